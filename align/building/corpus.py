"""A corpus from its manifest to its results: only what has changed is made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ...corpus.errors import InputError, OutputError
from ...corpus.manifest import Manifest
from ...corpus.output import Content
from ...models.vector_cache import Progress, silent
from .built import Built, Current
from .feed import feed
from .fingerprint import fingerprint, of_work, surroundings
from .folder import explained, is_as_written, make_folder, read_record, rewrite_record, write_results
from .gather import Gathered, gather
from .joined import joined_files
from .lock import LOCK, alone_in, clear
from .processes import made
from .results import Results
from .table import WORKS, works_table
from .tools import Tools

RECORD: Final = "build.json"
Wanted = Mapping[str, str]


def build(
    manifest: Manifest,
    *,
    jobs: int = 1,
    again: bool = False,
    progress: Progress = silent,
    sentences: Callable[[str], Progress] | None = None,
) -> Built:
    """Make what the manifest asks for; with ``again`` all of it, or else only what its texts or options changed.

    Works that are done are kept whatever happens then, and the next call goes on from there. ``progress`` is told how
    many of how many works are done, and what ``sentences`` gives is told the same of sentences within a work, where
    one is made at a time. Raises ``UshtilError`` for what no work can be made with.
    """
    _check_folder(manifest.folder)
    record = manifest.folder / RECORD
    found = gather(manifest, read_record(record).get("recognised", {}))
    if not found.works:
        raise InputError(f"there is no text in {', '.join(manifest.patterns)}", manifest.path)
    languages = dict.fromkeys(source.lang for work in found.works for source in work.sources)
    filled = dict.fromkeys(manifest.fill.languages if manifest.fill else ())
    tools = Tools(manifest, tuple(languages | filled), sentences if jobs < 2 else None)
    tools.check()
    around = surroundings(manifest)
    make_folder(manifest.folder)
    with alone_in(manifest.folder):
        clear(manifest.folder, manifest.folder / "works")
        if not read_record(record):
            rewrite_record(record, {"files": {}})
        wanted = {work.name: of_work(work, around) for work in found.works}
        results = Results(manifest, wanted, Built(manifest.folder, ignored=found.ignored))
        tasks = results.tasks(found.works, again=again)
        progress(0, len(tasks))
        for number, result in enumerate(made(tasks, tools, jobs), 1):
            results.keep(result)
            progress(number, len(tasks))
        results.remove_others(found.works)
        _join(manifest, found, wanted, results.built)
        _feed_memory(manifest, found, wanted, results.built)
    return results.built


def _check_folder(folder: Path) -> None:
    """Refuse a folder that holds what no build made: it may be somebody's work."""
    with explained(folder):
        strange = folder.is_dir() and any(not path.name.startswith(LOCK) for path in folder.iterdir())
    if strange and not read_record(folder / RECORD):
        raise OutputError("this folder holds what no build made: name a new one as folder under [corpus]", folder)


def _join(manifest: Manifest, found: Gathered, wanted: Wanted, built: Built) -> None:
    """Write the joined files, unless they are of these very works already."""
    record = manifest.folder / RECORD
    before = read_record(record)
    works = _current(found, built)
    state = fingerprint(
        _states(works, wanted), manifest.name, manifest.formats, manifest.multi, sorted(built.problems.items())
    )
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


def _feed_memory(manifest: Manifest, found: Gathered, wanted: Wanted, built: Built) -> None:
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
