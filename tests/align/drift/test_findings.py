from __future__ import annotations

import pytest
from ushtil.align.compare import compare
from ushtil.corpus.types import Document, Finding, Segment

OPENING = {
    "en": "The council met in the old library of the river town on Monday.",
    "ru": "Совет собрался в понедельник в старой библиотеке речного города.",
    "kk": "Кеңес дүйсенбіде өзен бойындағы қаланың ескі кітапханасында жиналды.",
}


def text(name: str, lang: str, *sentences: str) -> Document:
    segments, place = [], 0
    for sentence in sentences:
        segments.append(Segment(place, place + len(sentence), 0))
        place += len(sentence) + 1
    return Document(name, lang, " ".join(sentences), tuple(segments))


def found(source: str, copy: str, lang: str = "en") -> list[Finding]:
    ours, theirs = text("source", lang, OPENING[lang], source), text("copy", lang, OPENING[lang], copy)
    return list(compare(ours, theirs).findings)


def kinds(source: str, copy: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in found(source, copy, lang)]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "The budget of the harbour grew to 40 million tenge.",
            "The budget of the harbour grew to 14 million tenge.",
        ),
        ("ru", "Бюджет порта вырос до 40 миллионов тенге.", "Бюджет порта вырос до 14 миллионов тенге."),
        ("kk", "Порттың бюджеті 40 миллион теңгеге жетті.", "Порттың бюджеті 14 миллион теңгеге жетті."),
    ],
)
def test_a_changed_figure_is_critical_and_named_in_words(lang: str, source: str, copy: str) -> None:
    findings = found(source, copy, lang)
    assert [(finding.kind, finding.severity) for finding in findings] == [("number", "critical")]
    assert "40" in findings[0].detail
    assert "14" in findings[0].detail


def test_a_figure_left_out_with_its_clause_is_major_and_listed_once() -> None:
    source = "The council approved 200 projects with a total cost exceeding 40 trillion tenge."
    assert kinds(source, "The council approved 200 projects.") == [("number", "major")]


def test_a_figure_in_another_form_is_no_finding_of_number() -> None:
    assert kinds("The fund has 15.7 billion tenge.", "The fund has 15,700 million tenge.") == [("format", "neutral")]


def test_a_place_inside_a_changed_link_is_exactly_the_changed_text() -> None:
    finding = found("The bridge near the mill is new.", "The bridge near the fort is new.")[0]
    assert [place.text for place in finding.where] == ["mill", "fort"]
    assert finding.kind == "wording"


@pytest.mark.parametrize(
    ("lang", "source", "copy", "severity"),
    [
        ("en", "The plan of engineer Serikbayev was adopted.", "The plan of engineer Serikbaev was adopted.", "minor"),
        ("en", "The road from Pavlodar to Semey is closed.", "The road from Kostanay to Semey is closed.", "critical"),
        (
            "ru",
            "Подрядчик из Караганды сдал участок раньше срока.",
            "Подрядчик из Костаная сдал участок раньше срока.",
            "critical",
        ),
        ("kk", "Бұл жобаны инженер Серікбаев ұсынды.", "Бұл жобаны инженер Серикбаев ұсынды.", "minor"),
    ],
)
def test_a_name_spelled_otherwise_is_minor_and_a_name_replaced_is_critical(
    lang: str, source: str, copy: str, severity: str
) -> None:
    assert kinds(source, copy, lang) == [("name", severity)]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "The delegation came by train from Kazakh cities.",
            "The delegation came by train from Kazakhstan cities.",
        ),
        ("ru", "Делегация вчера прибыла поездом в Астану.", "Делегация вчера прибыла поездом из Астаны."),
        (
            "en",
            "Yesterday the envoy spoke at the UN about water.",
            "Yesterday the envoy spoke at the United Nations about water.",
        ),
    ],
)
def test_another_form_of_a_name_is_wording(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("wording", "minor")]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "We will not raise the dues of the port before winter.",
            "We will raise the dues of the port before winter.",
        ),
        ("ru", "Мы не будем сокращать расходы на образование.", "Мы будем сокращать расходы на образование."),
        ("kk", "Бұл шешім түпкілікті емес деп санаймыз.", "Бұл шешім түпкілікті деп санаймыз."),
    ],
)
def test_a_negation_that_goes_is_critical_and_not_also_an_omission(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("polarity", "critical")]


