"""OmegaT, the translation program that Debian has, takes our memories and projects and writes the right texts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from clients.omegat import Translated, run_all
from ushtil.align.cli import main
from ushtil.align.export import memory_files
from ushtil.corpus.made import Made
from ushtil.corpus.output import write_files, write_folder
from ushtil.corpus.types import Alignment, Bead, Document, Segment
from ushtil.corpus.write.omegat import omegat_project
from ushtil.corpus.write.xliff import xliff12

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAIRS = ("en-kk", "en-ru", "kk-ru", "ru-kk")
WHEN = datetime(2026, 3, 14, tzinfo=UTC)
FAILURES = re.compile(r"TF_TM_LOAD_ERROR|SRX_EXC|PatternSyntax|SAXParse|could not be located|MalformedByte")
HOSTILE = {
    "R&D <b>costs</b> \"5 < 6\" & more than '7'.": "ҒЗТКЖ <b>құны</b> «5 < 6» & '7'-ден \"артық\" ]]>.",
    "It cost 7\u00a0000 tenge.": "Ол 7\u00a0000 теңге тұрады.",
    "The co\u00adoperation began.": "Ынты\u00adмақтастық басталды.",
    "The clef 𝄞 is shown here.": "Мұнда 𝄞 кілті көрсетілген.",
    "Th\x07is bell\x1b rang\ufffe.": "Бұл қоңырау\x07 соғылды\uffff.",
    "“We came,” he said.": "«Біз келдік», – деді ол.",
}
WITHOUT_KAZAKH = "Nobody translated this sentence."
DOUBTFUL = {0.75: "The bridge is long.", 0.4: "The road is closed."}
BY_MACHINE = "The ferry will stop."
TWO_WAYS = "Yes."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("omegat")


@pytest.fixture(scope="module")
def omegat() -> str:
    return shutil.which("omegat") or pytest.skip("omegat is not installed")


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


@pytest.fixture(scope="module")
def sample(root: Path, folder: Path) -> Path:
    """Projects and memories that the command makes of the shipped sample, for each pair."""
    texts = [str(root / "corpus/data/sample" / f"interview.{lang}.txt") for lang in ("en", "kk", "ru")]
    assert main(["align", *texts, "-o", str(folder / "m.tmx")]) == 0
    assert main(["align", *texts, "--layout", "omegat", "-o", str(folder / "all")]) == 0
    assert main(["align", *texts, "--pair", "ru-kk", "--layout", "omegat", "-o", str(folder / "all/ru-kk")]) == 0
    for project in list((folder / "all").iterdir()):
        project.rename(folder / project.name)
    for pair in ("en-kk", "en-ru"):  # these get the memories of -o, the others keep those of --layout
        shutil.rmtree(folder / pair / "tm")
        (folder / pair / "tm/auto").mkdir(parents=True)
        for path in folder.glob(f"m.{pair}.*tmx"):
            shutil.copy(path, folder / pair / "tm/auto")
    return folder


@pytest.fixture(scope="module")
def results(omegat: str, sample: Path, folder: Path) -> dict[str, Translated]:
    project = folder / "hostile"
    write_folder(project, omegat_project(hostile(), WHEN))
    write_files(dict(memory_files(complete(), project / "tm/auto/multi.tmx")))
    write_files({project / "source/bilingual.xlf": xliff12(hostile())})
    names = [*PAIRS, "hostile"]
    scratch = folder / "scratch"
    scratch.mkdir()
    found = run_all(omegat, [folder / name for name in names], scratch, probed=[project])
    return dict(zip(names, found, strict=True))


def renderings(project: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The sentences that OmegaT puts in by itself: those of one-to-one units, and of paragraph units that pair up."""
    from ushtil.corpus.sentences import sentence_spans

    for path in sorted((project / "tm/auto").iterdir()):
        for unit in ET.parse(path).iter("tu"):
            texts = {tuv.get(LANG, ""): tuv.findtext("seg", "") for tuv in unit.iter("tuv")}
            if ".paragraph." not in path.name:
                yield texts[source], texts[target]
                continue
            left, right = ([text[slice(*span)] for span in sentence_spans(text, lang)] for lang, text in texts.items())
            if len(left) == len(right):
                yield from zip(left, right, strict=True)
            elif len(left) == 1:
                yield texts[source], texts[target]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_sample_is_translated_byte_for_byte(pair: str, results: dict[str, Translated], folder: Path) -> None:
    source, target = pair.split("-")
    known = dict(renderings(folder / pair, source, target))
    (path,) = (folder / pair / "source").iterdir()
    text = path.read_bytes().decode("utf-8")
    expected, end, done = "", 0, 0
    for sentence in sentences_of(path, source):
        start = text.index(sentence, end)
        expected += text[end:start] + known.get(sentence, sentence)
        end, done = start + len(sentence), done + (sentence in known)
    assert results[pair].text == expected + text[end:]
    assert done >= 70


def sentences_of(path: Path, lang: str) -> tuple[str, ...]:
    from ushtil.corpus.read import read

    return tuple(read(f"{lang}={path}").sentences)


def test_the_source_file_of_a_project_is_the_text_itself(sample: Path, root: Path) -> None:
    own = (root / "corpus/data/sample/interview.en.txt").read_bytes()
    assert (sample / "en-kk/source/interview.en.txt").read_bytes() == own


@pytest.mark.parametrize("name", [*PAIRS, "hostile"])
def test_no_memory_and_no_rule_fails_to_load(name: str, results: dict[str, Translated]) -> None:
    assert FAILURES.findall(results[name].said) == []


def test_hostile_texts_come_out_as_they_went_in(results: dict[str, Translated]) -> None:
    lines = results["hostile"].text.splitlines()
    wanted = [re.sub("[\x07\x1b\ufffe\uffff]", "", text) for text in HOSTILE.values()]
    assert lines[: len(wanted)] == wanted


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
