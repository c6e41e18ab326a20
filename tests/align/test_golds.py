"""Golds meet the alignments of their own name, and nothing is left out without a word."""

from pathlib import Path

import pytest
from ushtil.align.golds import bead_pairs
from ushtil.corpus.errors import UshtilError


def fill(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content)
    return folder


def test_files_of_one_name_in_two_folders_belong_together(tmp_path):
    gold = fill(tmp_path / "gold", b__gold__tsv="0\t0\n", a__tsv="1\t1\n", a__en__txt="not an alignment")
    test = fill(tmp_path / "test", a__jsonl='{"segments": {"en": [1], "kk": [1]}}\n', b__tsv="0\t0\n")
    assert [(g.path.name, t.path.name) for g, t in bead_pairs(gold, test)] == [
        ("a.tsv", "a.jsonl"),
        ("b.gold.tsv", "b.tsv"),
    ]


@pytest.mark.parametrize(
    ("gold", "test", "said"),
    [
        ({"a__tsv": "0\t0\n"}, {}, "a.tsv: has no counterpart in .*test"),
        ({}, {"a__tsv": "0\t0\n"}, "a.tsv: has no counterpart in .*gold"),
        ({}, {}, "no .tsv or .jsonl"),
        ({"a__tsv": "0\t0\n", "a__gold__tsv": "0\t0\n"}, {"a__tsv": "0\t0\n"}, "has the same name"),
        ({"a__tsv": "0\t0\t0\n"}, {"a__tsv": "0\t0\n"}, "2 languages are aligned here, and 3"),
        ({"a__tsv": "0\t\n\t0\n"}, {"a__tsv": "0\t0\n"}, "gold: it links nothing"),
        (
            {"a__tsv": "en\tkk\tscore\n0\t0\t1\n"},
            {"a__tsv": "kk\ten\tscore\n0\t0\t1\n"},
            "the languages are kk, en here, and en, kk",
        ),
    ],
)
def test_what_does_not_belong_together_is_refused(tmp_path, gold, test, said):
    first, second = fill(tmp_path / "gold", **gold), fill(tmp_path / "test", **test)
    with pytest.raises(UshtilError, match=said):
        bead_pairs(first, second)


def test_a_file_and_a_folder_are_refused(tmp_path):
    (tmp_path / "a.tsv").write_text("0\t0\n")
    with pytest.raises(UshtilError, match="two files or two folders"):
        bead_pairs(tmp_path, tmp_path / "a.tsv")


def test_a_folder_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UshtilError, match="no permission to read this folder"):
        bead_pairs(tmp_path, tmp_path)
