"""Names replaced in a sentence: a person or a place by an invented one, with the ending of the old one.

Which names: all of four letters or more with a capital inside a sentence whose counterpart stands in both other
languages, for nobody can miss what was never there: a capitalised word there begins with the same two or three classes
of consonants (Soundex), or shares a name of the lexicon with it. Neither test is the rule's, though the second reads
the lexicon that the rule reads too. One of a sentence's names is drawn with equal chances, so that names in headlines,
in quotation marks, halves of double names, nouns such as Rangers and English, and names that the sentence has twice are
among them. Left alone, so not measured: the first word of a sentence, demonyms, acronyms, months, and names that the
other languages render by other letters (Germany and Deutschland) unless the lexicon knows them.

The invented name does not begin with the old one's classes of consonants, but may sound like it, or like another word
of the other side, by chance. The sentences are those of NTREX, so that nothing else is altered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from _ntrex import DEFAULT_DATA, LANGUAGES, cases
from ushtil.corpus.lexicon import Lexicon
from ushtil.corpus.names import romanise
from ushtil.corpus.text import Token, tokens

_LETTERS = 4
_OPENING = re.compile(r"(?:^|[.!?:…\"“”„«»(–—]|\s-)\s*$")
_POSSESSIVE = re.compile("['’]s?$")
_NAMES = {
    "en": """Harrow Delmont Pembury Kasparian Brixley Olafsen Tremaine Wexford Ostrander Mulvaney Castellan Draymore
        Hollister Faversham Quimby Ruthven Sandoval Thackeray Underhill Vanterpool Whitlock Yardley Zielinski
        Abernathy Bickerton Corrigan Dunwoody Everhart Fitzroy Gilchrist Sagyndyk Zhanibek Orazbek Temirkhan Balgabek
        Kuanysh Lindholm Marchetti Novotny Petrakis Rasmussen Sorokin Tolmachev Uspensky Velasquez Haverford Kilbride
        Ashbourne Torrington Maplewood Karasuk Zharkent Torgai""",
    "kk": """Жәнібек Оразбек Теміржан Балғабек Мұқаметжан Бейсенғали Қожахмет Ұлықбек Бөгенбай Дәулетияр Шымырбай
        Есмағамбет Тремейн Остранд Малвейн Фавершам Рутвен Андерхилл Уитлок Корриган Эверхарт Гилкрист Хасен Каспарян
        Олафсен Сандовал Линдхольм Маркетти Петракис Расмуссен Сорокин Толмачёв Веласкес Киллбрайд Торрингтон Жаркент
        Торғай Сарқан""",
    "ru": """Каспарян Олафсен Тремейн Остранд Малвейн Кастеллан Фавершам Рутвен Сандовал Андерхилл Вантерпул Уитлок
        Бикертон Корриган Эверхарт Гилкрист Жанибек Оразбек Темирхан Балгабек Куаныш Линдхольм Расмуссен Веласкес
        Киллбрайд Торрингтон Жаркент Торгай Мейплвуд Хаверфорд Дорошевич Лисовец Гнатюк Бурмистр Зварич""",
}
# What an ending of a Russian name becomes behind a consonant, case for case.
_RUSSIAN = {
    "ом": "ом",
    "ем": "ом",
    "ым": "ом",
    "ого": "а",
    "ому": "у",
    "ой": "а",
    "а": "а",
    "я": "а",
    "у": "у",
    "ю": "у",
    "е": "е",
    "ы": "а",
    "и": "а",
}
_KAZAKH = (
    *(("ның", "нің"), ("дың", "дің"), ("тың", "тің"), ("дағы", "дегі"), ("тағы", "тегі"), ("дан", "ден")),
    *(("тан", "тен"), ("нан", "нен"), ("мен",), ("бен",), ("пен",), ("ға", "ге"), ("қа", "ке"), ("да", "де")),
    *(("та", "те"), ("ны", "ні"), ("ды", "ді"), ("ты", "ті")),
)
_CASES = {
    **dict.fromkeys(("ның", "дың", "тың"), ("ның", "дың", "тың")),
    **dict.fromkeys(("дағы", "тағы"), ("дағы", "дағы", "тағы")),
    **dict.fromkeys(("дан", "тан", "нан"), ("дан", "дан", "тан")),
    **dict.fromkeys(("мен", "бен", "пен"), ("мен", "мен", "пен")),
    **dict.fromkeys(("ға", "қа"), ("ға", "ға", "қа")),
    **dict.fromkeys(("да", "та"), ("да", "да", "та")),
    **dict.fromkeys(("ны", "ды", "ты"), ("ны", "ды", "ты")),
}
_FRONT = str.maketrans("ыағ", "іег")
_SOUNDEX = {letter: str(n) for n, group in enumerate(("bpfv", "cgjkqsxz", "dt", "l", "mn", "r")) for letter in group}


def alter(text: str, lang: str, chance: random.Random) -> tuple[str, str, str] | None:
    """The text with one name replaced, the old words and the new ones."""
    return replaced(text, lang, _parallel().get((lang, text)), chance)


def replaced(
    text: str, lang: str, others: Sequence[tuple[str, str]] | None, chance: random.Random
) -> tuple[str, str, str] | None:
    """``alter`` for a text whose counterparts in other languages are given, by language."""
    if others is None:
        return None
    found = [token for token in _candidates(text, lang) if all(_stands(token.text, lang, *other) for other in others)]
    if not found:
        return None
    old = chance.choice(found)
    names = [name for name in _NAMES[lang].split() if not _agree(_classes(name), _classes(old.text))]
    new = inflected(chance.choice(names), old.text, lang)
    return text[: old.start] + new + text[old.end :], old.text, new


def inflected(name: str, like: str, lang: str) -> str:
    """The name with the ending that another has."""
    if lang == "en":
        possessive = _POSSESSIVE.search(like)
        return name + (possessive[0] if possessive else "")
    if lang == "ru":
        ending = next((e for e in sorted(_RUSSIAN, key=len, reverse=True) if like.endswith(e)), "")
        return name + _RUSSIAN.get(ending, "")
    for back, *front in _KAZAKH:
        if like.endswith((back, *front)) and len(like) > len(back) + 2:
            return name + _kazakh(name, _CASES[back])
    return name


def _kazakh(name: str, forms: tuple[str, str, str]) -> str:
    """The form of a case behind a vowel, a voiced or a voiceless consonant, in the harmony of the name."""
    last = name[-1]
    form = forms[0 if last in "аәеоөұүыіи" else 1 if last in "лрйумнңзж" else 2]
    vowels = [letter for letter in name.lower() if letter in "аәеоөұүыіиэ"]
    if not vowels or vowels[-1] in "аоұы":
        return form
    return form.translate(_FRONT).replace("қ", "к")


def _candidates(text: str, lang: str) -> list[Token]:
    entries = Lexicon.default().entries
    words = [token for token in tokens(text) if token.kind != "punct"]
    listed = dict(Lexicon.default().find([token.text for token in words], lang))
    listed |= dict(Lexicon.default().find([token.text for token in words], "en")) if lang != "en" else {}
    return [
        token
        for place, token in enumerate(words)
        if place
        and token.kind == "word"
        and len(_POSSESSIVE.sub("", token.text)) >= _LETTERS
        and token.text[0].isupper()
        and not token.text[:2].isupper()
        and not _OPENING.search(text[: token.start])
        and all(entries[n].pos == "name" and not _is_time(entries[n].en) for n in listed.get(place, ()))
    ]


def _is_time(english: str) -> bool:
    return english.endswith("day") or english in _MONTHS


_MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"}
    | {"November", "December", "Christmas", "Easter"}
)


@cache
def _parallel() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The sentences of the other two languages, by language and text."""
    found = {}
    for case in cases(DEFAULT_DATA, "intact"):
        for row in zip(*(case.documents[lang].sentences for lang in LANGUAGES), strict=True):
            lines = list(zip(LANGUAGES, row, strict=True))
            for line in lines:
                found[line] = [other for other in lines if other != line]
    return found


def _stands(name: str, own: str, lang: str, text: str) -> bool:
    """Whether a capitalised word of the text begins like the name, or a name of the lexicon is both."""
    words = [token.text for token in tokens(text) if token.kind == "word"]
    classes = _classes(name)
    if any(word[0].isupper() and _agree(classes, _classes(part)) for word in words for part in word.split("-")):
        return True
    ours = {n for _, numbers in Lexicon.default().find([name], own) for n in numbers}
    return any(not ours.isdisjoint(numbers) for _, numbers in Lexicon.default().find(words, lang))


def _agree(ours: str, theirs: str) -> bool:
    return len(ours) > 1 and len(theirs) > 1 and ours[:3] == theirs[: len(ours[:3])]


def _classes(word: str) -> str:
    """The classes of the consonants in order, runs as one."""
    letters = romanise(_POSSESSIVE.sub("", word)).replace("dzh", "j")
    return "".join(digit for digit, _ in groupby(filter(None, (_SOUNDEX.get(letter) for letter in letters))))
