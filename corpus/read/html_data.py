"""The article of a page that a script builds, out of the data that the page carries for its script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any, Final

_SCRIPT: Final = re.compile(r"<script\b([^<>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_ASSIGNED: Final = re.compile(r"=\s*(?=[{\[])")
_TAG: Final = re.compile(r"<[^<>]*>")
_TITLES: Final = ("headline", "title", "name", "heading")
#: Less is no article; and the page itself must show far less.
_LEAST: Final = 250
_TIMES: Final = 3
_DEEPEST: Final = 40


def from_data(text: str, shown: int) -> str | None:
    """A page of the longest text in the data of the scripts, where the page shows next to nothing (``shown``)."""
    best: tuple[int, str, str] | None = None
    if shown >= _LEAST * _TIMES:
        return None
    for data in _data(text):
        for title, body in _texts(data, "", 0):
            size = len(_TAG.sub("", body))
            if size >= max(_LEAST, _TIMES * shown) and " " in body and (best is None or size > best[0]):
                best = size, title, body
    if best is None:
        return None
    body = best[2] if "<" in best[2] else "".join(f"<p>{escape(line)}</p>" for line in best[2].splitlines())
    title = escape(unescape(_TAG.sub("", best[1])))
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"


def _data(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    for script in _SCRIPT.finditer(text):
        code = script[2].strip()
        starts = [0] if "json" in script[1] else [match.end() for match in _ASSIGNED.finditer(code[:_HEAD_OF_CODE])][:9]
        for start in starts:
            try:
                yield decoder.raw_decode(code, start)[0]
            except (ValueError, RecursionError):
                continue
            break


_HEAD_OF_CODE: Final = 20_000


def _texts(data: Any, title: str, depth: int) -> Iterator[tuple[str, str]]:
    """Each long text in the data, with the nearest title beside it or around it."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        near = next((data[name] for name in _TITLES if isinstance(data.get(name), str)), title)
        for value in data.values():
            if isinstance(value, str) and len(value) >= _LEAST:
                yield near, value
            elif isinstance(value, dict | list):
                yield from _texts(value, near, depth + 1)
    elif isinstance(data, list):
        for value in data:
            if isinstance(value, dict | list):
                yield from _texts(value, title, depth + 1)
