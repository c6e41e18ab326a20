"""One language of a gettext catalogue: the messages, or their translations, one segment each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..encodings import codec_of
from .assemble import Extracted
from .codes import language_in_name, usual_code
from .columns import column
from .opening import needed
from .source import Source

_CHARSET: Final = re.compile(rb"charset=([\w.:-]{2,40})", re.IGNORECASE)
_TEXT: Final = re.compile(r'(?:#~ ?)?(?:msg\w+(?:\[\d+\])?\s*)?"')
_WHOLE: Final = re.compile(r'(?:#~ ?)?(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*')
_SOURCE_HEADERS: Final = ("X-Source-Language", "X-Loco-Source-Locale")


def extract_po(source: Source) -> Extracted:
    """The messages (in English, unless a header says otherwise) or their translations, whichever is wanted.

    Left out are obsolete entries and, of the translations, fuzzy ones, which nobody has checked; a note counts them.
    Raises ``InputError`` for a broken catalogue.
    """
    with needed(".po files", source.shown):
        import polib
    declared = _CHARSET.search(source.data[:4000])
    text = source.text(codec_of(declared[1].decode("ascii")) if declared else None, bilingual=True).lstrip("\ufeff")
    if "msgid" not in text:
        raise source.problem("this is no .po file: it has no messages (msgid)")
    _refuse_cut_off(text, source)
    try:
        catalogue = polib.pofile(text + "\n")
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        said = " ".join(str(error).split())[:120]
        raise source.problem(f"the .po file is broken ({said}); check it with msgfmt --check") from None
    own, target = _languages(catalogue, source)
    found = column(source, list(_units(catalogue, own, target)))
    fuzzy = sum("fuzzy" in entry.flags for entry in catalogue if not entry.obsolete)
    if fuzzy and found.lang == target:
        found.notes.append(f"{fuzzy} unchecked (fuzzy) translation{'s' * (fuzzy > 1)} left out")
    return found


def _refuse_cut_off(text: str, source: Source) -> None:
    """Raise ``InputError`` for a last line whose text does not end, which polib reads as far as it goes."""
    *_, last = text.rstrip().rsplit("\n", 1)
    if _TEXT.match(last) and not _WHOLE.fullmatch(last):
        line = text.rstrip().count("\n") + 1
        raise source.problem("the .po file is cut off: its last text has no end; copy it again", line)


def _units(catalogue: Any, own: str, target: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for number, entry in enumerate(catalogue, 1):
        if entry.obsolete:
            continue
        texts = [(own, entry.msgid), (own, entry.msgid_plural)]
        if "fuzzy" not in entry.flags:
            translations = [entry.msgstr, *entry.msgstr_plural.values()]
            texts += [(target, text) for text in dict.fromkeys(translations)]
        yield f"unit {number}", [(lang, text) for lang, text in texts if lang and text.strip()]


def _languages(catalogue: Any, source: Source) -> tuple[str, str]:
    """The language of the messages and that of the translations ("" where nobody says)."""
    headers = catalogue.metadata
    own = next((code for name in _SOURCE_HEADERS if (code := usual_code(headers.get(name, "")))), "en")
    said = source.lang if source.lang and source.lang != own else None
    return own, usual_code(headers.get("Language", "")) or language_in_name(source.path) or said or ""
