"""What the texts tell of their names: in which forms they stand, beside which words, in titles or free."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ....corpus.abbreviations import tables
from ....corpus.lexicon import Lexicon
from ....corpus.names import fold_name
from ....corpus.stems import is_kazakh_case_suffix
from ....corpus.text import key
from .mentions import Mention, Mentions
from .slips import is_slip

_MIXED = re.compile("[A-Za-z\u00c0-\u024f].*[\u0400-\u052f]|[\u0400-\u052f].*[A-Za-z\u00c0-\u024f]")
# An acronym, with or without an ending; a word that was broken at the end of a line.
_NO_NAME = re.compile("^[^\\W\\d_a-zа-яёәғқңөұүһі]{2,}(?:$|[-‐‑’'])|[-‐‑][a-zа-яёәғқңөұүһі]")
_STRESS = re.compile("(?<=[\u0400-\u052f])\u0301")
_SHORTEST = 4  # letters of a folded name
_LONGEST = 60
_BEGINNING = 5  # letters by which a word beside a name is known in all its forms
_LONG = 7  # letters of two folded names beside one name, which may differ in any one letter
_MOST_BESIDE = 60  # names beside one name that are compared with each other
_SURNAME = re.compile("(?:ov|ev|in)a?$|(?:ski|skaia|bek|bai|uli|kizi)$")


class Evidence:
    """The forms of all names, and what stands beside them."""

    def __init__(self, mentions: Mentions, lang: str) -> None:
        self.lang = lang
        self._small = mentions.small
        self._common: dict[str, bool] = {}
        forms: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions.found:
            if len(mention.text) <= _LONGEST and not _NO_NAME.search(mention.text):
                forms[_form(mention.text, lang)].append(mention)
        self.forms = {form: found for form, found in forms.items() if self._is_name(form, found)}

    def _is_name(self, form: str, found: Sequence[Mention]) -> bool:
        """Whether a word is never written small, and is capitalised inside a sentence or at least no common word."""
        if form in self._small or len(fold_name(form)) < _SHORTEST or _MIXED.search(form):
            return False
        return any(not mention.opens for mention in found) or not self.is_common(form)

    def is_common(self, word: str) -> bool:
        """Whether a word (in small letters) is no name but a title, a word written small, or one of the lexicon."""
        if word not in self._common:
            self._common[word] = self._is_common(word)
        return self._common[word]

    def _is_common(self, word: str) -> bool:
        if word in self._small or tables(self.lang).meanings(word.capitalize()) & {"title", "name"}:
            return True
        return any(entry.kind != "name" for entry in Lexicon.default().entries_of(word, self.lang))

    def beside(self, forms: Sequence[str], proper: bool) -> set[str]:
        """The folded beginnings of the words beside a name: of the names only, or of all capitalised words."""
        words = {word for form in forms for m in self.forms[form] for word in (m.before, m.after) if word}
        return {fold_name(word)[:_BEGINNING] for word in words if not (proper and self.is_common(word.lower()))} - {""}

    def is_surname(self, form: str) -> bool:
        """Whether a name looks like a surname, and stands behind another name wherever it is not free."""
        folded = fold_name(form)
        return len(folded) > _BEGINNING and bool(_SURNAME.search(folded)) and not any(m.after for m in self.forms[form])

    def are_two_persons(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether two surnames stand behind given names, none of which may be the other's."""
        ours, theirs = self.beside(left, proper=True), self.beside(right, proper=True)
        fitting = (a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a in ours for b in theirs)
        return bool(ours and theirs) and not any(fitting)

    def is_free(self, forms: Sequence[str]) -> bool:
        """Whether a name stands without another name beside it somewhere."""
        return any(not self._is_bound(mention) for form in forms for mention in self.forms[form])

    def share_a_text(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether some text has both names."""
        ours, theirs = ({m.document for form in forms for m in self.forms[form]} for forms in (left, right))
        return not ours.isdisjoint(theirs)

    def is_in_titles(self, forms: Sequence[str]) -> bool:
        """Whether a name mostly stands in titles and brackets: “Qazaqstan”, a channel, is not Kazakhstan."""
        found = [mention.enclosed for form in forms for mention in self.forms[form]]
        return 2 * sum(found) > len(found)

    def _is_bound(self, mention: Mention) -> bool:
        return any(word and not self.is_common(word.lower()) for word in (mention.before, mention.after))

    def beside_one_name(self) -> Iterator[dict[str, set[str]]]:
        """Long names that stand beside the same name and differ in one letter, by pairs."""
        beside: dict[tuple[bool, str], set[str]] = defaultdict(set)
        for form, found in self.forms.items():
            if len(fold_name(form)) >= _LONG:
                for mention in found:
                    for first, word in ((True, mention.before), (False, mention.after)):
                        if len(word) >= _SHORTEST and not self.is_common(word.lower()):
                            beside[first, fold_name(word)].add(form)
        for near in beside.values():
            words = sorted(near)[:_MOST_BESIDE]
            for at, one in enumerate(words):
                yield from ({one: {one}, other: {other}} for other in words[at + 1 :] if is_slip(one, other))


def _form(text: str, lang: str) -> str:
    """A word as a key, without marks of stress and the case suffix that Kazakh puts behind a hyphen."""
    lower = key(_STRESS.sub("", text))
    head, hyphen, tail = lower.rpartition("-")
    return head if hyphen and lang == "kk" and is_kazakh_case_suffix(tail) else lower
