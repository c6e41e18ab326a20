from __future__ import annotations

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.versions.facts import facts_of_versions
from ushtil.corpus.types import Bead, Document, Finding, Segment


def text(lang: str, sentences: list[str]) -> Document:
    segments, place = [], 0
    for sentence in sentences:
        segments.append(Segment(place, place + len(sentence), 0))
        place += len(sentence) + 1
    return Document(lang, lang, " ".join(sentences), tuple(segments))


def versions(left: tuple[str, list[str]], right: tuple[str, list[str]], beads: list[Bead] | None = None) -> Versions:
    ours, theirs = text(*left), text(*right)
    return Versions(ours, theirs, tuple(beads or [Bead(((n,), (n,))) for n in range(len(ours))]))


def found(ours: str, theirs: str) -> list[Finding]:
    """The findings on one bead, given as "en: ..." and "kk: ..."."""
    return list(facts_of_versions(versions((ours[:2], [ours[4:]]), (theirs[:2], [theirs[4:]]))))


def kinds(ours: str, theirs: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in found(ours, theirs)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en: The road is 7,000 kilometres long.", "kk: Жолдың ұзындығы – 7 мың шақырым."),
        ("en: The road is 7,000 kilometres long.", "ru: Длина дороги – 7 тыс. километров."),
        ("en: The fund has $15.7 billion.", "ru: У фонда 15,7 млрд долларов."),
        ("kk: Үлесі 63 пайызға жетті.", "ru: Доля достигла 63 %."),
        ("en: It opens on May 12, 2026.", "kk: Ол 2026 жылғы 12 мамырда ашылады."),
        ("en: It opens on 12 May 2026.", "ru: Открытие 12.05.2026."),
        ("en: A decade later the mill was closed.", "ru: Через 10 лет мельницу закрыли."),
        ("en: The barge weighs 550 pounds.", "kk: Баржаның салмағы 550 фунт (249 кг)."),
        ("kk: Қайықтың салмағы 550 фунт (249 кг).", "ru: Лодка весит 250 кг."),
        ("en: Four schools were built.", "ru: Построены школы."),
    ],
)
def test_equal_amounts_are_no_finding_however_they_are_written(left: str, right: str) -> None:
    assert kinds(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("en: The dam cost 27 million tenge.", "kk: Бөген 72 миллион теңгеге түсті.", ["27", "72"]),
        ("en: The dam cost 27 million tenge.", "ru: Плотина обошлась в 27 млрд тенге.", ["27 m", "27 млрд"]),
        ("kk: Үлесі 6,5 пайызға жетті.", "ru: Доля достигла 8,5 процента.", ["6,5", "8,5"]),
        ("en: The fair opens on May 12.", "ru: Ярмарка откроется 12 июня.", ["May 12", "12 июня"]),
        ("en: The bridge was built in 1994.", "kk: Көпір 1949 жылы салынды.", ["1994", "1949"]),
        ("en: The route is 385 miles long.", "ru: Длина маршрута – 360 км.", ["385 miles", "360 км"]),
    ],
)
def test_another_value_in_a_translation_is_critical_and_both_are_quoted(left: str, right: str, said: list[str]) -> None:
    findings = found(left, right)
    assert [(finding.kind, finding.severity) for finding in findings] == [("number", "critical")]
    assert all(words in findings[0].detail for words in said)
    assert [place.document for place in findings[0].where] == [left[:2], right[:2]]
    assert all(place.text.startswith(words.rstrip(" m")) for place, words in zip(findings[0].where, said, strict=True))


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("en: The council approved 200 projects.", "kk: Кеңес жобаларды мақұлдады.", "The English text says “200”"),
        ("kk: Кеңес жобаларды мақұлдады.", "ru: Совет одобрил 200 проектов.", "The Russian text says “200”"),
        ("en: In 2016 he left the port.", "kk: Ол порттан кетті.", "The English text says “2016”"),
    ],
)
def test_a_figure_of_one_side_alone_is_major(left: str, right: str, name: str) -> None:
    findings = found(left, right)
    assert [(finding.kind, finding.severity) for finding in findings] == [("number", "major")]
    assert findings[0].detail.startswith(name)
    assert len(findings[0].where) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en: The plant employs 1,950 people.", "ru: На заводе работают около 2000 человек."),
        ("en: The plant employs 1,950 people.", "kk: Зауытта 2 мыңға жуық адам жұмыс істейді."),
        ("en: The loan was 15.74 million tenge.", "ru: Заем составил 15,7 млн тенге."),
    ],
)
def test_a_rounded_figure_is_minor(left: str, right: str) -> None:
    assert kinds(left, right) == [("number", "minor")]


def test_a_figure_that_moved_to_the_next_sentence_is_no_finding() -> None:
    left = ("en", ["The port was rebuilt in spring with 40 cranes.", "It opened in May."])
    right = ("ru", ["Порт перестроили весной.", "Его открыли с 40 кранами."])
    assert list(facts_of_versions(versions(left, right))) == []


def test_a_figure_in_a_sentence_beside_without_counterpart_is_no_finding() -> None:
    left = ("en", ["The port was rebuilt in spring with 40 cranes."])
    right = ("kk", ["Порт көктемде қайта салынды.", "Онда 40 кран бар."])
    beads = [Bead(((0,), (0,))), Bead(((), (1,)))]
    assert list(facts_of_versions(versions(left, right, beads))) == []


def test_a_year_called_that_year_is_no_finding_if_the_sentence_before_names_it() -> None:
    left = ("en", ["The mill closed in 1998.", "In 1998 the ferry stopped too."])
    right = ("ru", ["Мельницу закрыли в 1998 году.", "В том же году встал и паром."])
    assert list(facts_of_versions(versions(left, right))) == []


def test_a_figure_altered_beside_one_that_repeats_it_is_found() -> None:
    left = ("en", ["The fleet has 48 ships.", "All 48 ships sail."])
    right = ("ru", ["Во флоте 48 судов.", "Все 84 судна ходят."])
    assert [finding.severity for finding in facts_of_versions(versions(left, right))] == ["critical"]


def test_an_unsure_bead_accuses_no_one() -> None:
    left, right = ("en", ["The fund has 27 million tenge."]), ("kk", ["Қорда 72 миллион теңге бар."])
    assert list(facts_of_versions(versions(left, right, [Bead(((0,), (0,)), score=0.4)]))) == []


def test_a_group_of_sentences_is_compared_whole() -> None:
    left = ("en", ["The fund has 27 million tenge and 40 ships."])
    right = ("ru", ["У фонда 40 судов.", "И 27 млн тенге."])
    assert list(facts_of_versions(versions(left, right, [Bead(((0,), (0, 1)))]))) == []


def test_a_long_text_that_differs_everywhere_takes_time_in_step_with_its_length() -> None:
    size = 2000
    left, right = ("en", [f"It has {n + 10} ships." for n in range(size)]), ("ru", ["В нём есть суда."] * size)
    assert len(list(facts_of_versions(versions(left, right)))) == size
