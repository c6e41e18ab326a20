"""OmegaT takes hostile and doubtful texts from us as they are, and trusts them no further than we do."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from clients.omegat import Translated, installed, remembered, run_all
from ushtil.align.cli import main
from ushtil.align.export import memory_files
from ushtil.corpus.made import Made
from ushtil.corpus.output import write_files
from ushtil.corpus.output_folders import write_folder
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.omegat import omegat_project
from ushtil.corpus.write.xliff import xliff12

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
WHEN = datetime(2026, 3, 14, tzinfo=UTC)
HOSTILE = {
    "R&D <b>costs</b> \"5 < 6\" & more than '7'.": "ҒЗТКЖ <b>құны</b> «5 < 6» & '7'-ден \"артық\" ]]>.",
    "It cost 7\u00a0000 tenge.": "Ол 7\u00a0000 теңге тұрды.",
    "The co\u00adoperation began.": "Ынты\u00adмақтастық басталды.",
    "The clef 𝄞 is shown here.": "Мұнда 𝄞 кілті көрсетілген.",
    "Th\x07is bell\x1b rang\ufffe.": "Бұл қоңырау\x07 соғылды\uffff.",
    "“We came,” he said.": "«Біз келдік», – деді ол.",
}
WITHOUT_KAZAKH = "Nobody translated this sentence."
DOUBTFUL = {0.75: "The bridge is long.", 0.4: "The road is closed."}
BY_MACHINE = "The ferry will stop."
TWO_WAYS = "Yes."
LATIN = {"The lake froze over.": "Köl qatyp qaldy."}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("omegat")


def document(lang: str, sentences: list[str]) -> Document:
    text, segments = "", []
    for number, sentence in enumerate(sentences):
        segments.append(Segment(len(text), len(text) + len(sentence), number))
        text += sentence + "\n"
    return Document(f"../{lang} text.{lang}", lang, text, tuple(segments))


def complete() -> Alignment:
    """Three versions, of which the Kazakh one lacks the last sentence."""
    russian = [f"Русский {number}." for number in range(len(HOSTILE) + 1)]
    versions = document("en", [*HOSTILE, WITHOUT_KAZAKH]), document("kk", [*HOSTILE.values()]), document("ru", russian)
    last = len(HOSTILE)
    return Alignment(versions, (*(Bead(((i,), (i,), (i,))) for i in range(last)), Bead(((last,), (), (last,)))))


def hostile() -> Alignment:
    """Two versions; the Kazakh one lacks a sentence, has doubtful ones, one from a machine and one in two ways."""
    english = [*HOSTILE, WITHOUT_KAZAKH, *DOUBTFUL.values(), TWO_WAYS, TWO_WAYS, BY_MACHINE]
    kazakh = [*HOSTILE.values(), "Көпір ұзын.", "Жол жабық.", "Иә.", "Дұрыс."]
    beads = [Bead(((i,), (i,))) for i in range(len(HOSTILE))]
    first = len(HOSTILE)
    beads.append(Bead(((first,), ())))
    scores = [*DOUBTFUL, 1.0, 1.0]
    beads += [Bead(((first + 1 + i,), (first + i,)), score) for i, score in enumerate(scores)]
    made = Made("kk", "Паром тоқтайды.", "mt", "en", "tilmash", "1", 0.9)
    beads.append(Bead(((len(english) - 1,), ()), made=(made,)))
    return Alignment((document("en", english), document("kk", kazakh)), tuple(beads))


def from_memory(folder: Path) -> Path:
    """A project whose memory went through ``memory import`` and ``memory export``; a text in it is Latin Kazakh."""
    project, texts = folder / "remembered", folder / "hostile.jsonl"
    write_folder(project, omegat_project(hostile(), WHEN))
    rows = [{"text": {"en": english, "kk": kazakh}} for english, kazakh in HOSTILE.items()]
    rows += [{"text": {"en": english, "kk-Latn": kazakh}} for english, kazakh in LATIN.items()]
    rows += [
        {"text": {"en": WITHOUT_KAZAKH, "ru": "Русский.", "kk": ""}},
        {"text": {"en": BY_MACHINE, "ru": "Русский!"}},
    ]
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["memory", "import", str(folder / "hostile.db"), str(texts)]) == 0
    remembered(folder / "hostile.db", project, "en", "kk")
    (source,) = project.glob("source/*.txt")
    source.write_text(source.read_text(encoding="utf-8") + "".join(f"{text}\n" for text in LATIN), encoding="utf-8")
    return project


def with_a_broken_memory(folder: Path) -> Path:
    """A project with a memory that holds a character that XML forbids."""
    project = folder / "broken"
    write_folder(project, omegat_project(hostile(), WHEN))
    (memory,) = project.glob("tm/auto/*.en-kk.tmx")
    memory.write_text(memory.read_text(encoding="utf-8").replace("<seg>", "<seg>&#x1;", 1), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, Translated]:
    project = folder / "hostile"
    write_folder(project, omegat_project(hostile(), WHEN))
    write_files(dict(memory_files(complete(), project / "tm/auto/multi.tmx")))
    write_files({project / "source/bilingual.xlf": xliff12(hostile())})
    projects = [project, from_memory(folder), with_a_broken_memory(folder)]
    found = run_all(installed(), projects, folder, probed=[project])
    return {path.name: result for path, result in zip(projects, found, strict=True)}


@pytest.mark.parametrize("name", ["hostile", "remembered"])
def test_no_memory_and_no_rule_fails_to_load(name: str, results: dict[str, Translated]) -> None:
    assert results[name].failures == []


def test_a_memory_that_cannot_be_loaded_would_be_noticed(results: dict[str, Translated]) -> None:
    assert "TF_TM_LOAD_ERROR" in results["broken"].failures
    assert not set(HOSTILE.values()) & set(results["broken"].text.splitlines())


@pytest.mark.parametrize("name", ["hostile", "remembered"])
def test_hostile_texts_come_out_as_they_went_in(name: str, results: dict[str, Translated]) -> None:
    lines = results[name].text.splitlines()
    wanted = [re.sub("[\x07\x1b\ufffe\uffff]", "", text) for text in HOSTILE.values()]
    assert lines[: len(wanted)] == wanted


def test_a_memory_gives_no_russian_for_what_it_lacks_in_kazakh(results: dict[str, Translated]) -> None:
    lines = results["remembered"].text.splitlines()
    assert {WITHOUT_KAZAKH, BY_MACHINE} <= set(lines)
    assert not any("Русский" in line for line in lines)


def test_kazakh_in_latin_letters_keeps_its_script_and_is_put_in(results: dict[str, Translated], folder: Path) -> None:
    root = ET.parse(folder / "remembered/tm/auto/memory.tmx")
    written = {tuv.findtext("seg"): tuv.get(LANG) for tuv in root.iter("tuv")}
    assert {written[text] for text in LATIN.values()} == {"kk-Latn"}
    assert {written[text] for text in ("Ол 7\u00a0000 теңге тұрды.", "It cost 7\u00a0000 tenge.")} == {"kk", "en"}
    assert set(LATIN.values()) <= set(results["remembered"].text.splitlines())


def test_a_sentence_without_kazakh_stays_english_and_never_becomes_russian(results: dict[str, Translated]) -> None:
    text = results["hostile"].text
    assert WITHOUT_KAZAKH in text.splitlines()
    assert "Русский" not in text


def test_only_sure_units_are_put_in_unasked(results: dict[str, Translated]) -> None:
    lines = results["hostile"].text.splitlines()
    assert lines[-1] == BY_MACHINE
    assert TWO_WAYS in lines


@pytest.mark.parametrize(
    ("sentence", "rate", "file"),
    [
        (DOUBTFUL[0.75], 90, "penalty-10"),
        (DOUBTFUL[0.4], 70, "penalty-30"),
        (BY_MACHINE, 100, "mt"),
    ],
)
def test_the_matcher_takes_off_the_penalty_of_a_folder(
    sentence: str, rate: int, file: str, results: dict[str, Translated]
) -> None:
    matches = [match for match in results["hostile"].matches if match.source == sentence and file in match.file]
    assert max(match.rate for match in matches) == rate


def test_both_renderings_of_one_sentence_are_offered(results: dict[str, Translated]) -> None:
    offered = {match.translation for match in results["hostile"].matches if match.source == TWO_WAYS}
    assert {"Иә.", "Дұрыс."} <= offered


def test_omegat_translates_our_xliff_12_and_keeps_the_translations_in_it(results: dict[str, Translated]) -> None:
    root = ET.fromstring(results["hostile"].files["bilingual.xlf"].encode())
    name = "{urn:oasis:names:tc:xliff:document:1.2}"
    units = list(root.iter(f"{name}trans-unit"))
    targets = {unit.findtext(f"{name}source"): unit.findtext(f"{name}target") for unit in units}
    assert targets["The clef 𝄞 is shown here."] == HOSTILE["The clef 𝄞 is shown here."]
    assert targets[DOUBTFUL[0.75]] == "Көпір ұзын."
