"""How severe the comparison calls edits that people have labelled: corrections of facts against mere rewording.

    python benchmarks/edits.py [--data DIR] [--show CATEGORY]

SWiPE: pages of the English Wikipedia against their Simple English versions, 966 pairs with 7,930 groups of edits. A
group is marked by the gravest finding with a place that touches one of its deletions or insertions. A whole sentence
that is added or left out marks no group: the question is what is said of an edit.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ushtil.align.compare import compare
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Comparison, Document, Finding, Span

GRAVE = ("critical", "major")
#: The categories that are shown, the two of the contract first.
SHOWN = ("nonsim_fact_correction", "lexical_generic", "lexical_entity", "syntactic_generic", "nonsim_format")
SIDES = (("source", "src"), ("copy", "tgt"))
Spans = tuple[list[Span], list[Span]]


def main() -> None:
    """Print, for each category, the share of its groups that a grave finding marks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[1] / "../shared/data")
    parser.add_argument("--show", metavar="CATEGORY", help="print the groups of one category and what is said of them")
    options = parser.parse_args()
    folder = options.data / "swipe_annotated"
    if not folder.is_dir():
        parser.error(f"the texts are not here: {folder} is missing")
    tables: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs(folder):
        for category, linked, found in judged(pair):
            grave = [finding for finding in found if finding.severity in GRAVE]
            tables[category].update(all=1, linked=linked, grave=bool(grave), seen=linked and bool(grave))
            kinds[category].update({finding.kind for finding in grave})
            if category == options.show:
                print("\n".join(_shown(pair, found)))
    print(table(tables, kinds))


def pairs(folder: Path) -> Iterator[Mapping[str, Any]]:
    """The annotated pairs of both files."""
    for name in ("val.jsonl", "test_id.jsonl"):
        with (folder / name).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def judged(pair: Mapping[str, Any]) -> Iterator[tuple[str, bool, list[Finding]]]:
    """For each group of a pair its category, whether it stands in linked sentences, and the findings that touch it."""
    source, copy = (Document(name, "en", pair[key], segments(pair[key], "en")) for name, key in SIDES)
    comparison = compare(source, copy)
    linked = _linked(comparison)
    spans = edit_spans(pair)
    touching = [finding for finding in comparison.findings if finding.kind not in ("move", "split")]
    for group in pair["annotations"]:
        own: Spans = ([], [])
        for number in group["ops"]:
            for side in (0, 1):
                own[side].extend(spans[number][side])
        found = [finding for finding in touching if _is_edit(finding, linked) and _touches(finding, own)]
        yield group["category"], any(_meet(own[side], linked[side]) for side in (0, 1)), found


def edit_spans(pair: Mapping[str, Any]) -> list[Spans]:
    """For each run of the diff the characters that it deletes and that it inserts; white space is not counted on."""
    places = tuple([n for n, c in enumerate(pair[name]) if not c.isspace()] for _, name in SIDES)
    at = [0, 0]
    found: list[Spans] = []
    for run in pair["edits"]:
        own: Spans = ([], [])
        for side, name in ((0, "delete"), (1, "insert")):
            size = len("".join(run.get("text", run.get(name, "")).split()))
            if name in run and size:
                own[side].append((places[side][at[side]], places[side][at[side] + size - 1] + 1))
            at[side] += size
        found.append(own)
    return found


def _linked(comparison: Comparison) -> Spans:
    ours = [comparison.source.segments[i] for link in comparison.links for i in link.source]
    theirs = [comparison.copy.segments[j] for link in comparison.links for j in link.copy]
    return [(s.start, s.end) for s in ours], [(s.start, s.end) for s in theirs]


def _is_edit(finding: Finding, linked: Spans) -> bool:
    """Whether the finding is on a change inside a link, not on a sentence that only one text has."""
    return all(_meet([(place.start, place.end)], linked[_side(place.document)]) for place in finding.where)


def _touches(finding: Finding, own: Spans) -> bool:
    return any(_meet([(place.start, place.end)], own[_side(place.document)]) for place in finding.where)


def _side(document: str) -> int:
    return 0 if document == "source" else 1


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(start < end and a < end and start < b for a, b in some for start, end in others)


def _shown(pair: Mapping[str, Any], found: Sequence[Finding]) -> Iterator[str]:
    yield f"-- {pair['title']}"
    for finding in found:
        yield f"   {finding.severity} {finding.kind}: {finding.detail}"


def table(tables: Mapping[str, Counter[str]], kinds: Mapping[str, Counter[str]]) -> str:
    """One row a category: groups, those in linked sentences, and of both the share that is marked; by which kinds."""
    rows = ["category                        groups  marked   linked  marked   by"]
    for category in (*SHOWN, *(name for name in sorted(tables) if name not in SHOWN)):
        count = tables[category]
        shares = count["grave"] / max(count["all"], 1), count["seen"] / max(count["linked"], 1)
        by = ", ".join(f"{kind} {number}" for kind, number in kinds[category].most_common(4))
        rows.append(f"{category:30} {count['all']:7} {shares[0]:7.3f} {count['linked']:8} {shares[1]:7.3f}   {by}")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