def test_not_only_but_also_is_no_negation() -> None:
    source = "Not only homes but also whole streets were rebuilt that year."
    assert ("polarity", "critical") not in kinds(source, "Homes but also whole streets were rebuilt that year.")


def test_reported_speech_names_the_words_that_turned() -> None:
    finding = found(
        "I am sure that the ferry will sail in May.", "President Serikov is sure that the ferry will sail in May."
    )
    assert [(f.kind, f.severity) for f in finding] == [("stance", "minor")]
    assert "“I am” → “President Serikov is”" in finding[0].detail


def test_a_dropped_clause_is_a_minor_omission_and_major_with_a_condition() -> None:
    plain = "The fields along the river will get water, as every farmer there hopes."
    assert kinds(plain, "The fields along the river will get water.") == [("omission", "minor")]
    condition = "If the rains come early, the fields along the river will get water."
    assert kinds(condition, "The fields along the river will get water.") == [("omission", "major")]


def test_words_put_in_are_a_minor_addition() -> None:
    assert kinds("The fields will get water.", "The fields will get clean water.") == [("addition", "minor")]


def test_a_change_of_form_is_neutral() -> None:
    assert kinds("He called it “a common home”.", 'He called it "a common home".') == [("format", "neutral")]


def test_an_attribution_that_moved_to_the_front_is_not_left_out() -> None:
    source = "«Я уверен в этом успехе», – сказал он."
    assert kinds(source, "Министр сказал, что он уверен в этом успехе.", "ru") == [("stance", "minor")]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The school will open on September 1, 2026.", "The school will open on September 1, 2027."),
        ("ru", "Школа откроется 1 сентября 2026 года.", "Школа откроется 1 сентября 2027 года."),
        ("ru", "Школа откроется 01.09.2026 на новом месте.", "Школа откроется 01.09.2027 на новом месте."),
        (
            "kk",
            "Мектептің ашылуы 2026 жылғы 1 қыркүйекке белгіленді.",
            "Мектептің ашылуы 2027 жылғы 1 қыркүйекке белгіленді.",
        ),
        ("en", "The school will open on September 1, 2026.", "The school will open on October 1, 2026."),
        ("ru", "Мост у рынка откроют 12 мая.", "Мост у рынка откроют 12 июня."),
        ("ru", "В городе 12 мая откроют 12 школ.", "В городе 12 июня откроют 12 школ."),
        ("kk", "Базар жанындағы көпір 12 мамырда ашылады.", "Базар жанындағы көпір 12 маусымда ашылады."),
    ],
)
def test_another_year_or_month_in_a_date_is_critical(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("number", "critical")]


