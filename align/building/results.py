"""The results of works in their folders: which stand, which must be made, and each written when it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...corpus.manifest import Manifest
from ...corpus.manifest_values import SINGLE
from ..export import now
from .built import Built, Current
from .findings import FINDINGS
from .folder import is_as_written, read_record, remove_results, write_results
from .gather import Work
from .kept import kept_names
from .task import Made, Task

_RECORD: Final = "work.json"


class Results:
    """The folder ``works``; ``wanted`` are the fingerprints of the works by their names, ``built`` is told all."""

    def __init__(self, manifest: Manifest, wanted: Mapping[str, str], built: Built) -> None:
        self.built = built
        self._wanted = wanted
        self._top = manifest.folder / "works"
        self._formats = tuple(form for form in manifest.formats if form in SINGLE)

    def tasks(self, works: Sequence[Work], *, again: bool) -> list[Task]:
        """What is to be done. Results that stand are current from now on; of works with a problem there are none."""
        found = []
        for work in works:
            if work.problem:
                self._fail(work, work.problem)
            elif task := self._task(work, again=again):
                found.append(task)
        return found

    def keep(self, result: Made) -> None:
        """Write the result of a work, or take away an older one where there is none now."""
        if result.problem:
            self._fail(result.work, result.problem)
            return
        folder = self._top / result.work.folder
        record = read_record(folder / _RECORD)
        files: dict[str, bytes] = dict(result.files)
        info: dict[str, Any] = {key: value for key, value in record.items() if key not in {"ushtil", "files"}}
        if result.info is None:
            files |= {name: (folder / name).read_bytes() for name in _canonical(record)}
        else:
            name = result.work.name
            info = {"work": name, "made_from": self._wanted[name], "created": f"{now():%Y%m%dT%H%M%SZ}", **result.info}
            self.built.new.append(name)
        self.built.notes += write_results(folder / _RECORD, files, {**info, "formats": self._formats})
        self.built.current[result.work.name] = Current(result.work.name, folder, read_record(folder / _RECORD))

    def remove_others(self, works: Sequence[Work]) -> None:
        """Take away the results of works whose texts are gone; what somebody else put there stays."""
        known = {self._top / work.folder for work in works}
        for path in sorted(self._top.rglob(_RECORD)):
            record = read_record(path)
            if path.parent not in known and record:
                self.built.notes += remove_results(path, self._top)
                self.built.removed.append(str(record.get("work", path.parent.name)))

    def _task(self, work: Work, *, again: bool) -> Task | None:
        """What is to be done for a work; nothing where its result stands."""
        folder = self._top / work.folder
        record = read_record(folder / _RECORD)
        files = record.get("files", {})
        if again or record.get("made_from") != self._wanted[work.name]:
            return Task(work, folder, self._formats)
        if not all(is_as_written(folder / name, files[name]) for name in _canonical(record)):
            return Task(work, folder, self._formats)
        held = Current(work.name, folder, record)
        if record["formats"] == list(self._formats) and all((folder / name).exists() for name in files):
            self.built.current[work.name] = held
            return None
        return Task(work, folder, self._formats, tuple(held.pairs))

    def _fail(self, work: Work, problem: str) -> None:
        """What failed has no result, lest an older one pass for it."""
        self.built.problems[work.name] = problem
        record = self._top / work.folder / _RECORD
        if read_record(record):
            self.built.notes += remove_results(record, self._top)


def _canonical(record: Mapping[str, Any]) -> list[str]:
    """The files of a work that are there whatever formats are asked for."""
    pairs = [(first, second) for first, second in (found["pair"] for found in record["pairs"])]
    return [*kept_names(pairs), *([FINDINGS] if FINDINGS in record["files"] else [])]
