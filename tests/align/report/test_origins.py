"""A reader of a page or a table sees which sides no person wrote, who made them, and how far to trust them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from ushtil.align.report.html import alignment_page
from ushtil.align.report.table import alignment_table
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment

Show = Callable[..., Any]
HOSTILE = '"><script>alert(1)</script>\u202e'


def made(text: str, lang: str = "kk", score: float = 0.83, **changes: object) -> Made:
    values: dict = {"origin": "mt", "source": "en", "model": "issai/tilmash", "revision": "abc", "note": ""}
    return Made(lang, text, score=score, **values | changes)


def document(lang: str, number: int) -> Document:
    text = " ".join(f"{lang}{index}." for index in range(number))
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    return Document(f"s.{lang}", lang, text, tuple(Segment(*span, 0) for span in spans))


BEADS = (
    Bead(((0,), (0,)), 0.9),
    Bead(((1,), ()), 0.8, made=(made("Екі."),)),
    Bead(((2,), ()), 0.7, made=(made("Үш.", origin="memory", model="m.sqlite", revision="7", score=1.0),)),
    Bead(((3,), ()), 0.6, made=(made("", score=0.0, note="the model repeats itself"),)),
)
FILLED = Alignment((document("en", 4), document("kk", 1)), BEADS)


class Cells(HTMLParser):
    """The text of every table cell that is in Kazakh, and all that a screen reader gets."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self._inside = False
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        if tag == "td":
            named = dict(attributes)
            self._inside = named.get("data-label") == "Kazakh"
            if self._inside:
                self.cells.append("")

    def handle_data(self, data):
        if self._inside:
            self.cells[-1] += data


def test_a_side_that_a_machine_made_has_a_badge_that_is_read_aloud_in_full():
    cells = Cells(alignment_page(FILLED)).cells
    assert cells[1] == "MT 0.83: machine translation from English Екі."
    assert cells[2] == "TM 1.00: translation memory from English Үш."
    assert cells[3] == "no counterpart in Kazakh, left empty: the model repeats itself"
    assert "MT" not in cells[0]


def test_the_badge_names_model_revision_and_quality_to_whoever_points_at_it():
    (title,) = re.findall(r'class="tag mt" lang="en" title="([^"]*)"', alignment_page(FILLED))
    assert title == "machine translation by issai/tilmash, revision abc from English, quality 0.83"


def test_the_rows_can_be_thinned_out_to_each_origin():
    page = alignment_page(FILLED)
    flags = [flags.split() for flags in re.findall(r'<tr id="b\d+" data-f="([^"]*)"', page)]
    assert flags == [[], ["gap", "mt"], ["gap", "memory"], ["gap", "empty"]]
    for flag, label in (("mt", "machine translated"), ("memory", "filled from a memory"), ("empty", "left empty")):
        assert f'value="{flag}"> {label} <span class="count">1</span>' in page


def test_the_score_of_a_row_is_no_higher_than_what_fills_it():
    alignment = Alignment(
        FILLED.documents, (Bead(((0, 1), (0,)), 0.9), Bead(((2, 3), ()), 0.8, made=(made("a", score=0.2),)))
    )
    assert re.findall(r'data-score="([\d.]+)"', alignment_page(alignment)) == ["0.900", "0.200"]
    left_empty = re.findall(r'data-score="([\d.]+)"', alignment_page(FILLED))[3]
    assert left_empty == "0.600"


def test_the_summary_counts_what_was_filled_by_whom():
    page = alignment_page(FILLED)
    assert "Of 3 missing sides: 1 by machine translation, 1 by translation memory, 1 left empty." in page
    assert "<dt>filled by machine translation</dt><dd>1</dd>" in page
    row = page.partition("Sides that no person wrote for this text")[2]
    assert "machine translation: issai/tilmash@abc" in row
    assert "translation memory: m.sqlite<" in row


def test_a_page_without_a_made_side_says_nothing_of_origins():
    page = alignment_page(Alignment(FILLED.documents, tuple(Bead(bead.spans, bead.score) for bead in BEADS)))
    assert "machine" not in page.partition("<body>")[2]
    assert "missing sides" not in page


def test_a_remark_of_many_sides_is_said_once_and_a_rare_one_in_its_cell():
    sides = [made(f"{n}.", note="source chosen by x" + ("; look here" if n == 2 else "")) for n in range(4)]
    beads = tuple(Bead(((n,), ()), made=(side,)) for n, side in enumerate(sides))
    page = alignment_page(Alignment((document("en", 4), Document("s.kk", "kk", "", ())), beads))
    assert re.findall(r'<p class="remark" lang="en">(.*?)</p>', page) == ["look here"]
    assert re.findall(r'data-label="Remarks">(.*?)<', page) == ["source chosen by x"]


@pytest.mark.parametrize("number", [1, 150])
def test_a_version_that_was_made_as_a_whole_has_a_page_without_pictures(number):
    beads = tuple(Bead(((n,), ()), made=(made("Иә."),)) for n in range(number))
    page = alignment_page(Alignment((document("en", number), Document("s.kk", "kk", "", ())), beads))
    assert "<title>Translation: English and Kazakh</title>" in page
    assert 'id="path"' not in page
    assert f"<dt>filled by machine translation</dt><dd>{number}</dd>" in page


def test_two_versions_and_a_made_one_have_the_picture_of_the_two():
    documents = (document("en", 2), document("ru", 2), Document("s.kk", "kk", "", ()))
    beads = tuple(Bead(((n,), (n,), ()), made=(made("Иә."),)) for n in range(2))
    page = alignment_page(Alignment(documents, beads))
    assert page.count("<figure>") == 1
    assert "<title>Translation: English, Russian and Kazakh</title>" in page


def test_hostile_text_model_and_note_stay_text():
    side = made(HOSTILE, model=HOSTILE, revision=HOSTILE, note=HOSTILE)
    page = alignment_page(Alignment(FILLED.documents, (*BEADS[:3], Bead(((3,), ()), made=(side,)))))
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_the_table_on_the_screen_marks_what_was_made():
    console = Console(width=100, record=True, file=StringIO())
    console.print(alignment_table(FILLED))
    text = console.export_text()
    assert "[MT 0.83] Екі." in text
    assert "[TM 1.00] Үш." in text
    console.print(alignment_table(Alignment(FILLED.documents, (Bead(((0, 1, 2, 3), (0,)), made=()),))))
    assert "[MT" not in console.export_text()


def test_the_filter_shows_what_a_machine_made_and_a_screen_reader_says_so(show: Show) -> None:
    page = show(alignment_page(FILLED)).page
    page.get_by_role("radio", name="machine translated").check()
    rows = page.locator("table.rows > tbody > tr:visible")
    assert rows.evaluate_all("rows => rows.map(row => row.id)") == ["b2"]
    assert "machine translation from English" in rows.locator("td").nth(1).aria_snapshot()
    page.get_by_label("Score limit").fill("0.85")
    page.locator("#shown", has_text="3 of 4 rows").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_badge_can_be_read_on_its_ground(show: Show, scheme: str) -> None:
    page = show(alignment_page(FILLED), color_scheme=scheme).page
    colours = page.locator(".tag.mt").evaluate(
        "tag => [getComputedStyle(tag).color, getComputedStyle(tag).backgroundColor]"
    )
    light, dark = sorted((luminance(colour) for colour in colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2 of a colour ``rgb(1, 2, 3)``."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
