"""What people translated too is measured where much is missing, and costs no more than what is filled."""

from __future__ import annotations

import pytest
from ushtil.align.fill_directions import Directions
from ushtil.align.fill_measuring import measure_directions
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.corpus.types import Alignment, Bead, Document, Segment


def document(lang: str, number: int) -> Document:
    text = "".join(f"{lang} {index:04}. " for index in range(number))
    width = len(lang) + 7
    spans = tuple(Segment(index * width, index * width + width - 1, 0) for index in range(number))
    return Document(f"s.{lang}", lang, text, spans)


def asked(linked: int, missing: int, directions: Directions | None = None, score: float = 0.9) -> list[tuple]:
    """What is measured of an English and a Kazakh text, of which so many sentences lack Kazakh."""
    beads = [Bead(((n,), (n,)), score) for n in range(linked)]
    beads += [Bead(((linked + n,), ())) for n in range(missing)]
    alignment = Alignment((document("en", linked + missing), document("kk", linked)), tuple(beads))
    found: list[tuple] = []
    measure_directions(
        alignment, ["en", "kk"], directions or Directions(), lambda pairs, *rest: found.append((len(pairs), *rest))
    )
    return found


@pytest.mark.parametrize(("missing", "most"), [(10, 30), (31, 31), (500, 100)])
def test_a_sample_is_as_large_as_what_is_missing_within_bounds(missing, most):
    assert asked(200, missing) == [(200, "en", "kk", most)]


@pytest.mark.parametrize(("linked", "missing"), [(200, 9), (29, 50), (0, 50)])
def test_nothing_is_measured_for_little_or_on_little(linked, missing):
    assert asked(linked, missing) == []


def test_links_that_may_be_wrong_do_not_speak_against_the_model():
    assert asked(200, 50, score=0.4) == []


def test_a_direction_that_the_model_does_not_know_is_not_measured():
    def check(source: str, target: str) -> None:
        raise ModelUnavailableError("no")

    assert asked(200, 50, Directions(check=check)) == []
