"""Tables show the texts as they are, and no text can draw in them."""

import io

from rich.console import Console
from ushtil.align.report.table import alignment_table, comparison_table
from ushtil.corpus.types import Alignment, Bead, Change, Comparison, Document, Finding, Link, Place, Segment, Severity


def document(lang: str, *sentences: str, name: str = "speech") -> Document:
    segments: list[Segment] = []
    text = ""
    for sentence in sentences:
        segments.append(Segment(len(text), len(text) + len(sentence), len(segments)))
        text += sentence + "\n"
    return Document(f"{name}.{lang}.txt", lang, text, tuple(segments))


def printed(what, width: int = 160) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, markup=False, emoji=False, highlight=False).print(what)
    return stream.getvalue()


def rows(text: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("  ") if part.strip()] for line in text.splitlines() if line.strip()]


def test_a_bead_is_a_row_with_its_texts_type_and_score():
    english, kazakh = document("en", "We came.", "It rained."), document("kk", "Біз келдік, жаңбыр жауды.", "Солай.")
    table = alignment_table(Alignment((english, kazakh), (Bead(((0, 1), (0,)), 0.914), Bead(((), (1,)), 0.0))))
    shown = rows(printed(table))
    assert shown[0] == ["bead", "en", "kk", "type", "score"]
    assert shown[2] == ["0", "We came. It rained.", "Біз келдік, жаңбыр жауды.", "2:1", "0.91"]
    assert shown[3] == ["1", "Солай.", "0:1", "0.00"]


def test_markup_escapes_and_reversing_characters_are_shown_and_not_obeyed():
    english = document("en", "[bold]a[/bold] \x1b[31mred :smile: \u202eabc")
    text = printed(alignment_table(Alignment((english, document("kk", "ә")), (Bead(((0,), (0,))),))))
    assert r"[bold]a[/bold] \x1b[31mred :smile: \u202eabc" in text
    assert "\x1b" not in text


SOURCE = document("en", "We built ten locks [sic] there.", "It rained.", "The river rose.")
COPY = document("en", "The river rose.", "We built two locks [sic] here.", name="[red]journal")


def compared() -> str:
    omitted = SOURCE.segments[1]
    place = Place(SOURCE.id, (1,), omitted.start, omitted.end, 2, "It rained.")
    changes = (Change((9, 12), (25, 28)), Change((25, 30), (41, 45)))
    links = (Link((2,), (0,), "identical", 1.0, moved=True), Link((0,), (1,), "wording", 0.7, changes=changes))
    finding = Finding("omission", "major", (place,), "a sentence was\nleft out")
    return printed(comparison_table(Comparison(SOURCE, COPY, links, (finding,))))


def test_a_comparison_counts_and_shows_the_two_coverages():
    text = compared()
    assert "[red]journal.en.txt against speech.en.txt" in text
    assert "links: 2 (1 identical, 1 wording, 1 moved)" in text
    assert "findings: 1 (1 major)" in text
    assert "consistency score: 0.67 (5 points on 9 words that both texts share)\n" in text
    assert "\nconsistency|weights:0/1/5/25|" in text
    assert "of the copy's words 100% have a source; of the source's words 82% are used" in text


def test_changed_words_are_marked_without_colour_too():
    text = compared()
    assert "We built [-ten-] locks [sic] [-there-]." in text
    assert "We built {+two+} locks [sic] {+here+}." in text


def test_a_finding_says_how_grave_it_is_where_it_stands_and_what_it_is():
    shown = rows(compared())
    assert ["major", "omission", "source, line 2", "a sentence was left out"] in shown
    assert ["source: “It rained.”"] in shown


def test_a_faithful_copy_has_a_summary_only():
    link = Link((0,), (0,), "identical", 1.0)
    one = document("en", "One.")
    assert len(printed(comparison_table(Comparison(one, one, (link,), ()))).splitlines()) == 6


def test_the_gravest_finding_stands_first_and_those_of_one_severity_in_their_order():
    details: list[tuple[Severity, str]]
    details = [("minor", "one"), ("critical", "two"), ("neutral", "three"), ("critical", "four")]
    findings = tuple(Finding("wording", severity, (), detail) for severity, detail in details)
    text = printed(comparison_table(Comparison(SOURCE, COPY, (), findings)))
    assert sorted(["one", "two", "three", "four"], key=text.index) == ["two", "four", "one", "three"]


def test_a_blank_line_stands_before_each_table():
    lines = [line.strip() for line in compared().splitlines()]
    for title in ("Sentences that are not word for word the same", "What to look at"):
        assert lines[lines.index(title) - 1] == ""
