"""What holds for every page: it opens, reads well, fits a phone, works without script, asks nobody else for anything."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from places import NAMES, place

# "serious" and "critical" are the two of axe's four grades that keep people out.
BARRIERS = ("serious", "critical")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
every_page = pytest.mark.parametrize("name", NAMES)


def barriers(page: Page) -> list[str]:
    """Give what keeps people out of the page, in words: the rule and the elements."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{wrong['id']}: {wrong['help']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for wrong in found["violations"]
        if wrong["impact"] in BARRIERS
        for node in wrong["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Give the elements that make the page wider than the window."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.outerHTML.slice(0, 120))"""
    )  # type: ignore[no-any-return]  # a page gives what its script gives


@every_page
def test_a_page_opens_with_one_heading_and_no_complaint(page: Page, home: str, name: str) -> None:
    answer = page.goto(place(home, name), wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.title().endswith("· dateline")
    assert page.locator("main").inner_text().strip()


@every_page
def test_nothing_keeps_people_out(page: Page, home: str, name: str) -> None:
    page.goto(place(home, name))
    assert barriers(page) == []


@every_page
def test_nothing_keeps_people_out_in_the_dark(dark: Page, home: str, name: str) -> None:
    dark.goto(place(home, name))
    assert brightness(dark, "body", "backgroundColor") < 60
    assert brightness(dark, "body", "color") > 180
    assert barriers(dark) == []


@every_page
def test_a_page_fits_360_pixels(phone: Page, home: str, name: str) -> None:
    phone.goto(place(home, name))
    assert too_wide(phone) == []
    assert barriers(phone) == []


@every_page
def test_a_page_says_the_same_without_script(plain: Page, page: Page, home: str, name: str) -> None:
    plain.goto(place(home, name))
    page.goto(place(home, name), wait_until="networkidle")
    assert plain.locator("main").inner_text().strip()
    assert plain.locator("h1").inner_text() == page.locator("h1").inner_text()
    assert plain.locator("main a[href]").count() == page.locator("main a[href]").count()


@every_page
def test_stored_text_runs_its_own_way(page: Page, home: str, name: str) -> None:
    page.goto(place(home, name))
    assert page.locator("html[lang=en]").count() == 1
    assert page.locator("blockquote:not([dir]), bdi:not([dir])").count() == 0


def brightness(page: Page, where: str, what: str) -> float:
    """Give how bright a colour of an element is, 0 to 255."""
    red, green, blue = page.evaluate(
        "([where, what]) => getComputedStyle(document.querySelector(where))[what].match(/\\d+/g).slice(0, 3).map(Number)",
        [where, what],
    )
    return float(0.299 * red + 0.587 * green + 0.114 * blue)
