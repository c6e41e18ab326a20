from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.read.assemble import Extracted, Piece, assembled
from ushtil.corpus.read.plain import LONGEST_LINE, read_document

KAZAKH = "Қар жауды. Жер ағарды.\n"


def written(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffҚар жауды. Жер ағарды.\r\n\r\nКүн батты.\r\n",
        "Қар\u00a0жауды.\rЖер ағарды.\r",
        "Мои\u0306 дом.\u2028Твои\u0306 дом.\u2029Ее\u0308 дом.\f",
        "Ол\u200bкелді. \u200b\n\u200b\n\u00ad\nБіз\u00adдің үй.\x85Соңы.",
        "Тек бір жол",
        "<b>&amp; \x1b[31m=1+1</b>. Жоқ әлде бар ма? 😀",
    ],
)
@pytest.mark.parametrize("lines", [False, True])
def test_the_text_is_the_file_to_the_byte(tmp_path: Path, text: str, lines: bool) -> None:
    path = written(tmp_path / "a.kk.txt", text)
    document = read_document(path, lines=lines)
    rebuilt, end = "", 0
    for segment in document.segments:
        rebuilt += document.text[end : segment.start] + document.text[segment.start : segment.end]
        end = segment.end
    assert (rebuilt + document.text[end:]).encode("utf-8") == path.read_bytes()


def test_a_byte_order_mark_belongs_to_no_segment(tmp_path: Path) -> None:
    document = read(written(tmp_path / "a.kk.txt", "\ufeff" + KAZAKH))
    assert (document.text[0], document.segments[0].start) == ("\ufeff", 1)


def test_the_id_is_the_name_without_its_ending(tmp_path: Path) -> None:
    assert read(written(tmp_path / "speech.kk.txt", KAZAKH)).id == "speech.kk"


def test_a_given_language_comes_before_the_name_and_the_name_before_the_text(tmp_path: Path) -> None:
    named = written(tmp_path / "speech.ru.txt", KAZAKH)
    plain = written(tmp_path / "speech.txt", KAZAKH)
    assert (read(f"en={named}").lang, read(named).lang, read(str(plain)).lang) == ("en", "ru", "kk")


def test_language_codes_of_other_programs_are_understood(tmp_path: Path) -> None:
    path = written(tmp_path / "speech.txt", KAZAKH)
    for code, lang in (("kaz", "kk"), ("kk_KZ", "kk-KZ"), ("KK-kz", "kk-KZ"), ("eng", "en"), ("rus_Cyrl", "ru-Cyrl")):
        assert read(f"{code}={path}").lang == lang
    assert read(written(tmp_path / "speech.kk_KZ.txt", KAZAKH)).lang == "kk-KZ"
    assert read(written(tmp_path / "a.my_text.txt", KAZAKH)).lang == "kk"


def test_another_encoding_is_told_about_and_garbled_letters_are_repaired(tmp_path: Path) -> None:
    text = "Қаладағы жаңа көпір бүгін ашылды. Оған әр ауылдан жүз адам келіп, ұзақ тұрды.\n"
    old = read(written(tmp_path / "a.kk.txt", text.encode("kz1048")))
    assert (old.text, old.notes) == (text, ("read as KZ-1048",))
    garbled = read(written(tmp_path / "b.kk.txt", text.encode("kz1048").decode("cp1251")))
    assert garbled.text == text
    assert garbled.notes == ("the letters were garbled (KZ-1048 read as Windows-1251) in line 1: repaired",)


@pytest.mark.parametrize("form", ["{}", "<p>{}</p>", "1\n00:00:01,000 --> 00:00:02,000\n{}"])
def test_damaged_bytes_are_told_about_once(tmp_path: Path, form: str) -> None:
    ending = {"{": "txt", "<": "html", "1": "srt"}[form[0]]
    data = form.format("Кеңес ескі залда жиналды. Жол мәселесі сөз болды.\n").encode()
    document = read(written(tmp_path / f"a.kk.{ending}", data.replace("з".encode(), b"\xff", 1)))
    told = [note for note in document.notes if "take the text from another copy" in note]
    assert "\ufffd" in document.text
    assert len(told) == 1
    assert "bytes that are not UTF-8" in told[0]


def test_a_piece_with_blank_lines_and_soft_hyphens_in_it_stays_one_paragraph() -> None:
    found = Extracted([Piece("Бір.\n\nЕкі.", "p1"), Piece("Үш.\n\u00ad\nТөрт.\n", "p2"), Piece("Бес.", "p3")])
    document = assembled("a", "kk", found, lines=True)
    assert document.sentences == ("Бір.\n\nЕкі.", "Үш.\n\nТөрт.", "Бес.")
    assert document.places == ("p1", "p2", "p3")


