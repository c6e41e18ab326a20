"""What a user can mend is an ``UshtilError``; everything else is a fault of ours and keeps its traceback."""

from __future__ import annotations

from pathlib import Path


class UshtilError(Exception):
    """A condition the user can mend; its message is one line that says what, where and what to do."""


def installing(extra: str) -> str:
    """How to get the libraries of an extra, in words."""
    return f"type pip install '.[{extra}]' in the copy of Ushtil's repository"


class UsageError(UshtilError):
    """The command was asked for something it cannot do, whatever the files hold."""


class InputError(UshtilError):
    """A file (and, where known, a line of it, counted from 1) that cannot be used as it is."""

    def __init__(self, problem: str, path: Path | str, line: int | None = None) -> None:
        self.problem = problem
        self.path = Path(path)
        self.line = line
        place = str(path) if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {problem}")


class OutputError(UshtilError):
    """A file that could not be written; nothing half-written stays behind."""

    def __init__(self, problem: str, path: Path | str) -> None:
        self.problem = problem
        self.path = Path(path)
        super().__init__(f"{path}: {problem}")


class ModelUnavailableError(UshtilError):
    """A model that is not on this computer, or that cannot be used as it is."""
