"""What marks the sides that no person wrote for a text: badges in cells, and what filled how many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from ...corpus.language import language_name
from .markup import escape, percent
from .parts import Figure, counts_table

if TYPE_CHECKING:
    from ...corpus.made import Made
    from ...corpus.types import Alignment, Bead

BADGES: Final = {"mt": "MT", "memory": "TM", "human": "TM"}
NAMES: Final = {"mt": "machine translation", "memory": "translation memory", "human": "translation memory"}
#: A remark that stands on more sides than this is said once, in the summary.
_OFTEN: Final = 3


def badge_text(made: Made) -> str:
    """The badge in letters: ``MT 0.83``."""
    return f"{BADGES[made.origin]} {made.score:.2f}"


def origin_flags(bead: Bead) -> list[str]:
    """The sorts of row, for the filter, that a bead belongs to by what fills it."""
    origins = {"memory" if made.origin == "human" else made.origin for made in bead.made if made.text}
    return sorted(origins) + (["empty"] if any(not made.text for made in bead.made) else [])


ORIGIN_CHOICES: Final = {
    "mt": "machine translated",
    "memory": "filled from a memory",
    "empty": "left empty",
}


@dataclass(frozen=True, slots=True)
class MadeCells:
    """Cells of sides that were made; remarks that many of them share are left to the summary."""

    shared: frozenset[str]

    @classmethod
    def of(cls, alignment: Alignment) -> MadeCells:
        """For the sides of an alignment."""
        return cls(frozenset(part for part, number in _remarks(alignment.beads).items() if number > _OFTEN))

    def cell(self, made: Made, opening: str, label: str) -> str:
        """A table cell: badge, text and remarks; ``opening`` begins one in the side's language, ``label`` names it."""
        rare = "; ".join(part for part in _parts(made) if part not in self.shared)
        remark = f'<p class="remark" lang="en">{escape(rare)}</p>' if rare else ""
        if not made.text:
            name, why = escape(language_name(made.lang)), escape(made.note)
            return f'<td class="none" {label}><p>no counterpart in {name}, left empty{": " * bool(why)}{why}</p></td>'
        return (
            f'{opening}<p class="seg made {made.origin}">{_badge(made)} <bdi>{escape(made.text)}</bdi></p>{remark}</td>'
        )


def origins_table(alignment: Alignment) -> str:
    """What filled the missing sides: from which version, by which model or memory, how many and how well."""
    groups: dict[tuple[str, str, str, str], list[Made]] = {}
    for made in (made for bead in alignment.beads for made in bead.made if made.text):
        model = made.model + (f"@{made.revision}" if made.origin == "mt" and made.revision else "")
        groups.setdefault((made.lang, made.source, NAMES[made.origin], model), []).append(made)
    if not groups:
        return ""
    total = sum(map(len, groups.values()))
    rows: list[tuple[str, ...]] = [
        (
            f"{language_name(lang)} from {language_name(source)}", f"{what}: {model}" if model else what,
            f"{len(sides):,}", percent(len(sides), total), f"{fmean(made.score for made in sides):.2f}",
            _shared_remarks(sides),
        )
        for (lang, source, what, model), sides in groups.items()
    ]  # fmt: skip
    head: tuple[str, ...] = ("Filled", "By", "Sides", "Share", "Mean quality", "Remarks")
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return counts_table("Sides that no person wrote for this text", head, rows, stack=True)


def origin_figures(alignment: Alignment) -> list[Figure]:
    """How many sides were filled by what, how many were left empty, and how good those filled are on the whole."""
    sides = [made for bead in alignment.beads for made in bead.made]
    filled = [made for made in sides if made.text]
    counted = Counter(NAMES[made.origin] for made in filled)
    found = [Figure(f"{number:,}", f"filled by {name}") for name, number in counted.items()]
    if empty := len(sides) - len(filled):
        found.append(Figure(f"{empty:,}", "left empty"))
    if filled:
        found.append(Figure(f"{fmean(made.score for made in filled):.2f}", "mean quality of what fills them"))
    return found


def filled_words(alignment: Alignment) -> str:
    """How many sides were filled and by what, as a sentence; empty where none were."""
    sides = [made for bead in alignment.beads for made in bead.made]
    counted = Counter(NAMES[made.origin] for made in sides if made.text)
    empty = sum(not made.text for made in sides)
    parts = [f"{number:,} by {name}" for name, number in counted.items()]
    if empty:
        parts.append(f"{empty:,} left empty")
    return f"Of {len(sides):,} missing sides: {', '.join(parts)}." if sides else ""


def _badge(made: Made) -> str:
    model = f"{made.model}, revision {made.revision}" if made.revision else made.model
    said = f"{NAMES[made.origin]} by {model} from {language_name(made.source)}, quality {made.score:.2f}"
    title = f"{said}; {made.note}" if made.note else said
    return (
        f'<span class="tag {made.origin}" lang="en" title="{escape(title)}">{badge_text(made)}'
        f'<span class="aside">: {escape(NAMES[made.origin])} from {escape(language_name(made.source))}</span></span>'
    )


def _parts(made: Made) -> list[str]:
    return made.note.split("; ") if made.note else []


def _remarks(beads: Iterable[Bead]) -> Counter[str]:
    return Counter(part for bead in beads for made in bead.made for part in _parts(made))


def _shared_remarks(sides: Sequence[Made]) -> str:
    counted = Counter(part for made in sides for part in _parts(made))
    return "; ".join(part for part, number in counted.items() if number > _OFTEN)
