"""What a build does when its works are done: the joined files are written and the memory is fed, where they changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ...corpus.manifest import Manifest
from ...corpus.output import Content
from .built import Built
from .current import Current
from .feed import feed
from .fingerprint import fingerprint
from .folder import explained, is_as_written, read_record, rewrite_record, write_results
from .gather import Gathered
from .joined import joined_files
from .table import WORKS, works_table

RECORD: Final = "build.json"
Wanted = Mapping[str, str]


def join(manifest: Manifest, found: Gathered, wanted: Wanted, built: Built) -> None:
    """Write the joined files, unless they are of these very works already."""
    record = manifest.folder / RECORD
    before = read_record(record)
    works = _current(found, built)
    state = fingerprint(_states(works, wanted), manifest.name, manifest.formats, sorted(built.problems.items()))
    stands = all(is_as_written(manifest.folder / name, entry) for name, entry in before["files"].items())
    if before.get("joined") == state and stands:
        return
    with (
        explained(manifest.folder),
        TemporaryDirectory(prefix=".ushtil-", suffix=".tmp", dir=manifest.folder, ignore_cleanup_errors=True) as spool,
    ):
        contents: dict[str, Content] = joined_files(manifest, works, Path(spool))
        contents[WORKS] = works_table(found.works, built.current, built.problems)
        info = {"joined": state, "fed": before.get("fed"), "recognised": found.recognised}
        built.notes += write_results(record, contents, info)
    built.written = [manifest.folder / name for name in contents]


def feed_memory(manifest: Manifest, found: Gathered, wanted: Wanted, built: Built) -> None:
    """Put what people translated into the memory that the manifest names, unless these very works were put in."""
    if manifest.memory is None:
        return
    record = manifest.folder / RECORD
    before = read_record(record)
    works = _current(found, built)
    state = fingerprint(_states(works, wanted), manifest.memory)
    if before.get("fed") != state or not manifest.memory.exists():
        built.fed = feed(manifest.memory, works)
        rewrite_record(record, {**before, "fed": state})


def _current(found: Gathered, built: Built) -> list[Current]:
    """The works that stand, in the order of their names."""
    return [built.current[work.name] for work in found.works if work.name in built.current]


def _states(works: list[Current], wanted: Wanted) -> list[list[str]]:
    return [[work.name, wanted[work.name], work.info["created"]] for work in works]
