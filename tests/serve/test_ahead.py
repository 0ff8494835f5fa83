"""What is dated after the last article stands apart from a list that runs from the newest day back; and cues in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.model import Article, Findings, When
from dateline.pipeline import relink
from dateline.query import Selection
from dateline.query.ahead import ahead_of
from dateline.query.cues import Cue, cues_of
from dateline.serve import create_app
from dateline.store import Store, open_store
from pieces import TEXT, actor, article, findings, span_of

HOME = "http://127.0.0.1:8765"
NEXT_YEAR = date(2025, 6, 1)


def dated(a: Article, start: date) -> Findings:
    """What `a` says, its act dated by its words to the day *start*."""
    found = findings(a)
    when = When(
        span=span_of(a.text, "Monday"), value=start.isoformat(), start=start, end=date(start.year, start.month, 2),
        precision="day", basis="clause",
    )  # fmt: skip
    return replace(found, events=tuple(replace(event, when=when) for event in found.events))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The record of two articles of March 2024, one of which tells of June 2025."""
    path = tmp_path / "record.db"
    store = open_store(path, create=True)
    now, later = article(name="Bar"), article(f"{TEXT} It was raining.", name="Budva")
    store.add([(now, findings(now)), (later, dated(later, NEXT_YEAR))], [])
    relink(store)
    store.close()
    return path


@pytest.fixture
def visitor(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=HOME) as visitor:
        yield visitor


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = open_store(path)
    yield store
    store.close()


def folded(page: str) -> tuple[str, str]:
    """The fold of what lies ahead, and the list behind it."""
    fold = re.search(r'<details class="ahead">.*?</details>', page, re.DOTALL)
    assert fold
    return fold[0], page[fold.end() :]


@pytest.mark.parametrize("address", ["/", "/timeline?a=ALB", "/timeline?a=ALB&b=MNE", "/timeline?type=AID"])
def test_a_timeline_begins_with_the_last_day_of_the_articles(visitor: TestClient, address: str) -> None:
    fold, rest = folded(visitor.get(address).text)
    assert "dated after the last article (5\N{NO-BREAK SPACE}Mar\N{NO-BREAK SPACE}2024)" in fold
    assert 'datetime="2025-06-01"' in fold
    assert 'datetime="2024-03-04"' not in fold
    assert 'datetime="2024-03-04"' in rest
    assert 'datetime="2025-06-01"' not in rest


@pytest.mark.parametrize("address", [
    "/timeline?order=oldest", "/timeline?since=2024", "/timeline?until=2026", "/timeline?type=ASSAULT",
])  # fmt: skip
def test_nothing_is_set_apart_where_days_are_asked_for_or_run_forward(visitor: TestClient, address: str) -> None:
    assert '<details class="ahead">' not in visitor.get(address).text


def test_the_pages_of_a_pair_and_of_an_actor_set_it_apart_too(visitor: TestClient) -> None:
    key = actor(TEXT, "Albania", name="Albania", country="ALB").actor
    for address in ("/pair/ALB/MNE", f"/actor/{key}"):
        fold, _ = folded(visitor.get(address).text)
        assert 'datetime="2025-06-01"' in fold
    assert len(visitor.get("/pair/ALB/MNE.json").json()["ahead"]) == 1


def test_json_and_csv_hold_what_is_ahead_and_what_is_not(visitor: TestClient) -> None:
    days = [entry["day"] for entry in visitor.get("/timeline.json").json()["entries"]]
    assert days == ["2025-06-01", "2024-03-04"]
    assert visitor.get("/timeline.csv").text.count("2025-06-01") == 1


def test_what_is_ahead_is_counted_from_the_day_after_the_last_article(store: Store) -> None:
    ahead = ahead_of(store, Selection())
    assert ahead
    assert (ahead.last, ahead.since, ahead.count) == ("2024-03-05", "2024-03-06", 1)
    assert ahead_of(store, Selection(parties=("PRK",))) is None
    assert ahead_of(store, Selection(since="2024")) is None


def test_a_list_of_statements_has_the_word_by_which_each_is_told(visitor: TestClient, store: Store) -> None:
    (said, *_) = visitor.get("/statements.json").json()["entries"]
    assert cues_of(store, [said["id"]]) == {said["id"]: Cue("said", False)}
    assert cues_of(store, ["none"]) == {}
    for address in ("/statements", "/pair/ALB/MNE", f"/actor/{_minister()}"):
        assert '<span class="cue"><bdi dir="auto">said</bdi></span>' in visitor.get(address).text, address


def _minister() -> str:
    name = "Foreign Minister Ilir Prenga"
    return str(actor(TEXT, name, name="Ilir Prenga", country="ALB", kind="person").actor)
