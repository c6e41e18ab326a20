"""Names and languages tell which files are versions of one text."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.works import works
from ushtil.corpus.errors import InputError
from ushtil.corpus.types import Document


def grouped(*texts: tuple[str, str]) -> list[list[str]]:
    documents = [Document(path, lang, "", ()) for path, lang in texts]
    found = works([Path(path) for path, _ in texts], documents)
    return [[document.id for document in work] for work in found]


def named(*paths: str) -> tuple[tuple[str, str], ...]:
    return tuple((path, path.split(".")[-2]) for path in paths)


def test_names_that_differ_in_their_language_only_are_versions() -> None:
    paths = ("a.en.txt", "b.en.txt", "a.kk.txt", "b.ru.txt", "a.ru.txt")
    assert grouped(*named(*paths)) == [["a.en.txt", "a.kk.txt", "a.ru.txt"], ["b.en.txt", "b.ru.txt"]]


def test_the_language_may_stand_behind_a_dash_or_be_a_folder() -> None:
    texts = [("a_en.txt", "en"), ("a_kk.txt", "kk"), ("b-en.txt", "en"), ("b-kk.txt", "kk")]
    assert grouped(*texts) == [["a_en.txt", "a_kk.txt"], ["b-en.txt", "b-kk.txt"]]
    folders = [("en/a.txt", "en"), ("en/b.txt", "en"), ("kk/a.txt", "kk")]
    assert grouped(*folders) == [["en/a.txt", "kk/a.txt"], ["en/b.txt"]]


def test_two_or_three_texts_in_as_many_languages_are_one_work_whatever_their_names() -> None:
    assert grouped(("speech.txt", "en"), ("сөз.txt", "kk")) == [["speech.txt", "сөз.txt"]]


def test_where_names_group_some_texts_the_others_stand_alone() -> None:
    assert grouped(*named("a.en.txt", "a.kk.txt", "b.ru.txt")) == [["a.en.txt", "a.kk.txt"], ["b.ru.txt"]]


def test_publications_in_one_language_are_works_of_one_version() -> None:
    assert grouped(*named("a.en.txt", "b.en.txt")) == [["a.en.txt"], ["b.en.txt"]]
    assert grouped(*named("x/a.en.txt", "y/a.en.txt")) == [["x/a.en.txt"], ["y/a.en.txt"]]


def test_one_text_is_one_work() -> None:
    assert grouped(("-", "en")) == [["-"]]


def test_two_texts_of_one_name_and_language_are_refused_by_both_names() -> None:
    with pytest.raises(InputError, match=r"^a_en\.txt: .*\(en\) as a\.en\.txt"):
        grouped(("a.en.txt", "en"), ("a_en.txt", "en"), ("b.kk.txt", "kk"))


def test_a_fourth_version_of_a_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.de\.txt: .*a\.en\.txt, a\.kk\.txt, a\.ru\.txt"):
        grouped(*named("a.en.txt", "a.kk.txt", "a.ru.txt", "a.de.txt"))
