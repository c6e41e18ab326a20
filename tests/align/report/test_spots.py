"""A place is quoted with what stands around it, however long, empty or wrong it is."""

from __future__ import annotations

import re

from ushtil.align.report.spots import CONTEXT, LONGEST, SHOWN, Spot, spots_list
from ushtil.corpus.types import Document, Place, Segment


def spot(text: str, start: int, end: int, anchor: str = "r1") -> Spot:
    document = Document("a.en.txt", "en", text, (Segment(0, len(text), 0),))
    return Spot(Place("a.en.txt", (0,), start, end, 1, text[start:end]), "Copy", document, anchor)


def quoted(text: str, start: int, end: int) -> str:
    found = re.search(r"<q lang=\"en\"><bdi>(.*)</bdi></q>", spots_list([spot(text, start, end)]))
    return found[1] if found else ""


def test_words_inside_a_sentence_are_marked_in_it() -> None:
    assert quoted("We built ten locks.", 9, 12) == "We built <mark>ten</mark> locks."


def test_a_whole_sentence_is_quoted_without_a_mark() -> None:
    assert quoted("We built ten locks.", 0, 19) == "We built ten locks."


def test_a_place_between_words_is_a_marked_gap() -> None:
    assert re.sub("<mark.*?</mark>", "|", quoted("We built locks.", 8, 8)) == "We built| locks."


def test_far_words_are_cut_off_at_a_space() -> None:
    text = "word " * 100 + "ten " + "more " * 100
    shown = quoted(text, 500, 503)
    assert shown.startswith("… word")
    assert shown.endswith("more …")
    assert len(shown) < 2 * CONTEXT + 40


def test_a_huge_place_is_cut_and_a_huge_word_around_it_too() -> None:
    assert len(quoted("x" * 50_000, 0, 50_000)) < LONGEST + 10
    assert len(quoted("x" * 50_000, 25_000, 25_001)) < 2 * CONTEXT + 40


def test_a_quotation_that_does_not_stand_there_is_shown_as_it_is() -> None:
    wrong = Spot(Place("a", (7,), 3, 9, 1, "other words"), "Copy", spot("We built.", 0, 2).document)
    assert "<bdi>other words</bdi>" in spots_list([wrong])
    assert "no words of its own" in spots_list([Spot(Place("a", (), 0, 0, 1, ""), "Copy")])


def test_many_places_are_folded_after_the_first_few() -> None:
    made = spots_list([spot("We built ten locks.", 9, 12)] * (SHOWN + 4))
    assert "<summary>4 more</summary>" in made
    assert made.count("<q ") == SHOWN + 4
    assert "<details" not in spots_list([spot("We built ten locks.", 9, 12)] * SHOWN)
