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


@pytest.mark.parametrize("lang", ["kk", None])
@pytest.mark.parametrize("given", [None, "cp1251"])
def test_a_few_bytes_of_damage_make_no_other_encoding_of_utf8(lang: str | None, given: str | None) -> None:
    data = bytearray("\n".join(texts("kk")[2]).encode() * 3)
    line = data.index(b"\n") + 2
    data[line] = data[-40] = 0xFF
    found = decoded(bytes(data), lang, "a.txt", given=given)
    assert found.text == bytes(data).decode("utf-8", errors="replace")
    assert found.notes == (
        "damaged: bytes that are not UTF-8 in 2 places, first in line 2: shown as \ufffd; "
        "take the text from another copy",
    )


def test_one_damaged_byte_among_a_few_quotation_marks_is_told_about() -> None:
    data = "It’s a fine day, and they’ll come. ".encode() * 3 + b"A caf\xe9."
    assert decoded(data, "en", "a.txt").text.endswith("they’ll come. A caf\ufffd.")


def test_zero_bytes_behind_the_end_of_a_text_are_left_out() -> None:
    assert decoded("Қала.\n".encode() + b"\0" * 40, "kk", "a.txt").text == "Қала.\n"
    assert decoded("Қала. City.".encode("utf_16_le"), "kk", "a.txt").text == "Қала. City."


@pytest.mark.parametrize("codec", ["kz1048", "ptcp154"])
@pytest.mark.parametrize("lang", ["ru", "kk", None])
def test_one_kazakh_line_in_a_russian_text_decides_among_encodings_that_read_the_rest_alike(
    codec: str, lang: str | None
) -> None:
    russian = "Вчера в районе открыли новый мост, на открытие приехали гости.\n" * 9
    text = russian + "Көпірдің ашылуына әр өңірден қонақтар келіп, қуанышқа ортақтасты.\n"
    assert decoded(text.encode(codec), lang, "a.txt").text == text


@pytest.mark.parametrize("text", ["Юлия уехала.", "«И ты тоже?» — спросил он.", "Азамат ушёл домой."])
@pytest.mark.parametrize("lang", ["ru", None])
def test_one_letter_of_a_short_text_makes_no_rare_encoding(text: str, lang: str | None) -> None:
    assert decoded(text.encode("cp1251"), lang, "a.txt").text == text


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_an_english_text_whose_only_signs_are_pounds_is_recognised_without_its_language(codec: str) -> None:
    text = "The ticket costs £5 now.\nLast year it was cheaper.\n" * 20
    assert decoded(text.encode(codec), None, "a.txt").text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["cp1252", "utf_16_le", "utf_16_be", "utf_8"])
def test_english_marks_come_in_with_every_line_end(codec: str, end: str) -> None:
    text = f"“It’s fine – we’ll see…”{end}The café is open.{end}"
    for lang in ("en", None):
        assert decoded(text.encode(codec), lang, "a.txt").text == text


def test_a_wrong_encoding_that_the_user_gives_is_followed_and_told_about() -> None:
    data = "Вчера в районе открыли новый мост.".encode("cp1251")
    found = decoded(data, "ru", "a.txt", given="koi8_r")
    assert found.notes == ("read as KOI8-R, though as Windows-1251 it would be a likelier text",)
    assert decoded(data, "ru", "a.txt", given="cp1251").notes == ("read as Windows-1251",)


def test_a_list_of_prices_is_read_by_the_few_words_in_it() -> None:
    rows = "\n".join(f"Canon EOS {n}D Mark II\t{n * 37},50\t{n} дана, қолда бар" for n in range(1, 40))
    for lang in ("kk", None):
        assert decoded(rows.encode("kz1048"), lang, "a.txt").text == rows
