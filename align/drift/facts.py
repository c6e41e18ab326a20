"""Changes of fact in a link: a negation, a figure or a name; each with the edits that it accounts for."""

from __future__ import annotations

from collections.abc import Sequence

from ...corpus.numbers import Differences, Quantity, differences
from ...corpus.types import Finding, Severity, Span
from .carriers import carried
from .changed import Changed
from .counted import recounted
from .dropping import drops_name
from .edits import Edit
from .negated_words import is_paired, negators_in, words_beside
from .negation import inner_negations
from .pieces import words
from .places import listed, quoted
from .renaming import Surroundings, renaming
from .rounding import conflicting, is_rounded
from .turns import LONGEST

# A negation that comes or goes is a finding where at most one other word changes with it on either side ("cannot" →
# "can", "does not support" → "supports"): more words may say the same in another way. Who speaks may change besides.
_BESIDE = 1
# The share of a sentence's words that stay where a name is dropped from it.
_KEPT = 0.7


Found = tuple[list[Finding], list[Edit]]


def polarity(changed: Changed) -> Found:
    """A negation that stands in one text only, as a word or inside one, with hardly a word changed beside it."""
    lang = changed.pair.source.lang
    for edit in changed.edits:
        if max(len(edit.source), len(edit.copy)) > LONGEST:
            continue
        lost, new = negators_in(edit.source, lang), negators_in(edit.copy, lang)
        inner = inner_negations(words(edit.source), words(edit.copy), lang)
        # An even number says nothing: "not impossible" is possible.
        if (lost + new + sum(inner)) % 2 == 0 or words_beside(changed, edit) > _BESIDE:
            continue
        if not is_paired(changed, edit, lost > new, inner):
            detail = _turned_round(changed, edit, "source" if lost + inner[0] > new + inner[1] else "copy")
            return [changed.finding("polarity", "critical", detail, [edit])], [edit]
    return [], []


def _turned_round(changed: Changed, edit: Edit, which: str) -> str:
    ours, theirs = quoted(changed.source_text(edit)), quoted(changed.copy_text(edit))
    if words(edit.source) and words(edit.copy):
        return f"The statement is negated in the {which} only, which turns it round: {ours} → {theirs}."
    text = ours if which == "source" else theirs
    return f"The negation {text} stands in the {which} only, which turns the statement round."


def numbers(changed: Changed, apart: Differences | None = None) -> Found:
    """The figures that only one side states, and the edits that they stand in.

    ``apart`` are the figures that differ where more is known of them than these two texts say.
    """
    stated = changed.quantities
    apart = differences(*stated) if apart is None else apart
    swapped = recounted(changed, *stated)
    left, right = (
        sorted({*one, *other}, key=lambda quantity: quantity.start)
        for one, other in zip((apart.left, apart.right), swapped, strict=True)
    )
    if not left and not right:
        return [], []
    if changed.is_translation:
        return [_between_languages(changed, left, right)], []
    touched = [edit for edit in changed.edits if _touches(changed, edit, left, right)]
    lost, new = _quote(changed.texts[0], left), _quote(changed.texts[1], right)
    severity: Severity = "critical" if new else "major"
    if lost and new:
        detail = f"The source says {listed(lost)}, the copy {listed(new)}."
    elif new:
        detail = f"The copy states {listed(new)}, which the source does not."
    else:
        clause = [quoted(changed.source_text(edit)) for edit in touched if words(edit.source)]
        detail = f"The copy leaves out {_figures(lost)}" + (f" (in {listed(clause)})." if clause else ".")
    spans = (_spans(side) or _edited(changed, touched, n) for n, side in enumerate((left, right)))
    return [changed.finding_at("number", severity, detail, *spans)], touched


def _between_languages(changed: Changed, left: Sequence[Quantity], right: Sequence[Quantity]) -> Finding:
    """A figure that a translation alters is critical, one that it drops or adds major, one that it rounds minor."""
    source, copy = changed.names
    lost, new = _quote(changed.texts[0], left), _quote(changed.texts[1], right)
    pairs = conflicting(left, right)
    severity: Severity = "critical" if pairs else "major"
    detail = f"The {source} says {listed(lost)}, the {copy} {listed(new)}." if lost and new else ""
    if pairs and len(pairs) == len(left) == len(right) and all(is_rounded(changed, *pair) for pair in pairs):
        severity, detail = "minor", f"The {source} says {listed(lost)}, the {copy} rounds it: {listed(new)}."
    elif not detail:
        one, other, figures = (source, copy, lost) if lost else (copy, source, new)
        detail = f"The {one} says {listed(figures)}; the {other} does not say it."
    return changed.finding_at("number", severity, detail, _spans(left), _spans(right))


def _spans(found: Sequence[Quantity]) -> list[Span]:
    return [(quantity.start, quantity.end) for quantity in found]


def _edited(changed: Changed, touched: Sequence[Edit], side: int) -> list[Span]:
    """Where in one of the texts the edits are, for want of a figure there."""
    start = changed.spans[side][0]
    return [(edit.spans[side][0] - start, edit.spans[side][1] - start) for edit in touched]


def _figures(lost: list[str]) -> str:
    return f"the figure{'s' if len(lost) > 1 else ''} {listed(lost)}"


def _quote(text: str, found: Sequence[Quantity]) -> list[str]:
    return [quoted(text[q.start : q.end]) for q in found]


def _touches(changed: Changed, edit: Edit, left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    (ours, _), (theirs, _) = changed.spans
    source = any(edit.spans[0][0] < ours + q.end and ours + q.start < edit.spans[0][1] for q in left)
    return source or any(edit.spans[1][0] < theirs + q.end and theirs + q.start < edit.spans[1][1] for q in right)


def names(changed: Changed) -> Found:
    """Names replaced, spelled in another way, or left out of a sentence that is kept."""
    found: list[Finding] = []
    touched: list[Edit] = []
    is_kept, around = _is_kept(changed), Surroundings.of(changed.pair, changed.link)
    for edit in changed.edits:
        finding = _renamed(changed, around, edit) or (_dropped(changed, edit) if is_kept else None)
        if finding:
            found.append(finding)
            touched.append(edit)
    return found, touched


def _is_kept(changed: Changed) -> bool:
    """Whether the copy keeps most of the source's words, and in few pieces."""
    count = sum(len(words(changed.pair.source_pieces[i])) for i in changed.link.source)
    lost = sum(len(words(edit.source)) for edit in changed.edits)
    return len(changed.edits) <= LONGEST and lost <= (1 - _KEPT) * count


def _renamed(changed: Changed, around: Surroundings, edit: Edit) -> Finding | None:
    what = renaming(changed.pair, edit)
    if what is None or around.reorders(edit):
        return None
    ours, theirs = quoted(changed.source_text(edit)), quoted(changed.copy_text(edit))
    if what == "spelling":
        detail = f"The name {ours} of the source is spelled {theirs} in the copy."
        return changed.finding("name", "minor", detail, [edit])
    detail = f"The copy has the name {theirs} where the source has {ours}."
    return changed.finding("name", "critical", detail, [edit])


def _dropped(changed: Changed, edit: Edit) -> Finding | None:
    if not drops_name(changed.pair, changed.link, edit) or carried(changed.source_text(edit), changed.languages[0]):
        return None
    detail = f"The copy leaves out a name, and nothing stands for it: {quoted(changed.source_text(edit))}."
    return changed.finding("name", "major", detail, [edit])
