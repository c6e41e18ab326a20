from __future__ import annotations

import pytest
from ushtil.align.compare import compare
from ushtil.corpus.types import Document, Finding, Segment

OPENING = {
    "en": "The council met in the old library of the river town on Monday.",
    "ru": "Совет собрался в понедельник в старой библиотеке речного города.",
    "kk": "Кеңес дүйсенбіде өзен бойындағы қаланың ескі кітапханасында жиналды.",
}


def text(name: str, lang: str, sentence: str) -> Document:
    opening = OPENING[lang]
    both = Segment(0, len(opening), 0), Segment(len(opening) + 1, len(opening) + 1 + len(sentence), 0)
    return Document(name, lang, f"{opening} {sentence}", both)


def found(source: str, copy: str, lang: str = "en") -> list[Finding]:
    return list(compare(text("source", lang, source), text("copy", lang, copy)).findings)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "The banks must publish their reports every spring.",
            "The banks should publish their reports every spring.",
        ),
        ("en", "The harvest may grow by the end of the season.", "The harvest will grow by the end of the season."),
        ("en", "The harvest may increase by the end of the season.", "The harvest increases by the end of the season."),
        ("en", "The bridge should be closed in winter.", "The bridge is closed in winter."),
        ("en", "The driver probably left before the storm.", "The driver left before the storm."),
        ("en", "The clerk allegedly took the ledger home.", "The clerk took the ledger home."),
        ("en", "Most farmers of the valley welcomed the canal.", "All farmers of the valley welcomed the canal."),
        ("en", "Many farmers of the valley welcomed the canal.", "Few farmers of the valley welcomed the canal."),
        ("en", "The mayor said that the well is dry.", "The mayor admitted that the well is dry."),
        ("en", "The mayor denied that the well is dry.", "The mayor claimed that the well is dry."),
        ("en", "I opened the school last autumn.", "We opened the school last autumn."),
        ("en", "The school was opened by the old bridge.", "The school will be opened by the old bridge."),
        ("en", "They will repair the road to the village.", "We will repair the road to the village."),
        ("ru", "Банки должны раскрывать отчетность каждую весну.", "Банки могут раскрывать отчетность каждую весну."),
        ("ru", "Порт, вероятно, закроют до конца зимы.", "Порт закроют до конца зимы."),
        ("ru", "Бухгалтер якобы унёс книгу домой.", "Бухгалтер унёс книгу домой."),
        ("ru", "Большинство жителей поддержали строительство канала.", "Все жители поддержали строительство канала."),
        ("ru", "Некоторые эксперты поддержали этот проект.", "Многие эксперты поддержали этот проект."),
        ("ru", "Аким заявил, что колодец пересох.", "Аким признал, что колодец пересох."),
        ("ru", "В этом году я сделаю всё для школы.", "В этом году мы сделаем всё для школы."),
        ("ru", "В этом году сделает всё для школы.", "В этом году сделаем всё для школы."),
        ("ru", "Школа была открыта у старого моста.", "Школа будет открыта у старого моста."),
        ("ru", "Цены могут вырасти к концу сезона.", "Цены вырастут к концу сезона."),
        ("kk", "Банктер есебін көктем сайын жариялауы тиіс.", "Банктер есебін көктем сайын жариялауы мүмкін."),
        ("kk", "Порт, шамасы, қыс соңына дейін жабылады.", "Порт қыс соңына дейін жабылады."),
        ("kk", "Бәлкім, порт қыс соңына дейін жабылады.", "Порт қыс соңына дейін жабылады."),
        ("kk", "Барлық тұрғын арна құрылысын қолдады.", "Кейбір тұрғын арна құрылысын қолдады."),
        ("kk", "Көптеген сарапшы бұл жобаны қолдады.", "Кейбір сарапшы бұл жобаны қолдады."),
        ("kk", "Әкім құдықтың құрғағанын айтты.", "Әкім құдықтың құрғағанын мойындады."),
        ("kk", "Биыл мектеп үшін бәрін жасаймын.", "Биыл мектеп үшін бәрін жасаймыз."),
        ("kk", "Биыл мектеп үшін бәрін жасайды.", "Биыл мектеп үшін бәрін жасаймыз."),
        ("kk", "Мектеп ескі көпірдің жанында ашылды.", "Мектеп ескі көпірдің жанында ашылады."),
    ],
)
def test_a_listed_word_that_changes_alone_is_a_major_change_of_stance(lang: str, source: str, copy: str) -> None:
    assert [(finding.kind, finding.severity) for finding in found(source, copy, lang)] == [("stance", "major")]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "Work will continue through the winter.", "Work continues through the winter."),
        ("en", "The ledger can be found in the library.", "The ledger is found in the library."),
        ("en", "The banks must publish their reports.", "The banks have to publish their reports."),
        ("en", "The mayor said that the well is dry.", "The mayor stated that the well is dry."),
        ("en", "Perhaps the harvest will grow this year.", "The harvest will perhaps grow this year."),
        ("en", "The harvest may grow this year.", "The harvest will perhaps grow this year."),
        ("en", "The road certainly needs repair this year.", "The road needs repair this year."),
        ("en", "Every farmer welcomed the canal.", "Each farmer welcomed the canal."),
        ("en", "The fair opens in May on the old square.", "The fair opens in June on the old square."),
        ("ru", "Нужно построить мост через реку до весны.", "Необходимо построить мост через реку до весны."),
        ("ru", "Аким сказал, что колодец пересох.", "Аким сообщил, что колодец пересох."),
        ("ru", "Возможно, порт закроют до конца зимы.", "Порт, возможно, закроют до конца зимы."),
        ("ru", "Это безусловно важный для района мост.", "Это важный для района мост."),
        ("kk", "Көпірді көктемге дейін салу керек.", "Көпірді көктемге дейін салу қажет."),
        ("kk", "Әкім құдықтың құрғағанын айтты.", "Әкім құдықтың құрғағанын мәлімдеді."),
        ("kk", "Жаңбыр жауатын сияқты.", "Жаңбыр жауатын секілді."),
        ("kk", "Әрбір тұрғын арна құрылысын қолдады.", "Барлық тұрғын арна құрылысын қолдады."),
        ("kk", "Алматы сияқты қалалар тез өсіп келеді.", "Алматы секілді қалалар тез өсіп келеді."),
        ("kk", "Әкім бұл туралы жиында айтты.", "Әкім бұл туралы жиында айтады."),
    ],
)
def test_another_way_to_say_the_same_is_no_change_of_stance(lang: str, source: str, copy: str) -> None:
    assert "stance" not in {finding.kind for finding in found(source, copy, lang)}


