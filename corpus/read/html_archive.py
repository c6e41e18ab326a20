"""Pages saved as one file (.mht, .mhtml): the page itself, without the pictures and styles packed beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .source import Source

_HEAD: Final = re.compile(rb"\s*(?:[A-Za-z-]{2,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*)+\r?\n")
_IS_MAIL: Final = re.compile(rb"^(?:mime-version|content-type):", re.IGNORECASE | re.MULTILINE)


def page_of(source: Source) -> tuple[Source, str | None]:
    """The page in an archive, with the encoding that it is said to have; any other file as it is.

    Raises ``InputError`` for an archive that holds no page.
    """
    head = _HEAD.match(source.data[:20_000].removeprefix(b"\xef\xbb\xbf"))
    if head is None or not _IS_MAIL.search(head[0]):
        return source, None
    from email import message_from_bytes

    message = message_from_bytes(source.data.removeprefix(b"\xef\xbb\xbf").lstrip())
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data.strip():
                return replace(source, data=data), part.get_content_charset()
    raise source.problem("this archive of a web page (.mht) holds no page; save it again from the browser")
