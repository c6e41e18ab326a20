"""Copies are read side by side, sentence by sentence of their source."""

from __future__ import annotations

from ushtil.align.witnesses import Witnesses, witnesses, witnesses_tsv
from ushtil.corpus.types import Comparison, Document, Link, Relation, Segment


def text(name: str, *sentences: str) -> Document:
    segments: list[Segment] = []
    whole = ""
    for sentence in sentences:
        segments.append(Segment(len(whole), len(whole) + len(sentence), len(segments)))
        whole += sentence + "\n"
    return Document(name, "en", whole, tuple(segments))


SOURCE = text("source", "The port is old.", "The piers are new.", "=Grain is sold.", "Ships come.")


def link(source: int, copy: int, relation: Relation, *, moved: bool = False) -> Link:
    return Link((source,), (copy,), relation, 1.0, moved)


FIRST = Comparison(
    SOURCE,
    text("first", "The port is old.", "The piers are rotten!", "Grain was sold."),
    (link(0, 0, "identical"), link(1, 1, "wording"), link(2, 2, "wording")),
    (),
)
SECOND = Comparison(
    SOURCE,
    text("second", "Ships come.", "The  piers are rotten!", "Grain is bought."),
    (link(3, 0, "identical", moved=True), link(1, 1, "wording"), link(2, 2, "wording")),
    (),
)
THIRD = Comparison(SOURCE, text("third", "The port is old."), (link(0, 0, "format"),), ())
TOGETHER = witnesses([FIRST, SECOND, THIRD])


def relations(together: Witnesses) -> list[list[str]]:
    return [[reading.relation if reading else "" for reading in row] for row in together.rows]


def test_every_sentence_of_the_source_says_what_each_copy_has_for_it() -> None:
    assert relations(TOGETHER) == [
        ["identical", "", "format"],
        ["wording", "wording", ""],
        ["wording", "wording", ""],
        ["", "identical", ""],
    ]


def test_copies_share_a_departure_where_they_say_the_same_and_the_source_does_not() -> None:
    assert TOGETHER.departures(0) == 2
    assert TOGETHER.shared(0, 1) == 1
    assert TOGETHER.nearest(0) == (1, 1)


def test_a_faithful_copy_departs_like_no_other() -> None:
    assert TOGETHER.departures(2) == 0
    assert TOGETHER.nearest(2) is None


def test_a_sentence_that_a_copy_has_twice_is_read_where_it_is_faithful() -> None:
    twice = Comparison(
        SOURCE, text("twice", "The port.", "The port is old."), (link(0, 0, "abridged"), link(0, 1, "identical")), ()
    )
    assert relations(witnesses([twice]))[0] == ["identical"]


def test_a_table_has_a_line_for_each_sentence_and_two_columns_for_each_copy() -> None:
    head, *rows = [line.rstrip("\n").split("\t") for line in witnesses_tsv(TOGETHER)]
    assert head[:5] == ["segment", "line", "source", "first: relation", "first: text"]
    assert {len(row) for row in rows} == {3 + 2 * 3}
    assert rows[3] == ["3", "4", "Ships come.", "missing", "", "identical, moved", "Ships come.", "missing", ""]
    assert rows[2][2] == " =Grain is sold."  # no formula in a spreadsheet


def test_a_source_without_sentences_has_no_rows() -> None:
    empty = text("empty")
    together = witnesses([Comparison(empty, empty, (), ())])
    assert (together.rows, together.nearest(0)) == ((), None)
