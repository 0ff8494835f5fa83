"""Is the record still what was read? In: Store. Out: what does not agree, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from dateline.model import Linked, text_digest
from dateline.store import schema
from dateline.store.cards import event_row, statement_row
from dateline.store.database import Store, findings_digest
from dateline.store.rows import kept


def broken(store: Store, linked: Linked) -> Iterator[str]:
    """Give a line for each text, span or count that is no longer what it was.

    Args:
        store: the record.
        linked: what linking makes of the record now, to hold the stored counts against.
    """
    with store.reading() as connection:
        for row in connection.execute(select(schema.article).order_by(schema.article.c.id)).mappings():
            yield from _article(connection, dict(row))
        yield from _linked(connection, linked)


def _article(connection: Connection, row: dict[str, Any]) -> Iterator[str]:
    name, text = f"article {row['id']} ({row['external_id']})", row["text"]
    if text_digest(text) != row["sha256"]:
        yield f"{name}: the text is not the one that was read (its SHA-256 differs)"
    spans = select(schema.span).where(schema.span.c.article == row["id"]).order_by(schema.span.c.number)
    for span in connection.execute(spans).mappings():
        words = text[span["start"] : span["end"]]
        if kept(words) != span["words"]:
            yield (
                f"{name}: {span['role']} of {span['owner']} at {span['start']}:{span['end']} reads {words[:60]!r}, "
                f"and read {span['words'][:60]!r} when it was stored"
            )
    if row["not_coded"] is None and findings_digest(_stored(connection, row["id"])) != row["findings_sha256"]:
        yield f"{name}: a stored fact of it was changed since it was read (the digest of its findings differs)"


def _stored(connection: Connection, article_id: str) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for table in schema.OF_ARTICLE:
        question = select(table).where(table.c.article == article_id)
        found[table.name] = [dict(row) for row in connection.execute(question).mappings()]
    return found


def _linked(connection: Connection, linked: Linked) -> Iterator[str]:
    """Compare the derived tables with what linking makes of the read tables now."""
    fresh_events = {e.id: event_row(e, historical=False, firm=True) for e in linked.events}
    fresh_statements = {s.id: statement_row(s) for s in linked.statements}
    for table, fresh in ((schema.event, fresh_events), (schema.statement, fresh_statements)):
        stored = {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
        for key in sorted(stored.keys() | fresh.keys()):
            yield from _compare(table.name, key, stored.get(key), fresh.get(key))


def _compare(kind: str, key: str, stored: dict[str, Any] | None, fresh: dict[str, Any] | None) -> Iterator[str]:
    if stored is None or fresh is None:
        yield f"{kind} {key}: " + ("missing from the record" if stored is None else "nothing in the record supports it")
        return
    for column in sorted(fresh.keys() - {"historical", "unsure"}):
        if stored[column] != fresh[column]:
            yield f"{kind} {key}: {column} is {stored[column]!r}, but its mentions give {fresh[column]!r}"
