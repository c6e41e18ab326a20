"""Folders that appear whole or not at all: filled beside their place, forced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .errors import OutputError
from .output import BUFFER, Content, explained, parts_of


def write_folder(folder: Path, contents: Mapping[str, Content]) -> None:
    """Make ``folder`` with these files in it, or raise and leave everything as it was; see ``write_folders``."""
    write_folders({folder: contents})


def write_folders(folders: Mapping[Path, Mapping[str, Content]]) -> None:
    """Make each folder with the files in it, or raise and leave everything as it was.

    A name is relative, with ``/`` between its parts; one that ends in ``/`` is an empty folder. Raises ``OutputError``
    for whatever the system refuses and for a folder that holds something: that may be somebody's work.
    """
    for contents in folders.values():
        for name in contents:
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name:
                raise ValueError(f"{name!r} leads out of the folder")
    for folder in folders:
        check_folder(folder)
    staged: dict[Path, Path] = {}
    try:
        for folder, contents in folders.items():
            with explained(folder):
                staged[folder] = _staged_folder(folder, contents)
        _move_all(staged)
    finally:
        for place in staged.values():
            shutil.rmtree(place, ignore_errors=True)


def _staged_folder(folder: Path, contents: Mapping[str, Content]) -> Path:
    """A finished folder beside ``folder``."""
    staged = folder.resolve().parent / f".ushtil-{os.urandom(8).hex()}.tmp"
    staged.mkdir()
    try:
        for name, content in contents.items():
            _fill(staged / name.rstrip("/"), None if name.endswith("/") else content)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged


def _move_all(staged: Mapping[Path, Path]) -> None:
    """Move each finished folder to its place; where one cannot be moved, those before it go back."""
    with contextlib.ExitStack() as undo:
        for folder, finished in staged.items():
            with explained(folder):
                place = folder.resolve()
                if place.exists():
                    place.rmdir()
                    undo.callback(_again, place)
                finished.rename(place)
                undo.callback(_back, place, finished)
        undo.pop_all()


def _again(place: Path) -> None:
    with contextlib.suppress(OSError):
        place.mkdir()


def _back(place: Path, finished: Path) -> None:
    with contextlib.suppress(OSError):
        place.rename(finished)


def check_folder(folder: Path) -> None:
    """Raise what ``write_folder`` would raise for this place, as far as it can be known before the work is done."""
    with explained(folder):
        if folder.is_dir():
            if any(folder.iterdir()):
                raise OutputError("there is something in this folder already: name a new one with -o", folder)
            if folder.samefile(Path.cwd()):
                raise OutputError("is the folder you are in: name a new one in it, such as -o project", folder)
        elif folder.exists() or folder.is_symlink():
            raise OutputError("is there already and is no folder: name a new one with -o", folder)
        parent = folder.resolve().parent
        if not parent.is_dir():
            raise OutputError(f"the folder {parent} does not exist: create it or choose another -o", folder)


def _fill(path: Path, content: Content | None) -> None:
    """Make the file in a folder of ours, or, without a content, the folder ``path``."""
    (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
    if content is not None:
        with path.open("xb", buffering=BUFFER) as file:
            file.writelines(parts_of(content))
            file.flush()
            os.fsync(file.fileno())
