"""Files of other programs that are broken, or are something else, are told about in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.xlsx import read_reviewed


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.ladder", "0\t0\t0.5\n2\t1\t0.5\n1\t2\t0\n", "a.ladder:3: a ladder never goes down"),
        ("a.ladder", "one\ttwo\n", "no rung"),
        ("a.ladder", "", "no alignment"),
        ("a.vecalign", "[0]:[0]:0.1\n[1]-[1]\n", "a.vecalign:2: this is no line of vecalign"),
        ("a.vecalign", "[0]:[0]:0\n[0]:[1]:0\n", "already in line 1"),
        ("a.vecalign", "[" + "9" * 40 + "]:[0]\n", "not a list of sentence numbers"),
    ],
)
def test_a_line_that_is_none_is_named(name: str, text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=r"\A[^\n]*\Z") as caught:
        read_beads(tmp_path / name)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<cesAlign><linkGrp><link xtargets="1;2"/><link xtargets="s1;2"/></linkGrp></cesAlign>', "“s1” is not"),
        ('<cesAlign><linkGrp><link xtargets="1"/></linkGrp></cesAlign>', "two sides"),
        ('<cesAlign><linkGrp><link xtargets="0;1"/></linkGrp></cesAlign>', "from 1"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><cesAlign><link xtargets="1;1"/></cesAlign>', "entities"),
        ("<cesAlign><linkGrp>", "no XML file|cut off"),
        ("<cesAlign/>", "no alignment"),
    ],
)
def test_broken_links_are_told_about(text: str, told: str, tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    (tmp_path / "a.xml").write_text(text)
    with pytest.raises(InputError, match=told):
        read_beads(tmp_path / "a.xml")


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


TITLES = ("bead", "en", "kk", "score", "moved", "origin", "en_text", "kk_text", "note")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("a", "b")], "first row does not name"),
        ([TITLES], "no row"),
        ([TITLES, (0, "x", "0", 1, "", "human", "A.", "Б.")], "a.xlsx:2: “x” is not a list"),
        ([TITLES, (0, "0", "0", "sure", "", "human", "A.", "Б.")], "a.xlsx:2: the score is no number"),
        ([TITLES, (0, "0", "0", "nan", "", "human", "A.", "Б.")], "a.xlsx:2: the score is no number"),
        ([TITLES, (0, "0", "0", 1, "", "human", None, None)], "no text"),
        ([("score", "origin", "en", "../x", "en_text", "../x_text"), (1, "", 0, 0, "A.", "B.")], "languages"),
        ([("score", "origin", "en", "en_text", "en_text"), (1, "", 0, "A.", "B.")], "languages"),
        ([("score", "origin", "en_text", "en")], "two or three languages"),
    ],
)
def test_a_sheet_that_is_not_ours_or_was_broken_is_told_about(rows: list, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        read_reviewed(workbook(tmp_path / "a.xlsx", *rows))


def test_a_cell_of_origins_that_never_end_is_read_at_once(tmp_path: Path) -> None:
    rows = [(number, number, "", 1, "", "kk:" + "k" * 32_000, "A.", "А.") for number in range(20)]
    found = read_reviewed(workbook(tmp_path / "a.xlsx", TITLES, *rows))
    assert not any(bead.made for bead in found.beads)


def test_rows_put_in_another_order_or_with_numbers_as_numbers_are_understood(tmp_path: Path) -> None:
    rows = [(1, 1, 1, "0,5", "", "", "B.", "Б."), (0, 0.0, 0, 1, None, None, "A.", 42)]
    found = read_reviewed(workbook(tmp_path / "a.xlsx", TITLES, *rows))
    assert [document.sentences for document in found.documents] == [("A.", "B."), ("42", "Б.")]
    assert sorted(bead.score for bead in found.beads) == [0.5, 1.0]


def test_a_workbook_that_is_cut_off_packed_twice_over_or_protected_is_told_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", TITLES, (0, "0", "0", 1, "", "human", "A.", "Б."))
    data = path.read_bytes()
    for broken in (data[: len(data) // 2], b"", b"\xd0\xcf\x11\xe0" + bytes(600), b"A.\tB.\n"):
        path.write_bytes(broken)
        with pytest.raises(InputError, match=r"no \.xlsx file"):
            read_reviewed(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/x.xml", "w") as file:
        for _ in range(600):
            file.write(bytes(1_000_000))
    with pytest.raises(InputError, match="500 MB"):
        read_reviewed(path)


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", TITLES, (0, "0", "0", 1, "", "human", "A.", "Б."))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    with pytest.raises(InputError, match="entities"):
        read_reviewed(path)
