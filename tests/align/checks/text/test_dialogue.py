"""Questions without the dash that the others have are one finding; second paragraphs and rhetoric are none."""

from __future__ import annotations

import pytest
from ushtil.align.checks.text.dialogue import undashed_questions
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

ASKED = {
    "en": "– Mr. President, what do you think of the new bridge over the river, part {}?",
    "kk": "– Мырза, сіз өзен үстіндегі жаңа көпір туралы не ойлайсыз, {} бөлігі?",
    "ru": "– Господин президент, что Вы думаете о новом мосте через реку, часть {}?",
}
ANSWER = {
    "en": "The bridge is good for the town. The people of both banks have waited for it for many years.",
    "kk": "Көпір қалаға пайдалы. Екі жағалаудың тұрғындары оны көп жыл күтті.",
    "ru": "Мост нужен городу. Жители обоих берегов ждали его много лет.",
}


def found(lines: list[str], lang: str) -> list[Finding]:
    text = "\n\n".join(lines)
    return list(undashed_questions(Document("talk", lang, text, segments(text, lang))))


def talk(lang: str, without: frozenset[int] = frozenset()) -> list[str]:
    lines = []
    for number in range(8):
        question = ASKED[lang].format(number)
        lines += [question.lstrip("– ") if number in without else question, ANSWER[lang], ANSWER[lang]]
    return lines


@pytest.mark.parametrize("lang", ASKED)
def test_questions_without_a_dash_are_one_finding_with_a_count(lang: str) -> None:
    (finding,) = found(talk(lang, frozenset({3, 5})), lang)
    assert (finding.kind, finding.severity) == ("format", "minor")
    assert len(finding.where) == 2
    assert finding.detail.startswith("6 questions of the interview begin with a dash, but 2 questions do not")


@pytest.mark.parametrize("lang", ASKED)
def test_dashes_before_all_questions_or_before_none_are_no_finding(lang: str) -> None:
    assert not found(talk(lang), lang)
    assert not found(talk(lang, frozenset(range(8))), lang)


@pytest.mark.parametrize("lang", ASKED)
def test_the_second_paragraph_of_a_question_needs_no_dash(lang: str) -> None:
    lines = talk(lang)
    lines.insert(7, ASKED[lang].format(9).lstrip("– "))
    assert not found(lines, lang)


@pytest.mark.parametrize(
    ("lang", "rhetorical"),
    [("en", "Can you imagine that?"), ("kk", "Елестете аласыз ба?"), ("ru", "Вы можете себе это представить?")],
)
def test_a_short_question_inside_an_answer_is_no_finding(lang: str, rhetorical: str) -> None:
    lines = talk(lang)
    lines.insert(8, rhetorical)
    assert not found(lines, lang)


@pytest.mark.parametrize("lang", ASKED)
def test_answers_with_dashes_are_no_questions_without_them(lang: str) -> None:
    lines = []
    for number in range(8):
        lines += [ASKED[lang].format(number), f"– {ANSWER[lang]}", ANSWER[lang]]
    assert not found(lines, lang)
