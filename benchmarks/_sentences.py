"""Synthetic sentences that look like the texts they are made from, and queries that look like sentences.

A sentence follows the word pairs of the corpora in ``--data`` (NTREX and the others), or of the sample texts that ship
with the package; three words in a hundred are replaced by another word or a figure, so that there are rare ones.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = ("en", "kk", "ru")
SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "data" / "sample"
PLACES = {
    "en": ("ntrex/intact/*.en.txt", "tatoeba_laser/en-ru.en.txt", "udhr_en_kk_ru/en.txt", "ud_pud_en_ru/en.txt",
           "publications/*.txt", "frankenstein_1818_1823/src.txt"),
    "kk": ("ntrex/intact/*.kk.txt", "tatoeba_laser/en-kk.kk.txt", "udhr_en_kk_ru/kk.txt",
           "apertium_kazrus_gov_noisy/kk.txt", "apertium_kazrus_texts/src.kk.txt"),
    "ru": ("ntrex/intact/*.ru.txt", "tatoeba_laser/en-ru.ru.txt", "ud_pud_en_ru/ru.txt", "udhr_en_kk_ru/ru.txt",
           "apertium_kazrus_gov_noisy/ru.txt"),
}  # fmt: skip
LONGEST, RARE, FIGURES = 60, 0.03, 3000
#: Case and number endings of Kazakh nouns; a query swaps one for another.
KAZAKH_ENDINGS = ("ның", "нің", "ға", "ге", "да", "де", "дан", "ден", "лар", "лер", "ды", "ді", "мен")


class Sentences:
    """An endless supply of sentences in one language, the same for the same seed."""

    def __init__(self, lang: str, data: Path | None, seed: int = 1) -> None:
        self.random = random.Random(f"{lang}{seed}")
        self.lang = lang
        self._next: dict[str, list[str]] = defaultdict(list)
        self._starts: list[str] = []
        for line in self._lines(data):
            words = line.split()
            if 1 < len(words) <= LONGEST:
                self._starts.append(words[0])
                for word, following in zip(words, [*words[1:], ""], strict=True):
                    self._next[word].append(following)
        self.words = sorted(self._next)

    def _lines(self, data: Path | None) -> Iterator[str]:
        paths = [SAMPLE / f"interview.{self.lang}.txt"]
        if data is not None:
            paths = [path for place in PLACES[self.lang] for path in sorted(data.glob(place))]
        for path in paths:
            yield from path.read_text(encoding="utf-8").splitlines()

    def make(self) -> str:
        """One more sentence."""
        draw = self.random
        word = draw.choice(self._starts)
        made = [word]
        while len(made) < LONGEST:
            if draw.random() < RARE:
                made.append(draw.choice(self.words) if draw.random() < 0.7 else str(draw.randrange(FIGURES)))
                word = draw.choice(self.words)
            elif not (word := draw.choice(self._next[word])):
                break
            made.append(word)
        return " ".join(made)

    def edited(self, text: str, share: float) -> str:
        """``text`` with about this share of its words left out, replaced or put in, or with another Kazakh ending."""
        draw = self.random
        made: list[str] = []
        for word in text.split():
            if draw.random() >= share:
                made.append(word)
                continue
            kind = draw.choice(("suffix", "out", "in", "other"))
            if kind == "suffix" and self.lang == "kk" and word[-1].isalpha():
                made.append(word + draw.choice(KAZAKH_ENDINGS))
            elif kind == "in":
                made += word, draw.choice(self.words)
            elif kind != "out":
                made.append(draw.choice(self.words))
        return " ".join(made) or text
