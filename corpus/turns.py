"""Which paragraphs of an interview are its questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .types import Kind

ASKS: Final = re.compile(r"[?؟？][!?.…]*[\"'’”“»)\]\s]*$")
# How an interviewer speaks to the guest: you, Mr. President, please tell us; сіз, айтыңызшы; Вы, расскажите.
_ADDRESS: Final = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|Mr\.? President|[Tt]ell us"
    r"|[Сс]із\w*|\w{2,20}ң[ыі]з(?:ш[ыі])?|[Ққ]ұрметті|[Вв]ы|[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш\w*|[Уу]важаем\w+"
    r"|[Рр]асскажите|[Сс]кажите|[Пп]оделитесь|[Пп]оясните|[Уу]точните|[Оо]бъясните)\b"
)
_QUESTION_LIMIT: Final = 900
# Characters of a paragraph on the average: in a story told line by line, questions are part of the story.
_ANSWER_LENGTH: Final = 100


def mark_questions(texts: Sequence[str], dashed: Sequence[bool], found: list[Kind]) -> None:
    """Mark what an interviewer puts to the speaker, from the whole text's use of the dash.

    A turn begins at a dash paragraph. If nearly every turn asks, the dash marks questions only, and each dash
    paragraph is one, request or not: the answers stand behind it without dashes. If the dash opens answers too, turns
    are taken to alternate, and the cheapest alternation that question marks and forms of address allow decides. A text
    without dashes in which short paragraphs that ask stand by themselves again and again is an interview, too.
    """
    turns = [i for i, text in enumerate(texts) if dashed[i] and found[i] == "body"]
    if not turns:
        _mark_undashed(texts, found)
        return
    ends = [*turns[1:], len(texts)]
    spans = list(zip(turns, ends, strict=True))
    costs = [_turn_cost(texts[first:last]) for first, last in spans]
    if all(ask > answer for ask, answer in costs):
        return
    cost, states = _alternate(
        [(ask + _length_cost(last - first), answer) for (ask, answer), (first, last) in zip(costs, spans, strict=True)]
    )
    unanswered = sum(last - first == 1 for first, last in spans)
    if unanswered + sum(ask for ask, _ in costs) <= cost:
        for index in (i for i, text in enumerate(texts[:-1]) if _asks_undashed(text, texts[i + 1], found[i])):
            found[index] = "question"
        for first in turns:
            found[first] = "question"
        return
    for index in (i for (first, last), asks in zip(spans, states, strict=True) if asks for i in range(first, last)):
        found[index] = "question" if found[index] == "body" else found[index]


def _asks_undashed(text: str, following: str, kind: Kind) -> bool:
    """Whether a paragraph without a dash puts a question to somebody (a dash was forgotten)."""
    asks = kind == "body" and len(text) < _QUESTION_LIMIT and ASKS.search(text[-40:]) is not None
    return asks and _ADDRESS.search(text) is not None and not ASKS.search(following[-40:])


def _length_cost(paragraphs: int) -> float:
    """Where dashes open answers too, a turn of several paragraphs is hardly a question."""
    return 0.5 * min(3, paragraphs - 1)


def _turn_cost(turn: Sequence[str]) -> tuple[float, float]:
    """What it costs to call a turn a question, and what to call it an answer."""
    first = turn[0]
    addressed = _ADDRESS.search(first) is not None
    if ASKS.search(first[-40:]) or (len(turn) == 2 and ASKS.search(turn[1][-40:])):
        return 0.0, 1.2
    if "?" in first:
        return 0.3, 0.7
    return (0.5, 0.6) if addressed else (2.0, 0.0)


def _alternate(costs: Sequence[tuple[float, float]]) -> tuple[float, list[bool]]:
    """The cheapest sequence of questions (True) and answers; two of a kind in a row cost one."""
    ask, answer = costs[0]
    came_from: list[tuple[bool, bool]] = []
    for next_ask, next_answer in costs[1:]:
        from_ask, from_answer = ask + 1.0 < answer, ask <= answer + 1.0
        came_from.append((from_ask, from_answer))
        ask, answer = min(ask + 1.0, answer) + next_ask, min(ask, answer + 1.0) + next_answer
    states = [ask <= answer]
    for from_ask, from_answer in reversed(came_from):
        states.append(from_ask if states[-1] else from_answer)
    return min(ask, answer), states[::-1]


def _mark_undashed(texts: Sequence[str], found: list[Kind]) -> None:
    asking = [
        i
        for i, text in enumerate(texts[:-1])
        if found[i] == "body"
        and len(text) < _QUESTION_LIMIT
        and ASKS.search(text[-40:])
        and not ASKS.search(texts[i + 1][-40:])
    ]
    answers = sum(map(len, texts)) - sum(len(texts[i]) for i in asking)
    if len(asking) >= 3 and len(asking) * 12 >= len(texts) and answers >= _ANSWER_LENGTH * (len(texts) - len(asking)):
        for i in asking:
            found[i] = "question"
