"""What people do with the pages: search, narrow, walk by keys, look behind a line, judge and take it back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from places import asked, place


def test_results_come_as_one_types(page: Page) -> None:
    page.goto("/timeline")
    page.keyboard.press("/")
    page.keyboard.type("apolog")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=apolog$"))
    expect(page.locator("main mark").first).to_have_text(re.compile("apolog", re.IGNORECASE))
    before = page.locator(".hit").count()
    page.keyboard.press("/")
    page.keyboard.press("End")
    page.keyboard.type("y standoff")
    expect(page).to_have_url(re.compile(r"q=apology(\+|%20)standoff$"))
    expect(page.locator(".hit")).not_to_have_count(before)
    page.go_back()
    expect(page).to_have_url(re.compile("/timeline$"))


def test_a_kind_of_hits_is_a_tab_and_an_empty_search_says_what_was_looked_for(page: Page) -> None:
    page.goto("/search?q=china")
    page.get_by_role("navigation", name="Kinds").get_by_role("link", name="Statements").click()
    expect(page).to_have_url(re.compile("kind=statement"))
    page.locator("#q").fill("zeppelin herring")
    expect(page.locator(".empty")).to_contain_text("“zeppelin”")


def test_a_filter_narrows_the_timeline_and_its_chip_takes_it_away(page: Page, home: str) -> None:
    page.goto("/timeline")
    before = page.locator(".line").count()
    page.get_by_label("State or actor").fill("Cuba" if asked(home, "/timeline.json?a=CUB")["entries"] else "China")
    page.get_by_label("State or actor").press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]a="))
    expect(page.locator(".chips .chip")).to_have_count(1)
    assert page.locator(".line").count() < before
    page.locator(".chips .chip a").click()
    expect(page.locator(".chips .chip")).to_have_count(0)
    assert page.locator(".line").count() == before


def test_the_timeline_is_narrowed_without_script_too(plain: Page) -> None:
    plain.goto("/timeline")
    plain.locator("form[action='/timeline'] input[name=since]").fill("2001-04-11")
    plain.locator("form[action='/timeline'] button[type=submit]").click()
    expect(plain).to_have_url(re.compile("since=2001-04-11"))
    days = plain.locator(".line time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days
    assert all(day >= "2001-04-11" for day in days)


def test_keys_walk_the_lines_open_the_sentences_and_say_what_they_do(page: Page) -> None:
    page.goto("/timeline")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(page.locator("[data-step]").first).to_have_class(re.compile(r"\bhere\b"))
    page.keyboard.press("e")
    evidence = page.locator("[data-step].here .line-evidence")
    expect(evidence.locator("mark").first).to_be_visible()
    page.keyboard.press("e")
    expect(evidence.locator("mark")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/event/"))


def test_light_or_dark_is_kept(page: Page) -> None:
    page.goto("/timeline")
    page.get_by_role("button", name="Light or dark").click()
    kept = page.locator("html").get_attribute("data-theme")
    assert kept in ("light", "dark")
    page.goto("/search")
    assert page.locator("html").get_attribute("data-theme") == kept


def test_the_address_of_a_view_gives_the_same_rows_as_json_and_csv(page: Page, home: str) -> None:
    page.goto("/timeline?a=CHN&b=USA&since=2001-04-03&until=2001-04-05")
    ids = page.locator(".line").evaluate_all("all => all.map(one => one.id)")
    entries = asked(home, "/timeline.json?a=CHN&b=USA&since=2001-04-03&until=2001-04-05")["entries"]
    assert ids == [entry["id"] for entry in entries]
    assert ids


def test_a_mark_in_an_article_leads_to_what_was_read_from_it(page: Page, home: str) -> None:
    page.goto(place(home, "article"))
    mark = page.locator("main mark > a").first
    expect(mark).to_be_visible()
    mark.click()
    expect(page).to_have_url(re.compile("#"))
    expect(page.locator(":target").first).to_be_visible()


def test_a_judgement_is_made_from_a_page_and_undone(page: Page, home: str) -> None:
    def standing() -> int:
        return sum(entry["stands"] for entry in asked(home, "/judgements.json")["entries"])

    page.goto(place(home, "event"))
    before = standing()
    page.get_by_text("Is this right?").first.click()
    page.get_by_role("button", name=re.compile("wrong", re.IGNORECASE)).first.click()
    undo = page.get_by_role("button", name="Undo").first
    expect(undo).to_be_visible(timeout=20_000)  # the record is linked anew
    assert standing() == before + 1
    undo.click()
    expect(page.get_by_text(re.compile("undone|taken back", re.IGNORECASE)).first).to_be_visible(timeout=20_000)
    assert standing() == before
