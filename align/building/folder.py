"""A folder of results: what was written there is known by a record, and nothing else in it is ever touched.

The record is written twice, before the files and when all of them stand: a build that was killed in between finds that
its work is not done. What somebody changed since it was written is put aside under another name, never overwritten.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from ...corpus.errors import OutputError
from ...corpus.output import Content, encoded, system_problem, write_files
from ..targets import beside

_FORMAT: Final = 1
_ASIDE: Final = "changed"


def read_record(path: Path) -> dict[str, Any]:
    """What a build wrote down of a folder; empty where it is not there, or no record of ours."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict) or content.get("ushtil") != _FORMAT or not isinstance(content.get("files"), dict):
        return {}
    plain = {name: entry for name, entry in content["files"].items() if Path(name).name == name != ".."}
    return content | {"files": plain}


def is_as_written(path: Path, entry: Any) -> bool:
    """Whether a file is what the build wrote; one whose writing was broken off counts as such."""
    try:
        found = path.stat()
        if entry is None or [found.st_size, found.st_mtime_ns] == entry[:2]:
            return True
        return bool(found.st_size == entry[0] and _digest(path) == entry[2])
    except (OSError, TypeError, IndexError):
        return False


def write_results(record: Path, contents: Mapping[str, Content], info: Mapping[str, Any]) -> list[str]:
    """Make ``contents`` and nothing else what the build has in the folder of ``record``; what was put aside or left.

    Raises ``OutputError`` for whatever the system refuses; the record then says that the work is not done.
    """
    folder, before = record.parent, read_record(record).get("files", {})
    make_folder(folder)
    notes = [_put_aside(folder / name, before) for name in contents]
    _write(record, {"files": before | dict.fromkeys(contents)})
    digests: dict[str, Any] = {}
    _write_all({folder / name: _digested(content, name, digests) for name, content in contents.items()})
    stale = {name: entry for name, entry in before.items() if name not in contents}
    notes += remove_files(folder, stale)
    _write(record, {**info, "files": {name: [*_stat(folder / name), digests[name]] for name in contents}})
    return [note for note in notes if note]


def rewrite_record(record: Path, info: Mapping[str, Any]) -> None:
    """Write down more of a folder whose files stay as they are."""
    _write(record, info)


def remove_results(record: Path, top: Path) -> list[str]:
    """Take away what a build wrote in a folder, and the folders that are empty then, up to ``top``; what was left."""
    notes = remove_files(record.parent, read_record(record).get("files", {}))
    with explained(record):
        record.unlink(missing_ok=True)
    folder = record.parent
    with contextlib.suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent
    return notes


def remove_files(folder: Path, files: Mapping[str, Any]) -> list[str]:
    """Take away those of the files that are as they were written; what was left."""
    notes = []
    for name, entry in files.items():
        path = folder / name
        if path.is_file() and not is_as_written(path, entry):
            notes.append(f"{path}: somebody changed it, so it was left, though it is no result any more")
            continue
        with explained(path):
            path.unlink(missing_ok=True)
    return notes


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it; raises ``OutputError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OutputError("a file of this name stands where a folder is needed: move it away", folder) from None
    except OSError as error:
        raise OutputError(_said(error), folder) from error


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the system refuses is an ``OutputError``."""
    try:
        yield
    except OSError as error:
        raise OutputError(_said(error), path) from error


def _said(error: OSError) -> str:
    """The problem; the folder is named in the manifest, not with ``-o``."""
    return _in_the_manifest(system_problem(error))


def _in_the_manifest(problem: str) -> str:
    return problem.replace("another -o", "another one with -o").replace(" with -o", ", as folder in the manifest")


def _put_aside(path: Path, before: Mapping[str, Any]) -> str:
    """Rename a file that is in the way and is not, or no longer, what a build wrote; says so."""
    if not path.is_file() or (path.name in before and is_as_written(path, before[path.name])):
        return ""
    aside = next(place for place in _places(path) if not place.exists())
    with explained(path):
        path.rename(aside)
    return f"{path}: somebody changed it; it is kept as {aside.name}"


def _places(path: Path) -> Iterator[Path]:
    yield beside(path, _ASIDE)
    number = 2
    while True:
        yield beside(path, f"{_ASIDE}-{number}")
        number += 1


def _write(record: Path, info: Mapping[str, Any]) -> None:
    text = json.dumps({"ushtil": _FORMAT, **info}, ensure_ascii=True, indent=1) + "\n"
    _write_all({record: text})


def _write_all(contents: Mapping[Path, Content]) -> None:
    """Write files; the place to choose is named in the manifest, not with ``-o``."""
    try:
        write_files(contents)
    except OutputError as error:
        raise OutputError(_in_the_manifest(error.problem), error.path) from error


def _digested(content: Content, name: str, digests: dict[str, Any]) -> Iterable[bytes]:
    hasher = blake2b(digest_size=16)
    for part in (content,) if isinstance(content, str | bytes) else content:
        data = encoded(part) if isinstance(part, str) else part
        hasher.update(data)
        yield data
    digests[name] = hasher.hexdigest()


def _digest(path: Path) -> str:
    hasher = blake2b(digest_size=16)
    with path.open("rb") as file:
        for part in iter(_reader(file.read), b""):
            hasher.update(part)
    return hasher.hexdigest()


def _reader(read: Callable[[int], bytes]) -> Callable[[], bytes]:
    return lambda: read(1 << 20)


def _stat(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
