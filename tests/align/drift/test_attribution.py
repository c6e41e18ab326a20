from __future__ import annotations

import pytest
from ushtil.align.compare import compare
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Comparison, Document

OPENING = {
    "en": "The council met in the old library of the river town on Monday.\n\n",
    "ru": "Совет собрался в понедельник в старой библиотеке речного города.\n\n",
    "kk": "Кеңес дүйсенбіде өзен бойындағы қаланың ескі кітапханасында жиналды.\n\n",
}


def compared(lang: str, source: str, copy: str) -> Comparison:
    texts = [OPENING[lang] + text for text in (source, copy)]
    ours, theirs = (Document(n, lang, t, segments(t, lang)) for n, t in zip(("source", "copy"), texts, strict=True))
    return compare(ours, theirs)


def kinds(lang: str, source: str, copy: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.severity) for finding in compared(lang, source, copy).findings]


@pytest.mark.parametrize(
    ("lang", "behind", "before"),
    [
        ("en", "“We will mend the ferry before the ice comes,” said the captain.", "The captain said: “{}.”"),
        ("en", "“We will mend the ferry before the ice comes,” the captain told us.", "The captain stated: “{}.”"),
        ("en", "“We will mend the ferry before the ice comes,” said the captain.", "According to the captain, “{}.”"),
        ("ru", "«Мы починим паром ещё до ледостава», – сказал капитан.", "По словам капитана, «{}»."),
        ("en", "“We will mend the ferry before the ice comes,” he said.", "He told me: “{}.”"),
        ("en", "“We will mend the ferry before the ice comes,” emphasized Kim Doe.", "Kim Doe emphasized: “{}.”"),
        ("ru", "«Мы починим паром ещё до ледостава», – сказал капитан.", "Капитан сказал: «{}»."),
        ("ru", "«Мы починим паром ещё до ледостава», – сообщил нам капитан.", "Капитан сказал так: «{}»."),
        ("ru", "«Мы починим паром ещё до ледостава», – напомнил капитан.", "Капитан напомнил: «{}»."),
        ("ru", "— Мы починим паром ещё до ледостава, — сообщил капитан.", "Капитан сообщил: «{}»."),
        ("kk", "«Біз паромды мұз қатқанша жөндейміз», – деді капитан.", "Капитан былай деді: «{}»."),
        ("kk", "«Біз паромды мұз қатқанша жөндейміз», – деп мәлімдеді капитан.", "Капитан айтты: «{}»."),
        ("kk", "– Біз паромды мұз қатқанша жөндейміз, – деді ол.", "Ол маған былай деді: «{}»."),
    ],
)
def test_an_attribution_that_only_moves_is_a_neutral_wording_either_way(lang: str, behind: str, before: str) -> None:
    words = {
        "en": "We will mend the ferry before the ice comes",
        "ru": "Мы починим паром ещё до ледостава",
        "kk": "Біз паромды мұз қатқанша жөндейміз",
    }
    moved = before.format(words[lang])
    assert kinds(lang, behind, moved) == [("wording", "neutral")]
    assert kinds(lang, moved, behind) == [("wording", "neutral")]
    assert "reported" not in {link.relation for link in compared(lang, behind, moved).links}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "“We will mend the ferry before the ice comes,” he told me in spring.",
            "He said: “We will mend the ferry before the ice comes.”",
        ),
        (
            "ru",
            "«Мы починим паром ещё до ледостава», – сказал он мне весной.",
            "Он сказал: «Мы починим паром ещё до ледостава».",
        ),
        (
            "kk",
            "«Біз паромды мұз қатқанша жөндейміз», – деді ол маған көктемде.",
            "Ол былай деді: «Біз паромды мұз қатқанша жөндейміз».",
        ),
    ],
)
def test_what_a_moved_attribution_loses_or_gains_is_minor(lang: str, source: str, copy: str) -> None:
    assert kinds(lang, source, copy) == [("omission", "minor")]
    assert kinds(lang, copy, source) == [("addition", "minor")]


