"""Citations, in each of their forms."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.query import Fact
from dateline.serve.citing import cited

ADDRESS = "http://127.0.0.1:8765/event/e1"


def event(title: str) -> Fact:
    fields = {"title": title, "when": {"start": "2001-08-11", "precision": "day"}, "articles": 37, "origins": 3}
    return Fact(kind="event", id="e1234567890", fields=fields, citations=())


def article(**fields: object) -> Fact:
    known = {
        "title": "Talks end", "external_id": "1.txt", "byline": ["Marta Quillon"], "outlet": "Meridian Wire", "url": None,
        "published": "2001-04-19T10:00:00+08:00", "published_precision": "minute",
    }  # fmt: skip
    return Fact(kind="article", id="7be3be9920bc7354", fields=known | fields, citations=())


def test_a_happening_is_cited_with_its_day_its_backing_and_its_address() -> None:
    found = cited(event("China rejects the sum"), ADDRESS)
    assert found.plain == (
        "“China rejects the sum”, 11 August 2001, 37 articles / 3 origins. dateline e1234567890, " + ADDRESS
    )
    assert found.markdown.startswith("[^e12345678]: “China rejects the sum”, 11 August 2001")
    assert "year         = {2001}" in found.bibtex


def test_an_article_is_cited_by_its_author_its_outlet_and_its_own_address() -> None:
    found = cited(article(url="https://meridianwire.example/talks"), ADDRESS)
    assert found.plain == (
        "Marta Quillon, “Talks end”, Meridian Wire, 19 April 2001. dateline 7be3be9920bc7354, "
        "https://meridianwire.example/talks"
    )
    assert "author       = {{Marta Quillon}}" in found.bibtex
    assert "howpublished = {Meridian Wire}" in found.bibtex


@pytest.mark.parametrize(
    ("precision", "fields"), [("year", ["year"]), ("month", ["year", "month"]), (None, ["year", "month", "day"])]
)
def test_a_day_is_cited_no_finer_than_it_is_known(precision: str | None, fields: list[str]) -> None:
    found = cited(article(published="2001-04-19", published_precision=precision), ADDRESS)
    assert re.findall(r"^  (year|month|day) ", found.bibtex, re.M) == fields


@given(st.text(max_size=80))
def test_no_words_break_out_of_their_field(title: str) -> None:
    bibtex = cited(event(title), ADDRESS).bibtex
    depth = 0
    for sign in re.sub(r"\\[{}\\]", "", bibtex.replace(r"\textbackslash{}", "")):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_markdown_shows_the_words_and_not_what_they_might_mean() -> None:
    markdown = cited(event("a *bold* [claim](https://news.example) <b>"), ADDRESS).markdown
    assert r"a \*bold\* \[claim\](https://news.example) \<b\>" in markdown


def test_each_form_can_be_copied_from_a_page_or_a_sheet(client: TestClient) -> None:
    (first, *_) = client.get("/timeline.json?a=CHN&b=USA").json()["entries"]
    page = client.get(f"/cite/{first['id']}").text
    for name in ("plain", "bibtex", "markdown"):
        assert f'data-copy="cite-{name}"' in page
        assert f'id="cite-{name}"' in page
    assert "<html" not in client.get(f"/cite/{first['id']}", headers={"HX-Request": "true"}).text
    assert client.get(f"/cite/{first['id']}.json").json()["plain"].endswith(f"/event/{first['id']}")
    assert client.get("/cite/0000000").status_code == 404
