"""Places of findings made ready for a page: a name, a link to the row, and the words in their context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...corpus.sources import named
from .markup import escape, isolate, language_attributes

if TYPE_CHECKING:
    from ...corpus.types import Document, Place

CONTEXT: Final = 60
"""Characters of the sentence that are shown on either side of the words of a place."""
LONGEST: Final = 600
SHOWN: Final = 6
"""So many places of a finding are shown at once; the others are folded away."""


_GAP: Final = '<mark class="gap"><span class="aside" lang="en">(nothing here)</span></mark>'


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a finding; ``document`` is None if the page knows no such text, ``anchor`` empty without a row."""

    place: Place
    name: str
    document: Document | None = None
    anchor: str = ""


def spots_list(spots: Sequence[Spot]) -> str:
    """The places as a list, the first few open."""
    if not spots:
        return ""
    first = "".join(map(_item, spots[:SHOWN]))
    rest = spots[SHOWN:]
    if not rest:
        return f'<ul class="places">{first}</ul>'
    more = f'<details class="more"><summary>{len(rest):,} more</summary><ul>{"".join(map(_item, rest))}</ul></details>'
    return f'<ul class="places">{first}<li>{more}</li></ul>'


def spot_link(spot: Spot) -> str:
    """The name and line of a place, leading to its row if it has one."""
    where = f"{isolate(spot.name)}, {escape(named(spot.place))}"
    return f'<a href="#{spot.anchor}">{where}</a>' if spot.anchor else where


def _item(spot: Spot) -> str:
    words = _words(spot)
    attributes = language_attributes(spot.document.lang) if spot.document else 'lang=""'
    quote = f"<q {attributes}><bdi>{words}</bdi></q>" if words else "no words of its own"
    return f"<li>{spot_link(spot)}: {quote}</li>"


def _words(spot: Spot) -> str:
    """The words of the place, marked inside what stands around them in the same segments."""
    text = spot.place.text
    before, after = _around(spot)
    if not text.strip():
        return f"{escape(before)}{_GAP}{escape(after)}" if before or after else ""
    words = escape(_cut(text))
    return f"{escape(before)}<mark>{words}</mark>{escape(after)}" if before or after else words


def _around(spot: Spot) -> tuple[str, str]:
    """What stands before and after the place in its segments, cut at words; nothing where the quotation is not so."""
    document, place = spot.document, spot.place
    if document is None or document.text[place.start : place.end] != place.text:
        return "", ""
    held = [document.segments[n] for n in place.segments if 0 <= n < len(document)]
    low = min((s.start for s in held), default=place.start)
    high = max((s.end for s in held), default=place.end)
    before, after = document.text[low : place.start], document.text[place.end : high]
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(maxsplit=1)[0] + " …"
