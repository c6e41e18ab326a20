"""What the command says to people and pipes: texts made harmless, standard output, notes and progress."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..corpus.errors import OutputError
from ..corpus.output import encoded, system_problem

if TYPE_CHECKING:
    from rich.console import RenderableType

# Control characters steer a terminal, the bidirectional ones reverse what is read, half surrogates cannot be written.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_WIDTH_IN_A_PIPE = 120


class PipeClosed(Exception):  # noqa: N818 - not an error: whoever read our output has seen enough
    """The reader of standard output went away."""


def harmless(text: str) -> str:
    r"""``text`` on one line, every character that could steer a terminal written as an escape such as ``\x1b``."""
    return _HARMFUL.sub(lambda match: ascii(match.group())[1:-1], text)


def shown(text: str) -> str:
    """A text of a document as a table may show it: harmless, with its line breaks and tabs as spaces."""
    return harmless(" ".join(re.split(r"[ \t\r\n\v\f\u2028\u2029]+", text.strip("\ufeff \t\r\n"))))


def emit(text: str) -> None:
    """Write ``text`` to standard output, in UTF-8 and to the end.

    Raises ``PipeClosed`` when the reader went away and ``OutputError`` when there is no room.
    """
    try:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            rest = memoryview(encoded(text))
            while rest:  # unbuffered Python (-u) writes to a pipe in pieces
                rest = rest[stream.write(rest) or 0 :]
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        raise PipeClosed from None
    except OSError as error:
        _drop_output()
        raise OutputError(system_problem(error), "standard output") from error


def emit_table(*tables: RenderableType) -> None:
    """Write tables to standard output: coloured and as wide as the terminal, or plain in a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH_IN_A_PIPE
    console = Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(*tables, sep="\n")
    lines = (line.rstrip(" ") for line in capture.get().split("\n"))
    emit("\n".join(lines))


def note(text: str) -> None:
    """Write one line to standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(f"ushtil: {harmless(text)}", file=sys.stderr, flush=True)  # noqa: T201 - the one place that talks


def called() -> str:
    """The command as it was called, so that the next line can be typed the same way."""
    path = Path(sys.argv[0])
    if path.name == "__main__.py":
        return f"{_typed(sys.executable)} -m {__name__.rpartition('.')[0]}"
    if path.stem != "ushtil" or not path.exists():
        return "ushtil"
    found = shutil.which("ushtil")
    return "ushtil" if found and Path(found).resolve() == path.resolve() else _typed(path)


def _typed(program: Path | str) -> str:
    """A program as one types it here: by its name if it is found, else relative where that is shorter."""
    path = Path(os.path.abspath(program))  # noqa: PTH100 - a link, such as a virtual environment's, is not followed
    found = shutil.which(path.name)
    if found and Path(found) == path:
        return path.name
    here = Path.cwd()
    inside = path.relative_to(here) if path.is_relative_to(here) else path
    return shlex.quote(str(inside))


@contextlib.contextmanager
def progress(what: str) -> Iterator[None]:
    """While the block runs, a terminal's standard error says ``what``; in a pipe or a log nothing is written."""
    stream: TextIO | None = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
    if stream is not None:
        stream.write(f"\r{harmless(what)} …")
        stream.flush()
    try:
        yield
    finally:
        if stream is not None:
            stream.write("\r\x1b[K")
            stream.flush()


def _drop_output() -> None:
    """Point standard output at nothing, so that closing it at exit does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
