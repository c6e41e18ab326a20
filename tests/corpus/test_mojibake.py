"""Garbled letters are repaired and told about; what only looks strange is another language and is left alone."""

from __future__ import annotations

import pytest
from made_files import texts
from ushtil.corpus.mojibake import Garbled, as_meant, repaired

CASES = [
    ("kk", "kz1048", "cp1251"), ("kk", "ptcp154", "cp1251"), ("kk", "utf_8", "cp1251"), ("kk", "utf_8", "cp1252"),
    ("kk", "kz1048", "cp1252"), ("ru", "cp866", "cp1251"), ("ru", "utf_8", "cp1251"), ("ru", "utf_8", "cp1252"),
    ("ru", "cp1251", "cp1252"), ("ru", "koi8_r", "cp1251"), ("ru", "cp1251", "koi8_r"), ("ru", "utf_8", "cp866"),
]  # fmt: skip
OTHERS = {
    "uk": "Київський міський голова повідомив, що міст через річку відкриють завтра. Її ширина – триста метрів.",
    "be": "Мінскі гарадскі савет паведаміў, што мост праз раку адкрыюць на наступным тыдні. Усе гэтаму рады.",
    "sr": "Градоначелник је саопштио да ће мост бити отворен следеће недеље. Људи су задовољни, а ђаци још више.",
    "mk": "Градоначалникот соопшти дека мостот ќе биде отворен следната недела. Ѕидот ќе биде нов, а луѓето чекаат.",
    "fr": "L’été dernier, à côté de l’église, les élèves étaient très fatigués après la journée.",
    "uz": "Ўзбекистонда янги кўприк очилди, ҳамма хурсанд бўлди. Ўқувчилар қўшиқ айтди, тўй ҳам бўлди.",
    "tr": "Çok güzel öğrenciler geldi, ağaçların altında şöyle bir gün için bekliyorlar.",
}


def garbled(text: str, meant: str, taken: str) -> str:
    """The text written in one encoding and read in another; bytes that this lacks as programs show them."""
    found = []
    for byte in text.encode(meant, "ignore"):
        try:
            found.append(bytes([byte]).decode(taken))
        except UnicodeDecodeError:
            found.append(chr(byte))
    return "".join(found)


@pytest.mark.parametrize(("lang", "meant", "taken"), CASES)
@pytest.mark.parametrize("said", [True, False])
def test_twenty_garbled_texts_are_repaired_and_told_about(lang: str, meant: str, taken: str, said: bool) -> None:
    for paragraphs in texts(lang):
        text = "\n".join(paragraphs).encode(meant, "ignore").decode(meant)
        found, note = repaired(garbled(text, meant, taken), lang if said else None)
        assert found == text
        assert note
        assert "repaired" in note


def test_the_note_says_what_was_read_as_what() -> None:
    assert repaired("Ќазаќстан Ўлттыќ кітапханасы јділетті, ґѕірлік, їкімет, ћјм.", "kk") == (
        "Қазақстан Ұлттық кітапханасы әділетті, өңірлік, үкімет, һәм.",
        "the letters were garbled (KZ-1048 read as Windows-1251) in line 1: repaired",
    )


def test_english_quotes_are_repaired() -> None:
    text = "It’s “fine”, she said – the café was open.\nThe plain line stays."
    assert repaired(garbled(text, "utf_8", "cp1252"), "en")[0] == text


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_right_texts_are_left_alone(lang: str) -> None:
    for paragraphs in texts(lang):
        for text in ("\n".join(paragraphs), "\n".join(paragraphs).upper(), paragraphs[0][:40]):
            assert repaired(text, lang) == (text, None)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("said", [None, "kk", "ru", "en"])
def test_texts_in_other_languages_are_left_alone(lang: str, said: str | None) -> None:
    assert repaired(OTHERS[lang], said) == (OTHERS[lang], None)


def test_a_foreign_name_in_a_kazakh_text_stays() -> None:
    text = "Қаламызға Ђорђе Петровић пен Ївга Коваль келді. Олар Қазақстанда алғаш рет болып отыр."
    assert repaired(text, "kk") == (text, None)


