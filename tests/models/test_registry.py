"""The table of models says of each what a user must know before using it."""

from __future__ import annotations

import pytest
from ushtil.models.registry import card, cards
from ushtil.models.terms import terms_at_first_use


def test_every_model_has_a_name_of_its_own_terms_and_a_size() -> None:
    names = [known.name for known in cards()] + [known.id.lower() for known in cards()]
    assert len(set(names)) == len(names)
    for known in cards():
        assert known.task in ("encoder", "translator")
        assert known.commercial in ("yes", "no", "doubtful", "unknown")
        assert known.millions > 0
        assert known.gigabytes == pytest.approx(known.millions * 0.004, rel=0.1, abs=0.1)
        assert (known.pooling in ("cls", "mean")) == (known.task == "encoder")
        assert all(0 < figure.value <= 100 and figure.source for figure in known.figures)


def test_the_models_that_our_messages_name_are_known_and_fit_for_all_three_languages() -> None:
    for name, task in (("labse", "encoder"), ("tilmash", "translator")):
        known = card(name)
        assert known is not None
        assert known.task == task
        assert known.refusal(("en", "kk", "ru")) is None


def test_a_model_is_found_by_short_name_and_hub_id_whatever_the_case() -> None:
    assert card("LaBSE") is card("sentence-transformers/LaBSE") is card("labse")
    assert card("sentence-transformers/other") is None


def test_every_model_unfit_for_a_language_has_the_figure_that_says_so() -> None:
    unfit = [known for known in cards() if known.unfit]
    assert unfit
    for known in unfit:
        for lang in known.unfit:
            assert "(" in (known.refusal((f"{lang}-KZ",)) or "")


def test_terms_are_said_once_for_each_model(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path))
    first, second = card("tilmash"), card("madlad-3b")
    assert first is not None
    assert second is not None
    said = [terms_at_first_use(known) for known in (first, second, first)]
    assert said[0] == f"issai/tilmash: {first.terms}"
    assert said[1] is not None
    assert said[2] is None


def test_where_nothing_can_be_remembered_terms_are_said_again(tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("USHTIL_CACHE", str(tmp_path / "file"))
    known = card("labse")
    assert known is not None
    assert terms_at_first_use(known) == terms_at_first_use(known) is not None
