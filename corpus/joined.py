"""Several names in one cell or property: put side by side, and told apart again whatever signs they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_BETWEEN: Final = " | "
_SPECIAL: Final = re.compile(r"[\\|]")
_ESCAPED: Final = re.compile(r"\\([\\|])")


def joined_names(names: Iterable[str]) -> str:
    r"""The names with `` | `` between them; a bar in one of them is ``\|``, a backslash ``\\``."""
    return _BETWEEN.join(_SPECIAL.sub(r"\\\g<0>", name) for name in names)


def split_names(text: str) -> tuple[str, ...]:
    """The names that were joined; a backslash before another sign stands for itself, as in files of others."""
    return tuple(_ESCAPED.sub(r"\1", name) for name in text.split(_BETWEEN) if name)
