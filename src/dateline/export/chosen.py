"""What of the record goes out. In: Selection. Out: questions, a table each, over the rows that it names.

A narrowed record is the happenings and utterances that the filters name, and what they rest on:
their mentions, the articles these stand in, the times, figures and actors of these. An id may
name a line that was left out.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, or_, select, true

from dateline.query import Selection
from dateline.query.selection import of_events, of_statements
from dateline.store import schema

ABOUT_ACTS = ("types", "statuses")
ABOUT_WORDS = ("by", "to", "about")


def narrows(wanted: Selection) -> bool:
    """Tell whether *wanted* leaves anything out of a record; `everything` alone does not."""
    return wanted not in (Selection(), Selection(everything=True))


def wants_happenings(wanted: Selection) -> bool:
    """Tell whether *wanted* asks for acts: it does, unless it asks for what was said alone."""
    return _asks(wanted, ABOUT_ACTS) or not _asks(wanted, ABOUT_WORDS)


def wants_utterances(wanted: Selection) -> bool:
    """Tell whether *wanted* asks for what was said: it does, unless it asks for acts alone."""
    return _asks(wanted, ABOUT_WORDS) or not _asks(wanted, ABOUT_ACTS)


def rows_of(table: Table, wanted: Selection | None) -> Select[Any]:
    """Give the question for the rows of *table* that go out; None asks for the whole record."""
    question = select(table)
    return question if wanted is None else question.where(_condition(table.name, wanted))


def _asks(wanted: Selection, names: tuple[str, ...]) -> bool:
    return any(getattr(wanted, name) for name in names)


def _condition(name: str, wanted: Selection) -> ColumnElement[bool]:
    """Tell of a row of the table *name* whether it goes out."""
    mention, speech, actor = schema.event_mention.c, schema.attribution.c, schema.actor.c
    simple: dict[str, ColumnElement[bool]] = {
        "event": schema.event.c.id.in_(_events(wanted)),
        "event_mention": mention.id.in_(_mentions(wanted, "id")),
        "statement": schema.statement.c.id.in_(_statements(wanted)),
        "attribution": speech.id.in_(_speeches(wanted, "id")),
        "figure": or_(
            schema.figure.c.event_mention.in_(_mentions(wanted, "id")),
            schema.figure.c.attribution.in_(_speeches(wanted, "id")),
        ),
        "article": _stands_in(schema.article.c.id, wanted),
        "time": _stands_in(schema.time.c.article, wanted),
        "actor": _named(actor.id, wanted),
        "link": and_(_goes_out(schema.link.c.left, wanted), _goes_out(schema.link.c.right, wanted)),
        "judgement": or_(_goes_out(schema.judgement.c.left, wanted), _named(schema.judgement.c.left, wanted)),
        "problem": false(),
    }
    return simple.get(name, true())


def _events(wanted: Selection) -> Select[Any]:
    question = select(schema.event.c.id)
    return of_events(question, wanted) if wants_happenings(wanted) else question.where(false())


def _statements(wanted: Selection) -> Select[Any]:
    question = select(schema.statement.c.id)
    return of_statements(question, wanted) if wants_utterances(wanted) else question.where(false())


def _mentions(wanted: Selection, column: str) -> Select[Any]:
    table = schema.event_mention
    return select(table.c[column]).where(table.c.event.in_(_events(wanted)))


def _speeches(wanted: Selection, column: str) -> Select[Any]:
    """Give a column of the reports of the chosen utterances, and of those that report a chosen happening."""
    table = schema.attribution
    reporting = _mentions(wanted, "attribution").where(schema.event_mention.c.attribution.is_not(None))
    return select(table.c[column]).where(or_(table.c.statement.in_(_statements(wanted)), table.c.id.in_(reporting)))


def _stands_in(article: ColumnElement[Any], wanted: Selection) -> ColumnElement[bool]:
    return or_(article.in_(_mentions(wanted, "article")), article.in_(_speeches(wanted, "article")))


def _named(actor: ColumnElement[Any], wanted: Selection) -> ColumnElement[bool]:
    """Tell of an actor whether a chosen article names it, or a chosen happening or utterance has it as a party."""
    named, party, statement = schema.actor_mention, schema.event_party, schema.statement
    return or_(
        actor.in_(select(named.c.actor).where(_stands_in(named.c.article, wanted))),
        actor.in_(select(party.c.party).where(party.c.event.in_(_events(wanted)))),
        actor.in_(select(statement.c.source_actor).where(statement.c.id.in_(_statements(wanted)))),
    )


def _goes_out(key: ColumnElement[Any], wanted: Selection) -> ColumnElement[bool]:
    return or_(
        key.in_(_mentions(wanted, "id")), key.in_(_speeches(wanted, "id")), _stands_in(key, wanted)
    )  # a link joins two mentions, or two articles
