"""A record of an older version is mended in place, and is then what a new build would have made."""

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.export import export
from dateline.link import link
from dateline.store import Store, open_store
from dateline.store.fulltext import KINDS
from dateline.store.schema import SCHEMA_VERSION
from pieces import article, findings

# What a record of version 1 had in the place of what came since.
TO_VERSION_1 = """
    DROP TABLE article_words; DROP TABLE statement_words; DROP TABLE event_words;
    DROP VIEW article_searched; DROP VIEW statement_searched; DROP VIEW event_searched;
    DROP TABLE searchable; DROP TABLE event_pair; DROP TABLE statement_party;
    DROP INDEX event_party_by_day; DROP INDEX article_by_outlet; DROP INDEX actor_by_happenings;
    DROP INDEX event_by_origins;
    ALTER TABLE actor DROP COLUMN happenings;
    ALTER TABLE event DROP COLUMN unsure;
    ALTER TABLE event_party DROP COLUMN first_day;
    CREATE INDEX event_party_by_party ON event_party (party, event);
    UPDATE meta SET value = '1' WHERE key = 'schema';
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def built(path: Path) -> Store:
    store = open_store(path, create=True)
    for name in ("one.txt", "two.txt"):
        a = article(name=name, outlet=f"The {name}")
        store.add([(a, findings(a))], [])
    store.relink(link(store.pile()))
    return store


def made_old(path: Path) -> None:
    built(path).close()
    with sqlite3.connect(path) as connection:
        connection.executescript(TO_VERSION_1)


def shape(path: Path) -> list[str]:
    """Give every table, column and index of a file."""
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema ORDER BY name")]
        return [
            f"{name}({', '.join(column[1] for column in connection.execute(f'PRAGMA table_info({name})'))})"
            for name in names
        ]


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = ("event_party", "event_pair", "statement_party", "actor", "searchable")
    with sqlite3.connect(path) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_a_record_of_version_1_becomes_what_a_build_of_today_makes(path: Path, tmp_path: Path) -> None:
    made_old(path)
    store = open_store(path)
    today = built(tmp_path / "today.db")
    assert list(export(store, "jsonl")) == list(export(today, "jsonl"))
    assert store.notes()["schema"] == str(SCHEMA_VERSION)
    assert shape(path) == shape(tmp_path / "today.db")
    assert contents(path) == contents(tmp_path / "today.db")
    with store.writing() as connection:
        for kind in KINDS:
            connection.exec_driver_sql(f"INSERT INTO {kind}_words({kind}_words, rank) VALUES ('integrity-check', 1)")
            match = f"SELECT count(*) FROM {kind}_words WHERE {kind}_words MATCH 'trucks'"
            assert connection.exec_driver_sql(match).scalar_one() >= 1, kind


def test_a_mended_record_takes_more_articles(path: Path) -> None:
    made_old(path)
    store = open_store(path)
    third = article(name="three.txt", outlet="The three.txt")
    store.add([(third, findings(third))], [])
    store.relink(link(store.pile()))
    assert store.counts()["article"] == 3


def test_a_mending_that_breaks_off_leaves_the_old_record(path: Path) -> None:
    made_old(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE searchable (something text)")
    before = shape(path)
    with pytest.raises(StoreError, match="searchable"):
        open_store(path)
    assert shape(path) == before


def test_a_record_that_may_not_be_written_says_that_it_must_be_mended_first(path: Path) -> None:
    made_old(path)
    with sqlite3.connect(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        other = connection  # another program that writes
        with pytest.raises(StoreError, match="another program is writing it"):
            open_store(path)
        other.rollback()
    assert open_store(path).notes()["schema"] == str(SCHEMA_VERSION)
