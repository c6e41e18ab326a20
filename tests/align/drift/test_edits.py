from __future__ import annotations

import pytest
from ushtil.align.drift.edits import Pair
from ushtil.align.drift.relation import relation
from ushtil.corpus.types import Document, Relation, Segment


def one(text: str, lang: str = "en") -> Document:
    return Document("text", lang, text, (Segment(0, len(text), 0),))


def pair_of(source: str, copy: str, lang: str = "en") -> Pair:
    return Pair.of(one(source, lang), one(copy, lang))


def changed(source: str, copy: str, lang: str = "en") -> list[tuple[str, str]]:
    pair = pair_of(source, copy, lang)
    spans = [edit.spans for edit in pair.edits((0,), (0,))]
    return [(source[slice(*ours)], copy[slice(*theirs)]) for ours, theirs in spans]


def related(source: str, copy: str, lang: str = "en") -> Relation:
    pair = pair_of(source, copy, lang)
    return relation(pair.edits((0,), (0,)), pair.texts((0,), (0,)), (1, 1), lang)


def test_equal_texts_have_no_edits() -> None:
    assert changed("The bridge is open.", "The bridge is open.") == []


def test_edits_are_whole_words_with_spans_in_both_texts() -> None:
    assert changed("The new bridge opened in May.", "The old bridge opened in June.") == [
        ("new", "old"),
        ("May", "June"),
    ]


def test_a_dropped_clause_is_one_edit_with_an_empty_place_in_the_copy() -> None:
    source = "The plant, which employs half the town, will close."
    assert changed(source, "The plant will close.") == [(", which employs half the town,", "")]


def test_applying_the_edits_to_the_source_gives_the_copy() -> None:
    source, copy = "“We will — surely — build it,” she said.", '"They will - surely - rebuild it", she said!'
    pair = pair_of(source, copy)
    built, last = "", 0
    for ours, theirs in (edit.spans for edit in pair.edits((0,), (0,))):
        built += source[last : ours[0]] + copy[slice(*theirs)]
        last = ours[1]
    assert (built + source[last:]).split() == copy.split()


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "They planted 7,000 trees.", "They planted 7 000 trees."),
        ("en", "They planted 7 thousand trees.", "They planted 7,000 trees."),
        ("en", "The non-alternative plan", "The non alternative plan"),
        ("en", "The decision is your's.", "The decision is yours."),
        ("en", "He called it “the common home”.", 'He called it "the common home".'),
        ("ru", "Ещё одно дело — дороги.", "Еще одно дело – дороги."),
        ("ru", "В библиотеке 20 тысяч книг.", "В библиотеке 20 000 книг."),
        ("kk", "Биыл 12 мың гектар жер суарылады.", "Биыл 12 000 гектар жер суарылады."),
    ],
)
def test_another_way_of_writing_the_same_words_is_a_change_of_format(lang: str, source: str, copy: str) -> None:
    assert related(source, copy, lang) == "format"
    assert changed(source, copy, lang)


def test_a_line_break_is_no_difference() -> None:
    assert related("The river rose\nin spring.", "The river rose in spring.") == "identical"


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "I am convinced that the port will grow.", "President Serikov is convinced that the port will grow."),
        ("en", "We will rebuild the school by autumn.", "They will rebuild the school by autumn."),
        ("en", "The school will open in autumn.", "The school will open in autumn, the minister said."),
        ("ru", "Я считаю, что порт будет расти.", "Глава государства считает, что порт будет расти."),
        ("ru", "Поддерживаю это решение полностью.", "Поддерживает это решение полностью."),
        ("ru", "Школа откроется осенью.", "Школа откроется осенью, сообщил министр."),
        ("kk", "Мен бұл саланың болашағына сенімдімін.", "Президент бұл саланың болашағына сенімді."),
        ("kk", "Бұл бастаманы толық қолдаймыз.", "Бұл бастаманы толық қолдайды."),
        ("kk", "Порт келер жылы ашылады.", "Министрдің айтуынша, порт келер жылы ашылады."),
    ],
)
def test_a_first_person_turned_into_a_third_is_reported(lang: str, source: str, copy: str) -> None:
    assert related(source, copy, lang) == "reported"


@pytest.mark.parametrize(
    ("lang", "source", "copy", "expected"),
    [
        ("en", "The port, built in 1963, will grow.", "The port will grow.", "abridged"),
        ("en", "The port will grow.", "The old port will grow soon.", "expanded"),
        ("en", "The port will grow quickly.", "The harbour will grow fast.", "wording"),
        ("en", "I think that the port will grow.", "The port will grow.", "abridged"),
        ("en", "The member states agreed on a plan.", "The member countries agreed on a plan.", "wording"),
        ("ru", "Порт быстро растёт.", "Порт заметно растёт.", "wording"),
        ("kk", "Порт тез дамып келеді.", "Порт қарқынды дамып келеді.", "wording"),
        ("kk", "Бұл бағдарлама былтыр басталды, соған қаржы бөлінді.", "Бұл бағдарлама былтыр басталды.", "abridged"),
    ],
)
def test_other_changes_are_told_apart(lang: str, source: str, copy: str, expected: Relation) -> None:
    assert related(source, copy, lang) == expected


def test_a_very_long_line_still_ends() -> None:
    assert related("word " * 20_000, "word " * 20_000 + "end") == "expanded"
