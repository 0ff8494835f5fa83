"""Two states between them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from dateline.knowledge.events import load_types
from dateline.query import Selection, timeline
from dateline.query.figures import figures
from dateline.query.pairs import REAL, SPOKEN, acts_of, balance
from dateline.store import Store, open_store, schema
from dateline.wording import LATEST, wording, wording_lately

PAIR = Selection(parties=("CHN", "USA"))


def test_the_page_shows_balance_types_statements_wording_figures_and_the_latest(client: TestClient) -> None:
    page = client.get("/pair/CHN/USA").text
    for name in ("balance", "types", "statements", "wording", "figures", "latest"):
        assert f'<section id="{name}">' in page
    assert page.count('<svg class="chart"') >= 2
    assert page.index('id="balance"') < page.index('id="latest"') < page.index('id="types"')


def test_the_two_may_be_called_by_any_name_and_the_address_becomes_that_of_the_codes(client: TestClient) -> None:
    answer = client.get("/pair/china/American?unit=month", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/CHN/USA?unit=month")


@pytest.mark.parametrize(
    "path", ["/pair/CHN/CHN", "/pair/CHN/Ruritania", "/pair/CHN/USA?unit=decade", "/pair/CHN/USA?a=PRK"]
)
def test_a_pair_that_is_none_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "year"])
def test_the_balance_counts_each_happening_once_or_says_that_it_is_left_out(record_path: Path, unit: str) -> None:
    store = open_store(record_path)
    acts, undated = acts_of(store, PAIR)
    found = balance(acts, load_types(), undated=undated, unit=unit)
    counted = [one for one in timeline(store, PAIR) if one.status in REAL or (one.type, one.status) in SPOKEN]
    assert sum(sum(tally.counts) for tally in found.tallies) + found.left_out == len(counted)
    for tally in found.tallies:
        assert sum(tally.types.values()) == sum(tally.counts)
        assert (tally.score is None) == (not sum(tally.counts))
        assert tally.score is None or -10 <= tally.score <= 10


def test_the_drawing_says_the_numbers_of_the_table(client: TestClient) -> None:
    page = client.get("/pair/CHN/USA?unit=month").text
    drawing = page[page.index('<svg class="chart"') : page.index("</svg>") + len("</svg>")]
    description = ET.fromstring(drawing).findtext("desc") or ""
    rows = list(csv.DictReader(io.StringIO(client.get("/pair/CHN/USA.csv?unit=month").text)))
    assert rows
    for row in rows:
        together = int(row["verbal_cooperation"]) + int(row["material_cooperation"])
        against = int(row["verbal_conflict"]) + int(row["material_conflict"])
        if together + against:
            assert f"{together} of cooperation, {against} of conflict" in description


def test_a_bar_leads_to_the_happenings_of_its_period(client: TestClient) -> None:
    page = client.get("/pair/CHN/USA?unit=month&origins=1").text
    href = re.findall(r'<a href="(/timeline\?[^"]*since=2001-04-01[^"]*)"', page)[0].replace("&amp;", "&")
    assert "origins=1" in href
    found = client.get(href.replace("/timeline", "/timeline.json")).json()["entries"]
    assert found
    assert all(one["day"].startswith("2001-04") for one in found)


def test_filters_narrow_the_whole_page(client: TestClient) -> None:
    whole, part = (client.get(f"/pair/CHN/USA.json{asked}").json() for asked in ("", "?since=2001-05"))
    assert len(part["latest"]) <= len(whole["latest"])
    assert all(one["day"] >= "2001-05" for one in part["latest"])
    assert all(one["day"] >= "2001-05" for way in part["statements"] for one in way["entries"])
    assert len(part["balance"]["tallies"]) < len(whole["balance"]["tallies"])


def test_figures_keep_their_bounds_and_their_source_and_copies_are_left_out(record_path: Path) -> None:
    store = open_store(record_path)
    told = [one for entries in figures(store, PAIR).values() for one in entries]
    assert told
    assert all(one.low is not None or one.high is not None for one in told)
    copies = {one["id"] for one in _articles(store) if one["copy_of"]}
    assert copies, "without copies this tests nothing"
    assert not copies & {one.article for one in told}


def test_the_wording_of_both_is_a_page_of_its_own_and_a_part_of_this_one(client: TestClient) -> None:
    page = client.get("/pair/CHN/USA/wording")
    assert "very sorry" in page.text
    assert "China on United States" in re.sub(r"<[^>]+>", "", page.text)
    part = client.get("/pair/CHN/USA/wording", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    rows = list(csv.DictReader(io.StringIO(client.get("/pair/CHN/USA/wording.csv").text)))
    assert {row["speaker"] for row in rows} == {"China", "United States"}


def test_two_who_never_meet_are_told_so(client: TestClient) -> None:
    page = client.get("/pair/FRA/JPN").text
    assert "No happening of these two is in this record" in page


def test_pairs_are_listed_by_how_often_they_meet(client: TestClient) -> None:
    found = client.get("/pairs.json").json()
    assert found[0] == {"left": "CHN", "right": "USA", "happenings": found[0]["happenings"]}
    assert [one["happenings"] for one in found] == sorted((one["happenings"] for one in found), reverse=True)
    assert 'href="/pair/CHN/USA"' in client.get("/pairs").text


def _articles(store: Store) -> list[dict[str, object]]:
    with store.reading() as connection:
        question = select(schema.article.c.id, schema.article.c.copy_of)
        return [dict(row) for row in connection.execute(question).mappings()]


def test_of_a_state_that_speaks_often_the_latest_wording_is_read_and_it_is_said(
    client: TestClient, record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get("/pair/CHN/USA/wording").text
    assert "Read in the latest" not in whole
    monkeypatch.setattr("dateline.wording.SPEAKS_OFTEN", 0)
    store = open_store(record_path)
    found, read = wording_lately(store, "CHN", "USA")
    every = wording(store, "CHN", "USA")
    assert read == LATEST
    assert found.phrases and {one.words for one in found.phrases} <= {one.words for one in every.phrases}
    assert "Read in the latest" in client.get("/pair/CHN/USA/wording").text
    monkeypatch.setattr("dateline.wording.LATEST", 2)
    fewer, _ = wording_lately(store, "CHN", "USA", since="2001", until="2001-12")
    assert 0 < len(fewer.days) <= 2
    store.close()
