"""Every row of every table of docs/findings.md says what the program does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from ushtil.align.checks.engine import check
from ushtil.align.compare import compare
from ushtil.corpus.glossary import Glossary
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, FindingKind, Relation, Severity

PAGE = Path(__file__).resolve().parents[1] / "docs" / "findings.md"
OPENING = {
    "en": "The council of the river town met in the old library on Monday morning.",
    "ru": "Совет речного города собрался в старой библиотеке в понедельник утром.",
    "kk": "Өзен бойындағы қаланың кеңесі дүйсенбі күні таңертең ескі кітапханада жиналды.",
}
Row = dict[str, str]


def rows() -> Iterator[Row]:
    """Each row of each table, by the names of its columns."""
    header: list[str] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            header = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not header:
            header = cells
        elif not re.fullmatch(r"[-|: ]+", line):
            yield dict(zip(header, cells, strict=True))


def having(*columns: str) -> list[Row]:
    return [row for row in rows() if set(row) == set(columns)]


RELATIONS = having("relation", "language", "source", "copy")
COMPARED = having("kind", "severity", "language", "source", "copy")
CHECKED = having("kind", "severity", "languages", "version", "other version")
TERMS = having("kind", "severity", "glossary", "languages", "version", "other version")


def document(name: str, lang: str, text: str) -> Document:
    whole = "\n\n".join((OPENING[lang], *text.split(" ¶ ")))
    return Document(name, lang, whole, segments(whole, lang))


def pair(row: Row) -> tuple[Document, Document]:
    return document("source", row["language"], row["source"]), document("copy", row["language"], row["copy"])


def versions(row: Row) -> list[Document]:
    texts = row["version"], row["other version"]
    return [document(lang, lang, text) for lang, text in zip(row["languages"].split("-"), texts, strict=True)]


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: f"{row['relation']}-{row['language']}")
def test_a_relation_on_the_page_is_the_one_found(row: Row) -> None:
    found = [link.relation for link in compare(*pair(row)).links if 0 not in link.source]
    assert found == [row["relation"]]


@pytest.mark.parametrize("row", COMPARED, ids=lambda row: f"{row['kind']}-{row['severity']}-{row['language']}")
def test_a_finding_on_the_page_is_the_one_that_a_comparison_finds(row: Row) -> None:
    found = {(finding.kind, finding.severity) for finding in compare(*pair(row)).findings}
    assert found == {(row["kind"], row["severity"])}


@pytest.mark.parametrize("row", CHECKED, ids=lambda row: f"{row['kind']}-{row['languages']}")
def test_a_finding_on_the_page_is_the_one_that_a_check_of_versions_finds(row: Row) -> None:
    found = {(finding.kind, finding.severity) for finding in check([versions(row)]).findings}
    assert found == {(row["kind"], row["severity"])}


@pytest.mark.parametrize("row", TERMS, ids=lambda row: f"{row['kind']}-{row['languages']}")
def test_a_term_on_the_page_is_found_with_its_glossary(row: Row, tmp_path: Path) -> None:
    codes, forms = zip(*(cell.strip().split("=") for cell in row["glossary"].split(",")), strict=True)
    path = tmp_path / "terms.tsv"
    path.write_text("\t".join(codes) + "\n" + "\t".join(forms) + "\n", encoding="utf-8")
    found = {(finding.kind, finding.severity) for finding in check([versions(row)], None, Glossary.read(path)).findings}
    assert (row["kind"], row["severity"]) in found


def test_the_page_shows_every_relation_and_kind_in_every_language() -> None:
    relations = {(row["relation"], row["language"]) for row in RELATIONS}
    assert relations == {(relation, lang) for relation in get_args(Relation) for lang in OPENING}
    compared = {(row["kind"], row["language"]) for row in COMPARED}
    between = {(row["kind"], lang) for row in (*CHECKED, *TERMS) for lang in row["languages"].split("-")}
    assert compared | between == {(kind, lang) for kind in get_args(FindingKind) for lang in OPENING}


def test_the_page_says_what_each_severity_means() -> None:
    assert [row["severity"] for row in having("severity", "weight", "what it means")] == list(get_args(Severity))
