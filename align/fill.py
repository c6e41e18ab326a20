"""The missing sides of an alignment filled: each from the better of the sides that are there, in bead order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from ..corpus.made import Made
from ..corpus.types import Alignment, Bead, Document, Indices
from .engine import Aligned
from .fill_directions import Directions


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences of one language that are wanted in another one, as one text."""

    texts: tuple[str, ...]
    source: str
    target: str


#: Gives for each piece what fills its place; a text is empty where nothing good enough was made, and the note says why.
Make = Callable[[Sequence[Piece]], list[Made]]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A missing side: the bead and column where it is, and the columns it can be made from, the best first."""

    bead: int
    column: int
    sources: tuple[int, ...]
    reason: str


def fill(aligned: Aligned, make: Make, directions: Directions, targets: Sequence[str]) -> Aligned:
    """The alignments with the empty sides in the ``targets`` filled, in that of all versions and in those of pairs.

    A side is made from the source that ranks first, and where nothing good comes of it from the next one. A pair takes
    what was made for all versions where its piece is the same one, and has its own made where it is finer.
    """
    alignment = _filled(aligned.alignment, make, directions, targets)
    if len(aligned.alignment.documents) == 2:
        return Aligned(alignment, dict.fromkeys(aligned.pairs, alignment))
    pairs = {}
    for languages, pair in aligned.pairs.items():
        inherited, decided = _inherited(pair, alignment)
        pairs[languages] = _filled(inherited, make, directions, targets, decided)
    return Aligned(alignment, pairs)


def _filled(
    alignment: Alignment, make: Make, directions: Directions, targets: Sequence[str], decided: Set[int] = frozenset()
) -> Alignment:
    """The alignment with its gaps filled, but for those of the beads that are ``decided``."""
    gaps = [gap for gap in _gaps(alignment, directions, targets) if gap.bead not in decided]
    found: dict[_Gap, Made] = {}
    attempt = 0
    while gaps := [gap for gap in gaps if attempt < len(gap.sources)]:
        pieces = [_piece(alignment, gap, gap.sources[attempt]) for gap in gaps]
        for gap, made in zip(gaps, make(pieces), strict=True):
            found[gap] = _noted(made, gap.reason, found.get(gap))
        gaps = [gap for gap in gaps if not found[gap].text]
        attempt += 1
    more: dict[int, list[Made]] = {}
    for gap in sorted(found, key=lambda gap: gap.column):
        more.setdefault(gap.bead, []).append(found[gap])
    beads = [replace(bead, made=(*bead.made, *more.get(number, ()))) for number, bead in enumerate(alignment.beads)]
    return replace(alignment, beads=tuple(beads))


def _gaps(alignment: Alignment, directions: Directions, targets: Sequence[str]) -> Iterator[_Gap]:
    languages = alignment.languages
    ways: dict[tuple[tuple[str, ...], str], tuple[tuple[int, ...], str]] = {}
    for number, bead in enumerate(alignment.beads):
        present = tuple(lang for lang, span in zip(languages, bead.spans, strict=True) if span)
        for column, lang in enumerate(languages):
            if lang in targets and not bead.spans[column]:
                if (present, lang) not in ways:
                    ranked = tuple(languages.index(name) for name in directions.ranked(present, lang))
                    ways[present, lang] = ranked, directions.reason(present, lang)
                yield _Gap(number, column, *ways[present, lang])


def _piece(alignment: Alignment, gap: _Gap, source: int) -> Piece:
    document, languages = alignment.documents[source], alignment.languages
    span = alignment.beads[gap.bead].spans[source]
    return Piece(tuple(document.segment_text(i) for i in span), languages[source], languages[gap.column])


def _noted(made: Made, reason: str, before: Made | None) -> Made:
    """What was made, with the reason for its source, or with what went wrong with the source that was tried before."""
    if before is not None:
        if not made.text:
            return before
        reason = f"nothing usable came of {before.source}"
    return replace(made, note="; ".join(part for part in (made.note, reason) if part))


def _inherited(pair: Alignment, whole: Alignment) -> tuple[Alignment, Set[int]]:
    """The pair with what fills the same pieces among all versions, and which of its beads need nothing more.

    Where the other side stands elsewhere in a larger piece, a person wrote it, and there is nothing to fill.
    """
    columns = [whole.languages.index(lang) for lang in pair.languages]
    homes = [{index: bead for bead in whole.beads for index in bead.spans[column]} for column in columns]
    beads, decided = list(pair.beads), set()
    for number, bead in enumerate(beads):
        side = 0 if bead.spans[0] else 1
        if bead.is_null and bead.spans[side]:
            home = homes[side][bead.spans[side][0]]
            other = columns[1 - side]
            if home.spans[columns[side]] == bead.spans[side]:
                beads[number] = replace(
                    bead, made=tuple(made for made in home.made if made.lang == whole.languages[other])
                )
            if home.spans[other] or beads[number].made:
                decided.add(number)
    return replace(pair, beads=tuple(beads)), decided


def alone(document: Document) -> Aligned:
    """One version by itself: each segment a bead."""
    return Aligned(Alignment((document,), tuple(Bead(((index,),)) for index in range(len(document)))), {})


def with_missing(aligned: Aligned, missing: Sequence[Document]) -> Aligned:
    """The alignment with one more column for each missing version, a document without a segment."""
    documents = (*aligned.alignment.documents, *missing)
    empty: tuple[Indices, ...] = ((),) * len(missing)
    beads = tuple(replace(bead, spans=bead.spans + empty) for bead in aligned.alignment.beads)
    pairs = dict(aligned.pairs)
    for column, document in enumerate(aligned.alignment.documents):
        present = [bead for bead in aligned.alignment.beads if bead.spans[column]]
        for absent in missing:
            beads_alone = tuple(replace(bead, spans=(bead.spans[column], ())) for bead in present)
            pairs[document.lang, absent.lang] = Alignment((document, absent), beads_alone)
    return Aligned(Alignment(documents, beads), pairs)
