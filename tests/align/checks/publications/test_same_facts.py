from __future__ import annotations

import pytest
from ushtil.align.checks.publications.same_facts import conflicting_figures
from ushtil.corpus.types import Document, Finding, Segment

FILLER = {
    "en": ("The harbour wakes early in spring.", "Fishermen mend their nets.", "Children run along the quay."),
    "ru": ("Гавань весной просыпается рано.", "Рыбаки чинят сети.", "Дети бегают по набережной."),
    "kk": ("Көктемде айлақ ерте оянады.", "Балықшылар ауын жамайды.", "Балалар жағада жүгіріп жүр."),
}


def text(name: str, lang: str, *sentences: str) -> Document:
    segments, place = [], 0
    for number, sentence in enumerate(sentences):
        segments.append(Segment(place, place + len(sentence), number))
        place += len(sentence) + 1
    return Document(name, lang, " ".join(sentences), tuple(segments))


def across(lang: str, one: str, other: str) -> list[Finding]:
    return list(conflicting_figures([text("spring", lang, *FILLER[lang], one), text("autumn", lang, other)]))


def inside(lang: str, one: str, other: str) -> list[Finding]:
    return list(conflicting_figures([text("spring", lang, one, *FILLER[lang], other)]))


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in findings]


SAME_DATE = [
    (
        "en",
        "In 2021 the shipyards of Aktau repaired 340 fishing boats.",
        "The shipyards of Aktau, as we know, repaired 430 fishing boats in 2021.",
    ),
    (
        "ru",
        "В 2021 году верфи Актау отремонтировали 340 рыбацких лодок.",
        "Верфи Актау, как известно, отремонтировали в 2021 году 430 рыбацких лодок.",
    ),
    (
        "kk",
        "2021 жылы Ақтау кеме жөндеу зауыттары 340 балықшы қайығын жөндеді.",
        "Ақтау кеме жөндеу зауыттары 2021 жылы 430 балықшы қайығын жөндеді.",
    ),
]


@pytest.mark.parametrize(("lang", "one", "other"), SAME_DATE)
def test_two_figures_for_one_thing_in_one_year_are_major(lang: str, one: str, other: str) -> None:
    for found in (across(lang, one, other), inside(lang, one, other)):
        assert kinds(found) == [("number", "major")]
        assert [place.text for place in found[0].where] == ["340", "430"]
        assert "spring" in found[0].detail


@pytest.mark.parametrize(("lang", "one", "other"), SAME_DATE)
def test_figures_of_two_years_are_no_finding(lang: str, one: str, other: str) -> None:
    assert across(lang, one, other.replace("2021", "2022")) == []


