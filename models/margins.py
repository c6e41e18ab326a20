"""How alike the spans of two documents are beyond what chance makes them: the margins, near the band alone.

Products of vectors are formed a block of rows at a time, so time and memory are proportional to the documents' length.

Encoders differ in how alike they find texts that have nothing to do with each other. So similarity counts from the
mean similarity to all segments of the other document, as in the normalisation by random sentences of Thompson and
Koehn (2019), and it is measured by what is usual of the two documents' best matches: a margin is 0 for a span like any
other, and about 1 for a translation, whatever the encoder.

Strict F1 on simulated vectors (benchmarks/_simulated.py), held-out ``noisy`` documents: 0.931; not divided by what is
usual 0.916; with weights set by hand and not learnt 0.874. The difference from the mean similarity of the four nearest
neighbours in place of all: 0.832, for the neighbours of a segment are no measure for the merged bead that it belongs
to. The ratio of the two (Artetxe and Schwenk 2019), over ``noisy`` and ``lossy`` together: 0.885 against 0.924. As one
more feature beside the margin, neighbours lost 0.003 on short documents and gained 0.006 on texts of 390 lines, at a
price that is quadratic.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .grid import BEAD_TYPES, Band, Cells, Ints
from .spans import Ends, Side, products

#: Rows of the band whose products are formed at a time: enough for BLAS, few enough to stay near it (24 to 96 tried).
_BLOCK = 64
#: The least share of its greatest possible similarity that lies above chance, for texts that are all alike.
_LEAST_ROOM = 0.05
#: Of so many segments the best matches are looked for, to learn what is usual.
_SAMPLE = 512
#: What is usual is never taken for less than this, nor than so many deviations of pairs at random: of unrelated texts
#: some pairs are the best too.
_LEAST_USUAL, _DEVIATIONS = 0.3, 5.0


def margins(left: Side, right: Side, band: Band, types: int) -> Iterator[tuple[slice, Cells]]:
    """The beads that end in each block of the band's rows: which cells, and values, shape (types, cells).

    They are 1 for spans that are the very same.
    """
    for first in range(1, len(left) + 1, _BLOCK):
        last = min(first + _BLOCK, len(left) + 1)
        start, end = max(int(band.low[first]), 1), int(band.high[last - 1]) + 1
        if start >= end:
            continue
        found = _block(left, right, (first, last), (start, end), types)
        cells = slice(int(band.starts[first]), int(band.starts[last]))
        place = _places(band, (first, last), (start, end))
        yield cells, found.reshape(types, -1).take(place, axis=1)


def usual_margin(left: Side, right: Side) -> float:
    """The median margin of single segments that are each other's best match, at most 1.

    Of long documents segments at even distances stand for all.
    """
    if not len(left) or not len(right):
        return 1.0
    rows = np.unique(np.linspace(0, len(left) - 1, min(len(left), _SAMPLE)).astype(np.int64))
    found = _single_margins(left, right, rows, slice(None))
    best = found.argmax(axis=1)
    back = _single_margins(left, right, slice(None), best).argmax(axis=0)
    mutual = found[np.arange(len(rows)), best][back == rows]
    low, middle = np.quantile(found, (0.16, 0.5))
    usual = np.median(mutual) if len(mutual) else 0.0
    return float(min(1.0, max(usual, _DEVIATIONS * (middle - low), _LEAST_USUAL)))


def pair_margins(left: Side, right: Side, rows: Ints, columns: Ints) -> Cells:
    """The margin of each left segment and the right one at the same place, of single segments."""
    by_chance = 0.5 * (left.chance[rows] + right.chance[columns])
    found = np.einsum("ij,ij->i", left.vectors[rows], right.vectors[columns])
    result: Cells = (found - by_chance) / np.maximum(1 - by_chance, _LEAST_ROOM)
    return result


def _single_margins(left: Side, right: Side, rows: Ints | slice, columns: Ints | slice) -> Cells:
    """Margins of single segments."""
    by_chance = 0.5 * (left.chance[rows, None] + right.chance[None, columns])
    result: Cells = (left.vectors[rows] @ right.vectors[columns].T - by_chance) / np.maximum(1 - by_chance, _LEAST_ROOM)
    return result


def _block(left: Side, right: Side, rows: Ends, columns: Ends, types: int) -> Cells:
    """Margins of all beads that end at the nodes of a rectangle, shape (types, rows, columns)."""
    result = np.empty((types, rows[1] - rows[0], columns[1] - columns[0]), dtype=np.float32)
    found = products(left, right, rows, columns, types)
    for kind, ((p, q), product) in enumerate(zip(BEAD_TYPES[:types], found, strict=True)):
        norms, sizes, chance = (values[:, None] for values in left.spans(p, q, rows))
        their_norms, their_sizes, their_chance = (values[None, :] for values in right.spans(q, p, columns))
        by_chance = 0.5 * (chance * their_sizes + sizes * their_chance)
        most = norms * their_norms
        room = np.maximum(most - by_chance, _LEAST_ROOM * most)
        np.divide(product - by_chance, np.maximum(room, 1e-6), out=result[kind])
    return result


def _places(band: Band, rows: Ends, columns: Ends) -> Ints:
    """Where in a rectangle of nodes, flat, the band's cells of these rows stand; anywhere for column 0."""
    first, last = rows
    widths = (band.high - band.low + 1)[first:last]
    offset = np.arange(last - first) * (columns[1] - columns[0]) + band.low[first:last] - columns[0]
    within = np.arange(widths.sum()) - np.repeat(np.cumsum(widths) - widths, widths)
    places: Ints = np.maximum(np.repeat(offset, widths) + within, 0)
    return places
