"""What a passage carries that makes its loss matter: a condition, a caveat, an attribution, a negation."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ...corpus.tables import rows_of_language
from ...corpus.text import key

NAMES = {"condition": "a condition", "caveat": "a caveat", "attribution": "an attribution"}


def carried(text: str, lang: str) -> str:
    """What the text carries ("a condition", ...), with the word that shows it; empty if nothing on the lists."""
    folded = key(text)
    for name, article in NAMES.items():
        pattern = _patterns(lang).get(name)
        if pattern and (match := pattern.search(folded)):
            return f"{article} (“{match[0].strip()}”)"
    return ""


def negators(lang: str) -> frozenset[str]:
    """The words of a language that negate."""
    return frozenset(_rows(lang).get("negator", ()))


def negates(word: str, forms: frozenset[str]) -> bool:
    """Whether a word is one of the negators, or ends in a contracted one."""
    return word in forms or word.endswith("n't")


@lru_cache(maxsize=8)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    found = {}
    for name, phrases in _rows(lang).items():
        anywhere = "|".join(re.escape(phrase) for phrase in phrases if not phrase.startswith("^"))
        first = "|".join(re.escape(phrase[1:]) for phrase in phrases if phrase.startswith("^"))
        opening = rf"|^\W*(?:{first})(?!\w)" if first else ""
        found[name] = re.compile(rf"(?<!\w)(?:{anywhere})(?!\w){opening}")
    return found


@lru_cache(maxsize=8)
def _rows(lang: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, phrases in rows_of_language(Path(__file__).parent / "data" / "carriers.tsv", lang):
        found.setdefault(name, []).extend(phrases.split("|"))
    return found
