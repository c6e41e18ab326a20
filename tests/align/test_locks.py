"""A pair that is given is as sure as can be, and all else impossible."""

import pytest
from ushtil.align.locks import LockedModel, read_lock
from ushtil.corpus.errors import InputError
from ushtil.corpus.types import Bead, Document, Segment

MODEL = LockedModel(
    (
        Bead(((0, 1), (1,)), 0.3),
        Bead(((2,), ())),
        Bead(((), (0,))),
        Bead(((3, 5), (2, 3))),
        Bead(((4, 6), ())),
    ),
    (7, 4),
)


def test_the_beads_are_those_given():
    assert MODEL.beads[0] == Bead(((0, 1), (1,)), 0.3)
    assert MODEL.sure(MODEL.beads) == MODEL.beads


def test_segments_are_linked_with_all_of_their_bead():
    assert list(MODEL.links) == [(i, j, 1.0) for i, j in [(0, 1), (1, 1), (3, 2), (3, 3), (5, 2), (5, 3)]]


def test_segments_without_a_counterpart_are_surely_alone():
    assert MODEL.left_null.tolist() == [0, 0, 1, 0, 1, 0, 1]
    assert MODEL.right_null.tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("spans", "probability"),
    [
        (((0, 1), (1,)), 1),
        (((3, 5), (2, 3)), 1),
        (((0,), (1,)), 0),
        (((2,), (0,)), 0),
        (((2,), ()), 1),
        (((2, 4, 6), ()), 1),
        (((0,), ()), 0),
        (((1, 2), ()), 0),
        (((), (0,)), 1),
        (((), (0, 1)), 0),
    ],
)
def test_what_is_given_is_sure_and_what_is_not_impossible(spans, probability):
    assert MODEL.probability(*spans) == probability


def test_beads_that_are_given_may_cross():
    assert MODEL.free


@pytest.mark.parametrize("shape", [(0, 0), (2, 0), (0, 3)])
def test_a_pair_of_which_one_has_no_segments_has_no_links(shape):
    model = LockedModel(
        (*(Bead(((i,), ())) for i in range(shape[0])), *(Bead(((), (j,))) for j in range(shape[1]))), shape
    )
    assert not len(model.links)
    assert model.left_null.tolist() == [1] * shape[0]
    assert model.right_null.tolist() == [1] * shape[1]


def document(lang, segments):
    """A document of so many one-letter segments."""
    places = tuple(Segment(2 * k, 2 * k + 1, 0) for k in range(segments))
    return Document(lang, lang, "a " * segments, places)


THREE = (document("en", 3), document("kk", 2), document("ru", 3))


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["pair.en-kk.tsv", "my-speech.en-kk.tsv", "en-kk.tsv"])
def test_a_file_name_says_the_languages(tmp_path, name):
    (pair,) = (found := read_lock(written(tmp_path, name, "0\t0\n1,2\t1\n"), THREE))
    assert pair == (0, 1)
    assert [bead.spans for bead in found[pair]] == [((0,), (0,)), ((1, 2), (1,))]


def test_a_pair_given_the_other_way_round_is_turned(tmp_path):
    found = read_lock(written(tmp_path, "pair.ru-en.tsv", "2\t0\n"), THREE)
    assert ((0,), (2,)) in [bead.spans for bead in found[0, 2]]


def test_segments_that_the_file_does_not_name_have_no_counterpart(tmp_path):
    found = read_lock(written(tmp_path, "pair.en-kk.tsv", "0\t0\n"), THREE)[0, 1]
    assert {bead.spans for bead in found if bead.is_null} == {((1,), ()), ((2,), ()), ((), (1,))}


@pytest.mark.parametrize("name", ["pair.en-kk-ru.tsv", "pair.tsv", "pair.en-de.tsv"])
def test_a_file_of_three_or_of_unknown_languages_is_refused(tmp_path, name):
    rows = "0\t0\t0\n" if name == "pair.en-kk-ru.tsv" else "0\t0\n"
    with pytest.raises(InputError):
        read_lock(written(tmp_path, name, rows), THREE)


def test_a_segment_that_the_text_lacks_is_named(tmp_path):
    with pytest.raises(InputError, match="segment 2 of kk"):
        read_lock(written(tmp_path, "pair.en-kk.tsv", "0\t2\n"), THREE)
