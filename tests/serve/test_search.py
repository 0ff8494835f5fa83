"""The search page: what is typed is found, shown with its words marked, and never run."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from dateline.query.search import Hit, Run
from dateline.serve.phrases import tells_more


def test_all_kinds_are_shown_with_the_words_marked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "collision"}).text
    assert page.count("<mark>") > 5
    for heading in ("Happenings", "Statements", "Articles"):
        assert f"<h2>{heading}</h2>" in page
    for address in ("/event/", "/statement/", "/article/"):
        assert f'href="{address}' in page


def test_one_kind_is_a_list_in_pages_that_hold_each_hit_once(client: TestClient) -> None:
    asked = {"q": "china", "kind": "statement", "limit": "7"}
    ids: list[str] = []
    after = ""
    while True:
        (found,) = client.get("/search.json", params=asked | {"after": after}).json()["found"]
        ids += [hit["id"] for hit in found["hits"]]
        after = found["next"]
        if not after:
            break
    assert len(ids) == len(set(ids)) > 20
    rows = list(csv.DictReader(io.StringIO(client.get("/search.csv", params={"q": "china", "kind": "statement"}).text)))
    assert [row["id"] for row in rows] == ids


def test_filters_narrow_every_shape(client: TestClient) -> None:
    asked = {"q": "china", "since": "2001-04-04", "until": "2001-04-05", "a": "USA"}
    found = client.get("/search.json", params=asked).json()
    days = {hit["day"] for one in found["found"] for hit in one["hits"]}
    assert days and days <= {"2001-04-04", "2001-04-05"}
    assert found["counts"]["article"] < client.get("/search.json", params={"q": "china"}).json()["counts"]["article"]
    rows = csv.DictReader(io.StringIO(client.get("/search.csv", params=asked).text))
    assert {row["day"] for row in rows} <= {"2001-04-04", "2001-04-05"}


def test_htmx_gets_the_results_alone_and_the_address_is_replaced(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "apolog"}, headers={"HX-Request": "true", "HX-Target": "results"})
    assert "<html" not in answer.text
    assert "<mark>apology</mark>" in answer.text
    assert answer.headers["hx-replace-url"] == "/search?q=apolog"
    assert "hx-push-url" not in answer.headers


def test_a_space_behind_the_last_word_lets_it_stand_alone(client: TestClient) -> None:
    assert client.get("/search.json", params={"q": "apolog"}).json()["counts"]["article"] > 0
    assert client.get("/search.json", params={"q": "apolog "}).json()["counts"]["article"] == 0


def test_an_empty_state_says_what_was_searched(client: TestClient) -> None:
    page = client.get("/search", params={"q": "zeppelin herring ", "a": "CHN"}).text
    assert "“zeppelin”" in page
    assert "“herring”" in page
    assert "China" in page
    assert "Look for words" in client.get("/search").text
    assert "a word has letters or digits" in client.get("/search", params={"q": "!?"}).text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a' OR 1=1 --", "\0"])
def test_what_is_typed_is_never_run(client: TestClient, typed: str) -> None:
    answer = client.get("/search", params={"q": typed})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"q": "x", "kind": "car"}, "kind"), ({"q": "x", "since": "May"}, "since"), ({"q": "x", "colour": "red"}, "colour"),
     ({"q": "china", "kind": "event", "after": "nowhere"}, "next page"), ({"q": "x", "a": "Atlantis"}, "Atlantis")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_word_how_to_mend_it(
    client: TestClient, asked: dict[str, str], said: str
) -> None:
    answer = client.get("/search", params=asked)
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize(("title", "around", "more"), [
    ("Chad dismisses fears (The Bar)", "Chad dismisses fears.", False),
    ("Chad dismisses fears", "Chad  dismisses\u00a0fears of a flood", True),
    ("", "Chad dismisses fears", True),
])  # fmt: skip
def test_words_that_only_repeat_a_title_are_not_shown_again(title: str, around: str, more: bool) -> None:
    half = len(around) // 2
    hit = Hit(
        kind="event", id="e", day=None, precision=None, title=(Run(title, False),),
        snippet=(Run(around[:half], True), Run(around[half:], False)), outlet=None, language=None, articles=1, origins=1,
    )  # fmt: skip
    assert tells_more(hit) is more


def test_a_statement_that_is_found_has_the_word_by_which_it_is_told(client: TestClient) -> None:
    assert '<span class="cue">' in client.get("/search", params={"q": "china", "kind": "statement"}).text
