"""``ushtil models``: the models known by name, their terms, and whether they are on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .common import help_alone

if TYPE_CHECKING:
    from ...models.registry import Card

Name = Annotated[str, typer.Argument(metavar="MODEL", help="A short name (ushtil models list), a hub id, or a folder.")]

models = typer.Typer()


@models.callback(invoke_without_command=True)
def _alone(context: typer.Context) -> None:
    """The models known by name: their terms, how good they are, and whether they are here."""
    help_alone(context)


@models.command("list", short_help="Show the models known by name.")
def list_models() -> None:
    """Show the models known by name: what for, size, terms, and whether they are on this computer."""
    from rich.table import Table

    from ...models.hub import cached
    from ...models.registry import cards
    from ..terminal import emit_table

    table = Table("model", "for", "size", "licence", "commercial use", "here", box=None, pad_edge=False)
    for card in cards():
        here = "yes" if cached(card.id) else "no"
        terms = card.licence or "not stated"
        use = f"{card.commercial}, gated" if card.gated else card.commercial
        table.add_row(card.name, _purpose(card), f"{card.gigabytes:g} GB", terms, use, here)
    emit_table(table)


def _purpose(card: Card) -> str:
    return "alignment" if card.task == "encoder" else "translation"


@models.command("info", short_help="Show all that is known of a model.")
def info(model: Name) -> None:
    """Show all that is known of a model: terms, size, published figures, and where it lies."""
    from ...corpus.errors import ModelUnavailableError
    from ...models.hub import located
    from ...models.registry import card
    from ..terminal import emit

    known = card(model)
    try:
        found = located(model)
    except ModelUnavailableError:
        if known is None:
            raise
        here = f"not on this computer (ushtil models pull {known.name})"
    else:
        here = f"{found.folder} (revision {found.revision})"
    lines = [*(_facts(known) if known else [("model", model)]), ("here", here)]
    emit("".join(f"{name:22}{value}\n" for name, value in lines))


def _facts(card: Card) -> list[tuple[str, str]]:
    facts = [
        ("model", f"{card.name}: {card.id}"),
        ("for", _purpose(card)),
        ("kind", card.family),
        ("size", f"{card.millions:,} million parameters, {card.gigabytes:g} GB"),
        ("terms", card.terms),
    ]
    if card.note:
        facts.append(("note", card.note))
    if card.unfit:
        facts.append(("not for", f"{', '.join(card.unfit)}: refused unless forced"))
    return facts + [(f.name, f"{f.value:g} ({f.source})") for f in card.figures]


@models.command("pull", short_help="Fetch a model from the hub.")
def pull(model: Name) -> None:
    """Fetch a model from huggingface.co into the cache that all programs share. No other command uses the network."""
    from ...corpus.errors import UsageError
    from ...models.hub import is_path
    from ...models.hub import pull as fetch
    from ...models.registry import card
    from ..terminal import note

    known = card(model)
    if known:
        note(f"{known.id}: {known.terms}; {known.gigabytes:g} GB")
    elif is_path(model):
        raise UsageError(f"{model}: a folder or no name of a model: nothing to fetch (ushtil models list shows names)")
    note(f"{fetch(model).folder}")
