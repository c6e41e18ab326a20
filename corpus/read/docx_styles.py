"""What the styles of a Word file say of a paragraph: a heading, a list item, a line of the table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from ..types import Kind
from .xml import attribute, children, local

# The names of the styles, which Word keeps in English in every language; LibreOffice and Pages write them, too.
_HEADING: Final = re.compile(r"(?:heading|заголовок|тақырып)\s?\d?|title|subtitle|название|подзаголовок", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|contents|оглавление)\s?\d|toc heading", re.IGNORECASE)
_LIST: Final = re.compile(r"list\b.*|маркированный список.*|нумерованный список.*", re.IGNORECASE)
_BODY_LEVEL: Final = 9
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is: ``kind`` is ``None`` where the styles do not say."""

    kind: Kind | None = None
    contents: bool = False


class Styles:
    """The styles of a file, by id; without a part of styles only the paragraphs themselves tell."""

    def __init__(self, root: Any | None) -> None:
        known = children(root, "style") if root is not None else []
        self._styles = {attribute(style, "styleId"): style for style in known}

    def of(self, paragraph: Any) -> Style:
        """What a paragraph is, by its own properties, by its style and by those that this is based on."""
        owners = [paragraph, *self._chain(paragraph)]
        names = [_value(owner, "name") for owner in owners[1:]]
        if any(_CONTENTS.fullmatch(name) for name in names):
            return Style(contents=True)
        if any(_HEADING.fullmatch(name) for name in names) or self._outline(owners):
            return Style("heading")
        numbers = next((found for owner in owners if (found := _numbers(owner)) is not None), None)
        if numbers or (
            numbers is None and any(_LIST.fullmatch(name) and name.lower() != "list paragraph" for name in names)
        ):
            return Style("item")
        return Style()

    def _chain(self, paragraph: Any) -> list[Any]:
        name = next((_value(properties, "pStyle") for properties in children(paragraph, "pPr")), "")
        found: list[Any] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = _value(found[-1], "basedOn")
        return found

    def _outline(self, owners: list[Any]) -> bool:
        for owner in owners:
            for properties in children(owner, "pPr"):
                level = _value(properties, "outlineLvl")
                if level.isdecimal():
                    return int(level) < _BODY_LEVEL
        return False


def _numbers(owner: Any) -> bool | None:
    """Whether a paragraph or a style is numbered or bulleted; ``None`` if it does not say."""
    for properties in children(owner, "pPr"):
        for numbering in children(properties, "numPr"):
            return _value(numbering, "numId") not in {"", "0"}
    return None


def _value(element: Any, name: str) -> str:
    return next((attribute(child, "val") for child in element if local(child) == name), "")
