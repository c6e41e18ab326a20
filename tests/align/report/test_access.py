"""A screen reader finds landmarks, headings in order, a name on all that can be used, and the pictures in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

Show = Callable[..., Any]
KINDS = ["alignment", "comparison", "check", "witnesses"]

UNNAMED = re.compile(r"- (link|button|checkbox|radio|searchbox|spinbutton|textbox|img|table|region|dialog)\b(?! [\"/])")
OUTLINES = """(e) => {
  e.focus();
  const style = getComputedStyle(e), parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const a = light(parse(style.outlineColor)), b = light(parse(getComputedStyle(document.body).backgroundColor));
  return [style.outlineStyle, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_can_be_used_has_a_name(show: Show, pages: dict[str, str], kind: str) -> None:
    page = show(pages[kind]).page
    tree = page.locator("body").aria_snapshot()
    assert [line for line in tree.splitlines() if UNNAMED.search(line)] == []
    page.keyboard.press("?")
    tree = page.locator("#keys").aria_snapshot()
    assert 'dialog "Keyboard"' in tree
    assert [line for line in tree.splitlines() if UNNAMED.search(line)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_landmarks_are_there_once(show: Show, pages: dict[str, str], kind: str) -> None:
    page = show(pages[kind]).page
    for role in ("banner", "main", "search", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("navigation", name="On this page").count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_step_at_a_time(pages: dict[str, str], kind: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", pages[kind].partition("<dialog")[0])]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", ["comparison", "witnesses"])
def test_the_picture_is_told_in_words(show: Show, pages: dict[str, str], kind: str) -> None:
    page = show(pages[kind]).page
    picture = page.locator("#map svg[role=img]")
    words = page.locator(f"#{picture.get_attribute('aria-describedby')}").text_content()
    assert words
    assert all(part in words for part in (["moved", "left out", "added"] if kind == "comparison" else ["missing"]))


def test_the_focus_can_be_seen_in_both_schemes(show: Show, pages: dict[str, str]) -> None:
    page = show(pages["check"]).page
    page.keyboard.press("Tab")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for one in ("nav a", "summary", "#filter input", "#filter button", "#keys-open", "li.finding a"):
            style, contrast = page.locator(one).first.evaluate(OUTLINES)
            assert style == "solid"
            assert contrast >= 3


def test_quotations_are_in_their_language_and_direction(show: Show, pages: dict[str, str]) -> None:
    page = show(pages["check"]).page
    quotes = page.locator("#f1 q")
    assert quotes.evaluate_all("quotes => quotes.map(q => q.lang)") == ["en", "ru"]
    assert page.locator("q:not(:has(bdi))").count() == 0


def test_every_cell_of_a_stacked_table_says_what_it_is(show: Show, pages: dict[str, str]) -> None:
    page = show(pages["witnesses"], 400).page
    labels = page.locator(".stack tbody td").evaluate_all("cells => cells.map(c => c.dataset.label)")
    assert len(labels) == 36
    assert all(labels)
