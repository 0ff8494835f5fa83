"""Which happening or utterance an id opens. In: Connection, an id as printed. Out: the row of its group, or its own.

The id of any mention opens its group, and so does the id that a group had before it was linked anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.query.pages.reports import Row
from dateline.store import schema


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of group: its table, the table of its mentions, and the columns that tie the two."""

    group: Table
    mention: Table
    members: str
    pointer: str
    letter: str


HAPPENING = Kind(schema.event, schema.event_mention, "mentions", "event", "e")
UTTERANCE = Kind(schema.statement, schema.attribution, "attributions", "statement", "s")


@dataclass(frozen=True, slots=True)
class Found:
    """The row of a group, or None and the row of a mention that stands in no group: it was judged wrong."""

    group: Row | None
    mention: Row | None

    @property
    def id(self) -> str:
        """The id under which the page stands."""
        return str((self.group or self.mention or {})["id"])


def find_group(connection: Connection, kind: Kind, key: str) -> Found | None:
    """Give what *key* opens among the groups of *kind*; None where it is neither a group's id nor a mention's."""
    group = _row(connection, kind.group, key)
    if group:
        return Found(group, None)
    mention = _row(connection, kind.mention, key) or _row(connection, kind.mention, key.removeprefix(kind.letter))
    if mention is None:
        return None
    pointed = mention[kind.pointer]
    return Found(_row(connection, kind.group, pointed) if pointed else None, mention)


def _row(connection: Connection, table: Table, key: str) -> dict[str, Any] | None:
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    return dict(row) if row else None
