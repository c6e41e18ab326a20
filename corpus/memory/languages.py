"""Languages as somebody asks a memory for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..errors import UsageError
from ..read.codes import unknown_code, usual_code
from ..tables import primary_language


@dataclass(frozen=True, slots=True)
class Side:
    """A language that was asked for: its primary code and, if a script such as Latn was named, that script."""

    code: str
    script: str = ""

    def fits(self, tag: str) -> bool:
        """Whether a text with this tag is wanted: regions do not matter, scripts do where both name one."""
        own = _script(tag)
        return not (self.script and own) or own == self.script

    @property
    def name(self) -> str:
        """The language as it is written into files."""
        return written_code(f"{self.code}-{self.script}" if self.script else self.code)


# Scripts that go without saying; translation programs know these languages without them, some not with them.
_USUAL_SCRIPTS: Final = {"en": "Latn", "kk": "Cyrl", "ru": "Cyrl"}


@lru_cache(maxsize=1 << 8)
def written_code(tag: str) -> str:
    """The code of a text in files for other programs: the language, with its script where that is not the usual one."""
    code, script = primary_language(tag), _script(tag)
    return f"{code}-{script}" if script and _USUAL_SCRIPTS.get(code) != script else code


def side(code: str) -> Side:
    """The language of a code in any spelling (``kk_KZ``, ``kaz``). Raises ``UsageError`` for what is none."""
    tag = usual_code(code)
    if tag is None:
        raise UsageError(f"{unknown_code(code)}: write en, kk, ru or another code of two letters")
    return Side(primary_language(tag), _script(tag))


def _script(tag: str) -> str:
    return next((part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
