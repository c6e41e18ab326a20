"""Files that appear whole or not at all: written beside their place, forced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from .errors import OutputError, UsageError

Content = str | bytes | Iterable[str] | Iterable[bytes]
"""What a file is to hold: whole, or in parts, which are asked for one by one when it is written, and once only."""

BUFFER: Final = 1 << 20
_REMEDIES = {
    errno.EACCES: "writing is not allowed here: choose another place with -o",
    errno.EPERM: "writing is not allowed here: choose another place with -o",
    errno.EROFS: "this place can only be read: choose another one with -o",
    errno.ENOSPC: "the disk is full: free some space or choose another disk with -o",
    errno.EDQUOT: "your share of the disk is full: free some space or choose another disk with -o",
    errno.EFBIG: "the file is larger than this system lets you write: choose another place with -o or raise the limit",
    errno.EISDIR: "is a folder: name a file in it",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
}


def write_files(contents: Mapping[Path, Content], inputs: Iterable[Path] = ()) -> None:
    """Write every content to its path, texts in UTF-8, or raise and leave all the paths as they were.

    Raises ``UsageError`` when a path is one of ``inputs``, ``OutputError`` for whatever the system refuses.
    A symbolic link is followed; a pipe or a device is written to directly.
    """
    read = list(inputs)
    targets: dict[Path, tuple[Path, Content]] = {}
    for path, content in contents.items():
        target = _checked(path, read)
        if target in targets:
            raise UsageError(f"{path}: two outputs have this name: give each its own -o")
        targets[target] = path, content
    staged: dict[Path, Path] = {}
    try:
        for target, (path, content) in targets.items():
            if not _is_special(target):
                with explained(path):
                    staged[target] = _stage(target, content)
        for target, (path, content) in targets.items():  # pipes and devices first: they may refuse
            if target not in staged:
                with explained(path):
                    _write_through(target, content)
        for target, temporary in staged.items():
            with explained(targets[target][0]):
                temporary.replace(target)
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def check_places(paths: Iterable[Path], inputs: Iterable[Path] = ()) -> None:
    """Raise what ``write_files`` would raise for these paths, as far as it can be known before the work is done."""
    read = list(inputs)
    for path in paths:
        _checked(path, read)


def encoded(text: str) -> bytes:
    r"""``text`` in UTF-8; half of a surrogate pair (an undecodable file name) becomes its escape ``\udc80``."""
    return text.encode("utf-8", errors="backslashreplace")


def parts_of(content: Content) -> Iterator[bytes]:
    """The bytes of a content, one part after another."""
    for part in (content,) if isinstance(content, str | bytes) else content:
        yield encoded(part) if isinstance(part, str) else part


def system_problem(error: OSError) -> str:
    """What the system refused, in words that say what to do."""
    return _REMEDIES.get(error.errno or 0, f"cannot be written ({error.strerror or error})")


def _checked(path: Path, inputs: list[Path]) -> Path:
    """The file that ``path`` leads to, once it is known that writing there is neither foolish nor hopeless."""
    with explained(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError("is a folder: name a file in it, such as " + str(path / "out.tsv"), path)
        if not target.parent.exists():
            raise OutputError(f"the folder {path.parent} does not exist: create it or choose another -o", path)
        if not target.parent.is_dir():
            raise OutputError(f"{path.parent} is not a folder: choose another -o", path)
        if target.exists():
            if any(other.exists() and target.samefile(other) for other in inputs):
                raise UsageError(f"{path}: this file is being read, and would be overwritten: choose another -o")
            if not os.access(target, os.W_OK):
                raise OutputError("is protected against writing: choose another -o", path)
    return target


def _is_special(target: Path) -> bool:
    return target.exists() and not target.is_file()


def _stage(target: Path, content: Content) -> Path:
    """A finished file beside ``target``, with the permissions that ``target`` has or a new file would get."""
    temporary = target.parent / f".ushtil-{os.urandom(8).hex()}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb", buffering=BUFFER) as file:
            file.writelines(parts_of(content))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _write_through(target: Path, content: Content) -> None:
    with target.open("wb", buffering=BUFFER) as file:
        file.writelines(parts_of(content))


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the system refuses is an ``OutputError``; a reader that went away stays a ``BrokenPipeError``."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(system_problem(error), path) from error
