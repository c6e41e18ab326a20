"""The page that shows an alignment of two or three versions: figures, the path, and the text side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ...corpus.types import Alignment, Bead
from ..drift.coverage import word_counts
from .markup import (
    escape,
    isolate,
    language_attributes,
    language_name,
    percent,
    segments_html,
)
from .page import Choice, Table, counts_table, figures, filter_bar, legend, page
from .picture import path_picture

if TYPE_CHECKING:
    from ...corpus.types import Document

LOW_SCORE: Final = 0.5
SCORE_STEPS: Final = (0.25, LOW_SCORE, 0.7, 0.85)
COLUMN_MARKS: Final = "abc"

Pairs = Mapping[tuple[str, str], Alignment]


def alignment_page(alignment: Alignment, pairs: Pairs | None = None) -> str:
    """A whole HTML document for two or three versions; ``pairs`` are the finer beads of each pair, for the pictures."""
    documents = alignment.documents
    names = [language_name(document.lang) for document in documents]
    title = "Alignment: " + ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    sections = [
        ("summary", "Summary", _summary(alignment)),
        ("path", "How the versions run", _pictures(alignment, pairs or {})),
        ("text", "Side by side", _side_by_side(alignment)),
    ]
    return page(title, sections, lead=_lead(alignment))


def bead_type(bead: Bead) -> str:
    """How many segments of each version the bead holds: ``1:1``, ``2:1``, ``1:0:1``."""
    return ":".join(str(len(span)) for span in bead.spans)


def _gaps(bead: Bead) -> list[int]:
    return [column for column, span in enumerate(bead.spans) if not span]


def _is_joined(bead: Bead) -> bool:
    return any(len(span) > 1 for span in bead.spans)


def _lead(alignment: Alignment) -> str:
    whole = sum(not _gaps(bead) for bead in alignment.beads)
    share = percent(whole, len(alignment.beads))
    ids = ", ".join(isolate(document.id) for document in alignment.documents)
    return f'<p class="lead">{share} of the {len(alignment.beads):,} beads stand in every version. Files: {ids}.</p>'


def _summary(alignment: Alignment) -> str:
    beads = alignment.beads
    scored = [bead.score for bead in beads if not bead.is_null]
    mean = f"{sum(scored) / len(scored):.2f}" if scored else "–"
    counted = [
        (f"{len(beads):,}", "beads"),
        (mean, "mean score"),
        (f"{sum(bool(_gaps(bead)) for bead in beads):,}", "without a counterpart"),
        (f"{sum(map(_is_joined, beads)):,}", "merged or split"),
    ]
    if moved := sum(bead.moved for bead in beads):
        counted.append((f"{moved:,}", "moved"))
    top = figures(counted)
    types = Counter(map(bead_type, beads))
    order = " : ".join(language_name(document.lang) for document in alignment.documents)
    table = counts_table(
        f"Beads by type, {order}",
        ("Type", "Beads", "Share"),
        [(name, f"{number:,}", percent(number, len(beads))) for name, number in types.most_common()],
    )
    return f'{top}<div class="tables">{_documents_table(alignment)}{table}</div>'


def _documents_table(alignment: Alignment) -> str:
    rows = []
    for column, document in enumerate(alignment.documents):
        alone = sum(len(bead.spans[column]) for bead in alignment.beads if _gaps(bead))
        words = sum(word_counts(document))
        name = f"{language_name(document.lang)} ({document.lang})"
        place = f"{document.id}, {document.publication}" if document.publication else document.id
        rows.append((name, place, f"{len(document):,}", f"{words:,}", f"{alone:,}"))
    head = ("Version", "Document", "Segments", "Words", "Segments without a counterpart")
    return counts_table("Versions", head, rows, stack=True)


def _pictures(alignment: Alignment, pairs: Pairs) -> str:
    rows = _row_of_segments(alignment)
    drawn, moved = [], False
    for first, second in combinations(range(len(alignment.documents)), 2):
        pair, flip = _pair(alignment, pairs, first, second)
        left, right = (second, first) if flip else (first, second)
        drawn.append(f"<figure>{path_picture(pair, (rows[left], rows[right]), f'path-{first}-{second}')}</figure>")
        moved = moved or any(bead.moved for bead in pair.beads)
    marks = [mark for mark in _PATH_MARKS if moved or mark[0] != "moved"]
    return f'<div class="pictures">{"".join(drawn)}</div>{legend(marks)}{_PATH_NOTE}'


_PATH_MARKS: Final[tuple[tuple[str, str], ...]] = (
    ("one", "one sentence for one"),
    ("many", "merged or split"),
    ("moved", "moved, outlined: stands off the path"),
    ("gap", "tick on the rim: no counterpart in the other version"),
)
_PATH_NOTE: Final = (
    '<p class="note">Left to right runs the version named above the square, top to bottom the one named beside it. '
    "A straight diagonal means that both versions say the same things in the same order.</p>"
)


def _row_of_segments(alignment: Alignment) -> list[dict[int, int]]:
    """For each version: segment index to the number (from 1) of the row where it stands."""
    rows: list[dict[int, int]] = [{} for _ in alignment.documents]
    for number, bead in enumerate(alignment.beads, 1):
        for column, span in enumerate(bead.spans):
            rows[column].update(dict.fromkeys(span, number))
    return rows


def _pair(alignment: Alignment, pairs: Pairs, first: int, second: int) -> tuple[Alignment, bool]:
    """The pair's own beads if they were given (and whether its versions stand in the other order), else projected."""
    one, two = alignment.documents[first], alignment.documents[second]
    for key, flip in (((one.lang, two.lang), False), ((two.lang, one.lang), True)):
        if key in pairs:
            return pairs[key], flip
    spans = [((bead.spans[first], bead.spans[second]), bead) for bead in alignment.beads]
    beads = tuple(Bead(span, bead.score, bead.moved) for span, bead in spans if any(span))
    return Alignment((one, two), beads), False


