"""The terms of a model, said once: when it is first used by this user."""

from __future__ import annotations

from .registry import Card
from .vector_cache import own_cache


def terms_at_first_use(card: Card) -> str | None:
    """Model and terms in one line, or None if they have been said before.

    What was said is remembered in the folder for caches; where that cannot be written, they are said each time.
    """
    said = own_cache() / "terms" / f"{card.name}.said"
    if said.exists():
        return None
    try:
        said.parent.mkdir(parents=True, exist_ok=True)
        said.touch()
    except OSError:
        pass
    return f"{card.id}: {card.terms}"
