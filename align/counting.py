"""How far a long piece of work is, on a terminal's standard error: done, rate, and time left."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

from .terminal import harmless

#: Seconds between two lines, so that writing them costs nothing.
_PAUSE = 0.2


def counter(what: str, unit: str) -> Callable[[int, int], None]:
    """A function to be told how many of how many are done; in a pipe or a log it writes nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        return lambda done, total: None
    begun = last = monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= _PAUSE and done:
            last = now
            rate = done / max(now - begun, 1e-9)
            left = f"{rate:,.{0 if rate >= 10 else 1}f} {unit} a second, {_spoken((total - done) / rate)} left"
            sys.stderr.write(f"\r\x1b[K{harmless(what)}: {done:,} of {total:,} {unit}, {left} …")
            sys.stderr.flush()

    return tell


def _spoken(seconds: float) -> str:
    """A time in the unit that fits it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
