"""Plain text in UTF-8 as a document whose text is the decoded file, unaltered: marks, line ends and all."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Final

from ..errors import InputError
from ..language import language_of_name, recognise
from ..layout import segments
from ..types import Document

LONGEST_LINE: Final = 2_000_000
STANDARD_INPUT: Final = "-"
_SAMPLE: Final = 4096
_INVISIBLE: Final = " \t\r\n\ufeff\u200b\u200c\u200d\u2060\u00a0"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# How the files begin that people take for text, and what they are.
_FORMATS: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a packed file (.docx, .odt, .xlsx or .zip)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
)


def read_document(path: Path, *, lang: str | None = None, lines: bool = False) -> Document:
    """The text of ``path`` (or of standard input, ``-``) as a document, cut into segments.

    The language is ``lang``, else the one in the file's name, else the one recognised. Raises ``InputError`` where
    the file cannot be read as text, holds none, has a line over 2,000,000 characters, or does not tell its language.
    """
    text = _decoded(_bytes(path), path)
    if not text.strip().strip(_INVISIBLE):
        raise InputError("the file is empty; give a file that holds text", _shown(path))
    language = lang or language_of_name(path) or recognise(text)
    if language is None:
        raise InputError(
            "the language is not clear (English, Russian and Kazakh in Cyrillic are recognised); "
            + _language_remedy(path),
            _shown(path),
        )
    name = "stdin" if str(path) == STANDARD_INPUT else path.name.removesuffix(".txt")
    return Document(name, language, text, segments(text, language, lines=lines))


def _shown(path: Path) -> Path | str:
    return "standard input" if str(path) == STANDARD_INPUT else path


def _language_remedy(path: Path) -> str:
    if str(path) == STANDARD_INPUT:
        return "write kk=- (or en=-, ru=-)"
    stem = path.name.removesuffix(".txt")
    return f"name it {stem}.kk.txt (or .en.txt, .ru.txt) or write kk={path}"


def _bytes(path: Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError("this is a directory; name the text files in it", path)
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise InputError("this is a device, no text file; use - for standard input", path)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file: check the name and the folder", path) from None
    except PermissionError:
        raise InputError("no permission to read it; change its rights or copy it", path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"it cannot be read ({reason}); check the name and the disk", path) from None


def _decoded(data: bytes, path: Path) -> str:
    shown = _shown(path)
    if data.startswith(_UTF16_MARKS):
        raise InputError("the text is in UTF-16; save it as UTF-8", shown)
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise InputError(f"this is {name}; save it as plain text in UTF-8", shown)
    if _is_like_utf16(data):
        raise InputError("binary data (zero bytes), perhaps UTF-16: save it as UTF-8", shown)
    if b"\0" in data:
        line = _line_of(data, data.index(b"\0"))
        raise InputError("binary data (a zero byte), no text; save it as plain text in UTF-8", shown, line)
    _refuse_long_lines(data, shown)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
        column = error.start - max(data.rfind(b"\n", 0, error.start), data.rfind(b"\r", 0, error.start))
        raise InputError(
            f"byte {data[error.start]:#04x} at position {column} of the line is not UTF-8; the text is probably in an"
            " older encoding such as Windows-1251: save it as UTF-8",
            shown,
            line,
        ) from None


def _is_like_utf16(data: bytes) -> bool:
    """Whether the zero bytes of a file without a mark stand in every second place only, as the spaces of UTF-16 do."""
    sample = data[:_SAMPLE]
    few, many = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    return many > max(4, len(sample) * 0.03) and few <= many * 0.02


def _line_of(data: bytes, offset: int) -> int:
    """The line, from 1, that holds byte ``offset``; LF, CRLF and CR end a line."""
    head = data[:offset]
    return head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n") + 1


def _refuse_long_lines(data: bytes, shown: Path | str) -> None:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if end - start > LONGEST_LINE:
            _refuse_long_rows(data, start, end, shown)
        start = end + 1


def _refuse_long_rows(data: bytes, start: int, end: int, shown: Path | str) -> None:
    """Refuse a stretch without LF if a line of it, parted by CR, has too many characters (not continuation bytes)."""
    while start < end:
        stop = data.find(b"\r", start, end)
        stop = end if stop < 0 else stop
        if stop - start > LONGEST_LINE and _characters(data[start:stop]) > LONGEST_LINE:
            raise InputError(
                f"a line of more than {LONGEST_LINE:,} characters; break the text into lines (one paragraph each)",
                shown,
                _line_of(data, start),
            )
        start = stop + 1


def _characters(data: bytes) -> int:
    return len(data) - len(data.translate(None, delete=bytes(b for b in range(256) if not 0x80 <= b < 0xC0)))
