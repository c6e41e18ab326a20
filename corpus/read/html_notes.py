"""Signs in the text of a page that are none of it: the numbers of footnotes, and the bullets that Word writes out."""

from __future__ import annotations

import re
from typing import Any, Final

_NOTE_NUMBER: Final = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]{1,3}|[a-zа-я]|[ivxl]{2,7})[\])]?\s*")
# The names that Word (_ftn1, _ednref2), LibreOffice and content systems give to notes and to the places that call them.
_OF_NOTE: Final = re.compile(r"#_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|endnote|note|cite|ref)", re.IGNORECASE)
_LONGEST_MARK: Final = 12
_SIGNS: Final = re.compile(
    r"font-family\s*:\s*[\"']?(?:symbol|wingdings|courier new)|mso-list\s*:\s*ignore", re.IGNORECASE
)
_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def is_reference(element: Any) -> bool:
    """Whether an element is a mark that leads to a footnote, back from it, or to the heading it stands in."""
    if element.tag not in {"sup", "a", "span"}:
        return False
    name = f"{element.get('class') or ''}".lower()
    if "mw-editsection" in name:
        return True
    if element.tag == "span":
        return False
    if len(text := _short(element)) > _LONGEST_MARK or element.find(".//img") is not None:
        return False
    inside = element.tag == "a" and (element.get("href") or "")[:1] == "#"
    if inside and not any(map(str.isalnum, text)):
        return True
    called = "reference" in name or "footnote" in name or "noteref" in name
    if element.tag == "sup":
        leads = any((link.get("href") or "").partition("#")[2] for link in element.iter("a"))
        return (leads or called) and _NOTE_NUMBER.fullmatch(text) is not None
    return inside and (called or _leads_to_note(element)) and _NOTE_NUMBER.fullmatch(text) is not None


def is_note(element: Any) -> bool:
    """Whether a mark at the head of a line leads back to the place that calls the footnote, which the line then is."""
    return is_reference(element) and any(_leads_to_note(link) for link in element.iter("a"))


def is_bullet(element: Any) -> bool:
    """Whether an element is the bullet of a list item that Word saved as a paragraph."""
    if element.tag != "span" or not _SIGNS.search((element.get("style") or "")[:1000]):
        return False
    parent = element.getparent()
    is_item = parent is not None and "MsoList" in (parent.get("class") or "")
    return is_item and len(_short(element).strip()) == 1


def raised(element: Any, before: str) -> str | None:
    """The text at the head of a raised element: digits behind a word as raised ones, or they would be a number."""
    text = (element.text or "").strip()
    if len(element) == 0 and text and before.strip() and not text.strip("0123456789+-"):
        return text.translate(_RAISED)
    return str(element.text) if element.text else None


def _leads_to_note(link: Any) -> bool:
    return _OF_NOTE.match((link.get("href") or "")[:100]) is not None


def _short(element: Any) -> str:
    """The text of an element without blanks, no further than a mark can be long."""
    text = ""
    for part in element.itertext():
        text += part.strip()
        if len(text) > _LONGEST_MARK:
            break
    return text
