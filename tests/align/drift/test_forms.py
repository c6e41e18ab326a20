from __future__ import annotations

import pytest
from ushtil.align.compare import compare
from ushtil.corpus.layout import segments
from ushtil.corpus.types import Document, Finding

HARBOURS = ("north", "south", "east", "west", "old", "new")


def document(name: str, text: str, lang: str = "en") -> Document:
    return Document(name, lang, text, segments(text, lang))


def found(source: str, copy: str, lang: str = "en") -> list[Finding]:
    return list(compare(document("source", source, lang), document("copy", copy, lang)).findings)


def sentences(count: int, opening: str = "“", closing: str = "”") -> str:
    rows = (f"The keeper of the {name} harbour calls it {opening}home{closing} to this day." for name in HARBOURS)
    return "\n\n".join(list(rows)[:count])


def test_other_quotation_marks_throughout_are_one_finding_with_every_place() -> None:
    findings = found(sentences(6), sentences(6, '"', '"'))
    assert [(finding.kind, finding.severity) for finding in findings] == [("format", "neutral")]
    assert findings[0].detail == 'Only the form differs, in 12 places: the quotation marks (“ → " and ” → ").'
    assert [place.text for place in findings[0].where] == ["“", '"', "”", '"'] * 6
    assert len({place.line for place in findings[0].where}) == 6


def test_a_few_differences_of_form_keep_a_finding_each() -> None:
    assert len(found(sentences(3), sentences(3, '"', '"'))) == 3


def test_a_sentence_with_another_difference_of_form_keeps_its_own_finding() -> None:
    copy = sentences(6, '"', '"').replace("east", "East")
    details = [finding.detail for finding in found(sentences(6), copy)]
    assert len(details) == 2
    assert any("East" in detail for detail in details)


@pytest.mark.parametrize(
    ("source", "copy", "lang", "sort"),
    [
        ("Ещё {} ждут весны и тёплого ветра.", "Еще {} ждут весны и теплого ветра.", "ru", "ё and е"),
        ("Год прошёл - {} ждут весны.", "Год прошёл — {} ждут весны.", "ru", "dashes and hyphens"),
        ("Кеме - {} көктемді күтті.", "Кеме — {} көктемді күтті.", "kk", "dashes and hyphens"),
        ("The harbour’s {} waited for spring.", "The harbour's {} waited for spring.", "en", "the apostrophes"),
        ("The Council of {} waited for spring.", "The council of {} waited for spring.", "en", "capital letters"),
        ("The {}, tired, waited for spring.", "The {} tired waited for spring.", "en", "commas and other marks"),
    ],
)
def test_each_sort_of_form_is_named(source: str, copy: str, lang: str, sort: str) -> None:
    names = ("рыбаки", "моряки", "соседи", "гости", "плотники") if lang == "ru" else ("alder", "birch", "cedar", "elm")
    names = ("балықшы", "теңізші", "көршілер", "қонақтар") if lang == "kk" else names
    ours, theirs = ("\n\n".join(row.format(name) for name in names) for row in (source, copy))
    findings = found(ours, theirs, lang)
    assert [finding.kind for finding in findings] == ["format"]
    assert f": {sort} (" in findings[0].detail
