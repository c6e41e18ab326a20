"""A name in the place of another is found in another language, and a name in other letters is no finding."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.versions.name_sounds import sounds_alike
from ushtil.align.checks.versions.names import names
from ushtil.corpus.types import Bead, Document, Finding, Segment


def text(lang: str, sentences: Sequence[str]) -> Document:
    segments, start = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(start, start + len(sentence), number))
        start += len(sentence) + 1
    return Document(f"speech.{lang}", lang, "\n".join(sentences), tuple(segments))


def versions(left: str, right: str, *rows: tuple[str, str], score: float = 1.0) -> Versions:
    beads = tuple(Bead(((n,), (n,)), score) for n in range(len(rows)))
    return Versions(text(left, [row[0] for row in rows]), text(right, [row[1] for row in rows]), beads)


def found(left: str, right: str, *rows: tuple[str, str]) -> list[Finding]:
    return list(names(versions(left, right, *rows)))


REPLACED = [
    (
        "en",
        "ru",
        "The bridge was opened by engineer Harrington in the spring.",
        "Мост весной открыл инженер Журавский.",
        ("Harrington", "Журавский"),
    ),
    (
        "en",
        "kk",
        "The school in Pavlodar was built by volunteers.",
        "Атыраудағы мектепті еріктілер салды.",
        ("Pavlodar", "Атыраудағы"),
    ),
    (
        "kk",
        "ru",
        "Көрмені суретші Мұқаметжан ұйымдастырды.",
        "Выставку устроил художник Петракис.",
        ("Мұқаметжан", "Петракис"),
    ),
    (
        "ru",
        "en",
        "Доклад вчера прочитал профессор Лисовец.",
        "The paper was read yesterday by professor Whitlock.",
        ("Лисовец", "Whitlock"),
    ),
    (
        "kk",
        "en",
        "Хатты бізге Өскемен тұрғындары жазды.",
        "The letter was written to us by people from Taraz.",
        ("Өскемен", "Taraz"),
    ),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs", "words"), REPLACED)
def test_a_name_in_the_place_of_another_is_critical(
    left: str, right: str, ours: str, theirs: str, words: tuple[str, str]
) -> None:
    (finding,) = found(left, right, (ours, theirs))
    assert (finding.kind, finding.severity) == ("name", "critical")
    assert tuple(place.text for place in finding.where) == words
    assert all(word in finding.detail for word in words)


HALF_REPLACED = [
    ("en", "ru", "The prize went to Sarah Whitlock.", "Премию получила Сара Лисовец.", ("Whitlock", "Лисовец")),
    ("en", "ru", "We wrote to Ashbourne Trump.", "Мы написали Дональду Трампу.", ("Ashbourne", "Дональду Трампу")),
    (
        "kk",
        "ru",
        "Жүлдені кеше Айгүл Сарқанбаева алды.",
        "Премию вчера получила Айгуль Петракис.",
        ("Сарқанбаева", "Петракис"),
    ),
    (
        "en",
        "kk",
        "The letter was signed by Dana Whitlock.",
        "Хатқа Дана Мұқаметжан қол қойды.",
        ("Whitlock", "Мұқаметжан"),
    ),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs", "words"), HALF_REPLACED)
def test_half_of_a_person_s_name_in_the_place_of_another_half_is_found(
    left: str, right: str, ours: str, theirs: str, words: tuple[str, str]
) -> None:
    (finding,) = found(left, right, (ours, theirs))
    assert tuple(place.text for place in finding.where) == words


def test_a_capital_is_not_its_country_where_both_are_named() -> None:
    (finding,) = found("en", "ru", ("Today Tehran is in Whitlock.", "Сегодня Тегеран находится в Иране."))
    assert tuple(place.text for place in finding.where) == ("Whitlock", "Иране")


def test_a_name_said_once_instead_of_twice_has_its_second_place_taken() -> None:
    row = (
        "The road from North Korea to South Whitlock is closed.",
        "Дорога из Северной Кореи в Южную Корею закрыта.",
    )
    (finding,) = found("en", "ru", row)
    assert finding.where[0].text == "Whitlock"


def test_a_title_of_a_team_that_the_text_spells_elsewhere_may_accuse() -> None:
    rows = [
        ("Yesterday the coach of the Lakewings resigned.", "Вчера тренер «Лейквингс» ушёл в отставку."),
        ("Now Underhill will look for a coach.", "Теперь «Лейквингс» ищет тренера."),
    ]
    assert [finding.where[0].segments for finding in found("en", "ru", *rows)] == [(1,)]


SAME = [
    ("en", "ru", "We spoke to George Hughes in the garden.", "Мы говорили с Джорджем Хьюзом в саду."),
    ("en", "ru", "The choir of Yale sang for Kassym-Jomart Tokayev.", "Хор Йельского университета пел К. К. Токаеву."),
    ("en", "kk", "The road leads from Ust-Kamenogorsk to Semey.", "Жол Өскеменнен Семейге апарады."),
    ("en", "kk", "The mother of Watson came from Hamilton.", "Уотсонның анасы Гамильтоннан келген."),
    ("kk", "ru", "Кеше Қасым-Жомарт Кемелұлы Тоқаев Шымкентке барды.", "Вчера Токаев посетил Шымкент."),
    ("kk", "ru", "Жиында Юта штатының өкілі сөйледі.", "На собрании выступил представитель Юты."),
    ("en", "ru", "The president thanked Semyonov.", "Глава государства поблагодарил Семёнова."),
    ("en", "kk", "Every British town has a library.", "Ұлыбританияның әр қаласында кітапхана бар."),
    ("en", "ru", "On Monday the Metropolitan Police wrote to us.", "В понедельник нам написала полиция Лондона."),
    ("en", "ru", "In July the Rangers played in Dundee.", "В июле они играли в Данди."),
    ("en", "ru", "Last year he edited a magazine called Nightjar.", "В прошлом году он издавал журнал «Козодой»."),
    ("kk", "ru", "Былтыр ол «Бозторғай» деген жинақ шығарды.", "В прошлом году он издал сборник «Жаворонок»."),
    ("en", "ru", "The law was criticised in Madrid.", "Закон раскритиковали в Испании."),
    ("kk", "ru", "Заңды Анкара сынға алды.", "Закон раскритиковала Турция."),
    ("en", "kk", "Two trains a day leave for Germany.", "Алманияға күніне екі пойыз жүреді."),
    ("en", "kk", "The flight to Nur-Sultan was late.", "Астанаға ұшақ кешікті."),
    ("en", "kk", "We wrote to senator Harlow (Arizona).", "Біз сенатор Харлоуға (Ариз. штаты) жаздық."),
    ("en", "ru", "The temples of the Maya stand in the forest.", "Храмы майя стоят в лесу."),
    ("en", "ru", "Our neighbour Weiss met Wade there.", "Там наш сосед Вайс встретил Уэйда."),
]


@pytest.mark.parametrize(("left", "right", "ours", "theirs"), SAME)
def test_other_letters_endings_patronymics_and_initials_are_the_same_name(
    left: str, right: str, ours: str, theirs: str
) -> None:
    assert found(left, right, (ours, theirs)) == []


def test_a_name_that_only_one_side_has_is_no_finding() -> None:
    row = ("The visit of Harrington was a success.", "Визит прошёл успешно.")
    assert found("en", "ru", row) == []


def test_a_name_in_the_next_bead_is_the_same_name() -> None:
    rows = [
        ("The mayor thanked Harrington for the bridge.", "Мэр поблагодарил за мост."),
        ("It is a good bridge.", "Харрингтон построил хороший мост."),
    ]
    assert found("en", "ru", *rows) == []


def test_a_name_whose_other_rendering_returns_is_learnt_from_the_text() -> None:
    rows = [
        ("We drove to Vilmora in the morning.", "Утром мы поехали в Заречье."),
        ("The market of Vilmora is old.", "Рынок в Заречье старый."),
        ("Nobody in Vilmora was at home.", "Никого в Заречье не было дома."),
    ]
    assert found("en", "ru", *rows) == []


def test_a_bead_that_is_hardly_one_accuses_nobody() -> None:
    row = (REPLACED[0][2], REPLACED[0][3])
    assert list(names(versions("en", "ru", row, score=0.3))) == []


def test_a_headline_with_capitals_accuses_nobody() -> None:
    row = ("Small Farmers Hope For A Good Harvest After Dry Summer", "Мелкие фермеры Приозёрья ждут урожая")
    assert found("en", "ru", row) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kavanaugh", "Кавано"),
        ("Melrose", "Мелроуз"),
        ("Lithgow", "Литгоу"),
        ("Wright", "Райта"),
        ("José", "Хосе"),
        ("Хэмилтоне", "Гамильтонды"),
        ("Shulbinsk", "Шүлбі"),
        ("Weiss", "Вайс"),
        ("Wade", "Уэйд"),
        ("Xherdan", "Джердан"),
        ("Reichenbach", "Райхенбах"),
    ],
)
def test_renderings_of_a_name_sound_alike_in_either_order(one: str, other: str) -> None:
    assert sounds_alike(one, other) >= 0.5
    assert sounds_alike(one, other) == sounds_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harrington", "Журавский"), ("London", "Ливерпуль"), ("", "Ким"), ("李", "Ли"), ("Tremaine", "Бремен")],
)
def test_other_names_do_not_sound_alike(one: str, other: str) -> None:
    assert sounds_alike(one, other) < 0.45


def test_a_long_list_of_names_ends_and_accuses_nobody() -> None:
    many = " ".join(f"Nam{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}or" for n in range(2000))
    assert found("en", "ru", (many, many.replace("Nam", "Ком"))) == []


# What the second text says of the name less surely than by the name itself: an adjective, an acronym, an ordinary word
# with a capital, one mention more of a country.
TRACES = [
    (
        "en",
        "ru",
        "The minister thanked the nurses of Ostrander's hospitals.",
        "Министр поблагодарил медсестёр шотландских больниц.",
    ),
    ("kk", "ru", "Біз Корриганмен келіссөзді көктемде бастаймыз.", "Переговоры с ЕС мы начнём весной."),
    (
        "en",
        "kk",
        "The number of North Korean visitors to South Faversham fell last year.",
        "Былтыр Оңтүстік Кореяға келген солтүстік кореялық қонақтардың саны азайды.",
    ),
    ("ru", "en", "Книгу купили в магазине Олафсена на углу.", "The book was bought at the Boots on the corner."),
]
NO_TRACES = [
    (
        "en",
        "ru",
        "The minister thanked the nurses of Scotland's hospitals.",
        "Министр поблагодарил медсестёр шотландских больниц.",
    ),
    ("kk", "ru", "Біз Еуроодақпен келіссөзді көктемде бастаймыз.", "Переговоры с ЕС мы начнём весной."),
    (
        "en",
        "kk",
        "The number of North Korean visitors to South Korea fell last year.",
        "Былтыр Оңтүстік Кореяға келген солтүстік кореялық қонақтардың саны азайды.",
    ),
    ("en", "ru", "The Korean delegation left on Monday.", "Делегация из Южной Кореи уехала в понедельник."),
    ("en", "ru", "She won two Academy Awards that year.", "В том году она получила два «Оскара»."),
]


@pytest.mark.parametrize(("left", "right", "one", "other"), TRACES)
def test_a_name_in_the_place_of_what_speaks_of_another_is_found(left: str, right: str, one: str, other: str) -> None:
    (finding,) = found(left, right, (one, other))
    assert finding.severity == "critical"


@pytest.mark.parametrize(("left", "right", "one", "other"), NO_TRACES)
def test_an_adjective_or_acronym_of_the_same_name_is_no_finding(left: str, right: str, one: str, other: str) -> None:
    assert found(left, right, (one, other)) == []


def test_only_what_can_be_an_ending_is_left_out_of_a_comparison() -> None:
    assert sounds_alike("Volta", "Вольтаның") > 0.9
    assert sounds_alike("Akala", "Киллбрайд") < 0.4


def test_a_name_in_w_is_one_with_both_its_renderings() -> None:
    assert sounds_alike("Уоррен", "Варрен") > 0.7
    assert sounds_alike("Wade", "Уэйдтің") > 0.7
