"""The options that several verbs share."""

from __future__ import annotations

from typing import Annotated, Literal

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
Threshold = Literal["minor", "major", "critical"]
FailOn = Annotated[
    Threshold | None, typer.Option("--fail-on", help="Exit with 1 if a finding is as severe as this, or more.")
]
Order = Literal["auto", "monotone", "free"]
InOrder = Annotated[
    Order,
    typer.Option("--order", help="May passages stand in another order? monotone: no, free: yes, auto: find out."),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="The encoding of texts that are not in UTF-8, where the one found is wrong."
    ),
]
Lines = Annotated[bool, typer.Option("--lines", help="Each line is one sentence: do not cut the texts.")]
Download = Annotated[
    bool, typer.Option("--download", help="Fetch the model from the internet if it is not on this computer.")
]
