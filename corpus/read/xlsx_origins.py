"""What the cells of a reviewed workbook say of its filled sides: who made them, and what was noted of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..made import Made, Origin
from ..types import Indices
from ..units import clean

_ORIGIN: Final = re.compile(r"([\w-]{1,35}): (mt|memory) from ([\w-]{0,35}) by (.*) \(([^()]*)\), (\d(?:\.\d{1,9})?)")


def made_sides(origins: str, notes: str, spans: Mapping[str, Indices], texts: Mapping[str, str]) -> Iterator[Made]:
    """The sides that no person wrote, as the cells ``origin`` and ``note`` have them, and those still empty.

    A note on a side that the reviewer took over, put in or cleared is gone.
    """
    said = _notes(notes, texts)
    yield from _made(origins, spans, texts, said)
    cleared = {line.partition(":")[0].strip() for line in origins.splitlines()}
    yield from _empty(spans, texts, {lang: note for lang, note in said.items() if lang not in cleared})


def _notes(cell: str, languages: Iterable[str]) -> dict[str, str]:
    """The notes by language, from ``kk: ...; ru: ...``; what names none of the languages is a note on no side."""
    named = "|".join(map(re.escape, languages))
    parts = re.split(rf"(?:^|; )({named}): ", clean(cell))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _empty(spans: Mapping[str, Indices], texts: Mapping[str, str], notes: Mapping[str, str]) -> Iterator[Made]:
    """The sides that are as empty as they were written, with the reason why nothing fills them."""
    source = next((lang for lang, text in texts.items() if text and spans[lang]), "")
    for lang, said in notes.items():
        if source and not texts[lang] and not spans[lang]:
            yield Made(lang, "", "mt", source, "", "", 0.0, said)


def _made(
    cell: str, spans: Mapping[str, Indices], texts: Mapping[str, str], notes: Mapping[str, str]
) -> Iterator[Made]:
    for line in cell.splitlines():
        if match := _ORIGIN.fullmatch(line.strip()):
            lang, kind, source, model, revision, score = match.groups()
            if texts.get(lang) and not spans.get(lang):
                origin: Origin = "mt" if kind == "mt" else "memory"
                yield Made(
                    lang, texts[lang], origin, source, model, revision, min(float(score), 1.0), notes.get(lang, "")
                )
