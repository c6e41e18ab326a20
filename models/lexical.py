"""The embedded lexical scorer: lengths, numbers, words spelled alike, lexicon, punctuation; no weights to download."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..corpus.lexicon import Lexicon
from ..corpus.tables import primary_language
from ..corpus.types import Document
from .anchors import lexicon_coverage, name_coverage, number_coverage
from .coverage import content
from .lexical_evidence import LexicalEvidence
from .profile import Profile
from .weights import LexicalWeights

#: Of so many documents the profiles are kept.
_KEPT = 3


@dataclass(frozen=True)
class LexicalScorer:
    """The scorer that needs no weights to be downloaded; it judges any pair of languages, en, kk and ru best."""

    weights: LexicalWeights | None = None
    lexicon: Lexicon | None = None
    _profiles: dict[int, tuple[Document, Profile]] = field(default_factory=dict, compare=False, repr=False)

    def evidence(self, left: Document, right: Document) -> LexicalEvidence:
        """See ``Scorer``."""
        weights, lexicon = self.weights or LexicalWeights.default(), self.lexicon or Lexicon.default()
        ours, theirs = (self._profile(document, lexicon) for document in (left, right))
        coverage = {
            "number": number_coverage(ours, theirs),
            "name": name_coverage(ours.names, theirs.names),
            "word": name_coverage(ours.words, theirs.words),
        }
        known = bool(lexicon.entries) and all(primary_language(d.lang) in lexicon.languages for d in (left, right))
        if known:
            coverage["lexicon"] = lexicon_coverage(ours, theirs)
        return LexicalEvidence(
            weights=weights,
            stages=weights.known if known else weights.others,
            expected=weights.lengths.expected(left.lang, right.lang),
            left_lengths=ours.lengths,
            right_lengths=theirs.lengths,
            left_marks=ours.marks,
            right_marks=theirs.marks,
            left_content=content((found.left for found in coverage.values()), len(left)),
            right_content=content((found.right for found in coverage.values()), len(right)),
            coverage=coverage,
            stems=(ours.stems, theirs.stems),
        )

    def _profile(self, document: Document, lexicon: Lexicon) -> Profile:
        """The profile of a document; the last few are kept, for of three versions each is compared twice."""
        kept = self._profiles
        if id(document) not in kept or kept[id(document)][0] is not document:
            while len(kept) >= _KEPT:
                del kept[next(iter(kept))]
            kept[id(document)] = document, Profile.of(document, lexicon)
        return kept[id(document)][1]
