"""The beads of an alignment as rows: the versions side by side, type and score, or the findings that stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from ...corpus.write.tsv import trust
from .filters import Choice
from .findings import here
from .markup import escape, isolate, language_attributes, segments_html
from .origins import ORIGIN_CHOICES, MadeCells, origin_flags
from .parts import Table

if TYPE_CHECKING:
    from ...corpus.types import Alignment, Bead, Document, Finding, Span

SCORE_STEPS: Final = (0.25, 0.5, 0.7, 0.85)
COLUMN_MARKS: Final = "abc"
_NAMES: Final = {"joined": "merged or split", "gap": "without a counterpart", "moved": "moved"}


def bead_type(bead: Bead) -> str:
    """How many segments of each version the bead holds: ``1:1``, ``2:1``, ``1:0:1``."""
    return ":".join(str(len(span)) for span in bead.spans)


def gaps(bead: Bead) -> list[int]:
    """The columns of the versions that have nothing here."""
    return [column for column, span in enumerate(bead.spans) if not span]


def is_joined(bead: Bead) -> bool:
    """Whether several segments of a version stand together here."""
    return any(len(span) > 1 for span in bead.spans)


def bead_choices(alignments: Sequence[Alignment], with_findings: int = 0) -> list[Choice]:
    """The sorts of row that a page with these alignments can be thinned out to."""
    beads = [bead for alignment in alignments for bead in alignment.beads]
    held = [_flags(bead) for bead in beads]
    return [
        Choice("", "all", len(beads)),
        *(Choice(flag, name, sum(flag in flags for flags in held)) for flag, name in (_NAMES | ORIGIN_CHOICES).items()),
        Choice("finding", "with findings", with_findings),
    ]


@dataclass(frozen=True)
class BeadTable:
    """An alignment and what to show of it.

    Row ``n`` (from 1) is called ``prefix`` and ``n``; ``found`` gives by the position of a bead the findings there,
    each with its own position; ``marks`` gives by the id of a document the spans to mark, in text order.
    """

    alignment: Alignment
    prefix: str = "b"
    caption: str = "Beads side by side"
    found: Mapping[int, Sequence[tuple[int, Finding]]] = field(default_factory=dict)
    marks: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    with_findings: bool = False

    def markup(self) -> str:
        """The whole table in blocks of rows."""
        documents = self.alignment.documents
        columns = "".join(
            f'<th scope="col" class="c-{COLUMN_MARKS[column % 3]}">{escape(language_name(document.lang))} '
            f'<span class="file">{isolate(document.id)}</span></th>'
            for column, document in enumerate(documents)
        )
        last = '<th scope="col">Type</th><th scope="col">Score</th>'
        if self.with_findings:
            last = '<th scope="col">Findings</th>'
        style = f"{'checked' if self.with_findings else 'beads'} v{len(documents)}"
        head = f'<tr><th scope="col">No.</th>{columns}{last}</tr>'
        return Table(self.caption, head, style, self.prefix).blocks(list(self._rows()))

    def _rows(self) -> Iterator[str]:
        documents = self.alignment.documents
        openings = [f"<td {language_attributes(d.lang)} {_label(d)}>" for d in documents]
        missing = [
            f'<td class="none" {_label(d)}><p>no counterpart in {escape(language_name(d.lang))}</p></td>'
            for d in documents
        ]
        marks = [_Marks(document, self.marks.get(document.id, ())) for document in documents]
        filling = MadeCells.of(self.alignment)
        for number, bead in enumerate(self.alignment.beads, 1):
            made = {side.lang: side for side in bead.made}
            cells = "".join(
                f"{openings[c]}{segments_html(document, span, marks[c].of(span), 'mark')}</td>"
                if (span := bead.spans[c])
                else filling.cell(made[document.lang], openings[c], _label(document))
                if document.lang in made
                else missing[c]
                for c, document in enumerate(documents)
            )
            flags = _flags(bead) + (["finding"] if self.found.get(number - 1) else [])
            name = f"{self.prefix}{number}"
            yield (
                f'<tr id="{name}" data-f="{" ".join(flags)}" data-score="{trust(bead.score, bead.made):.3f}">'
                f'<th scope="row"><a href="#{name}">{number}</a></th>{cells}{self._last(number - 1, bead)}</tr>\n'
            )

    def _last(self, number: int, bead: Bead) -> str:
        if not self.with_findings:
            return f'<td class="type">{_type_cell(bead)}</td><td class="mark">{_score_cell(bead)}</td>'
        return f'<td class="mark">{here(self.found.get(number, ()))}</td>'


class _Marks:
    """The spans to mark in a document, found by segment."""

    def __init__(self, document: Document, spans: Sequence[Span]) -> None:
        self._document = document
        self._spans = sorted(spans)
        self._reach: list[int] = []  # the furthest end up to each span
        for _, end in self._spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def of(self, indices: Sequence[int]) -> list[Span]:
        """Those that touch the segments."""
        if not self._spans:
            return []
        start, end = self._document.segments[indices[0]].start, self._document.segments[indices[-1]].end
        first = bisect_right(self._reach, start)
        return self._spans[first : bisect_right(self._spans, (end, -1))]


def _label(document: Document) -> str:
    return f'data-label="{escape(language_name(document.lang))}"'


def _flags(bead: Bead) -> list[str]:
    flags = (("joined", is_joined(bead)), ("gap", bool(gaps(bead))), ("moved", bead.moved))
    return [name for name, holds in flags if holds] + origin_flags(bead)


def _type_cell(bead: Bead) -> str:
    moved = ' <strong class="tag moved">moved</strong>' if bead.moved else ""
    return f"{bead_type(bead)}{moved}"


def _score_cell(bead: Bead) -> str:
    """The number on one of five grounds, blue for sure to orange for unsure; a null bead's stands on none."""
    score = trust(bead.score, bead.made)
    if bead.is_null and not any(side.text for side in bead.made):
        return f'<span class="score na">{score:.2f}</span>'
    step = bisect_right(SCORE_STEPS, score)
    return f'<span class="score s{step}">{score:.2f}</span>'
