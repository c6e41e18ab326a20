"""One file to be read: its bytes, what is known of its language, and its text once it is decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ..encodings import decoded, line_of
from ..errors import InputError
from ..mojibake import as_meant, without_damage
from .opening import shown

LONGEST_LINE: Final = 2_000_000
_LINE: Final = re.compile(r"[^\r\n]+")


@dataclass(slots=True)
class Source:
    """A file with the language it is said to have (``None``: nobody said) and the encoding that the user gave.

    ``notes`` gathers what must be said about the decoding, ``lost`` what about letters that are lost in the file as a
    whole; ``damaged`` where the notes tell of bytes that are no text.
    """

    path: Path
    data: bytes
    lang: str | None = None
    encoding: str | None = None
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    damaged: bool = False

    @property
    def shown(self) -> Path | str:
        """What the file is called in messages."""
        return shown(self.path)

    def problem(self, said: str, line: int | None = None) -> InputError:
        """The error for this file."""
        return InputError(said, self.shown, line)

    def text(self, declared: str | None = None, *, long_lines: bool = False, bilingual: bool = False) -> str:
        """The decoded file, with garbled letters repaired. Raises ``InputError``; zero bytes are no text.

        A line of more than two million characters is refused, except where ``long_lines`` are usual. In a
        ``bilingual`` file the wanted language does not tell the encoding, for others stand beside it.
        """
        lang = None if bilingual else self.lang
        found = decoded(self.data, lang, self.shown, given=self.encoding, declared=declared)
        if "\0" in found.text:
            line = line_of(found.text.encode("utf-8", "replace"), found.text.encode("utf-8", "replace").index(b"\0"))
            raise self.problem("binary data (a zero byte), no text; save it as plain text in UTF-8", line)
        if not long_lines:
            self._refuse_long_lines(found.text)
        self.notes.extend(found.notes)
        self.damaged = found.damaged
        mended = as_meant(found.text, lang)
        self.notes.extend(replace(mended, lost=[]).notes())
        self.lost = replace(
            mended, repaired=[], lost=without_damage(mended.lost) if found.damaged else mended.lost
        ).notes()
        return mended.text

    def _refuse_long_lines(self, text: str) -> None:
        if len(text) <= LONGEST_LINE:
            return
        for match in _LINE.finditer(text):
            if match.end() - match.start() > LONGEST_LINE:
                line = line_of(text[: match.start()].encode("utf-8", "replace"), match.start() * 4)
                problem = (
                    f"a line of more than {LONGEST_LINE:,} characters; break the text into lines (one paragraph each)"
                )
                raise self.problem(problem, line)
