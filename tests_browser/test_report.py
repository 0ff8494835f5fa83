"""The report in a real browser, from the disk, with the network off and no script."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rig import DATELINE
from test_every_page import barriers


@pytest.fixture(scope="session")
def report(built: Path) -> Path:
    """The report on the pair that the examples are about, alone in a folder."""
    folder = built.parent / "mailed"
    folder.mkdir()
    path = folder / "pair.html"
    subprocess.run([DATELINE, "report", "China", "USA", "--db", built, "-o", path, "-q"], check=True)
    return path


def opened(
    browser: Browser, path: Path, *, script: bool = False, **kind: object
) -> tuple[BrowserContext, Page, list[str]]:
    """Open *path* in a window without network and script; give what it asked for and complained of besides."""
    context = browser.new_context(offline=True, java_script_enabled=script, **kind)  # type: ignore[arg-type]  # Playwright's own keywords
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    return context, page, wrong


@pytest.fixture
def paper(browser: Browser, report: Path) -> Iterator[Page]:
    """The report on a screen; whatever it asked for or complained of fails the test."""
    context, page, wrong = opened(browser, report)
    yield page
    assert wrong == []
    context.close()


def test_it_opens_from_the_disk_and_asks_for_nothing(paper: Page) -> None:
    expect(paper).to_have_title(re.compile("China and United States"))
    expect(paper.locator("svg.chart").first).to_be_visible()
    expect(paper.locator("mark").first).to_be_visible()
    style = paper.locator("mark").first.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    assert style == "underline", "its own style sheet is let in by its policy"


def test_a_line_leads_to_its_sentences_and_they_to_the_articles(paper: Page) -> None:
    line = paper.locator("li.line").first
    line.get_by_role("link", name=re.compile("sentences")).click()
    target = paper.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_be_visible()
    target.locator("a.ref").first.click()
    expect(paper.locator(":target")).to_be_in_viewport()
    assert re.search(r"#a\d+$", paper.url)


def test_a_bar_of_the_balance_leads_into_the_timeline(paper: Page) -> None:
    href = paper.locator("svg.chart a").first.get_attribute("href")
    assert href and re.fullmatch(r"#h\d+", href)
    expect(paper.locator(f"li{href}")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_people_out(browser: Browser, report: Path, scheme: str) -> None:
    context, page, _ = opened(browser, report, script=True, color_scheme=scheme)
    assert barriers(page) == []
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(browser: Browser, report: Path, width: int) -> None:
    context, page, wrong = opened(browser, report, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong == []
    context.close()


def luminance(page: Page, what: str) -> float:
    """Give how light a colour of the page is, 0 to 1."""
    colour = page.evaluate(f"getComputedStyle(document.body).{what}")
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_is_dark_on_a_dark_screen_and_white_on_paper(browser: Browser, report: Path) -> None:
    context, page, _ = opened(browser, report, color_scheme="dark")
    assert luminance(page, "backgroundColor") < 0.1
    assert luminance(page, "color") > 0.8
    page.emulate_media(media="print", color_scheme="dark")
    assert luminance(page, "backgroundColor") == 1.0
    assert luminance(page, "color") == 0.0
    context.close()


def test_it_prints_on_pages_that_hold_all_of_it(browser: Browser, report: Path) -> None:
    context, page, wrong = opened(browser, report)
    printed = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert printed.startswith(b"%PDF") and 8 <= pages <= 30
    page.emulate_media(media="print")
    assert page.locator("nav.onpage").is_hidden()
    assert page.locator(".behind mark").last.is_visible()
    assert wrong == []
    context.close()
