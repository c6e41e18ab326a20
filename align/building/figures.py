"""What is told of a work in figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..engine import Aligned

#: Under this name stand sides that were to be filled and were left empty.
EMPTY = "empty"


def figures(aligned: Aligned) -> dict[str, Any]:
    """Languages and segments, of each pair the linked pieces and their mean score, and what fills missing sides."""
    documents = aligned.alignment.documents
    filled: dict[str, Counter[str]] = {}
    for made in (made for bead in aligned.alignment.beads for made in bead.made):
        filled.setdefault(made.lang, Counter())[made.origin if made.text else EMPTY] += 1
    pairs = []
    for pair, found in aligned.pairs.items():
        scores = [bead.score for bead in found.beads if not bead.is_null]
        mean = round(sum(scores) / len(scores), 4) if scores else None
        pairs.append({"pair": list(pair), "linked": len(scores), "score": mean})
    return {
        "languages": [document.lang for document in documents],
        "documents": {document.lang: document.id for document in documents},
        "segments": {document.lang: len(document) for document in documents},
        "pairs": pairs,
        "filled": {lang: dict(sorted(counts.items())) for lang, counts in filled.items()},
    }
