"""A thing is said once, the graver way, and facts stand before form."""

from __future__ import annotations

from ushtil.align.checks.order import distinct, in_text_order
from ushtil.corpus.types import Document, Finding, FindingKind, Place, Segment, Severity

FIRST = Document("first", "en", "One. Two. Three.", (Segment(0, 4, 0), Segment(5, 9, 0), Segment(10, 16, 0)))
SECOND = Document("second", "en", "Four.", (Segment(0, 5, 0),))


def place(document: Document, start: int, end: int) -> Place:
    return Place(document.id, (), start, end, 1, document.text[start:end])


def finding(
    *where: Place, kind: FindingKind = "name", severity: Severity = "minor", detail: str = "Two spellings."
) -> Finding:
    return Finding(kind, severity, where, detail)


ONE, TWO, FOUR = place(FIRST, 0, 3), place(FIRST, 5, 8), place(SECOND, 0, 4)


def test_of_two_rules_that_report_one_thing_the_graver_finding_stays() -> None:
    mild, grave = finding(ONE), finding(ONE, severity="major")
    assert distinct([[mild], [grave]]) == distinct([[grave], [mild]]) == [grave]


def test_of_two_equally_grave_findings_the_first_rule_s_stays() -> None:
    first, second = finding(ONE, detail="First."), finding(ONE, detail="Second.")
    assert distinct([[first], [second]]) == [first]


def test_the_order_of_the_places_does_not_matter() -> None:
    assert len(distinct([[finding(ONE, TWO)], [finding(TWO, ONE)]])) == 1


def test_a_finding_whose_places_another_rule_lists_with_more_says_nothing_new() -> None:
    here, everywhere = finding(ONE, TWO), finding(ONE, TWO, FOUR)
    assert distinct([[here], [everywhere]]) == [everywhere]


def test_a_graver_finding_at_fewer_places_stays_beside_a_milder_one_at_more() -> None:
    here, everywhere = finding(ONE, severity="critical"), finding(ONE, TWO)
    assert distinct([[here], [everywhere]]) == [here, everywhere]


def test_different_kinds_at_one_place_are_all_listed() -> None:
    found = [finding(ONE), finding(ONE, kind="number")]
    assert distinct([[found[0]], [found[1]]]) == found


def test_one_rule_may_report_two_things_at_one_place() -> None:
    found = [finding(ONE, detail="The first figure."), finding(ONE, detail="The second figure.")]
    assert distinct([found]) == found
    assert distinct([[found[0], found[0]]]) == found[:1]


def test_findings_without_places_are_kept() -> None:
    assert len(distinct([[finding()], [finding(detail="Another.")]])) == 2


def test_ten_thousand_findings_of_two_rules_are_put_together() -> None:
    text = Document("long", "en", "a" * 10_000, (Segment(0, 10_000, 0),))
    places = [place(text, n, n + 1) for n in range(10_000)]
    assert len(distinct([[finding(p) for p in places], [finding(p, severity="major") for p in places]])) == 10_000


def test_findings_stand_in_the_order_of_the_texts() -> None:
    found = [finding(FOUR), finding(TWO), finding(ONE), finding()]
    assert [f.where[:1] for f in in_text_order(found, (FIRST, SECOND))] == [(ONE,), (TWO,), (FOUR,), ()]


def test_at_one_sentence_facts_stand_before_form_wherever_they_begin() -> None:
    found = [finding(place(FIRST, 10, 12), kind="format"), finding(place(FIRST, 13, 16), kind="polarity")]
    assert [f.kind for f in in_text_order(found, (FIRST,))] == ["polarity", "format"]
