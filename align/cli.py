"""The command ``ushtil``: where every error that a user can mend becomes one line."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Sequence
from io import TextIOWrapper
from typing import cast

from ..corpus.errors import UshtilError

INTERRUPTED = 130
PIPE_CLOSED = 141
BAD_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of ``ushtil`` with these arguments: 0 done, 1 findings, 2 bad usage or input, 130 Ctrl-C.

    The verbs are imported inside, so that Ctrl-C is quiet from the first moment. A fault of ours keeps its traceback.
    """
    try:
        from .terminal import PipeClosed, note

        _speak_utf8()
        try:
            return _run(sys.argv[1:] if arguments is None else list(arguments))
        except PipeClosed:
            return PIPE_CLOSED
        except UshtilError as error:
            note(str(error))
            return BAD_USAGE
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            sys.stderr.write("ushtil: interrupted\n")
        return INTERRUPTED


def _run(arguments: list[str]) -> int:
    from typer import BadParameter
    from typer.main import get_command

    from .commands import app
    from .terminal import note

    # The base of what typer raises for a wrong command line; its public name came later than the typer we ask for.
    bases = (kind for kind in reversed(BadParameter.__mro__) if hasattr(kind, "format_message"))
    command = get_command(app)
    complaint = cast("type[Exception]", next(bases))
    try:
        status = command.main(arguments, prog_name="ushtil", standalone_mode=False)
    except complaint as error:
        note(_explained(error, arguments, getattr(command, "commands", {})))
        return BAD_USAGE
    if status == INTERRUPTED:
        raise KeyboardInterrupt
    return status if isinstance(status, int) else 0


def _explained(error: BaseException, arguments: Sequence[str], verbs: Collection[str]) -> str:
    """What is wrong with the command line, and which help tells more: the verb's, where there is one."""
    verb = next((f" {argument}" for argument in arguments if argument in verbs), "")
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", None) or f"ushtil{verb}"
    message = " ".join(str(getattr(error, "format_message")()).split())  # noqa: B009 - not in BaseException
    message = message.replace("Value error, ", "").rstrip(".")
    if message.startswith("No such option: -") and (long := _meant(context, arguments)):
        message = f"no such option: {long[1:]}: write {long}"
    return f"{message[:1].lower()}{message[1:]} (see {command} --help)"


def _meant(context: object, arguments: Sequence[str]) -> str | None:
    """The long option that somebody typed with one dash."""
    parameters = getattr(getattr(context, "command", None), "params", [])
    options = {option for parameter in parameters for option in parameter.opts}
    typed = (f"-{argument.partition('=')[0]}" for argument in arguments)
    return next((long for long in typed if long[:2] == "--" and long[2:3] != "-" and long in options), None)


def _speak_utf8() -> None:
    """Make the standard streams write UTF-8 with LF, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
