"""Golds and the alignments to be judged by them, brought together."""

from __future__ import annotations

from pathlib import Path

from ..corpus.errors import InputError, UsageError
from ..corpus.read.beads import BeadFile, read_beads

_ENDINGS = {".tsv", ".jsonl"}


def bead_pairs(gold: Path, test: Path) -> list[tuple[BeadFile, BeadFile]]:
    """Each gold with the alignment to judge: two files, or the files of one name in two folders.

    ``speech.gold.tsv``, ``speech.tsv`` and ``speech.jsonl`` have one name. Raises ``UshtilError`` when a file has
    no counterpart on the other side, for a score of half the texts would be a wrong one.
    """
    if gold.is_dir() != test.is_dir():
        raise UsageError(f"{gold} and {test}: give two files or two folders, not one of each")
    if not gold.is_dir():
        return _linking([_pair(gold, test)], gold)
    golds, tests = _named(gold), _named(test)
    for name, path in (golds | tests).items():
        if name not in golds or name not in tests:
            other = gold if name in tests else test
            raise InputError(f"has no counterpart in {other}: add it there, or leave this file out", path)
    if not golds:
        raise InputError("there is no .tsv or .jsonl file in this folder", gold)
    return _linking([_pair(golds[name], tests[name]) for name in sorted(golds)], gold)


def _linking(pairs: list[tuple[BeadFile, BeadFile]], gold: Path) -> list[tuple[BeadFile, BeadFile]]:
    """The pairs, once it is known that there is something in the golds to find."""
    if not any(sum(map(bool, bead)) > 1 for first, _ in pairs for bead in first.beads):
        raise InputError("it links nothing, so there is nothing to score by: give the right alignment first", gold)
    return pairs


def _named(folder: Path) -> dict[str, Path]:
    named: dict[str, Path] = {}
    for path in _listed(folder):
        if path.suffix in _ENDINGS and path.is_file() and not path.name.startswith("."):
            name = path.stem.removesuffix(".gold")
            if name in named:
                raise InputError(f"has the same name as {named[name].name}: leave one of them out", path)
            named[name] = path
    return named


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except PermissionError:
        raise InputError("no permission to read this folder: change its rights or copy it", folder) from None
    except OSError as error:
        raise InputError(
            f"this folder cannot be read ({error.strerror}): check the name and the disk", folder
        ) from None


def _pair(gold: Path, test: Path) -> tuple[BeadFile, BeadFile]:
    first, second = read_beads(gold), read_beads(test)
    if first.width != second.width:
        raise InputError(
            f"{second.width} languages are aligned here, and {first.width} in {gold}: "
            f"write the same ones, for a pair with ushtil align --pair",
            test,
        )
    if first.languages and second.languages and first.languages != second.languages:
        raise InputError(
            f"the languages are {', '.join(second.languages)} here, and {', '.join(first.languages)} in {gold}", test
        )
    return first, second
