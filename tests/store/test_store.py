"""The record on disk: what goes in comes out, and what breaks is said."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from dateline.errors import StoreError
from dateline.export import export
from dateline.link import link
from dateline.model import ActorMention, Problem, Span, digest
from dateline.store import Store, open_store
from dateline.store.forget import forget_article, forget_name, pack
from dateline.store.verify import broken
from pieces import article, findings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Store:
    store = open_store(path, create=True)
    for name in ("one.txt", "two.txt"):
        a = article(name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    store.relink(link(store.pile()))
    return store


def lines(store: Store) -> list[dict[str, object]]:
    return [json.loads(line) for line in export(store, "jsonl")]


def test_an_article_is_known_once_added(store: Store) -> None:
    assert store.has(article(name="one.txt").id)
    assert not store.has(article(name="three.txt").id)


def test_adding_the_same_article_again_changes_nothing(store: Store) -> None:
    before = lines(store)
    again = article(name="one.txt", outlet="The one.txt")
    store.add([(again, findings(again))], [])
    store.relink(link(store.pile()))
    assert lines(store) == before


def test_the_export_holds_every_kind_sorted_by_id_and_spans_are_true(store: Store) -> None:
    rows = lines(store)
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    assert kinds[:5] == ["record", "article", "attribution", "event_mention", "figure"]
    for kind in kinds:
        ids = [row["id"] for row in rows if row["kind"] == kind]
        assert ids == sorted(ids)
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "article"}
    (one, _) = [row for row in rows if row["kind"] == "event_mention"]
    start, end = one["trigger"]
    assert texts[one["article"]][start:end] == "sent"
    assert one["actors"][0]["country"] == "ALB"
    assert one["when"]["value"] == "2024-03-04"


def test_a_mended_input_takes_its_problem_away(store: Store) -> None:
    trouble = Problem(id=digest("problem", "three.txt"), locator="three.txt", message="empty")
    store.add([], [trouble])
    assert store.counts()["problem"] == 1
    mended = article(name="three.txt")
    store.add([(mended, findings(mended))], [])
    assert store.counts()["problem"] == 0


def test_looking_at_a_missing_record_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(StoreError, match="dateline build"):
        open_store(path)


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("this is a letter, not a database, and it is long enough to be read as one")
    with pytest.raises(StoreError, match="not a dateline record"):
        open_store(path, create=True)


def test_a_foreign_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table article (name text)")
    with pytest.raises(StoreError, match="not a dateline record"):
        open_store(path, create=True)


def test_a_database_of_a_newer_version_is_refused(store: Store, path: Path) -> None:
    store.note({"schema": "99"})
    store.close()
    with pytest.raises(StoreError, match="newer dateline"):
        open_store(path)


def test_a_full_disk_is_said_and_what_was_kept_stays(path: Path) -> None:
    store = open_store(path, create=True)
    first = article(name="one.txt")
    store.add([(first, findings(first))], [])
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def no_more_room(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    sqlalchemy_event.listen(store.engine, "checkout", no_more_room)
    with pytest.raises(StoreError, match="full; free some space"):
        store.add([(article("word " * 20_000, name="large.txt"), None)], [])
    assert store.has(first.id)


def test_verify_finds_nothing_wrong_in_a_record_as_it_was_read(store: Store) -> None:
    assert list(broken(store, link(store.pile()))) == []


def test_two_states_read_in_one_stretch_of_words_leave_a_record_that_verifies(store: Store) -> None:
    a = article("The U.S.-Japan alliance met.", name="three.txt")
    words = Span(4, 14)
    two = tuple(
        ActorMention(span=words, text="U.S.-Japan", name=name, actor=digest(name), kind="state", country=code)
        for name, code in (("United States", "USA"), ("Japan", "JPN"))
    )
    store.add([(a, replace(findings(article()), attributions=(), events=(), figures=(), times=(), actors=two))], [])
    linked = link(store.pile())
    store.relink(linked)
    assert list(broken(store, linked)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "update article set text = replace(text, '40', '41') where external_id = 'one.txt'",
            "the text is not the one",
        ),
        ("update span set start = start + 1 where role = 'trigger' and number < 20", "reads 'ent'"),
        ("update event set articles = articles + 1", "articles is"),
        ("update figure set high = 4000", "a stored fact of it was changed"),
        (
            "delete from event_mention where article = (select id from article where external_id = 'two.txt')",
            "stored fact",
        ),
    ],
)
def test_verify_finds_one_changed_character_span_or_count(store: Store, path: Path, change: str, said: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    assert any(said in line for line in broken(store, link(store.pile())))


def test_a_forgotten_article_leaves_no_trace_and_does_not_come_back(store: Store, path: Path) -> None:
    gone = article(name="one.txt", outlet="The one.txt")
    assert forget_article(store, "one.txt") == 1
    store.relink(link(store.pile()))
    pack(store)
    assert store.has(gone.id), "a forgotten article counts as known, so that a build skips it"
    assert all(row.get("external_id") != "one.txt" and row.get("article") != gone.id for row in lines(store))
    store.close()
    assert b"one.txt" not in path.read_bytes()


def test_a_forgotten_name_is_covered_everywhere_and_spans_stay_true(store: Store, path: Path) -> None:
    assert forget_name(store, "Ilir Prenga") == 2
    store.relink(link(store.pile()))
    pack(store)
    assert list(broken(store, link(store.pile()))) == []
    (first, *_) = [row for row in lines(store) if row["kind"] == "article"]
    assert first["text"].startswith("Foreign Minister ███████████ said Albania")
    store.close()
    assert b"Prenga" not in path.read_bytes()
