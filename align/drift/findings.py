"""What a reader should look at in a changed link; moves and splits are settled before."""

from __future__ import annotations

from collections.abc import Sequence

from ...corpus.types import Finding, Link
from .attribution import moved_attribution
from .carriers import carried
from .changed import Changed
from .edits import Edit, Pair
from .facts import names, numbers, polarity
from .pieces import words
from .places import listed, or_nothing, quoted
from .stance import stance

# Words on either side that a split or a merger takes, like "of which" → "of them".
_JOINT = 2
_LITTLE_WORD = 3


def drift(pair: Pair, link: Link, edits: Sequence[Edit]) -> list[Finding]:
    """The findings of one link, the gravest kind first: polarity, number, name, person, losses, wording, form."""
    if link.relation == "identical":
        return []
    changed = Changed(pair, link, [edit for edit in edits if not edit.surface])
    if not changed.edits:
        return [*_regrouped(changed), *_format(changed, edits)]
    found: list[Finding] = []
    rest = list(changed.edits)
    for check in (polarity, numbers, names, stance):
        findings, explained = check(changed)
        found += findings
        rest = [edit for edit in rest if edit not in explained]
    attributed, explained = moved_attribution(changed, rest)
    rest = [edit for edit in rest if edit not in explained]
    return [*found, *attributed, *_rest(changed, rest), *_regrouped(changed)]


def _rest(changed: Changed, rest: Sequence[Edit]) -> list[Finding]:
    """Losses, insertions and replacements that no graver finding has named."""
    if not rest or _only_joins(changed, rest):
        return []
    if any(_has_content(words(edit.source)) or _has_content(words(edit.copy)) for edit in rest):
        if not any(words(edit.copy) for edit in rest):
            return [_loss(changed, rest)]
        if not any(words(edit.source) for edit in rest):
            put_in = listed([quoted(changed.copy_text(edit)) for edit in rest])
            return [changed.finding("addition", "minor", f"The copy adds {put_in} to the sentence.", rest)]
    pairs = [f"{or_nothing(changed.source_text(e))} → {or_nothing(changed.copy_text(e))}" for e in rest]
    return [changed.finding("wording", "minor", f"The copy rewords the sentence: {listed(pairs)}.", rest)]


def _has_content(side: Sequence[str]) -> bool:
    """Whether the words are more than an article or a conjunction; short words carry little in all three languages."""
    return any(len(word) > _LITTLE_WORD or word.isdigit() for word in side)


def _only_joins(changed: Changed, rest: Sequence[Edit]) -> bool:
    """Whether the edits are the word or two that a split or a merger takes."""
    if changed.link.relation not in ("split", "merge"):
        return False
    return all(max(len(words(edit.source)), len(words(edit.copy))) <= _JOINT for edit in rest)


def _loss(changed: Changed, lost: Sequence[Edit]) -> Finding:
    texts = [changed.source_text(edit) for edit in lost]
    held = next((held for text in texts if (held := carried(text, changed.pair.source.lang))), "")
    detail = f"The copy leaves out {listed([quoted(text) for text in texts])} from the sentence"
    return changed.finding(
        "omission", "major" if held else "minor", detail + (f"; it holds {held}." if held else "."), lost
    )


def _regrouped(changed: Changed) -> list[Finding]:
    if changed.link.relation == "split":
        return [changed.finding("split", "neutral", f"The copy makes {len(changed.link.copy)} sentences of one.")]
    if changed.link.relation == "merge":
        return [changed.finding("split", "neutral", f"The copy makes one sentence of {len(changed.link.source)}.")]
    return []


def _format(changed: Changed, edits: Sequence[Edit]) -> list[Finding]:
    if changed.link.relation != "format":
        return []
    pairs = [f"{_marked(changed.source_text(e))} → {_marked(changed.copy_text(e))}" for e in edits]
    return [changed.finding("format", "neutral", f"Only the form differs: {listed(pairs)}.", edits)]


def _marked(text: str) -> str:
    return f"“{text}”" if text.strip() else ("a space" if text else "nothing")
