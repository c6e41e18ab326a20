"""Old Cyrillic encodings come in with every letter right, are told about, and what is no text is refused."""

from __future__ import annotations

import pytest
from made_files import texts
from ushtil.corpus.encodings import decoded, known_encoding
from ushtil.corpus.errors import InputError, UsageError
from ushtil.corpus.letter_pairs import PLAUSIBLE, likelihood

CASES = [
    ("kk", "kz1048", "KZ-1048"), ("kk", "ptcp154", "PT154"), ("kk", "utf_16_le", "UTF-16"),
    ("kk", "utf_16_be", "UTF-16 (big-endian)"), ("kk", "utf_16", "UTF-16"), ("kk", "utf_32", "UTF-32"),
    ("ru", "cp1251", "Windows-1251"), ("ru", "koi8_r", "KOI8-R"), ("ru", "cp866", "CP866"),
    ("ru", "mac_cyrillic", "Mac Cyrillic"), ("ru", "iso8859_5", "ISO 8859-5"), ("ru", "utf_16_le", "UTF-16"),
    ("ru", "utf_16", "UTF-16"),
]  # fmt: skip
#: Encodings without the Kazakh letters: a Kazakh text in them was typed without these.
POOR = ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5"]


@pytest.mark.parametrize(("lang", "codec", "name"), CASES)
@pytest.mark.parametrize("size", [120, 2000])
def test_twenty_texts_are_decoded_with_every_letter_right(lang: str, codec: str, name: str, size: int) -> None:
    for paragraphs in texts(lang):
        text = "\n".join(reversed(paragraphs))[:size]
        data = text.encode(codec, "ignore")
        found = decoded(data, lang, "a.txt")
        assert found.text == data.decode(codec)
        assert found.notes == (f"read as {name}",)


@pytest.mark.parametrize(("lang", "codec"), [(lang, codec) for lang, codec, _ in CASES])
def test_the_language_need_not_be_said(lang: str, codec: str) -> None:
    for paragraphs in texts(lang):
        data = "\n".join(reversed(paragraphs)).encode(codec, "ignore")
        assert decoded(data, None, "a.txt").text == data.decode(codec)


@pytest.mark.parametrize("codec", POOR)
def test_kazakh_typed_without_its_letters_is_decoded(codec: str) -> None:
    for paragraphs in texts("kk"):
        data = "\n".join(paragraphs).encode(codec, "ignore")
        assert decoded(data, "kk", "a.txt").text == data.decode(codec)


@pytest.mark.parametrize("text", ["It’s a “fine” day – in the café.", "The price is £5.\nIt rose."])
@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_english_quotes_and_loans_are_decoded(text: str, codec: str) -> None:
    assert decoded(text.encode(codec), "en", "a.txt").text == text


def test_utf8_is_no_news_and_its_mark_stays() -> None:
    found = decoded("\ufeffҚала".encode(), "kk", "a.txt")
    assert (found.text, found.notes) == ("\ufeffҚала", ())


def test_what_the_user_says_decides_unless_the_text_is_in_utf8() -> None:
    data = "Қаланың".encode("ptcp154")
    assert decoded(data, "kk", "a.txt", given="ptcp154").text == "Қаланың"
    assert decoded(data, "kk", "a.txt", given="kz1048").text != "Қаланың"
    assert decoded("Қаланың".encode(), "kk", "a.txt", given="kz1048").text == "Қаланың"


def test_what_a_file_says_of_itself_is_not_believed_against_the_letters() -> None:
    text = texts("kk")[0][3]
    assert decoded(text.encode("kz1048"), "kk", "a.html", declared="cp1251").text == text


@pytest.mark.parametrize(
    ("data", "problem", "line"),
    [
        ("Бір.\nЕкі.\nҮш: ".encode() + "три".encode("cp1251"), "two encodings are mixed", 3),
        (bytes(range(128, 256)) * 3, "no other encoding makes a text of it", 1),
        (b"One.\nTwo\0.\n", "zero byte", 2),
        ("Қала".encode("utf-16") + b"\x11", "cut off in the middle", None),
        ("Қала үлкен.".encode() + b"\xd2", "cut off in the middle", None),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(data: bytes, problem: str, line: int | None) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        decoded(data, "kk", "a.txt")
    assert caught.value.line == line


def test_a_byte_that_the_encoding_lacks_is_named() -> None:
    with pytest.raises(InputError, match="0x98 does not exist in Windows-1251"):
        decoded(b"\xd1\n\x98", "ru", "a.txt", given="cp1251")


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("KZ-1048", "kz1048"),
        ("pt154", "ptcp154"),
        ("windows-1251", "cp1251"),
        ("Mac Cyrillic", "mac_cyrillic"),
        ("utf8", "utf_8"),
    ],
)
def test_encodings_are_known_by_their_usual_names(name: str, codec: str) -> None:
    assert known_encoding(name) == codec


@pytest.mark.parametrize("name", ["latin-99", "rot13", "base64", "a\0b"])
def test_an_unknown_encoding_is_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError, match="kz1048"):
        known_encoding(name)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_real_texts_are_likely_and_other_alphabets_are_not(lang: str) -> None:
    for paragraphs in texts(lang):
        text = paragraphs[0]
        assert likelihood(text, lang) > PLAUSIBLE + 0.5
        assert likelihood(text.encode("cp1251", "ignore").decode("koi8_r"), lang) < PLAUSIBLE - 0.3


def test_a_language_that_we_do_not_know_is_left_to_charset_normalizer() -> None:
    pytest.importorskip("charset_normalizer")
    text = "Der Schlüssel für die Tür liegt natürlich über dem Küchenschrank, wie jedes Jahr im Frühling. " * 9
    assert decoded(text.encode("cp1252"), "de", "a.txt").text == text