@pytest.mark.parametrize(
    ("lang", "source", "copy", "kind"),
    [
        ("en", "The fair opens on September 1, 2026.", "The fair opens on 1 September 2026.", "format"),
        ("ru", "Ярмарка откроется 1 сентября 2026 года.", "Ярмарка откроется 01.09.2026.", "format"),
        (
            "en",
            "The fair opens on May 12 in the harbour.",
            "The fair opens on 12 May 2024 in the harbour.",
            "wording",
        ),
        ("kk", "Жәрмеңке 2024 жылғы 12 мамырда ашылды.", "Жәрмеңке 12 мамырда ашылды.", "wording"),
    ],
)
def test_a_date_written_otherwise_is_no_finding_of_number(lang: str, source: str, copy: str, kind: str) -> None:
    assert [found for found, _ in kinds(source, copy, lang)] == [kind]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("kk", "Біз келесі жылы бағаны көтермейміз.", "Біз келесі жылы бағаны көтереміз."),
        ("kk", "Бұл бастаманы толық қолдаймыз.", "Бұл бастаманы толық қолдамаймыз."),
        ("kk", "Жүк көлемі келесі жылы өседі.", "Жүк көлемі келесі жылы өспейді."),
        ("kk", "Министр кеше ауылға барды.", "Министр кеше ауылға бармады."),
        ("kk", "Кеше ауылға бармаған қонақтар риза.", "Кеше ауылға барған қонақтар риза."),
        ("kk", "Бұл жоба тиімді болады.", "Бұл жоба тиімді болмайды."),
        ("ru", "Суд признал это решение законным.", "Суд признал это решение незаконным."),
        ("en", "A deal is possible this year.", "A deal is impossible this year."),
        ("en", "There is no doubt about the dam.", "There is doubt about the dam."),
        ("ru", "Вчера никто не пришёл на пристань.", "Вчера все пришли на пристань."),
    ],
)
def test_a_negation_inside_a_word_is_critical(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("polarity", "critical")]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("kk", "Министр кеше ауылға бармады.", "Министр кеше ауылға барған жоқ."),
        ("kk", "Дүкенде қызыл алма сатылады.", "Дүкенде қызыл ала сатылады."),
        ("kk", "Жоспар орындалмайды деп ойлаймыз.", "Жоспар орындалады деп ойламаймыз."),
        ("ru", "Это решение суд признал не законным.", "Это решение суд признал незаконным."),
        ("en", "A deal is not possible this year.", "A deal is impossible this year."),
        ("en", "A deal is not impossible this year.", "A deal is possible this year."),
        ("en", "The fleet will no doubt grow this year.", "The fleet will surely grow this year."),
        ("ru", "Мы не можем не гордиться этим портом.", "Мы гордимся этим портом."),
        ("ru", "Не исключено, что паром вернётся.", "Возможно, паром вернётся."),
        ("ru", "Мы никогда не продадим эту мельницу.", "Мы не продадим эту мельницу."),
        ("ru", "На острове нет ни света, ни воды.", "На острове нет света и воды."),
        ("ru", "Никто не вправе закрыть этот порт.", "Никому не позволено закрыть этот порт."),
        ("kk", "Биыл флот өсетініне күмән жоқ.", "Биыл флот өсетіні сөзсіз."),
        ("en", "The port lives on the export of grain.", "The port lives on the import of grain."),
    ],
)
def test_the_same_negation_said_otherwise_is_no_finding_of_polarity(lang: str, source: str, copy: str) -> None:
    assert "polarity" not in {kind for kind, _ in kinds(source, copy, lang)}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The town will build four schools.", "The town will build five schools."),
        ("en", "The town will build four schools.", "The town will build 5 schools."),
        ("en", "It is a four-year plan for the port.", "It is a five-year plan for the port."),
        ("ru", "В городе построят четыре школы.", "В городе построят пять школ."),
        ("kk", "Қалада төрт балабақша салынады.", "Қалада бес балабақша салынады."),
        ("kk", "Қалада сегіз балабақша салынады.", "Қалада жеті балабақша салынады."),
    ],
)
def test_another_small_number_in_words_is_critical(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("number", "critical")]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The town will build four schools.", "The town will build 4 schools."),
        ("en", "The town will build one school.", "The town will build two schools."),
        ("en", "They waited two weeks for the grain.", "They waited fourteen days for the grain."),
        ("en", "Two schools and three schools joined the fair.", "Three schools and two schools joined the fair."),
        ("ru", "Один специалист рассказал об этом.", "Два специалиста рассказали об этом."),
        ("ru", "Во второй раз порт закрыли осенью.", "В третий раз порт закрыли осенью."),
        ("kk", "Бір маман бұл туралы айтты.", "Екі маман бұл туралы айтты."),
    ],
)
def test_a_number_in_words_that_may_say_the_same_accuses_no_one(lang: str, source: str, copy: str) -> None:
    assert "number" not in {kind for kind, _ in kinds(source, copy, lang)}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "I do not rule out a second ferry.", "He rules out a second ferry."),
        ("en", "I do not rule out a second ferry.", "President Serikov rules out a second ferry."),
        ("en", "We will sell the old mill in spring.", "They will not sell the old mill in spring."),
        ("ru", "Этим летом я не поеду в горы.", "Этим летом он поедет в горы."),
        ("ru", "Мы не хотим продавать старую мельницу.", "Они хотят продавать старую мельницу."),
        ("kk", "Мен ертең базарға бармаймын.", "Ол ертең базарға барады."),
        ("kk", "Біз ескі диірменді сатпадық.", "Олар ескі диірменді сатты."),
        ("kk", "Мен бұл шешімге қарсы емеспін.", "Ол бұл шешімге қарсы."),
    ],
)
def test_a_negation_that_goes_with_the_speaker_is_critical(lang: str, source: str, copy: str) -> None:
    assert ("polarity", "critical") in kinds(source, copy, lang)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "I do not rule out a second ferry.", "He does not rule out a second ferry."),
        ("en", "I never sold the mill to anyone.", "He did not sell the mill to anyone."),
        ("en", "We cannot wait for the ferry.", "They could not wait for the ferry."),
        ("ru", "Этим летом я не поеду в горы.", "Этим летом он не поедет в горы."),
        ("ru", "Мы не хотим продавать мельницу.", "Они не желают продавать мельницу."),
        ("kk", "Мен ертең базарға бармаймын.", "Ол ертең базарға бармайды."),
        ("kk", "Біз ескі диірменді сатпадық.", "Олар ескі диірменді сатқан жоқ."),
    ],
)
def test_another_speaker_who_negates_too_is_no_finding_of_polarity(lang: str, source: str, copy: str) -> None:
    assert "polarity" not in {kind for kind, _ in kinds(source, copy, lang)}


