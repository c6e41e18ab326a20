"""The files of a corpus as works: told by a manifest, or by the names of the files and their languages."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ...corpus.errors import InputError
from ...corpus.manifest import Manifest
from ...corpus.read import read_path
from ...corpus.read.codes import language_in_name
from ...corpus.read.opening import pieces
from ...corpus.tables import primary_language
from .names import document_id, fixed_part, folders_of, name_of_work
from .patterns import files

_KNOWN: Final = ("en", "kk", "ru")
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A text of a work: its file, its language, what the document is called, and a digest of the file's bytes."""

    path: Path
    lang: str
    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its versions, at most one for a language; ``problem`` says why it cannot be built."""

    name: str
    folder: str
    sources: tuple[Source, ...]
    problem: str = ""


@dataclass
class Gathered:
    """The works by their names, and the languages that were recognised from texts, by the digests of the files.

    ``ignored`` counts the texts in languages that the manifest leaves out.
    """

    works: list[Work] = field(default_factory=list)
    recognised: dict[str, str] = field(default_factory=dict)
    ignored: int = 0


def gather(manifest: Manifest, recognised: Mapping[str, str]) -> Gathered:
    """The works of a corpus. Raises ``InputError`` where a pattern leaves nothing or two works have one name.

    ``recognised`` are languages that an earlier call recognised: a text need not be read to know its language again.
    """
    found = Gathered()
    fixed = fixed_part(manifest.patterns)
    sources, problems = _named_works(manifest)
    for path in files(manifest):
        relative = Path(os.path.relpath(path, manifest.base))
        named = _named_language(relative, manifest)
        try:
            digest = _digest(path)
            lang = named or recognised.get(digest) or _recognised(path, manifest)
        except InputError as error:
            name = name_of_work(relative, named or "", fixed)
            problems[name] = str(error)
            sources.setdefault(name, [])
            continue
        if named is None:
            found.recognised[digest] = lang
        if manifest.languages and primary_language(lang) not in map(primary_language, manifest.languages):
            found.ignored += 1
        else:
            source = Source(path, lang, document_id(relative, fixed), digest)
            sources.setdefault(name_of_work(relative, lang, fixed), []).append(source)
    _check_names(manifest, sources)
    folders = folders_of(list(sources))
    for name in sorted(sources):
        problem = problems.get(name) or _problem(sources[name])
        found.works.append(Work(name, folders[name], tuple(_in_order(sources[name], manifest)), problem))
    return found


def _named_works(manifest: Manifest) -> tuple[dict[str, list[Source]], dict[str, str]]:
    """The works that the manifest names with their texts, and what is wrong with some."""
    sources: dict[str, list[Source]] = {}
    problems: dict[str, str] = {}
    for work in manifest.works:
        sources[work.name] = []
        for lang, path in work.texts.items():
            called = document_id(Path(os.path.relpath(path, manifest.base)), 0)
            try:
                sources[work.name].append(Source(path, lang, called, _digest(path)))
            except InputError as error:
                problems[work.name] = str(error)
    return sources, problems


def _check_names(manifest: Manifest, sources: Mapping[str, list[Source]]) -> None:
    """Raise ``InputError`` where a work of the manifest is called as one of the texts that the patterns find."""
    for work in manifest.works:
        if len(sources[work.name]) > len(work.texts):
            said = f"{work.name} is also a work among the texts, by the names of its files: rename it"
            raise manifest.problem(said, "work", "name", work.number)


def _recognised(path: Path, manifest: Manifest) -> str:
    return read_path(path, lines=manifest.lines, encoding=manifest.encoding).lang


def _digest(path: Path) -> str:
    hasher = blake2b(digest_size=16)
    for piece in pieces(path):
        hasher.update(piece)
    return hasher.hexdigest()


def _named_language(relative: Path, manifest: Manifest) -> str | None:
    """The language that the name of the file tells, or a folder of such a name."""
    codes = dict.fromkeys([*manifest.languages, *_KNOWN])
    stem = relative.name.partition(".")[0]
    behind = (code for code in codes if stem.endswith((f"_{code}", f"-{code}")))
    folders = (folder for folder in reversed(relative.parent.parts) if folder in codes)
    return language_in_name(relative) or next(behind, None) or next(folders, None)


def _problem(sources: list[Source]) -> str:
    languages: dict[str, Source] = {}
    for source in sources:
        other = languages.setdefault(primary_language(source.lang), source)
        if other is not source:
            return (
                f"{source.path}: the same text in the same language ({source.lang}) as {other.path}: take one away, or "
                "give it another name"
            )
    if len(languages) > _MOST:
        return f"versions in {len(languages)} languages ({', '.join(languages)}): name three under languages"
    return ""


def _in_order(sources: list[Source], manifest: Manifest) -> list[Source]:
    """The versions in an order of languages that is the same for every work."""
    place = place_of_language(manifest)
    return sorted(sources, key=lambda source: (place(source.lang), source.id))


def place_of_language(manifest: Manifest) -> Callable[[str], tuple[int, str]]:
    """A key to put languages in the order of the corpus: the manifest's, or en, kk, ru and then the others."""
    order = dict.fromkeys(primary_language(code) for code in manifest.languages or _KNOWN)
    places = {code: place for place, code in enumerate(order)}
    return lambda lang: (places.get(primary_language(lang), len(places)), lang)
