"""OmegaT run without a window on project folders, several at once, and what it then says of matches."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from ushtil.align.cli import main

# A program that runs for seconds is done before the better compiler has paid for itself: half the processor time.
SHORT_LIVED: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

_AT_ONCE: Final = 3  # each takes some 300 MB

# What OmegaT says of a memory or of sentence rules that it could not use.
_FAILURES: Final = re.compile(r"TF_TM_LOAD_ERROR|SRX_EXC|PatternSyntax|SAXParse|could not be located|MalformedByte")

# Tells the matches of every segment of the project as the window would show them: rate, file, translation.
PROBE = """
import groovy.json.JsonOutput
import org.omegat.core.Core
import org.omegat.core.statistics.FindMatches
if (eventType.toString() == "LOAD") {
    def project = Core.project
    def out = []
    project.allEntries.each { entry ->
        def found = new FindMatches(project.sourceTokenizer, 9, false, false)
            .search(project, entry.srcText, true, false, { false } as org.omegat.core.events.IStopped)
        found.each { near ->
            near.projs.eachWithIndex { file, i ->
                out << [entry.srcText, near.scores[i].score, file ?: "", near.translation]
            }
        }
    }
    new File("%s").setText(JsonOutput.toJson(out), "UTF-8")
}
"""


@dataclass(frozen=True)
class Match:
    source: str
    rate: int
    file: str
    translation: str


@dataclass(frozen=True)
class Translated:
    """What OmegaT wrote in place of each source file, what it matched, and everything it said."""

    files: dict[str, str]
    matches: tuple[Match, ...]
    said: str

    @property
    def text(self) -> str:
        """The translation of the plain text."""
        (text,) = (text for name, text in self.files.items() if name.endswith(".txt"))
        return text

    @property
    def failures(self) -> list[str]:
        """What it could not load."""
        return _FAILURES.findall(self.said)


def installed() -> str:
    """The path of OmegaT; without it the test is skipped."""
    return shutil.which("omegat") or pytest.skip("omegat is not installed")


def remembered(memory: Path, project: Path, source: str, target: str) -> None:
    """Put what a memory of ours holds for two languages into a project, in place of its memories."""
    shutil.rmtree(project / "tm")
    (project / "tm/auto").mkdir(parents=True)
    place = str(project / "tm/auto/memory.tmx")
    assert main(["memory", "export", str(memory), "--from", source, "--to", target, "-o", place]) == 0


def run_all(omegat: str, projects: Sequence[Path], folder: Path, probed: Sequence[Path] = ()) -> list[Translated]:
    """The results of the projects, in their order; the matches of those in ``probed``, for asking takes long.

    OmegaT exits with 0 even where it could not load a memory.
    """

    def run(number: int, project: Path) -> Translated:
        return _run(omegat, project, folder / str(number), is_probed=project in probed)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(run, range(len(projects)), projects))


def _run(omegat: str, project: Path, scratch: Path, *, is_probed: bool) -> Translated:
    assert " " not in str(project), "the start script of Debian cannot have spaces in paths"
    answer, script = scratch.with_suffix(".json"), scratch.with_suffix(".groovy")
    command = [omegat, str(project), "--mode=console-translate", f"--config-dir={scratch.with_suffix('.cfg')}"]
    if is_probed:
        script.write_text(PROBE % answer, encoding="utf-8")
        command.append(f"--script={script}")
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "JAVA_TOOL_OPTIONS": SHORT_LIVED},
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    files = {path.name: path.read_bytes().decode("utf-8") for path in (project / "target").iterdir()}
    rows = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else []
    return Translated(files, tuple(Match(*row) for row in rows), done.stdout)