@pytest.mark.parametrize(
    ("lang", "source", "copy", "places"),
    [
        (
            "en",
            "The port paid 40 million tenge for 12 cranes.",
            "The port paid 14 million tenge for 21 cranes.",
            ["40 million tenge", "12", "14 million tenge", "21"],
        ),
        (
            "ru",
            "Порт заплатил 40 млн тенге за 12 кранов.",
            "Порт заплатил 14 млн тенге за 21 кран.",
            ["40 млн тенге", "12", "14 млн тенге", "21"],
        ),
        (
            "kk",
            "Порт 12 кранға 40 млн теңге төледі.",
            "Порт 21 кранға 14 млн теңге төледі.",
            ["12", "40 млн теңге", "21", "14 млн теңге"],
        ),
    ],
)
def test_each_figure_that_differs_has_a_place_of_its_own(lang: str, source: str, copy: str, places: list[str]) -> None:
    finding = next(finding for finding in found(source, copy, lang) if finding.kind == "number")
    assert [place.text for place in finding.where] == places


def test_a_figure_left_out_has_its_place_and_where_it_is_missing() -> None:
    finding = found("The council approved 200 projects in 12 towns.", "The council approved 200 projects.")[0]
    assert [place.text for place in finding.where] == ["12", ""]
    assert finding.where[1].start == finding.where[1].end == len(OPENING["en"] + " The council approved 200 projects")


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "The choir of Kokshetau sang in the old hall yesterday.", "The choir sang in the old hall yesterday."),
        ("ru", "Хор из Кокшетау вчера выступил в старом зале.", "Хор вчера выступил в старом зале."),
        ("kk", "Көкшетау хоры кеше ескі залда ән салды, Теміртау да.", "Көкшетау хоры кеше ескі залда ән салды."),
    ],
)
def test_a_name_left_out_of_a_sentence_that_is_kept_is_major(lang: str, source: str, copy: str) -> None:
    assert kinds(source, copy, lang) == [("name", "major")]


def test_a_name_left_out_with_half_the_sentence_is_an_omission() -> None:
    source = "The choir sang well yesterday, and the guests from Kokshetau danced in the old hall until dawn."
    assert ("name", "major") not in kinds(source, "The choir sang well yesterday.")
