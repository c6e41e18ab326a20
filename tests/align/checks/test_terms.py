"""A glossary's terms are enforced in each text, and from one language version to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.terms import term_rules
from ushtil.corpus.glossary import Glossary
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Bead, Document, Finding

ROWS = """\
en	kk	ru
Just Kazakhstan | Fair Kazakhstan	Әділетті Қазақстан | Әділ Қазақстан	Справедливый Казахстан | Честный Казахстан
United Nations ; UN	Біріккен Ұлттар Ұйымы ; БҰҰ	Организация Объединённых Наций ; ООН
water code	су кодексі
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return Glossary.read(path)


def _document(text: str, lang: str) -> Document:
    return Document(f"speech.{lang}", lang, text, segments(text, lang, lines=True))


def _missing(glossary: Glossary, left: Document, right: Document) -> list[Finding]:
    beads = tuple(Bead(((n,), (n,))) for n in range(len(left)))
    return list(term_rules(glossary)[1](Versions(left, right, beads)))


@pytest.mark.parametrize(
    ("text", "lang", "found", "wanted"),
    [
        ("Our aim is a Fair Kazakhstan.", "en", "Fair Kazakhstan", "Just Kazakhstan"),
        ("Біз Әділ Қазақстанға барамыз.", "kk", "Әділ Қазақстанға", "Әділетті Қазақстан"),
        ("Мы говорили о Честном Казахстане.", "ru", "Честном Казахстане", "Справедливый Казахстан"),
    ],
)
def test_a_form_to_be_avoided_is_a_major_finding_that_names_the_preferred_one(
    glossary: Glossary, text: str, lang: str, found: str, wanted: str
) -> None:
    (finding,) = term_rules(glossary)[0](_document(text, lang))
    assert (finding.kind, finding.severity) == ("term", "major")
    (where,) = finding.where
    assert (where.text, text[where.start : where.end]) == (found, found)
    assert f"“{wanted}”" in finding.detail
    assert "line 2" in finding.detail


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A Just Kazakhstan is a fair Kazakhstan.", "en"),
        ("Әділетті Қазақстанды құру – әділ қазақ қоғамының ісі.", "kk"),
        ("Справедливый Казахстан строит честный казахстанец.", "ru"),
    ],
)
def test_preferred_terms_and_common_words_are_no_finding(glossary: Glossary, text: str, lang: str) -> None:
    assert list(term_rules(glossary)[0](_document(text, lang))) == []


@pytest.mark.parametrize(
    ("left", "right", "lang", "wanted"),
    [
        ("We build a Just Kazakhstan.", "Біз әділ елді құрамыз.", "kk", "Әділетті Қазақстан"),
        ("We build a Fair Kazakhstan.", "Мы строим новую страну.", "ru", "Справедливый Казахстан"),
        ("The water code is ready.", "Су туралы заң дайын.", "kk", "су кодексі"),
    ],
)
def test_a_term_that_the_other_version_renders_otherwise_is_a_finding_with_both_places(
    glossary: Glossary, left: str, right: str, lang: str, wanted: str
) -> None:
    (finding,) = _missing(glossary, _document(left, "en"), _document(right, lang))
    assert (finding.kind, finding.severity) == ("term", "major")
    assert [where.document for where in finding.where] == ["speech.en", f"speech.{lang}"]
    assert finding.where[1].text == right
    assert f"“{wanted}”" in finding.detail


@pytest.mark.parametrize(
    ("left", "right", "lang"),
    [
        ("We build a Just Kazakhstan.", "Біз Әділетті Қазақстанды құрамыз.", "kk"),
        ("The United Nations agreed.", "В ООН согласились.", "ru"),
        ("The UN agreed.", "Біріккен Ұлттар Ұйымының келісімі бар.", "kk"),
        ("It is not just Kazakhstan.", "Бұл тек біз ғана емес.", "kk"),
        ("The water code is ready.", "Закон о воде готов.", "ru"),  # the row has no Russian term
        ("We build a Just Kazakhstan.\nIt will be fair.", "Мы строим страну.\nЭто Справедливый Казахстан.", "ru"),
    ],
)
def test_terms_rendered_as_the_glossary_says_are_no_finding(
    glossary: Glossary, left: str, right: str, lang: str
) -> None:
    assert _missing(glossary, _document(left, "en"), _document(right, lang)) == []


def test_an_avoided_form_on_the_right_is_told_once_by_the_rule_for_one_text(glossary: Glossary) -> None:
    right = _document("Мы строим Честный Казахстан.", "ru")
    assert _missing(glossary, _document("We build a Just Kazakhstan.", "en"), right) == []
    assert len(list(term_rules(glossary)[0](right))) == 1


def test_a_sentence_without_a_counterpart_lacks_no_term(glossary: Glossary) -> None:
    left, right = _document("We build a Just Kazakhstan.", "en"), _document("Бүгін жексенбі.", "kk")
    beads = (Bead(((0,), ())), Bead(((), (0,))))
    assert list(term_rules(glossary)[1](Versions(left, right, beads))) == []


def test_a_term_missing_from_a_bead_is_told_once(glossary: Glossary) -> None:
    left = _document("A Just Kazakhstan is strong, and a Just Kazakhstan is rich.", "en")
    assert len(_missing(glossary, left, _document("Сильная страна богата.", "ru"))) == 1
