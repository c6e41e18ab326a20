"""Starting costs little: help loads nothing heavy, and importing a package does no work."""

import subprocess
import sys

import pytest

HEAVY = {"torch", "transformers", "ray", "lxml", "numpy", "rapidfuzz", "sacrebleu", "sentencepiece", "rich", "razdel"}


def loaded(code: str) -> set[str]:
    """The top-level modules that stand in memory after ``code``."""
    report = f"{code}\nimport sys\nsys.stderr.write(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, check=True, encoding="utf-8")
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["align", "--help"], ["build", "--help"], ["compare", "--help"], ["--version"]]
)
def test_help_loads_nothing_heavy(arguments):
    modules = loaded(f"from ushtil.align.cli import main\nmain({arguments!r})")
    assert "typer" in modules
    assert not modules & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["align", "a.en.txt", "b.kk.txt", "--scorer", "labse"],
        ["align", "a.en.txt", "b.kk.txt", "--scorer", "both"],
        ["align", "a.en.txt", "b.kk.txt", "--fill", "tilmash"],
        ["translate", "a.en.txt", "--to", "kk"],
    ],
)
def test_a_missing_model_is_told_about_before_a_text_or_a_library_is_loaded(arguments, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "own"))
    said = loaded(f"from ushtil.align.cli import main\nassert main({arguments!r}) == 2")
    assert {"ushtil", "models", "pull"} <= said
    assert not said & (HEAVY - {"rich"})
    assert not (tmp_path / "own").exists(), "terms are said at the first use, and there was none"


@pytest.mark.parametrize("package", ["corpus", "corpus.read", "corpus.write", "models", "align", "align.report"])
def test_importing_a_package_loads_nothing_heavy(package):
    assert not loaded(f"import ushtil.{package}") & (HEAVY - {"numpy", "rapidfuzz"})


@pytest.mark.parametrize("group", [(), ("models",)])
def test_a_group_of_commands_alone_shows_its_help_line_by_line(ushtil, group):
    done = ushtil(*group)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "\nCommands:\n" in done.stderr


def test_help_has_an_example_of_every_verb(ushtil):
    for verb in ("align", "compare", "evaluate"):
        done = ushtil(verb, "--help")
        assert done.returncode == 0
        assert f"ushtil {verb} " in done.stdout.partition("Options")[0].partition("\n")[2]
