"""Who takes part in what, in tables to look it up by. In: linked rows. Out: pairs, parties of statements, counts."""

from __future__ import annotations

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
