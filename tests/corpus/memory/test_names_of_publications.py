"""Publications keep their names through files, whatever signs stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.cli import main
from ushtil.corpus.memory.importing import ImportOptions, import_file
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

NAMES = ("News | Жаңалықтар", "a\\b", "C |", "| D", "\\|", "Ana Tili")


@pytest.mark.parametrize("ending", ["tmx", "tsv", "jsonl"])
def test_a_bar_in_the_name_of_a_publication_does_not_make_two_of_it(ending: str, fill, tmp_path: Path) -> None:
    old, out = fill([Record((Variant("en", "River"), Variant("kk", "Өзен")), publications=NAMES)]), f"out.{ending}"
    assert main(["memory", "export", str(old), "-o", str(tmp_path / out), "--from", "en", "--to", "kk"]) == 0
    with Memory.open(tmp_path / "new.db", write=True) as memory:
        import_file(memory, tmp_path / out, ImportOptions())
        (record,) = memory.records()
    assert sorted(record.publications) == sorted(NAMES)
