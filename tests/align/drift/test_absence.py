"""How grave it is to lose a sentence depends on what it carries, and when something was is no weighty figure."""

from __future__ import annotations

import pytest
from ushtil.align.drift.absence import weight


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bridge was opened in May 2020."),
        ("en", "The bridge was opened in 2020."),
        ("kk", "Көпір 2020 жылғы мамырда ашылды."),
        ("kk", "Көпір 2020 жылы ашылды."),
        ("ru", "Мост открыли в мае 2020 года."),
        ("ru", "Мост открыли в 2020 году."),
    ],
)
def test_a_month_or_a_year_makes_no_sentence_weightier(lang: str, text: str) -> None:
    assert weight(text, lang) == ("minor", "")


@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [
        ("en", "In May 2020 the bridge cost 40 million tenge.", "40 million tenge"),
        ("kk", "2020 жылғы мамырда көпір 40 миллион теңге тұрды.", "40 миллион теңге"),
        ("ru", "В мае 2020 года мост стоил 40 миллионов тенге.", "40 миллионов тенге"),
    ],
)
def test_an_amount_beside_a_month_is_weighty(lang: str, text: str, figure: str) -> None:
    severity, reason = weight(text, lang)
    assert severity == "major"
    assert figure in reason
