"""The page that shows an alignment of two or three versions: figures, the path, and the text side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from ...corpus.types import Alignment, Bead
from ..drift.coverage import word_counts
from ..drift.places import listed
from .bead_table import BeadTable, bead_choices, bead_type, gaps, is_joined
from .filters import filter_bar
from .markup import isolate, percent
from .origins import filled_words, origin_figures, origins_table
from .page import page
from .parts import Figure, counts_table, figures, legend
from .picture import path_picture
from .quality import quality_section

if TYPE_CHECKING:
    from ..quality import Quality

LOW_SCORE: Final = 0.5

Pairs = Mapping[tuple[str, str], Alignment]


def alignment_page(alignment: Alignment, pairs: Pairs | None = None, measured: Sequence[Quality] = ()) -> str:
    """A whole HTML document for two or three versions; ``pairs`` are the finer beads of each pair, for the pictures.

    ``measured`` is how the model that filled sides did what people translated too.
    """
    documents = alignment.documents
    names = [language_name(document.lang) for document in documents]
    title = f"{'Translation' if _is_translation(alignment) else 'Alignment'}: {listed(names)}"
    sections = [("summary", "Summary", _summary(alignment) + quality_section(measured))]
    if len(_written(alignment)) > 1:
        sections.append(("path", "How the versions run", _pictures(alignment, pairs or {})))
    sections.append(("text", "Side by side", f"{_NOTE}{BeadTable(alignment).markup()}"))
    bar = filter_bar(bead_choices([alignment]), LOW_SCORE)
    return page(title, sections, lead=_lead(alignment), stop="row", bar=bar)


def _written(alignment: Alignment) -> list[int]:
    """The columns of the versions that have a text of their own."""
    return [column for column, document in enumerate(alignment.documents) if len(document)]


def _is_translation(alignment: Alignment) -> bool:
    """Whether a whole version was missing, and was made."""
    return len(_written(alignment)) < len(alignment.documents) and any(bead.made for bead in alignment.beads)


def _lead(alignment: Alignment) -> str:
    whole = sum(not gaps(bead) for bead in alignment.beads)
    share = percent(whole, len(alignment.beads))
    ids = ", ".join(isolate(document.id) for document in alignment.documents)
    beads = f"{len(alignment.beads):,} beads (pieces that belong together)"
    stand = "" if _is_translation(alignment) else f"{share} of the {beads} stand in every version."
    said = " ".join(filter(None, (stand, filled_words(alignment))))
    return f'<p class="lead">{said} Files: {ids}.</p>'


def _summary(alignment: Alignment) -> str:
    beads = alignment.beads
    scored = [bead.score for bead in beads if not bead.is_null]
    mean = f"{sum(scored) / len(scored):.2f}" if scored else "–"
    counted = [
        Figure(f"{len(beads):,}", "beads", "main"),
        Figure(mean, "mean score", "main"),
        Figure(f"{sum(bool(gaps(bead)) for bead in beads):,}", "without a counterpart"),
        Figure(f"{sum(map(is_joined, beads)):,}", "merged or split"),
    ]
    if moved := sum(bead.moved for bead in beads):
        counted.append(Figure(f"{moved:,}", "moved"))
    filled = origin_figures(alignment)
    if _is_translation(alignment) and len(_written(alignment)) == 1:
        return f'{figures([counted[0], *filled])}<div class="tables">{origins_table(alignment)}</div>'
    top = figures([*counted, *filled])
    types = Counter(map(bead_type, beads))
    order = " : ".join(language_name(document.lang) for document in alignment.documents)
    table = counts_table(
        f"Beads by type, {order}",
        ("Type", "Beads", "Share"),
        [(name, f"{number:,}", percent(number, len(beads))) for name, number in types.most_common()],
    )
    return f'{top}<div class="tables">{_documents_table(alignment)}{table}{origins_table(alignment)}</div>'


def _documents_table(alignment: Alignment) -> str:
    rows = []
    for column, document in enumerate(alignment.documents):
        alone = sum(len(bead.spans[column]) for bead in alignment.beads if gaps(bead))
        words = sum(word_counts(document))
        name = f"{language_name(document.lang)} ({document.lang})"
        place = f"{document.id}, {document.publication}" if document.publication else document.id
        rows.append((name, place, f"{len(document):,}", f"{words:,}", f"{alone:,}"))
    head = ("Version", "Document", "Segments", "Words", "Segments without a counterpart")
    return counts_table("Versions", head, rows, stack=True)


def _pictures(alignment: Alignment, pairs: Pairs) -> str:
    rows = _row_of_segments(alignment)
    drawn, moved = [], False
    for first, second in combinations(_written(alignment), 2):
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


_NOTE: Final = (
    '<p class="note">One row is one bead: sentences that say the same thing. Rows, sentences and segments are counted '
    "from 1 on this page; the JSONL and TSV files count from 0. The score says how sure the alignment is, "
    "from 0 to 1; in a row that was filled, no more than how good the translation is held to be.</p>"
)