def test_the_encoding_that_the_user_gives_is_for_texts_that_are_not_in_utf8(tmp_path: Path) -> None:
    old = written(tmp_path / "a.kk.txt", "Қала".encode("ptcp154"))
    new = written(tmp_path / "b.kk.txt", "Қала")
    assert [read(path, encoding="PT154").text for path in (old, new)] == ["Қала", "Қала"]


def test_site_text_is_marked_with_its_reason_and_stays_in_the_text(tmp_path: Path) -> None:
    text = "Көпір ашылды\n\nЖаңа көпір бүгін ашылды. Жүз адам келді.\n\nОқи отырыңыз: Мектеп салынды\n\nКеш түсті.\n"
    document = read(written(tmp_path / "a.kk.txt", text))
    assert [segment.kind for segment in document.segments] == ["heading", "body", "body", "note", "body"]
    assert document.reasons == {3: "a link to other articles"}
    assert document.notes == ("1 segment marked as no part of the text (a link to other articles)",)
    assert document.text == text


def test_a_path_that_holds_an_equals_sign_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "kk=a.txt", KAZAKH)
    written(tmp_path / "x=y.ru.txt", KAZAKH)
    monkeypatch.chdir(tmp_path)
    assert read("kk=a.txt").id == "kk=a"
    assert read("kk=x=y.ru.txt").lang == "kk"
    assert read("x=y.ru.txt").lang == "ru"


def test_standard_input_is_read_with_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KAZAKH.encode("utf-8"))))
    document = read("ru=-")
    assert (document.id, document.lang, document.text) == ("stdin", "ru", KAZAKH)


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [
        (b"", "empty", None),
        (b"\xef\xbb\xbf \r\n\xc2\xa0\n", "empty", None),
        (b"One.\nTwo\0.\n", "zero byte", 2),
        ("Бір.".encode("utf-16") + b"\x11", "cut off in the middle of a character; copy it again", None),
        (b"%PDF-1.7 text", "the PDF is damaged or cut off", None),
        (b"PK\x03\x04zip", "damaged or cut off; copy it again, or save it again in Word", None),
        (b"{\\rtf1 text", "an RTF file; save it as .docx", None),
        (b"\x89PNG\r\n", "a picture; recognise its text first, with ocrmypdf or tesseract, and save that", None),
        (b"\x1f\x8b\x08", "unpack it first and give the text", None),
        ("Бір.\r\nЕкі.\rҮш: ".encode() + "три".encode("cp1251"), "not UTF-8", 3),
        (b"ok\n" + b"a" * (LONGEST_LINE + 1), "2,000,000 characters", 2),
        (b"12 345\n", "English, Russian and Kazakh in Cyrillic are recognised", None),
    ],
)
def test_what_is_no_text_is_refused_with_its_place_and_a_remedy(
    tmp_path: Path, data: bytes, problem: str, line: int | None
) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read(written(tmp_path / "a.txt", data))
    assert caught.value.line == line
    assert "\n" not in str(caught.value)
    assert any(word in str(caught.value) for word in ("save", "give", "break", "name it", "copy it"))


def test_a_long_line_of_two_byte_letters_counts_characters_not_bytes(tmp_path: Path) -> None:
    document = read_document(written(tmp_path / "a.kk.txt", "қ" * (LONGEST_LINE - 1)), lines=True)
    assert len(document) == 1


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    for path, problem in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "directory"),
        (tmp_path / ("x" * 5000), "cannot be read"),
        ("a\0b", "cannot be read"),
        ("kk=", "no file after"),
        ("kz=a.txt", "kz is no language code here: Kazakh is kk: write kk=a.txt"),
        ("Russian=a.txt", "Russian is no language code here: Russian is ru: write ru=a.txt"),
        ("old=a.txt", "old is no language code here: write en=a.txt"),
    ):
        with pytest.raises(InputError, match=problem):
            read(path)


def test_a_file_that_vanishes_while_it_is_opened_is_a_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.kk.txt", KAZAKH)

    def vanish(self: Path) -> bytes:
        raise FileNotFoundError(self)

    monkeypatch.setattr(Path, "read_bytes", vanish)
    with pytest.raises(InputError, match="no such file"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.kk.txt", KAZAKH)
    path.chmod(0)
    with pytest.raises(InputError, match="permission"):
        read(path)
