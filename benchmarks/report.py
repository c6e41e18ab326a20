"""Size of the reports and how soon a browser shows them: python benchmarks/report.py --data ../shared/data.

A text of 635 sentences is compared with a copy of itself in which every twelfth sentence is altered and some stand
elsewhere, and 5,000 made-up sentences with a copy of their own. The time is from opening the file to the end of the
page's script and its first paint, in headless Chromium; the best and the median of several openings.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from _report import Part
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from ushtil.align.checks.engine import check
from ushtil.align.compare import compare
from ushtil.align.report.html import alignment_page, check_page, comparison_page, witnesses_page
from ushtil.corpus.read import read
from ushtil.corpus.types import Alignment, Bead, Document, Segment

RUNS = 5
WORDS = ("river", "school", "bridge", "minister", "budget", "harvest", "railway", "teacher", "hospital", "reservoir")
_TIMES = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const opened = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  done([opened.domContentLoadedEventEnd, Math.max(opened.loadEventEnd, paint ? paint.startTime : 0)]);
})))"""


def main() -> None:
    """Write the pages into a temporary folder, open them, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where publications/ is")
    folder = parser.parse_args().data / "publications"
    rows = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, html in _pages(folder, Path(place)):
            path = Path(place) / "page.html"
            path.write_text(html, encoding="utf-8")
            ready, shown = zip(*(_opened(browser, path) for _ in range(RUNS)), strict=True)
            size = f"{path.stat().st_size / 1000:,.0f}"
            rows.append((name, size, *(f"{pick(times):,.0f}" for times in (ready, shown) for pick in (min, median))))
        browser.close()
    header = ("page", "kB", "script ended, best ms", "median", "shown, best ms", "median")
    Part("Reports in a browser", "Sizes in units of 1,000 bytes.", header, rows).show(Console())


def _pages(folder: Path, place: Path) -> Iterator[tuple[str, str]]:
    made = _made_up(5000)
    beads = tuple(Bead(((i,), (i,)), 0.9) for i in range(5000))
    if folder.is_dir():
        source = read(folder / "ana-tili-2025.en.txt")
        copy = _altered(source, place)
        started = time.perf_counter()
        comparison = compare(source, copy)
        linked = sum(len(link.copy) for link in comparison.links)
        Console().print(
            f"compared {len(source)} with {len(copy)} sentences, {linked} linked, "
            f"{len(comparison.findings)} findings, in {time.perf_counter() - started:.1f} s"
        )
        yield "the interview beside its copy", comparison_page(comparison)
        excerpt = read(folder / "diplomacy-journal-2025.en.txt")
        yield "an excerpt of it", comparison_page(compare(source, excerpt))
        yield "both copies of it", witnesses_page([comparison, compare(source, excerpt)])
        texts = [read(path) for path in sorted(folder.glob("*.en.txt"))]
        yield "check of all publications", check_page(check([[text] for text in texts]))
    yield "5,000 sentences beside their copy", comparison_page(compare(made, _altered(made, place)))
    yield "5,000 beads", alignment_page(Alignment((made, Document("b", "ru", made.text, made.segments)), beads))


def _opened(browser: Browser, path: Path) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(path.as_uri())
    ready, shown = page.evaluate(_TIMES)
    page.close()
    return ready, shown


def _altered(source: Document, place: Path) -> Document:
    """The text with a word exchanged in every twelfth line that is long enough, and a tenth of the lines moved up."""
    lines = source.text.splitlines()
    for number in range(0, len(lines), 12):
        words = lines[number].split(" ")
        if len(words) > 6:
            words[3] = "altered"
            lines[number] = " ".join(words)
    tenth = len(lines) // 10
    moved = [*lines[:tenth], *lines[5 * tenth : 6 * tenth], *lines[tenth : 5 * tenth], *lines[6 * tenth :]]
    path = place / "copy.en.txt"
    path.write_text("\n".join(moved), encoding="utf-8")
    return read(path)


def _made_up(number: int) -> Document:
    """So many sentences that differ from one another, each a paragraph."""
    segments, text = [], ""
    parts: list[str] = []
    at = 0
    for n in range(number):
        names = " ".join(f"{WORDS[(n * k) % 10]}{n * k % 97}" for k in (1, 3, 7, 9))
        sentence = f"Sentence {n} tells of {names} and of nothing else."
        segments.append(Segment(at, at + len(sentence), n))
        parts.append(sentence)
        at += len(sentence) + 1
    text = "\n".join(parts)
    return Document("made-up.en", "en", text, tuple(segments))


if __name__ == "__main__":
    main()
