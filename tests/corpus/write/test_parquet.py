"""Parquet files have the shape that machine translation programs load, and come in parts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from ushtil.corpus.made import Made
from ushtil.corpus.output import write_files
from ushtil.corpus.types import Unit
from ushtil.corpus.write.parquet import parquet

pq = pytest.importorskip("pyarrow.parquet")
MADE = (Made("kk", "Иә.", "mt", "en", "issai/tilmash", "abc", 0.7),)


def unit(number: int, kazakh: str = "Біз «келдік»,\tR&D.", **changes: object) -> Unit:
    values: dict = {
        "id": f"{number:016x}",
        "texts": {"en": f"We came {number}.\n=1+1", "kk": kazakh, "ru": "Мы 𝄞\ud800 пришли.\x00"},
        "score": 0.875,
        "segments": {"en": (number,), "kk": (number,), "ru": (number,)},
        "documents": {},
    }
    return Unit(**values | changes)


def written(path: Path, *units: Unit) -> Path:
    write_files({path: parquet(units, ("en", "kk", "ru"))})
    return path


def test_each_row_is_a_translation_with_its_id_score_and_origin(tmp_path):
    rows = pq.read_table(written(tmp_path / "a.parquet", unit(1), unit(2, made=MADE))).to_pylist()
    assert rows[0] == {
        "translation": {"en": "We came 1. =1+1", "kk": "Біз «келдік», R&D.", "ru": "Мы 𝄞 пришли."},
        "id": "0000000000000001",
        "score": 0.875,
        "origin": "human",
        "made": None,
    }


def test_what_a_machine_made_says_so_for_its_language_and_is_trusted_no_further(tmp_path):
    (row,) = pq.read_table(written(tmp_path / "a.parquet", unit(2, made=MADE))).to_pylist()
    assert (row["origin"], row["score"]) == ("mt", pytest.approx(0.7))
    assert json.loads(row["made"]) == {
        "kk": {"origin": "mt", "from": "en", "model": "issai/tilmash", "revision": "abc", "score": 0.7, "note": ""}
    }


def test_a_side_that_was_left_empty_makes_no_machine_translation_of_the_rest(tmp_path):
    empty = Made("kk", "", "mt", "en", "issai/tilmash", "abc", 0.1, "too poor")
    (row,) = pq.read_table(written(tmp_path / "a.parquet", unit(1, kazakh="", made=(empty,)))).to_pylist()
    assert (row["origin"], row["score"]) == ("human", 0.875)
    assert json.loads(row["made"])["kk"]["note"] == "too poor"


def test_a_language_without_a_text_is_null_and_no_empty_string(tmp_path):
    (row,) = pq.read_table(written(tmp_path / "a.parquet", unit(1, kazakh=""))).to_pylist()
    assert row["translation"]["kk"] is None


def test_no_units_are_an_empty_table_with_all_columns(tmp_path):
    table = pq.read_table(written(tmp_path / "a.parquet"))
    assert (table.num_rows, table.column_names) == (0, ["translation", "id", "score", "origin", "made"])


def test_the_datasets_library_knows_the_column_offline(tmp_path):
    pytest.importorskip("datasets")
    path = written(tmp_path / "a.parquet", *map(unit, range(3)), unit(3, kazakh=""))
    program = (
        "import json, sys, datasets\n"
        "found = datasets.load_dataset('parquet', data_files=sys.argv[1], split='train', cache_dir=sys.argv[2])\n"
        "feature = found.features['translation']\n"
        "kind = type(feature).__name__\n"
        "print(json.dumps([kind, list(feature.languages), found.num_rows, found[3]['translation']]))\n"
    )
    env = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(tmp_path / "hf")}
    command = [sys.executable, "-W", "ignore", "-c", program, str(path), str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, env=env, check=True, encoding="utf-8")
    kind, languages, rows, last = json.loads(done.stdout.splitlines()[-1])
    assert (kind, sorted(languages), rows) == ("Translation", ["en", "kk", "ru"], 4)
    assert last == {"en": "We came 3. =1+1", "kk": None, "ru": "Мы 𝄞 пришли."}


def test_a_long_run_of_units_is_written_in_groups_and_does_not_lie_in_memory(tmp_path):
    def many() -> Iterator[Unit]:
        yield from (unit(number) for number in range(45_000))

    tracemalloc.start()
    write_files({tmp_path / "a.parquet": parquet(many(), ("en", "kk", "ru"))})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    file = pq.ParquetFile(tmp_path / "a.parquet")
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (45_000, 23)
    assert peak < 40_000_000
