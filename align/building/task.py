"""One work from its files to its results, as a pure step: the same texts, options and tools give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from ...corpus.errors import UshtilError
from ...corpus.language import contradicting, language_name
from ...corpus.output import Content, encoded
from ...corpus.read import read_path
from ...corpus.sources import SourceDocument, notes
from ...corpus.types import Document
from ..engine import Aligned, align_documents
from ..fill import alone, with_missing
from ..fill_run import run_fill
from ..fill_text import is_marked, made_text
from ..formats import goal_files
from ..plausible import are_unrelated
from ..targets import Target
from .columns import ordered
from .findings import findings_file
from .gather import Work, place_of_language
from .kept import from_files, kept_files, read_kept
from .table import figures
from .tools import Tools

_ENDINGS: Final = {"xliff": "xlf", "xliff12": "12.xlf"}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """A work to be made: anew, or, where ``kept`` pairs stand in its ``folder``, only the files of other formats."""

    work: Work
    folder: Path
    formats: tuple[str, ...]
    kept: tuple[Pair, ...] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a work: its files by their names and what is told of it, or why there is nothing.

    ``info`` is None where the work itself stays as it is.
    """

    work: Work
    files: Mapping[str, bytes] = field(default_factory=dict)
    info: Mapping[str, Any] | None = None
    problem: str = ""


def make(task: Task, tools: Tools) -> Made:
    """The results of a work; a problem of the texts or models that a user can mend is told in one line."""
    try:
        if task.kept is not None:
            return Made(task.work, _other_formats(read_kept(task.folder, task.kept), task, tools))
        return _made(task, tools)
    except UshtilError as error:
        return Made(task.work, problem=" ".join(str(error).split()))
    except MemoryError:
        return Made(task.work, problem="there is too little memory for it: cut its texts into parts")


def _made(task: Task, tools: Tools) -> Made:
    documents, said = _documents(task.work, tools)
    aligned = _aligned(documents, tools)
    said += _doubts(aligned)
    findings, severities = findings_file(aligned, tools)
    aligned, more = _filled(aligned, task.work, tools)
    said += more
    files = kept_files(aligned)
    if findings is not None:
        files["findings.jsonl"] = findings
    # As it is read from its files, so that other formats are the same whenever they are made.
    files |= _other_formats(from_files(files, list(aligned.pairs)), task, tools)
    marked = [document.lang for document in documents if is_marked(document.text)]
    return Made(task.work, files, {**figures(aligned), "findings": severities, "marked": marked, "notes": said})


def _documents(work: Work, tools: Tools) -> tuple[list[Document], list[str]]:
    """The versions, and what must be said about how they were read."""
    found: list[Document] = []
    said: list[str] = []
    manifest = tools.manifest
    for source in work.sources:
        read = read_path(source.path, lang=source.lang, lines=manifest.lines, encoding=manifest.encoding)
        document: SourceDocument = replace(read, id=source.id)
        said += [f"{source.id}: {note}" for note in notes(document)]
        if lang := contradicting(document):
            said.append(f"{source.id}: the text looks {language_name(lang)}, not {language_name(document.lang)}")
        if is_marked(document.text):
            said.append(f"{source.id}: its first line says that no person wrote it: it goes into no memory")
        found.append(document)
    return found, said


def _aligned(documents: Sequence[Document], tools: Tools) -> Aligned:
    """The versions aligned, with a column for each whole version that is to be made."""
    fill = tools.manifest.fill
    languages = [document.lang for document in documents]
    missing = [lang for lang in (fill.languages if fill else ()) if lang not in languages]
    aligned = (
        alone(documents[0]) if len(documents) == 1 else align_documents(documents, tools.options, scorer=tools.scorer)
    )
    stem = documents[0].id.removesuffix(f".{languages[0]}")
    room = 3 - len(documents)
    whole = with_missing(aligned, [Document(f"{stem}.{lang}", lang, "", ()) for lang in missing[:room]])
    return ordered(whole, place_of_language(tools.manifest))


def _doubts(aligned: Aligned) -> list[str]:
    ids = {document.lang: document.id for document in aligned.alignment.documents if len(document)}
    return [
        f"hardly anything in {ids[second]} matches {ids[first]}: are these versions of one text?"
        for (first, second), pair in aligned.pairs.items()
        if first in ids and second in ids and are_unrelated(pair.beads)
    ]


def _filled(aligned: Aligned, work: Work, tools: Tools) -> tuple[Aligned, list[str]]:
    fill = tools.manifest.fill
    languages = aligned.alignment.languages
    targets = [lang for lang in languages if fill and lang in (fill.languages or languages)]
    if not targets or len(languages) < 2:
        return aligned, []
    said: list[str] = []
    found, _ = run_fill(aligned, targets, tools.maker(work.name), said.append)
    return found, said


def _other_formats(aligned: Aligned, task: Task, tools: Tools) -> dict[str, bytes]:
    """The files that are made for each work by itself, named after it: other formats, and versions that were made."""
    stem, alignment = task.folder.name, aligned.alignment
    files = {
        f"{stem}.{document.lang}.txt": _whole(made_text(alignment, document.lang, lines=tools.manifest.lines))
        for document in alignment.documents
        if not len(document)
    }
    if len(alignment.documents) < 2:
        return files
    for form in task.formats:
        name = f"{stem}.{_ENDINGS.get(form, form)}"
        made = goal_files(alignment, aligned.pairs, Target(task.folder / name, form))
        files |= {path.name: _whole(content) for path, content in made.items()}
    return files


def _whole(content: Content) -> bytes:
    parts: Iterable[str | bytes] = (content,) if isinstance(content, str | bytes) else content
    return b"".join(encoded(part) if isinstance(part, str) else part for part in parts)
