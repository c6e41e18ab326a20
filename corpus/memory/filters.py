"""Which units of a memory are meant: by language, origin, score, publication, document, date, and whether checked."""

from __future__ import annotations

from dataclasses import dataclass

from ..made import Origin
from .languages import Side

_ANY_MADE = "SELECT 1 FROM made WHERE made.unit = units.id"


@dataclass(frozen=True, slots=True)
class Filter:
    """All that is said must hold; what is not said does not matter.

    ``languages``: the unit has texts in each. ``origins``: the origin of its least trusted text (only of those in
    ``languages``, if there are any) is one of these. Scores are in 0..1, both bounds inclusive. ``publication`` and
    ``document`` are names, or patterns with ``*`` and ``?``. ``since`` and ``until`` bound the last change, as
    ``YYYYMMDDThhmmssZ``, both inclusive.
    """

    languages: tuple[Side, ...] = ()
    origins: tuple[Origin, ...] = ()
    min_score: float | None = None
    max_score: float | None = None
    publication: str = ""
    document: str = ""
    since: str = ""
    until: str = ""
    checked: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it lets every unit through."""
        return self == Filter()

    def condition(self, numbers: dict[str, int]) -> tuple[str, list[object]]:
        """What stands behind WHERE in a query of ``units``, with its values; ``numbers`` are those of the languages."""
        parts: list[tuple[str, list[object]]] = []
        held = [numbers.get(side.code, -1) for side in self.languages]
        has = "EXISTS (SELECT 1 FROM variants v WHERE v.unit = units.id AND v.lang = ?)"
        parts += [(has, [number]) for number in held]
        if self.origins:
            parts.append(self._origin(held))
        bounds = (
            ("units.score >= ?", self.min_score), ("units.score <= ?", self.max_score),
            ("units.changed >= ?", self.since or None), ("units.changed <= ?", self.until or None),
            ("units.checked = ?", self.checked),
        )  # fmt: skip
        parts += [(text, [value]) for text, value in bounds if value is not None]
        if self.publication or self.document:
            parts.append(self._place())
        return " AND ".join(f"({text})" for text, _ in parts) or "1", [value for _, some in parts for value in some]

    def _origin(self, languages: list[int]) -> tuple[str, list[object]]:
        """The unit is mt if any text is, else memory if any text is, else human."""
        of = ""
        if languages:
            listed = ", ".join(map(str, languages))
            of = f" AND made.text IN (SELECT text FROM variants v WHERE v.unit = units.id AND v.lang IN ({listed}))"  # noqa: S608 - numbers
        machine, memory = (f"EXISTS ({_ANY_MADE}{of} AND made.origin = '{origin}')" for origin in ("mt", "memory"))
        tests = {"mt": machine, "memory": f"{memory} AND NOT {machine}", "human": f"NOT {memory} AND NOT {machine}"}
        return " OR ".join(f"({tests[origin]})" for origin in self.origins), []

    def _place(self) -> tuple[str, list[object]]:
        """GLOB knows * and ?; a square bracket, which it also knows, stands for itself."""
        tests: list[str] = []
        values: list[object] = []
        if self.publication:
            tests.append("s.publication GLOB ?")
            values.append(_pattern(self.publication))
        if self.document:
            tests.append("EXISTS (SELECT 1 FROM json_each(s.documents) d WHERE d.value GLOB ?)")
            values.append(_pattern(self.document))
        return (
            "units.id IN (SELECT p.unit FROM places p JOIN sources s ON s.id = p.source WHERE "  # noqa: S608
            + " AND ".join(tests)
            + ")",
            values,
        )


def _pattern(text: str) -> str:
    return text.replace("[", "[[]")
