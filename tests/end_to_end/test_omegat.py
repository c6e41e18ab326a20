"""OmegaT, the translation program that Debian has, writes with our memories and projects what we aligned."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from clients.omegat import Translated, installed, remembered, run_all
from ushtil.align.cli import main

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAIRS = ("en-kk", "en-ru", "kk-ru", "ru-kk")
# How the memories come to OmegaT: as files of align -o, in a project of --layout, as files of memory export.
PROJECTS = (*(f"file.{pair}" for pair in PAIRS), "layout.en-kk", "layout.ru-kk", "memory.en-ru", "memory.kk-ru")


@pytest.fixture(scope="module")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The projects of the shipped sample, whose memories come from the commands."""
    installed()
    folder = tmp_path_factory.mktemp("omegat")
    texts = [str(root / "corpus/data/sample" / f"interview.{lang}.txt") for lang in ("en", "kk", "ru")]
    assert main(["align", *texts, "-o", str(folder / "m.tmx")]) == 0
    assert main(["memory", "import", str(folder / "m.db"), *map(str, sorted(folder.glob("m.*.tmx")))]) == 0
    assert main(["align", *texts, "--layout", "omegat", "-o", str(folder / "all")]) == 0
    assert main(["align", *texts, "--pair", "ru-kk", "--layout", "omegat", "-o", str(folder / "all/ru-kk")]) == 0
    for name in PROJECTS:
        way, pair = name.split(".")
        project = shutil.copytree(folder / "all" / pair, folder / name)
        if way == "memory":
            remembered(folder / "m.db", project, *pair.split("-"))
        elif way == "file":
            shutil.rmtree(project / "tm")
            (project / "tm/auto").mkdir(parents=True)
            named = "kk-ru" if pair == "ru-kk" else pair  # a memory can be used in the other direction too
            for path in folder.glob(f"m.{named}.*tmx"):
                shutil.copy(path, project / "tm/auto")
    return folder


@pytest.fixture(scope="module")
def results(sample: Path) -> dict[str, Translated]:
    projects = [sample / name for name in PROJECTS]
    return dict(zip(PROJECTS, run_all(installed(), projects, sample), strict=True))


def renderings(project: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The sentences that OmegaT puts in by itself: those of one-to-one units, and of paragraph units that pair up."""
    from ushtil.corpus.sentences import sentence_spans

    for path in sorted((project / "tm/auto").iterdir()):
        for unit in ET.parse(path).iter("tu"):
            texts = {tuv.get(LANG, ""): tuv.findtext("seg", "") for tuv in unit.iter("tuv")}
            if ".paragraph." not in path.name:
                yield texts[source], texts[target]
                continue
            sides = [(lang, texts[lang]) for lang in (source, target)]
            left, right = ([text[slice(*span)] for span in sentence_spans(text, lang)] for lang, text in sides)
            if len(left) == len(right):
                yield from zip(left, right, strict=True)
            elif len(left) == 1:
                yield texts[source], texts[target]


@pytest.mark.parametrize("name", PROJECTS)
def test_the_sample_is_translated_byte_for_byte(name: str, results: dict[str, Translated], sample: Path) -> None:
    source, target = name.split(".")[1].split("-")
    known = dict(renderings(sample / name, source, target))
    (path,) = (sample / name / "source").iterdir()
    text = path.read_bytes().decode("utf-8")
    expected, end, done = "", 0, 0
    for sentence in sentences_of(path, source):
        start = text.index(sentence, end)
        expected += text[end:start] + known.get(sentence, sentence)
        end, done = start + len(sentence), done + (sentence in known)
    assert results[name].text == expected + text[end:]
    assert done >= 70


@pytest.mark.parametrize("name", [name for name in PROJECTS if name.endswith("kk")])
def test_no_russian_stands_in_a_kazakh_text(name: str, results: dict[str, Translated], root: Path) -> None:
    texts = {lang: sentences_of(root / f"corpus/data/sample/interview.{lang}.txt", lang) for lang in ("kk", "ru")}
    source = name.split(".")[1][:2]
    found = {text for text in set(texts["ru"]) - set(texts["kk"]) if text in results[name].text}
    untranslated = set(texts["ru"]) if source == "ru" else set()
    assert found <= untranslated
    assert sum(text in results[name].text for text in texts["kk"]) >= 70


def sentences_of(path: Path, lang: str) -> tuple[str, ...]:
    from ushtil.corpus.read import read

    return tuple(read(f"{lang}={path}").sentences)


def test_the_source_file_of_a_project_is_the_text_itself(sample: Path, root: Path) -> None:
    own = (root / "corpus/data/sample/interview.en.txt").read_bytes()
    assert (sample / "layout.en-kk/source/interview.en.txt").read_bytes() == own


@pytest.mark.parametrize("name", PROJECTS)
def test_no_memory_and_no_rule_fails_to_load(name: str, results: dict[str, Translated]) -> None:
    assert results[name].failures == []
