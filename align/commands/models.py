"""``ushtil models``: the models known by name, their terms, whether they are on this computer, and faster copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .common import help_alone

if TYPE_CHECKING:
    from ...models.hub import Located
    from ...models.registry import Card

Name = Annotated[str, typer.Argument(metavar="MODEL", help="A short name (ushtil models list), a hub id, or a folder.")]

ComputeType = Annotated[
    Literal["int8", "int8_float32", "float16", "float32"],
    typer.Option(help="How numbers are kept: int8 is the smallest and fastest, float32 changes nothing."),
]

models = typer.Typer()


@models.callback(invoke_without_command=True)
def _alone(context: typer.Context) -> None:
    """The models known by name: their terms, how good they are, and whether they are here."""
    help_alone(context)


@models.command("list", short_help="Show the models known by name.")
def list_models() -> None:
    """Show the models known by name: what for, size, terms, and whether they are on this computer."""
    from rich.table import Table

    from ...models.registry import cards
    from ..terminal import emit_table

    table = Table("model", "for", "size", "licence", "commercial use", "here", box=None, pad_edge=False)
    for card in cards():
        here = _presence(card)
        terms = card.licence or "not stated"
        use = f"{card.commercial}, gated" if card.gated else card.commercial
        table.add_row(card.name, _purpose(card), f"{card.gigabytes:g} GB", terms, use, here)
    emit_table(table)


def _presence(card: Card) -> str:
    """Whether a model is on this computer, and how the copy is kept that is used in its place."""
    from ...corpus.errors import ModelUnavailableError
    from ...models.convert import converted, kept_as
    from ...models.hub import located

    try:
        copy = converted(located(card.id))
    except ModelUnavailableError:
        return "no"
    return f"yes, and as {kept_as(copy)}" if copy else "yes"


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
    copies: list[tuple[str, str]] = []
    try:
        found = located(model)
    except ModelUnavailableError:
        if known is None:
            raise
        here = f"not on this computer (ushtil models pull {known.name})"
    else:
        here = f"{found.folder} (revision {found.revision})"
        copies = _copies(found)
    lines = [*(_facts(known) if known else [("model", model)]), ("here", here), *copies]
    emit("".join(f"{name:22}{value}\n" for name, value in lines))


def _copies(model: Located) -> list[tuple[str, str]]:
    from ...models.convert import converted, is_converted, kept_as

    if is_converted(model.folder):
        return [("form", "CTranslate2")]
    copy = converted(model)
    return [("converted", f"{copy} ({kept_as(copy)}, used in its place)")] if copy else []


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


@models.command("convert", short_help="Make a copy of a model that is faster and smaller.")
def convert(
    model: Name,
    compute_type: ComputeType = "int8",
    force: Annotated[bool, typer.Option("--force", help="Make the copy anew where there is one.")] = False,
) -> None:
    """Make a copy of a model that is about three times as fast on a processor, and a quarter of the size.

    From then on it is used in place of the model. The model itself stays as it is, where it is.
    """
    from ...models.convert import convert as copied
    from ...models.convert import is_converted, place_of
    from ...models.hub import located
    from ..terminal import note, progress

    found = located(model)
    was_there = is_converted(place_of(found, compute_type))
    with progress(f"converting {found.id}"):
        folder = copied(found, compute_type, force=force)
    if was_there and not force:
        note(f"{folder}: it was there already, and is used in place of the model (--force makes it anew)")
    else:
        note(f"{folder}: {_gigabytes(folder)}, used in place of the model from now on")


def _gigabytes(folder: Path) -> str:
    size = sum(path.stat().st_size for path in folder.iterdir())
    return f"{size / 1e9:.2g} GB" if size > 1e8 else f"{size / 1e6:.2g} MB"
