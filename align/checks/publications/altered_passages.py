"""Sentences that two texts repeat, with a fact altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ....corpus.numbers import differences
from ....corpus.text import key, tokens
from ....corpus.types import Finding
from ...drift.carriers import negates, negators
from ...drift.edits import Edit
from ...drift.facts import names, polarity
from ...drift.negation import inner_pairs
from ...drift.pieces import Piece, words
from .passages import WHAT, Passage, Variant
from .shared_passages import REPEATED, SharedPassages, Spot
from .statements import expressions

_FEW = 6  # words of which each can be held against each
# Two short sentences are one if they share so many words of more than so many letters.
_WORDS_ALIKE, _LITTLE_WORD = 3, 3


def altered_passages(shared: SharedPassages) -> Iterator[Finding]:
    """Sentences that two texts repeat nearly word for word, with a negation or a name that differs.

    Other words are no finding, for a speaker may reword; figures are those of ``conflicting_figures``. A name is one
    only if nothing else differs, and both sentences tell of something that happened once and give the same date, or
    one text is an excerpt of the other: formulas are used for one country, visit or guest after another. In a short
    sentence only a negation is one, where nothing else differs.
    """
    for here, there in shared.pairs:
        if not _may_alter(shared, here, there):
            continue
        variant = Variant.of(*(Passage.segment(shared.documents[d], n) for d, n in (here, there)))
        if _kept(variant) < REPEATED:
            continue
        is_short = shared.is_short(here, there)
        if is_short and not _says_enough(variant):
            continue
        found = polarity(variant.changed)[0]
        is_excerpt = frozenset((here[0], there[0])) in shared.excerpts
        if len(variant.changed.edits) == 1 and not is_short and (is_excerpt or _is_one_event(variant)):
            found += [name for name in names(variant.changed)[0] if _is_name(name, shared)]
        for finding in found:
            if finding.severity == "critical":
                detail = f"The same sentence stands in two texts with {WHAT[finding.kind]} changed: "
                yield Finding(
                    finding.kind, "critical", variant.places(finding), f"{detail}{variant.wordings(finding)}."
                )


def _may_alter(shared: SharedPassages, here: Spot, there: Spot) -> bool:
    """Whether the words that only one of two sentences has can be a negation or a name, told without an alignment."""
    lang = shared.documents[here[0]].lang
    one, other = Counter(shared.words[here[0]][here[1]]), Counter(shared.words[there[0]][there[1]])
    ours, theirs = list(one - other), list(other - one)
    forms = negators(lang)
    return (
        max(len(ours), len(theirs)) > _FEW
        or any(
            negates(word, forms) or (word not in shared.small_words and not word.isdigit()) for word in (*ours, *theirs)
        )
        or bool(inner_pairs(ours, theirs, lang))
    )


def _kept(variant: Variant) -> float:
    """The share of the longer sentence that both have in the same order."""
    rows = [words(table[0]) for table in (variant.changed.pair.source_pieces, variant.changed.pair.copy_pieces)]
    lost = [sum(len(words(side)) for side in sides) for sides in _sides(variant.changed.edits)]
    return min(1 - gone / max(len(row), 1) for gone, row in zip(lost, rows, strict=True))


def _says_enough(variant: Variant) -> bool:
    """Whether two short sentences have one difference and words enough in common, and neither is a question."""
    lost = {piece.start for edit in variant.changed.edits for piece in edit.source}
    (row,) = variant.changed.pair.source_pieces
    same = {piece.key for piece in row if piece.start not in lost and len(piece.key) > _LITTLE_WORD}
    return len(variant.changed.edits) == 1 and len(same) >= _WORDS_ALIKE and not any(map(_asks, variant.changed.texts))


def _asks(text: str) -> bool:
    return "?" in text


def _sides(edits: Sequence[Edit]) -> tuple[list[Sequence[Piece]], list[Sequence[Piece]]]:
    return [edit.source for edit in edits], [edit.copy for edit in edits]


def _is_one_event(variant: Variant) -> bool:
    """Whether both sentences tell what happened on the same date."""
    left, right = variant.changed.quantities
    is_dated = any(quantity.unit in {"year", "date"} for quantity in left) and not differences(left, right)
    happened = expressions(variant.one.document.lang).get("event")
    texts = variant.changed.texts
    return is_dated and all(happened and happened.search(key(t)) for t in texts)


def _is_name(finding: Finding, shared: SharedPassages) -> bool:
    every = (key(token.text) for where in finding.where for token in tokens(where.text))
    return shared.small_words.isdisjoint(every)
