"""What the markup of an element says about its text: its role on the site, bold letters."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

_WORDS: Final = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
_PICTURES: Final = frozenset({"img", "picture", "svg", "video", "audio", "iframe", "amp-img"})
_TEXTS: Final = frozenset({"table", "ul", "ol", "dl", "blockquote", "pre", "h2", "h3"})
_MOST_IN_A_FIGURE: Final = 200
_BY_LABEL: Final = frozenset({"link", "follow", "advertisement"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
# Words in the names (class, id) that content systems give to elements, by the role that they tell.
_ROLES: Final = {
    "menu": "nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager paging pagenav toolbar "
    "sitemap toc lang langs language languages switcher topbar topline",
    "share": "share sharing shares social socials socialmedia sharedaddy addtoany a2a likely ya-share2 print reactions",
    "cookie": "cookie cookies consent gdpr",
    "comment": "comment comments disqus respond comentlist commentlist",
    "search": "search login signin register modal popup",
    "follow": "subscribe subscription newsletter follow",
    "advertisement": "ad ads adv advert adverts advertisement adsbygoogle banner banners promo sponsored",
    "tags": "tags taglist tagcloud taxonomy keywords",
    "link": "related relatedposts similar recommended recommendations popular trending teaser teasers readalso also "
    "latest others",
    "footer": "footer copyright copyrights colophon imprint",
    "sidebar": "sidebar",
    "caption": "caption",
    "about": "meta date datetime time posted published author byline views hits pubdate timestamp "
    "readtime submitted info",
    "hidden": "sronly visuallyhidden",
    "archive": "wm-ipp-base wm-ipp-print donato",
}  # fmt: skip
_ROLE_OF: Final = {word: role for role, words in _ROLES.items() for word in words.split()}
_TAGS: Final = {
    "nav": "menu", "footer": "footer", "aside": "aside", "figcaption": "caption", "dialog": "search", "form": "form",
    "time": "about", "header": "header", "caption": "caption",
}  # fmt: skip
_ARIA: Final = {
    "navigation": "menu", "search": "search", "contentinfo": "footer", "dialog": "search", "alertdialog": "search",
    "banner": "header", "menu": "menu", "menubar": "menu", "complementary": "aside", "toolbar": "menu",
}  # fmt: skip
_PROPERTIES: Final = {"author": "about", "datepublished": "about", "datemodified": "about", "keywords": "tags"}


def mark_of(element: Any) -> str:
    """The role that the markup of an element tells, or "" where it tells none.

    Names of elements are hints: what they say holds only where little of the page's text stands inside.
    """
    if _is_hidden(element):
        return "hidden"
    tag = element.tag.lower()
    if tag in {"html", "body", "main", "article", "h1"}:
        return ""
    known = (
        _TAGS.get(tag)
        or _ARIA.get((element.get("role") or "").lower())
        or _PROPERTIES.get((element.get("itemprop") or "").lower())
    )
    if known:
        return known
    if tag == "figure" and _is_picture(element):
        return "caption"
    if tag == "a" and (element.get("hreflang") or (element.get("rel") or "").lower() == "tag"):
        return "menu" if element.get("hreflang") else "tags"
    if role := _named(f"{element.get('id') or ''} {element.get('class') or ''}"):
        return role
    # A label names a part of the article, too, by its heading's name ("section-header-2"): nothing goes by one.
    label = _named(element.get("aria-labelledby") or "") if tag == "section" else ""
    return label if label in _BY_LABEL else ""


def _is_picture(figure: Any) -> bool:
    """Whether a figure shows a picture, not a table, a list or a quotation."""
    tags = {element.tag for element in islice(figure.iter(), _MOST_IN_A_FIGURE)}
    return not tags.isdisjoint(_PICTURES) and tags.isdisjoint(_TEXTS)


def _named(names: str) -> str:
    """The role that names of an element tell; its last words tell most (``entry-meta``, ``post__tags``)."""
    for name in names[:400].split():
        if role := _ROLE_OF.get(name.lower()):
            return role
        words = [word.lower() for word in _WORDS.findall(name)]
        if "".join(words) in {"sronly", "visuallyhidden", "screenreadertext"}:
            return "hidden"
        for word in () if not words or _is_state(words) else (words[-1], *words[-2:-1], words[0]):
            if (role := _ROLE_OF.get(word)) and (role != "about" or word in {words[-1], "date", "meta"}):
                return role
    return ""


def _is_state(words: list[str]) -> bool:
    """Whether a name tells what an element has or lacks, or what it is filed under, not what it is."""
    return words[0] in {"has", "no", "with", "is", "tag", "category", "single", "col", "without", "site"}


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN.search((element.get("style") or "")[:1000]) is not None
    )


def is_bold(element: Any, inherited: bool) -> bool:
    """Whether letters inside an element are bold; a style tells more than a tag (pages pasted from Google Docs)."""
    if found := _WEIGHT.search((element.get("style") or "")[:1000]):
        return found[1].lower() not in {"normal", "100", "200", "300", "400", "500"}
    return inherited or element.tag in {"b", "strong", "th"}
