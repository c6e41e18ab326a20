"""Numbers, money, percentages, dates and times of the three languages have exact, comparable values."""

from __future__ import annotations

import random
import string
from fractions import Fraction

import pytest
from ushtil.corpus.numbers import Quantity, differences, quantities, values

# What each phrase states: value, then unit after "/", with "~" before a soft one. All phrases are our own.
ENGLISH = [
    ("7,000 kilometers of roads", "7000/length:km"),
    ("42,500 tenge", "42500/money:KZT"),
    ("1,234,567 people", "1234567"),
    ("an index of 42.5 points", "42.5"),
    ("$15.7 billion", "15700000000/money:USD"),
    ("$1.1billion in total", "1100000000/money:USD"),
    ("US$20 million", "20000000/money:USD"),
    ("a $5m grant", "5000000/money:USD"),
    ("€3bn", "3000000000/money:EUR"),
    ("USD 5 million", "5000000/money:USD"),
    ("15.7 billion US dollars", "15700000000/money:USD"),
    ("18 million voters", "18000000"),
    ("seven thousand two hundred schools", "7200"),
    ("one hundred and five seats", "105"),
    ("twenty-five districts", "25"),
    ("two million three hundred thousand tons", "2300000/mass:t"),
    ("two and a half million", "2500000"),
    ("half a million", "500000"),
    ("a million and a half", "1500000"),
    ("a dozen reforms", "~12"),
    ("five reforms", "~5"),
    ("hundreds of thousands of people", ""),
    ("thousands of people", ""),
    ("63 percent", "63/percent"),
    ("63 per cent", "63/percent"),
    ("6.5%", "6.5/percent"),
    ("twelve percent", "12/percent"),
    ("5–6 million", "5000000 6000000"),
    ("from 15 to 20 million", "15000000 20000000"),
    ("between 5 and 6 percent", "5/percent 6/percent"),
    ("the 5th session", "5"),
    ("the twenty-first session", "21"),
    ("the 21st century", "21/century"),
    ("the XXI century", "21/century"),
    ("January 5, 2024", "20240105/date"),
    ("5 January 2024", "20240105/date"),
    ("the 5th of January", "105/date"),
    ("Jan. 5, 2024", "20240105/date"),
    ("July 1-3, 2025", "20250701/date 20250703/date"),
    ("2024-01-05", "20240105/date"),
    ("in 2024", "2024/year"),
    ("the June 2022 referendum", "202206/month"),
    ("they may 5 times", "5"),
    ("the 1990s", "1990/decade"),
    ("at 5 p.m.", "17/time"),
    ("at 7.30 a.m.", "7.5/time"),
    ("at 12 a.m.", "0/time"),
    ("at 17:00", "17/time"),
    ("two-thirds of exports", "~2/3"),
    ("2½ years", "2.5"),
    ("the G20 summit", "~20"),
    ("an area of 30 m²", "30/area:m2"),
    ("x² and y₃", ""),
    ("1. Agriculture", "~1"),
    ("see section 1.2.3", ""),
    ("Louis XIV", "~14"),
    ("I am here", ""),
    ("550 pounds", "550/mass:lb"),
    ("550 pounds sterling", "550/money:GBP"),
]
KAZAKH = [
    ("7 мың шақырым", "7000/length:km"),
    ("7 мыңнан астам", "7000"),
    ("42 500 теңге", "42500/money:KZT"),
    ("42\u00a0500 тг.", "42500/money:KZT"),
    ("42,500 теңге", "42500/money:KZT"),
    ("6,5 пайыз", "6.5/percent"),
    ("15,7 млрд доллар", "15700000000/money:USD"),
    ("15.7 миллиардқа жетті", "15700000000"),
    ("15,7 млрд. теңгеге", "15700000000/money:KZT"),
    ("20 миллион АҚШ долларын", "20000000/money:USD"),
    ("2 млн 300 мың теңге", "2300000/money:KZT"),
    ("жеті мың екі жүз мектеп", "7200"),
    ("он бес мыңға жуық", "15000"),
    ("бес жүзден астам", "500"),
    ("жүз жиырма бес", "125"),
    ("мың екі жүз", "1200"),
    ("бір жарым миллион", "1500000"),
    ("жарты миллион", "500000"),
    ("жиырма жеті миллион тонна", "27000000/mass:t"),
    ("отыз мыңнан", "30000"),
    ("жүздеген адам", ""),
    ("мыңдаған адам", ""),
    ("бірнеше жыл", ""),
    ("Оның айтуынша, ол үшін", ""),
    ("онда алтын бар", ""),
    ("бес реформа", "~5"),
    ("бір мәселе", "~1"),
    ("63 пайызды", "63/percent"),
    ("63%-ға", "63/percent"),
    ("он екі пайызға", "12/percent"),
    ("5-6 пайызға", "5/percent 6/percent"),
    ("5–6 млн", "5000000 6000000"),
    ("2 мен 4 километр", "2/length:km 4/length:km"),
    ("5-ші сессия", "5"),
    ("36-шы кездесу", "36"),
    ("жиырма бірінші отырыс", "21"),
    ("XXI ғасыр", "21/century"),
    ("ХХІ ғ. басында", "21/century"),
    ("ХІХ–ХХ ғасырларда", "19/century 20/century"),
    ("2024 жылғы 5 қаңтар", "20240105/date"),
    ("2024 жылғы 5 қаңтарда", "20240105/date"),
    ("2024 жылдың 5 қаңтарында", "20240105/date"),
    ("2024 ж. 5 қаңтар", "20240105/date"),
    ("5 қаңтарда", "105/date"),
    ("қаңтардың 5-і", "105/date"),
    ("2015 жылғы қаңтардың 15-інен", "20150115/date"),
    ("05.01.2024", "20240105/date"),
    ("2024 жылы", "2024/year"),
    ("2024-ші жылы", "2024/year"),
    ("екі мың жиырма төртінші жылы", "2024/year"),
    ("2022 жылғы маусымдағы референдум", "202206/month"),
    ("1990-жылдары", "1990/decade"),
    ("1990 жылдары", "1990/decade"),
    ("90-жылдардың басында", "1990/decade"),
    ("сағат 17:00-де", "17/time"),
    ("үштен бірі", "~1/3"),
    ("үштен екісі", "~2/3"),
]
RUSSIAN = [
    ("7 тыс. километров", "7000/length:km"),
    ("42 500 тенге", "42500/money:KZT"),
    ("42\u202f500 тг", "42500/money:KZT"),
    ("42.500 человек", "42500"),
    ("6,5 %", "6.5/percent"),
    ("15,7 миллиарда долларов", "15700000000/money:USD"),
    ("15,7 млрд. долларов США", "15700000000/money:USD"),
    ("$15,7 млрд", "15700000000/money:USD"),
    ("2 млн 300 тыс. тенге", "2300000/money:KZT"),
    ("семь тысяч двести школ", "7200"),
    ("тысяча двести", "1200"),
    ("двадцати пяти районов", "25"),
    ("семи тысяч", "7000"),
    ("пятьюстами голосами", "500"),
    ("сто пять мест", "105"),
    ("полтора миллиона", "1500000"),
    ("полмиллиона", "500000"),
    ("два с половиной миллиона", "2500000"),
    ("сотни тысяч людей", ""),
    ("тысячи людей", ""),
    ("десятки стран", ""),
    ("пять реформ", "~5"),
    ("одна из задач", "~1"),
    ("63 процента", "63/percent"),
    ("двенадцать процентов", "12/percent"),
    ("5–6 млн", "5000000 6000000"),
    ("от 5 до 6 млн", "5000000 6000000"),
    ("от 5 до 10 см", "5/length:cm 10/length:cm"),
    ("5-й созыв", "5"),
    ("36-я встреча", "36"),
    ("двадцать первый год", "21"),
    ("XXI век", "21/century"),
    ("в ХХІ в. наука", "21/century"),
    ("XIX–XX веков", "19/century 20/century"),
    ("двадцать первый век", "21/century"),
    ("5 января 2024 года", "20240105/date"),
    ("5 января 2024 г.", "20240105/date"),
    ("5 янв. 2024 г.", "20240105/date"),
    ("5-го января", "105/date"),
    ("пятого января", "105/date"),
    ("5–7 января 2024 года", "20240105/date 20240107/date"),
    ("05.01.2024", "20240105/date"),
    ("в 2024 году", "2024/year"),
    ("в 2024-м", "2024/year"),
    ("две тысячи двадцать четвёртого года", "2024/year"),
    ("в июне 2022 года", "202206/month"),
    ("1990-е", "1990/decade"),
    ("в 90-х годах", "1990/decade"),
    ("девяностые годы", "1990/decade"),
    ("в 17:00", "17/time"),
    ("две трети", "~2/3"),
    ("300-килограммовый груз", "300/mass:kg"),
    ("30-летие независимости", "30"),
    ("1. Сельское хозяйство", "~1"),
]
CASES = [(lang, *case) for lang, cases in (("en", ENGLISH), ("kk", KAZAKH), ("ru", RUSSIAN)) for case in cases]


