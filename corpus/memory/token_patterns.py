"""Where Java and Unicode cut a text into words: the classes of characters, and patterns over them.

In the patterns one letter stands for each character of a class. Those of Java: a letter, d digit, m mark that belongs
to what it follows, i invisible and passed over, ``-`` and y inside words, ``,`` inside numbers, q and ``.`` inside
both, ``$`` before and ``%`` after a number, D danda, k h K c signs of Chinese and Japanese, s space, r l line ends.
Those of Unicode: A letter, N digit, m mark, E low line, ``:`` inside words, ``,`` inside numbers, ``'`` inside both, K
katakana, I a word by itself, T Thai and its kin. All others are x.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Nothing is looked at twice (possessive repetitions), so that no text takes long.
_LETTERS: Final = "(?:am*+)++(?:[-qy.](?:am*+)++)*+D?"
_DIGITS: Final = "(?:dm*+)++(?:[,q.](?:dm*+)++)*+"
#: One token of Java.
JAVA: Final = re.compile(
    f"{_LETTERS}(?:{_DIGITS}{_LETTERS})*+(?:{_DIGITS}%?)?"
    f"|[.$]?{_DIGITS}(?:{_LETTERS}{_DIGITS})*+(?:{_LETTERS}|%?)"
    "|(?:sm*+)++r?l?|r?l|K[Kc]++|h[hc]++|c++(?:K[Kc]*+|h[hc]*+)|cc++|kk++|[rmy]|[^rlmy]m*+"
)
_A: Final = "(?:Am*+)++(?:[:']m*+(?:Am*+)++)*+"
_N: Final = "(?:Nm*+)++(?:[,']m*+(?:Nm*+)++)*+"
_RUN: Final = f"(?:(?:{_A}|{_N})++|(?:Km*+)++)"
#: One word of Unicode's, or what is passed over so as to be looked at once: a run of low lines.
UNICODE: Final = re.compile(f"(?:Em*+)*+{_RUN}(?:(?:Em*+)++{_RUN})*+(?:Em*+)*+|Im*+|T++|(?:Em*+)++")
_JAVA_SIGNS: Final = [
    ("-", "\u2027"), ("y", "\u00ad"), ("q", "\"'"), (".", "."), (",", ",\u066b"), ("$", "#"), ("%", "%&\u00a2"),
    ("%", "\u066a\u2030\u2031"),
    ("D", "\u0964\u0965"), ("l", "\n\f\u2028\u2029"), ("r", "\r"), ("s", "\t"), ("c", "\u309b\u309c\u30fb\u30fc"),
    ("x", "\U000e0001"), ("k", "\u3005"), ("h", "\u309d\u309e"), ("K", "\u30fd\u30fe"), ("a", "\u1734"),
]  # fmt: skip
_JAVA_RANGES: Final = [(0x4E00, 0x9FA5, "k"), (0xF900, 0xFA2D, "k"), (0x3041, 0x3094, "h"), (0x30A1, 0x30FA, "K")]
_JAVA_KINDS: Final = {
    "L": "a", "Mc": "a", "N": "d", "Mn": "m", "Me": "m", "Cf": "i", "Pd": "-", "Pc": "-", "Sc": "$", "Zs": "s",
}  # fmt: skip
_UNICODE_SIGNS: Final = [
    ("'", "'.\u2018\u2019\u2024\ufe52\uff07\uff0e"), (":", ":\u00b7\u0387\u05f4\u2027\ufe13\ufe55\uff1a"),
    (",", ",;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b"), ("x", "\u200b"),
    ("K", "\u309b\u309c\u30fc"),
]  # fmt: skip
_UNICODE_RANGES: Final = [
    (0x0E00, 0x0EFF, "T"), (0x1000, 0x109F, "T"), (0x1780, 0x17DF, "T"), (0x1950, 0x19DF, "T"), (0x1A20, 0x1AAD, "T"),
    (0x2E80, 0x3007, "I"), (0x3021, 0x3029, "I"), (0x3031, 0x3035, "K"), (0x3038, 0x303B, "I"), (0x3041, 0x309F, "I"),
    (0x30A0, 0x30FA, "K"), (0x30FD, 0x30FF, "K"), (0x31F0, 0x31FF, "K"), (0x32D0, 0x3357, "K"), (0x3400, 0x9FFF, "I"),
    (0xF900, 0xFAFF, "I"), (0xFF66, 0xFF9D, "K"), (0x20000, 0x3FFFF, "I"),
]  # fmt: skip
_UNICODE_KINDS: Final = {"L": "A", "Nl": "A", "Nd": "N", "M": "m", "Cf": "m", "Pc": "E"}


class _Classes(dict[int, str]):
    """The class of each character, for ``str.translate``; worked out when a character is first met."""

    def __init__(self, signs: list[tuple[str, str]], ranges: list[tuple[int, int, str]], kinds: dict[str, str]) -> None:
        super().__init__((ord(sign), kind) for kind, listed in signs for sign in listed)
        self._ranges, self._kinds = ranges, kinds

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        kind = self._kinds.get(category) or self._kinds.get(category[0]) or "x"
        for first, last, other in self._ranges:
            if first <= code <= last and (category[0] in "LNS" or other == "T"):
                kind = other
        self[code] = kind
        return kind


JAVA_CLASSES: Final = _Classes(_JAVA_SIGNS, _JAVA_RANGES, _JAVA_KINDS)
UNICODE_CLASSES: Final = _Classes(_UNICODE_SIGNS, _UNICODE_RANGES, _UNICODE_KINDS)
