"""Who takes part in what, in tables to look it up by. In: linked rows. Out: pairs, parties of statements, counts."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, text

from dateline.store import schema

PAIRS = """
    INSERT INTO event_pair ("left", "right", day, event)
    SELECT DISTINCT a.party, b.party, coalesce(a.first_day, ''), a.event
    FROM event_party a JOIN event_party b ON b.event = a.event AND a.party < b.party"""

# A state and an actor are both looked up, so each row is there under the country and under the actor.
SPEAKERS = """
    INSERT OR IGNORE INTO statement_party (party, role, day, statement)
    SELECT source_country, 'source', coalesce(first_day, ''), id FROM statement WHERE source_country IS NOT NULL
    UNION ALL
    SELECT source_actor, 'source', coalesce(first_day, ''), id FROM statement WHERE source_actor IS NOT NULL"""
HEARERS = """
    INSERT OR IGNORE INTO statement_party (party, role, day, statement)
    SELECT json_extract(addressee, '$.country'), 'addressee', coalesce(first_day, ''), id FROM statement
        WHERE json_extract(addressee, '$.country') IS NOT NULL
    UNION ALL
    SELECT json_extract(addressee, '$.actor'), 'addressee', coalesce(first_day, ''), id FROM statement
        WHERE json_extract(addressee, '$.actor') IS NOT NULL"""
NAMED = """
    INSERT OR IGNORE INTO statement_party (party, role, day, statement)
    SELECT {party}, 'named', coalesce(s.first_day, ''), s.id
    FROM attribution a JOIN statement s ON s.id = a.statement
    JOIN actor_mention m ON m.article = a.article AND m.span_start >= a.content_start
        AND m.span_end <= json_extract(a.content, '$[#-1][1]')
    WHERE {party} IS NOT NULL"""

HAPPENINGS = """
    UPDATE actor SET happenings = (SELECT count(DISTINCT event) FROM event_party WHERE party = actor.id)"""


def fill_parties(connection: Connection) -> None:
    """Make anew what follows from who takes part in each event, and who speaks, is told or named in each statement."""
    for table in (schema.event_pair, schema.statement_party):
        connection.execute(delete(table))
    for statement in (
        PAIRS, SPEAKERS, HEARERS, NAMED.format(party="m.country"), NAMED.format(party="m.actor"), HAPPENINGS,
    ):  # fmt: skip
        connection.execute(text(statement))


# The same for some rows: what the temporary tables hold.
SOME = "CREATE TEMP TABLE IF NOT EXISTS linked_now (id TEXT PRIMARY KEY)"
OF_EVENTS = " WHERE a.event IN (SELECT id FROM linked_now)"
OF_STATEMENTS = " AND id IN (SELECT id FROM linked_now)"
OF_NAMED = " AND s.id IN (SELECT id FROM linked_now)"


def parties_of(connection: Connection, events: Collection[str]) -> set[str]:
    """Give who takes part in *events*."""
    _choose(connection, events)
    found = connection.execute(text("SELECT party FROM event_party WHERE event IN (SELECT id FROM linked_now)"))
    return set(found.scalars())


def add_parties(
    connection: Connection, events: Collection[str], statements: Collection[str], before: Collection[str]
) -> None:
    """Make what follows from *events* and *statements*, which are new; *before* took part in those in whose place."""
    counted = {*before, *parties_of(connection, events)}
    connection.execute(text(PAIRS + OF_EVENTS))
    _choose(connection, statements)
    for command in (SPEAKERS, HEARERS):
        one, two = command.split("UNION ALL")
        connection.execute(text(f"{one}{OF_STATEMENTS} UNION ALL {two}{OF_STATEMENTS}"))
    for party in ("m.country", "m.actor"):
        connection.execute(text(NAMED.format(party=party) + OF_NAMED))
    # An actor put together anew has no count yet.
    fresh = connection.execute(text("SELECT id FROM actor WHERE happenings = 0")).scalars()
    _choose(connection, counted | set(fresh))
    connection.execute(text(HAPPENINGS + " WHERE id IN (SELECT id FROM linked_now)"))


def _choose(connection: Connection, ids: Collection[str]) -> None:
    connection.execute(text(SOME))
    connection.execute(text("DELETE FROM linked_now"))
    if ids:
        connection.execute(text("INSERT INTO linked_now VALUES (:id)"), [{"id": key} for key in sorted(ids)])
