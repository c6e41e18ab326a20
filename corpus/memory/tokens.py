"""A text cut into tokens and words as OmegaT 3.6 cuts it for its match rates.

OmegaT takes all tokens, white space among them, from Java's iterator over words, and joins its own tags and letters
parted by an ampersand. Its words are those of the tokens that have a letter, or, for languages that Lucene has an
analyser of, those of Unicode's word boundaries (UAX 29, as of Lucene 3.6) that have no digit. The rules were worked out
from what these programs return for each character of Unicode, and are held against OmegaT in the tests.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..tables import primary_language
from .token_patterns import JAVA, JAVA_CLASSES, UNICODE, UNICODE_CLASSES

#: Languages whose tokenizer in OmegaT follows Unicode, if nobody chose another one; the rest, as Kazakh, have Java's.
UNICODE_WORDS: Final = frozenset(
    [
        "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi", "fr", "ga", "gl", "hi", "hu", "hy",
        "id", "it", "lv", "nb", "nl", "no", "pt", "ro", "ru", "sv", "th", "tr",
    ]
)  # fmt: skip
_LONGEST: Final = 255  # Lucene leaves out longer words
_TAG: Final = re.compile("</?[a-z]+[0-9]+/?>")
_TAG_NAME: Final = re.compile("[a-z]+[0-9]+")

# Most texts have no digit, no ampersand and no rare sign. Their words are found at once, which is faster.
_CYRILLIC: Final = "а-яёіәғқңөұүһ"
_PLAIN: Final = re.compile(f"[ -%'-/:;=-~\u00a0«»“”„–—…№’{_CYRILLIC}]*+")
_PLAIN_JAVA: Final = re.compile(f"[a-z{_CYRILLIC}]++(?:[-_\"'.–—][a-z{_CYRILLIC}]++)*+")
_PLAIN_RUN: Final = f"[a-z{_CYRILLIC}]++(?:['’.:][a-z{_CYRILLIC}]++)*+"
_PLAIN_UNICODE: Final = re.compile(f"_*+{_PLAIN_RUN}(?:_++{_PLAIN_RUN})*+_*+")


def lowered(text: str, lang: str) -> str:
    """The text composed (NFC) and in the lower case of its language, as it is compared."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    if primary_language(lang) in {"az", "tr"}:
        plain = plain.replace("İ", "i").replace("I", "ı")
    return plain.lower()


def all_tokens(text: str) -> list[str]:
    """Everything in a ``lowered`` text, cut into what is compared; all but ampersands is there."""
    classes = text.translate(JAVA_CLASSES)
    if "i" in classes:
        tokens = _around_ignored(text, classes)
    else:
        tokens = [text[match.start() : match.end()] for match in JAVA.finditer(classes)]
    return [token.replace("&", "") for token in _joined(tokens)] if "<" in text or "&" in text else tokens


def words(text: str, lang: str) -> list[str]:
    """What OmegaT takes for the words of a ``lowered`` text; a plain number is none."""
    unicode = primary_language(lang) in UNICODE_WORDS
    if _PLAIN.fullmatch(text):
        found: list[str] = (_PLAIN_UNICODE if unicode else _PLAIN_JAVA).findall(text)
        return [word for word in found if len(word) <= _LONGEST] if unicode and len(text) > _LONGEST else found
    return _unicode_words(text) if unicode else _java_words(text)


def _java_words(text: str) -> list[str]:
    return [token for token in all_tokens(text) if _has_letter(token) and not _TAG.fullmatch(token)]


def _unicode_words(text: str) -> list[str]:
    classes = text.translate(UNICODE_CLASSES)
    found = []
    for match in UNICODE.finditer(classes):
        start, end = match.span()
        kinds = classes[start:end]
        if "N" not in kinds and (kinds[0] != "E" or kinds.strip("Em")) and end - start <= _LONGEST:
            found.append(text[start:end])
    return found


def _has_letter(token: str) -> bool:
    return token.isalpha() or any(map(str.isalpha, token))


def _around_ignored(text: str, classes: str) -> list[str]:
    """Tokens of a text with invisible characters, which part nothing and go with what stands before them."""
    places = [place for place, kind in enumerate(classes) if kind != "i"]
    if not places:
        return [text]
    starts = [places[match.start()] for match in JAVA.finditer(classes.replace("i", ""))]
    return [text[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)]


def _joined(tokens: list[str]) -> list[str]:
    """The tokens with OmegaT's tags and words such as R&D in one piece."""
    joined: list[str] = []
    place = 0
    while place < len(tokens):
        size = _tag_size(tokens, place) if tokens[place] == "<" else _mnemonic_size(tokens, place)
        joined.append("".join(tokens[place : place + size]))
        place += size
    return joined


def _tag_size(tokens: list[str], place: int) -> int:
    """How many tokens make up the tag that may begin here: <a1>, </a1> or <a1/>."""
    size = 4 if "/" in tokens[place + 1 : place + 3] else 3
    bare = [part for part in tokens[place + 1 : place + size] if part != "/"]
    return size if len(bare) == 2 and _TAG_NAME.fullmatch(bare[0]) and bare[1] == ">" else 1


def _mnemonic_size(tokens: list[str], place: int) -> int:
    """How many tokens make up the word that may begin here with an ampersand before it or in it."""
    first, second, third = [*tokens[place : place + 3], "", ""][:3]
    if first == "&":
        return 2 if _begins_word(second) else 1
    return 3 if second == "&" and _begins_word(first) and _begins_word(third) else 1


def _begins_word(token: str) -> bool:
    return token[:1].isalpha() or token[:1].isdecimal()