PROSE = {
    "kk": [
        "Кеңес ескі залда жиналып, жол мәселесін сөз етті.",
        "Әкім көпірдің құрылысы қыркүйекте аяқталатынын айтты.",
        "Тұрғындар жаңа мектептің ашылуын күтіп отыр.",
        "Дауыс беру тартысты өтті, бірақ шешім қабылданды.",
    ],
    "ru": [
        "Совет собрался в старом зале и говорил о дорогах.",
        "Глава района обещал закончить мост к началу сентября.",
        "Жители ждут, когда откроется новая школа.",
        "Голосование было напряжённым, но решение приняли.",
    ],
}


@pytest.mark.parametrize(("lang", "meant", "taken"), [*CASES, ("ru", "cp1251", "mac_roman")])
@pytest.mark.parametrize("number", range(4))
def test_one_garbled_line_of_a_sound_text_is_repaired_and_its_place_told(
    lang: str, meant: str, taken: str, number: int
) -> None:
    lines = [line.encode(meant, "ignore").decode(meant) for line in PROSE[lang]]
    given = [garbled(line, meant, taken) if n == number else line for n, line in enumerate(lines)]
    found = as_meant("\n".join(given), lang)
    assert found.text.split("\n") == lines
    assert [garbled_line.line for garbled_line in found.repaired] == [number + 1]
    assert found.lost == []


