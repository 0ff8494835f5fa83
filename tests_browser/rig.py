"""A real server on a record, and Debian's Chromium to look at it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
DATELINE = Path(sys.executable).parent / "dateline"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# The browser is to ask nobody for anything, of its own accord either.
SILENT = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
          "--no-first-run", "--disable-features=OptimizationHints,MediaRouter"]  # fmt: skip
STARTS_WITHIN_S = 30


def build_examples(path: Path) -> Path:
    """Build the record of the examples in the file *path*, and give that."""
    subprocess.run([DATELINE, "build", ROOT / "examples" / "articles", "--db", path, "-q"], check=True)
    return path


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Give the address of a server on *record*."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([DATELINE, "serve", "--db", record, "--port", str(port), "-q"])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the server answers."""
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            urlopen(address).close()
            return
        except URLError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, f"no page within {STARTS_WITHIN_S} s"
            time.sleep(0.05)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give the browser; without its sandbox where the tests run as root, which Chromium refuses to be in one."""
    assert CHROMIUM.exists(), f"there is no browser at {CHROMIUM}; run make test-browser, or set CHROMIUM"
    flags = [*SILENT, "--no-sandbox"] if os.geteuid() == 0 else SILENT
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()
