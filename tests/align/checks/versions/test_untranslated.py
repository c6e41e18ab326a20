from __future__ import annotations

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.versions.untranslated import untranslated
from ushtil.corpus.types import Bead, Document, Finding, Segment


def found(ours: str, theirs: str) -> list[Finding]:
    """The findings on one bead, given as "en: ..." and "kk: ..."."""
    left, right = (Document(s[:2], s[:2], s[4:], (Segment(0, len(s) - 4, 0),)) for s in (ours, theirs))
    return list(untranslated(Versions(left, right, (Bead(((0,), (0,))),))))


@pytest.mark.parametrize(
    ("left", "right", "where", "language"),
    [
        (
            "en: The harbour will be ready in the spring of next year.",
            "kk: The harbour will be ready in the spring of next year.",
            "kk",
            "English",
        ),
        (
            "en: The harbour will be ready before the snow melts.",
            "kk: Порт будет готов до того, как на реке растает снег.",
            "kk",
            "Russian",
        ),
        (
            "kk: Бұл порт келесі жылдың көктемінде дайын болады деп күтіледі.",
            "ru: Бұл порт келесі жылдың көктемінде дайын болады деп күтіледі.",
            "ru",
            "Kazakh",
        ),
    ],
)
def test_a_segment_in_another_language_is_major(left: str, right: str, where: str, language: str) -> None:
    findings = found(left, right)
    assert [(finding.kind, finding.severity) for finding in findings] == [("untranslated", "major")]
    assert [place.document for place in findings[0].where] == [where]
    assert f"is in {language}" in findings[0].detail


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "en: The ministry will open a single window for farmers in May.",
            "ru: В мае министерство откроет a single window for farmers и для их соседей.",
            "single window for farmers",
        ),
        (
            "kk: Бұл жоба жүзеге асады және бәрімізге ортақ пайда әкеледі деп сенеміз.",
            "ru: Мы верим, что проект осуществится и принесёт нам всем бәрімізге ортақ пайда әкеледі деп и пользу.",
            "бәрімізге ортақ пайда әкеледі деп",
        ),
    ],
)
def test_words_of_the_source_left_in_a_translation_are_found_with_their_exact_places(
    left: str, right: str, words: str
) -> None:
    findings = found(left, right)
    assert [finding.severity for finding in findings] == ["major"]
    assert {place.text for place in findings[0].where} == {words}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en: The film “The last boat of the year” won.", "ru: Победил фильм «The last boat of the year»."),
        ("en: Write to office@port.example today.", "kk: Бүгін office@port.example мекенжайына жазыңыз."),
        ("kk: 3. Гидролог, гидротехник, диспетчер маман даярлау.", "ru: 3. Подготовка гидрологов и гидротехников."),
        ("en: On May 3 we launched the system.", "ru: А 3 мая мы запустили систему прогнозов «Айнабұлақ»."),
        ("en: Galymzhan Serikuly Bekmukhambetov.", "kk: Galymzhan Serikuly Bekmukhambetov."),
        ("kk: Президент, министр, парламент.", "ru: Президент, министр, парламент."),
        ("en: “Мы верим в вас и в ваш город”, he wrote.", "kk: «Мы верим в вас и в ваш город», – деп жазды ол."),
    ],
)
def test_names_titles_addresses_and_loans_are_no_finding(left: str, right: str) -> None:
    assert found(left, right) == []
