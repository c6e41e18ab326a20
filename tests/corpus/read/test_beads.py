"""Alignments are read back from what we write and from golds, and a wrong line is named."""

import json
from pathlib import Path

import pytest
from ushtil.corpus.errors import InputError
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.types import Alignment, Bead, Change, Comparison, Document, Link, Segment
from ushtil.corpus.write.jsonl import alignment_jsonl, comparison_jsonl
from ushtil.corpus.write.tsv import tsv

ENGLISH = Document("a", "en", "=A.B.C.", (Segment(0, 3, 0), Segment(3, 5, 0), Segment(5, 7, 0)))
KAZAKH = Document("b", "kk", "А.Б.", (Segment(0, 2, 0), Segment(2, 4, 0)))
SPANS = (((0, 1), (0,)), ((), (1,)), ((2,), ()))
ALIGNMENT = Alignment((ENGLISH, KAZAKH), tuple(Bead(span) for span in SPANS))


def write(folder: Path, content: str | bytes, name: str = "x.tsv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("writer", [tsv, alignment_jsonl])
def test_what_was_written_is_read_back(tmp_path, writer):
    read = read_beads(write(tmp_path, "".join(writer(ALIGNMENT))))
    assert read.languages == ("en", "kk")
    assert read.beads == SPANS


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_gold_has_numbers_only_and_empty_sides(tmp_path, ending):
    read = read_beads(write(tmp_path, ending.join(["\ufeff# by hand", "0,1\t0", "\t1", "2\t", ""])))
    assert read.languages == ()
    assert read.beads == SPANS


def test_a_tab_that_an_editor_cut_off_is_missed_by_nobody(tmp_path):
    assert read_beads(write(tmp_path, "0\t0\t0\n1\n\t1\n")).beads == (
        ((0,), (0,), (0,)),
        ((1,), (), ()),
        ((), (1,), ()),
    )


def test_the_links_of_a_comparison_are_beads_of_source_and_copy(tmp_path):
    link = Link((0,), (1,), "wording", 0.5, changes=(Change((0, 1), (2, 3)),))
    read = read_beads(write(tmp_path, "".join(comparison_jsonl(Comparison(ENGLISH, KAZAKH, (link,), ()), {}))))
    assert (read.languages, read.beads) == (("source", "copy"), (((0,), (1,)),))


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("", None, "no alignment"),
        ("\n  \n# only a comment\n", None, "no alignment"),
        ("en\tkk\tscore\ten_text\tkk_text\n", None, "no alignment"),
        ("0\t0\n1\tx\n", 2, "“x” is not a list"),
        ("0\t0\n-1\t1\n", 2, "“-1” is not a list"),
        ("0\t0\n1,,2\t1\n", 2, "“1,,2” is not a list"),
        ("0\t0\n²\t1\n", 2, "“²” is not a list"),
        ("0\t0\n99999999999999999999\t1\n", 2, "is not a list"),
        ("A long sentence that is no number at all\tb\n", 1, "“A long sentence that is no number at all” is not"),
        ("0\n1\n", 1, "1 column of"),
        ("0\t0\t0\t0\n", 1, "4 columns"),
        ("0\t0\n1\t0\n", 2, "segment 0 of column 2 is already in line 1"),
        ("{}\n", 1, "no bead"),
        ("{nonsense\n", 1, "not JSON"),
        ('{"segments": {"en": [0], "kk": [0]}}\n[]\n', 2, "no bead"),
        ('{"segments": {"en": [0], "kk": [0]}}\n{"segments": {"en": [1], "ru": [0]}}\n', 2, "other languages"),
        ('{"segments": {"en": [0], "kk": ["0"]}}\n', 1, "lists of segment numbers"),
        ('{"segments": {"en": [true], "kk": [0]}}\n', 1, "lists of segment numbers"),
        ('{"segments": {"en": [-1], "kk": [0]}}\n', 1, "lists of segment numbers"),
        ('{"kind": "summary"}\n', None, "no alignment"),
        ('{"kind": "link"}\n', 1, "lists of segment numbers"),
        ("{" * 100_000, 1, "not JSON"),
        (b"\xff\xfe0\x00", None, "not a UTF-8 text"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_a_remedy(tmp_path, content, line, said):
    path = write(tmp_path, content)
    with pytest.raises(InputError, match=said) as caught:
        read_beads(path)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize("ending", [".tmx", ".html"])
def test_what_is_written_for_people_and_clients_is_not_scored(tmp_path, ending):
    with pytest.raises(InputError, match=f"a {ending} file cannot be scored: give .tsv or .jsonl"):
        read_beads(write(tmp_path, "<?xml?>", f"x{ending}"))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_beads(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="is a folder"):
        read_beads(tmp_path)


def test_a_source_sentence_that_the_copy_repeats_stands_in_two_links(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    rows = ({"kind": "link", "source": [0], "copy": [copy]} for copy in (0, 1))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert read_beads(path).beads == (((0,), (0,)), ((0,), (1,)))
    path.write_text(path.read_text(encoding="utf-8").replace("[1]", "[0]"), encoding="utf-8")
    with pytest.raises(InputError, match="segment 0 of column 2"):
        read_beads(path)
