"""One call for two and for three versions."""

from typing import get_args

import pytest
from ushtil.align.band import Order
from ushtil.align.commands.options import Order as CommandOrder
from ushtil.align.engine import DEFAULTS, AlignOptions, align_documents
from ushtil.corpus.types import Bead, Document, Segment

TEXTS = {
    "en": ["Ferry 12 sails at noon.", "Who steers it?", "Captain Dina Akhmetova, since 2016."],
    "kk": ["12-паром түсте жүзеді.", "Оны кім басқарады?", "2016 жылдан бері капитан Дина Ахметова."],
    "ru": ["Паром 12 отходит в полдень.", "Кто его ведёт?", "Капитан Дина Ахметова, с 2016 года."],
}


def document(lang):
    texts = TEXTS[lang]
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(len(texts))]
    segments = tuple(Segment(start, start + len(text), 0) for start, text in zip(starts, texts, strict=True))
    return Document(lang, lang, "\n".join(texts), segments)


def test_two_versions_are_one_pair():
    found = align_documents([document("en"), document("kk")])
    assert found.alignment.languages == ("en", "kk")
    assert found.pairs == {("en", "kk"): found.alignment}
    assert [bead.spans for bead in found.alignment.beads] == [((k,), (k,)) for k in range(3)]


@pytest.mark.parametrize("order", [("en", "kk", "ru"), ("ru", "en", "kk")])
def test_three_versions_have_three_pairs_in_the_order_given(order):
    found = align_documents([document(lang) for lang in order])
    assert found.alignment.languages == order
    assert list(found.pairs) == [(order[0], order[1]), (order[0], order[2]), (order[1], order[2])]
    assert [bead.spans for bead in found.alignment.beads] == [((k,), (k,), (k,)) for k in range(3)]
    for languages, alignment in found.pairs.items():
        assert alignment.languages == languages


@pytest.mark.parametrize("count", [0, 1, 4])
def test_any_other_number_of_versions_is_refused(count):
    with pytest.raises(ValueError, match="unpack"):
        align_documents([document("en")] * count)


def harbours(lang, kept):
    """Notes on harbours in English or Russian, those named in the order named."""
    sentence = {"en": "Harbour {} received {} ships in {}.", "ru": "Гавань {} приняла {} судов в {} году."}[lang]
    texts = [sentence.format(k + 300, 17 * k + 40, 1800 + k) for k in kept]
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(len(texts))]
    segments = tuple(Segment(start, start + len(text), 0) for start, text in zip(starts, texts, strict=True))
    return Document(lang, lang, "\n".join(texts), segments)


def test_the_order_is_found_out_unless_it_is_given():
    swapped = [harbours("en", range(20)), harbours("ru", [*range(8, 20), *range(8)])]
    assert AlignOptions() == DEFAULTS == AlignOptions(order="auto", min_score=0.0)
    moved: dict[Order, int] = {"auto": 8, "free": 8, "monotone": 0}
    for order, count in moved.items():
        found = align_documents(swapped, AlignOptions(order=order)).alignment
        assert sum(bead.moved for bead in found.beads) == count


@pytest.mark.parametrize("languages", [("en", "kk"), ("en", "kk", "ru")])
def test_links_less_sure_than_is_asked_for_are_dissolved(languages):
    documents = [document(lang) for lang in languages]
    everything = align_documents(documents)
    scores = sorted(bead.score for pair in everything.pairs.values() for bead in pair.beads)
    least = scores[len(scores) // 2]
    found = align_documents(documents, AlignOptions(min_score=least))
    for pair, alignment in found.pairs.items():
        expected = {bead.spans for bead in everything.pairs[pair].beads if bead.score >= least}
        assert {bead.spans for bead in alignment.beads if not bead.is_null} == expected
    assert all(bead.is_null for bead in align_documents(documents, AlignOptions(min_score=1.1)).alignment.beads)


def test_a_pair_that_is_given_is_kept():
    given = [Bead(((0, 1), (0, 1))), Bead(((2,), (2,)))]
    found = align_documents([document(lang) for lang in ("en", "kk", "ru")], locked={(0, 1): given})
    assert [bead.spans for bead in found.pairs["en", "kk"].beads] == [bead.spans for bead in given]
    assert [bead.spans for bead in found.alignment.beads] == [((0, 1),) * 3, ((2,),) * 3]


def test_the_command_line_offers_the_orders_that_the_engine_knows():
    assert get_args(CommandOrder) == ("auto", "monotone", "free")
    assert set(get_args(CommandOrder)) == set(get_args(Order))