def test_a_figure_lost_with_a_moved_attribution_is_all_that_is_told() -> None:
    source = "“We will mend the ferry before the ice comes,” he told me in 2019."
    assert kinds("en", source, "He said: “We will mend the ferry before the ice comes.”") == [("number", "major")]


def test_a_change_inside_the_quotation_stays_major_beside_a_moved_attribution() -> None:
    source = "“We will mend the ferry before the ice comes,” said the captain."
    copy = "The captain said: “We will mend the harbour before the ice comes.”"
    assert sorted(kinds("en", source, copy)) == [("wording", "major"), ("wording", "neutral")]


def test_the_places_are_those_of_the_attribution() -> None:
    source, copy = (
        "“We will mend the ferry in May,” said the captain.",
        "The captain said: “We will mend the ferry in May.”",
    )
    (finding,) = compared("en", source, copy).findings
    assert [place.text for place in finding.where] == ["said the captain", "The captain said"]


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "“We will mend the ferry before the ice comes,” said the captain.",
            "The governor said: “We will mend the ferry before the ice comes.”",
        ),
        (
            "en",
            "“We will mend the ferry before the ice comes,” said the captain.",
            "The captain admitted: “We will mend the ferry before the ice comes.”",
        ),
        (
            "ru",
            "«Мы починим паром ещё до ледостава», – сказал капитан.",
            "Губернатор сказал: «Мы починим паром ещё до ледостава».",
        ),
        (
            "kk",
            "«Біз паромды мұз қатқанша жөндейміз», – деді капитан.",
            "Әкім былай деді: «Біз паромды мұз қатқанша жөндейміз».",
        ),
    ],
)
def test_another_speaker_or_a_verb_of_another_class_is_not_neutral(lang: str, source: str, copy: str) -> None:
    assert {severity for _, severity in kinds(lang, source, copy)} == {"major"}


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "According to the ministry, the ferry will sail before the ice comes.",
            "The ferry will sail before the ice comes.",
        ),
        ("ru", "По данным министерства, паром выйдет ещё до ледостава.", "Паром выйдет ещё до ледостава."),
        ("kk", "Министрліктің мәліметінше, паром мұз қатқанша шығады.", "Паром мұз қатқанша шығады."),
    ],
)
def test_a_lost_attribution_is_major(lang: str, source: str, copy: str) -> None:
    assert ("omission", "major") in kinds(lang, source, copy)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "“We will mend the ferry before the ice comes,” said the captain.",
            "The captain said that they would mend the ferry before the ice comes.",
        ),
        (
            "ru",
            "«Мы починим паром ещё до ледостава», – сказал капитан.",
            "Капитан сказал, что они починят паром ещё до ледостава.",
        ),
        ("kk", "Біз паромды мұз қатқанша жөндейміз.", "Олар паромды мұз қатқанша жөндейді."),
    ],
)
def test_a_first_person_made_a_third_is_a_minor_report(lang: str, source: str, copy: str) -> None:
    assert compared(lang, source, copy).links[-1].relation == "reported"
    assert ("stance", "minor") in kinds(lang, source, copy)


@pytest.mark.parametrize(
    ("lang", "source", "copy"),
    [
        (
            "en",
            "“We will mend the ferry before the ice comes,” he told me in spring.",
            "The captain said: “We will mend the ferry before the ice comes.”",
        ),
        ("en", "We will mend the ferry before spring.", "“We will mend the ferry before spring,” the captain said."),
        ("ru", "Мы починим паром до весны.", "«Мы починим паром до весны», – сказал капитан."),
        ("kk", "Біз паромды көктемге дейін жөндейміз.", "«Біз паромды көктемге дейін жөндейміз», – деді капитан."),
    ],
)
def test_a_first_person_that_stays_is_no_report(lang: str, source: str, copy: str) -> None:
    assert "reported" not in {link.relation for link in compared(lang, source, copy).links}
    assert "stance" not in {kind for kind, _ in kinds(lang, source, copy)}
