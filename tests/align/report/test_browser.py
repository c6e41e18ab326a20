"""In a real browser the pages run no text, fetch nothing, fit any width, read well, and filter their rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ushtil.align.report.html import alignment_page, comparison_page
from ushtil.corpus.types import Alignment, Bead, Comparison, Document, Segment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

ATTACK = (
    "</script></title></style><script>window.hit=1;alert(1)</script><img src=http://attack.invalid/x onerror=alert(2)>"
    "<svg onload=alert(3)></svg><a href=javascript:alert(4)>go</a>\"' autofocus onfocus=alert(5) x='\x00\ud800\u202e"
)

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, with whatever it should not have done."""

    page: Page
    troubles: list[str] = field(default_factory=list)


def open_page(browser: Browser, path: Path, html: str, width: int = 1600, **options: object) -> Opened:
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
    opened = Opened(context.new_page())
    opened.page.on("dialog", lambda dialog: _note_dialog(opened, dialog))
    opened.page.on("console", lambda message: opened.troubles.append(message.text))
    opened.page.on("pageerror", lambda error: opened.troubles.append(str(error)))
    opened.page.on("request", lambda request: _note_request(opened, request.url))
    opened.page.goto(path.as_uri())
    return opened


def _note_dialog(opened: Opened, dialog: Dialog) -> None:
    opened.troubles.append(dialog.message)
    dialog.dismiss()


def _note_request(opened: Opened, url: str) -> None:
    if not url.startswith(("file:", "data:")):
        opened.troubles.append(url)


def attacked(document: Document) -> Document:
    """The document with hostile text in every place that a page shows."""
    segments = [*document.segments, Segment(len(document.text) + 1, len(document.text) + 1 + len(ATTACK), 9)]
    text = f"{document.text}\n{ATTACK}"
    return replace(document, id=ATTACK, publication=ATTACK, text=text, segments=tuple(segments))


def test_hostile_text_runs_nothing_and_fetches_nothing(
    browser: Browser, tmp_path: Path, alignment: Alignment, comparison: Comparison
) -> None:
    documents = tuple(attacked(document) for document in alignment.documents)
    last = Bead(tuple((len(document) - 1,) for document in documents), 0.1)
    source = attacked(comparison.source)
    findings = tuple(replace(finding, detail=ATTACK) for finding in comparison.findings)
    pages = (
        alignment_page(Alignment(documents, (*alignment.beads, last))),
        comparison_page(replace(comparison, source=source, copy=attacked(comparison.copy), findings=findings)),
    )
    for number, html in enumerate(pages):
        opened = open_page(browser, tmp_path / f"{number}.html", html)
        opened.page.wait_for_timeout(200)
        assert opened.troubles == []
        assert opened.page.evaluate("window.hit") is None
        assert opened.page.locator("script").count() == 1
        assert opened.page.locator("#filter").is_visible()
        assert opened.page.get_by_text("window.hit=1;alert(1)").count() > 0


@pytest.mark.parametrize("width", [320, 400, 900, 1600])
def test_no_width_needs_scrolling_sideways(
    browser: Browser, tmp_path: Path, alignment: Alignment, comparison: Comparison, width: int
) -> None:
    text = "Донаудампфшиффартсгезелльшафт" * 20
    long = Document(f"{'long-name-' * 20}.ru.txt", "ru", text, (Segment(0, len(text), 0),))
    pages = (
        alignment_page(alignment),
        comparison_page(comparison),
        alignment_page(Alignment((long, long), (Bead(((0,), (0,)), 0.5),))),
    )
    for number, html in enumerate(pages):
        page = open_page(browser, tmp_path / f"{number}.html", html, width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_page_names_the_language_of_each_stacked_cell(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    page = open_page(browser, tmp_path / "a.html", alignment_page(alignment), 400).page
    cells = page.locator("#b2 td[lang]")
    boxes = [cells.nth(n).bounding_box() for n in range(3)]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    labels = cells.evaluate_all("cells => cells.map(c => getComputedStyle(c, '::before').content)")
    assert labels == ['"English"', '"Kazakh"', '"Russian"']


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(
    browser: Browser, tmp_path: Path, alignment: Alignment, comparison: Comparison, scheme: str
) -> None:
    for number, html in enumerate((alignment_page(alignment), comparison_page(comparison))):
        page = open_page(browser, tmp_path / f"{number}.html", html, color_scheme=scheme).page
        assert page.evaluate(CONTRASTS) == []


def test_without_scripts_every_row_is_there_and_the_filter_is_not(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    page = open_page(browser, tmp_path / "a.html", alignment_page(alignment), java_script_enabled=False).page
    assert not page.locator("#filter").is_visible()
    rows = page.locator("table.rows > tbody > tr")
    assert rows.count() == len(alignment.beads)
    assert all(rows.nth(n).is_visible() for n in range(rows.count()))


def visible_rows(page: Page) -> list[str]:
    found: list[str] = page.locator("table.rows > tbody > tr:visible").evaluate_all("rows => rows.map(r => r.id)")
    return found


def test_the_filter_thins_out_the_rows(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    page = open_page(browser, tmp_path / "a.html", alignment_page(alignment)).page
    page.get_by_role("radio", name="merged or split").check()
    assert visible_rows(page) == ["b3"]
    assert page.locator("#shown").inner_text() == "1 of 7 rows"
    page.get_by_role("radio", name="without a counterpart").check()
    assert visible_rows(page) == ["b6"]
    page.get_by_label("Score limit").fill("0.8")
    sync_api.expect(page.locator("#shown")).to_have_text("3 of 7 rows")
    assert visible_rows(page) == ["b3", "b6", "b7"]


def test_the_search_finds_kazakh_words_whatever_their_case(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    page = open_page(browser, tmp_path / "a.html", alignment_page(alignment)).page
    page.get_by_label("Find").fill("ҚҰРЫЛЫСШЫЛАРҒА")
    sync_api.expect(page.locator("#shown")).to_have_text("1 of 7 rows")
    assert visible_rows(page) == ["b6"]


def test_a_link_to_a_hidden_row_shows_it_again(browser: Browser, tmp_path: Path, comparison: Comparison) -> None:
    page = open_page(browser, tmp_path / "c.html", comparison_page(comparison)).page
    page.get_by_role("radio", name="moved").check()
    assert visible_rows(page) == ["r3"]
    page.locator("#f2 .places a").first.click()
    page.locator("#r6").wait_for(state="visible")
    assert "r6" in visible_rows(page)


def test_a_link_back_opens_the_folded_findings(browser: Browser, tmp_path: Path, comparison: Comparison) -> None:
    page = open_page(browser, tmp_path / "c.html", comparison_page(comparison)).page
    assert not page.locator("#f1").is_visible()
    page.locator('#r3 a[href="#f1"]').click()
    page.locator("#f1").wait_for(state="visible")


def test_the_keyboard_reaches_the_filter_and_the_rows(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    page = open_page(browser, tmp_path / "a.html", alignment_page(alignment)).page
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.getAttribute('href')"))
    assert reached[0] == "#main"
    assert {"show", "find", "#b1"} <= set(reached)
