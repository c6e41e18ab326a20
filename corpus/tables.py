"""The tables that ship with the package: lines of tab-separated fields, with ``#`` comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def primary_language(code: str) -> str:
    """The language of a BCP 47 code without its script and region: ``en`` of ``en-GB``."""
    return code.partition("-")[0].lower()


def table_lines(path: Path) -> list[str]:
    """The lines of a table that are neither empty nor comments, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def rows_of_language(path: Path, lang: str) -> Iterator[tuple[str, str]]:
    """The second and third field of the rows that begin with the language, whatever its regional subtags."""
    for line in table_lines(path):
        code, kind, listed = line.split("\t")
        if code == primary_language(lang):
            yield kind, listed
