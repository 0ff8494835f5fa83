"""What one party said to or about another. In: Store, both keys. Out: statement entries, the newest first."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from dateline.query.entries import StatementEntry
from dateline.query.lists import statement_entry
from dateline.query.selection import Selection, of_statements
from dateline.store import Store, schema


def exchanged(store: Store, wanted: Selection, *, about: str, limit: int = 8) -> list[StatementEntry]:
    """Give the latest statements that *wanted* names to the party *about* or naming it, undated ones left out."""
    statement = schema.statement
    question = of_statements(select(statement), wanted).where(
        statement.c.first_day.is_not(None), or_(_is_to(about), _names(about))
    )
    question = question.order_by(statement.c.first_day.desc(), statement.c.id.desc()).limit(limit)
    with store.reading() as connection:
        return [statement_entry(row) for row in connection.execute(question).mappings()]


def _is_to(party: str) -> Any:
    addressee = schema.statement.c.addressee
    return or_(addressee["country"].as_string() == party, addressee["actor"].as_string() == party)


def _names(party: str) -> Any:
    """Tell whether a report of the statement names *party* within what was said."""
    said, named = schema.attribution, schema.actor_mention
    end = func.json_extract(said.c.content, "$[#-1][1]")
    inside = and_(
        named.c.article == said.c.article, named.c.span_start >= said.c.content_start, named.c.span_end <= end
    )
    is_party = or_(named.c.country == party, named.c.actor == party)
    return exists().where(said.c.statement == schema.statement.c.id, inside, is_party)
