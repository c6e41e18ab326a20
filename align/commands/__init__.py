"""The verbs of the command line, one file a verb."""

from __future__ import annotations

from typing import Annotated

import typer

from .align import align
from .build import build
from .check import check
from .common import help_alone
from .compare import compare
from .demo import demo
from .evaluate import evaluate
from .memory import memory
from .models import models
from .translate import translate

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(short_help="Run the whole job on the sample texts.")(demo)
app.command(short_help="Put two or three versions of a text side by side.")(align)
app.command(short_help="Show what reprints of a text changed.")(compare)
app.command(short_help="Make a version that is missing.")(translate)
app.command(short_help="Find what is wrong in a text, its versions and publications.")(check)
app.command(short_help="Align, check and write a whole corpus, again only what changed.")(build)
app.command(short_help="Score alignments against the right ones.")(evaluate)
app.add_typer(memory, name="memory", short_help="Keep translations, and look them up.")
app.add_typer(models, name="models", short_help="Show and fetch the models known by name.")


def _version(asked: bool) -> None:
    if asked:
        from ...corpus.version import version
        from ..terminal import emit

        emit(f"ushtil {version()}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def ushtil(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Put the English, Kazakh and Russian versions of a text side by side, compare republications, and check both.

    \b
    Try it on the texts that come with it:   ushtil demo
    Three versions side by side:             ushtil align speech.en.txt speech.kk.txt speech.ru.txt
    A translation memory:                    ushtil align speech.en.txt speech.kk.txt -o speech.tmx
    What a reprint changed:                  ushtil compare speech.en.txt journal.en.txt
    Do the versions say the same?            ushtil check speech.en.txt speech.kk.txt speech.ru.txt

    A file says its language in its name (speech.kk.txt) or on the command line (kk=speech.txt).
    """  # noqa: D301 - \b keeps the lines apart
    help_alone(context)
