"""Takes the pictures of the README: python docs/screenshots.py, with Chromium on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PAGES = {"comparison": ("journal.html", 1240, 900), "alignment": ("interview.html#text", 1240, 640)}


def main() -> None:
    """Run the demo into a temporary folder and photograph the top of its two pages."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "ushtil.align", "demo", "--out", folder], check=True, capture_output=True)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (page_name, width, height) in PAGES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{Path(folder).as_uri()}/{page_name}")
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
