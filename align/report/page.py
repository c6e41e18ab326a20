"""The shell of every page: one file with its styles and script inside, which may fetch nothing and run nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from .markup import escape
from .shortcuts import Stop, shortcuts

STYLES: Final = ("page.css", "findings.css", "table.css", "picture.css", "print.css")
SCRIPTS: Final = ("filter.js", "keys.js")


@cache
def asset(name: str) -> str:
    """The text of a file in ``assets/``, line ends as LF (what a browser hashes)."""
    return (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page(
    title: str, sections: Iterable[tuple[str, str, str]], lead: str = "", stop: Stop = "finding", bar: str = ""
) -> str:
    """A whole HTML document; ``sections`` are (anchor, heading, markup), ``lead`` is markup, ``title`` plain text.

    ``stop`` is what the keys move between; ``bar`` is the markup of a filter for the sections ``findings`` and
    ``text``, put before the first of them.
    """
    listed = list(sections)
    style, script = "".join(map(asset, STYLES)), "".join(map(asset, SCRIPTS))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    links = "".join(f'<li><a href="#{anchor}">{escape(heading)}</a></li>' for anchor, heading, _ in listed)
    button, dialog = shortcuts(stop)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="Ushtil">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the content</a>\n'
        f'<header class="top"><h1><bdi>{escape(title)}</bdi></h1>{lead}'
        f'<nav aria-label="On this page"><ul>{links}</ul></nav>{button}</header>\n'
        f'<main id="main">\n{_body(listed, bar)}</main>\n'
        "<footer><p>Made by Ushtil. This page is one file: it loads nothing and sends nothing.</p></footer>\n"
        f"{dialog}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _body(sections: Iterable[tuple[str, str, str]], bar: str) -> str:
    parts = []
    for anchor, heading, markup in sections:
        if bar and anchor in ("findings", "text"):
            parts.append(bar)
            bar = ""
        parts.append(
            f'<section id="{anchor}" aria-labelledby="{anchor}-h">'
            f'<h2 id="{anchor}-h">{escape(heading)}</h2>{markup}</section>\n'
        )
    return "".join(parts)
