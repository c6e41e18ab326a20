"""Negation inside a word: Kazakh verbs with ма/ме, Russian не-, English un-, in- and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from ...corpus.tables import primary_language

_VOICELESS = "пфкқтсшщчцхбвгд"
_NASAL = "зжмнң"
_VOWELS = "аәеэиоөуұүыіюя"
_VOICED = str.maketrans("пкқ", "бгғ")
_PERSON = "м[ыі]н|м[ыі]з|с[ыі]ң(?:дар|дер)?|с[ыі]з(?:дар|дер)?|д[ыі]"
_OWN = "м|ң|ңыз|ңіз|ңдар|ңдер|ңыздар|ңіздер|қ|к"
_KAZAKH = re.compile(
    r"(?P<neg>[мбп](?P<vowel>[ае]))(?:"
    rf"й(?P<present>{_PERSON}|т[ыі]н\w*)|(?P<past>д[ыі])(?P<own>{_OWN})?|(?P<participle>[гғ][ае]н)(?P<case>\w*)"
    rf"|(?P<condition>с[ае])(?P<whose>{_OWN})?|(?P<aorist>с)|(?P<noun>у)(?P<ending>\w*)|(?P<converb>й))"
)
# A common ending of adjectives and adverbs: "impossible" negates, "import" and "invest" do not.
_ENGLISH = re.compile(
    r"(?:un|im|in|il|ir|dis)(?P<word>\w{2,}(?:[ai]ble|[ai]bly|al|ally|ful|fully|[ae]nt|[ae]ntly|ary|arily|ive|ively"
    r"|ate|ately|ect|ectly|ete|etely)|(?<=un)\w{2,}ed|(?<=in)(?:valid|secure)|(?<=im)(?:proper|properly|mature)"
    r"|(?<=un)(?:able|certain|clear|common|even|fair|fairly|just|known|lawful|likely|safe|true|willing))"
)
_NOT_ENGLISH = re.compile(
    "valuabl|flammabl|habitabl|estimabl|different|appointment|migrant|passive|locate|state|corporate|personate"
    "|(?:cover|veil|lock|fold|load|earth|wind|pack|ti)ed"
)
_RUSSIAN = re.compile(r"не(?P<word>\w{5,})")
# Words of their own, not the other one negated: otherwise, or, Semey; and nouns of stems in ма, ме: arrest, support.
_NOT_KAZAKH = frozenset({"әйтпесе", "немесе", "семей"})
_NOUNS = ("қамау", "демеу", "өрмеу", "жалмау", "қармау", "тырмау")
# Endings of the person after a present stem or a participle, and after a past or a condition, by the vowel before them.
_PERSONS = {
    "а": ("мын", "мыз", "сың", "сыңдар", "сыз", "сыздар"),
    "е": ("мін", "міз", "сің", "сіңдер", "сіз", "сіздер"),
}
_OWNERS = {
    "а": ("", "м", "ң", "ңыз", "ңдар", "ңыздар", "қ"),
    "е": ("", "м", "ң", "ңіз", "ңдер", "ңіздер", "к"),
}
_LONGEST = 6
_SHORTEST_AORIST = 3  # алмас is a diamond, томас a name
_NOT_RUSSIAN = re.compile(
    "котор|скольк|медлен|вероятн|вольн|посредствен|приятел|давн|много|движим|дельн|взгод|вестк|достат"
)


def inner_negations(source: Sequence[str], copy: Sequence[str], lang: str) -> tuple[int, int]:
    """How many words of the source, and of the copy, are a word of the other side with a negation put into it.

    None in a run of many words, which may say the same in another way.
    """
    pairs = inner_pairs(source, copy, lang)
    lost = sum(is_negative_of(ours, theirs, lang) for ours, theirs in pairs)
    return lost, len(pairs) - lost


def inner_pairs(source: Sequence[str], copy: Sequence[str], lang: str) -> list[tuple[str, str]]:
    """The words of the source with those of the copy that they negate, or that negate them, by a part of the word."""
    if max(len(source), len(copy)) > _LONGEST:
        return []
    return [
        (ours, theirs)
        for ours, theirs in product(source, copy)
        if is_negative_of(ours, theirs, lang) or is_negative_of(theirs, ours, lang)
    ]


def is_negative_of(negative: str, plain: str, lang: str) -> bool:
    """Whether a word is exactly the other one negated: «көтермейміз» of «көтереміз», "illegal" of "legal".

    Kazakh verbs may change their person too: «бармаймын» of «барады».
    """
    language = primary_language(lang)
    if len(negative) < len(plain):
        return False
    if language == "kk":
        return plain in set(_affirmative(negative))
    if language == "ru":
        match = _RUSSIAN.fullmatch(negative)
        return match is not None and match["word"] == plain and not _NOT_RUSSIAN.match(plain)
    if language == "en" and (match := _ENGLISH.fullmatch(negative)):
        return match["word"] == plain and not _NOT_ENGLISH.match(plain)
    return False


@lru_cache(maxsize=1 << 14)
def looks_negative(word: str, lang: str) -> bool:
    """Whether a word may be a negated Kazakh verb: enough to hold back an accusation, too little to make one."""
    return primary_language(lang) == "kk" and next(_readings(word), None) is not None


def _readings(word: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The ways to read a word as a stem of two letters or more, and the negation with its ending."""
    if word in _NOT_KAZAKH or word.startswith(_NOUNS):
        return
    for cut in range(2, len(word) - 2):
        match = _KAZAKH.fullmatch(word, cut)
        if match and _agrees(word[:cut], match["neg"]) and not (match["aorist"] and cut < _SHORTEST_AORIST):
            yield word[:cut], match