@pytest.mark.parametrize("taken", ["cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_single_word_in_wrongly_read_utf8_is_repaired(lang: str, taken: str) -> None:
    for number, line in enumerate(PROSE[lang]):
        words = line.split(" ")
        longest = max(range(len(words)), key=lambda n: len(words[n]))
        given = [garbled(word, "utf_8", taken) if n == longest else word for n, word in enumerate(words)]
        lines = [*PROSE[lang][:number], " ".join(given), *PROSE[lang][number + 1 :]]
        found = as_meant("\n".join(lines), lang)
        assert found.text == "\n".join(PROSE[lang])
        assert found.repaired[0].line == number + 1


def test_a_single_kazakh_word_is_repaired_where_the_lexicon_knows_it() -> None:
    name = "Қалаға Ќосе мен Ѓорѓи келді, бірі «ўлада» деген сөзді айтты."
    assert as_meant(name, "kk").text == name
    found = as_meant("Біз жаңа мектеп салдық, ал ўлттыќ кітапхана ашылды.", "kk")
    assert found.text == "Біз жаңа мектеп салдық, ал ұлттық кітапхана ашылды."
    assert found.repaired == [Garbled(1, "KZ-1048 read as Windows-1251")]


@pytest.mark.parametrize("taken", ["cp1251", "cp1252"])
def test_what_was_garbled_twice_is_repaired(taken: str) -> None:
    line = PROSE["kk"][1]
    found = as_meant(f"{PROSE['kk'][0]}\n{garbled(garbled(line, 'utf_8', taken), 'utf_8', taken)}", "kk")
    assert found.text == f"{PROSE['kk'][0]}\n{line}"
    assert found.repaired[0].line == 2
    assert found.repaired[0].how.endswith(" twice")


def test_two_ways_of_garbling_in_one_text_are_both_repaired_and_told() -> None:
    lines = PROSE["kk"]
    given = [lines[0], garbled(lines[1], "kz1048", "cp1251"), lines[2], garbled(lines[3], "utf_8", "cp1252")]
    text, note = repaired("\n".join(given), "kk")
    assert text == "\n".join(lines)
    assert note == (
        "the letters were garbled (KZ-1048 read as Windows-1251, UTF-8 read as Windows-1252) in 2 lines, "
        "first in line 2: repaired"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    given = [*PROSE["kk"][:2], garbled(PROSE["kk"][2], "kz1048", "cp1251"), PROSE["kk"][3]]
    found = as_meant(end.join(given), "kk")
    assert found.text == end.join(PROSE["kk"])
    assert found.repaired == [Garbled(3, "KZ-1048 read as Windows-1251")]


def test_a_text_that_is_garbled_behind_its_beginning_is_repaired() -> None:
    sound = "\n".join(PROSE["ru"] * 150)
    assert len(sound) > 25_000
    found = as_meant(f"{sound}\n{garbled(PROSE['ru'][0], 'cp1251', 'cp1252')}", "ru")
    assert found.text == f"{sound}\n{PROSE['ru'][0]}"
    assert found.repaired[0].line == 601


SOUND = """\
Il y a été, à côté de l’église; «créée» en 1900. Où ça? L'œuvre, ÉCOLE, ÂGE, À PROPOS.
Straße, Größe, GRÖSSE; „Zürich“ – öffentlich. España, ESPAÑA; «L'EXPOSICIÓ», MAÇÃ», São Paulo
Çok güzel öğrenciler, ağaç, İstanbul. öö, jäääär, Põltsamaa; Łódź, Dvořák, Þórður, København, Ål
Рівне, Сім'я, РІВНЕ, «Їжакевич», ґанок, її. Рјечник, СРЕЋА, Ђоковић, куће. Ќосе, ноќ, Скопје. Каўказ, быў
Ελλάδα, μ = 5 µm ± 2, Ð, 25 °C, §5, №7, ©2020, 3×4÷2, ½, ₸500, €5, ¿Qué?
Qazaqstan Respublikasy, Ūlt jäne ögız, ğylym, şeşım; jáne óńir ǵylym sheshim ýniversıtet
Россія, Ѳеодоръ, дѣло, мiръ. США–СССР, С–С–С, «РСФСР», «СССР…», МВД», ТІЛ, СІРІ, ПІКІРІ, ЖШС «ҚазМұнайГаз»
https://site.kz/?q=қаз&x=1 foo??bar, a ?? b; What??? Что?! Неужели??? (?) «???» бар ма?
├── src │ └── main.py ╔══╗ ▲ ► → ░▒▓ АСТАНА.КАЗИНФОРМ мойАСТАНА eGov МОСКВА ПЕТРОПАВЛОВСК ЕСЕП"""


@pytest.mark.parametrize("said", [None, "kk", "ru", "en"])
def test_names_signs_code_and_other_alphabets_are_no_mojibake(said: str | None) -> None:
    for text in (SOUND, *SOUND.split("\n")):
        found = as_meant(text, said)
        assert (found.text, found.repaired, found.lost) == (text, [], [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Жаңа жол.\n?аза?стан ?лтты? кітапханасы", 2),
        ("Жаңа жол.\nКөпір.\n????????? ??????? ашылды", 3),
        ("«??????» деп жазылған", 1),
        ("Жаңа жол\ufffd ашылды", 1),
    ],
)
def test_letters_that_are_lost_are_told_with_their_line(text: str, line: int) -> None:
    found = as_meant(text, "kk")
    assert found.text == text
    assert [garbled_line.line for garbled_line in found.lost] == [line]
    assert "take the text from another copy" in str(repaired(text, "kk")[1])


def test_half_a_letter_that_was_lost_is_told_and_the_rest_repaired() -> None:
    found = as_meant("Ð\ufffdÐ»Ð¼Ð°Ñ‚Ñ‹", "ru")
    assert found.text == "\ufffdлматы"
    assert (len(found.repaired), len(found.lost)) == (1, 1)


def test_hostile_lines_come_through() -> None:
    for text in ("Ð" * 20_000, "Р " * 10_000, "?" * 100_000, "ќ " * 10_000, "аБ" * 10_000, "Â£" * 10_000):
        assert len(as_meant(text, "kk").text) <= len(text)


@pytest.mark.parametrize("taken", ["kz1048", "mac_roman", "iso8859_5", "ptcp154"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_utf8_in_rarer_encodings_is_repaired_by_whole_lines(lang: str, taken: str) -> None:
    found = as_meant("\n".join(garbled(line, "utf_8", taken) for line in PROSE[lang]), lang)
    assert found.text.split("\n") == PROSE[lang]
    assert len({line.how for line in found.repaired}) == 1


@pytest.mark.parametrize(
    ("meant", "taken"), [("iso8859_5", "cp1251"), ("mac_cyrillic", "cp1251"), ("cp1251", "iso8859_5")]
)
def test_lines_in_rarer_encodings_are_repaired(meant: str, taken: str) -> None:
    lines = [" ".join(PROSE["ru"]), " ".join(reversed(PROSE["ru"]))]
    found = as_meant("\n".join(garbled(line, meant, taken) for line in lines), "ru")
    assert found.text.split("\n") == lines
    assert [line.line for line in found.repaired] == [1, 2]


@pytest.mark.parametrize(
    "text", ["ЪГЪЛ, ЩЪРКЕЛ", "ВЪЗДЪХВАМ СЪС ГЪЛЪБ", "ÂÊÎÔÛ", "ÁÉÍÓÚÑ", "Œuvres ÀÉÈÇ", "Ќе", "нїґда"]
)
@pytest.mark.parametrize("said", [None, "kk", "ru", "en"])
def test_capitals_and_lone_words_of_other_languages_stay(text: str, said: str | None) -> None:
    assert repaired(text, said) == (text, None)
