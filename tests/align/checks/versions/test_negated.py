from __future__ import annotations

import pytest
from ushtil.align.checks.shapes import Versions
from ushtil.align.checks.versions.facts import facts_of_versions
from ushtil.corpus.types import Bead, Document, Finding, Segment


def found(ours: str, theirs: str) -> list[Finding]:
    """The findings on one bead, given as "en: ..." and "kk: ..."."""
    left, right = (Document(s[:2], s[:2], s[4:], (Segment(0, len(s) - 4, 0),)) for s in (ours, theirs))
    return list(facts_of_versions(Versions(left, right, (Bead(((0,), (0,))),))))


@pytest.mark.parametrize(
    ("left", "right", "negated"),
    [
        ("en: We will not raise the price this year.", "ru: В этом году мы повысим цену.", "not raise"),
        ("en: The port was built by farmers.", "ru: Фермеры не построили порт.", "не построили"),
        ("en: The ministry supports the project.", "kk: Министрлік жобаны қолдамайды.", "қолдамайды"),
        ("kk: Біз бұл жерді сатпаймыз.", "ru: Мы продадим эту землю.", "сатпаймыз"),
        ("kk: Бұл шешім маңызды емес.", "ru: Это решение важное.", "маңызды емес"),
    ],
)
def test_a_negation_that_only_one_version_has_is_critical(left: str, right: str, negated: str) -> None:
    findings = [finding for finding in found(left, right) if finding.kind == "polarity"]
    assert [finding.severity for finding in findings] == ["critical"]
    assert f"negates “{negated}”" in findings[0].detail
    assert negated in {place.text for place in findings[0].where}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en: We will not raise the price this year.", "ru: В этом году мы не повысим цену."),
        ("en: We will not raise the price this year.", "kk: Биыл бағаны көтермейміз."),
        ("en: We refuse to raise the price.", "ru: Мы не повысим цену."),
        ("en: The case is unresolved.", "kk: Іс шешілмеді."),
        ("en: Stay away from the river.", "kk: Өзенге жақындамаңыз."),
        ("en: The court denied the request.", "ru: Суд не принял просьбу."),
        ("kk: Кемелер немесе пойыздар келеді.", "ru: Придут суда или поезда."),
        ("en: He was arrested on Monday.", "kk: Ол дүйсенбіде қамауға алынды."),
        ("en: The minister bought real estate.", "kk: Министр жылжымайтын мүлік сатып алды."),
        ("en: Not only homes but also streets were rebuilt.", "ru: Восстановили дома, а также улицы."),
        ("en: Why don't we raise the price?", "ru: Может быть, повысим цену?"),
        ("en: We raised this price more than once.", "ru: Мы не раз повышали эту цену."),
        ("kk: Қыс келмес бұрын жол салынады.", "ru: Дорогу построят, прежде чем придёт зима."),
    ],
)
def test_a_negation_that_is_said_otherwise_accuses_no_one(left: str, right: str) -> None:
    assert "polarity" not in {finding.kind for finding in found(left, right)}