@pytest.mark.parametrize(("lang", "one", "other"), SAME_DATE)
def test_equal_figures_written_in_two_ways_are_no_finding(lang: str, one: str, other: str) -> None:
    thousands = {"en": "7 thousand", "ru": "7 тыс.", "kk": "7 мың"}[lang]
    assert across(lang, one.replace("340", "7,000" if lang == "en" else "7 000"), other.replace("430", thousands)) == []


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        (
            "en",
            "The land border between Orlinia and Kumbel is 1,420 kilometres long.",
            "The land border between Orlinia and Kumbel, which is 1,240 kilometres long, unites us.",
        ),
        (
            "ru",
            "Сухопутная граница Орлинии с Кумбелем составляет 1420 километров.",
            "Сухопутная граница Орлинии с Кумбелем составляет, напомню, 1240 километров.",
        ),
        (
            "kk",
            "Орлиния мен Күмбелдің құрлықтағы шекарасы 1420 шақырымға созылып жатыр.",
            "Орлиния мен Күмбелдің құрлықтағы шекарасы 1240 шақырымға созылып жатыр.",
        ),
    ],
)
def test_two_lengths_of_one_border_are_major_in_whatever_year(lang: str, one: str, other: str) -> None:
    assert kinds(across(lang, one, other)) == [("number", "major")]


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        (
            "en",
            "Today the port of Aktau gives work to 4,300 people of the town and its villages.",
            "Today the port of Aktau gives work to 5,100 people of the town and its villages.",
        ),
        (
            "ru",
            "Сегодня порт Актау даёт работу 4300 жителям города и окрестных сёл.",
            "Сегодня порт Актау даёт работу 5100 жителям города и окрестных сёл.",
        ),
        (
            "kk",
            "Бүгінде Ақтау порты қала мен ауылдардың 4300 тұрғынын жұмыспен қамтып отыр.",
            "Бүгінде Ақтау порты қала мен ауылдардың 5100 тұрғынын жұмыспен қамтып отыр.",
        ),
    ],
)
def test_what_is_true_today_may_change_between_texts_but_not_inside_one(lang: str, one: str, other: str) -> None:
    assert across(lang, one, other) == []
    assert kinds(inside(lang, one, other)) == [("number", "major")]


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        (
            "en",
            "The treaty on the river was signed in Aktau by both ministers in 1994.",
            "The treaty on the river was signed in Aktau by both ministers in 1996.",
        ),
        (
            "ru",
            "Договор о реке был подписан в Актау обоими министрами в 1994 году.",
            "Договор о реке был подписан в Актау обоими министрами в 1996 году.",
        ),
        (
            "kk",
            "Өзен туралы шартқа 1994 жылы Ақтауда екі министрдің қатысуымен қол қойылды.",
            "Өзен туралы шартқа 1996 жылы Ақтауда екі министрдің қатысуымен қол қойылды.",
        ),
    ],
)
def test_one_event_with_two_years_is_critical(lang: str, one: str, other: str) -> None:
    found = across(lang, one, other)
    assert kinds(found) == [("number", "critical")]
    assert "1994" in found[0].detail
    assert "1996" in found[0].detail


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        # what comes back every year
        ("en", "In 2021 we opened new schools in the villages.", "In 2022 we opened new schools in the villages."),
        ("ru", "В 2021 году мы открывали школы в сёлах области.", "В 2022 году мы открывали школы в сёлах области."),
        ("kk", "2021 жылы біз ауылдарда мектеп аштық.", "2022 жылы біз ауылдарда мектеп аштық."),
        # another subject
        (
            "en",
            "In 2021 exports to Kumbel grew to 24 billion dollars.",
            "In 2021 imports from Kumbel grew to 20 billion dollars.",
        ),
        (
            "ru",
            "В 2021 году экспорт в Кумбель вырос до 24 миллиардов долларов.",
            "В 2021 году импорт из Кумбеля вырос до 20 миллиардов долларов.",
        ),
        (
            "kk",
            "2021 жылы Күмбелге экспорт 24 миллиард долларға жетті.",
            "2021 жылы Күмбелден импорт 20 миллиард долларға жетті.",
        ),
        # another place
        ("en", "In 2021 the town of Aktau built 300 homes.", "In 2021 the town of Semey built 450 homes."),
        ("ru", "В 2021 году в городе Актау построили 300 домов.", "В 2021 году в городе Семей построили 450 домов."),
        ("kk", "2021 жылы Ақтау қаласында 300 үй салынды.", "2021 жылы Семей қаласында 450 үй салынды."),
        # nobody says of whom
        ("en", "Our trade reached $24.3 billion in 2023.", "Our trade reached $21.4 billion in 2023."),
        (
            "ru",
            "Наша торговля в 2023 году достигла 24,3 млрд долларов.",
            "Наша торговля в 2023 году достигла 21,4 млрд.",
        ),
        # rounded
        (
            "en",
            "In 2021 the shipyards of Aktau repaired about 8,000 fishing boats.",
            "In 2021 the shipyards of Aktau repaired 7,950 fishing boats.",
        ),
        (
            "ru",
            "В 2021 году верфи Актау отремонтировали около 8000 рыбацких лодок.",
            "В 2021 году верфи Актау отремонтировали 7950 рыбацких лодок.",
        ),
        (
            "kk",
            "2021 жылы Ақтау кеме жөндеу зауыттары шамамен 8000 балықшы қайығын жөндеді.",
            "2021 жылы Ақтау кеме жөндеу зауыттары 7950 балықшы қайығын жөндеді.",
        ),
        # an anniversary
        (
            "en",
            "The 75th anniversary of the Great Victory unites all the people of Kumbel.",
            "The 80th anniversary of the Great Victory unites all the people of Kumbel.",
        ),
        # numbers of articles
        (
            "en",
            "We changed Article 130 of the Criminal Code of Kumbel to protect the press.",
            "We changed Article 174 of the Criminal Code of Kumbel to protect the press.",
        ),
        (
            "ru",
            "Мы изменили статью 130 Уголовного кодекса Кумбеля ради защиты прессы.",
            "Мы изменили статью 174 Уголовного кодекса Кумбеля ради защиты прессы.",
        ),
        (
            "kk",
            "Баспасөзді қорғау үшін Күмбелдің Қылмыстық кодексінің 130-бабын өзгерттік.",
            "Баспасөзді қорғау үшін Күмбелдің Қылмыстық кодексінің 174-бабын өзгерттік.",
        ),
    ],
)
def test_figures_that_may_both_be_right_are_no_finding(lang: str, one: str, other: str) -> None:
    assert across(lang, one, other) == []


@pytest.mark.parametrize(("lang", "one", "other"), SAME_DATE)
def test_all_places_of_one_fact_stand_in_one_finding(lang: str, one: str, other: str) -> None:
    texts = [text("spring", lang, one), text("summer", lang, other), text("autumn", lang, *FILLER[lang], other)]
    found = list(conflicting_figures(texts))
    assert kinds(found) == [("number", "major")]
    assert sorted(place.document for place in found[0].where) == ["autumn", "spring", "summer"]


