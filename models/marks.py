"""Punctuation that a translation keeps: question marks, quotation marks, brackets and colons."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from .grid import Floats

#: Names of the classes of marks, in the order of the rows of ``mark_counts``.
MARKS = ("question", "quotation", "bracket", "colon")
_CLASSES = (re.compile("[?？]"), re.compile('[«»“”„"‹›]'), re.compile(r"[()\[\]]"), re.compile("[:;]"))
#: More marks of a class in one segment say nothing more.
_MOST = 2


def mark_counts(texts: Sequence[str]) -> Floats:
    """How many marks of each class each text has, shape (classes, texts), at most two each."""
    counts = [[min(_MOST, len(pattern.findall(text))) for text in texts] for pattern in _CLASSES]
    return np.array(counts, dtype=np.float64).reshape(len(_CLASSES), len(texts))
