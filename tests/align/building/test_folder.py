"""A build touches nothing in its folder but what it wrote itself, and knows whether that is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.building.folder import is_as_written, read_record, remove_results, write_results
from ushtil.align.building.lock import alone_in
from ushtil.corpus.errors import OutputError, UsageError


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_is_written_no_more_is_taken_away_and_what_others_put_there_stays(tmp_path: Path) -> None:
    record = tmp_path / "works/a/work.json"
    write_results(record, {"a.tsv": "one", "b.tsv": iter(["two", "three"])}, {"work": "a"})
    (record.parent / "mine.txt").write_text("mine")
    assert write_results(record, {"a.tsv": b"four"}, {}) == []
    assert names(record.parent) == {"a.tsv", "mine.txt", "work.json"}
    assert remove_results(record, tmp_path / "works") == []
    assert names(record.parent) == {"mine.txt"}
    (record.parent / "mine.txt").unlink()
    write_results(record, {"a.tsv": "one"}, {})
    remove_results(record, tmp_path / "works")
    assert names(tmp_path / "works") == set()


def test_a_file_that_somebody_changed_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    record = tmp_path / "build.json"
    for number in range(3):
        notes = write_results(record, {"a.xlsx": f"ours {number}"}, {})
        assert len(notes) == min(number, 1)
        assert "kept as a.changed" in "".join(notes) or not number
        (tmp_path / "a.xlsx").write_text(f"corrected {number}")
    assert names(tmp_path) == {"a.xlsx", "a.changed.xlsx", "a.changed-2.xlsx", "build.json"}
    assert (tmp_path / "a.changed-2.xlsx").read_text() == "corrected 1"
    (note,) = write_results(record, {}, {})
    assert "somebody changed it, so it was left" in note
    assert (tmp_path / "a.xlsx").read_text() == "corrected 2"


def test_a_file_is_known_again_by_what_is_in_it(tmp_path: Path) -> None:
    record = tmp_path / "build.json"
    write_results(record, {"a.tsv": "one"}, {"joined": "x"})
    held = read_record(record)
    assert held["joined"] == "x"
    (tmp_path / "a.tsv").touch()
    assert is_as_written(tmp_path / "a.tsv", held["files"]["a.tsv"])
    (tmp_path / "a.tsv").write_text("two")
    assert not is_as_written(tmp_path / "a.tsv", held["files"]["a.tsv"])
    assert not is_as_written(tmp_path / "gone.tsv", [1, 2, "x"])


def test_a_record_cannot_lead_to_files_elsewhere_and_a_broken_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    record = tmp_path / "built/build.json"
    record.parent.mkdir()
    record.write_text('{"ushtil": 1, "files": {"../precious.txt": null, "..": null}}')
    remove_results(record, tmp_path / "built")
    assert (tmp_path / "precious.txt").exists()
    for broken in ("", "{", "[1]", '{"ushtil": 2, "files": {}}', '{"ushtil": 1, "files": []}', "[" * 100_000):
        record.write_text(broken)
        assert read_record(record) == {}


def test_two_builds_do_not_work_in_one_folder_at_once(tmp_path: Path) -> None:
    with (
        alone_in(tmp_path),
        pytest.raises(UsageError, match="another build is at work in this folder"),
        alone_in(tmp_path),
    ):
        pass
    with alone_in(tmp_path):
        pass


def test_a_file_in_the_place_of_a_folder_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "works").write_text("mine")
    with pytest.raises(OutputError, match="a file of this name stands where a folder is needed"):
        write_results(tmp_path / "works/a/work.json", {}, {})
