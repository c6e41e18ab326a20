"""Bytes as text: the encoding is recognised with the help of the language, and anything but UTF-8 is told about.

In the eight-bit encodings of Cyrillic every byte is a letter in each of them, so that only the language tells which
was meant (``likely_encoding``).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .errors import InputError, UsageError
from .letter_pairs import strange_share
from .likely_encoding import better_than, likeliest

#: The encodings that are recognised, by the names of Python's codecs, with the names people know.
NAMES: Final = {
    "utf_8": "UTF-8", "utf_16_le": "UTF-16", "utf_16_be": "UTF-16 (big-endian)", "utf_16": "UTF-16", "utf_32": "UTF-32",
    "kz1048": "KZ-1048", "ptcp154": "PT154", "cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp866": "CP866",
    "mac_cyrillic": "Mac Cyrillic", "iso8859_5": "ISO 8859-5", "cp1252": "Windows-1252", "mac_roman": "Mac Roman",
}  # fmt: skip
_ALIASES: Final = {
    "kz1048": "kz1048", "windowskz1048": "kz1048", "strk10482002": "kz1048", "pt154": "ptcp154", "ptcp154": "ptcp154",
    "maccyrillic": "mac_cyrillic", "xmaccyrillic": "mac_cyrillic", "koi8": "koi8_r", "dos866": "cp866",
    "macintosh": "mac_roman",
}  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_SAMPLE: Final = 20_000
# Damage in a text that is in UTF-8: so many bytes in a row, and one in so many characters at the most.
_BAD: Final = re.compile("\ufffd+")
_LONGEST_BAD: Final = 2
_ONE_BAD_IN: Final = 100


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that it was read with, and what must be said about that (nothing for sound UTF-8)."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    damaged: bool = False


def known_encoding(name: str) -> str:
    """The codec that ``name`` stands for. Raises ``UsageError`` for one that is unknown or decodes no text."""
    codec = codec_of(name)
    if codec is None:
        listed = "utf-8, utf-16, cp1251, koi8-r, cp866, kz1048, pt154, mac-cyrillic"
        raise UsageError(f"--encoding {name}: no encoding has this name: write one of {listed}")
    return codec


def codec_of(name: str) -> str | None:
    """The Python codec of an encoding's name as people, pages and catalogues write it; ``None`` if there is none."""
    plain = "".join(c for c in name.lower() if c.isalnum())
    try:
        codec = codecs.lookup(_ALIASES.get(plain, name.strip()))
        return codec.name.replace("-", "_") if isinstance(b"aaaa".decode(codec.name, "replace"), str) else None
    except (LookupError, ValueError):
        return None


def decoded(
    data: bytes, lang: str | None, path: Path | str, *, given: str | None = None, declared: str | None = None
) -> Decoded:
    """The text of ``data``. Marks and UTF-8 speak for themselves; else ``given`` decides, else the likeliest wins.

    ``given`` is what the user says, ``declared`` what the file says of itself, which is believed only where nothing
    else is likelier. The byte order mark of UTF-8 stays in the text, that of UTF-16 does not. Raises ``InputError``.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read_as(data, codec, path)
    if given is None and b"\0" not in (stripped := data.rstrip(b"\0")):
        data = stripped  # a disk that was full, or a program that was stopped, leaves them at the end
    if b"\0" in data and not (given and given.startswith("utf_")):
        return _read_as(data, _wide(data, path), path)
    try:
        return Decoded(data.decode("utf-8"), "utf_8")
    except UnicodeDecodeError as error:
        replaced = data.decode("utf-8", errors="replace")
        if _is_mostly_utf8(replaced):
            return _damaged(data, replaced, error, path)
        if given is not None:
            return _as_given(data, given, lang, path)
        found = likeliest(data, lang, declared)
        if found is None:
            raise _unknown(data, error, path) from None
        return _read_as(data, found, path)


def _as_given(data: bytes, given: str, lang: str | None, path: Path | str) -> Decoded:
    """The text as the user says it is to be read, with a word on an encoding that makes far more of it."""
    found = _read_as(data, given, path)
    if better := better_than(given, data, lang):
        name = NAMES.get(better, better)
        return Decoded(found.text, given, (f"{found.notes[0]}, though as {name} it would be a likelier text",))
    return found


def _read_as(data: bytes, codec: str, path: Path | str) -> Decoded:
    name = NAMES.get(codec, codec)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if error.end == len(data) and codec.startswith("utf_"):
            problem = f"the file, in {name}, is cut off in the middle of a character; copy it again"
            raise InputError(problem, path) from None
        problem = f"byte {data[error.start]:#04x} does not exist in {name}; save the file as UTF-8"
        raise InputError(problem, path, line_of(data, error.start)) from None
    return Decoded(text, codec, (f"read as {name}",))


def _wide(data: bytes, path: Path | str) -> str:
    """UTF-16 without a mark, told by what comes out; zero bytes in anything else mean that it is no text."""
    for codec in ("utf_16_le", "utf_16_be"):
        sample = data[:_SAMPLE].decode(codec, errors="replace").rstrip("\ufffd")
        if "\0" not in sample and len(sample) > 1 and strange_share(sample) < 0.05:
            return codec
    line = line_of(data, data.index(b"\0"))
    raise InputError("binary data (a zero byte), no text; save it as plain text in UTF-8", path, line)


def _is_mostly_utf8(text: str) -> bool:
    """Whether a text in which U+FFFD stands for what is not UTF-8 is UTF-8 for the rest.

    A character of three bytes is hardly there by chance, which one of two bytes may be.
    """
    bad = text.count("\ufffd")
    good = sum(2 if character > "\u07ff" else 1 for character in text if not character.isascii()) - 2 * bad
    return good >= 2 * bad


def _damaged(data: bytes, text: str, error: UnicodeDecodeError, path: Path | str) -> Decoded:
    """A text in UTF-8 with a few bytes that are none. Raises ``InputError`` where another encoding is mixed in."""
    runs = [len(run) for run in _BAD.findall(text)]
    is_cut_off = error.reason == "unexpected end of data"
    if is_cut_off or max(runs) > _LONGEST_BAD or (len(runs) > 1 and sum(runs) * _ONE_BAD_IN > len(text)):
        raise _broken(data, error, path)
    where = f"{len(runs)} place{'s' * (len(runs) > 1)}, first in line {line_of(data, error.start):,}"
    note = f"damaged: bytes that are not UTF-8 in {where}: shown as \ufffd; take the text from another copy"
    return Decoded(text, "utf_8", (note,), damaged=True)


def line_of(data: bytes, offset: int) -> int:
    """The line, from 1, that holds byte ``offset``; LF, CRLF and CR end a line."""
    head = data[:offset]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1


def _broken(data: bytes, error: UnicodeDecodeError, path: Path | str) -> InputError:
    if error.reason == "unexpected end of data":
        return InputError("the file is cut off in the middle of a character; copy it again", path)
    column = error.start - max(data.rfind(b"\n", 0, error.start), data.rfind(b"\r", 0, error.start))
    return InputError(
        f"byte {data[error.start]:#04x} at position {column} of the line is not UTF-8, though the text around it is: "
        "two encodings are mixed, or the file is damaged; save it as UTF-8",
        path,
        line_of(data, error.start),
    )


def _unknown(data: bytes, error: UnicodeDecodeError, path: Path | str) -> InputError:
    return InputError(
        f"byte {data[error.start]:#04x} is not UTF-8, and no other encoding makes a text of it; say which it is with "
        "--encoding (such as kz1048), or save it as UTF-8",
        path,
        line_of(data, error.start),
    )
