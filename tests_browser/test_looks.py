"""What eyes would see: marks that end, sheets of paper, tables on a phone, labels that stay with their words."""

from __future__ import annotations

from playwright.sync_api import Page

from places import asked, place


def test_what_stands_behind_a_mark_in_an_article_looks_like_plain_text(page: Page, home: str) -> None:
    page.goto(place(home, "article"))
    looks = page.evaluate(
        """() => {
          const text = document.querySelector(".article-text");
          const plain = [...text.childNodes].filter(one => one.nodeType === 3 && one.data.trim());
          const own = [...text.querySelectorAll("mark")].filter(one => one.querySelectorAll("mark").length > 6);
          return [plain.length || text.querySelectorAll(".p-act-sentence, .p-passage").length, own.length];
        }"""
    )
    assert looks[0] > 0
    assert looks[1] == 0, "a mark that holds many others was not closed"


def test_paper_shows_what_is_folded_and_no_buttons(page: Page, home: str) -> None:
    page.goto(place(home, "pair"))
    table = page.locator("details.as-table table").first
    assert not table.evaluate("one => one.checkVisibility()")
    page.emulate_media(media="print")
    assert table.evaluate("one => one.checkVisibility()")
    for gone in (".top", "form", ".onpage", ".cite"):
        assert page.locator(gone).evaluate_all("all => all.every(one => !one.checkVisibility())"), gone
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_is_white_in_the_dark_too(dark: Page, home: str) -> None:
    dark.goto(place(home, "pair"))
    dark.emulate_media(media="print", color_scheme="dark")
    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_wide_table_is_a_list_on_a_phone(phone: Page, home: str) -> None:
    for name in ("sources", "actors"):
        phone.goto(place(home, name))
        table = phone.locator("table.stack")
        assert table.evaluate("one => one.scrollWidth <= one.parentNode.clientWidth + 1"), name
        tallest = table.locator("tbody tr").evaluate_all("all => Math.max(...all.map(one => one.offsetHeight))")
        assert tallest < 260, name


def test_a_label_stays_with_the_word_before_it(phone: Page, home: str) -> None:
    phone.goto(place(home, "event"))
    apart = phone.locator(".sentence .lab").evaluate_all(
        """all => all.filter(one => {
          const mark = one.previousElementSibling.getClientRects(), label = one.getClientRects();
          return label[0].bottom < mark[mark.length - 1].top || label[0].top > mark[mark.length - 1].bottom;
        }).length"""
    )
    assert phone.locator(".sentence .lab").count() > 0
    assert apart == 0


def test_keys_pass_over_what_is_folded(page: Page, home: str) -> None:
    events = asked(home, "/timeline.json?limit=500")["entries"]
    for event in sorted(events, key=lambda one: -one["articles"])[:3]:
        page.goto(f"/event/{event['id']}")
        folded = page.locator("details:not([open]) > :not(summary) [data-step]").count()
        seen = page.locator("[data-step]").count() - folded
        for _ in range(seen + 3):
            page.keyboard.press("j")
        assert page.locator(".here").evaluate("one => one.checkVisibility()")
