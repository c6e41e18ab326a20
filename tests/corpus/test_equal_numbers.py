"""Equal quantities are equal however the three languages write them, and others are not; all phrases are our own."""

from __future__ import annotations

import pytest
from ushtil.corpus.numbers import Quantity, differences, quantities

# Each block says one thing; every line of it is one language's ways to write it, parted by bars.
SAME = """
en: in 1991 | in nineteen ninety-one
kk: 1991 жылы | бір мың тоғыз жүз тоқсан бірінші жылы
ru: в 1991 году | в тысяча девятьсот девяносто первом году

en: $5–10 million | from $5 million to $10 million | 5 to 10 million dollars
kk: 5–10 млн доллар | 5 миллионнан 10 миллион долларға дейін
ru: 5–10 млн долларов | от 5 до 10 миллионов долларов

en: 7,000 kilometers of roads | seven thousand kilometres | 7000 km
kk: 7 мың шақырым жол | жеті мың километр | 7 000 шақырым
ru: 7 тыс. километров дорог | семь тысяч километров | 7000 км

en: 27 million people | twenty-seven million people | 27m people | 27 mln people
kk: 27 миллион адам | 27 млн адам | жиырма жеті миллион адам | 27 млн. адам
ru: 27 млн человек | 27 миллионов человек | двадцать семь миллионов человек | 27 млн. человек

en: 6.5 percent | 6.5% | 6.5 per cent | 6,5 percent
kk: 6,5 пайыз | 6,5% | 6.5 пайызға | 6,5 процент
ru: 6,5 процента | 6,5 % | 6.5% | 6,5-процентный рост | на 6,5 проц.

en: 63 percent of voters | sixty-three percent | 63 pct
kk: 63 пайыз | 63 пайызы | 63%-ы | 63 проценті | алпыс үш пайыз
ru: 63 процента | 63% | 63-процентная явка | шестьдесят три процента | 63%-ная явка

en: $15.7 billion | 15.7 billion dollars | US$15.7 billion | 15.7 billion US dollars | USD 15.7 billion
en: 15.7bn dollars | $15.7bn | 15,700 million dollars | 15.7 billion U.S. dollars
kk: 15,7 млрд доллар | 15,7 млрд АҚШ доллары | 15,7 миллиард доллар | 15.7 млрд. доллар | $15,7 млрд
kk: 15 млрд 700 млн доллар
ru: 15,7 млрд долларов | 15,7 млрд. долл. США | 15,7 миллиарда долларов | $15,7 млрд | 15,7 млрд долларов США
ru: 15,7 млрд $ | 15,7 млрд дол. США | 15 млрд 700 млн долларов

en: 42,500 tenge | forty-two thousand five hundred tenge | KZT 42,500 | 42,500 KZT | ₸42,500
kk: 42 500 теңге | 42,5 мың теңге | 42 мың 500 теңге | қырық екі мың бес жүз теңге | 42 500 ₸
ru: 42 500 тенге | 42,5 тыс. тенге | 42 тысячи 500 тенге | сорок две тысячи пятьсот тенге | 42500 тг.
ru: 42.500 тенге

en: the 25th anniversary | the twenty-fifth anniversary
kk: 25 жылдығы | 25 жылдық | жиырма бес жылдығы
ru: 25-летие | двадцатипятилетие

en: the 5th session | the fifth session
kk: 5-ші сессия | бесінші сессия
ru: 5-я сессия | пятая сессия

en: the third | the 3rd
kk: үшінші | 3-ші | үшіншіден
ru: третий | 3-й | в-третьих

en: 5–7 percent | 5-7% | 5 to 7 percent | from 5 to 7 percent | between 5 and 7 percent
en: five to seven percent | from 5% to 7% | 5%–7% | 5 percent to 7 percent
kk: 5–7 пайыз | 5-7 пайызға | 5-тен 7 пайызға дейін | 5 пайыздан 7 пайызға дейін
kk: бес пайыздан жеті пайызға дейін | 5–7% | 5 пен 7 пайыз аралығында
ru: 5–7 процентов | от 5 до 7 процентов | от 5 до 7 % | с 5 до 7 процентов | с 5 % до 7 % | 5–7 %
ru: от пяти до семи процентов | 5 — 7 процентов

en: 2019–2021 | from 2019 to 2021 | between 2019 and 2021 | 2019-21
kk: 2019–2021 жылдары | 2019 жылдан 2021 жылға дейін | 2019-2021 жж. | 2019 жыл мен 2021 жыл аралығында
kk: 2019-дан 2021-ге дейін
ru: 2019–2021 годы | с 2019 по 2021 год | в 2019–2021 гг. | с 2019 г. по 2021 г.

en: from 15 to 20 million | 15-20 million | 15 million to 20 million
kk: 15-тен 20 миллионға дейін | 15 миллионнан 20 миллионға дейін | 15–20 млн
ru: от 15 до 20 млн | с 15 до 20 миллионов | 15–20 миллионов | с 15 миллионов до 20 миллионов

en: between 100 and 200 thousand tenge
kk: 100 мыңнан 200 мың теңгеге дейін | 100-200 мың теңге
ru: от 100 до 200 тысяч тенге | от 100 тыс. до 200 тыс. тенге

en: two thirds | two-thirds | 2/3
kk: үштен екі | үштен екісі | үштен екісін | 2/3
ru: две трети | двумя третями | 2/3

en: one third | a third of | 1/3
kk: үштен бір | үштен бірі
ru: треть населения | одна треть | одной трети

en: three quarters | three-quarters
kk: төрттен үш | төрттен үші
ru: три четверти | трех четвертей | три четвертых

en: a quarter of the population
kk: төрттен бір | халықтың төрттен бірі
ru: четверть населения | одна четверть

en: one fifth | a fifth of GDP
kk: бестен бір | бестен бірі | бестен бір бөлігі
ru: одна пятая | пятая часть

en: half of the budget | half the people
kk: бюджеттің жартысы | жартысынан астамы | тең жартысы
ru: половина бюджета

en: one and a half million | 1.5 million | a million and a half
kk: бір жарым миллион | 1,5 миллион | 1 жарым миллион
ru: полтора миллиона | 1,5 млн | полутора миллионов | один с половиной миллион

en: two and a half thousand | 2,500
kk: екі жарым мың | 2,5 мың
ru: две с половиной тысячи | 2,5 тыс. | 2500

en: in May 2020 | May, 2020 | May of 2020
kk: 2020 жылғы мамырда | 2020 жылдың мамырында | 2020 жылдың мамыр айында | 2020 жылғы мамыр айында
kk: 2020 ж. мамыр
ru: в мае 2020 года | май 2020 г. | в мае 2020-го

en: May 5, 2020 | 5 May 2020 | May 5th, 2020 | the 5th of May, 2020 | 5.05.2020 | 2020-05-05
en: Tuesday, May 5, 2020
kk: 2020 жылғы 5 мамыр | 2020 жылғы 5 мамырда | 2020 жылдың 5 мамырында | 2020 ж. 5 мамыр | 05.05.2020
kk: 2020 жылдың мамыр айының 5-інде | 5 мамыр 2020 жыл | 2020 жылғы мамырдың 5-і | 2020 жылғы бесінші мамыр
ru: 5 мая 2020 года | 5 мая 2020 г. | 05.05.2020 | 05.05.2020 г. | пятого мая 2020 года

en: the 1990s | the nineties | the '90s | the 90s
kk: 1990-жылдары | 1990 жылдары | тоқсаныншы жылдары | 90-жылдар | 1990-шы жылдары | 90-шы жылдардың
kk: өткен ғасырдың 90-жылдарында
ru: 1990-е годы | в 1990-х годах | девяностые годы | 90-е годы | в 90-е | в девяностых

en: the 21st century | the twenty-first century
kk: 21-ші ғасыр | ХХІ ғасыр | XXI ғасырда | жиырма бірінші ғасыр | 21 ғасыр
ru: XXI век | 21-й век | двадцать первый век | в XXI веке | XXI в. | 21 век | XXI столетие

en: 5 p.m. | 5 pm | 5pm | 17:00 | 5:00 p.m.
kk: сағат 17:00-де | 17.00-де | кешкі сағат 5-те | сағат 17-де | кешкі 5-те
ru: 17:00 | в 17.00 | в 5 часов вечера | 17 часов | в пять часов вечера | в 17 ч.

en: 7:30 a.m. | 7.30 am | 07:30
kk: таңғы 7:30-да | таңғы сағат 7.30
ru: 7:30 утра | в 7.30 | 07:30

en: 10 miles | 16 km
kk: 16 шақырым | 16 километр
ru: 16 километров | 16,1 км

en: 1 million hectares
kk: 1 миллион гектар | бір миллион гектар
ru: 1 млн гектаров | миллион гектаров | 1 млн га

en: 100 billion cubic meters
kk: 100 миллиард текше метр | 100 млрд м³
ru: 100 млрд кубометров | 100 млрд кубических метров

en: 500 square kilometers | 500 sq km | 500 km²
kk: 500 шаршы шақырым | 500 шаршы километр
ru: 500 квадратных километров | 500 кв. км

en: 1,200 megawatts | 1,200 MW
kk: 1200 мегаватт | 1 200 МВт | 1,2 мың мегаватт
ru: 1200 мегаватт | 1 200 МВт

en: 4.5 times
kk: 4,5 есе | төрт жарым есе
ru: в 4,5 раза | в четыре с половиной раза

en: 150,000 jobs | 150 thousand jobs | one hundred fifty thousand jobs | 150k jobs
kk: 150 мың жұмыс орны | жүз елу мың жұмыс орны
ru: 150 тыс. рабочих мест | 150 000 рабочих мест | сто пятьдесят тысяч

en: a thousand schools | 1,000 schools | one thousand schools
kk: мың мектеп | бір мың мектеп | 1 мың мектеп
ru: тысяча школ | 1 тыс. школ | 1000 школ

en: a hundred schools | 100 schools
kk: жүз мектеп | 100 мектеп
ru: сто школ | 100 школ

en: over 2 trillion tenge
kk: 2 триллион теңгеден астам | 2 трлн-нан астам теңге | 2 трлн теңгеден астам | екі триллион теңгеден астам
ru: более 2 трлн тенге | свыше 2 триллионов тенге | свыше двух триллионов тенге

en: 2.3 million | 2,300,000
kk: 2 миллион 300 мың | 2,3 млн | екі миллион үш жүз мың
ru: 2 млн 300 тыс. | 2,3 миллиона | 2 300 000

en: 12-year-old | twelve years old
kk: 12 жасар | он екі жасар
ru: 12-летний | двенадцатилетний

en: a 30-day period | thirty days
kk: 30 күндік мерзім | отыз күн
ru: 30-дневный срок | тридцатидневный срок

en: 20 years | twenty years | two decades
kk: 20 жыл | жиырма жыл
ru: 20 лет | двадцать лет | 20-летний | два десятилетия

en: 5,000 years
kk: 5 мың жыл | бес мың жыл
ru: 5 тысяч лет | пять тысяч лет

en: €300 million | 300 million euros | EUR 300 million
kk: 300 миллион еуро
ru: 300 млн евро | €300 млн

en: 500 billion rubles | 500 bln roubles
kk: 500 миллиард рубль
ru: 500 млрд рублей | 500 млрд руб.

en: minus 40 degrees | -40°C
kk: минус 40 градус | 40 градус аяз
ru: минус 40 градусов | -40 градусов | −40 °C | 40 градусов мороза

en: 0.5 percentage points
kk: 0,5 пайыздық тармақ | 0,5 пайыздық тармаққа
ru: 0,5 процентного пункта | 0,5 п.п.

en: 120 thousand families
kk: 120 мың отбасы | 120 мыңдай отбасы | 120 мыңға жуық отбасы | 120 мыңнан астам отбасы
ru: 120 тысяч семей | около 120 тыс. семей

en: the first half of the year
kk: жылдың бірінші жартысы | бірінші жартыжылдық
ru: первая половина года | первое полугодие

en: 400 MWh
kk: 400 МВт/сағ
ru: 400 МВт·ч

en: by 2030
kk: 2030 жылға дейін | 2030-ға дейін | 2030 жылға қарай
ru: к 2030 году | до 2030 года

en: No. 5
kk: №5 | 5-нөмірлі
ru: № 5

en: Article 44
kk: 44-бап | 44-бабы | 44-бабына сәйкес
ru: статья 44 | ст. 44

en: 20 thousand tons | 20,000 tonnes
kk: 20 мың тонна | 20 мың т
ru: 20 тыс. тонн | 20 тыс. т

en: 100,000 | 100 thousand
kk: жүз мың | 100 мың
ru: сто тысяч
"""
OTHER = """
en: in May 2020 | ru: в июне 2020 года
en: in May 2020 | kk: 2020 жылғы маусымда
kk: 2020 жылғы мамырда | ru: в мае 2021 года
en: in May | ru: в июне
kk: мамыр айында | ru: в марте
en: In March the work began | kk: Жұмыс сәуірде басталды
en: 5–7 percent | ru: 5–9 процентов
en: 5–7 percent | kk: 5-тен 9 пайызға дейін
en: from 2019 to 2021 | ru: с 2019 по 2022 год
en: the 21st century | ru: XX век
kk: ХХІ ғасыр | ru: XIX век
en: the 1990s | ru: 1980-е годы
en: the 1990s | kk: 1980-жылдары
en: at 5 p.m. | ru: в 16:00
kk: сағат 17:00-де | ru: в 18:00
en: $15.7 billion | kk: 15,7 млрд теңге
en: $15.7 billion | ru: 15,7 млн долларов
kk: 42 500 теңге | ru: 42 500 рублей
en: 10 miles | ru: 10 километров
en: 63 percent | kk: 36 пайыз
en: 63 percent of voters | ru: 63 тысячи избирателей
en: 500 tons | kk: 500 гектар
en: 5 percent | ru: 5 миллионов
en: 2/3 of voters | ru: половина избирателей
en: 42,500 tenge | kk: 42 500 мың теңге
en: forty-two schools | ru: 24 школы
kk: қырық екі мың | ru: сорок две тысячи сто
en: on May 5, 2020 | kk: 2020 жылғы 5 маусым
en: 10 percent | ru: 10 тенге
en: 300 hectares | ru: 300 километров
en: 1.2 GW | ru: 120 МВт
kk: 5 км | ru: 5 кг
"""


