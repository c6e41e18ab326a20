"""Which texts are versions of one work: told by the names of their files and by their languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..corpus.errors import InputError
from ..corpus.language import language_of_name
from ..corpus.types import Document

_MOST: Final = 3
_SEPARATORS: Final = "_- "


def works(paths: Sequence[Path], documents: Sequence[Document]) -> list[list[Document]]:
    """The documents grouped into works of one document for each language, in the order in which each work begins.

    Names that differ only in the language (``speech.en.txt`` and ``speech.kk.txt``, ``en/speech.txt`` and
    ``kk/speech.txt``) are versions of one work. Where no two names are, two or three texts in as many languages are
    one work all the same, and else each is a work by itself. Raises ``InputError`` where a work has two texts in one
    language, or more than three texts.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (path, document) in enumerate(zip(paths, documents, strict=True)):
        groups[work_name(path, document.lang)].append(number)
    for group in groups.values():
        _refuse(group, paths, documents)
    languages = {document.lang for document in documents}
    if len(groups) == len(documents) == len(languages) <= _MOST:
        return [list(documents)]
    return [[documents[number] for number in group] for group in groups.values()]


def _refuse(group: Sequence[int], paths: Sequence[Path], documents: Sequence[Document]) -> None:
    known: dict[str, Path] = {}
    for number in group:
        lang = documents[number].lang
        if lang in known:
            raise InputError(
                f"the same text in the same language ({lang}) as {known[lang]}: leave one of the two out, or give it "
                "another name",
                paths[number],
            )
        known[lang] = paths[number]
    if len(known) > _MOST:
        raise InputError(
            f"the fourth version of one text, beside {', '.join(map(str, list(known.values())[:_MOST]))}: "
            "give three at most",
            known[list(known)[_MOST]],
        )


def work_name(path: Path, lang: str) -> tuple[str, ...]:
    """The path with its language taken out, wherever it stands."""
    folders = ("" if part == lang else part for part in path.parent.parts)
    parts = path.name.split(".")
    if language_of_name(path) and len(parts) > 2:
        del parts[-2]
    elif language_of_name(path):
        del parts[-1]
    else:
        stem = parts[0]
        if stem.endswith(tuple(f"{separator}{lang}" for separator in _SEPARATORS)):
            parts[0] = stem[: -len(lang) - 1]
    return (*folders, ".".join(parts))
