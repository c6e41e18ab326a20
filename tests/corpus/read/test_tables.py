"""Tables, JSON Lines, catalogues, translation files: the wanted column as it stands, and clear words where none is."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.jsonl import alignment_jsonl
from ushtil.corpus.write.tsv import tsv


def written(folder: Path, name: str, text: str, codec: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(codec))
    return path


def alignment() -> Alignment:
    english = Document("a.en", "en", "One. Two.", (Segment(0, 4, 0), Segment(5, 9, 0)))
    kazakh = Document("a.kk", "kk", "=Бір. Екі.", (Segment(0, 10, 0),))
    return Alignment((english, kazakh), (Bead(((0, 1), (0,))),))


@pytest.mark.parametrize(("ending", "write"), [("tsv", tsv), ("jsonl", alignment_jsonl)])
def test_what_align_writes_is_read_as_a_text(tmp_path: Path, ending: str, write) -> None:
    path = written(tmp_path, f"pair.{ending}", "".join(write(alignment())))
    assert read(f"kk={path}").sentences == ("=Бір. Екі.",)
    assert read(f"en={path}").sentences == ("One. Two.",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "id\tkaz\teng\r\n1\tБір.\tOne.\r\n2\t\tTwo.\r\n3\tҮш.\tThree.\r\n"),
        ("a.csv", 'kk;en\n"Бір.";One.\n;Two.\nҮш.;"Three."\n'),
        ("a.jsonl", '{"kk": "Бір.", "en": "One."}\n\n{"en": "Two."}\n{"text": {"kk_KZ": "x", "kk": "Үш."}}\n'),
        ("a.jsonl", '{"lang": "kk", "text": "Бір."}\n{"lang": "en", "text": "Two."}\n{"lang": "kk", "text": "Үш."}\n'),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_the_column_of_the_language_is_taken_and_empty_cells_are_not(
    tmp_path: Path, name: str, text: str, codec: str
) -> None:
    document = read(f"kk={written(tmp_path, name, text, codec)}")
    assert document.sentences == ("Бір.", "Үш.")
    assert where(document, 1).split()[0] in {"row", "line"}


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        ('"Say ""yes""."\t"""Иә"" де."\r\nTwo.\tЕкі.', ('"Иә" де.', "Екі.")),
        ('"One\nand two."\t"Бір\nмен екі."\r\nThree.\tҮш.', ("Бір мен екі.", "Үш.")),
        ('"Yes," he said.\t«Иә», – деді.\n"No.\tЖоқ.\nNever."\tЕшқашан.', ("«Иә», – деді.", "Жоқ.", "Ешқашан.")),
        ('"Yes."\t"Иә."\n"No."\t"Жоқ."', ('"Иә."', '"Жоқ."')),
        ('"One.\t"Бір.\nTwo."\tЕкі."\nThree."', ('"Бір.', 'Екі."')),
    ],
    ids=["doubled quotes", "breaks in cells", "quotes of the text", "quoted sentences", "cells cut off"],
)
def test_quotes_of_a_spreadsheet_go_and_those_of_the_text_stay(
    tmp_path: Path, rows: str, sentences: tuple[str, ...]
) -> None:
    path = written(tmp_path, "a.tsv", f"en\tkk\n{rows}\n")
    assert read(f"kk={path}").sentences == sentences


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.tsv", "one\ttwo\n1\t2\n", "no column of this table is named after a language"),
        ("a.tsv", "", "empty"),
        ("a.csv", 'en,kk\n"' + "a" * 200_000 + '",x\n', "broken"),
        ("a.csv", 'en,kk\nOne.,"Бір.\nTwo.,Екі.\n', "broken"),
        ("a.jsonl", "{'kk': 1}\n", "not JSON"),
        ("a.jsonl", "[1]\n", "no object"),
        ("a.jsonl", "[" * 50_000, "not JSON"),
        ("a.jsonl", '{"x": 1}\n', "no text in this file"),
        ("a.po", "hello", "no .po file"),
        ("a.po", 'msgid "a\nmsgstr', "broken"),
        ("a.xliff", "<xliff><file source-language='kz'/></xliff>", "Kazakh is kk"),
        ("a.xlf", "<xliff/>", "no text in this file"),
    ],
)
def test_what_has_no_text_in_a_language_is_one_clear_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(f"kk={written(tmp_path, name, text)}")
    assert "\n" not in str(caught.value)


def test_a_catalogue_gives_messages_or_checked_translations(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: kk\\n"\n"Content-Type: text/plain; charset=windows-1251\\n"\n\n'
    body = (
        'msgid "Open"\nmsgstr "Ашу"\n\n#, fuzzy\nmsgid "Close"\nmsgstr "Жабу ма"\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d файл"\nmsgstr[1] "%d файл"\n\n'
        '#~ msgid "Old"\n#~ msgstr "Ескі"\n'
    )
    path = written(tmp_path, "app.po", head + body, "kz1048")
    document = read(f"kk={path}")
    assert document.sentences == ("Ашу", "%d файл")
    assert "1 unchecked (fuzzy) translation left out" in document.notes
    assert read(f"en={path}").sentences == ("Open", "Close", "%d file", "%d files")


def test_inline_codes_of_a_translation_file_are_no_text(tmp_path: Path) -> None:
    unit = (
        '<trans-unit id="a"><source>The <bpt id="1">&lt;b&gt;</bpt>bridge<ept id="1">&lt;/b&gt;</ept></source>'
        '<target><g id="1">Көпір</g><x id="2"/> <mrk mtype="seg">ашылды</mrk></target>'
        "<alt-trans><target>Басқа</target></alt-trans></trans-unit>"
    )
    head = '<xliff version="1.2"><file source-language="en-GB" target-language="kk-KZ"><body>'
    path = written(tmp_path, "a.xlf", f"{head}{unit}</body></file></xliff>")
    assert read(f"kk={path}").sentences == ("Көпір ашылды",)
    assert read(f"en={path}").sentences == ("The bridge",)
    assert (read(f"kk={path}").lang, where(read(f"kk={path}"), 0)) == ("kk-KZ", "unit a")
