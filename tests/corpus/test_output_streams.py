"""Contents that come in parts are written as they come; a folder appears whole or not at all."""

import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from ushtil.corpus.errors import OutputError
from ushtil.corpus.output import write_files
from ushtil.corpus.output_folders import write_folder, write_folders


def broken() -> Iterator[str]:
    yield "one\n"
    raise ValueError("no more")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_texts_and_bytes_in_parts_become_one_file(tmp_path):
    write_files({tmp_path / "a": (part for part in ("тіл", "\n", "\udcff")), tmp_path / "b": [b"\x00", b"\xff"]})
    assert (tmp_path / "a").read_bytes() == "тіл\n\\udcff".encode()
    assert (tmp_path / "b").read_bytes() == b"\x00\xff"


def test_a_content_that_breaks_off_leaves_all_files_as_they_were(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(ValueError, match="no more"):
        write_files({tmp_path / "a": "new", tmp_path / "b": broken()})
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_a_long_stream_does_not_lie_in_memory(tmp_path):
    tracemalloc.start()
    write_files({tmp_path / "a": (f"{number:0>1000}\n" for number in range(20_000))})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "a").stat().st_size == 20_020_000
    assert peak < 4_000_000


def test_a_folder_is_made_with_its_files_and_empty_folders(tmp_path):
    write_folder(tmp_path / "P", {"a/b.txt": "x", "empty/": b"", "c": (line for line in ("y", "z"))})
    assert names(tmp_path) == ["P", "P/a", "P/a/b.txt", "P/c", "P/empty"]
    assert (tmp_path / "P/c").read_text() == "yz"


def test_an_empty_folder_is_filled_and_one_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "P").mkdir()
    write_folder(tmp_path / "P", {"a": "mine"})
    with pytest.raises(OutputError, match="something in this folder"):
        write_folder(tmp_path / "P", {"a": "yours"})
    assert (tmp_path / "P/a").read_text() == "mine"


def test_a_link_to_an_empty_folder_stays_a_link(tmp_path):
    (tmp_path / "P").mkdir()
    (tmp_path / "link").symlink_to("P")
    write_folder(tmp_path / "link", {"a": "x"})
    assert names(tmp_path) == ["P", "P/a", "link"]
    assert (tmp_path / "link").is_symlink()


def test_the_folder_one_is_in_is_not_taken_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="the folder you are in"):
        write_folder(Path(), {"a": "x"})
    assert names(tmp_path) == []


def test_a_folder_whose_content_breaks_off_does_not_appear(tmp_path):
    with pytest.raises(ValueError, match="no more"):
        write_folder(tmp_path / "P", {"a": "x", "b": broken()})
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "a\\..\\b"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="leads out"):
        write_folder(tmp_path / "P", {name: "x"})
    assert names(tmp_path) == []


def test_a_place_where_no_folder_can_be_is_told_about(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is no folder"):
        write_folder(tmp_path / "file", {"a": "x"})
    with pytest.raises(OutputError, match="does not exist"):
        write_folder(tmp_path / "no/P", {"a": "x"})
    if os.name != "nt":
        (tmp_path / "gone").symlink_to("nowhere")
        with pytest.raises(OutputError, match="is no folder"):
            write_folder(tmp_path / "gone", {"a": "x"})


def test_of_two_folders_none_appears_where_the_second_cannot_be_filled(tmp_path):
    with pytest.raises(ValueError, match="no more"):
        write_folders({tmp_path / "P": {"a": "x"}, tmp_path / "Q": {"a": broken()}})
    assert names(tmp_path) == []


@pytest.mark.parametrize("was_there", [False, True])
def test_of_two_folders_none_appears_where_the_second_cannot_be_put_in_its_place(tmp_path, monkeypatch, was_there):
    def refused(folder: Path, place: Path) -> Path:
        if place.name == "Q":
            raise PermissionError(13, "Permission denied")
        return rename(folder, place)

    if was_there:
        (tmp_path / "P").mkdir()
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError, match="writing is not allowed here"):
        write_folders({tmp_path / "P": {"a": "x"}, tmp_path / "Q": {"a": "y"}})
    assert names(tmp_path) == ["P"] * was_there
