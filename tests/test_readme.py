"""What the README promises is there, and what is there stands in the README."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ushtil.align.cli import main

VERBS = ("align", "build", "compare", "check", "evaluate", "translate", "memory", "models", "demo")


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def shown_by(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments, "--help"]) == 0
    return capsys.readouterr().out


def test_every_verb_stands_in_the_readme(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = re.findall(r"^  (\w+)\s{2,}", shown_by(capsys).partition("Commands:")[2], re.MULTILINE)
    assert sorted(listed) == sorted(VERBS)
    assert [verb for verb in listed if f"`ushtil {verb}`" not in readme] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_stands_in_the_readme(verb: str, readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = set(re.findall(r"(?<!\w)--[a-z][\w-]*", shown_by(capsys, verb).partition("Options:")[2]))
    short = {"--output": "-o"}
    assert [option for option in options if short.get(option, option) not in readme] == []


def test_every_picture_and_link_of_the_readme_exists(readme: str, root: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", readme)
    assert [target for target in targets if "://" not in target and not (root / target).is_file()] == []


def test_the_python_example_runs(readme: str, tmp_path: Path) -> None:
    (tmp_path / "speech.en.txt").write_text("We built 42 schools.\n\nThank you.\n", encoding="utf-8")
    (tmp_path / "speech.kk.txt").write_text("Біз 42 мектеп салдық.\n\nРақмет.\n", encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "['We built 42 schools.', 'Біз 42 мектеп салдық.']" in done.stdout
