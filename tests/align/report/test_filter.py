"""Severity, kind, sort of row and words thin out findings and rows together, and links lead through the filter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ushtil.align.checks.engine import Checked
from ushtil.align.report.html import alignment_page, check_page, comparison_page
from ushtil.corpus.types import Alignment, Comparison

Show = Callable[..., Any]


def visible_rows(page: Any) -> list[str]:
    found: list[str] = page.locator("table.rows > tbody > tr:visible").evaluate_all("rows => rows.map(r => r.id)")
    return found


def left(page: Any) -> set[str]:
    """The findings that the filter shows, whether their group is open or not."""
    return set(page.locator("li.finding:not([hidden])").evaluate_all("items => items.map(i => i.id)"))


def expect_said(page: Any, text: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    sync_api.expect(page.locator("#shown")).to_have_text(text)


def test_the_filter_thins_out_the_rows(show: Show, alignment: Alignment) -> None:
    page = show(alignment_page(alignment)).page
    page.get_by_role("radio", name="merged or split").check()
    assert visible_rows(page) == ["b3"]
    assert page.locator("#shown").inner_text() == "1 of 7 rows"
    page.get_by_role("radio", name="without a counterpart").check()
    assert visible_rows(page) == ["b6"]
    page.get_by_label("Score limit").fill("0.8")
    expect_said(page, "3 of 7 rows")
    assert visible_rows(page) == ["b3", "b6", "b7"]


def test_the_search_finds_kazakh_words_whatever_their_case(show: Show, alignment: Alignment) -> None:
    page = show(alignment_page(alignment)).page
    page.get_by_role("searchbox").fill("ҚҰРЫЛЫСШЫЛАРҒА")
    expect_said(page, "1 of 7 rows")
    assert visible_rows(page) == ["b6"]


def test_severity_and_kind_combine_and_thin_out_rows_too(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    expect_said(page, "6 of 6 findings, 11 of 11 rows")
    page.get_by_role("checkbox", name="major").check()
    assert left(page) == {"f3", "f4", "f5"}
    assert visible_rows(page) == ["r6", "r7", "r10"]
    page.get_by_role("checkbox", name="omission").check()
    assert left(page) == {"f4", "f5"}
    assert visible_rows(page) == ["r7", "r10"]
    page.get_by_role("checkbox", name="critical").check()
    page.get_by_role("checkbox", name="number").check()
    assert left(page) == {"f2", "f4", "f5"}
    page.get_by_role("radio", name="changed").check()
    expect_said(page, "3 of 6 findings, 1 of 11 rows")
    assert visible_rows(page) == ["r6"]


def test_each_count_says_what_a_tick_would_leave(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    count = page.locator("label", has_text="omission").locator(".count")
    assert count.inner_text() == "2"
    page.get_by_role("checkbox", name="critical").check()
    assert count.inner_text() == "0"
    assert page.locator("label", has_text="major").locator(".count").inner_text() == "3"


def test_the_search_thins_out_the_findings_as_well(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.get_by_role("searchbox").fill("340 million")
    expect_said(page, "1 of 6 findings, 1 of 11 rows")
    assert left(page) == {"f4"}


def test_show_all_brings_everything_back_and_folds_what_was_folded(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.get_by_role("checkbox", name="neutral").check()
    assert page.locator("#f1").is_visible()
    page.get_by_role("button", name="Show all").click()
    expect_said(page, "6 of 6 findings, 11 of 11 rows")
    assert not page.locator("#f1").is_visible()
    assert len(visible_rows(page)) == 11


def test_a_group_without_a_match_disappears(show: Show, checked: Checked) -> None:
    page = show(check_page(checked)).page
    page.get_by_role("checkbox", name="critical").check()
    groups = page.locator("details.findings:visible summary")
    assert groups.count() == 1
    assert "1 of 2" in groups.first.inner_text()
    assert visible_rows(page) == ["w1b3"]


def test_the_result_is_announced(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    assert page.locator("#shown").get_attribute("aria-live") == "polite"


def test_a_link_to_a_hidden_row_shows_it_again(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.get_by_role("radio", name="moved").check()
    assert visible_rows(page) == ["r3"]
    page.locator("#f2 .places a").first.click()
    page.locator("#r6").wait_for(state="visible")
    assert "r6" in visible_rows(page)


def test_the_same_link_works_twice(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.locator("#f2 .places a").first.click()
    page.get_by_role("radio", name="moved").check()
    page.locator("#f2 .places a").first.click()
    page.locator("#r6").wait_for(state="visible")


def test_a_link_back_opens_the_folded_findings(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    assert not page.locator("#f1").is_visible()
    page.locator('#r3 a[href="#f1"]').click()
    pytest.importorskip("playwright.sync_api").expect(page.locator("#f1")).to_be_focused()
    assert page.locator("#f1").is_visible()


def test_the_target_of_a_link_is_not_under_the_bar(show: Show, comparison: Comparison) -> None:
    page = show(comparison_page(comparison)).page
    page.locator('#summary a[href="#f2"]').click()
    page.locator("#f2").wait_for(state="visible")
    bar, finding = page.locator("#filter").bounding_box(), page.locator("#f2").bounding_box()
    assert finding["y"] >= bar["y"] + bar["height"]


def test_the_gravest_findings_lead_to_entry_and_place(show: Show, checked: Checked) -> None:
    page = show(check_page(checked)).page
    links = page.locator(".gravest a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert links[:4] == ["#f1", "#w1b3", "#f2", "#w1b6"]
