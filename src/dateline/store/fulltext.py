"""The words of the record, for searching. In: ids of what came or went. Out: an FTS5 index a kind, kept in step.

The index keeps no text of its own: it reads the words from the rows through a view, by the number that `searchable`
gives each article, statement and event. That number begins with the kind and the day, so a search walks the newest
first, within days, without sorting. Filters are words as well, in a column of their own (`keys`).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, text

# number = kind, day (Julian, 0 where it is not known), running number within the day: 24 bits for each of the last two.
KIND_BITS, DAY_BITS = 48, 24
KINDS = {"article": 1, "statement": 2, "event": 3}
# Julian day number of the day before 0001-01-01, as SQLite's julianday() cut to a whole number gives it.
JULIAN = 1_721_424

DAYS = {
    "article": "SELECT id, substr(published || '-01-01', 1, 10) AS day FROM article",
    "statement": "SELECT id, first_day AS day FROM statement",
    "event": "SELECT id, first_day AS day FROM event",
}

# What narrows a search: who takes part or is named, and where it stood. `key_of` spells these words.
KEYS = {
    "article": """
        SELECT 'o' || hex(outlet) AS key FROM article WHERE id = d.id AND outlet IS NOT NULL
        UNION SELECT 'p' || actor FROM actor_mention WHERE article = d.id
        UNION SELECT 'p' || country FROM actor_mention WHERE article = d.id AND country IS NOT NULL""",
    "statement": """
        SELECT 'o' || hex(a.outlet) AS key FROM attribution m JOIN article a ON a.id = m.article
            WHERE m.statement = d.id AND a.outlet IS NOT NULL
        UNION SELECT 'p' || source_actor FROM statement WHERE id = d.id AND source_actor IS NOT NULL
        UNION SELECT 'p' || source_country FROM statement WHERE id = d.id AND source_country IS NOT NULL
        UNION SELECT 'p' || json_extract(addressee, '$.actor') FROM statement
            WHERE id = d.id AND json_extract(addressee, '$.actor') IS NOT NULL
        UNION SELECT 'p' || json_extract(addressee, '$.country') FROM statement
            WHERE id = d.id AND json_extract(addressee, '$.country') IS NOT NULL""",
    "event": """
        SELECT 'o' || hex(a.outlet) AS key FROM event_mention m JOIN article a ON a.id = m.article
            WHERE m.event = d.id AND a.outlet IS NOT NULL
        UNION SELECT 'p' || party FROM event_party WHERE event = d.id""",
}

# What is searched: a title that counts more, and a body. (No json_each here: FTS5 cannot rebuild from a view with one.)
WORDS = {
    "article": "SELECT s.number, a.title, a.text AS body, s.keys FROM searchable s JOIN article a ON a.id = s.id",
    "statement": """
        SELECT s.number, coalesce(json_extract(t.source, '$.name'), '') AS title,
            coalesce((SELECT group_concat(words, ' … ') FROM (
                SELECT DISTINCT content_words AS words FROM attribution WHERE statement = t.id ORDER BY id)),
                t.wording) AS body, s.keys
        FROM searchable s JOIN statement t ON t.id = s.id""",
    "event": """
        SELECT s.number, e.title,
            (SELECT group_concat(sentence, ' … ') FROM (
                SELECT DISTINCT substr(a.text, m.evidence_start + 1, m.evidence_end - m.evidence_start) AS sentence
                FROM event_mention m JOIN article a ON a.id = m.article WHERE m.event = e.id ORDER BY m.id)) AS body,
            s.keys
        FROM searchable s JOIN event e ON e.id = s.id""",
}


def create_index(connection: Connection) -> None:
    """Make the views and the indexes, empty.

    Accents are folded, words are not stemmed: a stem is no beginning of a word, and finding by beginnings is the way
    to find other forms here.
    """
    for kind, words in WORDS.items():
        connection.execute(text(f"CREATE VIEW {kind}_searched AS {words}"))
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE {kind}_words USING fts5(title, body, keys, content='{kind}_searched', "
                "content_rowid='number', prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
            )
        )


def index_rows(connection: Connection, kind: str, ids: Collection[str]) -> None:
    """Take in those rows of *kind* among *ids* that are not in the index yet."""
    known = {"ids": json.dumps(sorted(ids)), "kind": KINDS[kind] << KIND_BITS}
    fresh = f"{DAYS[kind]} WHERE id IN (SELECT value FROM json_each(:ids)) AND id NOT IN (SELECT id FROM searchable)"
    numbers = connection.execute(text(f"{_numbered(kind, fresh)} RETURNING number"), known).scalars()
    connection.execute(
        text(
            f"INSERT INTO {kind}_words(rowid, title, body, keys) SELECT number, title, body, keys FROM {kind}_searched "
            "WHERE number IN (SELECT value FROM json_each(:numbers))"
        ),
        {"numbers": json.dumps(list(numbers))},
    )


def unindex_rows(connection: Connection, kind: str, ids: Collection[str]) -> None:
    """Take those rows of *kind* among *ids* out of the index, while they still stand as they were taken in."""
    known = {"ids": json.dumps(sorted(ids))}
    chosen = "SELECT number FROM searchable WHERE id IN (SELECT value FROM json_each(:ids))"
    connection.execute(
        text(
            f"INSERT INTO {kind}_words({kind}_words, rowid, title, body, keys) "
            f"SELECT 'delete', number, title, body, keys FROM {kind}_searched WHERE number IN ({chosen})"
        ),
        known,
    )
    connection.execute(text("DELETE FROM searchable WHERE id IN (SELECT value FROM json_each(:ids))"), known)


def index_all(connection: Connection, kind: str) -> None:
    """Make the index of *kind* anew from all its rows."""
    unindex_all(connection, kind)
    connection.execute(text(_numbered(kind, DAYS[kind])), {"kind": KINDS[kind] << KIND_BITS})
    connection.execute(text(f"INSERT INTO {kind}_words({kind}_words) VALUES ('rebuild')"))


def unindex_all(connection: Connection, kind: str) -> None:
    """Empty the index of *kind*."""
    connection.execute(text(f"INSERT INTO {kind}_words({kind}_words) VALUES ('delete-all')"))
    bounds = {"low": KINDS[kind] << KIND_BITS, "high": (KINDS[kind] + 1) << KIND_BITS}
    connection.execute(text("DELETE FROM searchable WHERE number >= :low AND number < :high"), bounds)


def settle(connection: Connection, kind: str) -> None:
    """Write the index of *kind* anew without what was taken out, whose words it else still holds, marked as gone."""
    connection.execute(text(f"INSERT INTO {kind}_words({kind}_words) VALUES ('optimize')"))


def key_of(what: str, value: str) -> str:
    """Give the word by which the index knows a party (a country code or an actor id) or an outlet."""
    return f"p{value}" if what == "party" else f"o{value.encode().hex()}"


def first_number(kind: str, day: date | None = None) -> int:
    """Give the smallest number of *kind* on *day*, or of all its days."""
    return KINDS[kind] << KIND_BITS | ((day.toordinal() + JULIAN) << DAY_BITS if day else 0)


def _numbered(kind: str, rows: str) -> str:
    """Give the statement that numbers *rows* (id, day) after what is there of their days; bind ``kind``."""
    julian = "coalesce(CAST(julianday(substr(day || '-01-01', 1, 10)) AS INTEGER), 0)"
    last = f"SELECT max(number) FROM searchable WHERE number >= base AND number < base + {1 << DAY_BITS}"
    return (
        "INSERT INTO searchable(number, id, keys) "
        f"SELECT coalesce(({last}), base) + row_number() OVER (PARTITION BY base ORDER BY id), id, "
        f"coalesce((SELECT group_concat(key, ' ') FROM ({KEYS[kind]})), '') "
        f"FROM (SELECT id, :kind + {julian} * {1 << DAY_BITS} AS base FROM ({rows})) d"
    )
