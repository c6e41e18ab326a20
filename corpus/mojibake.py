"""Texts that somebody read in a wrong encoding and saved: recognised, repaired, and always told about.

Seen in Kazakhstan: KZ-1048 and PT154 read as Windows-1251 («Ќазаќстан» for «Қазақстан»), UTF-8 read as Windows-1251
or Windows-1252 («Р”РѕРј», «Ð”Ð¾Ð¼»), Windows-1251 read as Windows-1252 («Äîì») or as KOI8-R («дНЛ»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from .encodings import NAMES
from .letter_pairs import likelihood
from .tables import primary_language

_WRONG: Final = ("cp1251", "cp1252", "koi8_r", "cp866", "mac_cyrillic")
_RIGHT: Final = {
    "kk": ("kz1048", "ptcp154", "cp1251", "koi8_r", "cp866"),
    "ru": ("cp1251", "koi8_r", "cp866"),
    "en": (),
}
_SAMPLE: Final = 20_000
_SCORED: Final = 2_500
#: What a repaired text must be like; a Ukrainian or Serbian text taken for mojibake stays below it.
_LIKE_REAL: Final = -3.45
_LEAST_GAIN: Final = 0.05
# Letters that a Kazakh text has only by mistake, and those that it has by right.
_STRANGERS: Final = re.compile("[ќјґѕўїєћѓњљџђЌЈҐЅЎЇЄЋЃЊЉЏЂ]|(?<=[а-яі])[µ±‰]|[µ±‰](?=[а-яі])")
_KAZAKH: Final = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LATIN_PAIRS: Final = re.compile(
    "[ÐÑÒÓ][\u0080-\u00ff\u0152-\u0192\u02c6-\u2122]|â€[\u0080-\u00ff\u0152-\u0192\u02c6-\u2122]"
)
_CYRILLIC_PAIRS: Final = re.compile("[РСТУ][^\\sа-яА-Яa-zA-Z0-9әғқңөұүһі.,!?:;]|[╨╤п][─-▟╨╤пяЁё]")
_ACCENTS: Final = re.compile("[\u00c0-\u00ff]")
_LETTER_AND_SIGN: Final = re.compile(r"[а-яё][^\w\s.,;:!?\-–—‑«»“”„\"'’‘()\[\]/…\u00ad\u0300-\u036f]")
_UTF8: Final = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_Repair = Callable[[str], str]


def repaired(text: str, lang: str | None) -> tuple[str, str | None]:
    """The text as it was meant, and what was done to it; the text itself and ``None`` where nothing is wrong.

    ``lang`` is the language that the text is said to have. Only English, Kazakh and Russian are looked at.
    """
    known = primary_language(lang) if lang else None
    sample = text[:_SAMPLE]
    if (known is not None and known not in _RIGHT) or sample.isascii():
        return text, None
    suspects = [code for code in _RIGHT if known in {None, code} and _is_suspect(sample, code)]
    part = _lines_beyond_ascii(sample)
    best: tuple[float, str, _Repair] | None = None
    for code in suspects:
        least = max(_LIKE_REAL if code != "en" else -5.0, likelihood(part, code) + _LEAST_GAIN)
        for name, repair in _repairs(code):
            meant = repair(part)
            likely = likelihood(meant, code)
            if likely >= least and (best is None or likely > best[0] + 1e-9) and not _is_foreign(meant, code):
                best = likely, name, repair
    if best is None:
        return text, None
    return best[2](text), f"the letters were garbled ({best[1]}): repaired"


def _is_suspect(sample: str, lang: str) -> bool:
    """Whether a text holds what a wrong encoding makes of one; cheap, for it is asked of every text."""
    pairs = len(_LATIN_PAIRS.findall(sample))
    if lang == "en":
        return pairs >= 2 and len(_CYRILLIC.findall(sample)) == 0
    letters = sum(map(str.isalpha, sample))
    cyrillic = len(_CYRILLIC.findall(sample))
    strangers = len(_STRANGERS.findall(sample)) if lang == "kk" else 0
    return (
        pairs * 8 >= max(8, letters)
        or len(_CYRILLIC_PAIRS.findall(sample)) * 8 >= max(8, letters)
        or len(_ACCENTS.findall(sample)) * 2 >= max(8, letters)
        or len(_LETTER_AND_SIGN.findall(sample)) * 80 >= max(80, letters)
        or (cyrillic * 2 > letters and sum(map(str.isupper, sample)) * 2 > letters)
        or (strangers >= 3 and strangers * 100 >= cyrillic and strangers > len(_KAZAKH.findall(sample)))
    )


def _is_foreign(text: str, lang: str) -> bool:
    """Whether a repair leaves letters that only other languages have: then it was no mojibake, but that language."""
    return lang == "kk" and len(_STRANGERS.findall(text)) * 200 > len(text)


def _lines_beyond_ascii(sample: str) -> str:
    return "\n".join(line for line in sample.splitlines() if not line.isascii())[:_SCORED]


def _repairs(lang: str) -> Iterator[tuple[str, _Repair]]:
    for wrong in _WRONG:
        yield f"UTF-8 read as {NAMES[wrong]}", lambda text, wrong=wrong: _from_utf8(text, wrong)  # type: ignore[misc]
        for right in _RIGHT[lang]:
            if right != wrong:
                table = _table(wrong, right)
                yield f"{NAMES[right]} read as {NAMES[wrong]}", lambda text, table=table: text.translate(table)  # type: ignore[misc]


@lru_cache(maxsize=40)
def _table(wrong: str, right: str) -> dict[int, str]:
    meant = bytes(range(0x80, 0x100)).decode(right, errors="replace")
    return {ord(c): m for c, m in zip(_high(wrong), meant, strict=True) if c != m and m != "\ufffd"}


@lru_cache(maxsize=8)
def _high(codec: str) -> str:
    """The characters of the bytes from 0x80; for one that the codec lacks the control character of that number."""
    characters = (bytes([byte]).decode(codec, errors="replace") for byte in range(0x80, 0x100))
    return "".join(c if c != "\ufffd" else chr(0x80 + n) for n, c in enumerate(characters))


def _from_utf8(text: str, wrong: str) -> str:
    """The text with each run of characters that is UTF-8 read in ``wrong`` as the character that was meant."""
    high = _high(wrong)
    bytes_of = {ord(c): chr(0x80 + n) for n, c in enumerate(high)}
    shadow = "".join(bytes_of.get(ord(c), c if c < "\x80" else "\uffff") for c in text)
    found, end = [], 0
    for match in _UTF8.finditer(shadow):
        found += [text[end : match.start()], match[0].encode("latin-1").decode("utf-8", errors="replace")]
        end = match.end()
    return "".join([*found, text[end:]])
