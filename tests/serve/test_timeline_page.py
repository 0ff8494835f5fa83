"""The timeline and the list of statements: filters, groups, pages, shapes, and what is said when nothing fits."""

from __future__ import annotations

import csv
import io
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.query import Selection, statements, timeline
from dateline.query.paging import timeline_page
from dateline.serve.phrases import sides
from dateline.store import open_store


def entries(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Every entry of a list, page after page."""
    found: list[dict[str, Any]] = []
    mark = "&" if "?" in address else "?"
    after: str | None = ""
    while after is not None:
        answer = client.get(f"{address}{mark}limit=7" + (f"&after={after}" if after else ""))
        assert answer.status_code == 200, answer.text
        found += answer.json()["entries"]
        after = answer.json()["next"]
    return found


def test_the_home_page_is_the_timeline_and_says_what_the_record_holds(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "24\N{NO-BREAK SPACE}articles of 1\N{NO-BREAK SPACE}Apr\N{NO-BREAK SPACE}2001 to" in answer.text
    assert 'aria-current="page">Timeline' in answer.text


def test_a_line_tells_who_whom_type_title_backing_day_and_its_basis(client: TestClient) -> None:
    page = client.get("/timeline?a=china&b=usa&type=reject&since=2001-08").text
    line = re.sub(
        r"<[^>]+>|\s+", " ", page[page.index('<li class="line"') : page.index("</li>", page.index("<li class="))]
    )
    for words in ("11\N{NO-BREAK SPACE}Aug\N{NO-BREAK SPACE}2001", "told with the act", "China", "United States",
                  "rejects", "China today rejected the sum", "Cite"):  # fmt: skip
        assert words in page or words in line, words
    assert re.search(r"\d\N{NO-BREAK SPACE}articles? / \d\N{NO-BREAK SPACE}origins?", page)
    assert re.search(r'href="/event/\w+#trail"><span class="backing"', page), "the counts lead to whose word it is"


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ("", Selection()),
        ("a=CHN", Selection(parties=("CHN",))),
        ("a=chinese&b=United+States", Selection(parties=("CHN", "USA"))),
        ("b=usa&a=", Selection(parties=("USA",))),
        ("a=USA&everything=1", Selection(parties=("USA",), everything=True)),
        ("type=CONSULT&type=agree", Selection(types=("CONSULT", "AGREE"))),
        ("type=consult,agree", Selection(types=("CONSULT", "AGREE"))),
        ("status=denied", Selection(statuses=("denied",))),
        ("since=2001-05&until=2001-07", Selection(since="2001-05", until="2001-07")),
        ("until=2001-04-11", Selection(until="2001-04-11")),
        ("origins=2", Selection(origins=2)),
        ("outlet=Kiawe+Coast+Times", Selection(outlet="Kiawe Coast Times")),
        ("a=CHN&b=USA&since=2001-04-10&type=REJECT", Selection(parties=("CHN", "USA"), since="2001-04-10", types=("REJECT",))),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_hold_what_the_filters_name_once_and_in_order(
    client: TestClient, record_path: Path, filters: str, wanted: Selection, order: str
) -> None:
    found = entries(client, f"/timeline.json?order={order}&{filters}")
    expected = timeline(open_store(record_path), wanted)
    assert expected, "a filter that leaves nothing tests nothing"
    assert sorted(one["id"] for one in found) == sorted(one.id for one in expected)
    days = [one["day"] for one in found if one["day"]]
    assert days == sorted(days, reverse=order == "newest")
    assert all(one["day"] is None for one in found[len(days) :])
    for _, same_day in groupby(found[: len(days)], key=lambda one: one["day"]):
        origins = [one["origins"] for one in same_day]
        assert origins == sorted(origins, reverse=True)


def test_a_page_goes_on_with_the_next_day_where_its_last_entry_is_gone(record_path: Path) -> None:
    store = open_store(record_path)
    first = timeline_page(store, Selection(), limit=3)
    gone = timeline_page(store, Selection(), after=f"{first.entries[-1].day}.e0000000000000000", limit=3)
    assert all((one.day or "") < (first.entries[-1].day or "") for one in gone.entries)


def test_the_csv_of_the_same_address_holds_every_entry_of_the_filters(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/timeline.csv?a=CHN&b=USA&limit=3").text)))
    assert {row["id"] for row in rows} == {one["id"] for one in entries(client, "/timeline.json?a=CHN&b=USA")}
    assert rows[0]["title"]


@pytest.mark.parametrize(
    ("group", "heading"),
    [("day", "11\N{NO-BREAK SPACE}August\N{NO-BREAK SPACE}2001"), ("month", "August\N{NO-BREAK SPACE}2001"), ("year", "2001")],
)  # fmt: skip
def test_happenings_stand_under_their_day_month_or_year(client: TestClient, group: str, heading: str) -> None:
    assert f"<h2>{heading}</h2>" in client.get(f"/timeline?group={group}").text


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ("since=May", "give a day, a month or a year"),
        ("until=2001-13", "give a day, a month or a year"),
        ("type=WAR", "ACCUSE, AGREE"),
        ("status=sure", "denied"),
        ("origins=many", "whole number"),
        ("origins=-1", "whole number"),
        ("limit=100000", "from 1 to 500"),
        ("a=Ruritania", "neither a state nor an actor"),
        ("after=somewhere", "not where a page ends"),
        ("order=sideways", "newest, oldest"),
        ("everything=maybe", "give 1"),
        ("sinse=2001", "has no filter"),
        ("outlet=" + "x" * 300, "give fewer words"),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused_with_the_mend(client: TestClient, filters: str, said: str) -> None:
    for ending in ("", ".json"):
        answer = client.get(f"/timeline{ending}?{filters}")
        assert answer.status_code == 400
        assert said in answer.text
    assert "<h1>" in client.get(f"/timeline?{filters}").text


def test_where_nothing_fits_the_page_says_what_was_looked_for(client: TestClient) -> None:
    page = client.get("/timeline?a=france&type=assault&since=1999").text
    assert "No happening in this record fits" in page
    for words in ("France", "assault", "1999"):
        assert words in page[page.index("Looked for") :]


def test_a_filter_that_is_set_can_be_taken_away_alone(client: TestClient) -> None:
    page = client.get("/timeline?a=CHN&b=USA&since=2001-04").text
    assert 'href="/timeline?a=CHN&amp;since=2001-04"' in page
    assert 'href="/timeline?a=CHN&amp;b=USA"' in page


def test_htmx_gets_the_part_that_changes_and_the_address_without_empty_filters(client: TestClient) -> None:
    asked = {"HX-Request": "true", "HX-Target": "results"}
    answer = client.get("/timeline?a=CHN&b=&since=&type=REJECT", headers=asked)
    assert "<html" not in answer.text
    assert "happenings, newest first" in answer.text.replace("\N{NO-BREAK SPACE}", " ")
    assert answer.headers["hx-push-url"] == "/timeline?a=CHN&type=REJECT"
    assert answer.headers["vary"] == "HX-Request"
    whole = client.get("/timeline?a=CHN", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole.text


def test_the_sentences_behind_a_line_come_with_their_words_marked(client: TestClient) -> None:
    (first, *_) = client.get("/timeline.json?a=CHN&b=USA").json()["entries"]
    answer = client.get(f"/evidence/{first['id']}", headers={"HX-Request": "true", "HX-Target": "x"})
    assert "hx-push-url" not in answer.headers
    part = answer.text
    assert re.search(r'<mark class="m m-trigger" [^>]*title="trigger">\w+</mark>', part)
    assert 'blockquote dir="auto"' in part


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ("", Selection()),
        ("by=USA", Selection(by="USA")),
        ("by=chinese&since=2001-04-10", Selection(by="CHN", since="2001-04-10")),
        ("about=apology", Selection(about="apology")),
        ("origins=2", Selection(origins=2)),
    ],
)
def test_statements_are_paged_like_happenings(
    client: TestClient, record_path: Path, filters: str, wanted: Selection
) -> None:
    found = entries(client, f"/statements.json?{filters}")
    expected = statements(open_store(record_path), wanted)
    assert expected
    assert sorted(one["id"] for one in found) == sorted(one.id for one in expected)


def test_statements_to_or_about_a_party_are_fewer_and_name_it_or_speak_to_it(client: TestClient) -> None:
    all_ = entries(client, "/statements.json?by=USA")
    about = entries(client, "/statements.json?by=USA&with=CHN")
    assert 0 < len(about) < len(all_)
    named = [one for one in about if re.search("Chin|Beijing", one["words"]) or one["addressee"]]
    assert named


def test_actors_are_found_by_a_part_of_their_name(client: TestClient) -> None:
    assert client.get("/actors.json").json()[0]["happenings"] > 1
    names = [one["name"] for one in client.get("/actors.json?called=bangz").json()]
    assert names == ["Zhu Bangzao"]
    assert "No actor of this record fits" in client.get("/actors?called=nobody").text


def test_a_form_without_script_leads_to_the_address_without_its_empty_fields(client: TestClient) -> None:
    answer = client.get("/timeline?a=china&b=&since=&group=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline?a=china")


@pytest.mark.parametrize(("actors", "recipients", "shown"), [
    (("CHN",), ("USA",), (["CHN"], "→", ["USA"])),
    (("CHN",), (), (["CHN"], "", [])),
    ((), ("USA",), ([], "→", ["USA"])),
    ((), (), ([], "", [])),
    (("USA", "VEN"), ("VEN", "USA"), (["USA", "VEN"], "↔", [])),
    (("CHN", "USA"), ("CHN",), (["CHN", "USA"], "↔", [])),
    (("USA",), ("USA",), (["USA"], "within", [])),
    (("DNK", "GRL"), ("USA", "GRL", "DNK"), (["DNK", "GRL"], "→", ["USA"])),
])  # fmt: skip
def test_who_stands_on_both_sides_is_told_once(
    actors: tuple[str, ...], recipients: tuple[str, ...], shown: tuple[list[str], str, list[str]]
) -> None:
    left, sign, right = sides(actors, recipients)
    assert (list(left), sign, list(right)) == shown


def test_no_two_lines_of_a_page_have_one_anchor(client: TestClient) -> None:
    for address in ("/", "/timeline?a=CHN", "/pair/CHN/USA", "/statements"):
        found = re.findall(r' id="([^"]+)"', client.get(address).text)
        assert sorted(found) == sorted(set(found)), address
