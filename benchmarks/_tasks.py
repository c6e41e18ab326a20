"""The texts that the aligner is measured on, by task: NTREX news, and four other parallel texts with golds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from _ntrex import Case, cases
from ushtil.align.evaluate import Beads
from ushtil.corpus.read.beads import read_beads
from ushtil.corpus.read.plain import read_document
from ushtil.corpus.types import Document, Segment

#: What the weights were learnt from: every second document (the first, the third ...); the others are held out.
LEARNT = ("intact", "noisy", "lossy", "excerpt")
TASKS = (*LEARNT, "textberg", "udhr", "jam", "apertium")
#: Documents whose gold is plain line by line, though a line is missing in one of them: it is off by one from there on.
_WRONG_GOLD = {"text1", "text2"}
_UDHR, _JAM, _APERTIUM = "udhr_en_kk_ru", "jam_story_en_kk_ru", "apertium_kazrus_texts"


def documents_of(data: Path, task: str) -> list[Case]:
    """The documents of a task, each with its golds by languages."""
    if task in LEARNT:
        return list(cases(data, task))
    if task == "textberg":
        gold = read_beads(data / "textberg" / "dev.de-fr.tsv").beads
        texts = {lang: _read(data / "textberg" / f"dev.{lang}.txt", lang) for lang in ("de", "fr")}
        return [Case("dev", texts, {("de", "fr"): gold})]
    if task == "udhr":
        return [_trilingual(data / _UDHR, (("en", "kk"), ("en", "ru"), ("kk", "ru")))]
    if task == "jam":
        return [_trilingual(data / _JAM, (("en", "kk"), ("en", "ru")))]
    return apertium(data / _APERTIUM)


def _trilingual(folder: Path, pairs: Sequence[tuple[str, str]]) -> Case:
    golds: dict[tuple[str, ...], Beads] = {(a, b): read_beads(folder / f"gold_{a}_{b}.tsv").beads for a, b in pairs}
    return Case(folder.name, {lang: _read(folder / f"{lang}.txt", lang) for lang in ("en", "kk", "ru")}, golds)


def _read(path: Path, lang: str) -> Document:
    return read_document(path, lang=lang, lines=True)


def apertium(folder: Path) -> list[Case]:
    """The Kazakh-Russian texts with a right gold, each a document of its own; the files hold all one after another."""
    gold = read_beads(folder / "gold.tsv").beads
    texts = [_parts(folder, side, lang) for side, lang in (("src", "kk"), ("tgt", "ru"))]
    result = []
    for name in sorted(texts[0].keys() - _WRONG_GOLD):
        (left_start, left), (right_start, right) = (side[name] for side in texts)
        own = [
            (tuple(i - left_start for i in lefts), tuple(j - right_start for j in rights))
            for lefts, rights in gold
            if _within(lefts, left_start, left) and _within(rights, right_start, right) and (lefts or rights)
        ]
        documents = {"kk": document("kk", left), "ru": document("ru", right)}
        result.append(Case(name, documents, {("kk", "ru"): own}))
    return result


def _parts(folder: Path, side: str, lang: str) -> dict[str, tuple[int, list[str]]]:
    """For each document of a file the line at which it starts, and its lines."""
    names = [line.split("\t")[0] for line in (folder / f"docs_{side}.tsv").read_text(encoding="utf-8").splitlines()]
    lines = (folder / f"{side}.{lang}.txt").read_text(encoding="utf-8").splitlines()
    found, start = {}, 0
    for name, group in groupby(names):
        size = len(list(group))
        found[name] = start, lines[start : start + size]
        start += size
    return found


def _within(indices: Sequence[int], start: int, lines: Sequence[str]) -> bool:
    return all(start <= index < start + len(lines) for index in indices)


def document(lang: str, texts: Sequence[str]) -> Document:
    """A document of one segment a line."""
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), 0))
        start += len(text) + 1
    return Document(lang, lang, "\n".join(texts), tuple(segments))
