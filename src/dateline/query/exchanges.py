"""What was said, a page at a time, also by one party on another. In: Store, Selection. Out: Page of entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select, tuple_

from dateline.query.entries import StatementEntry
from dateline.query.lists import statement_entry
from dateline.query.paging import COUNTED_TO, UNDATED, Page, cursor_of, read_cursor
from dateline.query.selection import Selection, of_statements
from dateline.store import Store, schema


def statements_page(
    store: Store,
    wanted: Selection,
    *,
    naming: str | None = None,
    after: str | None = None,
    limit: int = 50,
    newest_first: bool = True,
) -> Page[StatementEntry]:
    """Give the next *limit* statements behind the cursor *after*, undated ones last whichever way the days run.

    Args:
        store: the record.
        wanted: the filters.
        naming: a party to whom it was said, or that is named in it.
        after: where the last page ended.
        limit: entries of a page.
        newest_first: whether days run backwards.

    Raises:
        ConfigError: *after* is no cursor.
    """
    statement, start = schema.statement, read_cursor(after)
    place = tuple_(statement.c.first_day, statement.c.id)
    rows: list[Any] = []
    with store.reading() as connection:
        if start is None or start[0] != UNDATED:
            dated = _of(wanted, naming).where(statement.c.first_day.is_not(None)).limit(limit + 1)
            if start:
                dated = dated.where(place < start if newest_first else place > start)
            columns = (statement.c.first_day, statement.c.id)
            dated = dated.order_by(*(one.desc() if newest_first else one for one in columns))
            rows = list(connection.execute(dated).mappings())
        if len(rows) <= limit and not (wanted.since or wanted.until):
            last = start[1] if start and start[0] == UNDATED else ""
            undated = _of(wanted, naming).where(statement.c.first_day.is_(None), statement.c.id > last)
            undated = undated.order_by(statement.c.id).limit(limit + 1 - len(rows))
            rows += connection.execute(undated).mappings()
    entries = tuple(statement_entry(row) for row in rows[:limit])
    return Page(entries=entries, next=cursor_of(entries[-1]) if len(rows) > limit else None)


def statements_all(
    store: Store, wanted: Selection, *, naming: str | None = None, newest_first: bool = True
) -> Iterator[StatementEntry]:
    """Give every statement that *wanted* names, page by page, so that no more than a page is held."""
    after: str | None = ""
    while after is not None:
        page = statements_page(store, wanted, naming=naming, after=after or None, limit=500, newest_first=newest_first)
        yield from page.entries
        after = page.next


def statements_count(store: Store, wanted: Selection, *, naming: str | None = None) -> int:
    """Give how many statements *wanted* names, counted to one above COUNTED_TO."""
    some = _of(wanted, naming).with_only_columns(schema.statement.c.id).limit(COUNTED_TO + 1).subquery()
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _of(wanted: Selection, naming: str | None) -> Select[Any]:
    question = of_statements(select(schema.statement), wanted)
    return question.where(or_(_is_to(naming), _names(naming))) if naming else question


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
