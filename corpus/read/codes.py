"""Language codes as files write them, in their usual spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from ..language import language_code, language_of_name

_KAZAKH: Final = frozenset({"kz", "kz-kz", "kazakh", "kz-cyrl"})

# speech.kk_KZ.txt, speech.kaz_Cyrl.txt: with an underscore only what cannot be a word of the name.
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


def unknown_code(code: str) -> str:
    """Why a text was left out for its language code."""
    if not code.strip():
        return "a text without a language code"
    hint = " (Kazakh is kk)" if code.strip().lower().replace("_", "-") in _KAZAKH else ""
    return f"“{code.strip()[:40]}” is no language code{hint}"


def _cased(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower()
