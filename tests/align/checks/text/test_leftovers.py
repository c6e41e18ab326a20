"""Buttons, links and credits of a site are found where they stand alone, and never inside the text."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.leftovers import leftovers
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

BODY = {
    "en": ("The council met in the old hall. It spoke of roads.", "The vote was close and the mayor left early."),
    "kk": ("Кеңес ескі залда жиналды. Онда жол туралы айтылды.", "Дауыс беру тартысты өтіп, әкім ерте кетті."),
    "ru": ("Совет собрался в старом зале. Речь шла о дорогах.", "Голосование было напряжённым, и мэр ушёл рано."),
}


def found(line: str, lang: str) -> list[Finding]:
    before, after = BODY[lang]
    text = f"{before}\n\n{line}\n\n{after}"
    return list(leftovers(Document("news", lang, text, segments(text, lang))))


@pytest.mark.parametrize(
    ("lang", "line", "what"),
    [
        ("en", "Read also: The hall is sold", "link"),
        ("en", "Share on Facebook", "sharing"),
        ("en", "Print version", "printing"),
        ("en", "Home > News > Politics", "path"),
        ("en", "We use cookies to make this site better.", "cookies"),
        ("en", "Photo: press service of the council", "credit"),
        ("kk", "Оқи отырыңыз: Зал сатылды", "link"),
        ("kk", "Тағы оқыңыз: Зал сатылды", "link"),
        ("kk", "Достарыңызбен бөлісіңіз:", "sharing"),
        ("kk", "Басты бет » Жаңалықтар » Саясат", "path"),
        ("kk", "Сурет: кеңестің баспасөз қызметі", "credit"),
        ("kk", "Барлық құқықтар қорғалған.", "rights"),
        ("kk", "Телеграм арнамызға жазылыңыз!", "follow"),
        ("ru", "Читайте также: Зал продан", "link"),
        ("ru", "Поделиться", "sharing"),
        ("ru", "Версия для печати", "printing"),
        ("ru", "Главная / Новости / Политика", "path"),
        ("ru", "Фото: пресс-служба совета", "credit"),
        ("ru", "Просмотров: 1254", "views"),
        ("en", "Exit mobile version", "version"),
        ("kk", "Сайттың толық нұсқасы", "version"),
        ("kk", "Қаз | Рус | Eng", "version"),
        ("ru", "Читать на казахском языке", "version"),
    ],
)
def test_site_text_on_a_line_of_its_own_is_a_minor_addition(lang: str, line: str, what: str) -> None:
    (finding,) = found(line, lang)
    assert (finding.kind, finding.severity) == ("addition", "minor")
    assert what in finding.detail
    assert finding.where[0].text == line


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Read also the old laws, said the mayor, and share what you learn."),
        ("en", "Photography was not allowed in the hall."),
        ("en", "Share prices rose."),
        ("en", "Home"),
        ("en", "Views: what the council thinks"),
        ("kk", "Жарнама"),
        ("ru", "Поиск"),
        ("en", "Home is where the council meets."),
        ("kk", "Бөлісу мәдениеті туралы әңгіме ұзаққа созылды."),
        ("kk", "Сурет көрмесі ашылды."),
        ("kk", "Толығырақ айтсақ, жол жөнделеді."),
        ("ru", "Поделиться опытом приехали гости из трёх городов."),
        ("ru", "Фото на память сделали у входа."),
        ("ru", "Читайте также законы, сказал мэр."),
        ("ru", "Реклама обошлась дорого."),
        ("en", "English and Russian"),
        ("kk", "Қазақша, русский"),
        ("ru", "Читать на казахском языке умеют не все."),
    ],
)
def test_sentences_that_begin_with_such_words_are_text(lang: str, line: str) -> None:
    assert not found(line, lang)


def test_one_kind_of_site_text_is_one_finding_with_all_its_places() -> None:
    text = "Photo: A. One\n\nThe council met.\n\nPhoto: B. Two\n\nIt spoke of roads."
    (finding,) = leftovers(Document("news", "en", text, segments(text, "en")))
    assert [place.line for place in finding.where] == [1, 5]
