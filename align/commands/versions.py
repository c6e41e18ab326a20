"""Language versions of one text read, and what becomes of their alignment: files, and what goes to the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...corpus.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from ...corpus.output import Content
    from ...corpus.types import Alignment, Document
    from ..export import Pairs
    from ..quality import Quality
    from ..targets import Target


def language_versions(versions: Sequence[str], *, lines: bool, encoding: str | None = None) -> list[Document]:
    """The documents of these names; raises ``InputError`` where two are in one language."""
    from ..fill_text import is_marked
    from ..terminal import note
    from .common import documents

    found = documents(versions, lines=lines, encoding=encoding)
    _check_languages(versions, found)
    for name, document in zip(versions, found, strict=True):
        if is_marked(document.text):
            note(f"{name}: its first line says that no person wrote it: so is what is made of it")
    return found


def _check_languages(versions: Sequence[str], found: Sequence[Document]) -> None:
    first: dict[str, str] = {}
    for name, document in zip(versions, found, strict=True):
        if document.lang in first:
            raise InputError(
                f"the same language ({document.lang}) as {first[document.lang]}: give another version, say the "
                f"language with kk=path, or use ushtil compare for two texts in one language",
                name,
            )
        first[document.lang] = name


def rendered(
    alignment: Alignment, pairs: Pairs, goals: Sequence[Target], measured: Sequence[Quality] = ()
) -> tuple[dict[Path, Content], list[str | RenderableType]]:
    """The files and what goes to the screen, for an alignment and its pairs; ``measured`` is shown on a page."""
    from ..formats import goal_files, screen_text
    from .common import add_files

    files: dict[Path, Content] = {}
    screen: list[str | RenderableType] = []
    for goal in goals:
        if goal.path:
            add_files(files, goal_files(alignment, pairs, goal, measured))
        elif goal.format == "table":
            from ..report.table import alignment_table

            screen.append(alignment_table(alignment))
        else:
            screen.append(screen_text(alignment, pairs, goal.format))
    return files, screen
