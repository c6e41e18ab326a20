"""What holds of every reader: nothing is lost, segments have kinds and a way back, and it comes out alike twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from made_files import BILINGUAL, LETTERS, RUNNING, made, texts
from ushtil.corpus.read import read
from ushtil.corpus.sources import SourceDocument, where
from ushtil.corpus.types import Kind

ENDINGS = sorted({**RUNNING, **BILINGUAL})
KAZAKH = "әғқңөұүһі"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_texts_of_the_tests_hold_every_kazakh_letter_in_both_cases() -> None:
    assert set(KAZAKH + KAZAKH.upper()) <= set(LETTERS["kk"])


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_twenty_files_come_in_with_every_letter_right(tmp_path: Path, ending: str, lang: str) -> None:
    for paragraphs in texts(lang):
        document = read(made(tmp_path, ending, paragraphs, lang))
        assert words(" ".join(document.sentences)) == words(" ".join(paragraphs))
        assert (document.id, document.lang) == (f"text.{lang}", lang)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_reader_keeps_the_contract(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path, ending, texts("kk")[3], "kk")
    document = read(path)
    rebuilt, end = "", 0
    for segment in document.segments:
        gap = document.text[end : segment.start]
        assert not gap.strip()
        assert segment.kind in get_args(Kind)
        rebuilt += gap + document.text[segment.start : segment.end]
        end = segment.end
    assert rebuilt + document.text[end:] == document.text
    assert len(document.places) == len(document)
    assert all(re.fullmatch(r"[a-z ]+(?: \S+)+", where(document, n)) for n in range(len(document)))
    assert read(path) == document


@pytest.mark.parametrize("ending", ENDINGS)
def test_garbled_letters_are_repaired_in_every_format_and_told_about(tmp_path: Path, ending: str) -> None:
    text = LETTERS["kk"].replace("\u00ad", "")
    garbled = text.encode("kz1048").decode("cp1251")
    document = read(made(tmp_path, ending, [garbled] * 4, "kk"))
    assert words(" ".join(document.sentences)) == words(" ".join([text] * 4))
    assert any("garbled (KZ-1048 read as Windows-1251) in " in note for note in document.notes)


@pytest.mark.parametrize("ending", ["docx", "tmx", "xliff", "html", "tsv"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_half_of_a_garbled_letter_is_taken_for_layout(tmp_path: Path, ending: str, lang: str) -> None:
    text = "Эхо жетті. " + LETTERS["kk"] if lang == "kk" else "Это эхо. " + LETTERS["ru"]
    garbled = "".join(bytes([byte]).decode("cp1251", "ignore") or chr(byte) for byte in text.encode())
    document = read(made(tmp_path, ending, [garbled] * 4, lang))
    assert words(" ".join(document.sentences)) == words(" ".join([text] * 4))


def test_with_lines_nothing_is_taken_for_site_text(tmp_path: Path) -> None:
    path = made(tmp_path, "docx", [*texts("kk")[0], "Оқи отырыңыз: Мектеп салынды"], "kk")
    assert [read(path, lines=lines).segments[-1].kind for lines in (False, True)] == ["note", "body"]


@pytest.mark.parametrize("ending", sorted(BILINGUAL))
def test_translation_units_are_not_cut(tmp_path: Path, ending: str) -> None:
    paragraphs = texts("kk")[0]
    document = read(made(tmp_path, ending, paragraphs, "kk"))
    assert list(document.sentences) == paragraphs


@pytest.mark.parametrize("ending", sorted(BILINGUAL))
def test_the_other_language_of_a_bilingual_file_is_read_by_its_code(tmp_path: Path, ending: str) -> None:
    path = made(tmp_path, ending, texts("kk")[0], "kk")
    for code in ("en", "eng"):
        assert read(f"{code}={path}").sentences == tuple(f"Sentence {n}." for n in range(4))


@pytest.mark.parametrize("ending", sorted(RUNNING))
def test_sentences_are_found_whatever_the_paragraphs_and_cues_are(tmp_path: Path, ending: str) -> None:
    document = read(made(tmp_path, ending, [LETTERS["kk"]], "kk"))
    assert list(document.sentences) == re.split(r"(?<=айтты\.) ", LETTERS["kk"])


@pytest.mark.parametrize("ending", ENDINGS)
def test_with_lines_each_piece_is_one_segment(tmp_path: Path, ending: str) -> None:
    document = read(made(tmp_path, ending, texts("kk")[0], "kk"), lines=True)
    assert len({segment.paragraph for segment in document.segments}) == len(document)


def test_a_document_has_a_place_for_each_segment_or_none() -> None:
    from ushtil.corpus.types import Segment

    with pytest.raises(ValueError, match="2 places for 1"):
        SourceDocument("a", "kk", "Бір", (Segment(0, 3, 0),), places=("page 1", "page 2"))
