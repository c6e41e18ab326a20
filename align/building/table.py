"""What is told of a work in figures, and the works of a corpus in a table: one row for each, also where it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ...corpus.write.tsv import cell
from ..engine import Aligned
from .built import Current
from .gather import Work

WORKS: Final = "works.tsv"
_COLUMNS: Final = (
    "work", "folder", "languages", "segments", "linked", "score", "filled", "findings", "state", "notes",
)  # fmt: skip
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


def works_table(works: Sequence[Work], current: Mapping[str, Current], problems: Mapping[str, str]) -> Iterator[str]:
    """The lines: what every work of the corpus is, in the order of their names."""
    yield "\t".join(_COLUMNS) + "\n"
    for work in works:
        held = current.get(work.name)
        told = _told(held.info) if held else {"languages": " ".join(source.lang for source in work.sources)}
        told |= {"work": work.name, "folder": f"works/{work.folder}" if held else ""}
        told["state"] = _state(held, problems.get(work.name, ""))
        yield "\t".join(cell(told.get(column, "")) for column in _COLUMNS) + "\n"


def _state(held: Current | None, problem: str) -> str:
    if held is None:
        return f"failed: {problem}"
    return "built" if held.pairs else "one version only"


def _told(info: Mapping[str, Any]) -> dict[str, str]:
    pairs = [("-".join(found["pair"]), found) for found in info["pairs"]]
    filled = (f"{lang}={origin}:{count}" for lang, counts in info["filled"].items() for origin, count in counts.items())
    return {
        "languages": " ".join(info["languages"]),
        "segments": " ".join(f"{lang}={count}" for lang, count in info["segments"].items()),
        "linked": " ".join(f"{pair}={found['linked']}" for pair, found in pairs),
        "score": " ".join(f"{pair}={found['score']:.4f}" for pair, found in pairs if found["score"] is not None),
        "filled": " ".join(filled),
        "findings": " ".join(f"{severity}={count}" for severity, count in info["findings"].items()),
        "notes": "; ".join(info["notes"]),
    }
