"""Takes the pictures of the README: python docs/screenshots.py, with Chromium on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from ushtil.align.checks.engine import check
from ushtil.align.demo import LANGUAGES, SAMPLE
from ushtil.align.report.html import check_page
from ushtil.corpus.read import read

HERE = Path(__file__).parent
# Each picture: the page, what stands at its top, and width and height in pixels.
PICTURES = {
    "comparison": ("journal.html", "h1", 1240, 780),
    "map": ("journal.html", "#map", 1000, 740),
    "changes": ("journal.html", "tr:has(ins)", 1240, 720),
    "alignment": ("interview.html", "#text-h", 1240, 760),
    "check": ("check.html", "h1", 1240, 860),
}
# The sample's versions say the same; with these slips the page of a check has something to show.
SLIPS = {
    "kk": (("14 450 шақырым", "14 540 шақырым"),),
    "ru": (("214,6 млрд тенге", "241,6 млрд тенге"), ("Скептики говорят, что и половина была бы успехом.", "")),
}


def main() -> None:
    """Run the demo and a check into a temporary folder and photograph their pages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "ushtil.align", "demo", "--out", folder], check=True, capture_output=True)
        _write_check(Path(folder))
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (file_name, top, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{Path(folder).as_uri()}/{file_name}")
            page.locator(top).first.evaluate("(element) => element.scrollIntoView()")
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


def _write_check(folder: Path) -> None:
    """The page of a check of the sample with some slips put into it."""
    texts = []
    for lang in LANGUAGES:
        text = (SAMPLE / f"interview.{lang}.txt").read_text(encoding="utf-8")
        for right, wrong in SLIPS.get(lang, ()):
            text = text.replace(right, wrong)
        path = folder / f"altered.{lang}.txt"
        path.write_text(text, encoding="utf-8")
        texts.append(read(path))
    (folder / "check.html").write_text(check_page(check([texts])), encoding="utf-8")


if __name__ == "__main__":
    main()
