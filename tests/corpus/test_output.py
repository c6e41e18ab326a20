"""Files appear whole or not at all, and never in the place of a text that is being read."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest
from ushtil.corpus.errors import OutputError, UsageError
from ushtil.corpus.output import check_places, write_files

needs_posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files on Windows")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_holds_the_text_in_utf8_with_its_line_ends_as_they_are(tmp_path):
    write_files({tmp_path / "a.txt": "тіл\nязык\r\n"})
    assert (tmp_path / "a.txt").read_bytes() == "тіл\nязык\r\n".encode()
    assert names(tmp_path) == ["a.txt"]


def test_half_a_surrogate_pair_does_not_stop_the_writing(tmp_path):
    write_files({tmp_path / "a.txt": "x\udcff"})
    assert (tmp_path / "a.txt").read_bytes() == b"x\\udcff"


@needs_posix
def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path):
    old = tmp_path / "old"
    old.touch()
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_files({tmp_path / "new": "1", old: "2"})
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "old")] == [0o640, 0o640]
    old.chmod(0o606)
    write_files({old: "3"})
    assert stat.S_IMODE(old.stat().st_mode) == 0o606


@needs_posix
def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("made")
    write_files({tmp_path / "link": "new", tmp_path / "dangling": "x"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "made").read_text() == "x"


def test_an_input_is_not_overwritten_under_any_of_its_names(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("mine")
    (tmp_path / "folder").mkdir()
    os.link(text, tmp_path / "hard")
    (tmp_path / "soft").symlink_to(text)
    for target in (text, tmp_path / "folder" / ".." / "a.txt", tmp_path / "hard", tmp_path / "soft"):
        with pytest.raises(UsageError, match="is being read"):
            write_files({target: "other"}, [tmp_path / "none", text])
    assert text.read_text() == "mine"


def test_two_names_of_one_file_are_refused(tmp_path):
    with pytest.raises(UsageError, match="two outputs have this name"):
        write_files({tmp_path / "a": "1", tmp_path / "." / ".." / tmp_path.name / "a": "2"})
    assert names(tmp_path) == []


def test_a_missing_folder_a_folder_and_a_file_in_the_way_are_named(tmp_path):
    (tmp_path / "file").touch()
    cases = {
        tmp_path / "none" / "a.tsv": "does not exist: create it",
        tmp_path: "is a folder: name a file in it",
        tmp_path / "file" / "a.tsv": "is not a folder",
        tmp_path / ("x" * 300): "too long",
    }
    for target, said in cases.items():
        with pytest.raises(OutputError, match=said):
            write_files({target: "x"})
    assert names(tmp_path) == ["file"]


def test_a_hopeless_place_can_be_known_before_the_work_and_nothing_is_written(tmp_path):
    check_places([tmp_path / "a.tsv"], [tmp_path / "b.txt"])
    with pytest.raises(OutputError, match="does not exist"):
        check_places([tmp_path / "a.tsv", tmp_path / "none" / "a.tsv"])
    assert names(tmp_path) == []


def test_when_one_of_several_files_cannot_be_written_none_is(tmp_path):
    (tmp_path / "old").write_text("old")
    with pytest.raises(OutputError):
        write_files({tmp_path / "old": "new", tmp_path / "made": "x", tmp_path / "none" / "a": "y"})
    assert names(tmp_path) == ["old"]
    assert (tmp_path / "old").read_text() == "old"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "error"),
    ],
)
def test_what_the_system_refuses_is_explained_and_leaves_nothing(tmp_path, monkeypatch, number, said):
    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=said):
        write_files({tmp_path / "a": "x", tmp_path / "b": "y"})
    assert names(tmp_path) == []


def test_ctrl_c_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a": "x"})
    assert names(tmp_path) == []


@needs_posix
def test_a_device_is_written_to_and_a_full_one_is_reported():
    write_files({Path("/dev/null"): "x"})
    if Path("/dev/full").exists():
        with pytest.raises(OutputError, match="disk is full"):
            write_files({Path("/dev/full"): "x"})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_device_that_refuses_leaves_the_files_beside_it_as_they_were(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(OutputError, match="disk is full"):
        write_files({tmp_path / "a": "new", tmp_path / "b": "new", Path("/dev/full"): "x"})
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


@needs_posix
def test_a_pipe_gets_the_whole_text(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_files({pipe: "т" * 300_000})
    reader.join()
    assert got == [("т" * 300_000).encode()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@needs_posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="nothing is protected against root")
def test_a_protected_file_is_not_replaced(tmp_path):
    (tmp_path / "a").touch(mode=0o444)
    with pytest.raises(OutputError, match="protected"):
        write_files({tmp_path / "a": "x"})
