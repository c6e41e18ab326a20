"""Vectors kept on disk between runs, also of runs that were broken off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from ushtil.models.grid import Cells
from ushtil.models.vector_cache import VectorCache


def lengths(texts: Sequence[str]) -> Cells:
    return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_nothing_is_encoded_twice_not_even_in_another_run(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def encode(texts: Sequence[str]) -> Cells:
        asked.append(sorted(texts))
        return lengths(texts)

    first = VectorCache("a@1", tmp_path).encoded(["one", "three", "one"], encode)
    again = VectorCache("a@1", tmp_path).encoded(["three", "seven"], encode)
    VectorCache("a@2", tmp_path).encoded(["one"], encode)
    assert asked == [["one", "three"], ["seven"], ["one"]]
    assert first.tolist() == [[3, 1], [5, 1], [3, 1]]
    assert again.tolist() == [[5, 1], [5, 1]]


def test_what_was_encoded_before_ctrl_c_is_kept(tmp_path: Path) -> None:
    texts = [f"{'x' * (k % 7)} {k}" for k in range(40)]
    seen: list[str] = []

    def broken_off(part: Sequence[str]) -> Cells:
        if len(seen) >= 24:
            raise KeyboardInterrupt
        seen.extend(part)
        return lengths(part)

    with pytest.raises(KeyboardInterrupt):
        VectorCache("a@1", tmp_path).encoded(texts, broken_off, at_once=8)
    rest: list[str] = []

    def go_on(part: Sequence[str]) -> Cells:
        rest.extend(part)
        return lengths(part)

    found = VectorCache("a@1", tmp_path).encoded(texts, go_on, at_once=8)
    assert sorted(seen + rest) == sorted(texts)
    assert found.tolist() == lengths(texts).tolist()


def test_the_longest_texts_come_first_and_progress_counts_up_to_all_that_are_missing(tmp_path: Path) -> None:
    parts: list[list[int]] = []
    told: list[tuple[int, int]] = []

    def encode(texts: Sequence[str]) -> Cells:
        parts.append([len(text) for text in texts])
        return lengths(texts)

    texts = [f"{k:0{1 + 13 * k % 29}d}" for k in range(25)]
    VectorCache("a@1", tmp_path).encoded(texts[:3], encode)
    parts.clear()
    VectorCache("a@1", tmp_path).encoded(texts, encode, 10, lambda done, total: told.append((done, total)))
    flat = [size for part in parts for size in part]
    assert flat == sorted(flat, reverse=True)
    assert told == [(10, 22), (20, 22), (22, 22)]


def test_a_cache_that_cannot_be_used_is_as_if_it_were_empty(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").write_bytes(b"this is no database" * 100)
    assert VectorCache("a@1", tmp_path).encoded(["one"], lengths).tolist() == [[3, 1]]


def test_a_place_that_cannot_be_written_to_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert VectorCache("a@1", tmp_path / "file").encoded(["one"], lengths).tolist() == [[3, 1]]


def test_no_texts_have_no_vectors(tmp_path: Path) -> None:
    assert VectorCache("a@1", tmp_path).encoded([], lengths).shape == (0, 0)
