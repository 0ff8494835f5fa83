"""Take the pictures of docs/screens: `python tests_browser/screens.py docs/screens`.

Six pages of the record of the examples, as they stand on a laptop; looked at after every change to the pages.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from places import place
from rig import build_examples, chromium, served

# Name of the picture, page, theme, how far down.
PICTURES = (
    ("timeline", "timeline", "light", 0),
    ("pair", "pair", "light", 0),
    ("event", "event", "light", 0),
    ("statement", "statement", "dark", 0),
    ("article", "article", "light", 0),
    ("search", "search, found", "dark", 0),
)
SIZE = {"width": 1280, "height": 800}
LARGEST_KB = 200


def main(folder: Path) -> None:
    """Write the pictures into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        record = build_examples(Path(work) / "examples.db")
        with served(record) as home, chromium() as browser:
            for name, page_name, theme, down in PICTURES:
                page = browser.new_page(viewport=SIZE, base_url=home, color_scheme=theme)
                page.goto(place(home, page_name), wait_until="networkidle")
                page.mouse.wheel(0, down)
                page.screenshot(path=folder / f"{name}.png")
                page.close()
                size = (folder / f"{name}.png").stat().st_size / 1000
                print(f"{name}.png  {size:.0f} kB" + ("  above what docs may hold" if size > LARGEST_KB else ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