def _side_by_side(alignment: Alignment) -> str:
    beads, documents = alignment.beads, alignment.documents
    choices = [
        Choice("", "all", len(beads)),
        Choice("joined", "merged or split", sum(map(_is_joined, beads))),
        Choice("gap", "without a counterpart", sum(bool(_gaps(bead)) for bead in beads)),
        Choice("moved", "moved", sum(bead.moved for bead in beads)),
    ]
    columns = "".join(
        f'<th scope="col" class="c-{COLUMN_MARKS[column]}">{escape(language_name(document.lang))} '
        f'<span class="file">{isolate(document.id)}</span></th>'
        for column, document in enumerate(documents)
    )
    head = f'<tr><th scope="col">No.</th>{columns}<th scope="col">Type</th><th scope="col">Score</th></tr>'
    table = Table("Beads side by side", head, f"beads v{len(documents)}")
    return f"{_NOTE}{filter_bar(choices, LOW_SCORE)}{table.blocks(list(_rows(alignment)))}"


_NOTE: Final = (
    '<p class="note">One row is one bead: sentences that say the same thing. Rows, sentences and segments are counted '
    "from 1 on this page; the JSONL and TSV files count from 0. The score says how sure the alignment is, "
    "from 0 to 1.</p>"
)


def _rows(alignment: Alignment) -> Iterator[str]:
    openings = [f"<td {language_attributes(d.lang)} {_label(d)}>" for d in alignment.documents]
    missing = [
        f'<td class="none" {_label(d)}><p>no counterpart in {escape(language_name(d.lang))}</p></td>'
        for d in alignment.documents
    ]
    for number, bead in enumerate(alignment.beads, 1):
        cells = "".join(
            f"{openings[c]}{segments_html(document, span)}</td>" if (span := bead.spans[c]) else missing[c]
            for c, document in enumerate(alignment.documents)
        )
        flags = _flags(bead)
        yield (
            f'<tr id="b{number}" data-f="{flags}" data-score="{bead.score:.3f}">'
            f'<th scope="row"><a href="#b{number}">{number}</a></th>'
            f'{cells}<td class="type">{_type_cell(bead)}</td><td class="mark">{_score_cell(bead)}</td></tr>\n'
        )


def _label(document: Document) -> str:
    return f'data-label="{escape(language_name(document.lang))}"'


def _flags(bead: Bead) -> str:
    flags = (("joined", _is_joined(bead)), ("gap", bool(_gaps(bead))), ("moved", bead.moved))
    return " ".join(name for name, holds in flags if holds)


def _type_cell(bead: Bead) -> str:
    moved = ' <strong class="tag moved">moved</strong>' if bead.moved else ""
    return f"{bead_type(bead)}{moved}"


def _score_cell(bead: Bead) -> str:
    """The number on one of five grounds, blue for sure to orange for unsure; a null bead's stands on none."""
    if bead.is_null:
        return f'<span class="score na">{bead.score:.2f}</span>'
    step = bisect_right(SCORE_STEPS, bead.score)
    return f'<span class="score s{step}">{bead.score:.2f}</span>'
