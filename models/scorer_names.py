"""What the name of a scorer asks for: words alone, a model, or both; nothing is loaded to tell."""

from __future__ import annotations

from typing import Final

from ..corpus.errors import UsageError

LEXICAL: Final = "lexical"
BOTH: Final = "both"
#: The encoder of ``both`` where none is named.
_DEFAULT: Final = "labse"


def encoder_of(name: str) -> str | None:
    """The model that a scorer's name asks for; None where it asks for none. Raises ``UsageError`` for ``both:``."""
    if name == LEXICAL:
        return None
    kind, colon, encoder = name.partition(":")
    if kind != BOTH:
        return name
    if colon and not encoder:
        raise UsageError(f"--scorer {name}: write the encoder behind the colon, as in both:e5-small")
    return encoder or _DEFAULT
