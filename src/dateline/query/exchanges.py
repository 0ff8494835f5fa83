"""What was said, a page at a time, also by one party on another. In: Store, Selection. Out: Page of entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, tuple_

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
    start = read_cursor(after)
    question, day, key = _in_order(wanted, naming)
    rows: list[Any] = []
    with store.reading() as connection:
        if start is None or start[0] != UNDATED:
            dated = question.where(day > "").limit(limit + 1)
            if start:
                place = tuple_(day, key)
                dated = dated.where(place < start if newest_first else place > start)
            dated = dated.order_by(*(one.desc() if newest_first else one for one in (day, key)))
            rows = list(connection.execute(dated).mappings())
        if len(rows) <= limit and not (wanted.since or wanted.until):
            last = start[1] if start and start[0] == UNDATED else ""
            unknown = day == "" if wanted.by else day.is_(None)
            undated = question.where(unknown, key > last).order_by(key).limit(limit + 1 - len(rows))
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
    question, _, key = _in_order(wanted, naming)
    some = question.with_only_columns(key).limit(COUNTED_TO + 1).subquery()
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _in_order(wanted: Selection, naming: str | None) -> tuple[Select[Any], ColumnElement[str], ColumnElement[str]]:
    """Give the question for the statements that *wanted* names, and the day and id to order by, out of one index."""
    statement, speaks = schema.statement, schema.statement_party
    day: ColumnElement[str] = statement.c.first_day
    key: ColumnElement[str] = statement.c.id
    question = select(statement)
    if wanted.by:
        day, key = speaks.c.day, speaks.c.statement
        mine = and_(speaks.c.party == wanted.by, speaks.c.role == "source")
        question = question.join(speaks, key == statement.c.id).where(mine)
    if naming:
        question = question.where(_is_told_or_named(naming))
    if wanted.since:
        question = question.where(day >= wanted.since)
    if wanted.until:
        question = question.where(day <= wanted.until + "~", day > "")  # "~" sorts after "-"
    return of_statements(question, replace(wanted, by=None, since=None, until=None)), day, key


def _is_told_or_named(party: str) -> Any:
    """Tell whether a statement is to *party*, or names it in what is said."""
    statement, named = schema.statement, schema.statement_party.alias()
    is_this = and_(named.c.statement == statement.c.id, named.c.day == func.coalesce(statement.c.first_day, ""))
    return exists().where(named.c.party == party, named.c.role.in_(("addressee", "named")), is_this)
