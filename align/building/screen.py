"""What a build did, on the screen: the works in one line, then each pair of languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from .built import Built
from .findings import FINDINGS
from .kept import Pair

if TYPE_CHECKING:
    from rich.console import RenderableType


def build_table(built: Built) -> RenderableType:
    """How many works were built, stayed as they are or failed, and what there is of each pair of languages."""
    from rich.console import Group
    from rich.text import Text

    findings = _findings(built)
    return Group(Text(_works(built)), *_pairs(built), *([Text(findings)] if findings else []))


def _works(built: Built) -> str:
    total = len(built.current) + len(built.problems)
    parts = {
        "built": len(built.new),
        "unchanged": len(built.current) - len(built.new),
        "failed": len(built.problems),
        "removed": len(built.removed),
    }
    said = ", ".join(f"{count:,} {what}" for what, count in parts.items() if count)
    alone = sum(not work.pairs for work in built.current.values())
    more = f"; {alone:,} of one version only" if alone else ""
    return f"{total:,} work{'s' * (total != 1)}: {said}{more}"


def _pairs(built: Built) -> list[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    works: Counter[Pair] = Counter()
    linked: Counter[Pair] = Counter()
    scores: dict[Pair, float] = defaultdict(float)
    for work in built.current.values():
        for pair, found in zip(work.pairs, work.info["pairs"], strict=True):
            works[pair] += 1
            linked[pair] += found["linked"]
            scores[pair] += (found["score"] or 0.0) * found["linked"]
    if not works:
        return []
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("pair")
    for title in ("works", "linked pieces", "mean score"):
        table.add_column(title, justify="right")
    filled = {pair: _filled(built, pair) for pair in works}
    if any(filled.values()):
        table.add_column("filled")
    for pair, count in works.items():
        mean = f"{scores[pair] / linked[pair]:.2f}" if linked[pair] else ""
        last = [filled[pair]] if any(filled.values()) else []
        table.add_row(*map(Text, ("-".join(pair), f"{count:,}", f"{linked[pair]:,}", mean, *last)))
    return [table]


def _filled(built: Built, pair: Pair) -> str:
    """What fills missing sides in the languages of a pair, in the works that have it."""
    names = {"mt": "by a model", "memory": "from the memory", "empty": "left empty"}
    counts: Counter[str] = Counter()
    for work in built.current.values():
        if pair in work.pairs:
            for lang in pair:
                for origin, count in work.info["filled"].get(lang, {}).items():
                    counts[f"{lang} {names.get(origin, origin)}"] += count
    return ", ".join(f"{count:,} {what}" for what, count in counts.items())


def _findings(built: Built) -> str:
    checked = [work.info["findings"] for work in built.current.values() if FINDINGS in work.info["files"]]
    counts: Counter[str] = Counter()
    for found in checked:
        counts.update(found)
    said = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return f"findings: {said or 'none'}" if checked else ""