def test_the_detail_says_what_becomes_of_the_statement() -> None:
    finding = found("The banks must publish reports.", "The banks should publish reports.")[0]
    assert finding.detail == "The copy changes how it is meant (“must” → “should”): a duty becomes a recommendation."
    dropped = found("The driver probably left early.", "The driver left early.")[0]
    assert "without “probably”, a likelihood reads as a plain statement" in dropped.detail


def test_edits_of_one_meaning_are_one_finding() -> None:
    findings = found("Биыл мен мектеп саламын.", "Биыл біз мектеп саламыз.", "kk")
    assert [finding.kind for finding in findings] == ["stance"]
    assert "“мен” → “біз”" in findings[0].detail
    assert "“саламын” → “саламыз”" in findings[0].detail


def test_a_word_of_the_list_in_a_rewritten_sentence_accuses_no_one() -> None:
    source = "The old bridge near the mill must be repaired before the first snow falls."
    copy = "The old bridge near the mill is one of the many works that the town has begun before the first snow falls."
    assert "stance" not in {finding.kind for finding in found(source, copy)}


def test_a_month_is_no_possibility_and_a_superlative_no_quantity() -> None:
    assert "stance" not in {f.kind for f in found("It was the worst May of all.", "It was the worst June of all.")}
    source, copy = "It is the best known song of the valley.", "It is the most famous song of the valley."
    assert "stance" not in {finding.kind for finding in found(source, copy)}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("ru", "Может быть, порт закроют до конца зимы.", "Возможно, порт закроют до конца зимы."),
        ("ru", "Следует отметить, что порт закроют до конца зимы.", "Порт закроют до конца зимы."),
        ("en", "It should be noted that the port is closed in winter.", "The port is closed in winter."),
        ("kk", "Айта кету керек, порт қыста жабылады.", "Порт қыста жабылады."),
        ("en", "The ferry is considered the oldest of all.", "The ferry is believed to be the oldest of all."),
        ("en", "The US delegation met its hosts at noon.", "The American delegation met their hosts at noon."),
        ("kk", "Ата мен әже ауылда тұрады.", "Ата және әже ауылда тұрады."),
    ],
)
def test_set_phrases_and_words_that_only_look_listed_accuse_no_one(lang: str, source: str, copy: str) -> None:
    assert "stance" not in {finding.kind for finding in found(source, copy, lang)}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        ("en", "We cannot forget the farmers of the valley.", "We must not forget the farmers of the valley."),
        ("en", "You can never leave the ferry alone.", "You should never leave the ferry alone."),
        ("ru", "Мы не можем забывать о жителях долины.", "Мы не должны забывать о жителях долины."),
    ],
)
def test_what_cannot_be_and_what_must_not_be_are_near(lang: str, source: str, copy: str) -> None:
    assert [(finding.kind, finding.severity) for finding in found(source, copy, lang)] == [("wording", "minor")]


def test_what_can_be_and_what_must_be_are_not_near() -> None:
    (finding,) = found("The port can open at dawn.", "The port must open at dawn.")
    assert finding.kind == "stance"
