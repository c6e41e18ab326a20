"""What a user gets from the wheel, whatever stands in the working tree."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

FOLDERS = ("align", "corpus", "models")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from a copy so that nothing is left in the working tree."""
    source = tmp_path_factory.mktemp("source")
    for name in FOLDERS:
        shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", "."]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (source / "dist").iterdir()
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def test_nothing_is_installed_at_the_top_but_ushtil(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ushtil"}


def test_the_three_folders_are_installed_under_ushtil(wheel: zipfile.ZipFile) -> None:
    assert {f"ushtil/{folder}/__init__.py" for folder in FOLDERS} <= set(wheel.namelist())


def test_every_file_of_the_three_folders_is_in_the_wheel(root: Path, wheel: zipfile.ZipFile) -> None:
    files = (path.relative_to(root) for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    expected = {f"ushtil/{path.as_posix()}" for path in files if path.suffix != ".pyc"}
    assert expected - set(wheel.namelist()) == set()


def test_every_folder_with_code_is_a_listed_package(root: Path, project: dict[str, Any]) -> None:
    files = (path.relative_to(root) for folder in FOLDERS for path in (root / folder).rglob("*.py"))
    found = {".".join(("ushtil", *path.parent.parts)) for path in files}
    assert found == set(project["tool"]["setuptools"]["packages"])


def test_the_command_is_called_ushtil(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "ushtil = ushtil.align.cli:main" in wheel.read(name).decode().splitlines()


def test_the_wheel_carries_the_licence(wheel: zipfile.ZipFile, metadata: Message) -> None:
    assert metadata["License-Expression"] == "Apache-2.0"
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_base_install_is_the_promised_one(metadata: Message) -> None:
    needs = [need for need in metadata.get_all("Requires-Dist", []) if "extra ==" not in need]
    promised = {"typer", "rich", "numpy", "rapidfuzz", "sacrebleu", "sentencepiece", "transformers"}
    assert {need.split(">=")[0] for need in needs} == promised


def test_every_dependency_has_a_floor(metadata: Message) -> None:
    needs = metadata.get_all("Requires-Dist", [])
    assert [need for need in needs if ">=" not in need and not need.startswith("ushtil[")] == []


def test_the_extras_are_the_promised_ones(metadata: Message) -> None:
    assert set(metadata.get_all("Provides-Extra", [])) == {"neural", "files", "all", "bench", "dev"}


def test_constraints_pin_exact_versions_and_name_no_place_to_fetch_from(root: Path) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition(" ;")[0] for line in lines if line and not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if pin.count("==") != 1 or set("/:@*<>~ ") & set(pin) or pin.startswith("-")] == []


def test_constraints_pin_every_direct_dependency(root: Path, project: dict[str, Any]) -> None:
    pinned = {line.split("==")[0] for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines()}
    extras = project["project"]["optional-dependencies"]
    direct = [*project["project"]["dependencies"], *extras["dev"], *extras["files"], *extras["neural"]]
    assert {need.split(">=")[0] for need in direct} - pinned == set()
