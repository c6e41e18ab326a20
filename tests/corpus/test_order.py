"""Beads stand in the order of the first document, whatever order they were found in."""

from ushtil.corpus.order import in_first_document_order, reversed_pair
from ushtil.corpus.types import Alignment, Bead, Document, Segment


def spans(*beads: Bead) -> list:
    return [bead.spans for bead in in_first_document_order(beads)]


def test_a_bead_without_a_first_segment_stays_behind_the_one_it_follows():
    a, b, null = Bead(((1,), (0,))), Bead(((0,), (2,))), Bead(((), (1,)))
    assert spans(a, null, b) == [b.spans, a.spans, null.spans]


def test_a_bead_before_every_other_stays_first():
    null, a = Bead(((), (0,))), Bead(((0,), (1,)))
    assert spans(null, a) == [null.spans, a.spans]


def test_a_pair_turned_round_follows_its_new_first_document_and_keeps_scores():
    first = Document("a", "en", "A.B.", (Segment(0, 2, 0), Segment(2, 4, 0)))
    second = Document("b", "kk", "Б.А.", (Segment(0, 2, 0), Segment(2, 4, 0)))
    turned = reversed_pair(Alignment((first, second), (Bead(((0,), (1,)), 0.5), Bead(((1,), (0,)), 0.25, moved=True))))
    assert turned.languages == ("kk", "en")
    assert turned.beads == (Bead(((0,), (1,)), 0.25, moved=True), Bead(((1,), (0,)), 0.5))
