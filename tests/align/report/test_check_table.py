"""The screen shows every pair and every text with its figures, then the findings; no text can draw in it."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType
from ushtil.align.checks.engine import Checked
from ushtil.align.checks.shapes import Versions
from ushtil.align.drift.places import place
from ushtil.align.report.check_table import check_table
from ushtil.align.report.matrix import matrix_table
from ushtil.corpus.types import Bead, Comparison, Document, Finding, Link, Segment


def document(name: str, lang: str, *sentences: str) -> Document:
    segments: list[Segment] = []
    text = ""
    for sentence in sentences:
        segments.append(Segment(len(text), len(text) + len(sentence), len(segments)))
        text += sentence + "\n"
    return Document(name, lang, text, tuple(segments))


def printed(what: RenderableType, width: int = 160) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, markup=False, emoji=False, highlight=False).print(what)
    return stream.getvalue()


def rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("  ") if part.strip()] for line in text.splitlines() if line.strip()]


ENGLISH = document("[red]report\x1b[31m.en", "en", "The bridge is long.", "It shines.")
KAZAKH = document("report.kk", "kk", "Көпір ұзын.")
PAIR = Versions(ENGLISH, KAZAKH, (Bead(((0,), (0,))), Bead(((1,), ()))))
BETWEEN = (
    Finding("omission", "minor", (place(ENGLISH, (1,)),), "A sentence is missing."),
    Finding("number", "critical", (place(ENGLISH, (0,)), place(KAZAKH, (0,))), "The figures differ."),
)
ALONE = Finding("format", "neutral", (place(KAZAKH, (0,)),), "No dash.")
CHECKED = Checked((ENGLISH, KAZAKH), (PAIR,), (*BETWEEN, ALONE), (BETWEEN,))
SHOWN = rows(printed(check_table(CHECKED)))


def test_every_pair_and_text_has_a_row_of_figures() -> None:
    name = r"[red]report\x1b[31m.en"
    assert [f"report.kk beside {name}", "0.28", "100%", "67%", "1 critical, 1 minor"] in SHOWN
    assert [name, "1.00", "–"] in SHOWN
    assert ["report.kk", "1.00", "1 neutral"] in SHOWN


def test_the_gravest_finding_of_a_pair_stands_first_with_all_its_places() -> None:
    kinds = [row[:2] for row in SHOWN if row[0] in {"critical", "minor", "neutral"}]
    assert kinds == [["critical", "number"], ["minor", "omission"], ["neutral", "format"]]
    text = printed(check_table(CHECKED))
    assert r"[red]report\x1b[31m.en, line 1" in text
    assert "report.kk, line 1" in text


def test_a_share_or_score_is_whole_on_the_screen_only_where_it_is_exactly_so() -> None:
    long = document("long.en", "en", *["The bridge is very long and it shines in the sun."] * 99, "Yes.")
    copy = document("copy.en", "en", *long.sentences[:99])
    links = tuple(Link((i,), (i,), "identical", 1.0) for i in range(99))
    minor = Finding("omission", "minor", (place(long, (99,)),), "Left out.")
    text = printed(matrix_table([Comparison(long, copy, links, (minor,))]))
    assert ["copy.en", "0.99", "100%", "99%", "99", "0", "1 minor", "–"] in rows(text)


def test_no_text_can_steer_the_terminal() -> None:
    assert "\x1b" not in printed(check_table(CHECKED))


def test_findings_on_texts_stand_under_their_own_heading_and_the_signatures_are_shown() -> None:
    text = printed(check_table(CHECKED))
    assert "In the texts, and between texts of one language" in text
    assert "findings: 3 (1 critical, 1 minor, 1 neutral)" in text
    assert text.count("consistency|weights:0/1/5/25|") == 2


def test_a_single_text_without_findings_is_told_in_a_few_lines() -> None:
    text = printed(check_table(Checked((KAZAKH,), (), ())))
    assert "findings: 0" in text
    assert "linked" not in text


def test_a_narrow_terminal_keeps_the_names_readable() -> None:
    lines = printed(check_table(CHECKED), 80).splitlines()
    assert max(map(len, lines)) <= 80
    assert any("report.kk" in line for line in lines)


def test_a_matrix_has_a_row_for_each_copy_and_says_which_depart_in_one_way() -> None:
    copies = [document(name, "en", "The bridge is short.", "It shines.") for name in ("\x1b[1mone", "two")]
    links = (Link((0,), (0,), "wording", 0.8), Link((1,), (1,), "identical", 1.0, moved=True))
    found = (Finding("wording", "major", (), "Long became short."),)
    comparisons = [Comparison(ENGLISH, copy, links, found) for copy in copies]
    text = printed(matrix_table(comparisons))
    assert "\x1b" not in text
    shown = rows(text)
    figures = ["0.67", "100%", "100%", "2", "1", "1 major"]
    assert [r"\x1b[1mone", *figures, "two (1 of 1)"] in shown
    assert ["two", *figures, r"\x1b[1mone (1 of 1)"] in shown
