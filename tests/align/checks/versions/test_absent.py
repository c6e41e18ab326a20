from __future__ import annotations

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.versions.absent import absences
from ushtil.corpus.types import Bead, Document, Finding, Kind, Segment

EN = [f"The harbour master spoke of the river and the ferry, part {letter}." for letter in "abcdefghijklmnopqrst"]
RU = [f"Начальник порта рассказал о реке и о пароме, часть {letter}." for letter in "абвгдежзиклмнопрстуф"]


def text(lang: str, sentences: list[str], kinds: dict[int, Kind] | None = None) -> Document:
    segments, place = [], 0
    for n, sentence in enumerate(sentences):
        segments.append(Segment(place, place + len(sentence), 0, (kinds or {}).get(n, "body")))
        place += len(sentence) + 1
    return Document(lang, lang, " ".join(sentences), tuple(segments))


def found(extra: list[str], *, left: bool, score: float = 1.0, kind: Kind = "body") -> list[Finding]:
    """The findings on twenty sentences in two versions, with more of them in the middle of one version."""
    own, other = (EN, RU) if left else (RU, EN)
    more = text("en" if left else "ru", [*own[:10], *extra, *own[10:]], dict.fromkeys([10], kind))
    beads = [Bead(((n if n < 10 else n + len(extra),), (n,))) for n in range(20)]
    beads[10:10] = [Bead(((10 + n,), ()), score) for n in range(len(extra))]
    if left:
        return list(absences(Versions(more, text("ru", other), tuple(beads))))
    turned = tuple(Bead(bead.spans[::-1], bead.score) for bead in beads)
    return list(absences(Versions(text("en", other), more, turned)))


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The old mill beside the water is painted green.", "minor"),
        ("The old mill beside the water cost 27 million tenge.", "major"),
        ("If the winter is mild, the old mill will be painted.", "major"),
    ],
)
def test_what_a_lost_sentence_carries_decides_how_grave_its_loss_is(sentence: str, severity: str) -> None:
    findings = found([sentence], left=True)
    assert [(finding.kind, finding.severity) for finding in findings] == [("omission", severity)]
    assert [place.text for place in findings[0].where] == [sentence]
    assert findings[0].detail.startswith("The Russian text leaves out “")
    assert ".”." not in findings[0].detail


def test_a_sentence_of_the_second_version_alone_is_an_addition() -> None:
    findings = found(["Старую мельницу у воды покрасили в зелёный цвет."], left=False)
    assert [(finding.kind, finding.severity) for finding in findings] == [("addition", "minor")]
    assert "the English text does not have" in findings[0].detail


def test_a_run_of_lost_sentences_is_one_major_finding_with_its_extent() -> None:
    lost = [f"The old mill beside the water has a door, and behind it is room {letter}." for letter in "xyz"]
    findings = found(lost, left=True)
    assert [(finding.kind, finding.severity) for finding in findings] == [("omission", "major")]
    assert "3 sentences" in findings[0].detail
    assert findings[0].where[0].segments == (10, 11, 12)


def test_an_abridged_version_is_one_neutral_finding() -> None:
    lost = [f"The old mill beside the water has a door, and behind it is room {n}." for n in range(40)]
    findings = found(lost, left=True)
    assert [(finding.kind, finding.severity) for finding in findings] == [("omission", "neutral")]
    assert "abridged" in findings[0].detail


def test_a_byline_is_neutral() -> None:
    assert [finding.severity for finding in found(["Перевод Айгуль Серик."], left=False, kind="byline")] == ["neutral"]


def test_what_a_site_put_there_makes_no_omission_larger() -> None:
    lost = ["Tags: river, ferry, mill", *(f"The old mill beside the water has a door, room {n}." for n in "xy")]
    (finding,) = found(lost, left=True, kind="note")
    assert finding.severity == "minor"
    assert "2 sentences, from “The old mill" in finding.detail


def test_an_unsure_null_bead_is_no_finding() -> None:
    assert found(["The old mill beside the water is painted green."], left=True, score=0.6) == []


def test_a_sentence_that_the_neighbour_may_hold_is_no_finding() -> None:
    left = text("en", ["The mill is green.", "The ferry is new and it is white.", *EN])
    right = text("ru", ["Мельница зелёная, а паром новый, и он белый.", *RU])
    beads = [Bead(((0,), (0,))), Bead(((1,), ())), *(Bead(((n + 2,), (n + 1,))) for n in range(20))]
    assert list(absences(Versions(left, right, tuple(beads)))) == []


def test_sentences_left_without_a_link_on_both_sides_accuse_no_one() -> None:
    left = text("en", [*EN[:10], "The mill is green, as everybody knows.", *EN[10:]])
    right = text("ru", [*RU[:10], "Мельница, как все знают, зелёная.", *RU[10:]])
    beads = [Bead(((n if n < 10 else n + 1,), (n if n < 10 else n + 1,))) for n in range(20)]
    beads[10:10] = [Bead(((10,), ())), Bead(((), (10,)))]
    assert list(absences(Versions(left, right, tuple(beads)))) == []


def test_texts_that_nothing_links_are_no_omission() -> None:
    left, right = text("en", EN), text("ru", RU)
    beads = [*(Bead(((n,), ())) for n in range(20)), *(Bead(((), (n,))) for n in range(20))]
    assert list(absences(Versions(left, right, tuple(beads)))) == []
