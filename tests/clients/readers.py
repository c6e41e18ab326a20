"""What programs of others read in our files; each runs in a process of its own, and none is part of our package."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from ast import literal_eval
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

OMEGAT_JAR = Path("/usr/share/omegat/OmegaT.jar")
# What the libraries see in a file goes to standard output as JSON: source, target, and whether it is to be looked at.
_TOOLKIT = """
import json, sys
from translate.storage import tmx, xliff, xliff2
kinds = {"tmx": tmx.tmxfile, "xliff12": xliff.xlifffile, "xliff": xliff2.Xliff2File}
store = kinds[sys.argv[1]].parsefile(sys.argv[2])
rows = [[unit.source, unit.target, unit.isfuzzy()] for unit in store.units]
print(json.dumps({"languages": [store.sourcelanguage, store.targetlanguage], "rows": rows}))
"""
_DATASETS = """
import json, os, sys
os.environ["HF_HOME"] = sys.argv[3]
import datasets
kind, path, cache = sys.argv[1:4]
options = {"sep": "\\t", "keep_default_na": False} if kind == "csv" else {}
found = datasets.load_dataset(kind, data_files=path, split="train", cache_dir=cache, **options)
print(json.dumps([dict(row) for row in found]))
"""
_CALAMINE = """
import json, sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
print(json.dumps([book.sheet_names, book.get_sheet_by_index(0).to_python()]))
"""


def translate_toolkit(kind: str, path: Path) -> tuple[list[str | None], list[list[Any]]]:
    """The two languages and the units of a file (source, target, is it fuzzy) as translate-toolkit has them."""
    found = json.loads(_told("translate", _TOOLKIT, kind, path))
    return found["languages"], found["rows"]


def datasets(kind: str, path: Path, cache: Path) -> list[dict[str, Any]]:
    """The rows of a file as Hugging Face datasets loads them, offline: of csv, json, parquet or text."""
    rows: list[dict[str, Any]] = json.loads(_told("datasets", _DATASETS, kind, path, cache))
    return rows


def calamine(path: Path) -> tuple[list[str], list[list[Any]]]:
    """The names of the sheets of a workbook and the cells of the first, as python-calamine has them."""
    names, cells = json.loads(_told("python_calamine", _CALAMINE, path))
    return names, cells


def opus_read(links: Path, least: float | None = None) -> list[tuple[str, str]]:
    """The pairs of texts that OpusTools finds with the links of a corpus, of which each document is packed for it."""
    program = Path(sys.executable).with_name("opus_read")
    if not program.exists():
        pytest.skip("OpusTools is not installed")
    _, source, target = links.stem.replace("-", ".").split(".")
    packed = []
    for lang in (source, target):
        document = links.with_name(f"{links.stem.partition('.')[0]}.{lang}.xml")
        packed.append(links.with_name(f"{lang}.zip"))
        with zipfile.ZipFile(packed[-1], "w") as archive:
            archive.write(document, document.name)
    command = [
        str(program),
        "-q",
        "-d",
        "X",
        "-s",
        source,
        "-t",
        target,
        "-af",
        str(links),
        "-wm",
        "moses",
        "-p",
        "raw",
    ]
    command += ["-sz", str(packed[0]), "-tz", str(packed[1])]
    command += ["-a", "certainty", "-tr", str(least)] if least is not None else []
    done = subprocess.run(command, cwd=links.parent, capture_output=True, encoding="utf-8", check=True)
    said = re.sub(r'Measuring file "[^"]*" \.\.\.', "", done.stdout)
    return [(left, right) for left, _, right in (line.partition("\t") for line in said.splitlines() if line)]


def schema(folder: Path, name: str) -> Path:
    """A schema that OmegaT carries and holds files against from release 6.1 on, taken out of the one installed here."""
    if not OMEGAT_JAR.exists():
        pytest.skip("omegat is not installed")
    with zipfile.ZipFile(OMEGAT_JAR) as jar:
        for member in (f"schemas/{name}", "schemas/xml.xsd"):
            jar.extract(member, folder)
    return folder / "schemas" / name


def schema_problems(xmllint: str, path: Path, against: Path) -> str:
    """What xmllint finds wrong with a file; empty if nothing is."""
    command = [xmllint, "--noout", "--nonet", "--schema", str(against), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stderr


def pretranslated(memory: Path, texts: Sequence[str], folder: Path) -> dict[str, str]:
    """What translate-toolkit's program ``pretranslate`` puts in for texts, from a memory."""
    program = shutil.which("pretranslate", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("translate-toolkit is not installed")
    import polib

    empty, full = folder / "empty.po", folder / "full.po"
    file = polib.POFile(wrapwidth=0)
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    file.extend(polib.POEntry(msgid=text) for text in texts)
    file.save(str(empty))
    command = [program, "--progress=none", f"--tm={memory}", "-t", str(empty), str(empty), str(full)]
    subprocess.run(command, capture_output=True, check=True)
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(full)) if not entry.fuzzy}


def vecalign_lines(path: Path) -> list[tuple[list[int], list[int], float]]:
    """The lines of an alignment as vecalign's scoring reads them: fields between colons, lists in Python's words."""
    fields = [line.strip().split(":") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(literal_eval(left), literal_eval(right), float(cost)) for left, right, cost in fields]


def ladder_text(path: Path, left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that hunalign's ``ladder2text`` makes: what lies between two rungs, joined by `` ~~~ ``."""
    rungs = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    places = [(int(i), int(j)) for i, j, _ in rungs]
    return [(" ~~~ ".join(left[i:k]), " ~~~ ".join(right[j:n])) for (i, j), (k, n) in pairwise(places)]


def _told(module: str, program: str, *arguments: object) -> str:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    command = [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]
    env = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=env).stdout.splitlines()[-1]
