"""``ushtil demo``: the whole job on the texts that come with the package."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from ..demo import Demo


def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to fill.")] = Path("ushtil-demo"),
) -> None:
    """Run the whole job on the texts that come with Ushtil, and say where to look.

    An interview in English, Kazakh and Russian is put side by side and becomes translation memories, and a
    journal's excerpt of it is compared with the source.
    """
    from ..demo import run_demo
    from ..terminal import emit, emit_table, progress

    with progress("aligning and comparing the sample texts"):
        done = run_demo(out)
    emit_table(_table(done))
    emit(_closing(done))


def _table(done: Demo) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from ..terminal import harmless

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("made", overflow="fold")
    table.add_column("what it is", overflow="fold")
    for made in done.made:
        table.add_row(Text(harmless(str(done.folder / made.name))), made.what)
    return table


def _closing(done: Demo) -> str:
    from ..terminal import called, harmless

    first = harmless(str((done.folder / done.made[0].name).resolve()))
    scores = "".join(f"  {name:20} {100 * f1:5.1f}\n" for name, f1 in done.scores.items())
    texts = [shlex.quote(str(done.folder / "texts" / f"interview.{lang}.txt")) for lang in ("en", "kk")]
    return (
        f"Against the alignments made by hand, strict F1 in percent:\n{scores}\n"
        f"Open first: {first}\n"
        f"Do it yourself: {harmless(' '.join([called(), 'align', *texts]))}\n"
    )