def _blocks() -> list[list[tuple[str, str]]]:
    return [
        [(line[:2], form) for line in block.splitlines() for form in line[4:].split(" | ")]
        for block in SAME.strip().split("\n\n")
    ]


def _stated(lang: str, text: str) -> list[Quantity]:
    return quantities(text, lang)


@pytest.mark.parametrize("block", _blocks(), ids=lambda block: block[0][1])
def test_every_way_to_write_a_quantity_says_the_same(block: list[tuple[str, str]]) -> None:
    first = _stated(*block[0])
    assert first
    for lang, text in block[1:]:
        found = _stated(lang, text)
        assert found, text
        assert not differences(first, found), text
        assert not differences(found, first), text


@pytest.mark.parametrize("pair", OTHER.strip().splitlines())
def test_other_quantities_differ(pair: str) -> None:
    (left, ours), (right, theirs) = (side.split(": ", 1) for side in pair.split(" | "))
    assert differences(_stated(left, ours), _stated(right, theirs))


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "from 5 to 7 percent", 2),
        ("kk", "5-тен 7 пайызға дейін", 2),
        ("ru", "от пяти до семи процентов", 2),
        ("en", "from January to June 2024", 2),
        ("en", "between March and May 2024", 2),
        ("en", "nineteen ninety-one", 1),
        ("kk", "2024 жылғы қаңтар–маусым айларында", 2),
        ("ru", "с января по июнь 2024 года", 2),
        ("en", "He may come and they march on", 0),
        ("en", "Jan came", 0),
        ("kk", "маусымдық жұмыстар", 0),
        ("ru", "юбилей столицы", 0),
        ("ru", "трехцветный флаг", 0),
        ("en", "open 24/7", 2),
    ],
)
def test_a_phrase_states_so_many_quantities(lang: str, text: str, counted: int) -> None:
    assert len(quantities(text, lang)) == counted


