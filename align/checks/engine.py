"""One entry for all checks: documents in, findings out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...corpus.glossary import Glossary
from ...corpus.tables import primary_language
from ...corpus.types import Document, Finding
from ..drift.speech import raise_in_speech
from ..engine import AlignOptions, align_documents
from .order import distinct, in_text_order
from .rules import COLLECTION_RULES, DOCUMENT_RULES, VERSION_RULES
from .shapes import DocumentRule, VersionRule, Versions
from .terms import term_rules


@dataclass(frozen=True)
class Checked:
    """The texts that were checked, the pairs of language versions among them, and what was found.

    ``findings`` are all findings, in the order of the texts; ``between`` holds, for each pair in ``versions``, those
    on that pair. The others are on one text, or on several texts of one language. No two documents have one id.
    """

    documents: tuple[Document, ...]
    versions: tuple[Versions, ...]
    findings: tuple[Finding, ...]
    between: tuple[tuple[Finding, ...], ...] = ()

    def of(self, document: Document) -> tuple[Finding, ...]:
        """The findings that concern a text by itself or among the texts of its language, in their order."""
        return self._of.get(document.id, ())

    @cached_property
    def _of(self) -> dict[str, tuple[Finding, ...]]:
        paired = {finding for findings in self.between for finding in findings}
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding not in paired:
                for name in dict.fromkeys(place.document for place in finding.where):
                    found[name].append(finding)
        return {name: tuple(findings) for name, findings in found.items()}


def check(
    works: Sequence[Sequence[Document]], options: AlignOptions | None = None, glossary: Glossary | None = None
) -> Checked:
    """The findings on some works, each given as its language versions (one document for each language, three at most).

    Each text is looked at by itself, each pair of versions of a work against one another, and all texts of one
    language against each other; the terms of a glossary are looked for in each text and pair. The documents need
    different ids, for findings name their places by them.
    """
    versions = tuple(pair for work in works for pair in _versions(work, options or AlignOptions()))
    return check_aligned(works, versions, glossary)


def check_aligned(
    works: Sequence[Sequence[Document]], versions: tuple[Versions, ...], glossary: Glossary | None = None
) -> Checked:
    """See ``check``; the pairs of versions are aligned already."""
    of_text, of_pair = DOCUMENT_RULES, VERSION_RULES
    if glossary is not None:
        avoided, missing = term_rules(glossary)
        of_text, of_pair = (*of_text, avoided), (*of_pair, missing)
    documents = tuple(document for work in works for document in work)
    alone = _alone(documents, of_text)
    pasted = {(place.document, n) for f in alone if f.kind == "addition" for place in f.where for n in place.segments}
    between = tuple(_between(pair, of_pair, pasted) for pair in versions)
    # What stands in one text only, such as a sentence in another language, is found in both of its pairs.
    found = [*alone, *dict.fromkeys(finding for findings in between for finding in findings)]
    return Checked(documents, versions, in_text_order(found, documents), between)


def _alone(documents: Sequence[Document], rules: Sequence[DocumentRule]) -> list[Finding]:
    """What is found in each text by itself, and in the texts of each language together."""
    by_language: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_language[primary_language(document.lang)].append(document)
    by_rule = [[finding for document in documents for finding in rule(document)] for rule in rules]
    by_rule += [
        [finding for collection in by_language.values() for finding in rule(collection)] for rule in COLLECTION_RULES
    ]
    return distinct(by_rule)


def _between(pair: Versions, rules: Sequence[VersionRule], pasted: set[tuple[str, int]]) -> tuple[Finding, ...]:
    """The findings on a pair, less those on segments that do not belong to the text, which are reported on it."""
    sides = pair.left, pair.right
    found = [finding for finding in distinct([rule(pair) for rule in rules]) if not _is_said(finding, pasted)]
    return in_text_order(raise_in_speech(found, sides), sides)


def _is_said(finding: Finding, pasted: set[tuple[str, int]]) -> bool:
    """Whether the finding says of segments that do not belong to a text that the other version lacks them."""
    places = {(place.document, n) for place in finding.where for n in place.segments}
    return finding.kind in ("addition", "omission") and bool(places) and places <= pasted


def _versions(work: Sequence[Document], options: AlignOptions) -> Iterator[Versions]:
    """Each pair of the versions of a work, aligned with the help of the third where there are three."""
    if len(work) < 2:
        return
    by_language = {document.lang: document for document in work}
    for (left, right), alignment in align_documents(work, options).pairs.items():
        yield Versions(by_language[left], by_language[right], alignment.beads)
