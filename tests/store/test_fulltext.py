"""The full-text index stays in step with the rows, and holds no word of what was forgotten."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.link import link
from dateline.store import Store, fulltext, open_store
from dateline.store.forget import forget_article, forget_name, pack
from pieces import TEXT, article, findings

OTHER = TEXT.replace("40 trucks", "40 lorries")


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


def found(store: Store, kind: str, words: str) -> int:
    with store.reading() as connection:
        return int(
            connection.exec_driver_sql(
                f"SELECT count(*) FROM {kind}_words WHERE {kind}_words MATCH ?", (f'"{words}"',)
            ).scalar_one()
        )


def vocabulary(path: Path) -> Iterator[str]:
    with sqlite3.connect(path) as connection:
        for kind in fulltext.KINDS:
            connection.execute(f"CREATE VIRTUAL TABLE temp.v_{kind} USING fts5vocab(main, {kind}_words, instance)")
            yield from (row[0] for row in connection.execute(f"SELECT DISTINCT term FROM temp.v_{kind}"))


def is_in_step(store: Store) -> bool:
    """Tell whether each index holds the words of its rows and no others, as FTS5 itself compares them."""
    with store.writing() as connection:
        for kind in fulltext.KINDS:
            connection.exec_driver_sql(f"INSERT INTO {kind}_words({kind}_words, rank) VALUES ('integrity-check', 1)")
            rows = connection.exec_driver_sql(f"SELECT count(*) FROM {kind}").scalar_one()
            bounds = (fulltext.KINDS[kind] << fulltext.KIND_BITS, (fulltext.KINDS[kind] + 1) << fulltext.KIND_BITS)
            numbered = connection.exec_driver_sql(
                "SELECT count(*) FROM searchable WHERE number >= ? AND number < ?", bounds
            ).scalar_one()
            if rows != numbered:
                return False
    return True


def test_articles_statements_and_events_are_found_by_their_words(store: Store) -> None:
    assert (found(store, "article", "40 trucks"), found(store, "article", "40 lorries")) == (2, 0)
    assert found(store, "statement", "trucks to Montenegro") == 1
    assert found(store, "event", "trucks to Montenegro") == 1
    assert is_in_step(store)


def test_adding_an_article_again_does_not_index_it_twice(store: Store) -> None:
    again = article(name="one.txt", outlet="The one.txt")
    store.add([(again, findings(again))], [])
    assert found(store, "article", "trucks") == 2
    assert is_in_step(store)


def test_a_text_that_is_read_again_keeps_its_place(store: Store) -> None:
    a = article(name="one.txt", outlet="The Other Example")
    store.reread([(a, findings(a))])
    assert found(store, "article", "trucks") == 2
    assert found(store, "article", fulltext.key_of("outlet", "The Other Example")) == 1
    assert found(store, "article", fulltext.key_of("outlet", "The one.txt")) == 0
    assert is_in_step(store)


def test_parties_and_outlets_are_words_that_filters_look_for(store: Store) -> None:
    for kind in fulltext.KINDS:
        assert found(store, kind, fulltext.key_of("party", "ALB")), kind
        assert found(store, kind, fulltext.key_of("outlet", "The two.txt")), kind
        assert not found(store, kind, fulltext.key_of("party", "GRC")), kind


def test_the_newest_has_the_highest_number(store: Store) -> None:
    with store.reading() as connection:
        numbers = {row.id: row.number for row in connection.exec_driver_sql("SELECT id, number FROM searchable")}
        (published,) = set(connection.exec_driver_sql("SELECT published FROM article").scalars())
    assert published == "2024-03-05"
    day = article().published.moment  # type: ignore[union-attr]  # it has a date
    for name in ("one.txt", "two.txt"):
        number = numbers[article(name=name).id]
        assert fulltext.first_number("article", day) < number < fulltext.first_number("article", day.replace(day=6))


def test_relinking_leaves_the_index_as_it_was(store: Store) -> None:
    store.relink(link(store.pile()))
    assert found(store, "event", "trucks") == 1
    assert is_in_step(store)


def test_a_forgotten_article_leaves_no_word_in_the_index(store: Store, path: Path) -> None:
    other = article(OTHER, name="three.txt")
    store.add([(other, None)], [])
    store.relink(link(store.pile()))
    assert "lorries" in set(vocabulary(path))
    forget_article(store, "three.txt")
    assert "lorries" not in set(vocabulary(path)), "already before the file is packed"
    store.relink(link(store.pile()))
    pack(store)
    assert is_in_step(store)
    assert found(store, "article", "trucks") == 2


def test_a_forgotten_name_leaves_no_word_in_the_index(store: Store, path: Path) -> None:
    assert "prenga" in set(vocabulary(path))
    forget_name(store, "Ilir Prenga")
    assert "prenga" not in set(vocabulary(path)), "already before the linking is done anew"
    store.relink(link(store.pile()))
    pack(store)
    assert "prenga" not in set(vocabulary(path))
    assert found(store, "article", "trucks") == 2
    assert is_in_step(store)
    store.close()
    assert b"prenga" not in path.read_bytes()


def test_packing_the_file_does_not_shift_what_words_point_to(store: Store) -> None:
    forget_article(store, "one.txt")
    pack(store)
    with store.reading() as connection:
        (title,) = connection.exec_driver_sql(
            "SELECT s.id FROM article_words w JOIN searchable s ON s.number = w.rowid WHERE article_words MATCH 'trucks'"
        ).scalars()
    assert title == article(name="two.txt").id
