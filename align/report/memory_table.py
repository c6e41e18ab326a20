"""What a memory answers, on the screen: matches with their differences, conflicts, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from ...corpus.memory.rates import Piece, difference, marked
from ...corpus.memory.words import stem_rate_is
from ..terminal import shown
from .findings_table import plain_table

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from ...corpus.memory.conflicts import Conflict
    from ...corpus.memory.statistics import Statistics
    from ...corpus.memory.types import Match

_STYLES: Final = {"equal": "", "removed": "red", "added": "green"}
_ORIGINS: Final = {"human": "human", "memory": "from a memory", "mt": "machine"}
_MOST_UNITS: Final = 3
# The names of most files fit, and so does every date; at 80 columns the texts have room beside it.
_FROM_WIDTH: Final = 20


def matches_table(text: str, matches: Sequence[Match]) -> RenderableType:
    """A row for each match: its rate, its source with what differs from ``text``, its translation, where it is from."""
    from rich.text import Text

    table = plain_table()
    table.add_column("match", no_wrap=True)
    for title in ("in the memory, with the difference", "translation"):
        table.add_column(title, ratio=3, min_width=16, overflow="fold")
    origins = ["\n".join(map(shown, _provenance(match))) for match in matches]
    table.add_column("from", max_width=_FROM_WIDTH, overflow="fold")
    for match, origin in zip(matches, origins, strict=True):
        source = _coloured(difference(match.source_text, text))
        table.add_row(Text(_rate(match)), source, Text(shown(match.text)), Text(origin))
    table.caption = (
        "match: the share of words in common as OmegaT counts it, where a number is no word, and of all signs; "
        "removed words stand in the memory only, added ones in your text only"
    )
    table.caption_justify = "left"
    return table


def _rate(match: Match) -> str:
    if match.exact:
        return "exact"
    rates = [f"{match.rate} %" if match.rate < 100 else "100 % of the words"]
    if match.stem_rate > match.rate:
        rates.append(f"{match.stem_rate} % {stem_rate_is(match.source)}")
    rates.append(f"{match.token_rate} % of all signs")
    if match.numbers_differ:
        rates.append("other numbers")
    return "\n".join(rates)


def _coloured(pieces: Sequence[Piece]) -> Text:
    from rich.text import Text

    line = Text()
    for piece in pieces:
        if line and piece.text[:1].isspace():
            line.append(" ")
        line.append(shown(marked([piece])), style=_STYLES[piece.kind])
    return line


def _provenance(match: Match) -> list[str]:
    """Each a line: who made the translation, whether it was checked, where it stood, and the day."""
    origin = f"{_ORIGINS[match.origin]}{f' ({match.model})' if match.model else ''}"
    parts = [origin, "checked" if match.checked else "", *match.publications, *dict.fromkeys(match.documents.values())]
    return [part for part in [*parts, _day(match.changed)] if part]


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}"


def conflicts_table(conflicts: Sequence[Conflict], title: str) -> RenderableType:
    """A row for each translation of each text, the units that have it last."""
    from rich.text import Text

    table = plain_table()
    table.title, table.title_justify = title, "left"
    source, target = (language_name(code) for code in (conflicts[0].source, conflicts[0].target))
    table.add_column(source, ratio=1, overflow="fold")
    table.add_column(target, ratio=1, overflow="fold")
    table.add_column("units", min_width=16, overflow="fold")
    for conflict in conflicts:
        texts = " | ".join(map(shown, conflict.texts))
        for number, rendering in enumerate(conflict.renderings):
            names = ", ".join(rendering.units[:_MOST_UNITS]) + " …" * (len(rendering.units) > _MOST_UNITS)
            mark = " (case or punctuation only)" if conflict.is_formal and not number else ""
            table.add_row(Text("" if number else texts + mark), Text(shown(rendering.text)), Text(names))
        table.add_section()
    return table


def statistics_lines(name: str, held: Statistics) -> list[tuple[str, str]]:
    """The figures with their names."""
    lines = [
        ("memory", name),
        ("units", f"{held.units:,}, of which {held.checked:,} checked by a person"),
        *((f"texts in {language_name(code)}", f"{number:,}") for code, number in held.texts.items()),
        *((f"pairs {a}-{b}", f"{number:,}") for (a, b), number in held.pairs.items()),
        *((f"origin: {_ORIGINS[origin]}", f"{number:,}") for origin, number in held.origins.items()),
        *((f"publication: {shown(title)}", f"{number:,}") for title, number in held.publications.items()),
        ("documents", f"{held.documents:,}"),
    ]
    if held.units:
        lines.append(("created, changed", f"{_day(held.first)} to {_day(held.last)}"))
    return [*lines, ("size", f"{held.bytes / 1e6:,.1f} MB")]