@pytest.mark.parametrize(("lang", "one", "other"), SAME_DATE)
def test_a_third_value_makes_a_series_of_it(lang: str, one: str, other: str) -> None:
    texts = [text("spring", lang, one), text("summer", lang, other), text("autumn", lang, other.replace("430", "510"))]
    assert list(conflicting_figures(texts)) == []


REPUBLISHED = {
    "en": "Last year the town received 48 thousand guests from the neighbouring villages and islands.",
    "ru": "В прошлом году город принял 48 тысяч гостей из соседних сёл и с островов.",
    "kk": "Былтыр қала көрші ауылдар мен аралдардан келген 48 мың қонақты қабылдады.",
}
LONG = {
    "en": (
        "The harbour wakes early in spring, and the gulls are loud.",
        "Fishermen mend their nets on the quay until noon.",
        "Children of the lower town run along the water with kites.",
    ),
    "ru": (
        "Гавань весной просыпается очень рано, и чайки громко кричат.",
        "Рыбаки до самого полудня чинят сети на набережной города.",
        "Дети нижнего города бегают у самой воды с воздушными змеями.",
    ),
    "kk": (
        "Көктемде айлақ ерте оянады, ал шағалалар өте қатты шулайды.",
        "Балықшылар түске дейін жағада отырып, ескі ауларын жамап шығады.",
        "Төменгі қаланың балалары су бойында батпырауық ұшырып, жүгіріп жүр.",
    ),
}


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_figure_altered_in_an_excerpt_is_critical_even_of_last_year(lang: str) -> None:
    source = text("speech", lang, *LONG[lang], REPUBLISHED[lang])
    excerpt = text("journal", lang, *LONG[lang], REPUBLISHED[lang].replace("48", "84"))
    found = list(conflicting_figures([source, excerpt]))
    assert kinds(found) == [("number", "critical")]
    assert "journal" in found[0].detail


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "The band of the medal of Kumbel is 30 mm wide.", "The band of the medal of Kumbel is 26 mm wide."),
        ("ru", "Ширина ленты медали Кумбеля – 30 мм.", "Ширина ленты медали Кумбеля – 26 мм."),
        ("kk", "Күмбел медалі лентасының ені – 30 мм.", "Күмбел медалі лентасының ені – 26 мм."),
    ],
)
def test_entries_of_a_list_that_are_otherwise_alike_do_not_contradict(lang: str, one: str, other: str) -> None:
    entry = FILLER[lang]
    assert list(conflicting_figures([text("medals", lang, *entry, one, *entry, *entry, other, *entry)])) == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "As I said: “In 2021 the shipyards of Aktau repaired 430 fishing boats.”"),
        ("ru", "Как я говорил: «В 2021 году верфи Актау отремонтировали 430 рыбацких лодок»."),
        ("kk", "Айтқан едім: «2021 жылы Ақтау кеме жөндеу зауыттары 430 балықшы қайығын жөндеді»."),
    ],
)
def test_a_figure_in_quotation_marks_is_left_to_the_rule_on_quotations(lang: str, said: str) -> None:
    one = next(one for code, one, _ in SAME_DATE if code == lang)
    assert across(lang, one, said) == []


def test_a_series_of_like_sentences_is_no_contradiction() -> None:
    rows = [f"The boat of the port of Aktau with the green flag carries {n} tons of fish." for n in (12, 25, 31)]
    document = text("fleet", "en", rows[0], *FILLER["en"], rows[1], *FILLER["en"], rows[2])
    assert list(conflicting_figures([document])) == []


def test_neighbouring_sentences_contrast_and_do_not_contradict() -> None:
    one = "In 2021 the shipyards of Aktau repaired 340 fishing boats."
    other = "In 2021 the shipyards of Aktau repaired 430 fishing boats."
    assert list(conflicting_figures([text("spring", "en", one, other)])) == []


def test_a_text_of_many_sentences_with_figures_ends() -> None:
    rows = [f"The village of Aktau number {n} has {n * 7} houses and {n % 13} wells." for n in range(4000)]
    assert list(conflicting_figures([text("census", "en", *rows)])) == []


def test_a_name_that_opens_a_kazakh_sentence_says_what_it_is_about() -> None:
    one, other = "Екібазардағы аурухана 1936 жылы құрылған.", "Екібазардағы аурухана 1939 жылы құрылған."
    assert kinds(across("kk", one, other)) == [("number", "critical")]
    assert across("kk", one.replace("Екібазардағы", "Қаладағы"), other.replace("Екібазардағы", "Қаладағы")) == []


def test_entries_of_a_directory_are_about_different_things() -> None:
    one, other = "Год основания: 1936 год Вид школы: частная.", "Год основания: 1939 год Вид школы: частная."
    common = text("summer", "ru", "Какой вид школы лучше, не знает никто.")
    assert list(conflicting_figures([text("spring", "ru", one), text("autumn", "ru", other), common])) == []
