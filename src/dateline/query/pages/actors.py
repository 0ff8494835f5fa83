"""One actor as a page shows it. In: Store, id. Out: ActorPage: names, offices as attested, said by and about, acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from dateline.knowledge.offices import load_offices
from dateline.query.ahead import Ahead, ahead_of
from dateline.query.entries import StatementEntry, TimelineEntry
from dateline.query.lists import statement_entry
from dateline.query.pages.reports import Row, rows_of
from dateline.query.paging import timeline_page
from dateline.query.selection import Selection
from dateline.store import Store, schema
from dateline.store.judging import touching

LATEST = 12
# Where an actor is named oftener than this, dates of first and last naming are of the first so many articles found.
MOST_MENTIONS = 4000


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the articles word it, with the first and last day on which one of them does."""

    title: str
    country: str | None
    mentions: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term in office that our own table knows for a person of this name; ``end`` is the first day after it."""

    title: str
    country: str
    start: str
    end: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """An actor (``fields`` is its row) and what the record has of it, the latest first.

    ``terms`` are the terms in office that our own table knows for a person of this name, ``ahead`` the happenings dated
    after the last article.
    """

    id: str
    fields: Row
    offices: tuple[Office, ...]
    terms: tuple[Term, ...]
    said: tuple[StatementEntry, ...]
    heard: tuple[StatementEntry, ...]
    events: tuple[TimelineEntry, ...]
    ahead: Ahead | None
    judgements: tuple[Row, ...]


def actor_page(store: Store, key: str) -> ActorPage | None:
    """Give the actor with the id *key*, None where there is none."""
    with store.reading() as connection:
        row = connection.execute(select(schema.actor).where(schema.actor.c.id == key)).mappings().first()
        if row is None:
            return None
        is_person = row["kind"] == "person"
        mine = Selection(parties=(key,))
        ahead = ahead_of(store, mine)
        events = timeline_page(store, mine, after=ahead.behind if ahead else None, limit=LATEST).entries
        return ActorPage(
            id=key, fields=dict(row), offices=_offices(connection, key) if is_person else (),
            terms=_terms(row["name"]) if is_person else (), said=_said(connection, key),
            heard=_about(connection, key), events=events, ahead=ahead,
            judgements=tuple(touching(connection, [key])),
        )  # fmt: skip


def _offices(connection: Connection, key: str) -> tuple[Office, ...]:
    """Give the offices in which articles name an actor, those named oftenest first."""
    mention, article = schema.actor_mention, schema.article
    named = select(mention).where(mention.c.actor == key, mention.c.role.is_not(None)).limit(MOST_MENTIONS).subquery()
    day = func.substr(article.c.published, 1, 10)
    question = (
        select(named.c.role, named.c.country, func.count(), func.min(day), func.max(day))
        .join(article, article.c.id == named.c.article)
        .group_by(named.c.role, named.c.country)
        .order_by(func.count().desc(), named.c.role, named.c.country)
    )
    return tuple(Office(*row) for row in connection.execute(question))


def _terms(name: str) -> tuple[Term, ...]:
    held = sorted(load_offices().known_as(name), key=lambda term: (term.start, term.title))
    return tuple(
        Term(one.title, one.country, one.start.isoformat(), one.end.isoformat() if one.end else None, one.source)
        for one in held
    )


def _said(connection: Connection, key: str) -> tuple[StatementEntry, ...]:
    statement = schema.statement
    mine = select(statement).where(statement.c.source_actor == key)
    latest = mine.order_by(statement.c.first_day.desc(), statement.c.id).limit(LATEST)
    return tuple(statement_entry(row) for row in connection.execute(latest).mappings())


def _about(connection: Connection, key: str) -> tuple[StatementEntry, ...]:
    """Give what others said in which the actor is named: a mention that lies within what an attribution gives."""
    mention, said = schema.actor_mention, schema.attribution
    named = select(mention).where(mention.c.actor == key).limit(MOST_MENTIONS).subquery()
    end: ColumnElement[int] = literal_column("json_extract(attribution.content, '$[#-1][1]')")
    question = (
        select(said.c.statement)
        .join(named, named.c.article == said.c.article)
        .where(
            said.c.statement.is_not(None), said.c.source_actor.is_distinct_from(key),
            named.c.span_start >= said.c.content_start, named.c.span_end <= end,
        )
        .distinct()
    )  # fmt: skip
    rows = rows_of(connection, schema.statement, connection.execute(question).scalars())
    return tuple(statement_entry(row) for row in latest_first(rows)[:LATEST])


def latest_first(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Give *rows* by their ``first_day``, the latest first, undated last."""
    in_order = sorted(rows, key=lambda row: str(row["id"]))
    return sorted(in_order, key=lambda row: str(row["first_day"] or ""), reverse=True)
