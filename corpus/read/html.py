"""Saved web pages: the article with its structure, without the menus, teasers and buttons around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from ..encodings import codec_of
from ..language import recognise
from ..text import key
from .assemble import Extracted, tidy
from .codes import usual_code
from .html_archive import page_of
from .html_article import judged
from .html_data import from_data
from .html_lines import read_lines
from .html_page import parsed, unfinished, whole_characters, without_pictures
from .html_pieces import pieces
from .html_types import Lines
from .opening import needed, quiet
from .source import Source
from .xml import local

_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEAD: Final = 8_000
_LONGEST_TITLE: Final = 260
_SITE_MARK: Final = re.compile(r"\s+(?:[|¦»•·]|::|[-–—])\s+|:\s+")
# Of the page's title so much must be a line that is no heading, for it to be the title; and so much tell for one.
_LEAST_SHARE: Final = 0.4
_LEAST_WORTH: Final = 2
_SHARED_WORTH: Final = 2
# Parts of a line in what trafilatura gives.
_INSIDE: Final = frozenset({"hi", "ref", "del"})
_HEADLINES: Final = frozenset({"h1", "h2", "h3"})


def extract_html(source: Source) -> Extracted:
    """The article of a page, decoded by our own means: what a page says of its encoding is often wrong.

    A page in which no article is recognised gives all its paragraphs, with a note. What stands inside an article and
    may be the site's is kept, with the reason. Raises ``InputError``.
    """
    with needed("web pages", source.shown):
        import trafilatura
        from lxml import etree, html
    source, said = page_of(source)
    source = replace(source, data=whole_characters(source.data), notes=source.notes)
    declared = _CHARSET.search(source.data[:_HEAD])
    name = said or (declared[1].decode("ascii") if declared else None)
    text = source.text(codec_of(name) if name else None, long_lines=True).lstrip("\ufeff")
    text = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", text)  # lxml takes no text that claims an encoding
    text = without_pictures(text)
    try:
        page, is_usual = parsed(text, html)
        found = _extracted(page, _kept(text, trafilatura) if is_usual else (), source.lang)
        if data := from_data(text, sum(len(piece.text) for piece in found.pieces)):
            page, _ = parsed(data, html)
            found = _extracted(page, _kept(data, trafilatura), source.lang)
            found.notes = ["the text is taken from the data of the page's scripts, for the page itself shows none"]
    except (etree.LxmlError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:120]
        raise source.problem(f"the page is broken or empty ({why}); save it again from the browser") from None
    found.notes += unfinished(text)
    found.damaged = source.damaged
    found.lang = source.lang or recognise("\n".join(piece.text for piece in found.pieces if not piece.reason))
    found.lang = found.lang or usual_code(page.get("lang") or "")
    return found


def _extracted(page: Any, kept: Sequence[str], lang: str | None) -> Extracted:
    said = tidy(" ".join("".join(element.itertext()) for element in page.iter("title")))
    lines = read_lines(page, (lang or usual_code(page.get("lang") or "") or "")[:2])
    title = _title(lines, said, key(page.xpath("string(//meta[@property='og:title']/@content)")))
    verdict = judged(lines, kept, title)
    notes = [] if verdict.found else ["no article was recognised in this page: all its paragraphs are taken"]
    return Extracted(list(pieces(lines, verdict, title)), notes)


def _kept(text: str, trafilatura: Any) -> list[str]:
    """The lines that trafilatura takes; without its memory of other pages, which drops what an excerpt repeats."""
    from lxml import etree

    with quiet("trafilatura", "htmldate", "courlan"):
        found = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, deduplicate=False)
    body = getattr(found, "body", None)
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")) if body is not None else ():
        text = element.text if event == "start" else element.tail
        parts += ["" if local(element) in _INSIDE else "\n", text or ""]
    return "".join(parts).split("\n")


def _title(page: Lines, said: str, shared: str) -> int | None:
    """The number of the line that is the title: a heading or line that most of the page's title is, or the heading.

    ``shared`` is the title that the page gives for posts about it, mostly without the name of the site.
    """
    own = key(said)
    parts = {key(part) for part in _SITE_MARK.split(said)} | {own}
    best: tuple[float, int] | None = None
    for number, line in enumerate(page.lines):
        if not 0 < len(line.text) <= _LONGEST_TITLE or line.mark == "hidden":
            continue
        tag, text = page.nodes[line.node].tag, key(line.text)
        share = len(text) / len(own) if text in own else 0.0
        if tag not in _HEADLINES and not (text in parts and share >= _LEAST_SHARE):
            continue
        worth = (
            (tag in _HEADLINES)
            + (tag == "h1")
            + (2 + 4 * share if share else 0)
            + (text in parts)
            + len(text) / 1000
            + _SHARED_WORTH * (text == shared)
        )
        if worth >= _LEAST_WORTH and (best is None or worth > best[0]):
            best = worth, number
    return best[1] if best else None
