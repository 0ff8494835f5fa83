"""Judgements made on a page, and undone there: kept as a person's word, the record linked anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.pipeline import relink
from dateline.query import timeline
from dateline.serve import create_app
from dateline.store import Store, open_store
from pieces import TEXT, article, findings

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    for name in ("Bar", "Ulcinj", "Budva"):
        a = article(f"{TEXT} It was raining in {name}.", name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    relink(store)
    store.close()
    return path


@pytest.fixture
def visitor(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=HOME, follow_redirects=False) as visitor:
        yield visitor


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = open_store(path)
    yield store
    store.close()


def mentions(visitor: TestClient, event: str) -> list[str]:
    return [report["id"] for report in visitor.get(f"/event/{event}.json").json()["reports"]]


def test_a_report_judged_wrong_leaves_its_happening_and_an_undo_brings_it_back(
    visitor: TestClient, store: Store
) -> None:
    event = timeline(store)[0].id
    first, *_ = mentions(visitor, event)
    sent = visitor.post("/judge", data={"verdict": "wrong", "left": first, "back": f"/event/{event}", "by": "ann"})
    assert sent.status_code == 303
    shown = visitor.get(sent.headers["location"], follow_redirects=True).text
    assert "judged wrong" in shown and "No happening holds this report" in shown
    made = re.search(r'name="verdict" value="undo"><input type="hidden" name="left" value="(\w+)"', shown)
    assert made
    assert first not in mentions(visitor, timeline(store)[0].id)
    sent = visitor.post("/judge", data={"verdict": "undo", "left": made[1], "back": f"/event/{event}", "by": "ann"})
    assert sent.status_code == 303
    assert first in mentions(visitor, timeline(store)[0].id)
    listed = visitor.get("/judgements.json").json()["entries"]
    assert [(entry["judgement"]["verdict"], entry["stands"]) for entry in listed] == [("undo", False), ("wrong", False)]


def test_reports_are_parted_and_put_together_again(visitor: TestClient, store: Store) -> None:
    one, two, three = mentions(visitor, timeline(store)[0].id)
    for left, right in ((one, three), (two, three)):
        visitor.post("/judge", data={"verdict": "apart", "left": left, "right": right, "back": f"/event/{one}"})
    assert len(timeline(store)) == 2
    address = f"{HOME}/event/{three}?judged=x"
    sent = visitor.post("/judge", data={"verdict": "same", "left": one, "right": address, "back": f"/event/{one}"})
    assert sent.status_code == 303, "a pasted address stands for the id in it"
    assert {one, three} <= set(mentions(visitor, timeline(store)[0].id))


def test_an_actor_is_renamed_and_the_page_of_the_mention_says_so(visitor: TestClient, store: Store) -> None:
    event = timeline(store)[0].id
    source = visitor.get(f"/event/{event}.json").json()["reports"][0]["speech"]["source"]["actor"]
    sent = visitor.post(
        "/judge", data={"verdict": "actor", "left": source, "right": "Besa Lumi", "back": f"/event/{event}"}
    )
    assert sent.status_code == 303
    assert "Besa Lumi" in visitor.get("/judgements").text


@pytest.mark.parametrize(("field", "value"), [
    ("verdict", "maybe"), ("left", "nothing"), ("left", ""), ("left", "x" * 500),
])  # fmt: skip
def test_a_judgement_that_cannot_be_kept_is_refused_with_a_reason(
    visitor: TestClient, store: Store, field: str, value: str
) -> None:
    good = {"verdict": "wrong", "left": mentions(visitor, timeline(store)[0].id)[0], "back": "/judgements"}
    sent = visitor.post("/judge", data={**good, field: value})
    assert sent.status_code in (400, 422)
    assert visitor.get("/judgements.json").json()["entries"] == []


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/x", "javascript:alert(1)", "x"])
def test_a_judgement_never_leads_to_another_site(visitor: TestClient, store: Store, back: str) -> None:
    first = mentions(visitor, timeline(store)[0].id)[0]
    sent = visitor.post("/judge", data={"verdict": "wrong", "left": first, "back": back})
    assert sent.headers["location"].startswith("/judgements")


@pytest.mark.parametrize("headers", [
    {"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {"origin": "null"},
])  # fmt: skip
def test_another_site_cannot_judge(visitor: TestClient, store: Store, headers: dict[str, str]) -> None:
    first = mentions(visitor, timeline(store)[0].id)[0]
    sent = visitor.post("/judge", data={"verdict": "wrong", "left": first}, headers=headers)
    assert sent.status_code == 403
    assert visitor.get("/judgements.json").json()["entries"] == []
