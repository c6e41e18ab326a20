"""What no person wrote for a text says so in every format, in the words that the programs which read it know."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ushtil.corpus.made import Made
from ushtil.corpus.order import reversed_pair
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.units import units
from ushtil.corpus.write.jsonl import alignment_jsonl
from ushtil.corpus.write.tmx import tmx
from ushtil.corpus.write.tsv import tsv

TILMASH = Made("kk", "Екі.", "mt", "en", "issai/tilmash", "abc", 0.83456, "look here")
MEMORY = Made("kk", "Үш.", "memory", "en", "m.sqlite", "7f", 1.0)
EMPTY = Made("kk", "", "mt", "en", "issai/tilmash", "abc", 0.0, "the model repeats itself")
ENGLISH = Document("s.en", "en", "A. B. C. D.", tuple(Segment(n, n + 2, 0) for n in (0, 3, 6, 9)))
KAZAKH = Document("s.kk", "kk", "А.", (Segment(0, 2, 0),))
FILLED = Alignment(
    (ENGLISH, KAZAKH),
    (
        Bead(((0,), (0,)), 0.9),
        Bead(((1,), ()), 0.95, made=(TILMASH,)),
        Bead(((2,), ()), 0.5, made=(MEMORY,)),
        Bead(((3,), ()), 0.6, made=(EMPTY,)),
    ),
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def records() -> list[dict]:
    return [json.loads(line) for line in alignment_jsonl(FILLED)]


def test_a_record_holds_the_text_that_fills_a_side_and_where_it_comes_from():
    record = records()[1]
    assert record["segments"] == {"en": [1], "kk": []}
    assert record["text"] == {"en": "B.", "kk": "Екі."}
    assert record["score"] == 0.95
    assert record["made"] == {
        "kk": {
            "origin": "mt", "from": "en", "model": "issai/tilmash", "revision": "abc", "score": 0.8346,
            "note": "look here",
        }
    }  # fmt: skip


def test_a_record_that_people_wrote_is_as_it_always_was():
    assert list(records()[0]) == ["bead", "segments", "text", "score", "moved"]


def test_a_record_of_a_side_left_empty_says_why():
    assert records()[3]["text"]["kk"] == ""
    assert records()[3]["made"]["kk"]["note"] == "the model repeats itself"


def test_a_table_has_columns_for_origin_and_reason_and_no_score_higher_than_that_of_what_fills_a_side():
    rows = [line.rstrip("\n").split("\t") for line in tsv(FILLED)]
    assert rows == [
        ["en", "kk", "score", "en_text", "kk_text", "origin", "note"],
        ["0", "0", "0.9000", "A.", "А.", "", ""],
        ["1", "", "0.8346", "B.", "Екі.", "kk=mt", "kk: look here"],
        ["2", "", "0.5000", "C.", "Үш.", "kk=memory", ""],
        ["3", "", "0.6000", "D.", "", "", "kk: the model repeats itself"],
    ]


def test_a_table_without_a_made_side_has_no_column_for_it():
    plain = Alignment((ENGLISH, KAZAKH), tuple(Bead(bead.spans) for bead in FILLED.beads))
    assert next(iter(tsv(plain))) == "en\tkk\tscore\ten_text\tkk_text\n"


@pytest.mark.parametrize("formula", ["=cmd|'/c calc'!A1", "+1", "-1", "@x", '"open'])
def test_what_a_machine_made_is_no_formula_in_a_spreadsheet(formula):
    side = Made("kk", formula + "\tand\nmore", "mt", "en", "m", "r", 1.0)
    line = list(tsv(Alignment((ENGLISH, KAZAKH), (Bead(((0, 1, 2, 3), (0,))), Bead(((), ()), made=(side,))))))[2]
    assert line == f"\t\t1.0000\t\t {formula} and more\tkk=mt\t\n"


@pytest.mark.parametrize(("form", "name"), [(alignment_jsonl, "x.jsonl"), (tsv, "x.tsv")])
def test_what_was_filled_is_read_back_with_its_segments(tmp_path, form, name):
    path = tmp_path / name
    path.write_text("".join(form(FILLED)), encoding="utf-8")
    found = read_beads(path)
    assert found.languages == ("en", "kk")
    assert found.beads == tuple(bead.spans for bead in FILLED.beads)


def tus() -> list[ET.Element]:
    lines = tmx(units(FILLED), "en", "sentence", datetime(2025, 1, 2, tzinfo=UTC))
    return list(ET.fromstring("".join(lines)).iter("tu"))


def props(tu: ET.Element) -> dict[str | None, str | None]:
    return {prop.get("type"): prop.text for prop in tu.iter("prop")}


def test_a_unit_that_a_machine_made_is_marked_on_the_unit_and_on_its_own_side_only():
    tu = tus()[1]
    assert tu.get("creationid") == "MT!"
    assert {tuv.get(LANG): tuv.get("creationid") for tuv in tu.iter("tuv")} == {"en": None, "kk": "MT!"}
    assert props(tu) == {
        "x-score": "0.8346",
        "x-alignment-score": "0.9500",
        "x-ConfirmationLevel": "Draft",
        "x-document-en": "s.en",
        "x-segments-en": "1",
        "x-origin-kk": "mt",
        "x-source-kk": "en",
        "x-model-kk": "issai/tilmash",
        "x-revision-kk": "abc",
        "x-score-kk": "0.8346",
        "x-note-kk": "look here",
    }


def test_a_unit_from_a_memory_is_no_machine_translation_but_says_where_it_comes_from():
    tu = tus()[2]
    assert tu.get("creationid") is None
    assert props(tu)["x-origin-kk"] == "memory"
    assert "aligned" not in props(tu)
    assert [tuv.get("creationid") for tuv in tu.iter("tuv")] == [None, None]


def test_what_is_not_known_of_a_made_side_is_no_empty_property():
    bead = replace(FILLED.beads[2], made=(replace(MEMORY, model="", revision=""),))
    unknown = replace(FILLED, beads=(*FILLED.beads[:2], bead, FILLED.beads[3]))
    root = ET.fromstring("".join(tmx(units(unknown), "en", "sentence", datetime.now(UTC))).encode())
    found = props(list(root.iter("tu"))[2])
    assert {name for name in found if name and name.endswith("-kk")} == {"x-origin-kk", "x-source-kk", "x-score-kk"}


def test_a_side_that_was_left_empty_makes_no_unit():
    assert len(tus()) == 3


def test_units_with_machine_made_sides_are_valid_by_the_rules_of_the_format(tmp_path, xmllint, root: Path):
    path = tmp_path / "x.tmx"
    path.write_text("".join(tmx(units(FILLED), "en", "sentence", datetime.now(UTC))), encoding="utf-8")
    done = subprocess.run([xmllint, "--noout", "--nonet", path], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    kinds = [[child.tag for child in tu] for tu in tus()]
    assert all(kind == sorted(kind, key=["prop", "tuv"].index) for kind in kinds)


def test_a_pair_turned_round_keeps_what_fills_its_sides():
    turned = reversed_pair(FILLED)
    assert [bead.made for bead in turned.beads] == [bead.made for bead in FILLED.beads]
