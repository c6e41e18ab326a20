"""Which encoding bytes are in that are not UTF-8: the one whose text has the likeliest pairs of letters wins."""

from __future__ import annotations

import math
import re
from typing import Final

from .letter_pairs import PLAUSIBLE, likelihood
from .tables import primary_language

_KAZAKH: Final = ("kz1048", "ptcp154")
_CYRILLIC: Final = ("cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5")
# Where two are equally likely, no byte tells them apart, and the first one is named.
_CANDIDATES: Final = {"kk": (*_KAZAKH, *_CYRILLIC), "ru": _CYRILLIC, "en": ("cp1252", "mac_roman")}
# What texts in other languages are in; of the rest charset-normalizer takes one as gladly as the other.
_OTHERS: Final = (
    "cp1252", "cp1250", "cp1254", "cp1251", "koi8_u", "koi8_r", "cp1253", "cp1256", "cp932", "gb18030", "big5",
)  # fmt: skip
# What a text in one loses, in all, for being so seldom met: in a short one a single letter would decide.
_SELDOM: Final = {"mac_cyrillic": 1.5, "iso8859_5": 2.0, "mac_roman": 1.0}
_SAMPLE: Final = 20_000
# In English what is not ASCII are a few signs, each of which is rare.
_LENIENT: Final = 1.5
_FAR: Final = 0.5
_HIGH: Final = bytes(range(0x80, 0x100))
_RUN: Final = re.compile(b"[\x80-\xff]+")


def likeliest(data: bytes, lang: str | None, declared: str | None = None) -> str | None:
    """The codec that makes the likeliest text of bytes that are not UTF-8; ``None`` where none makes one.

    ``declared`` is what the file says of itself: it is one candidate more.
    """
    sample = _sample(data)
    known = primary_language(lang) if lang else None
    if known is not None and known not in _CANDIDATES:
        return declared or _guess(data)
    best, found = -math.inf, None
    for code, codecs_of_it in _CANDIDATES.items():
        if known in {None, code} and (code != "en" or _may_be_english(sample)):
            own = [declared] if declared and declared not in codecs_of_it else []
            least = PLAUSIBLE - (code == "en") * _LENIENT
            for codec in (*codecs_of_it, *own):
                likely = _worth(sample, codec, code)
                if likely > max(least, best) + 1e-9:
                    best, found = likely, codec
    for codec in _KAZAKH if known in {None, "ru"} else ():
        likely = _worth_mixed(sample, codec)
        if likely > max(PLAUSIBLE, best) + 1e-9:
            best, found = likely, codec
    return found


def better_than(given: str, data: bytes, lang: str | None) -> str | None:
    """A codec that makes a far likelier text of the bytes than ``given`` does, in a language that we know."""
    known = primary_language(lang) if lang else None
    found = likeliest(data, lang) if known in _CANDIDATES else None
    if known is None or found is None:
        return None
    sample = _sample(data)
    if sample.decode(found, errors="replace") == sample.decode(given, errors="replace"):
        return None
    return found if _worth(sample, found, known) > _worth(sample, given, known) + _FAR else None


def _worth(sample: bytes, codec: str, lang: str) -> float:
    """The likelihood of the text, a little less in an encoding that is hardly ever met."""
    high = len(sample) - len(sample.translate(None, _HIGH))
    text = sample.decode(codec, errors="replace")
    # Between blanks, for the first letter to be seen on both its sides.
    return likelihood(f"\n{text}\n", lang) - _SELDOM.get(codec, 0.0) / max(1, high)


def _worth_mixed(sample: bytes, codec: str) -> float:
    """The likelihood of a Russian text with Kazakh lines; -inf where none is, or where those are no better Kazakh.

    The encodings of Kazakh that Windows-1251 was widened to read Russian lines as it does.
    """
    lines = sample.split(b"\n")
    kazakh = b"\n".join(line for line in lines if line.decode(codec, "replace") != line.decode("cp1251", "replace"))
    russian = b"\n".join(line for line in lines if line.decode(codec, "replace") == line.decode("cp1251", "replace"))
    if not kazakh or not russian:
        return -math.inf
    likely = _worth(kazakh, codec, "kk")
    if likely < max(PLAUSIBLE, _worth(kazakh, "cp1251", "ru") + _FAR):
        return -math.inf
    return (likely * len(kazakh) + _worth(russian, codec, "ru") * len(russian)) / (len(kazakh) + len(russian))


def _may_be_english(sample: bytes) -> bool:
    """Whether a text can be English: most of its bytes are plain letters, and the others stand by themselves."""
    runs = _RUN.findall(sample)
    is_plain = len(sample.translate(None, _HIGH)) >= 0.8 * len(sample)
    return is_plain and sum(len(run) > 1 for run in runs) * 3 <= len(runs)


def _guess(data: bytes) -> str | None:
    """What charset-normalizer takes the text for, which knows more languages than we do, where it is installed."""
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError:
        return None
    best = from_bytes(data[: 10 * _SAMPLE], cp_isolation=list(_OTHERS)).best()
    return best.encoding if best is not None else None


def _sample(data: bytes) -> bytes:
    """Lines with bytes that are not ASCII, from the whole file, some tens of thousands of bytes at most."""
    lines = [line for line in data.replace(b"\r", b"\n").split(b"\n") if len(line.translate(None, _HIGH)) < len(line)]
    step = max(1, sum(map(len, lines)) // _SAMPLE)
    return b"\n".join(line[:_SAMPLE] for line in lines[::step])[: 2 * _SAMPLE]
