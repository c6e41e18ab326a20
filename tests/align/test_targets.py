"""The ending of a name says the format, and contradictions are refused."""

from pathlib import Path

import pytest
from ushtil.align.export import ALIGNMENT_ENDINGS, COMPARISON_ENDINGS
from ushtil.align.targets import Target, beside, targets
from ushtil.corpus.errors import UsageError


def found(outputs: list[str], chosen: str | None = None) -> list[Target]:
    return targets(outputs, chosen, ALIGNMENT_ENDINGS, standard="table")


def test_without_an_output_there_is_the_screen():
    assert found([]) == [Target(None, "table")]
    assert found([], "tsv") == [Target(None, "tsv")]
    assert found(["-"], "jsonl") == [Target(None, "jsonl")]


def test_the_ending_names_the_format_in_any_case():
    assert found(["a.TMX", "b.x.html", "-"]) == [
        Target(Path("a.TMX"), "tmx"),
        Target(Path("b.x.html"), "html"),
        Target(None, "table"),
    ]


def test_a_name_without_a_known_ending_takes_the_chosen_format():
    assert found(["a.txt", "b.tsv"], "tsv") == [Target(Path("a.txt"), "tsv"), Target(Path("b.tsv"), "tsv")]


@pytest.mark.parametrize(
    ("outputs", "chosen", "said"),
    [
        (["a.txt"], None, "names no format"),
        (["a"], None, "names no format"),
        (["a.csv"], None, r"for a spreadsheet use \.xlsx or \.tsv"),
        (["a.ODS"], None, r"for a spreadsheet use \.xlsx or \.tsv"),
        (["a.tsv"], "jsonl", "the ending says tsv, but --format says jsonl"),
        (["a.txt"], "table", "a table is for the screen"),
        (["a.tsv", "a.tsv"], None, "given twice"),
    ],
)
def test_what_cannot_be_meant_is_refused(outputs, chosen, said):
    with pytest.raises(UsageError, match=said):
        found(outputs, chosen)


def test_a_workbook_is_not_offered_where_there_is_none():
    with pytest.raises(UsageError, match=r"for a spreadsheet use \.tsv"):
        targets(["a.XLSX"], None, COMPARISON_ENDINGS, standard="table")


def test_an_older_form_of_a_format_has_its_ending_too():
    assert found(["a.xlf"], "xliff12") == [Target(Path("a.xlf"), "xliff12")]


def test_a_part_is_put_before_the_ending():
    assert beside(Path("x/out.v2.tmx"), "en-kk") == Path("x/out.v2.en-kk.tmx")
