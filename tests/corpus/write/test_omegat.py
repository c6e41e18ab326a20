"""A project of OmegaT holds the text as we cut it, and puts each unit where its trust belongs."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from ushtil.corpus.layout import segments
from ushtil.corpus.made import Made, Origin
from ushtil.corpus.output_folders import write_folder
from ushtil.corpus.segmentation_cuts import cuts
from ushtil.corpus.types import Alignment, Bead, Document, Segment, Unit
from ushtil.corpus.write.omegat import omegat_project, running_text, safe_name, tier

WHEN = datetime(2026, 3, 14, tzinfo=UTC)


def document(lang: str, text: str) -> Document:
    return Document(f"speech.{lang}", lang, text, segments(text, lang))


def unit(score: float, origin: Origin = "human", rate: float = 1.0, size: int = 1) -> Unit:
    made = () if origin == "human" else (Made("kk", "А.", origin, "en", "m", "1", rate),)
    spans = {"en": tuple(range(size)), "kk": () if made else (0,)}
    return Unit("1", {"en": "A.", "kk": "А."}, score, spans, {}, made)


@pytest.mark.parametrize(
    ("one", "folder"),
    [
        (unit(0.95), "auto/"),
        (unit(0.95, size=2), ""),
        (unit(0.8), "penalty-10/"),
        (unit(0.8, size=2), "penalty-10/"),
        (unit(0.3), "penalty-30/"),
        (unit(1.0, "mt", 0.99), "mt/"),
        (unit(0.2, "mt", 0.1), "mt/"),
        (unit(1.0, "memory", 1.0), ""),
        (unit(1.0, "memory", 0.75), "penalty-10/"),
    ],
)
def test_a_unit_stands_where_its_trust_belongs(one: Unit, folder: str) -> None:
    assert tier(one) == folder


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("speech.en", "speech.en"),
        ("speech.en.txt", "speech.en"),
        ("../../etc/passwd", "passwd"),
        ("C:\\texts\\a b.kk.txt", "a_b.kk"),
        ("..", "text"),
        ("", "text"),
        (".hidden", "hidden"),
        ('сөз "1"?\x00\n|<a>', "сөз_1_a"),
        ("x" * 300, "x" * 100),
        ("a\udcff", "a"),
    ],
)
def test_a_documents_name_never_leads_elsewhere(identifier: str, name: str) -> None:
    assert safe_name(identifier) == name


def test_a_text_with_a_paragraph_on_each_line_stays_as_it_is() -> None:
    text = "Heading\n\n– Is it so? – Yes.\r\n\r\nIt cost 7\u00a0000 tenge.  It rained.\n"
    assert running_text(document("en", text)) == text


def test_wrapped_lines_become_one_and_what_xml_cannot_hold_goes() -> None:
    text = "\ufeffWe came\nlate. He\x07\nleft.\u2029Next\x1b one.\n"
    spans = ((1, 14), (15, 24), (25, len(text) - 1))
    wrapped = Document("a", "en", text, tuple(Segment(*span, n // 2) for n, span in enumerate(spans)))
    assert running_text(wrapped) == "We came late. He left.\nNext one.\n"


ENGLISH = document("en", "Who? Why?\n\nWe came late. He left.\n\nYes.\n\nYes.\n")
KAZAKH = document("kk", "Кім? Неге?\n\nБіз кеш келдік. Ол кетті.\n\nИә.\n\nДұрыс.\n")


def test_a_sentence_rendered_in_two_ways_is_offered_and_not_put_in() -> None:
    last = len(ENGLISH) - 1
    beads = tuple(Bead(((i,), (i,))) for i in range(last + 1))
    files = omegat_project(Alignment((ENGLISH, KAZAKH), beads), WHEN)
    auto = "".join(files["tm/auto/speech.en.en-kk.tmx"])  # type: ignore[arg-type]
    other = "".join(files["tm/speech.en.en-kk.tmx"])  # type: ignore[arg-type]
    assert "Дұрыс." not in auto
    assert "Дұрыс." in other
    assert "Иә." in other


def test_the_rules_of_a_project_cut_its_own_text_as_we_did(tmp_path) -> None:
    whole = Document("h", "en", "Who? Why? We.\n", (Segment(0, 13, 0, "heading"),))
    assert cuts("Who? Why? We.", "en") == [4, 9]
    pair = Alignment((whole, Document("k", "kk", "Кім?\n", (Segment(0, 4, 0, "heading"),))), (Bead(((0,), (0,))),))
    write_folder(tmp_path / "P", omegat_project(pair, WHEN))
    tree = ET.parse(tmp_path / "P/omegat/segmentation.srx")
    first = [rule.get("break") for rule in tree.iter("{http://www.lisa.org/srx20}rule")][:2]
    assert first == ["no", "no"]


def test_every_folder_that_omegat_asks_for_is_there(tmp_path) -> None:
    beads = tuple(Bead(((i,), (i,))) for i in range(len(ENGLISH)))
    write_folder(tmp_path / "P", omegat_project(Alignment((ENGLISH, KAZAKH), beads), WHEN))
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        assert (tmp_path / "P" / name).is_dir()
    project = ET.parse(tmp_path / "P/omegat.project").getroot()
    assert (project.findtext("project/source_lang"), project.findtext("project/target_lang")) == ("en", "kk")
