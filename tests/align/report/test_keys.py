"""Keys move between findings and their places, on any layout, and leave typing and other shortcuts alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ushtil.align.report.html import alignment_page, comparison_page
from ushtil.corpus.types import Alignment, Comparison

Show = Callable[..., Any]


@pytest.fixture
def page(show: Show, comparison: Comparison) -> Any:
    return show(comparison_page(comparison)).page


def focused(page: Any) -> str:
    name: str = page.evaluate("document.activeElement.id || document.activeElement.name || ''")
    return name


def pressed(page: Any, keys: str) -> list[str]:
    found = []
    for key in keys:
        page.keyboard.press(key)
        # A link that was followed is told of in a later turn of the page.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        found.append(focused(page))
    return found


def test_the_keyboard_reaches_the_filter_and_the_rows(show: Show, alignment: Alignment) -> None:
    page = show(alignment_page(alignment)).page
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.getAttribute('href')"))
    assert reached[0] == "#main"
    assert {"show", "find", "#b1"} <= set(reached)


def test_n_and_p_move_from_finding_to_finding_and_stop_at_the_ends(page: Any) -> None:
    assert pressed(page, "nnjj") == ["f2", "f3", "f4", "f5"]
    assert pressed(page, "pk") == ["f4", "f3"]
    assert pressed(page, "nnnnn") == ["f4", "f5", "f6", "f1", "f1"]
    assert pressed(page, "pppppppp")[-1] == "f2"


def test_only_findings_that_the_filter_shows_are_stops(page: Any) -> None:
    page.get_by_role("checkbox", name="omission").check()
    assert pressed(page, "nnn") == ["f4", "f5", "f5"]


def test_t_goes_to_the_place_and_back_and_n_goes_on_from_there(page: Any) -> None:
    assert pressed(page, "nntt") == ["f2", "f3", "r6", "f3"]
    assert pressed(page, "tn") == ["r6", "f4"]


def test_f_goes_to_the_filter(page: Any) -> None:
    assert pressed(page, "f") == ["severity"]


def test_a_question_mark_opens_the_list_and_escape_gives_the_focus_back(page: Any) -> None:
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keyboard").is_visible()
    assert "next finding" in page.locator("#keys").inner_text()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    assert focused(page) == "f2"


def test_letters_typed_into_a_field_stay_there(page: Any) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.type("npft?")
    assert page.get_by_role("searchbox").input_value() == "npft?"
    assert focused(page) == "find"


def test_letters_with_a_command_key_are_the_browsers(page: Any) -> None:
    page.keyboard.press("Alt+n")
    page.keyboard.press("Control+j")
    assert focused(page) == ""


def test_the_keys_work_on_a_cyrillic_layout(page: Any) -> None:
    send = "(k) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: k[0], code: k[1], bubbles: true}))"
    page.evaluate(send, ["т", "KeyN"])
    assert focused(page) == "f2"
    page.evaluate(send, ["х", "BracketLeft"])
    assert focused(page) == "f2"


def test_the_single_letters_can_be_turned_off_and_on_again(page: Any) -> None:
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("Single letters act as shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    assert not focused(page).startswith("f")
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("Single letters act as shortcuts").check()
    page.get_by_role("button", name="Close").click()
    assert pressed(page, "n") == ["f2"]


def test_tab_leaves_a_finding_for_its_first_place(page: Any) -> None:
    page.keyboard.press("n")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#r6"


def test_the_stop_can_be_seen(page: Any) -> None:
    page.keyboard.press("n")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate(
        "(() => { const b = document.activeElement.getBoundingClientRect();"
        " return b.top >= document.getElementById('filter').getBoundingClientRect().bottom"
        " && b.bottom <= innerHeight })()"
    )


def test_without_findings_the_stops_are_the_rows_that_are_not_one_for_one(show: Show, alignment: Alignment) -> None:
    page = show(alignment_page(alignment)).page
    assert pressed(page, "nnnp") == ["b3", "b6", "b6", "b3"]
