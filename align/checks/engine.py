"""One entry for all checks: documents in, findings out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...corpus.types import Document, Finding
from ..engine import AlignOptions, align_documents
from .rules import COLLECTION_RULES, DOCUMENT_RULES, VERSION_RULES
from .shapes import Versions


@dataclass(frozen=True)
class Checked:
    """The texts that were checked, the pairs of language versions among them, and what was found."""

    documents: tuple[Document, ...]
    versions: tuple[Versions, ...]
    findings: tuple[Finding, ...]


def check(works: Sequence[Sequence[Document]], options: AlignOptions | None = None) -> Checked:
    """The findings on some works, each given as its language versions (one document for each language).

    Each text is looked at by itself, each pair of versions of a work against one another, and all texts of one
    language against each other.
    """
    documents = tuple(document for work in works for document in work)
    versions = tuple(pair for work in works for pair in _versions(work, options or AlignOptions()))
    found = [finding for document in documents for rule in DOCUMENT_RULES for finding in rule(document)]
    found += [finding for pair in versions for rule in VERSION_RULES for finding in rule(pair)]
    by_language: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_language[document.lang].append(document)
    found += [
        finding for collection in by_language.values() for rule in COLLECTION_RULES for finding in rule(collection)
    ]
    return Checked(documents, versions, tuple(found))


def _versions(work: Sequence[Document], options: AlignOptions) -> Iterator[Versions]:
    """Each pair of the versions of a work, aligned with the help of the third where there are three."""
    if len(work) < 2:
        return
    by_language = {document.lang: document for document in work}
    for (left, right), alignment in align_documents(work, options).pairs.items():
        yield Versions(by_language[left], by_language[right], alignment.beads)
