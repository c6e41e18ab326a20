"""Tables for the terminal and, the same, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Part:
    """A table with its heading and what the reader should know of it."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def show(self, console: Console) -> None:
        """Print the table, each name of the first column once."""
        table = Table(*self.header, title=self.title, title_justify="left")
        grouped = len({row[0] for row in self.rows}) < len(self.rows)
        before = ""
        for name, *cells in self.rows:
            if grouped and before and name != before:
                table.add_section()
            table.add_row(name if name != before else "", *cells)
            before = name
        console.print(table)
        console.print(self.note, highlight=False)

    @property
    def markdown(self) -> str:
        """The table as Markdown, its columns in line."""
        rows = [self.header, *self.rows]
        widths = [max(len(row[k]) for row in rows) for k in range(len(self.header))]
        lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return f"## {self.title}\n\n{self.note}\n\n" + "\n".join(lines) + "\n"


def markdown(title: str, about: str, parts: Iterable[Part]) -> str:
    """A page of tables."""
    return f"# {title}\n\n{about}\n\n" + "\n".join(part.markdown for part in parts)