def _agrees(stem: str, negation: str) -> bool:
    """Whether the suffix has the consonant that the stem's last sound asks for."""
    last = stem[-1]
    return negation[0] == ("п" if last in _VOICELESS else "б" if last in _NASAL else "м")


def _affirmative(word: str) -> Iterator[str]:
    """The forms that the negated word may have without its negation, of verbs with the ending of every person."""
    for stem, match in _readings(word):
        yield from _without(stem, match)


def _without(stem: str, match: re.Match[str]) -> Iterator[str]:
    vowel = match["vowel"]
    hard = stem[-1] in _VOICELESS
    if match["present"]:
        persons = (*_PERSONS[vowel], "ды" if vowel == "а" else "ді")
        endings = (match["present"],) if match["present"].startswith("т") else persons
        yield from (form + ending for form in _present(stem, vowel) for ending in endings)
    elif match["past"]:
        past = stem + ("т" if hard else "д") + match["past"][1]
        yield from (past + own for own in _OWNERS[vowel])
    elif match["participle"]:
        participle = stem + (("қан" if vowel == "а" else "кен") if hard else match["participle"])
        persons = ("", *_PERSONS[vowel])
        yield from (participle + case for case in (persons if match["case"] in persons else (match["case"],)))
    elif match["condition"]:
        yield from (stem + match["condition"] + whose for whose in _OWNERS[vowel])
    elif match["noun"]:
        yield from (form + match["ending"] for form in _verbal_noun(stem))
    elif match["aorist"]:
        yield stem + "р" if stem[-1] in _VOWELS else _voiced(stem) + vowel + "р"
    elif match["converb"]:
        yield stem + "п" if stem[-1] in _VOWELS else _voiced(stem) + ("ы" if vowel == "а" else "і") + "п"


def _present(stem: str, vowel: str) -> Iterator[str]:
    """The stem with the present in а/е after a consonant, й after a vowel, и for a last ы or і."""
    if stem[-1] in "ыі":
        yield stem[:-1] + "и"
    elif stem[-1] in "аәеоө":
        yield stem + "й"
    elif stem[-1] == "й" and vowel == "а":
        yield stem[:-1] + "я"
    else:
        yield _voiced(stem) + vowel


def _verbal_noun(stem: str) -> Iterator[str]:
    if stem[-1] in "ыі":
        yield stem[:-1] + "у"
    elif stem[-1] == "й":
        yield stem[:-1] + "ю"
    else:
        yield _voiced(stem) + "у"


def _voiced(stem: str) -> str:
    """The stem before a vowel: тап-, шық-, ек- are таб-, шығ-, ег-."""
    return stem[:-1] + stem[-1].translate(_VOICED)
