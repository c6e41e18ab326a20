"""What a copy leaves out of the passages it reproduces, and what it says that the source does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ...corpus.numbers import quantities
from ...corpus.types import Document, Finding, Indices, Link, Severity
from .carriers import carried
from .edits import Pair
from .pieces import words
from .places import Placed, place, quoted
from .runs import runs

# From this share of the source's characters on, a copy is a full republication, and a missing paragraph is a loss.
REPUBLISHED = 0.8
# In a text without paragraphs, a gap of so many segments between two links in step is inside a reproduced passage.
LARGEST_GAP = 3
# A year or a month is a figure too, but a sentence is not weightier because it says when.
_TIMES = frozenset({"month", "year", "decade", "century"})


def additions(pair: Pair, linked: list[Link]) -> list[Placed]:
    """One finding for each copy segment without a source, less rows of asterisks and the like."""
    known = {j for link in linked for j in link.copy}
    return [(j, _addition(pair, j, known)) for j, row in enumerate(pair.copy_pieces) if j not in known and words(row)]


def _addition(pair: Pair, copy: int, known: set[int]) -> Finding:
    segment, text = pair.copy.segments[copy], quoted(pair.copy.segment_text(copy))
    where = (place(pair.copy, (copy,)),)
    if segment.kind in ("heading", "byline"):
        return Finding("addition", "neutral", where, f"The {segment.kind} {text} is not in the source.")
    if _is_among(pair.copy, copy, known) and has_paragraphs(pair.copy):
        detail = f"{text} is not in the source, but stands in a paragraph taken from it and reads as part of it."
        return Finding("addition", "major", where, detail)
    return Finding("addition", "minor", where, f"{text} is not in the source.")


def _is_among(copy: Document, segment: int, known: set[int]) -> bool:
    """Whether most of the segment's paragraph comes from the source, and some of it before the segment."""
    paragraph = copy.segments[segment].paragraph
    traced = own = 0
    first = last = segment
    while first and copy.segments[first - 1].paragraph == paragraph:
        first -= 1
    while last + 1 < len(copy) and copy.segments[last + 1].paragraph == paragraph:
        last += 1
    for n in range(first, last + 1):
        size = copy.segments[n].end - copy.segments[n].start
        traced += size * (n in known)
        own += size * (n not in known)
    return traced > own and not known.isdisjoint(range(first, segment))


def omissions(pair: Pair, linked: list[Link]) -> list[Placed]:
    """One finding for each missing segment of a reproduced passage, and for each question left without its answer.

    Passages of an abridgement that are missing whole are no finding; of a full republication they are.
    """
    origin = {i: link.copy[0] for link in reversed(linked) for i in link.source}
    if not origin:
        return []
    missing = [i for i, row in enumerate(pair.source_pieces) if i not in origin and words(row)]
    kept = inside(pair.source, missing, origin)
    found = [(_after(pair.source, i, origin), _omission(pair, i)) for i in missing if i in kept]
    whole = _paragraphs(pair.source, (i for i in missing if i not in kept))
    unanswered = _unanswered(pair.source, origin)
    republished = _share(pair.source, origin) >= REPUBLISHED and has_paragraphs(pair.source)
    for run in whole:
        if run[0] in unanswered:
            found.append((_after(pair.source, run[0], origin), _unanswered_question(pair, unanswered[run[0]])))
        elif republished and not any(run[0] in answer for answer in unanswered.values()):
            found.append((_after(pair.source, run[0], origin), _missing_paragraph(pair, run)))
    return found


def has_paragraphs(document: Document) -> bool:
    """Whether the paragraphs of a text group its segments, and are not one for all or one for each."""
    count = len({segment.paragraph for segment in document.segments})
    return 1 < count < len(document)


def inside(source: Document, missing: list[int], origin: dict[int, int]) -> set[int]:
    """The missing segments that stand in a passage of which the copy has some."""
    if has_paragraphs(source):
        reproduced = {source.segments[i].paragraph for i in origin}
        return {i for i in missing if source.segments[i].paragraph in reproduced}
    found: set[int] = set()
    for run in runs(missing):
        before, after = origin.get(run[0] - 1), origin.get(run[-1] + 1)
        if len(run) <= LARGEST_GAP and before is not None and after is not None and 0 <= after - before <= LARGEST_GAP:
            found.update(run)
    return found


def _after(source: Document, segment: int, origin: dict[int, int]) -> float:
    """Where in the copy the segment would stand: beside its neighbours in the paragraph, or behind what comes before.

    Links stand at whole numbers, so what belongs behind or before one stands between.
    """
    paragraph = source.segments[segment].paragraph
    before = next((i for i in range(segment - 1, -1, -1) if i in origin), None)
    if before is None or source.segments[before].paragraph != paragraph:
        after = next((i for i in range(segment + 1, len(source)) if i in origin), None)
        if after is not None and (before is None or source.segments[after].paragraph == paragraph):
            return origin[after] - 0.25
    return origin[before] + 0.5 if before is not None else 0.0


def _omission(pair: Pair, source: int) -> Finding:
    text = pair.source.segment_text(source)
    severity, reason = weight(text, pair.source.lang)
    detail = f"The copy leaves out {quoted(text)} from a passage that it otherwise reproduces{reason}."
    return Finding("omission", severity, (place(pair.source, (source,)),), detail)


def weight(text: str, lang: str) -> tuple[Severity, str]:
    """How grave it is to lose the text from a passage that is kept, and why."""
    numbers = [q for q in quantities(text, lang) if not q.soft and q.unit not in _TIMES]
    if numbers:
        return "major", f"; it holds a figure (“{text[numbers[0].start : numbers[0].end]}”)"
    held = carried(text, lang)
    return ("major", f"; it holds {held}") if held else ("minor", "")


def _missing_paragraph(pair: Pair, run: Indices) -> Finding:
    where = place(pair.source, run)
    severity, reason = weight(where.text, pair.source.lang)
    detail = f"The paragraph {quoted(where.text)} is left out, though the copy has most of the source{reason}."
    return Finding("omission", severity, (where,), detail)


def _unanswered(source: Document, origin: dict[int, int]) -> dict[int, Indices]:
    """Answers of which the copy has nothing although it has the question, by their first segment, question first."""
    questions = [i for i, segment in enumerate(source.segments) if segment.kind == "question"]
    found = {}
    for i in (i for i in questions if i in origin):
        answer = []
        for n in range(i + 1, len(source)):
            if source.segments[n].kind in ("question", "heading"):
                break
            answer.append(n)
        if answer and not any(n in origin for n in answer):
            found[answer[0]] = (i, *answer)
    return found


def _unanswered_question(pair: Pair, segments: Indices) -> Finding:
    question, answer = quoted(pair.source.segment_text(segments[0])), place(pair.source, segments[1:])
    detail = f"The copy keeps the question {question} and leaves out the answer to it."
    return Finding("omission", "major", (answer,), detail)


def _share(source: Document, origin: dict[int, int]) -> float:
    sizes = [segment.end - segment.start for segment in source.segments]
    return sum(sizes[i] for i in origin) / max(sum(sizes), 1)


def _paragraphs(source: Document, indices: Iterable[int]) -> list[Indices]:
    return [tuple(run) for _, run in groupby(indices, key=lambda i: source.segments[i].paragraph)]
