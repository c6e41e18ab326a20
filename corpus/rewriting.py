"""Rewritings of words, as tables list them: regular expressions with what each becomes, applied from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Rewriting:
    """The rows of a table as one function of a text."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._rules = [(re.compile(pattern), becomes) for pattern, becomes in rows]

    def __call__(self, text: str) -> str:
        for pattern, becomes in self._rules:
            text = pattern.sub(becomes, text)
        return text
