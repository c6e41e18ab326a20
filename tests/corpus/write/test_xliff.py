"""XLIFF files say of each segment how far its translation is to be trusted, in the places the standards keep for it."""

from __future__ import annotations

from typing import Any

import pytest
from ushtil.corpus.made import Made
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.xliff import xliff, xliff12

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
MTC = "{urn:oasis:names:tc:xliff:matches:2.0}"
MDA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
OLD = "{urn:oasis:names:tc:xliff:document:1.2}"


def document(lang: str, *sentences: str) -> Document:
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(len(text), len(text) + len(sentence), number))
        text += sentence + "\n"
    return Document(f'"{lang}" & <co>', lang, text, tuple(segments))


ENGLISH = document("en", "We came late.", "The water rose.", "Nobody <b>slept</b> & \x07ate.", "It rained.")
KAZAKH = document("kk", "Біз кеш келдік.", "Ешкім ]]> ұйықтамады.", "Қосымша.")
BY_MACHINE = Made("kk", "Су көтерілді.", "mt", "en", "issai/tilmash", "abc", 0.71, "checked by nobody")
BY_MEMORY = Made("kk", "Жаңбыр жауды.", "memory", "en", "m.db", "17", 0.8)
BEADS = (
    Bead(((0,), (0,)), 0.875),
    Bead(((1,), ()), made=(BY_MACHINE,)),
    Bead(((2,), (1,)), 0.5),
    Bead(((), (2,))),
    Bead(((3,), ()), made=(BY_MEMORY,)),
)
PAIR = Alignment((ENGLISH, KAZAKH), BEADS)


@pytest.fixture(scope="module")
def etree() -> Any:
    return pytest.importorskip("lxml.etree")


@pytest.fixture
def new(etree: Any) -> Any:
    return etree.fromstring("".join(xliff(PAIR)).encode())


@pytest.fixture
def old(etree: Any) -> Any:
    return etree.fromstring("".join(xliff12(PAIR)).encode())


def test_every_source_segment_is_there_in_its_order_and_what_only_the_target_has_is_not(new: Any, old: Any) -> None:
    wanted = ["We came late.", "The water rose.", "Nobody <b>slept</b> & ate.", "It rained."]
    assert [element.text for element in new.iterfind(f".//{CORE}segment/{CORE}source")] == wanted
    assert [element.text for element in old.iterfind(f".//{OLD}trans-unit/{OLD}source")] == wanted
    assert "Қосымша." not in "".join(new.itertext()) + "".join(old.itertext())


def test_the_languages_and_the_document_are_named(new: Any, old: Any) -> None:
    assert (new.get("version"), new.get("srcLang"), new.get("trgLang")) == ("2.1", "en", "kk")
    file = old.find(f"{OLD}file")
    assert (file.get("source-language"), file.get("target-language")) == ("en", "kk")
    assert file.get("original") == new.find(f"{CORE}file").get("original") == '"en" & <co>'


def test_the_modules_stand_before_the_segments_as_the_schema_asks(new: Any) -> None:
    for unit in new.iter(f"{CORE}unit"):
        assert [child.tag for child in unit] == [f"{MTC}matches", f"{MDA}metadata", f"{CORE}segment"]
        match = unit.find(f"{MTC}matches/{MTC}match")
        assert match.get("ref") == "#" + unit.find(f"{CORE}segment").get("id")
        assert [child.tag for child in match] == [f"{CORE}source", f"{CORE}target"]


def test_states_and_matches_tell_human_machine_and_memory_apart(new: Any) -> None:
    states = [(s.get("state"), s.get("subState")) for s in new.iter(f"{CORE}segment")]
    assert states == [
        ("translated", None),
        ("initial", "ushtil:mt"),
        ("translated", None),
        ("initial", "ushtil:memory"),
    ]
    matches = [(m.get("type"), m.get("matchSuitability"), m.get("similarity")) for m in new.iter(f"{MTC}match")]
    assert matches == [("tm", "87.50", None), ("mt", "71.00", None), ("tm", "50.00", None), ("tm", "80.00", "80.00")]


def test_the_metadata_hold_score_document_segments_and_who_made_it(new: Any) -> None:
    found = [{meta.get("type"): meta.text for meta in unit.iter(f"{MDA}meta")} for unit in new.iter(f"{CORE}unit")]
    assert found[0]["score"] == "0.8750"
    assert found[0]["document-en"] == '"en" & <co>'
    assert found[1]["made-kk"] == "mt issai/tilmash abc 0.7100"
    assert found[1]["note-kk"] == "checked by nobody"


def test_in_the_old_version_the_states_and_matches_stand_in_their_order(old: Any) -> None:
    units = list(old.iter(f"{OLD}trans-unit"))
    assert [child.tag for child in units[1]] == [f"{OLD}source", f"{OLD}target", f"{OLD}alt-trans", f"{OLD}note"]
    assert units[1].findtext(f"{OLD}note") == "checked by nobody"
    targets = [unit.find(f"{OLD}target") for unit in units]
    assert [(t.get("state"), t.get("state-qualifier")) for t in targets] == [
        ("translated", None),
        ("needs-review-translation", "mt-suggestion"),
        ("translated", None),
        ("needs-review-translation", "fuzzy-match"),
    ]
    tools = {tool.get("tool-id") for tool in old.iter(f"{OLD}tool")}
    assert {alternative.get("tool-id") for alternative in old.iter(f"{OLD}alt-trans")} == tools
    assert [a.get("match-quality") for a in old.iter(f"{OLD}alt-trans")] == ["88", "71", "50", "80"]


def test_a_segment_without_a_translation_has_no_target_at_all(etree: Any) -> None:
    pair = Alignment((document("en", "Alone."), document("kk")), (Bead(((0,), ())),))
    for root in (etree.fromstring("".join(write(pair)).encode()) for write in (xliff, xliff12)):
        assert [element for element in root.iter() if element.tag.endswith(("target", "match"))] == []


def test_why_a_side_was_left_empty_stands_beside_its_source(etree: Any) -> None:
    empty = Made("kk", "", "memory", "en", "", "", 0.0, "the memory has <b> & other things")
    pair = Alignment((document("en", "Alone."), document("kk")), (Bead(((0,), ()), made=(empty,)),))
    (unit,) = etree.fromstring("".join(xliff12(pair)).encode()).iter(f"{OLD}trans-unit")
    assert [(child.tag, child.text) for child in unit] == [(f"{OLD}source", "Alone."), (f"{OLD}note", empty.note)]
    root = etree.fromstring("".join(xliff(pair)).encode())
    assert {meta.get("type"): meta.text for meta in root.iter(f"{MDA}meta")}["note-kk"] == empty.note


def test_a_file_without_a_segment_holds_a_group_as_the_schema_asks(etree: Any) -> None:
    pair = Alignment((document("en"), document("kk", "Жалғыз.")), (Bead(((), (0,))),))
    root = etree.fromstring("".join(xliff(pair)).encode())
    assert [child.tag for child in root.find(f"{CORE}file")] == [f"{CORE}group"]
