"""Which model is meant, and whether it is here, before anything is loaded: texts, numpy or the model itself."""

from __future__ import annotations

from typing import Final

from ...corpus.errors import ModelUnavailableError, UsageError

#: In place of a model's name: the memory alone fills.
NONE: Final = "none"


def model_named(name: str | None, memory: str | None, *, download: bool = False) -> str:
    """The name of a translator that is on this computer, or of the default one; raises ``UshtilError`` without one.

    With ``download`` one that is not here is fetched, but no default one: its terms are a choice.
    """
    from ...models.hub import obtained

    if name is None:
        return _default()
    if name.lower() != NONE:
        obtained(name, download=download)
    elif memory is None:
        raise UsageError("none fills from a memory alone: name it with --memory FILE")
    return name


def check_scorer(name: str, *, download: bool = False) -> None:
    """Raise ``ModelUnavailableError`` for a scorer whose model is not on this computer.

    With ``download`` it is fetched. Of a model that is poor in some languages that is left for later, lest one be
    fetched that is then refused.
    """
    from ...models.hub import obtained
    from ...models.registry import card
    from ...models.scorer_names import encoder_of

    model = encoder_of(name)
    if model and not ((known := card(model)) and known.unfit):
        obtained(model, download=download)


def _default() -> str:
    from ...models.hub import cached
    from ...models.registry import cards

    known = [card for card in cards() if card.task == "translator"]
    best = known[0]
    if cached(best.id):
        return best.name
    if here := [card.name for card in known if cached(card.id)]:
        raise ModelUnavailableError(
            f"{best.name}, the best model, is not on this computer, but {', '.join(here)}: add --model {here[0]}, or "
            f"type ushtil models pull {best.name}"
        )
    free = next(card for card in known if not card.gated)
    safe = next(card for card in known if card.commercial == "yes" and not card.unfit)
    raise ModelUnavailableError(
        f"no translation model is on this computer: type ushtil models pull {best.name} (the best; its terms must be "
        f"accepted on its page), {free.name} (no account needed; not for commercial use) or {safe.name} (commercial "
        f"use allowed) where there is internet, or give a folder with --model"
    )