def test_a_month_alone_accuses_only_another_month() -> None:
    assert not differences(quantities("The work began in May.", "en"), quantities("Жұмыс көктемде басталды.", "kk"))
    assert differences(quantities("The work began in May.", "en"), quantities("Жұмыс маусымда басталды.", "kk"))


def test_a_measure_glossed_in_another_unit_is_answered_with_it() -> None:
    left, right = quantities("в радиусе 320 км", "ru"), quantities("200 миля (321 км) радиуста", "kk")
    assert not differences(left, right)


def test_pounds_may_be_money_or_mass() -> None:
    assert not differences(quantities("550 pounds", "en"), quantities("550 фунтов стерлингов", "ru"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("half of the pupils", "en"), ("50 percent of the pupils", "en")),
        (("половина школьников", "ru"), ("50 процентов школьников", "ru")),
        (("оқушылардың жартысы", "kk"), ("оқушылардың 50 пайызы", "kk")),
        (("50 percent of the pupils", "en"), ("оқушылардың жартысы", "kk")),
    ],
)
def test_a_share_in_words_answers_the_percentage_and_no_other(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not differences(quantities(*one), quantities(*other))
    other = (other[0].replace("50", "40"), other[1])
    one = (one[0].replace("50", "40"), one[1])
    assert differences(quantities(*one), quantities(*other))
