"""Amounts: digits or words, a scale word, and the unit that stands before or after them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .lexer import Lexes, readings, vulgar
from .spelled import ablative, below_thousand, half_after, past_dot, scale_at

_HALF = Fraction(1, 2)
_SMALL = 20
_YEARS = range(1000, 3000)
_BARE_YEARS = range(1900, 2101)
_LONGEST_SUFFIX = 6
_NOT_AFTER_HYPHEN = frozenset({"decade-suffix", "century", "from", "with", "ordinal", "unit", "ten"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity from unit ``start`` up to (not with) unit ``end``; ``values`` begins with the likeliest."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    unit: str = ""
    scaled: bool = False
    spelled: bool = False
    ordinal: bool = False
    vague: bool = False

    @property
    def soft(self) -> bool:
        """Whether it proves too little to accuse: a small number in words, a fraction, a bare scale word."""
        small = self.values[0] < _SMALL and not self.scaled and not self.unit.startswith(("money", "percent"))
        return self.vague or (self.spelled and small)


@dataclass(frozen=True, slots=True)
class _Mantissa:
    values: tuple[Fraction, ...]
    end: int
    spelled: bool = False
    ordinal: bool = False
    scaled: bool = False
    vague: bool = False


def amount(units: Lexes, start: int) -> Amount | None:
    """The amount that begins at a unit, with its currency sign before it and its unit after it."""
    currency, index = _currency_before(units, start)
    mantissa = _digits(units, index) or _words(units, index)
    if mantissa is None:
        return None
    scaled = _scaled(units, mantissa, money=bool(currency))
    unit, end = unit_after(units, scaled.end, scaled.values[0], plain=not scaled.scaled and not scaled.spelled)
    return Amount(
        scaled.values,
        start,
        end,
        currency or unit,
        scaled.scaled,
        scaled.spelled,
        scaled.ordinal,
        scaled.vague and unit in {"", "year"},
    )


def _currency_before(units: Lexes, index: int) -> tuple[str, int]:
    at = index
    if "qualifier" in units[at].meanings and units[at + 1].kind == "sign":
        at += 1
    code = units[at].meanings.get("currency")
    before_number = units[at + 1].kind == "digits"
    if code and before_number and (units[at].kind == "sign" or units[at].text == code.lower()):
        return f"money:{code}", at + 1
    return "", index


def _digits(units: Lexes, index: int) -> _Mantissa | None:
    unit = units[index]
    if unit.kind == "fraction" and (value := vulgar(unit.text)):
        return _Mantissa((value,), index + 1)
    if unit.kind != "digits":
        return None
    values = readings(unit.text, units.lang)
    if not values:
        return None
    end = index + 1
    if units[end].kind == "fraction":
        values, end = tuple(value + vulgar(units[end].text) for value in values), end + 1
    elif "suffix" in units[end].meanings and not units[end].spaced:
        return _Mantissa(values, end + 1, ordinal=True)
    end, ordinal = _hyphen_suffix(units, end)
    return _Mantissa(values, end, ordinal=ordinal)


def _hyphen_suffix(units: Lexes, index: int) -> tuple[int, bool]:
    """Past «-ші», «-й», «-тен» after digits; past the hyphen alone where a scale or unit word follows it."""
    hyphen, word = units[index], units[index + 1]
    if hyphen.text != "-" or hyphen.spaced or word.kind != "word" or word.spaced:
        return index, False
    if units.lang == "ru" and len(word.text) == 1:
        return index + 2, True
    if word.meanings.keys() - _NOT_AFTER_HYPHEN or (units.lang == "kk" and "decade-suffix" in word.meanings):
        return index + 1, False
    if units.lang != "en" and len(word.text) <= _LONGEST_SUFFIX and not word.original[:1].isupper():
        return index + 2, True
    return index, False


def _words(units: Lexes, start: int) -> _Mantissa | None:
    first = units[start]
    if first.kind != "word" or not first.meanings:
        return None
    if (value := first.value("one-and-half") or first.value("half-scale")) is not None:
        return _Mantissa((value,), start + 1, spelled=True, scaled="half-scale" in first.meanings)
    if part := _part_of_scale(units, start) or fraction(units, start) or _dozens(units, start):
        return part
    group = below_thousand(units, start)
    if group is not None:
        lone_hundred = {"hundred-word", "ten-soft", "times100"} & first.meanings.keys() and group.end == start + 1
        vague = bool(lone_hundred) and scale_at(units, group.end) is None
        return _Mantissa((group.value,), group.end, spelled=True, ordinal=group.ordinal, vague=vague)
    article = "article" in first.meanings
    if article and scale_at(units, start + 1) is not None:
        return _Mantissa((Fraction(1),), start + 1, spelled=True, vague=True)
    if scale_at(units, start, bare=True) is not None and units.lang != "en":
        return _Mantissa((Fraction(1),), start, spelled=True, vague=True)
    return None


def _part_of_scale(units: Lexes, start: int) -> _Mantissa | None:
    """Half a million, жарты миллион: a part of the scale word that follows."""
    unit = units[start]
    if not {"half", "one-half"} & unit.meanings.keys():
        return None
    after = start + 1 + ("article" in units[start + 1].meanings)
    if scale_at(units, after) is not None:
        return _Mantissa((_HALF,), after, spelled=True)
    return _Mantissa((_HALF,), start + 1, spelled=True, vague=True)


def fraction(units: Lexes, start: int) -> _Mantissa | None:
    """Two thirds, две трети, үштен екі: a fraction in words, always vague."""
    unit = units[start]
    if units.lang == "kk":
        over, number = unit.value("unit") or unit.value("ten"), units[start + 1].value("unit")
        dative = units[start + 1].text.endswith(("ға", "ге", "қа", "ке"))
        if over and number and number < over and ablative(unit) and not dative:
            return _Mantissa((number / over,), start + 2, spelled=True, vague=True)
        return None
    number = unit.value("unit") or unit.value("article")
    at = start + 1 + (units[start + 1].text == "-")
    if number is not None and (over := units[at].value("denominator")):
        return _Mantissa((number / over,), at + 1, spelled=True, vague=True)
    if units.lang == "ru" and (over := unit.value("denominator")) and "ordinal" not in unit.meanings:
        return _Mantissa((1 / over,), start + 1, spelled=True, vague=True)
    return None


def _dozens(units: Lexes, start: int) -> _Mantissa | None:
    times = units[start].value("unit") or units[start].value("article")
    at = start + 1 if times is not None else start
    value = units[at].value("dozen")
    return None if value is None else _Mantissa(((times or 1) * value,), at + 1, spelled=True, vague=True)


def _scaled(units: Lexes, first: _Mantissa, *, money: bool) -> _Mantissa:
    """The mantissa times its scale word, plus what goes on with a smaller one (2 млн 300 мың)."""
    part = _one_scale(units, first, money=money)
    if not part.scaled or len(part.values) > 1:
        return part
    total, end, ordinal = part.values[0], part.end, part.ordinal
    smallest = scale_at(units, _scale_word(units, part.end)) or Fraction(1)
    while smallest > 1 and not ordinal:
        at = end + ("and" in units[end].meanings and first.spelled)
        following = _digits(units, at) or _group(units, at)
        if following is None or following.values[0] >= smallest:
            break
        addend = _one_scale(units, following, money=False)
        if addend.values[0] >= smallest or not (addend.scaled or (first.spelled and addend.spelled)):
            break
        total, end, ordinal = total + addend.values[0], addend.end, addend.ordinal
        smallest = (scale_at(units, _scale_word(units, end)) or Fraction(1)) if addend.scaled else Fraction(1)
    return _Mantissa((total,), end, part.spelled, ordinal, scaled=True, vague=part.vague and end == part.end)


def _scale_word(units: Lexes, end: int) -> int:
    return end - 2 if units[end - 1].text == "." else end - 1


def _group(units: Lexes, index: int) -> _Mantissa | None:
    group = below_thousand(units, index)
    return None if group is None else _Mantissa((group.value,), group.end, spelled=True, ordinal=group.ordinal)


def _one_scale(units: Lexes, part: _Mantissa, *, money: bool) -> _Mantissa:
    if part.ordinal and part.spelled:
        return part
    at = half_after(units, part.end)
    values = tuple(value + _HALF for value in part.values) if at > part.end else part.values
    at += units[at].text == "-" and scale_at(units, at + 1) is not None
    scale = scale_at(units, at)
    if scale is None and money and not units[at].spaced:
        scale = units[at].value("glued-scale")
    if scale is None:
        return _Mantissa(values, at, part.spelled, part.ordinal, part.scaled, part.vague)
    ordinal = "ordinal" in units[at].meanings
    end = half_after(units, past_dot(units, at + 1))
    if end > past_dot(units, at + 1):
        values = tuple(value + _HALF for value in values)
    vague = part.vague and values[0] == 1
    return _Mantissa(tuple(value * scale for value in values), end, part.spelled, ordinal, scaled=True, vague=vague)


def unit_after(units: Lexes, index: int, value: Fraction, *, plain: bool) -> tuple[str, int]:
    """The unit that stands after an amount, and the next place; "year" only where the value can be one."""
    at = past_dot(units, index)
    unit = units[at]
    for kind in ("percent", "permille"):
        if kind in unit.meanings:
            return kind, _past_case_suffix(units, at + 1)
    if "per" in unit.meanings and "cent" in units[at + 1].meanings:
        return "percent", at + 2
    money = at + ("qualifier" in unit.meanings)
    if code := units[money].meanings.get("currency"):
        return f"money:{code}", money + 1
    if measure := unit.meanings.get("measure"):
        return _measure(units, at, measure)
    if "century" in unit.meanings and (len(unit.text) > 1 or units[at + 1].text == "."):
        return "century", at + 1
    whole = value.denominator == 1
    if "year" in unit.meanings and whole and value.numerator in _YEARS:
        return "year", at + 1
    if plain and whole and value.numerator in _BARE_YEARS and " " not in units[index - 1].text:
        return "year", index
    return "", index


def _measure(units: Lexes, at: int, measure: str) -> tuple[str, int]:
    """A unit of measurement; "pounds" before "sterling" is money, a scale may follow "degrees"."""
    following = units[at + 1]
    if following.text in {"²", "³"}:
        return "", at + 2
    if code := following.meanings.get("currency"):
        return f"money:{code}", at + 2
    if measure == "temperature:":
        scale = {"c": "C", "с": "C", "f": "F"}.get(following.text, "")
        named = following.meanings.get("measure", "")
        measure = named if named.startswith("temperature:") else measure + scale
        return measure, at + 1 + (measure != "temperature:")
    return measure, at + 1


def _past_case_suffix(units: Lexes, index: int) -> int:
    """Past the suffix of «63%-ға»."""
    word = units[index + 1]
    attached = units[index].text == "-" and not units[index].spaced and word.kind == "word" and not word.spaced
    return index + 2 if attached and units.lang == "kk" and len(word.text) <= _LONGEST_SUFFIX else index


def range_end(units: Lexes, first: Amount) -> Amount | None:
    """The second amount of a range such as 5–6, "5 to 6", «от 5 до 6», «5-тен 6-ға дейін»."""
    joint, following = units[first.end], units[first.end + 1]
    dash = joint.text == "-" and ((not joint.spaced and not following.spaced) or first.unit in {"", "year"})
    between = "and" in joint.meanings and "between" in units[first.start - 1].meanings
    if not (dash or between or "to" in joint.meanings):
        return None
    return amount(units, first.end + 1)
