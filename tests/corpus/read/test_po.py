"""Catalogues give one language: forms, contexts and old encodings come in, unchecked and cut-off texts do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

HEAD = 'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"Content-Type: text/plain; charset={charset}\\n"\n\n'
BODY = """msgctxt "menu"
msgid "Open"
msgstr "Открыть"

msgctxt "state"
msgid "Open"
msgstr "Открыто"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] "%d файла"
msgstr[2] "%d файлов"

#, fuzzy
#| msgid "Old"
msgid "New text"
msgstr "Прежний текст"

msgid "One\\n"
"\\"two\\"\\n"
msgstr ""
"Один\\n"
"*два*\\n"

msgid "Not translated"
msgstr ""

#~ msgid "Obsolete"
#~ msgstr "Устарело"
"""
RUSSIAN = [
    ("unit 1", "Открыть"), ("unit 2", "Открыто"), ("unit 3", "%d файл"), ("unit 3", "%d файла"),
    ("unit 3", "%d файлов"), ("unit 5", "Один *два*"),
]  # fmt: skip


def catalogue(folder: Path, charset: str = "UTF-8", codec: str = "utf-8", body: str = BODY) -> Path:
    path = folder / "app.ru.po"
    path.write_bytes((HEAD.format(lang="ru", charset=charset) + body).encode(codec))
    return path


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("UTF-8", "utf-8"), ("CP1251", "cp1251"), ("KOI8-R", "koi8_r"), ("KOI8-R", "cp1251"), ("CHARSET", "utf-8")],
)
def test_forms_contexts_and_escapes_come_in_whatever_the_head_says_of_the_encoding(
    tmp_path: Path, charset: str, codec: str
) -> None:
    document = read(catalogue(tmp_path, charset, codec))
    assert [(where(document, n), document.segment_text(n)) for n in range(len(document))] == RUSSIAN
    assert "1 unchecked (fuzzy) translation left out" in document.notes


def test_the_messages_themselves_are_the_other_language(tmp_path: Path) -> None:
    messages = read(f"en={catalogue(tmp_path)}").sentences
    assert messages == ("Open", "Open", "%d file", "%d files", "New text", 'One "two"', "Not translated")


@pytest.mark.parametrize("end", ["Not trans", 'Not translated"\nmsgstr "'])
def test_a_catalogue_cut_off_inside_a_text_is_refused_with_the_line(tmp_path: Path, end: str) -> None:
    body = BODY[: BODY.index("Not translated")] + end
    path = catalogue(tmp_path, body=body)
    with pytest.raises(InputError, match="cut off: its last text has no end; copy it again") as caught:
        read(path)
    assert caught.value.line == path.read_text(encoding="utf-8").count("\n") + 1
