"""What must come through translation to the letter: tags, placeholders, addresses; and signs that models rewrite."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

#: What is a command to one family of models or another, and is never put before any. What is one must be kept too.
_COMMAND = re.compile(r"(?i:</?s>|<(?:unk|pad|mask)>|<extra_id_\d+>|<2\w+>|>>\w+<<)")
#: Tags of HTML and of translation tools (<b>, </1>, <x id="1"/>), placeholders ({0}, {{name}}, %s, %(name)s, ${x}),
#: entities, addresses of pages and of mail. Every repetition is bounded or of characters that cannot start a new match.
_KEPT = re.compile(
    rf"{_COMMAND.pattern}|"
    r"</?[A-Za-z0-9][^<>\n]{0,300}>|\$?\{{1,2}[\w.:,#%+-]{0,60}\}{1,2}"
    r"|(?<![\d%])%(?:\(\w{1,40}\)|\d{1,2}\$)?[sd@](?!\w)|&(?:[A-Za-z]{2,8}|#\d{1,6});"
    r"|\b(?:https?://|www\.)[^\s<>\"«»“”]{1,2000}(?<![.,;:!?)\]'’])|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
#: Characters that are no text: control characters, byte order marks, soft hyphens, marks of direction.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"\s+")
_FRACTION = re.compile(r"(\d?)([¼-¾⅐-⅞])")
_POWER = re.compile(r"(?<=\d)([⁰¹²³⁴-⁹]+)")
#: The sign № as models write it, which see "No" for it; and exponents behind a unit of measure.
_NUMERO = re.compile(r"\bN[oоº°]\.?\s?(?=\d)")
_SQUARE = re.compile(r"(?<=[^\W\d_])([23])(?!\w)")
_EXPONENTS = {"²": "2", "³": "3"}


def legible(text: str) -> str:
    """The text in one line without invisible characters, and with fractions and powers that models would misread.

    The normalization of their tokenizers (NFKC) makes 21⁄2 of 2½ and 102 of 10².
    """
    visible = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    spelled = _FRACTION.sub(lambda m: f"{m[1]} {_plain(m[2])}" if m[1] else _plain(m[2]), visible)
    return _POWER.sub(lambda m: f"^{_plain(m[1])}", spelled)


def restored(translation: str, source: str, target: str) -> str:
    """A translation with the signs № and ², ³ that the model could not read or write.

    The sign № is written in languages with Cyrillic letters; an exponent comes back where the source has it and no
    plain figure behind letters.
    """
    if target.partition("-")[0] in ("be", "bg", "kk", "ky", "mn", "ru", "tg", "tt", "uk"):
        close = re.search(r"№\d", source)
        translation = _NUMERO.sub("№" if close else "№ ", translation)
    for exponent, figure in _EXPONENTS.items():
        if exponent in source and not re.search(rf"(?<=[^\W\d_]){figure}(?!\w)", source):
            translation = _SQUARE.sub(lambda m: exponent if m[1] == figure else m[0], translation)  # noqa: B023
    return translation


def parts(text: str) -> list[tuple[str, bool]]:
    """The text cut into what is for the model and, marked True, what is kept to the letter."""
    found: list[tuple[str, bool]] = []
    end = 0
    for match in _KEPT.finditer(text):
        found += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [(part, kept) for part, kept in (*found, (text[end:], False)) if part]


def keeps(translation: str, source: str) -> bool:
    """Whether a translation has all that must come through to the letter, and no other tags or in another order."""
    asked, found = _KEPT.findall(source), _KEPT.findall(translation)
    tags = [[sign for sign in signs if sign.startswith("<")] for signs in (asked, found)]
    return Counter(asked) <= Counter(found) and tags[0] == tags[1]


def has_signs(text: str) -> bool:
    """Whether something in the text must come through to the letter."""
    return bool(_KEPT.search(text))


def commands(text: str) -> bool:
    """Whether something in the text would be a command to a model."""
    return bool(_COMMAND.search(text))


def translatable(text: str) -> bool:
    """Whether there is a letter in the text outside what is kept to the letter."""
    return any(character.isalpha() for part, kept in parts(text) if not kept for character in part)


def _plain(signs: str) -> str:
    return unicodedata.normalize("NFKC", signs).replace("\u2044", "/")
