"""Tables are read without their comments, and languages without their regions."""

from pathlib import Path

from ushtil.corpus.tables import primary_language, rows_of_language, table_lines


def test_comments_and_empty_lines_are_left_out(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("# source\n\nen\tyes\taye yes\n", encoding="utf-8")
    assert table_lines(table) == ["en\tyes\taye yes"]


def test_the_rows_of_a_language_serve_its_regions(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("en\tno\tnot\nkk\tno\tемес\n", encoding="utf-8")
    assert list(rows_of_language(table, "kk-Cyrl-KZ")) == [("no", "емес")]
    assert primary_language("en-GB") == "en"
