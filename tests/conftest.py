"""What every test may ask for: the programs and texts of this machine, and an environment that changes no output."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # no test asks the clock
settings.load_profile("unhurried")
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output is the same on a desk and in CI, where these variables ask for colours or another width."""
    for name in ("CI", "COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the measured corpora, beside the repository."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the corpora are not there: {folder}")
    return folder


@pytest.fixture(scope="session")
def trained() -> Callable[[str], Path]:
    """Gives the folder of a small translator of a kind: nllb, m2m100, marian, madlad or t5."""
    pytest.importorskip("torch")
    from checkpoints import translator

    return lambda kind: translator.checkpoint(getattr(translator, kind))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium to open pages with."""
    return _program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def xmllint() -> str:
    """The path of xmllint, which checks XML against a DTD or a schema."""
    return _program("xmllint")


def _program(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.skip(f"{names[0]} is not installed")
