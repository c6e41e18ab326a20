"""Which characters of a text are somebody's own words: quotations, turns of a dialogue, answers of an interview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from ...corpus.text import key
from ...corpus.types import Document, Span
from .closed_lists import list_words
from .quote_marks import Quoted, quoted_runs

# A quotation of fewer words is a name, a title or a word held at arm's length.
FEWEST_WORDS: Final = 5
_NEAR: Final = 60
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_DASH = re.compile(r"[—–―-]\s+")
# Where a turn of a dialogue goes over to who says it, and back: ", — сказал он. — ".
_TURN = re.compile(r"(?<=[,.!?…])\s+[—–―-]\s+")
_SENTENCE_END = re.compile(r"[.!?…,]\s*$|[.!?…]\s")
_SAID_BEHIND = re.compile(r"[»”“\"’']*\s*(?:,?\s*[—–-]\s|,?\s+де[дйгпмс]\w*)")
# The title of a law or of a paper: "On …", «О …», «… туралы».
_TITLE = re.compile(r"(?:on|об?о?)\s|.*\sтуралы$")
_ENGLISH_CASE: Final = 4


def direct_speech(document: Document) -> tuple[Span, ...]:
    """The spans between quotation marks and of dialogues that are somebody's own words, in order.

    Names, titles and single words in quotation marks are not. A quotation left open ends with its sentence, or with
    its paragraph if the next one takes it up with another mark.
    """
    interview = any(segment.kind == "question" for segment in document.segments)
    spans = (span for paragraph in _paragraphs(document) for span in _spoken(document, paragraph, interview))
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def answers(document: Document) -> tuple[Span, ...]:
    """The spans of an interview's answers: what stands behind a question, up to the next one or a heading."""
    found: list[Span] = []
    asked = False
    for segment in document.segments:
        if segment.kind in ("question", "heading"):
            asked = segment.kind == "question"
        elif asked and segment.kind in ("body", "item"):
            found.append((segment.start, segment.end))
    return tuple(found)


def _paragraphs(document: Document) -> list[range]:
    """The segment numbers of each paragraph."""
    runs = (list(run) for _, run in groupby(range(len(document)), key=lambda n: document.segments[n].paragraph))
    return [range(run[0], run[-1] + 1) for run in runs]


def quoted_passages(document: Document) -> Iterator[Quoted]:
    """The outermost quotations of all paragraphs in order, however short and whatever is quoted.

    Offsets are those of the whole text. One that the next paragraph takes up counts as closed at the end of its own;
    one that is left open ends with its sentence.
    """
    for paragraph in _paragraphs(document):
        yield from _quoted(document, paragraph)


def _quoted(document: Document, paragraph: range) -> Iterator[Quoted]:
    start, end = document.segments[paragraph[0]].start, document.segments[paragraph[-1]].end
    for quotation in quoted_runs(document.text[start:end]):
        first, last, closed = start + quotation.start, start + quotation.end, quotation.closed
        if not closed:
            closed = _is_taken_up(document, paragraph, document.text[first - 1])
            last = end if closed else _sentence_end(document, paragraph, first)
        yield Quoted(first, last, closed)


def _spoken(document: Document, paragraph: range, interview: bool) -> Iterator[Span]:
    start, end = document.segments[paragraph[0]].start, document.segments[paragraph[-1]].end
    text = document.text[start:end]
    if not interview and _DASH.match(text):
        yield from ((start + a, start + b) for a, b in _turns(text, document.lang))
        return
    for quotation in _quoted(document, paragraph):
        inside = Quoted(quotation.start - start, quotation.end - start, quotation.closed)
        if _is_speech(text, inside, document.lang):
            yield quotation.start, quotation.end


def _is_taken_up(document: Document, paragraph: range, mark: str) -> bool:
    """Whether the next paragraph opens with the mark of a quotation that is not closed in this one."""
    return paragraph.stop < len(document) and document.text[document.segments[paragraph.stop].start] == mark


def _sentence_end(document: Document, paragraph: range, start: int) -> int:
    return next(document.segments[n].end for n in paragraph if document.segments[n].end > start - 1)


def _turns(text: str, lang: str) -> list[Span]:
    """The speaker's parts of a dialogue turn that says who speaks; none of one that does not."""
    marks = [(match.start(), match.end()) for match in _TURN.finditer(text)]
    opening = _DASH.match(text)
    starts = [opening.end() if opening else 0, *(end for _, end in marks)]
    parts = list(zip(starts, [*(start for start, _ in marks), len(text)], strict=True))
    told = [n for n, (a, b) in enumerate(parts) if n and _says(text[a:b], lang)]
    if not told:
        return []
    return [part for n, part in enumerate(parts) if n not in told]


def _says(text: str, lang: str) -> bool:
    """Whether a word that reports stands in the text."""
    return not list_words("attribution", lang).isdisjoint(_WORD.findall(key(text)))


def _is_speech(text: str, quotation: Quoted, lang: str) -> bool:
    """Whether a quotation reads as speech: words enough, a sentence's end in it, or somebody who says it beside it."""
    inside = text[quotation.start : quotation.end]
    found = _WORD.findall(inside)
    if len(found) < FEWEST_WORDS or _TITLE.match(key(inside).strip()) or _is_in_title_case(found):
        return False
    before, after = text[max(quotation.start - _NEAR, 0) : quotation.start - 1], text[quotation.end + 1 :][:_NEAR]
    if _SENTENCE_END.search(inside) or before.rstrip().endswith(":") or _SAID_BEHIND.match(after):
        return True
    return _says(before, lang) or _says(after, lang)


def _is_in_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) >= _ENGLISH_CASE]
    return bool(long) and all(word[0].isupper() for word in long)
