"""The units of a translation memory (TMX 1.1 to 1.4b), one at a time, whatever the size of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..units import clean
from .assemble import Extracted, tidy
from .codes import unknown_code, usual_code
from .columns import column
from .opening import pieces, shown
from .source import Source
from .xml import LANG, Xml, children, inner_text

# What these hold is the code of another format, no text; <hi> and <sub> hold text, but a <sub> stands inside them.
_CODES: Final = frozenset({"bpt", "ept", "it", "ph", "ut"})
_ATTRIBUTES: Final = frozenset({
    "creationid", "creationdate", "changeid", "changedate", "creationtool", "usagecount", "lastusagedate", "segtype",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """One ``<tu>``, counted from 1, with its texts in the order of the file: two may have one language.

    Texts are on one line, without inline codes. ``source`` is the language that was translated from ("" if the file
    does not say). ``properties`` holds the ``<prop>`` of the unit by type, ``attributes`` the dates, people and segtype
    of ``<tu>``, else of its texts (of these the target's, if both have one). ``problems`` says in words what was left
    out: texts without a language, with an unknown one, without content.
    """

    number: int
    line: int
    texts: tuple[tuple[str, str], ...]
    source: str = ""
    id: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class TmxFile:
    """A TMX file to go through once; ``dropped`` counts characters that XML forbids and that were left out.

    ``data`` is the file in pieces, where they are at hand already; ``cleaned`` is what is done to the texts.
    """

    def __init__(self, path: Path, data: Iterable[bytes] | None = None, cleaned: Callable[[str], str] = clean) -> None:
        self.path = path
        self._cleaned = cleaned
        self._xml = Xml(shown(path), pieces(path) if data is None else data)

    @property
    def dropped(self) -> int:
        """How many forbidden characters were left out so far."""
        return self._xml.dropped

    def __iter__(self) -> Iterator[TmxUnit]:
        """The units in order. Raises ``InputError``, also in the middle, where the file is broken."""
        source, number = "", 0
        for event, element in self._xml.elements({"header", "tu"}):
            if event == "start" and element.tag.endswith("header"):
                source = element.get("srclang", "")
            elif event == "end" and element.tag.endswith("tu"):
                number += 1
                yield _unit(element, number, source, self._cleaned)


def _unit(element: Any, number: int, source: str, cleaned: Callable[[str], str]) -> TmxUnit:
    texts, problems = [], []
    attributes: dict[str, str] = {}
    for variant in children(element, "tuv"):
        attributes.update(_attributes(variant))
        code = variant.get(LANG) or variant.get("lang", "")
        lang = usual_code(code)
        text = cleaned(" ".join(inner_text(segment, _CODES) for segment in children(variant, "seg")))
        if lang is None:
            problems.append(unknown_code(code))
        elif not text:
            problems.append(f"an empty text in {lang}")
        else:
            texts.append((lang, text))
    source = element.get("srclang") or source
    return TmxUnit(
        number,
        int(element.sourceline or 0),
        tuple(texts),
        source=usual_code(source) or "",
        id=element.get("tuid", ""),
        properties={prop.get("type", ""): clean(prop.text or "") for prop in children(element, "prop")},
        attributes=attributes | _attributes(element),
        notes=tuple(clean(note.text or "") for note in children(element, "note")),
        problems=tuple(problems),
    )


def _attributes(element: Any) -> dict[str, str]:
    return {name: value for name, value in element.items() if name in _ATTRIBUTES}


def extract_tmx(source: Source) -> Extracted:
    """The texts of one language in the units of a memory, one segment each, variants of one unit too.

    Raises ``InputError`` where the file holds other languages, or several and nobody says which is meant.
    """
    file = TmxFile(source.path, [source.data], cleaned=tidy)  # which keeps what garbled letters are repaired from
    units = list(file)
    columns = [(f"unit {unit.number}", unit.texts) for unit in units]
    found = column(source, columns)
    problems = Counter(problem for unit in units for problem in unit.problems)
    found.notes += [f"{problem}: left out" + f" ({count} times)" * (count > 1) for problem, count in problems.items()]
    if file.dropped:
        found.notes.append(f"{file.dropped} characters that XML forbids were left out")
    return found
