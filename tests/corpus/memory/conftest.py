"""A small memory of sentence pairs, and a way to make others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from ushtil.corpus.made import Made
from ushtil.corpus.memory.store import Memory
from ushtil.corpus.memory.types import Record, Variant

Fill = Callable[..., Path]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Puts records, or pairs of an English and a Kazakh text, into a memory and gives its path."""

    def put(records: Iterable[Record | tuple[str, str]], name: str = "memory.db") -> Path:
        path = tmp_path / name
        with Memory.open(path, write=True) as memory, memory.adding() as adder:
            for record in records:
                if isinstance(record, tuple):
                    record = Record((Variant("en", record[0]), Variant("kk", record[1])))
                adder.add(record)
        return path

    return put


@pytest.fixture
def machine() -> Made:
    """A Kazakh text that a model made from an English one."""
    return Made("kk", "Біз 42 мектеп тұрғыздық.", "mt", "en", "some/model", "abc", 0.8, "a note")
