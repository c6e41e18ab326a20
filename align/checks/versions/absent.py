"""Sentences of one language version that the other one does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ....corpus.language import language_name
from ....corpus.text import tokens
from ....corpus.types import Document, Finding, Indices, Severity
from ...drift.absence import REPUBLISHED, inside, weight
from ...drift.places import ended, place, quoted
from ...drift.runs import runs
from ..shapes import Versions

#: Of null beads of ``noisy`` and ``lossy`` NTREX documents with this score or more, 97 in 100 are right.
_SURE = 0.8
#: Of links with less than this, three in four are wrong: what stands beside them may belong to them.
_LINKED = 0.5
#: So many sentences in a row are a passage, whose loss is major whatever it carries.
_PASSAGE = 3
#: A neighbour's translation that is longer than expected by at least this share of a sentence may hold it too.
_HELD = 0.5


def absences(versions: Versions) -> Iterator[Finding]:
    """One finding for each run of sentences that stand in one version only; one in all for an abridged version."""
    for own in (0, 1):
        yield from _missing(_Side.of(versions, own))


@dataclass(frozen=True)
class _Side:
    """One version, with the segments of it that the other one surely lacks, and where the others went.

    ``origin`` gives for each linked segment the first segment that it is linked to.
    """

    document: Document
    other: Document
    alone: list[int]
    origin: dict[int, int]
    is_left: bool

    @classmethod
    def of(cls, versions: Versions, own: int) -> _Side:
        document, other = (versions.left, versions.right)[:: 1 if own == 0 else -1]
        alone: list[int] = []
        origin: dict[int, int] = {}
        ratio = _usual_ratio(versions, own)
        unsure = set(_unlinked(versions, own, ratio))
        for n, bead in enumerate(versions.beads):
            mine, theirs = bead.spans[own], bead.spans[1 - own]
            if theirs:
                origin.update(dict.fromkeys(mine, theirs[0]))
            elif bead.score >= _SURE and n not in unsure and not _is_held(versions, n, own, ratio):
                alone += [i for i in mine if any(token.kind != "punct" for token in tokens(document.segment_text(i)))]
        return cls(document, other, alone, origin, own == 0)

    @property
    def share(self) -> float:
        """How much of the version, in characters, the other one has or may have."""
        lost = set(self.alone)
        sizes = [segment.end - segment.start for segment in self.document.segments]
        return 1 - sum(sizes[i] for i in lost) / max(1, sum(sizes))

    @property
    def names(self) -> tuple[str, str]:
        own, other = (language_name(d.lang) for d in (self.document, self.other))
        return own, other


def _usual_ratio(versions: Versions, own: int) -> float:
    """How many characters the other side has for one of ours, over all linked beads."""
    linked = [bead for bead in versions.beads if not bead.is_null and bead.score >= _LINKED]
    ours, theirs = (sum(_size(versions, bead.spans, side) for bead in linked) for side in (own, 1 - own))
    return theirs / ours if ours else 1.0


def _unlinked(versions: Versions, own: int, ratio: float) -> Iterator[int]:
    """The null beads of stretches that both sides fill alike: rather sentences that no link was found for."""
    for is_null, group in groupby(range(len(versions.beads)), key=lambda n: versions.beads[n].is_null):
        stretch = list(group)
        ours, theirs = (sum(_size(versions, versions.beads[n].spans, side) for n in stretch) for side in (own, 1 - own))
        if is_null and theirs > _HELD * ratio * ours:
            yield from stretch


def _is_held(versions: Versions, bead: int, own: int, ratio: float) -> bool:
    """Whether a neighbour is so long on the other side that it may hold this sentence too, or is itself unsure."""
    size = _size(versions, versions.beads[bead].spans, own) * ratio
    for n in (bead - 1, bead + 1):
        if not 0 <= n < len(versions.beads) or versions.beads[n].is_null:
            continue
        beside = versions.beads[n]
        more = _size(versions, beside.spans, 1 - own) - ratio * _size(versions, beside.spans, own)
        if beside.score < _LINKED or more > _HELD * size:
            return True
    return False


def _size(versions: Versions, spans: tuple[Indices, ...], side: int) -> int:
    document = (versions.left, versions.right)[side]
    return sum(document.segments[i].end - document.segments[i].start for i in spans[side])


def _missing(side: _Side) -> Iterator[Finding]:
    if not side.origin or not side.alone:
        return
    if side.share >= REPUBLISHED:
        yield from (_run(side, run) for run in runs(side.alone))
        return
    yield _abridged(side)
    kept = inside(side.document, side.alone, side.origin)
    for run in runs(i for i in side.alone if i in kept):
        if weight(place(side.document, run).text, side.document.lang)[0] != "minor":
            yield _run(side, run)


def _run(side: _Side, run: Indices) -> Finding:
    own, other = side.names
    where = place(side.document, run)
    # What a site put around the text is told about as that, and makes no omission larger.
    body = tuple(i for i in run if side.document.segments[i].kind not in {"byline", "note"})
    severity, reason = weight(place(side.document, body).text, side.document.lang) if body else ("neutral", "")
    if len(body) >= _PASSAGE:
        severity = "major"
    said = body or run
    what = f"{len(said)} sentences, from {quoted(side.document.segment_text(said[0]))}" if len(said) > 1 else ""
    what = what or quoted(side.document.segment_text(said[0]))
    detail = (
        f"The {other} text leaves out {what}{reason}"
        if side.is_left
        else f"The {own} text adds {what}, which the {other} text does not have{reason}"
    )
    return Finding("omission" if side.is_left else "addition", severity, (where,), ended(detail))


def _abridged(side: _Side) -> Finding:
    """One neutral finding for all that an openly abridged version leaves out, with the place of each passage."""
    own, other = side.names
    missing = list(runs(side.alone))
    where = tuple(place(side.document, run) for run in missing)
    severity: Severity = "neutral"
    detail = (
        f"The {other} text is abridged: it has {side.share:.0%} of the {own} text and leaves out "
        f"{len(side.alone)} sentences in {len(missing)} {'place' if len(missing) == 1 else 'places'}."
    )
    return Finding("omission" if side.is_left else "addition", severity, where, detail)
