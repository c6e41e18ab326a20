"""Numbers altered in a sentence: a digit, a scale word, the month of a date, or the whole number dropped.

The patterns know nothing of the reader of quantities that is to be measured. Left alone are numbers in words, digits
that belong to a word (G20, 5G), numbers of list items, and months without a day.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

Alteration = tuple[int, int, str]
"""Where the old words stand, and the new ones."""

_NUMBER = re.compile(
    r"(?<![\w.,:/\u2013\u2014-])(?:\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)(?![\w:/]|[.,]\d)"
)
_LIST_ITEM = re.compile(r"\W*\d+[.)]\s")
_SCALES = {
    "en": {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"},
    "ru": {"тыс": "млн", "млн": "млрд", "млрд": "млн", "трлн": "млрд", "миллион": "миллиард", "миллиард": "миллион"},
    "kk": {"мың": "млн", "млн": "млрд", "млрд": "млн", "трлн": "млрд", "миллион": "миллиард", "миллиард": "миллион"},
}
#: Months in groups that take the same endings, so that what follows the stem still fits.
_MONTHS = {
    "en": [["January", "February", "March", "April", "June", "July"], ["August", "September", "October", "November"]],
    "ru": [["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября"]],
    "kk": [["қаңтар", "мамыр"], ["маусым", "қазан", "ақпан", "желтоқсан"]],
}


def alter(text: str, lang: str, chance: random.Random) -> tuple[str, str, str] | None:
    """The text with one number altered, the old words and the new ones (none for a dropped number)."""
    made = {
        name: found
        for name, every in (
            ("digit", _digits(text, chance)),
            ("scale", _scales(text, lang)),
            ("month", _months(text, lang, chance)),
            ("dropped", _dropped(text, lang)),
        )
        if (found := list(every))
    }
    if not made:
        return None
    start, end, new = chance.choice(made[chance.choice(sorted(made))])
    return text[:start] + new + text[end:], text[start:end].strip(), new


def _numbers(text: str) -> Iterator[re.Match[str]]:
    item = _LIST_ITEM.match(text)
    yield from (match for match in _NUMBER.finditer(text) if not item or match.start() >= item.end())


def _digits(text: str, chance: random.Random) -> Iterator[Alteration]:
    for match in _numbers(text):
        places = [n for n in range(*match.span()) if text[n].isdigit()]
        at = chance.choice(places)
        others = [digit for digit in "0123456789" if digit != text[at] and (digit != "0" or at > places[0])]
        yield *match.span(), text[match.start() : at] + chance.choice(others) + text[at + 1 : match.end()]


def _scales(text: str, lang: str) -> Iterator[Alteration]:
    for match in _numbers(text):
        for old, new in _SCALES[lang].items():
            if scale := re.compile(rf"[ \u00a0]?{old}(?=\b|[а-яәғқңөұүһі])").match(text, match.end()):
                yield scale.end() - len(old), scale.end(), new


def _months(text: str, lang: str, chance: random.Random) -> Iterator[Alteration]:
    for group in _MONTHS[lang]:
        names = "|".join(group)
        before = rf"(?<=\d ){names}" if lang != "kk" else rf"(?<=\d )(?:{names})|(?<=\d-)(?:{names})"
        after = rf"|(?:{names})(?= \d{{1,2}}\b)" if lang == "en" else ""
        for match in re.finditer(before.replace(names, f"(?:{names})") + after, text):
            yield *match.span(), chance.choice([name for name in group if name != match[0]])


def _dropped(text: str, lang: str) -> Iterator[Alteration]:
    """A number with its sign of currency, its scale word or percent sign, and the space or hyphen behind it."""
    scales = "|".join(_SCALES[lang])
    after = re.compile(rf"(?:[ \u00a0]?(?:{scales})\b\.?)?[ \u00a0]?%?[ \u00a0-]?")
    for match in _numbers(text):
        end = after.match(text, match.end())
        start = match.start() - (text[match.start() - 1 : match.start()] in {"$", "£", "€"})
        yield start, end.end() if end else match.end(), ""
