"""A gap in numbered headings and a heading lost in a version are found, and nothing where no count is kept."""

from __future__ import annotations

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.text.headings import heading_gaps
from ushtil.align.checks.versions.headings import lost_headings
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Bead, Document

BODY = {"en": "The council met and spoke.", "kk": "Кеңес жиналып, пікір алмасты.", "ru": "Совет собрался и поговорил."}
TITLES = {
    "en": ["I. ROADS", "II. BRIDGES", "III. SCHOOLS", "IV. WATER"],
    "kk": ["I. ЖОЛДАР", "II. КӨПІРЛЕР", "III. МЕКТЕПТЕР", "IV. СУ"],
    "ru": ["I. ДОРОГИ", "II. МОСТЫ", "III. ШКОЛЫ", "IV. ВОДА"],
}
CHAPTERS = {
    "en": ["Chapter 1", "Chapter 2", "Chapter 4"],
    "kk": ["1-тарау", "2-тарау", "4-тарау"],
    "ru": ["Глава 1", "Глава 2", "Глава 4"],
}


def text_of(titles: list[str], lang: str) -> Document:
    text = "\n\n".join(f"{title}\n\n{BODY[lang]}" for title in titles)
    return Document("address", lang, text, segments(text, lang))


@pytest.mark.parametrize("lang", TITLES)
def test_a_whole_count_is_no_finding(lang: str) -> None:
    assert not list(heading_gaps(text_of(TITLES[lang], lang)))


@pytest.mark.parametrize("lang", TITLES)
def test_a_missing_number_is_told_with_its_neighbours(lang: str) -> None:
    titles = [TITLES[lang][n] for n in (0, 1, 3)]
    (finding,) = heading_gaps(text_of(titles, lang))
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert "number 3 is missing" in finding.detail
    assert [place.text for place in finding.where] == titles[1:]


@pytest.mark.parametrize("lang", CHAPTERS)
def test_a_missing_chapter_is_told(lang: str) -> None:
    assert len(list(heading_gaps(text_of(CHAPTERS[lang], lang)))) == 1


@pytest.mark.parametrize("titles", [["I. A", "V. B", "IX. C"], ["II. A", "IV. B"], ["I. A", "II. B", "I. A", "II. B"]])
def test_a_choice_of_sections_is_no_count(titles: list[str]) -> None:
    assert not list(heading_gaps(text_of(titles, "en")))


def versions(*, lost: bool) -> Versions:
    left = (
        "Roads\n\nThe roads are old.\n\nBridges\n\nThe bridges are new.\n\nSchools\n\nThe schools are full. They wait."
    )
    ours, gap = "Дороги\n\nДороги старые.\n\nМосты\n\nМосты новые.\n\nШколы", " " if lost else "\n\n"
    right = f"{ours}{'.' * lost}{gap}Школы полны. Они ждут."
    english, russian = (Document("a", lang, text, segments(text, lang)) for lang, text in (("en", left), ("ru", right)))
    assert len(english) == len(russian)
    return Versions(english, russian, tuple(Bead(((n,), (n,)), 0.9) for n in range(len(english))))


def test_a_heading_that_became_running_text_is_told_once() -> None:
    (finding,) = lost_headings(versions(lost=True))
    assert finding.where[0].text == "Schools"
    assert "stands inside a paragraph of the Russian one" in finding.detail


def test_headings_on_both_sides_are_no_finding() -> None:
    assert not list(lost_headings(versions(lost=False)))
