"""One institution, slogan or formula in several renderings is found; different things named alike are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.checks.publications.renderings import renderings
from ushtil.corpus.layout import segments
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document, Finding

TRUE = [
    # a synonym in a slogan or an institution
    ("en", ["We are building a Just Kazakhstan now.", "It is our Fair Kazakhstan."],
     "Just Kazakhstan", "Fair Kazakhstan"),
    ("en", ["The National Council of Public Trust met.", "So the National Council of Public Confidence said."],
     "National Council of Public Trust", "National Council of Public Confidence"),
    # other glue
    ("en", ["The principle of “Law and Order” holds.", "The principle of “Law & Order” holds."],
     "Law and Order", "Law & Order"),
    ("en", ["The Ministry of Emergency Situations helped.", "The Ministry for Emergency Situations helped."],
     "Ministry of Emergency Situations", "Ministry for Emergency Situations"),
    ("en", ["The formula “Strong Village – Open City – Wise State” holds.",
            "The formula “Strong Village – Open City and Wise State” holds."],
     "Strong Village – Open City – Wise State", "Strong Village – Open City and Wise State"),
    ("en", ["We joined “Field and Harvest” early.", "Later came “One Field, One Harvest” for all."],
     "Field and Harvest", "One Field, One Harvest"),
    # other capitals in a slogan
    ("en", ["The “Listening State” hears.", "The “listening state” hears."], "Listening State", "listening state"),
    # British and American
    ("en", ["The World Health Organisation warned.", "The World Health Organization warned."],
     "World Health Organisation", "World Health Organization"),
    # a name before and behind
    ("en", ["We asked the Atameken National Chamber.", "We asked the National Chamber of Atameken."],
     "Atameken National Chamber", "National Chamber of Atameken"),
    ("kk", ["Біз Әділетті Қазақстанды құрамыз.", "Бұл – біздің Әділ Қазақстанымыз."],
     "Әділетті Қазақстанды", "Әділ Қазақстанымыз"),
    ("kk", ["«Заң және тәртіп» қағидаты бар.", "«Заң мен тәртіп» қағидаты бар."], "Заң және тәртіп", "Заң мен тәртіп"),
    ("kk", ["«Нұрлы Жол» бағдарламасы бітті.", "«Нұрлы жол» бағдарламасы бітті."], "Нұрлы Жол", "Нұрлы жол"),
    ("kk", ["Біз «Дала және егін» жобасына қостық.", "Кейін «Бір дала, бір егін» жобасы келді."],
     "Дала және егін", "Бір дала, бір егін"),
    ("ru", ["Мы вошли в проект «Поле и урожай».", "Потом был проект «Одно поле, один урожай»."],
     "Поле и урожай", "Одно поле, один урожай"),
    ("ru", ["Программа «Доброе село» началась.", "Наша «Добрая деревня» растёт."], "Доброе село", "Добрая деревня"),
    ("ru", ["Мы строим Справедливый Казахстан.", "Это и есть Честный Казахстан."],
     "Справедливый Казахстан", "Честный Казахстан"),
    ("ru", ["Принцип «Закон и порядок» важен.", "Принцип «Закон – порядок» важен."],
     "Закон и порядок", "Закон – порядок"),
    ("ru", ["Концепция «Слышащее государство» новая.", "Концепция «слышащее Государство» новая."],
     "Слышащее государство", "слышащее Государство"),
]  # fmt: skip

FALSE = [
    ("en", ["Northern Kazakhstan is cold.", "Here Southern Kazakhstan is warm; so is East Kazakhstan."]),
    ("en", ["The Minister of Energy came.", "The Minister of Finance left.",
            "The Ministry of Trade and Integration is new."]),
    ("en", ["The First World War began.", "The Second World War ended."]),
    ("en", ["In “Plan 2019” and in “Plan 2020” they wrote.", "The “Class A” and the “Class B” differ."]),
    ("en", ["Great Britain and New Zealand.", "Big Ben and Old Zealand.", "So Little Britain is a show."]),
    ("en", ["The Supreme Court of Ruritania ruled.", "The High Court of Ruritania ruled."]),
    ("en", ["Talks between Kazakhstan and Russia went on.", "The Kazakhstan – Russia border is long."]),
    ("en", ["The Senate and the Mazhilis met.", "The Senate, the Mazhilis met.", "The Senate & Mazhilis Hall"]),
    ("en", ["Both a Just Kazakhstan and a Fair Kazakhstan are two programmes with two budgets."]),
    ("en", ["It is not just Kazakhstan.", "A Fair Kazakhstan needs work."]),
    ("en", ["The Kazakh Embassy in Seoul wrote.", "The Kazakhstan Embassy in Rome wrote."]),
    ("en", ["THE NATIONAL KURULTAI OPENS", "The National Kurultai opens."]),
    ("en", ["The Mayor of New Haven spoke.", "The Governor of New Haven spoke."]),
    ("en", ["The NHL’s Flying Birds won.", "The Flying Birds of the NHL won."]),
    ("en", ["A Clean Kazakhstan day.", "A Cleaner Kazakhstan day."]),
    ("en", ["The “One Nation” party met.", "The “Nation” paper wrote.", "It has “One World, One Sky, One” on it."]),
    ("de", ["Das Gerechte Kasachstan wächst.", "Ein Faires Kasachstan; «Gerechtes Kasachstan»."]),
    ("kk", ["Солтүстік Қазақстан салқын.", "Мұнда Оңтүстік Қазақстан жылы."]),
    ("kk", ["Біз Әділетті Қазақстанды, Әділетті Қазақстанның жолын айтамыз.", "Ол Әділетті Қазақстанға сенеді."]),
    ("kk", ["Астана мен Алматы өсті.", "Біз Астана және Алматы туралы айттық."]),
    ("kk", ["Энергетика министрі келді.", "Қаржы министрі кетті.", "«Ақ жол» бар.", "«Ақ жолдың» жиыны."]),
    ("kk", ["Қазақстан Республикасы мен Ресей Федерациясы келісті.", "Қазақстан Республикасы және Ресей Федерациясы."]),
    ("kk", ["Ол: «Біз жерді сатпаймыз», – деді.", "Бұл: «Біз жерді сатамыз», – деді.", "«Біз жерді саттық» деген."]),
    ("ru", ["Мы за Справедливый Казахстан.", "В Справедливом Казахстане.", "О Справедливом Казахстане."]),
    ("ru", ["Там Северный Казахстан.", "Тут Южный Казахстан.", "Это Западный Казахстан."]),
    ("ru", ["Ждали Кубок Райдера.", "Победа в Кубке Райдера.", "Нет Кубка Райдера."]),
    ("ru", ["Это Указ Президента Казахстана.", "Это Постановление Президента Казахстана."]),
    ("ru", ["Первый Президент Казахстана.", "Второй Президент Казахстана."]),
]  # fmt: skip


def _check(texts: list[str], lang: str) -> list[Finding]:
    return list(renderings([Document(f"paper-{n}", lang, t, segments(t, lang)) for n, t in enumerate(texts, 1)]))


@pytest.mark.parametrize(("lang", "texts", "one", "other"), TRUE)
def test_two_renderings_are_found_across_publications(lang: str, texts: list[str], one: str, other: str) -> None:
    (finding,) = _check(texts, lang)
    assert (finding.kind, finding.severity) == ("term", "minor")
    assert [where.text for where in finding.where] == [one, other]


@pytest.mark.parametrize(("lang", "texts", "one", "other"), TRUE)
def test_they_are_found_within_one_text_as_well(lang: str, texts: list[str], one: str, other: str) -> None:
    (finding,) = _check(["\n\n".join(texts)], lang)
    assert {where.text for where in finding.where} == {one, other}


@pytest.mark.parametrize(("lang", "texts"), FALSE)
def test_different_things_named_alike_are_no_finding(lang: str, texts: list[str]) -> None:
    assert _check(texts, lang) == []
    assert _check(["\n\n".join(texts)], lang) == []


def test_the_rarer_rendering_stands_first_with_counts_and_the_first_place_in_each_text() -> None:
    texts = ["A Just Kazakhstan is our Just Kazakhstan.", "We want a Just Kazakhstan.", "Our Fair Kazakhstan."]
    (finding,) = _check(texts, "en")
    assert finding.detail == (
        "One name or formula seems to be rendered in two ways: “Fair Kazakhstan” (once in paper-3) "
        "and “Just Kazakhstan” (2 times in paper-1 and once in paper-2)."
    )
    assert [(where.document, where.start) for where in finding.where] == [
        ("paper-3", 4),
        ("paper-1", 2),
        ("paper-2", 10),
    ]


def test_no_text_and_text_without_names_are_no_finding() -> None:
    assert list(renderings([])) == []
    assert _check(["— “” « » 2024"], "kk") == []


def test_the_republished_interviews_differ_in_slogans_and_institutions(shared_data: Path) -> None:
    documents = [read_document(path) for path in sorted((shared_data / "publications").glob("*.txt"))]
    found = [{where.text for where in finding.where} for finding in renderings(documents)]
    assert {"Just Kazakhstan", "Fair Kazakhstan"} in found
    assert {"National Council of Public Trust", "National Council of Public Confidence"} in found


def test_hostile_text_ends() -> None:
    text = "“" * 5_000 + " A-b" * 5_000 + " “X of" * 3_000 + " Aa of" * 3_000
    assert _check([text], "en") == []
