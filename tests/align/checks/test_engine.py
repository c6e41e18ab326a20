"""Each text, each pair of versions and all texts of a language are looked at, and findings know where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from ushtil.align.checks import engine
from ushtil.align.checks.engine import check
from ushtil.align.checks.shapes import Versions
from ushtil.align.drift.places import place
from ushtil.corpus.glossary import Glossary
from ushtil.corpus.types import Document, Finding, Segment


def text(name: str, lang: str, *sentences: str) -> Document:
    segments: list[Segment] = []
    whole = ""
    for sentence in sentences:
        segments.append(Segment(len(whole), len(whole) + len(sentence), len(segments)))
        whole += sentence + "\n"
    return Document(name, lang, whole, tuple(segments))


ENGLISH = text("report.en", "en", "The bridge is 340 metres long.", "The ferry was sold in 2021.")
KAZAKH = text("report.kk", "kk", "Көпірдің ұзындығы 340 метр.", "Паром 2021 жылы сатылды.")
OTHER = text("news.en", "en", "The bridge is open.")


def shouts(document: Document) -> Iterator[Finding]:
    yield Finding("format", "minor", (place(document, (0,)),), f"Shouted in {document.lang}.")


def differs(versions: Versions) -> Iterator[Finding]:
    where = place(versions.left, (1,)), place(versions.right, (1,))
    yield Finding("number", "critical", where, "Other figures.")


def quarrels(documents: Sequence[Document]) -> Iterator[Finding]:
    for one, other in pairwise(documents):
        yield Finding("name", "major", (place(one, (0,)), place(other, (0,))), "Two spellings.")


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "DOCUMENT_RULES", (shouts,))
    monkeypatch.setattr(engine, "VERSION_RULES", (differs,))
    monkeypatch.setattr(engine, "COLLECTION_RULES", (quarrels,))


def kinds(findings: Sequence[Finding]) -> list[str]:
    return [finding.kind for finding in findings]


def test_texts_pairs_and_collections_are_all_looked_at() -> None:
    checked = check([[ENGLISH, KAZAKH], [OTHER]])
    assert kinds(checked.findings) == ["name", "format", "number", "format", "format"]
    assert [pair.languages for pair in checked.versions] == [("en", "kk")]
    assert [kinds(findings) for findings in checked.between] == [["number"]]


def test_a_finding_on_several_texts_concerns_each_of_them_and_one_on_a_pair_neither() -> None:
    checked = check([[ENGLISH, KAZAKH], [OTHER]])
    assert [kinds(checked.of(document)) for document in checked.documents] == [
        ["name", "format"],
        ["format"],
        ["name", "format"],
    ]


def test_languages_that_differ_in_their_region_only_are_one_collection() -> None:
    british = text("news.en-GB", "en-GB", "The bridge is open.")
    assert kinds(check([[ENGLISH], [british]]).of(british)) == ["name", "format"]


def test_three_versions_are_three_pairs() -> None:
    russian = text("report.ru", "ru", "Длина моста 340 метров.", "Паром продали в 2021 году.")
    checked = check([[ENGLISH, KAZAKH, russian]])
    assert [pair.languages for pair in checked.versions] == [("en", "kk"), ("en", "ru"), ("kk", "ru")]
    assert len(checked.between) == 3


def test_one_text_alone_has_no_pairs() -> None:
    checked = check([[ENGLISH]])
    assert (checked.versions, checked.between, kinds(checked.findings)) == ((), (), ["format"])


def test_the_terms_of_a_glossary_are_looked_for_in_texts_and_pairs(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("en\tkk\nferry | bridge\tкеме\n", "utf-8")
    checked = check([[ENGLISH, KAZAKH]], glossary=Glossary.read(path))
    assert "term" in kinds(checked.of(ENGLISH))
    assert kinds(checked.between[0]) == ["term", "number", "term"]
