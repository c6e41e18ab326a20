"""Every missing side is filled from the better of the sides that are there, once, and says where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from ushtil.align.engine import Aligned
from ushtil.align.fill import Piece, alone, fill, with_missing
from ushtil.align.fill_directions import Directions
from ushtil.corpus.errors import ModelUnavailableError
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.models.registry import Card, Figure, card

FIGURES = {("en", "kk"): 60.0, ("ru", "kk"): 54.0, ("kk", "en"): 50.0, ("ru", "en"): 63.0, ("en", "ru"): 60.0}


def document(lang: str, *sentences: str) -> Document:
    spans: list[Segment] = []
    start = 0
    for sentence in sentences:
        spans.append(Segment(start, start + len(sentence), len(spans)))
        start += len(sentence) + 1
    return Document(f"s.{lang}", lang, " ".join(sentences), tuple(spans))


EN = document("en", "One.", "Two.", "Three.", "Four.")
KK = document("kk", "Бір.", "Үш.")
RU = document("ru", "Раз.", "Два.", "Три.", "Пять.")
BEADS = (
    Bead(((0,), (0,), (0,))),
    Bead(((1,), (), (1,)), 0.8),
    Bead(((2,), (1,), (2,))),
    Bead(((3,), (), ())),
    Bead(((), (), (3,))),
)
ALL = Alignment((EN, KK, RU), BEADS)
PAIRS = {
    ("en", "kk"): Alignment((EN, KK), tuple(Bead(b.spans[:2], b.score) for b in BEADS if any(b.spans[:2]))),
    ("en", "ru"): Alignment((EN, RU), tuple(Bead(b.spans[::2], b.score) for b in BEADS if any(b.spans[::2]))),
    ("kk", "ru"): Alignment((KK, RU), tuple(Bead(b.spans[1:], b.score) for b in BEADS if any(b.spans[1:]))),
}
ALIGNED = Aligned(ALL, PAIRS)


class Maker:
    """Writes ``kk(en: Two.)``, and nothing for a sentence it is told to fail on."""

    def __init__(self, *failing: tuple[str, str]) -> None:
        self.failing = failing
        self.asked: list[Piece] = []

    def __call__(self, pieces: Sequence[Piece]) -> list[Made]:
        self.asked += pieces
        return [self._made(piece) for piece in pieces]

    def _made(self, piece: Piece) -> Made:
        text = f"{piece.target}({piece.source}: {' | '.join(piece.texts)})"
        made = Made(piece.target, text, "mt", piece.source, "test/model", "r1", 0.75)
        if any((text, piece.source) in self.failing for text in piece.texts):
            return replace(made, text="", score=0.0, note="it repeats itself")
        return made


def figures(values: dict[tuple[str, str], float]) -> Card:
    known = card("tilmash")
    assert known is not None
    return replace(
        known, figures=tuple(Figure(f"FLORES chrF {s}-{t}", value, "test") for (s, t), value in values.items())
    )


def texts(alignment: Alignment, lang: str) -> list[str]:
    return [made.text for bead in alignment.beads for made in bead.made if made.lang == lang]


def test_a_side_is_made_from_the_source_with_the_better_published_figure():
    found = fill(ALIGNED, Maker(), Directions(figures(FIGURES)), ["en", "kk", "ru"]).alignment
    assert texts(found, "kk") == ["kk(en: Two.)", "kk(en: Four.)", "kk(ru: Пять.)"]
    assert texts(found, "ru") == ["ru(en: Four.)"]
    assert texts(found, "en") == ["en(ru: Пять.)"]


def test_what_was_measured_on_this_text_counts_more_than_what_is_published():
    measured = {("en", "kk"): 41.26, ("ru", "kk"): 55.0}
    found = fill(ALIGNED, Maker(), Directions(figures(FIGURES), measured), ["kk"]).alignment
    assert texts(found, "kk")[0] == "kk(ru: Два.)"
    assert found.beads[1].made[0].note == "source chosen by measured chrF: ru-kk 55, en-kk 41.3"


def test_the_choice_of_a_source_is_recorded_where_there_was_one():
    found = fill(ALIGNED, Maker(), Directions(figures(FIGURES)), ["kk"]).alignment
    notes = [made.note for bead in found.beads for made in bead.made]
    assert notes == ["source chosen by published chrF: en-kk 60, ru-kk 54", "", ""]


def test_figures_are_not_compared_where_one_of_the_sources_has_none():
    directions = Directions(figures({("ru", "kk"): 90.0}))
    assert directions.ranked(["en", "ru"], "kk") == ["en", "ru"]
    assert directions.reason(["en", "ru"], "kk") == ""


def test_the_shipped_figures_rank_the_directions_of_the_default_model():
    directions = Directions(card("tilmash"))
    assert directions.ranked(["ru", "en"], "kk") == ["en", "ru"]
    assert directions.ranked(["en-GB", "kk"], "ru") == ["en-GB", "kk"]


def test_what_was_measured_is_told_even_where_there_is_no_choice():
    directions = Directions(figures(FIGURES), {("en", "kk"): 41.26})
    assert directions.reason(["en"], "kk") == "measured chrF en-kk 41.3"
    assert directions.reason(["ru"], "kk") == ""


def test_a_direction_that_the_model_does_not_know_is_not_taken():
    def check(source: str, target: str) -> None:
        if (source, target) != ("ru", "kk"):
            raise ModelUnavailableError(f"kazrush does not translate {source} to {target}")

    directions = Directions(None, check=check)
    found = fill(ALIGNED, Maker(), directions, ["en", "kk", "ru"]).alignment
    assert texts(found, "kk") == ["kk(ru: Два.)", "kk(ru: Пять.)"]
    assert texts(found, "en") == texts(found, "ru") == []
    directions.require(["en", "ru"], "kk")
    with pytest.raises(ModelUnavailableError, match="does not translate en to ru"):
        directions.require(["en", "kk"], "ru")


def test_where_nothing_comes_of_the_better_source_the_other_one_is_tried():
    maker = Maker(("Two.", "en"), ("Four.", "en"))
    found = fill(ALIGNED, maker, Directions(figures(FIGURES)), ["kk"]).alignment
    assert [(made.text, made.note) for bead in found.beads for made in bead.made] == [
        ("kk(ru: Два.)", "nothing usable came of en"),
        ("", "it repeats itself"),
        ("kk(ru: Пять.)", ""),
    ]


def test_where_nothing_comes_of_any_source_the_first_one_says_why():
    maker = Maker(("Two.", "en"), ("Два.", "ru"))
    found = fill(ALIGNED, maker, Directions(figures(FIGURES)), ["kk"]).alignment
    (made,) = found.beads[1].made
    assert (made.text, made.source) == ("", "en")
    assert made.note.startswith("it repeats itself; source chosen by published chrF")


def test_only_the_languages_asked_for_are_filled_and_segments_stay_as_they_are():
    found = fill(ALIGNED, Maker(), Directions(), ["kk"])
    assert texts(found.alignment, "en") == texts(found.alignment, "ru") == []
    assert [bead.spans for bead in found.alignment.beads] == [bead.spans for bead in BEADS]
    assert [bead.score for bead in found.alignment.beads] == [bead.score for bead in BEADS]


def test_pairs_take_what_was_made_for_all_versions():
    maker = Maker()
    found = fill(ALIGNED, maker, Directions(figures(FIGURES)), ["en", "kk", "ru"])
    assert texts(found.pairs["kk", "ru"], "kk") == ["kk(en: Two.)", "kk(ru: Пять.)"]
    assert texts(found.pairs["en", "kk"], "kk") == ["kk(en: Two.)", "kk(en: Four.)"]
    assert len(maker.asked) == 5


def test_a_pair_that_is_finer_has_its_own_made():
    whole = Alignment((EN, KK, RU), (Bead(((0, 1), (), (0, 1))), Bead(((2, 3), (0, 1), (2, 3)))))
    fine = Alignment((EN, KK), (Bead(((0,), ())), Bead(((1,), ())), Bead(((2, 3), (0, 1)))))
    found = fill(Aligned(whole, {("en", "kk"): fine}), Maker(), Directions(), ["kk"])
    assert texts(found.alignment, "kk") == ["kk(en: One. | Two.)"]
    assert texts(found.pairs["en", "kk"], "kk") == ["kk(en: One.)", "kk(en: Two.)"]


def test_a_pair_is_not_filled_where_a_person_wrote_the_other_side_in_a_larger_piece():
    whole = Alignment((EN, KK, RU), (Bead(((0, 1, 2, 3), (0, 1), (0, 1, 2, 3))),))
    loose = Alignment((EN, KK), (Bead(((0,), (0,))), Bead(((1,), ())), Bead(((2, 3), (1,)))))
    found = fill(Aligned(whole, {("en", "kk"): loose}), Maker(), Directions(), ["en", "kk", "ru"])
    assert texts(found.pairs["en", "kk"], "kk") == []


def test_two_versions_have_one_alignment_and_it_is_filled_once():
    pair = Alignment((EN, KK), PAIRS["en", "kk"].beads)
    maker = Maker()
    found = fill(Aligned(pair, {("en", "kk"): pair}), maker, Directions(), ["en", "kk"])
    assert found.pairs["en", "kk"] is found.alignment
    assert texts(found.alignment, "kk") == ["kk(en: Two.)", "kk(en: Four.)"]
    assert len(maker.asked) == 2


def test_a_version_that_is_missing_altogether_is_made_in_the_order_of_the_beads():
    found = fill(with_missing(alone(EN), [document("kk"), document("ru")]), Maker(), Directions(), ["kk", "ru"])
    assert texts(found.alignment, "kk") == [f"kk(en: {text})" for text in EN.sentences]
    assert list(found.pairs) == [("en", "kk"), ("en", "ru")]
    assert [bead.spans for bead in found.pairs["en", "ru"].beads] == [((index,), ()) for index in range(4)]
    assert texts(found.pairs["en", "ru"], "ru") == [f"ru(en: {text})" for text in EN.sentences]


def test_a_version_missing_beside_two_others_takes_each_sentence_from_the_better_one_that_has_it():
    pair = PAIRS["en", "ru"]
    both = Aligned(pair, {("en", "ru"): pair})
    found = fill(with_missing(both, [document("kk")]), Maker(), Directions(figures(FIGURES)), ["kk"])
    kazakh = ["kk(en: One.)", "kk(en: Two.)", "kk(en: Three.)", "kk(en: Four.)"]
    assert texts(found.alignment, "kk") == [*kazakh, "kk(ru: Пять.)"]
    assert texts(found.pairs["en", "kk"], "kk") == kazakh
    assert texts(found.pairs["ru", "kk"], "kk") == [*kazakh[:3], "kk(ru: Пять.)"]
    assert [bead.score for bead in found.pairs["ru", "kk"].beads] == [1.0, 0.8, 1.0, 1.0]
