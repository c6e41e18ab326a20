"""One call for two and for three versions."""

import pytest
from ushtil.align.engine import align_documents
from ushtil.corpus.types import Document, Segment

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
