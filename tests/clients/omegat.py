"""OmegaT run without a window on project folders, several at once, and what it then says of matches."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# A program that runs for seconds is done before the better compiler has paid for itself: half the processor time.
SHORT_LIVED: Final = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

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


def run_all(omegat: str, projects: Sequence[Path], folder: Path, probed: Sequence[Path] = ()) -> list[Translated]:
    """The results of the projects, in their order; the matches of those in ``probed``, for asking takes long.

    OmegaT exits with 0 even where it could not load a memory.
    """
    running = []
    for number, project in enumerate(projects):
        assert " " not in str(project), "the start script of Debian cannot have spaces in paths"
        answer, script = folder / f"{number}.json", folder / f"{number}.groovy"
        command = [omegat, str(project), "--mode=console-translate", f"--config-dir={folder / f'{number}.cfg'}"]
        if project in probed:
            script.write_text(PROBE % answer, encoding="utf-8")
            command.append(f"--script={script}")
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "JAVA_TOOL_OPTIONS": SHORT_LIVED},
        )
        running.append((process, project, answer))
    return [_result(process, project, answer) for process, project, answer in running]


def _result(process: subprocess.Popen[str], project: Path, answer: Path) -> Translated:
    said, _ = process.communicate(timeout=240)
    assert process.returncode == 0, said[-2000:]
    files = {path.name: path.read_bytes().decode("utf-8") for path in (project / "target").iterdir()}
    rows = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else []
    return Translated(files, tuple(Match(*row) for row in rows), said)
