"""Excel workbooks are read as tables, and those made to hurt are refused before anything is unpacked."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read import read
from ushtil.corpus.sources import where

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def saved(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def rewritten(path: Path, parts: dict[str, bytes]) -> Path:
    """The workbook with parts replaced or added."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()} | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in kept.items():
            new.writestr(name, data)
    return path


def test_the_column_of_the_language_is_read(tmp_path: Path) -> None:
    rows = [
        ("Кесте атауы",), ("№", "Қазақша", "Русский", "Күні"),
        (1, "Көпір ашық.", "Мост открыт.", datetime.date(2024, 5, 1)),
        (2, None, "Он длинный."), (3, 2024, 2024), (4, "=B3", "=C3"),
    ]  # fmt: skip
    path = saved(tmp_path / "a.xlsx", rows)
    document = read(f"kk={path}")
    assert (document.sentences, where(document, 1)) == (("Көпір ашық.", "2024"), "row 5")
    assert read(f"ru={path}").sentences == ("Мост открыт.", "Он длинный.", "2024")


def test_a_hidden_sheet_is_left_out_and_another_one_is_told_about(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("kk", "en"), ("Бір.", "One.")])
    book = openpyxl.load_workbook(path)
    for name, state in (("old", "hidden"), ("more", "visible")):
        sheet = book.create_sheet(name, 0)
        sheet.sheet_state = state
        sheet.append(["x", "y"])
    book.save(path)
    document = read(f"kk={path}")
    assert document.sentences == ("Бір.",)
    assert document.notes[-1].startswith("only the sheet “Sheet” was read")


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(f"kk={path}")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "evil",
    [
        LAUGHS.encode() + f'<worksheet xmlns="{MAIN}"/>'.encode(),
        f"<!--{'x' * 9000}-->{LAUGHS}<worksheet xmlns='{MAIN}'/>".encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<worksheet xmlns="{MAIN}"/>'.encode("utf-16"),
    ],
    ids=["at the start", "behind a comment", "in UTF-16"],
)
def test_a_workbook_with_entities_is_refused(tmp_path: Path, evil: bytes) -> None:
    path = rewritten(saved(tmp_path / "a.xlsx", [("kk",)]), {SHEET: evil})
    assert "declares entities" in refusal(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("kk",), ("Бір.",)])
    many = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(many, "a") as packed:
        for number in range(10_001):
            packed.writestr(f"xl/part{number}.xml", b"")
    (tmp_path / "many.xlsx").write_bytes(many.getvalue())
    assert "more than 10,000 parts" in refusal(tmp_path / "many.xlsx")
    cell = f'<c r="A1" t="inlineStr"><is><t>{"a" * 2_000_000}</t></is></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    assert "more than a million characters" in refusal(rewritten(path, {SHEET: sheet.encode()}))


def test_a_password_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("kk",), ("Бір.",)])
    data = bytearray(path.read_bytes())
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + flag] |= 1
    path.write_bytes(data)
    assert "encrypted; take its password off" in refusal(path)


def test_a_sheet_of_endless_empty_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ushtil.corpus.read.workbooks._MOST_CELLS", 30_000)
    rows = "".join(f'<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>' for number in (1, 2))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    path = rewritten(saved(tmp_path / "a.kk.xlsx", [["kk"], ["Бір"]]), {SHEET: sheet.encode()})
    with pytest.raises(InputError, match="more than a hundred million cells"):
        read(path)
