"""A real server on the record of the examples, and Debian's Chromium to look at it with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from rig import build_examples, chromium, served


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples; who changes it takes a copy."""
    return build_examples(tmp_path_factory.mktemp("browser") / "examples.db")


@pytest.fixture(scope="session")
def home(built: Path) -> Iterator[str]:
    """The address of a server on a copy of the record; judgements made in one test are undone in it."""
    record = built.with_name("served.db")
    shutil.copy(built, record)
    with served(record) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as started:
        yield started


class Watched:
    """A window, and what it asked for and complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def check(self, home: str) -> None:
        """Fail where anything but the server was asked, or where the page complained."""
        elsewhere = [url for url in self.asked if not url.startswith((f"{home}/", "data:", "blob:"))]
        assert elsewhere == [], "nothing may be asked of any other address"
        assert self.complaints == [], "no page may complain on the console"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A window of a laptop's size; it may ask nobody but the server."""
    yield from window(browser, home)


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A window 360 pixels wide."""
    yield from window(browser, home, viewport={"width": 360, "height": 720}, has_touch=True)


@pytest.fixture
def plain(browser: Browser, home: str) -> Iterator[Page]:
    """A window without script."""
    yield from window(browser, home, java_script_enabled=False)


@pytest.fixture
def dark(browser: Browser, home: str) -> Iterator[Page]:
    """A window of a system that is dark."""
    yield from window(browser, home, color_scheme="dark")


def window(browser: Browser, home: str, **kind: object) -> Iterator[Page]:
    """Give a window, and check at the end what it did."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}, "base_url": home} | kind))  # type: ignore[arg-type]  # Playwright's own keywords
    context.set_default_timeout(5000)
    watched = Watched(context)
    yield watched.page
    watched.check(home)
    context.close()