def said(found: list[Quantity]) -> str:
    return " ".join(f"{'~' * q.soft}{decimal(q.value)}{'/' * bool(q.unit)}{q.unit}" for q in found)


def decimal(value: Fraction) -> str:
    return str(value) if value.denominator not in {2, 5, 10} else str(float(value))


@pytest.mark.parametrize(("lang", "text", "stated"), CASES)
def test_a_phrase_states_its_quantities_and_no_others(lang: str, text: str, stated: str) -> None:
    assert said(quantities(text, lang)) == stated


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("en", "42,500 tenge"), ("kk", "42,500 теңге")),
        (("en", "at 5 p.m."), ("kk", "кешкі сағат 5-те")),
        (("en", "at 5 p.m."), ("ru", "в 5 часов вечера")),
        (("en", "at 10:30"), ("ru", "в 10.30")),
        (("en", "the 1990s"), ("kk", "90-жылдары")),
        (("en", "XIX century"), ("ru", "девятнадцатый век")),
        (("en", "five ministers met on January 5, 2024"), ("ru", "5 министров встретились 5 января 2024 года")),
        (("en", "on December 16"), ("kk", "1991 жылғы 16 желтоқсанда")),
        (("en", "200 miles away"), ("ru", "в 320 км")),
        (("en", "550 pounds"), ("ru", "250 килограммов")),
        (("en", "80 degrees"), ("ru", "27 градусов тепла")),
        (("en", "three states"), ("kk", "мемлекеттер")),
        (("en", "5 January and 7 January 2024"), ("ru", "5 и 7 января 2024 года")),
    ],
)
def test_what_says_the_same_does_not_differ(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert not differences(quantities(left[1], left[0]), quantities(right[1], right[0]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("en", "7,000 km"), ("kk", "7 млн км")),
        (("en", "15.7 billion dollars"), ("ru", "15,7 млн долларов")),
        (("en", "$5 million"), ("kk", "5 миллион теңге")),
        (("en", "January 5, 2024"), ("ru", "6 января 2024 года")),
        (("en", "January 5, 2024"), ("kk", "2023 жылғы 5 қаңтар")),
        (("en", "63 percent"), ("ru", "36 %")),
        (("en", "September 1, 2026"), ("ru", "1 октября 2026 года")),
        (("en", "May 12"), ("kk", "12 маусым")),
        (("ru", "12 мая откроют 12 школ"), ("ru", "12 июня откроют 12 школ")),
        (("en", "in 2024"), ("kk", "сол жылы")),
        (("en", "200 miles"), ("ru", "200 км")),
    ],
)
def test_what_says_something_else_differs(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert differences(quantities(left[1], left[0]), quantities(right[1], right[0]))


def test_spans_point_into_the_untouched_text() -> None:
    text = "Бұл  —\u200b 42\u00a0500\u00ad теңге, 2024\u00a0жылғы  5 қаңтар."
    assert [text[q.start : q.end].strip("\u00ad") for q in quantities(text, "kk")] == [
        "42\u00a0500\u00ad теңге",
        "2024\u00a0жылғы  5 қаңтар",
    ]


def test_keys_of_a_date_are_its_day_and_year_too() -> None:
    assert set(values("January 5, 2024", "en")) == {"d0105", "5", "2024"}


def test_keys_are_the_same_in_three_languages() -> None:
    texts = {
        "en": "$15.7 billion and 63 percent",
        "kk": "15,7 млрд доллар және 63 пайыз",
        "ru": "15,7 млрд долл. и 63 %",
    }
    assert all(set(values(text, lang)) == {"15700000000", "63"} for lang, text in texts.items())


def test_soft_quantities_are_no_keys_unless_asked_for() -> None:
    assert not values("five reforms", "en")
    assert values("five reforms", "en", soft=True) == {"5": 1}


def test_a_language_without_a_table_still_has_its_digits() -> None:
    assert said(quantities("7 000 Menschen, 63 %", "de")) == "7000 63/percent"


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
def test_any_text_gives_ordered_spans_inside_it(lang: str) -> None:
    chance = random.Random(7)
    parts = (
        [text for _, text, _ in CASES] + list(string.punctuation) + ["²", "٣", "½", "\u200b", "\n", "1" * 50, "V", "%"]
    )
    for _ in range(400):
        text = chance.choice(["", " "]).join(chance.choices(parts, k=chance.randint(1, 9)))
        found = quantities(text, lang)
        assert all(0 <= q.start < q.end <= len(text) for q in found)
        assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize(
    "text", ["1 " * 20000, "1,000" * 8000, "a hundred and " * 5000, "." * 40000, "5-" * 20000, "V-" * 20000]
)
def test_a_long_hostile_text_is_read_to_its_end(text: str) -> None:
    quantities(text, "en")


def test_a_row_of_forty_digits_is_no_quantity() -> None:
    assert not quantities("9" * 40, "en")
    assert not quantities("9" * 5000, "en")


@pytest.mark.parametrize(("region", "lang"), [("en-GB", "en"), ("kk-Cyrl", "kk"), ("RU", "ru")])
def test_the_region_of_a_language_changes_no_number(region: str, lang: str) -> None:
    for text in ("42,500", "twenty-five", "5 January 2024", "екі жүз бес мың", "двести пять тысяч"):
        assert quantities(text, region) == quantities(text, lang)


def test_letters_with_marks_of_their_own_are_no_numbers() -> None:
    assert quantities("А\u0301нна и\u0306 о\u0301 \u0958\u00ad", "ru") == []
