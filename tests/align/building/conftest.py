"""Small corpora to build, in this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_corpora import Corpus, text


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Makes a folder of reports in some languages with a manifest, and gives the path of that."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))

    def make(reports: int = 2, languages: str = "en kk", more: str = "", head: str = "") -> Path:
        (tmp_path / "texts").mkdir(exist_ok=True)
        for number in range(reports):
            for lang in languages.split():
                (tmp_path / "texts" / f"report{number}.{lang}.txt").write_text(text(lang, number), encoding="utf-8")
        manifest = tmp_path / "corpus.toml"
        manifest.write_text(f'[corpus]\nname = "reports"\ntexts = ["texts/**/*"]\n{head}\n{more}\n', encoding="utf-8")
        return manifest

    return make
