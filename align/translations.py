"""A translated text and its reference brought together, line by line or bead by bead."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..corpus.errors import InputError, UsageError
from ..corpus.tables import primary_language

_TABLES: Final = {".tsv", ".jsonl"}
#: The first line of a text that a machine made, which says so (``fill_text.mark``).
_MARK: Final = re.compile(
    r"\[(?:Machine translation|Translation memory|Машиналық аударма|Аударма жады|Машинный перевод|Память переводов)"
    r"(?::[^\n]*)?\]"
)
#: Stands in a made text where nothing good enough was made.
_LEFT_OUT: Final = "[…]"
_NUMBERS: Final = re.compile(r"[\d,\s]*")


@dataclass(frozen=True, slots=True)
class Paired:
    """References with the translations of the same lines; ``passed_over`` lines have no reference."""

    references: tuple[str, ...]
    translations: tuple[str, ...]
    passed_over: int


def is_text(path: Path) -> bool | None:
    """Whether a file holds a text and not the links of an alignment, by its name, or by what is in a .txt file.

    None for a .txt file with nothing in it. Raises ``InputError`` for a file that cannot be read.
    """
    if path.is_dir() or path.suffix.lower() != ".txt":
        return False
    lines = [line for line in _lines(path) if line.strip() and not line.startswith("#")]
    return not all(_NUMBERS.fullmatch(line) and "\t" in line for line in lines) if lines else None


def paired(gold: Path, test: Path, lang: str | None = None) -> Paired:
    """The lines of two texts, or the texts in ``lang`` of two alignments, that belong together.

    Lines that stand empty in the reference are passed over; an empty translation counts as a bad one. Where the two
    have empty lines in different places, their other lines are taken. Raises ``UshtilError`` where they cannot be
    brought together.
    """
    references, translations = _texts(gold, lang), _texts(test, lang)
    if not any(references):
        raise InputError("there is no text to compare with: give the right translation first", gold)
    if not any(translations):
        raise InputError("there is no translation in this file", test)
    if len(references) != len(translations):
        references, translations = _filled(references), _filled(translations)
    if len(references) != len(translations):
        raise InputError(
            f"{_counted(translations)} here and {_counted(references)} in {gold}: a translation is scored line by "
            f"line, so write both with the same lines",
            test,
        )
    known = [(ours, theirs) for ours, theirs in zip(references, translations, strict=True) if ours]
    ours, theirs = zip(*known, strict=True)
    return Paired(ours, theirs, len(references) - len(known))


def _filled(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]


def _counted(texts: Sequence[str]) -> str:
    return f"{len(texts):,} line{'s' * (len(texts) != 1)}"


def _texts(path: Path, lang: str | None) -> list[str]:
    """The texts of a file, one a line or bead, empty ones as such."""
    if path.is_dir():
        raise UsageError(f"{path}: is a folder: translations are scored one file at a time")
    if path.suffix.lower() in _TABLES:
        if lang is None:
            raise UsageError(f"{path}: holds several languages: say which one to score with --texts kk (or en, ru)")
        return _column(path, lang)
    lines = [line.strip() for line in _lines(path)]
    while lines and not lines[-1]:
        lines.pop()
    if lines and _MARK.fullmatch(lines[0]):
        lines = lines[2:] if lines[1:2] == [""] else lines[1:]
    return ["" if line == _LEFT_OUT else line for line in lines]


def _lines(path: Path) -> list[str]:
    try:
        return re.split(r"\r\n|\n|\r", path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("this is not a UTF-8 text: save it as UTF-8", path) from None
    except FileNotFoundError:
        raise InputError("no such file: check the name and the folder", path) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path) from None


def _column(path: Path, lang: str) -> list[str]:
    """The texts in a language of our TSV or JSONL, in the order of the file."""
    rows = [(number, line) for number, line in enumerate(_lines(path), 1) if line.strip()]
    if not rows:
        raise InputError("this file is empty: give a text or an alignment with its texts", path)
    return _of_records(path, rows, lang) if rows[0][1].lstrip().startswith("{") else _of_cells(path, rows, lang)


def _of_records(path: Path, rows: Sequence[tuple[int, str]], lang: str) -> list[str]:
    found = []
    for number, line in rows:
        try:
            content: Any = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError("this line is not JSON: write the file again with ushtil align", path, number) from None
        if isinstance(content, dict) and "kind" in content:
            continue
        texts = content.get("text") if isinstance(content, dict) else None
        known = texts if isinstance(texts, dict) else {}
        text = next((text for code, text in known.items() if _same(code, lang)), None)
        if not isinstance(text, str):
            raise InputError(f'this bead has no "text" in {lang}: check --texts', path, number)
        found.append(" ".join(text.split()))
    return found


def _of_cells(path: Path, rows: Sequence[tuple[int, str]], lang: str) -> list[str]:
    header = rows[0][1].rstrip("\r").split("\t")
    at = next((k for k, name in enumerate(header) if name.endswith("_text") and _same(name[:-5], lang)), None)
    if at is None:
        raise InputError(f"there is no column {lang}_text: write the file with ushtil align -o", path, rows[0][0])
    cells = [line.rstrip("\r").split("\t") for _, line in rows[1:]]
    return [" ".join(row[at].split()) if at < len(row) else "" for row in cells]


def _same(code: str, lang: str) -> bool:
    return primary_language(code) == primary_language(lang)
