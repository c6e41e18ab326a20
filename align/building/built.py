"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .current import Current
from .feed import Fed


@dataclass
class Built:
    """The works that stand, which of them were made anew, what failed and why, what was written and must be said.

    ``removed`` are works whose texts are gone, ``ignored`` counts texts in languages that the manifest leaves out.
    ``fed`` is None where no memory was fed.
    """

    folder: Path
    current: dict[str, Current] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ignored: int = 0
    fed: Fed | None = None
