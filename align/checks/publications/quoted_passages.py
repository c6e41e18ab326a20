"""The passages of a text that stand in quotation marks, and whether they are said to be the speaker's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ....corpus.tables import rows_of_language
from ....corpus.text import key
from ....corpus.types import Document, Span
from ...drift.quote_marks import quoted_runs
from ...drift.relation import person_forms
from ...drift.spoken import quoted_passages
from .passages import Passage

#: Words of a quotation that is more than a name, a title or a slogan; long words are fewer, as in Kazakh.
SHORTEST, FEWEST, FEWEST_LETTERS = 5, 4, 28
_LONGEST = 2000  # characters of a quotation that is looked for
# What an editor leaves out or puts in, and «..., – сказал он, – ...», in which the words between are not quoted.
_GAP = re.compile(r"\[[^\]]{0,80}\]|<\s?(?:…|\.\.\.)\s?>|…|\.\.\.")
_INSERTED = re.compile(r"[,.!?]\s?[–—-]\s(?P<words>[^–—\n]{2,60})[,.]?\s?[–—-]\s")
_BEFORE, _AFTER = 140, 80


@dataclass(frozen=True)
class Quotation:
    """A passage in quotation marks in its continuous parts; ``own`` says that a speaker claims to have said it."""

    parts: tuple[Passage, ...]
    own: bool


def quotations(document: Document) -> Iterator[Quotation]:
    """The quotations of five words or more that stand in the segments of a text, in order."""
    starts = [segment.start for segment in document.segments]
    for quoted in quoted_passages(document):
        span = quoted.start, quoted.end
        inside = document.text[slice(*span)]
        if not quoted.closed or len(inside) > _LONGEST or not _is_long(inside):
            continue
        parts = [_passage(document, starts, part) for part in _parts(document, span)]
        if parts:
            yield Quotation(tuple(parts), _is_own(document, (span[0] - 1, span[1] + 1)))


def marked(passage: Passage) -> Iterator[Span]:
    """What stands in quotation marks in the segments of a passage, however short."""
    segments = passage.document.segments
    first, last = segments[passage.segments[0]].start, segments[passage.segments[-1]].end
    for quoted in quoted_runs(passage.document.text[first:last]):
        if quoted.closed:
            yield first + quoted.start, first + quoted.end


def _passage(document: Document, starts: list[int], span: Span) -> Passage:
    first, last = (max(bisect_right(starts, at) - 1, 0) for at in (span[0], span[1] - 1))
    return Passage(document, tuple(range(first, last + 1)), span)


def _is_long(text: str) -> bool:
    size = len(text.split())
    return size >= SHORTEST or (size >= FEWEST and len(text) >= FEWEST_LETTERS)


def _parts(document: Document, span: Span) -> Iterator[Span]:
    """What stands between gaps and words of the reporter, where it is long enough to be looked for."""
    text = document.text
    report = person_forms(document.lang).get("report", set())
    cuts = [match.span() for match in _GAP.finditer(text, *span)]
    for match in _INSERTED.finditer(text, *span):
        said = key(match["words"])
        if report.intersection(said.split()) or _claims(said, document.lang):
            cuts.append(match.span())
    start = span[0]
    for cut in [*sorted(cuts), (span[1], span[1])]:
        part = text[start : cut[0]]
        if _is_long(part):
            yield start + len(part) - len(part.lstrip()), cut[0] - (len(part) - len(part.rstrip()))
        start = max(start, cut[1])


def _is_own(document: Document, span: Span) -> bool:
    """Whether the words just before, or behind as in «…», – деп айтқан едім, claim the quotation for the speaker."""
    text = document.text
    before = text[max(0, span[0] - _BEFORE) : span[0]].rpartition("\n")[2]
    behind = text[span[1] : span[1] + _AFTER].partition("\n")[0]
    behind = re.split(r"[.!?](?:\s|$)", behind, maxsplit=1)[0]
    before = re.split(r"[.!?]\s", before)[-1]
    return _claims(key(before), document.lang) or _claims(key(behind), document.lang)


def _claims(said: str, lang: str) -> bool:
    return any(claim.search(said) for claim in _expressions(lang))


@lru_cache(maxsize=8)
def _expressions(lang: str) -> list[re.Pattern[str]]:
    rows = rows_of_language(Path(__file__).parent / "data" / "self_reference.tsv", lang)
    return [re.compile(expression.replace("_", " ")) for _, listed in rows for expression in listed.split()]
