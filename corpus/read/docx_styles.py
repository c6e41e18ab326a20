"""What the styles of a Word file say of a paragraph: a heading, a list item, a line of the table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from ..types import Kind
from .xml import attribute, children, local

# The names of the styles, which Word keeps in English in every language; other programs translate them.
_HEADING: Final = re.compile(
    r"(?:heading|заголовок|тақырып)\s?\d?|\d-?\s?(?:ші\s|шы\s)?тақырып|title|subtitle|название|подзаголовок"
    r"|тақырыпша|бас тақырып|қосалқы тақырып",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(
    r"(?:toc|contents|оглавление|мазмұны?)\s?\d|\d-?\s?мазмұны?|(?:toc|contents) heading|заголовок оглавления"
    r"|мазмұн(?:ы|ның)? тақырыбы|table of figures|перечень рисунков",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(r"caption|название объекта|image caption|table caption", re.IGNORECASE)
_LIST: Final = re.compile(
    r"list\b.*|маркированный список.*|нумерованный список.*|таңбаланған тізім.*|нөмірленген тізім.*", re.IGNORECASE
)
_BODY_LEVEL: Final = 9
_DEEPEST: Final = 12
_OFF: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is: ``kind`` is ``None`` where the styles do not say."""

    kind: Kind | None = None
    contents: bool = False


class Styles:
    """The styles of a file, by id; without a part of styles their ids and the paragraphs themselves tell."""

    def __init__(self, root: Any | None) -> None:
        known = children(root, "style") if root is not None else []
        self._styles = {attribute(style, "styleId"): style for style in known}

    def of(self, paragraph: Any) -> Style:
        """What a paragraph is, by its own properties, by its style and by those that this is based on."""
        own = next((_value(properties, "pStyle") for properties in children(paragraph, "pPr")), "")
        owners = [paragraph, *self._chain(own)]
        names = [_value(owner, "name") for owner in owners[1:]] or [own]
        if any(_CONTENTS.fullmatch(name) for name in names):
            return Style(contents=True)
        is_named = any(_HEADING.fullmatch(name) for name in names)
        if _outline([paragraph]) is not False and (is_named or _outline(owners)):
            return Style("heading")
        numbers = next((found for owner in owners if (found := _numbers(owner)) is not None), None)
        if numbers or (
            numbers is None and any(_LIST.fullmatch(name) and name.lower() != "list paragraph" for name in names)
        ):
            return Style("item")
        return Style("body" if any(_CAPTION.fullmatch(name) for name in names) else None)

    def hides(self, paragraph: Any) -> bool:
        """Whether a paragraph's style hides its text."""
        own = next((_value(properties, "pStyle") for properties in children(paragraph, "pPr")), "")
        return bool(self._hidden(self._chain(own)))

    def hides_run(self, run: Any) -> bool | None:
        """Whether a run is hidden, by itself or by its style; ``None`` if neither says."""
        own = next((_value(properties, "rStyle") for properties in children(run, "rPr")), "")
        return self._hidden([run, *self._chain(own)])

    def _hidden(self, owners: list[Any]) -> bool | None:
        for owner in owners:
            for properties in children(owner, "rPr"):
                for mark in children(properties, "vanish"):
                    return attribute(mark, "val") not in _OFF
        return None

    def _chain(self, name: str) -> list[Any]:
        found: list[Any] = []
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = _value(found[-1], "basedOn")
        return found


def _outline(owners: list[Any]) -> bool | None:
    """Whether the first of these that has a level in the outline has one of a heading; ``None`` if none has any."""
    for owner in owners:
        for properties in children(owner, "pPr"):
            level = _value(properties, "outlineLvl")
            if level.isdecimal():
                return int(level) < _BODY_LEVEL
    return None


def _numbers(owner: Any) -> bool | None:
    """Whether a paragraph or a style is numbered or bulleted; ``None`` if it does not say."""
    for properties in children(owner, "pPr"):
        for numbering in children(properties, "numPr"):
            return _value(numbering, "numId") not in {"", "0"}
    return None


def _value(element: Any, name: str) -> str:
    return next((attribute(child, "val") for child in element if local(child) == name), "")
