"""In a real browser the pages run no text, fetch nothing, fit any width, read well, and work without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ushtil.align.checks.engine import Checked
from ushtil.align.checks.shapes import Versions
from ushtil.align.report.html import alignment_page, check_page, comparison_page, witnesses_page
from ushtil.corpus.types import Alignment, Bead, Comparison, Document, Finding, Link, Place, Segment

Show = Callable[..., Any]
KINDS = ["alignment", "comparison", "check", "witnesses"]

CONTRASTS = """() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || ["SCRIPT", "title", "desc"].includes(e.tagName)) continue;
    const style = getComputedStyle(e);
    const a = light(parse(e.namespaceURI.endsWith("svg") ? style.fill : style.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = `${e.tagName}.${e.getAttribute("class")}`;
    if (ratio < 4.5) low.push(`${name} ${ratio.toFixed(2)} ${e.textContent.slice(0, 20)}`);
  }
  return low;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_runs_nothing_and_fetches_nothing(show: Show, hostile_pages: dict[str, str], kind: str) -> None:
    opened = show(hostile_pages[kind])
    opened.page.wait_for_timeout(200)
    assert opened.troubles == []
    assert opened.page.evaluate("window.hit") is None
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("#filter").is_visible()
    assert opened.page.get_by_text("window.hit=1;alert(1)").count() > 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_silent_and_asks_for_nothing(show: Show, pages: dict[str, str], kind: str) -> None:
    opened = show(pages[kind])
    opened.page.wait_for_timeout(100)
    assert opened.troubles == []


def test_no_width_needs_scrolling_sideways(show: Show, pages: dict[str, str]) -> None:
    for html in [*pages.values(), *long_word_pages()]:
        page = show(html).page
        for width in (1600, 900, 400, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def long_word_pages() -> list[str]:
    text = "Донаудампфшиффартсгезелльшафт" * 20
    long = Document(f"{'long-name-' * 20}.ru.txt", "ru", text, (Segment(0, len(text), 0),))
    finding = Finding("name", "major", (Place(long.id, (0,), 5, 90, 1, text[5:90]),), text)
    twin = Document(f"2{long.id}", "kk", text, long.segments)
    pair = Versions(long, twin, (Bead(((0,), (0,))),))
    comparison = Comparison(
        long, Document(f"3{long.id}", "ru", text, long.segments), (Link((0,), (0,), "wording", 0.5),), (finding,)
    )
    return [
        alignment_page(Alignment((long, twin), (Bead(((0,), (0,)), 0.5),))),
        comparison_page(comparison),
        check_page(Checked((long, twin), (pair,), (finding,), ((finding,),))),
        witnesses_page([comparison] * 9),
    ]


def test_a_narrow_page_names_the_language_of_each_stacked_cell(show: Show, alignment: Alignment) -> None:
    page = show(alignment_page(alignment), 400).page
    cells = page.locator("#b2 td[lang]")
    boxes = [cells.nth(n).bounding_box() for n in range(3)]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    labels = cells.evaluate_all("cells => cells.map(c => getComputedStyle(c, '::before').content)")
    assert labels == ['"English"', '"Kazakh"', '"Russian"']


@pytest.mark.parametrize("kind", KINDS)
def test_all_text_stands_out_from_its_ground(show: Show, pages: dict[str, str], kind: str) -> None:
    page = show(pages[kind]).page
    page.keyboard.press("?")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(CONTRASTS) == []


def test_without_scripts_everything_is_there_but_the_controls(
    show: Show, alignment: Alignment, checked: Checked
) -> None:
    for html, count in ((alignment_page(alignment), len(alignment.beads)), (check_page(checked), 7)):
        page = show(html, java_script_enabled=False).page
        assert not page.locator("#filter").is_visible()
        assert not page.locator("#keys-open").is_visible()
        rows = page.locator("table.rows > tbody > tr")
        assert rows.count() == count
        assert all(rows.nth(n).is_visible() for n in range(rows.count()))
