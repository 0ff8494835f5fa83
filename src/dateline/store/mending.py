"""A record of an older version to one of today's. In: a connection, the version it has. Out: the same facts, mended.

One step a version, all in one transaction: a record is mended as a whole or stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from sqlalchemy import Connection, select, text, update

from dateline.model import FIRM
from dateline.store import fulltext, schema
from dateline.store.cards import ENOUGH
from dateline.store.parties import fill_parties

UNSURE = """
    UPDATE event SET unsure = origins < :enough AND NOT EXISTS (
        SELECT 1 FROM event_mention WHERE event_mention.event = event.id AND event_mention.confidence >= :firm)"""


def create(connection: Connection) -> None:
    """Make the tables of an empty record."""
    schema.metadata.create_all(connection)
    fulltext.create_index(connection)
    connection.execute(schema.meta.insert(), [{"key": "schema", "value": str(schema.SCHEMA_VERSION)}])


def mend(connection: Connection) -> None:
    """Bring the record to today's version, step by step; the caller commits."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    meta = schema.meta
    version = int(connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar_one())
    for step in range(version, schema.SCHEMA_VERSION):
        STEPS[step](connection)
    connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(schema.SCHEMA_VERSION)))


def _from_1(connection: Connection) -> None:
    """Add the order of time to who takes part, pairs, the parties of statements, and the full-text indexes."""
    for statement in (
        "ALTER TABLE event_party ADD COLUMN first_day TEXT",
        "UPDATE event_party SET first_day = (SELECT first_day FROM event WHERE event.id = event_party.event)",
        "DROP INDEX event_party_by_party",
        "CREATE INDEX event_party_by_day ON event_party (party, first_day, event)",
        "ALTER TABLE actor ADD COLUMN happenings INTEGER DEFAULT 0 NOT NULL",
        "CREATE INDEX actor_by_happenings ON actor (happenings)",
        "CREATE INDEX article_by_outlet ON article (outlet, published)",
    ):
        connection.execute(text(statement))
    for table in (schema.event_pair, schema.statement_party, schema.searchable):
        table.create(connection)
    fill_parties(connection)
    fulltext.create_index(connection)
    for kind in fulltext.KINDS:
        fulltext.index_all(connection, kind)


def _from_2(connection: Connection) -> None:
    """Add the order of happenings by how many sources stand behind them."""
    connection.execute(text("CREATE INDEX event_by_origins ON event (origins, articles)"))


def _from_3(connection: Connection) -> None:
    """Tell which happenings rest on doubtful readings alone."""
    connection.execute(text("ALTER TABLE event ADD COLUMN unsure BOOLEAN DEFAULT 0 NOT NULL"))
    connection.execute(text(UNSURE), {"firm": FIRM, "enough": ENOUGH})


STEPS = MappingProxyType[int, Callable[[Connection], None]]({1: _from_1, 2: _from_2, 3: _from_3})
