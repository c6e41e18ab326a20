"""Language codes as files write them, in their usual spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..language import language_code, language_of_name

_KAZAKH: Final = frozenset({"kz", "kz-kz", "kazakh", "kz-cyrl"})

# What people write over the columns of a table: the name of a language in English, Russian or Kazakh.
_TITLES: Final = (
    ("en", re.compile(r"english|en|eng|англ(?:ийск(?:ий|ая))?|по-английски|на английском|ағыл(?:шын(?:ша)?)?")),
    (
        "kk",
        re.compile(r"kazakh|qazaq(?:sha)?|kk|kz|kaz|каз(?:ахск(?:ий|ая))?|по-казахски|на казахском|қаз(?:ақ(?:ша)?)?"),
    ),
    ("ru", re.compile(r"russian|ru|rus|рус(?:ск(?:ий|ая))?|по-русски|на русском|орыс(?:ша)?")),
)
_AROUND: Final = re.compile(
    r"\b(?:text|language|version|column|текст|язык|языке|версия|тілі|тілінде|мәтін|мәтіні|нұсқа|нұсқасы)\b|[^\w-]+"
)

# speech.kk_KZ.txt, speech.kaz_Cyrl.txt: with an underscore only what cannot be a word of the name.
_LONGEST_CODE: Final = 12
_UNDERSCORED: Final = re.compile(r"[a-z]{2,3}_(?:[A-Z]{2}|[A-Z][a-z]{3})")


def language_in_name(path: Path) -> str | None:
    """The language that the name of a file ends in, also as ``kk_KZ``, or ``None``."""
    parts = path.name.split(".")
    if len(parts) > 2 and _UNDERSCORED.fullmatch(parts[-2]):
        return usual_code(parts[-2])
    return language_of_name(path)


@lru_cache(maxsize=1000)
def usual_code(code: str) -> str | None:
    """A code in its usual spelling: ``kk_kz`` is ``kk-KZ``, ``kaz_Cyrl`` is ``kk-Cyrl``; ``None`` for no code."""
    known = language_code(code.strip().replace("_", "-"))
    if known is None:
        return None
    primary, *rest = known.split("-")
    return "-".join([primary, *(_cased(part) for part in rest)])


def titled_language(title: str) -> str | None:
    """The language that the title of a column names, by its code or by its name, or ``None``."""
    bare = " ".join(_AROUND.sub(" ", title.strip().lower()).split())
    named = next((code for code, pattern in _TITLES if pattern.fullmatch(bare)), None)
    return named or (usual_code(title) if 2 <= len(title.strip()) <= _LONGEST_CODE else None)


def unknown_code(code: str) -> str:
    """Why a text was left out for its language code."""
    if not code.strip():
        return "a text without a language code"
    hint = " (Kazakh is kk)" if code.strip().lower().replace("_", "-") in _KAZAKH else ""
    return f"“{code.strip()[:40]}” is no language code{hint}"


def _cased(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower()
