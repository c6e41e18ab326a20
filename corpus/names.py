"""Names across scripts: two spellings of a name fold to nearly the same letters, whatever suffixes follow."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from .rewriting import Rewriting
from .tables import table_lines
from .text import fold

THRESHOLD = 0.8
SHORTEST = 4
_TABLES = Path(__file__).parent / "data" / "names"
_FREE_SUFFIX = 4
_SUFFIX_PRICE = 0.1
_CUTS = range(5)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN_EXTRA = str.maketrans(
    {"ı": "y", "ş": "sh", "ç": "ch", "ŋ": "ng", "ə": "a", "ø": "o", "ł": "l", "ß": "ss", "æ": "e"}
)
_POSSESSIVE = re.compile("(?:'s|s')$")
# What may stand for another as the first folded letter: Юсуф and Жүсіп, Уәлиханов and Валиханов, Обама and Абама.
_FIRST_CLASS = {
    **dict.fromkeys("aeiou", "a"),
    **dict.fromkeys("gk", "k"),
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("csz", "s"),
    **dict.fromkeys("dt", "d"),
    **dict.fromkeys("fv", "v"),
}


def romanise(word: str) -> str:
    """The word in lower-case Latin letters, as English texts write Kazakh and Russian names."""
    table = _romanisation()
    return fold(word.replace("Ё", "Йо").replace("ё", "йо")).text.translate(table)


@lru_cache(maxsize=1 << 16)
def fold_name(word: str) -> str:
    """ASCII letters under which Tokayev, Тоқаев and Токаев (or Qazaqstan, Kazakhstan and Казахстан) are equal."""
    latin = romanise(word).translate(_LATIN_EXTRA)
    latin = _POSSESSIVE.sub("", latin)
    latin = "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))
    return re.sub("[^a-z]", "", _folds()(latin))


def name_similarity(a: str, b: str) -> float:
    """How surely two words spell one name, 0..1, the same in either order; 0.8 is the measured threshold.

    A Latin spelling is taken as the bare name, so it is compared with the best beginning of a Cyrillic one; of
    two Cyrillic spellings both may end in a case suffix; two Latin spellings are compared whole. What is left
    over is free up to four letters. Folded names shorter than four letters must be equal.
    """
    left, right = fold_name(a), fold_name(b)
    inflected = bool(_CYRILLIC.search(a)), bool(_CYRILLIC.search(b))
    return _similarity(left, right, inflected)


def _similarity(left: str, right: str, inflected: tuple[bool, bool]) -> float:
    if left == right:
        return 1.0 if left else 0.0
    if min(len(left), len(right)) < SHORTEST:
        return 0.0
    if inflected == (False, True):
        return _beginning(left, right)
    if inflected == (True, False):
        return _beginning(right, left)
    if inflected == (False, False):
        return float(Levenshtein.normalized_similarity(left, right))
    return max(
        _beginning(stem, other) * (1 - 0.02 * cut)
        for one, other in ((left, right), (right, left))
        for cut in _CUTS
        if len(stem := one[: len(one) - cut]) >= max(SHORTEST, 0.6 * len(one))
    )


def _beginning(name: str, word: str) -> float:
    """Similarity of a bare name to the best beginning of a word that may carry suffixes."""
    size = len(name)
    best = float(size)
    for end in range(max(1, size - 2), min(len(word), size + 2) + 1):
        dropped = len(word) - end
        price = _SUFFIX_PRICE * max(0, dropped - _FREE_SUFFIX)
        best = min(best, Levenshtein.distance(name, word[:end]) + price)
    return max(0.0, 1 - best / size)


def match_names(
    left: Sequence[str], right: Sequence[str], threshold: float = THRESHOLD
) -> list[tuple[int, int, float]]:
    """All pairs ``(i, j, similarity)`` of the two lists that reach the threshold, sorted by i, then j.

    Only names whose first letters may stand for each other are compared, in blocks, so two lists of ten
    thousand cost seconds, not minutes.
    """
    left_blocks, right_blocks = _blocks(left), _blocks(right)
    found: list[tuple[int, int, float]] = []
    for first, ours in left_blocks.items():
        theirs = right_blocks.get(first)
        if theirs:
            for (a, a_cyrillic), (b, b_cyrillic) in _candidates(list(ours), list(theirs), threshold):
                score = _similarity(a, b, (a_cyrillic, b_cyrillic))
                if score >= threshold:
                    pairs = ((i, j) for i in ours[a, a_cyrillic] for j in theirs[b, b_cyrillic])
                    found.extend((i, j, score) for i, j in pairs)
    return sorted(found)


_Form = tuple[str, bool]


def _blocks(names: Sequence[str]) -> dict[str, dict[_Form, list[int]]]:
    """Folded forms (and whether they were Cyrillic) with their places, by the class of their first letter."""
    blocks: dict[str, dict[_Form, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, name in enumerate(names):
        folded = fold_name(name)
        if folded:
            first = _FIRST_CLASS.get(folded[0], folded[0])
            blocks[first][folded, bool(_CYRILLIC.search(name))].append(index)
    return blocks


def _candidates(ours: list[_Form], theirs: list[_Form], threshold: float) -> set[tuple[_Form, _Form]]:
    """Pairs of forms that can reach the threshold: a stem of one is near a beginning of the other."""
    found = {(a, b) for a, b in _near(ours, theirs, threshold)}
    found.update((a, b) for b, a in _near(theirs, ours, threshold))
    return found


def _near(names: list[_Form], words: list[_Form], threshold: float) -> Iterator[tuple[_Form, _Form]]:
    by_size: dict[int, dict[str, list[_Form]]] = defaultdict(lambda: defaultdict(list))
    for form in names:
        text, cyrillic = form
        for cut in _CUTS if cyrillic else (0,):
            stem = text[: len(text) - cut]
            if cut == 0 or len(stem) >= max(SHORTEST, 0.6 * len(text)):
                by_size[len(stem)][stem].append(form)
    for size, stems in by_size.items():
        allowed = int((1 - threshold) * size + 1e-9)
        beginnings: dict[str, list[_Form]] = defaultdict(list)
        for word in words:
            if len(word[0]) >= size - allowed:
                for end in range(size - allowed, size + allowed + 1):
                    beginnings[word[0][:end]].append(word)
        yield from _close_pairs(stems, beginnings, allowed)


def _close_pairs(
    stems: dict[str, list[_Form]], beginnings: dict[str, list[_Form]], allowed: int
) -> Iterator[tuple[_Form, _Form]]:
    if not allowed:
        for stem in stems.keys() & beginnings.keys():
            yield from ((a, b) for a in stems[stem] for b in beginnings[stem])
        return
    rows, columns = list(stems), list(beginnings)
    distances = cdist(rows, columns, scorer=Levenshtein.distance, score_cutoff=allowed, dtype=np.uint8)
    for row, column in np.argwhere(distances <= allowed):
        yield from ((a, b) for a in stems[rows[row]] for b in beginnings[columns[column]])


@lru_cache(maxsize=1)
def _romanisation() -> dict[int, str]:
    return {ord(letter): latin for letter, latin in _rows("romanisation.tsv")}


@lru_cache(maxsize=1)
def _folds() -> Rewriting:
    return Rewriting(_rows("folds.tsv"))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in table_lines(_TABLES / name):
        first, _, second = line.partition("\t")
        yield first, second
