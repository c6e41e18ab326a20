"""A corpus from its manifest to its results: only what has changed is made again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...corpus.errors import InputError, OutputError
from ...corpus.manifest import Manifest
from ...models.vector_cache import Progress, silent
from .built import Built
from .fingerprint import of_work, surroundings
from .finish import RECORD, feed_memory, join
from .folder import explained, make_folder, read_record, rewrite_record
from .gather import gather
from .lock import LOCK, alone_in, clear
from .processes import made
from .results import Results
from .tools import Tools


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
        join(manifest, found, wanted, results.built)
        feed_memory(manifest, found, wanted, results.built)
    return results.built


def _check_folder(folder: Path) -> None:
    """Refuse a folder that holds what no build made: it may be somebody's work."""
    with explained(folder):
        strange = folder.is_dir() and any(not path.name.startswith(LOCK) for path in folder.iterdir())
    if strange and not read_record(folder / RECORD):
        raise OutputError("this folder holds what no build made: name a new one as folder under [corpus]", folder)
