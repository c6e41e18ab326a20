"""Works are made in several processes; what befalls one of them costs its work and no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from made_corpora import Corpus
from ushtil.align.building.gather import Source, Work, gather
from ushtil.align.building.processes import made
from ushtil.align.building.task import Task
from ushtil.align.building.tools import Tools
from ushtil.corpus.manifest_reading import read_manifest


def tasks_of(manifest_path: Path) -> tuple[list[Task], Tools]:
    manifest = read_manifest(manifest_path)
    found = gather(manifest, {}).works
    return [Task(work, manifest.folder / work.folder, ()) for work in found], Tools(manifest, ("en", "kk"))


def test_a_process_that_dies_costs_its_work_and_no_other(corpus: Corpus, tmp_path: Path) -> None:
    tasks, tools = tasks_of(corpus(3))
    os.mkfifo(tmp_path / "endless.en.txt")
    stuck = Work("endless", "endless", (Source(tmp_path / "endless.en.txt", "en", "endless.en", ""),))
    killer = threading.Thread(target=_kill_the_last_one)
    found = {}
    killer.start()
    for result in made([Task(stuck, tmp_path / "endless", ()), *tasks], tools, 2):
        found[result.work.name] = result.problem
    killer.join()
    assert "ended by itself (-9): is there too little memory?" in found.pop("endless")
    assert found == {"report0": "", "report1": "", "report2": ""}
    assert multiprocessing.active_children() == []


def _kill_the_last_one() -> None:
    """Kill the process that is stuck: the one that is left when the other has made all else."""
    seen = 0
    while seen < 2:
        seen = len(multiprocessing.active_children())
        time.sleep(0.05)
    while len(children := multiprocessing.active_children()) > 1:
        time.sleep(0.05)
    os.kill(children[0].pid or 0, signal.SIGKILL)


def test_whoever_stops_listening_ends_the_processes(corpus: Corpus) -> None:
    tasks, tools = tasks_of(corpus(4))
    results = made(tasks, tools, 2)
    assert next(results).problem == ""
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_fault_of_ours_in_another_process_keeps_its_traceback(tmp_path: Path, corpus: Corpus) -> None:
    _, tools = tasks_of(corpus(1))
    nothing: Any = None
    with pytest.raises(RuntimeError, match="Traceback"):
        list(made([Task(Work("x", "x", nothing), tmp_path, ())], tools, 2))
    assert multiprocessing.active_children() == []
