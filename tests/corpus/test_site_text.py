"""What belongs to the site and not to the text is told by its words, its place or its language."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.corpus import site_phrases
from ushtil.corpus.site_phrases import class_of, is_path
from ushtil.corpus.site_text import site_text
from ushtil.corpus.tables import table_lines
from ushtil.corpus.types import Kind

BODY = {
    "en": ["The council met in the old hall and spoke of roads.", "The vote was close.", "The mayor left early."],
    "kk": ["Кеңес ескі залда жиналып, жол мәселесін сөз етті.", "Дауыс беру тартысты өтті.", "Әкім ерте кетті."],
    "ru": ["Совет собрался в старом зале и говорил о дорогах.", "Голосование было напряжённым.", "Мэр ушёл рано."],
}
TITLE = {"en": "Council votes on roads", "kk": "Кеңес жол мәселесін шешті", "ru": "Совет решил вопрос о дорогах"}


def marked(lines: list[str], lang: str) -> dict[int, str]:
    return site_text(lines, [None] * len(lines), lang)


@pytest.mark.parametrize(
    ("lang", "line", "reason"),
    [
        ("kk", "Оқи отырыңыз: Зал сатылды", "a link to other articles"),
        ("ru", "Поделиться в Телеграм", "a button for sharing"),
        ("en", "Home > News > Politics", "the path to the page on its site"),
        ("kk", "Басты бет » Жаңалықтар » Саясат", "the path to the page on its site"),
        ("ru", "Фото: пресс-служба совета", "a photo credit"),
    ],
)
def test_a_line_of_the_site_is_marked_with_its_reason(lang: str, line: str, reason: str) -> None:
    assert marked([BODY[lang][0], line, *BODY[lang][1:]], lang) == {1: reason}


@pytest.mark.parametrize("lang", BODY)
def test_a_title_that_stands_twice_is_marked_once(lang: str) -> None:
    assert marked([TITLE[lang], TITLE[lang].upper(), *BODY[lang]], lang) == {1: "the title again"}
    page = f"{TITLE[lang]} | tany.kz"
    assert marked([page, TITLE[lang], *BODY[lang]], lang) == {0: "the title of the page with its site"}


@pytest.mark.parametrize(
    ("lang", "other", "name"),
    [("kk", "ru", "Russian"), ("kk", "en", "English"), ("ru", "kk", "Kazakh"), ("en", "ru", "Russian")],
)
def test_a_leftover_in_another_language_is_marked_at_an_end_only(lang: str, other: str, name: str) -> None:
    lines = [*BODY[lang], *BODY[lang]]
    assert marked([BODY[other][0], *lines], lang) == {0: f"in {name}"}
    assert marked([*lines, BODY[other][0]], lang) == {6: f"in {name}"}
    assert marked([*lines[:3], BODY[other][0], *lines[3:]], lang) == {}


@pytest.mark.parametrize("lang", BODY)
def test_a_text_without_any_is_left_alone(lang: str) -> None:
    assert marked([TITLE[lang], *BODY[lang]], lang) == {}
    assert marked([TITLE[lang]], lang) == {}


def test_a_russian_sentence_with_a_kazakh_name_stays() -> None:
    name = "Кроме того, сегодня в городском университете пройдёт большая конференция «Мәңгілік өзен»."
    assert marked([name, *BODY["ru"], name.replace("пройдёт", "прошла")], "ru") == {}


def test_a_heading_is_no_button() -> None:
    lines = ["Home", "Our home is where the river is.", "Read also: The hall", "It was late."]
    assert 0 in site_text(lines, [None] * 4, "en")
    assert 0 not in site_text(lines, ["heading", None, None, None], "en")


def test_a_sentence_with_arrows_is_no_path() -> None:
    assert not is_path("Home is where > the heart > of the matter is " + "x" * 200)


@pytest.mark.parametrize("path", ["Басты бет / Жаңалықтар", "Главная » Общество", "Home / News", "Home • City • Roads"])
def test_a_path_of_two_steps_ends_in_a_known_section(path: str) -> None:
    assert class_of(path) == "path"


@pytest.mark.parametrize("line", ["Home / away", "Главная / второстепенная роль", "Жаңалықтар / Саясат туралы", "Home"])
def test_two_words_with_a_stroke_are_no_path(line: str) -> None:
    assert not is_path(line)


def test_every_phrase_of_the_table_is_known() -> None:
    rest = {"is": "", "begins": " x", "label": ": 12", "home": " > x > y", "all": ""}
    for line in table_lines(Path(site_phrases.__file__).parent / "data" / "site" / "phrases.tsv"):
        what, way, phrases = line.split("\t")
        for phrase in phrases.split("|"):
            text = " | ".join(phrases.split("|")[:3]) if way == "all" else phrase.rstrip("*") + rest[way]
            assert class_of(text.upper()) == {"home": "path"}.get(what, what), text


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("kk", "Бөлісу"), ("kk", "Толығырақ оқу"), ("kk", "Сондай-ақ оқыңыз:"), ("kk", "Тағы оқыңыз: Зал сатылды"),
        ("kk", "Біздің Telegram-арнамызға жазылыңыз"), ("kk", "Пікір қалдыру"), ("kk", "Басып шығару"),
        ("kk", "Фото: әкімдіктің баспасөз қызметі"), ("kk", "Ең көп оқылғандар"), ("kk", "Қате таптыңыз ба?"),
        ("kk", "Негізгі бет » Жаңалықтар » Қоғам"), ("kk", "Сілтемені көшіру"), ("kk", "Қаралым саны: 1 204"),
        ("ru", "Поделиться"), ("ru", "Самое читаемое"), ("ru", "Нашли ошибку? Выделите её и нажмите Ctrl+Enter"),
        ("ru", "Подписывайтесь на наш канал"), ("ru", "Подпишитесь на наши каналы в мессенджерах"),
        ("ru", "Автор фото: Айдар Ким"), ("kk", "Мәтінде қате болса, белгілеңіз"), ("ru", "Вам может быть интересно"),
        ("kk", "Telegram арқылы бөлісу"), ("kk", "Материалды көшіргенде сілтеме жасау міндетті"),
        ("ru", "Следующая новость"), ("en", "Share"), ("en", "Most read"),
    ],
)  # fmt: skip
def test_what_sites_of_kazakhstan_print_is_marked_even_as_a_heading(lang: str, line: str) -> None:
    lines = [BODY[lang][0], line, *BODY[lang][1:]]
    assert set(site_text(lines, [None, "heading", None, None], lang)) == {1}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("kk", "Жаңалықтар"), ("kk", "Басты бет"), ("kk", "Мәдениет"), ("kk", "Тіркелу"), ("kk", "Пікір"),
        ("kk", "Бөлісу мәдениеті туралы"), ("kk", "Біздің Telegram арнамыз жүз мың оқырман жинады."),
        ("kk", "Дереккөз: Ұлттық статистика бюросы"), ("kk", "Бөлісе білу – үлкен өнер."),
        ("kk", "Достарыңызбен бөліскен қуаныш еселене түседі."), ("ru", "Следите за нами внимательно, – просил он."),
        ("ru", "Поделиться в классе своими мыслями решились не все."),
        ("kk", "Оқи отырып, ол бәрін ұмытты."), ("kk", "Жаңалықтар күн сайын шығады."),
        ("ru", "Новости"), ("ru", "Культура"), ("ru", "Поделиться опытом приехали врачи."),
        ("ru", "Этот сайт использует новая школа."), ("ru", "Нашли ошибку в расчётах моста."), ("en", "News"),
        ("en", "Sharing the road"), ("en", "Share the road with cyclists."),
    ],
)  # fmt: skip
def test_a_heading_or_sentence_with_such_words_is_no_site_text(lang: str, line: str) -> None:
    lines = [BODY[lang][0], line, *BODY[lang][1:]]
    assert site_text(lines, [None, "heading", None, None], lang) == {}


@pytest.mark.parametrize(
    ("lang", "menu"),
    [
        ("kk", ["Басты бет", "Жаңалықтар", "Саясат", "Қоғам"]),
        ("ru", ["Главная", "Новости", "Политика", "Общество"]),
        ("en", ["Home", "News", "Politics", "Sport"]),
    ],
)
def test_names_of_sections_are_marked_in_a_menu_only(lang: str, menu: list[str]) -> None:
    kinds: list[Kind | None] = [*["heading"] * len(menu), None, None, None]  # type: ignore[list-item]
    assert set(site_text([*menu, *BODY[lang]], kinds, lang)) == set(range(len(menu)))
    assert site_text([*menu[1:], *BODY[lang]], kinds[1:], lang) == {}
