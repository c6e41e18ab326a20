"""Long texts with many findings make pages of a size that opens at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.checks.engine import Checked
from ushtil.align.checks.shapes import Versions
from ushtil.align.compare import compare
from ushtil.align.report.html import check_page, comparison_page, witnesses_page
from ushtil.corpus.read import read
from ushtil.corpus.types import Bead, Change, Comparison, Document, Finding, Link, Place, Segment

PUBLICATIONS = Path(__file__).resolve().parents[3] / "../shared/data/publications"
MEGABYTE = 1_000_000


def size(page: str) -> int:
    return len(page.encode())


def long_document(name: str, lang: str, number: int) -> Document:
    line = "Бұл өңірде биыл он екі мектеп пен екі көпір ашылды.\n"
    segments = tuple(Segment(i * len(line), (i + 1) * len(line) - 1, i) for i in range(number))
    return Document(name, lang, line * number, segments)


def a_finding(document: Document, index: int) -> Finding:
    start = document.segments[index].start
    where = Place(document.id, (index,), start, start + 3, index + 1, document.text[start : start + 3])
    return Finding("number", "minor", (where,), "Twelve schools here, two there.")


@pytest.mark.skipif(not PUBLICATIONS.is_dir(), reason="the publications are not beside the project")
def test_a_whole_interview_beside_an_altered_copy_is_under_a_megabyte(tmp_path: Path) -> None:
    source = read(PUBLICATIONS / "ana-tili-2025.en.txt")
    lines = [
        line.replace(" the ", " this ", 1) if n % 9 == 0 else line for n, line in enumerate(source.text.split("\n"))
    ]
    copy = tmp_path / "copy.en.txt"
    copy.write_text("\n".join([*lines[40:80], *lines[:40], *lines[80:]]), encoding="utf-8")
    comparison = compare(source, read(copy))
    assert len(source) == 635
    assert sum(len(link.source) for link in comparison.links) == 635
    assert len(comparison.findings) > 5
    assert size(comparison_page(comparison)) < MEGABYTE
    assert size(witnesses_page([comparison] * 3)) < MEGABYTE


def test_five_thousand_sentences_with_a_finding_each_grow_in_proportion() -> None:
    sizes = []
    for number in (500, 5000):
        source, copy = long_document("a", "kk", number), long_document("b", "kk", number)
        links = tuple(
            Link((i,), (i,), "wording", 0.9, changes=(Change((s.start, s.start + 3), (s.start, s.start + 3)),))
            for i, s in enumerate(source.segments)
        )
        findings = tuple(a_finding(copy, i) for i in range(number))
        sizes.append(size(comparison_page(Comparison(source, copy, links, findings))))
    assert sizes[1] < 11 * sizes[0]


def test_three_versions_of_a_long_text_stand_once_on_the_page_of_a_check() -> None:
    documents = tuple(long_document(f"a.{lang}", lang, 600) for lang in ("en", "kk", "ru"))
    beads = tuple(Bead(((i,), (i,)), 0.9) for i in range(600))
    pairs = tuple(Versions(documents[a], documents[b], beads) for a, b in ((0, 1), (0, 2), (1, 2)))
    between = tuple(tuple(a_finding(pair.right, i) for i in range(k, 600, 40)) for k, pair in enumerate(pairs))
    found = tuple(finding for findings in between for finding in findings)
    page = check_page(Checked(documents, pairs, found, between))
    assert page.count('<tr id="w1b') == 600
    assert size(page) < MEGABYTE
