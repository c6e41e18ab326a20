"""Takes the pictures of the README: python docs/screenshots.py, with Chromium on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
# Each picture: the page, what stands at its top, and width and height in pixels.
PICTURES = {
    "comparison": ("journal.html", "#map", 1240, 900),
    "changes": ("journal.html", "tr:has(ins)", 1240, 720),
    "alignment": ("interview.html", "#text", 1240, 800),
}


def main() -> None:
    """Run the demo into a temporary folder and photograph its two pages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "ushtil.align", "demo", "--out", folder], check=True, capture_output=True)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (file_name, top, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{Path(folder).as_uri()}/{file_name}")
            page.locator(top).first.evaluate(
                "(element) => window.scrollTo(0, element.getBoundingClientRect().top - 16)"
            )
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
