"""Characters of symbol fonts as Unicode: Word stores what such a font draws by its code in the font."""

from __future__ import annotations

import re
from typing import Final

#: Codes 0x20 to 0xFF of the font Symbol (Adobe's Symbol encoding); a space where it draws nothing that is text.
_SYMBOL: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    " αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    "                                "
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊⟨®©™∑           ⟩∫             "
)
_WINGDINGS: Final = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
}  # fmt: skip
_FIRST: Final = 0x20
_LAST: Final = 0xFF
_PRIVATE: Final = 0xF000
_IN_PRIVATE_USE: Final = re.compile("[\uf020-\uf0ff]")


def symbol(code: int, font: str) -> str:
    """What a font draws for a code; empty where that is no known character."""
    is_private = _PRIVATE + _FIRST <= code <= _PRIVATE + _LAST
    place = code - _PRIVATE if is_private else code
    if _is_symbolic(font) and _FIRST <= place <= _LAST:
        return _WINGDINGS.get(place, "") if font.lower().startswith("wingdings") else _SYMBOL[place - _FIRST].strip()
    is_text = not is_private and _FIRST <= code < 0x110000 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_text else _SYMBOL[place - _FIRST].strip() if is_private else ""


def without_private(text: str, font: str) -> str:
    """``text``, whose characters for private use are what the font draws, or Symbol, which most of them come from."""
    return _IN_PRIVATE_USE.sub(lambda match: symbol(ord(match[0]), font), text)


def _is_symbolic(font: str) -> bool:
    return font.lower() in {"symbol", "wingdings"}
