"""Units are complete, clean, told apart by their texts, and named the same in every run."""

from dataclasses import replace

from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.units import clean, is_sentence_pair, units


def document(lang: str, *sentences: str) -> Document:
    segments: list[Segment] = []
    text = ""
    for sentence in sentences:
        segments.append(Segment(len(text), len(text) + len(sentence), len(segments)))
        text += sentence + "\n"
    return Document(f"speech.{lang}.txt", lang, text, tuple(segments))


def pair(english: list[str], kazakh: list[str], *spans) -> Alignment:
    return Alignment((document("en", *english), document("kk", *kazakh)), tuple(Bead(span) for span in spans))


def test_null_beads_make_no_units():
    made = list(units(pair(["One.", "Two."], ["Бір."], ((0,), (0,)), ((1,), ()))))
    assert [unit.texts for unit in made] == [{"en": "One.", "kk": "Бір."}]


def test_a_unit_says_where_it_comes_from():
    (unit,) = units(pair(["One.", "Two."], ["Бір, екі."], ((0, 1), (0,))))
    assert unit.texts["en"] == "One. Two."
    assert unit.segments == {"en": (0, 1), "kk": (0,)}
    assert unit.documents == {"en": "speech.en.txt", "kk": "speech.kk.txt"}
    assert not is_sentence_pair(unit)


def test_separators_make_no_units():
    assert not list(units(pair(["* * *"], ["***"], ((0,), (0,)))))


def test_the_same_pair_of_texts_is_kept_once_and_a_variant_is_kept():
    spans = [((index,), (index,)) for index in range(3)]
    made = list(units(pair(["Yes.", "Yes.", "Yes."], ["Иә.", "Иә.", "Әрине."], *spans)))
    assert [unit.texts["kk"] for unit in made] == ["Иә.", "Әрине."]


def test_an_id_depends_on_the_texts_and_not_on_their_place():
    (alone,) = units(pair(["Two."], ["Екі."], ((0,), (0,))))
    *_, later = units(pair(["One.", "Two."], ["Бір.", "Екі."], ((0,), (0,)), ((1,), (1,))))
    assert alone.id == later.id


def test_an_incomplete_bead_of_three_versions_makes_no_unit():
    three = Alignment(
        (document("en", "One."), document("kk", "Бір."), document("ru", "Два.")),
        (Bead(((0,), (0,), ())), Bead(((), (), (0,)))),
    )
    assert not list(units(three))


def test_a_text_is_clean_after_one_time_so_that_a_source_file_and_its_memory_agree():
    for text in (
        "The bell \x07 rang.",
        "It rang \ufeff twice.\ufeff ",
        "\x00 \ufffe\tOnce\u2028 \x1b\n more \ud800 \x7f",
    ):
        once = clean(text)
        assert clean(once) == once
        assert "  " not in once
    assert clean("The bell \x07 rang.") == "The bell rang."


def test_a_translation_that_a_person_wrote_stands_before_an_equal_one_that_was_filled():
    made = Made("kk", "Иә.", "mt", "en", "some/model", "", 0.8)
    documents = document("en", "Yes.", "No.", "Yes."), document("kk", "Иә.")
    other = Bead(((1,), ()), made=(replace(made, text="Жоқ."),))
    for filled, written in ((0, 2), (2, 0)):
        beads = Bead(((filled,), ()), made=(made,)), other, Bead(((written,), (0,)))
        yes, no = sorted(units(Alignment(documents, beads)), key=lambda unit: unit.texts["en"], reverse=True)
        assert (yes.made, yes.segments) == ((), {"en": (written,), "kk": (0,)})
        assert no.texts == {"en": "No.", "kk": "Жоқ."}
        assert len(no.made) == 1


def test_of_two_equal_translations_that_were_filled_the_first_stays():
    made = Made("kk", "Иә.", "mt", "en", "some/model", "", 0.8)
    beads = (Bead(((0,), ()), made=(made,)), Bead(((1,), ()), made=(replace(made, score=0.9),)))
    (unit,) = units(Alignment((document("en", "Yes.", "Yes."), document("kk")), beads))
    assert unit.segments["en"] == (0,)
