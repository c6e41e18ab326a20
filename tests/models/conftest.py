"""Checkpoints that the tests make, once for all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence encoder trained on the shipped sample."""
    pytest.importorskip("torch")
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    from checkpoints.encoder import train

    folder = tmp_path_factory.mktemp("encoder")
    train(folder)
    return folder
