"""The options that several verbs share."""

from __future__ import annotations

from typing import Annotated

import typer

Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write; the ending, such as .html or .jsonl, says how. Can be repeated; - is the screen.",
    ),
]
Lines = Annotated[bool, typer.Option("--lines", help="Each line is one sentence: do not cut the texts.")]
