"""On paper every finding is open, the controls are gone, and links read as text, whatever the scheme of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ushtil.align.checks.engine import Checked
from ushtil.align.report.html import check_page, comparison_page
from ushtil.corpus.types import Comparison

Show = Callable[..., Any]
TALL = "items => items.filter(i => i.offsetHeight > 20 && i.checkVisibility({contentVisibilityAuto: true})).length"


@pytest.fixture
def printed(show: Show) -> Callable[[str], Any]:
    def open_printed(html: str) -> Any:
        page = show(html, 760, color_scheme="dark").page
        page.emulate_media(media="print")
        return page

    return open_printed


def test_every_finding_is_open_on_paper(
    printed: Callable[[str], Any], comparison: Comparison, checked: Checked
) -> None:
    for html, count in ((comparison_page(comparison), 6), (check_page(checked), 5)):
        assert printed(html).locator("li.finding").evaluate_all(TALL) == count


def test_no_controls_are_printed(printed: Callable[[str], Any], comparison: Comparison) -> None:
    page = printed(comparison_page(comparison))
    shown = "(items) => items.filter((i) => i.getClientRects().length).length"
    assert page.locator("input, button, nav, dialog, .skip, .filter").evaluate_all(shown) == 0


def test_links_have_the_colour_of_the_text_and_the_paper_is_white(
    printed: Callable[[str], Any], comparison: Comparison
) -> None:
    page = printed(comparison_page(comparison))
    style = "(a) => [getComputedStyle(a).textDecorationLine, getComputedStyle(a).color]"
    for one in (".places a", ".here a", ".gravest a"):
        assert page.locator(one).first.evaluate(style) == ["none", "rgb(0, 0, 0)"]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_rows_and_findings_are_not_cut_by_the_end_of_a_page(
    printed: Callable[[str], Any], comparison: Comparison
) -> None:
    page = printed(comparison_page(comparison))
    for one in ("tr#r3", "#f2", "figure", ".gravest"):
        assert page.locator(one).evaluate("(e) => getComputedStyle(e).breakInside") == "avoid"
    assert page.locator("h2").first.evaluate("(e) => getComputedStyle(e).breakAfter") == "avoid"


def test_what_the_filter_hides_stays_out_and_the_paper_says_so(
    printed: Callable[[str], Any], show: Show, comparison: Comparison
) -> None:
    page = show(comparison_page(comparison)).page
    page.get_by_role("checkbox", name="omission").check()
    page.emulate_media(media="print")
    assert page.locator("li.finding").evaluate_all(TALL) == 2
    assert page.locator("#shown").is_visible()
    assert not page.get_by_role("searchbox").is_visible()


def test_what_was_folded_is_folded_again_after_printing(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#f1").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#f1").is_visible()
