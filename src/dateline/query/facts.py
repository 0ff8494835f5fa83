"""One fact and the words behind it. In: Store, id. Out: Fact with its citations and parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from dateline.errors import StoreError
from dateline.model import Span
from dateline.query.entries import Citation, Fact, Mark
from dateline.query.marking import event_marks, passage_of, speech_marks, within
from dateline.store import Store, schema
from dateline.store.judging import touching

SHORTEST_PREFIX = 4


def show(store: Store, key: str) -> Fact:
    """Give the fact with the id *key* (or the only one whose id starts so), with the words behind it.

    The id of a mention opens the happening or utterance it belongs to.

    Raises:
        StoreError: no such id, or several that start so.
    """
    with store.reading() as connection:
        table, row = _find(connection, key)
        if table is schema.event_mention and row["event"]:
            table, row = schema.event, _row(connection, schema.event, row["event"])
        elif table is schema.attribution and row["statement"]:
            table, row = schema.statement, _row(connection, schema.statement, row["statement"])
        fact = _fact(connection, table.name, row)
        return replace(fact, parts=fact.parts + _judgements(connection, fact))


FINDABLE = (
    schema.event, schema.statement, schema.event_mention, schema.attribution, schema.figure, schema.time,
    schema.article, schema.actor, schema.link, schema.judgement, schema.problem,
)  # fmt: skip


def _find(connection: Connection, key: str) -> tuple[Any, dict[str, Any]]:
    for table in FINDABLE:
        row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
        if row:
            return table, dict(row)
    if len(key) >= SHORTEST_PREFIX:
        return _find_by_prefix(connection, key)
    raise StoreError(f"no fact has the id {key!r}; take an id from `timeline`, `statements` or `export`")


def _find_by_prefix(connection: Connection, key: str) -> tuple[Any, dict[str, Any]]:
    found: dict[str, tuple[Any, dict[str, Any]]] = {}
    for table in FINDABLE:
        question = select(table).where(and_(table.c.id >= key, table.c.id < key + "~")).limit(3)
        for row in connection.execute(question).mappings():
            found.setdefault(row["id"], (table, dict(row)))
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise StoreError(f"several ids start with {key!r}: {', '.join(sorted(found)[:5])}; give more of it")
    raise StoreError(
        f"no fact has an id that starts with {key!r}; take an id from `timeline`, `statements` or `export`"
    )


def _row(connection: Connection, table: Any, key: str) -> dict[str, Any]:
    return dict(connection.execute(select(table).where(table.c.id == key)).mappings().one())


def _rows(connection: Connection, table: Any, ids: list[str]) -> list[dict[str, Any]]:
    found = {}
    for at in range(0, len(ids), 500):
        question = select(table).where(table.c.id.in_(ids[at : at + 500]))
        found.update({row["id"]: dict(row) for row in connection.execute(question).mappings()})
    return [found[key] for key in ids if key in found]


def _fact(connection: Connection, kind: str, row: dict[str, Any]) -> Fact:
    parts: tuple[Fact, ...] = ()
    if kind == "event":
        parts = tuple(_mention(connection, m) for m in _rows(connection, schema.event_mention, row["mentions"]))
    elif kind == "statement":
        parts = tuple(_speech(connection, a) for a in _rows(connection, schema.attribution, row["attributions"]))
    elif kind == "event_mention":
        return _mention(connection, row)
    elif kind == "attribution":
        return _speech(connection, row)
    elif kind in ("time", "figure"):
        span = Span(row["span_start"], row["span_end"])
        return Fact(
            kind=kind, id=row["id"], fields=row, citations=(_citation(connection, row["article"], [Mark(span, kind)]),)
        )
    parts += tuple(_links(connection, row)) if kind in ("event", "statement", "article") else ()
    return Fact(kind=kind, id=row["id"], fields=row, citations=(), parts=parts)


def _judgements(connection: Connection, fact: Fact) -> tuple[Fact, ...]:
    """Give what people said of *fact*, its mentions and their actors; of a judgement, what undid it."""
    ids = {fact.id}
    for part in (fact, *fact.parts):
        ids.add(part.id)
        parties = [*part.fields.get("actors", ()), *part.fields.get("recipients", ()), part.fields.get("source")]
        ids |= {party["actor"] for party in parties if party and party["actor"]}
    rows = touching(connection, sorted(ids))
    return tuple(Fact(kind="judgement", id=row["id"], fields=row, citations=()) for row in rows)


def _links(connection: Connection, row: Mapping[str, Any]) -> list[Fact]:
    ids = [row["id"], *row.get("mentions", row.get("attributions", []))]
    link = schema.link
    question = select(link).where(or_(link.c.left.in_(ids), link.c.right.in_(ids))).order_by(link.c.id)
    return [
        Fact(kind="link", id=r["id"], fields=dict(r), citations=()) for r in connection.execute(question).mappings()
    ]


def _mention(connection: Connection, row: dict[str, Any]) -> Fact:
    marks = event_marks(row, _rows(connection, schema.figure, row["figures"]))
    passage = Span(row["evidence_start"], row["evidence_end"])
    parts: tuple[Fact, ...] = ()
    if row["attribution"]:
        parts = tuple(_speech(connection, a) for a in _rows(connection, schema.attribution, [row["attribution"]]))
    citation = _citation(connection, row["article"], marks, passage)
    return Fact(kind="event_mention", id=row["id"], fields=row, citations=(citation,), parts=parts)


def _speech(connection: Connection, row: dict[str, Any]) -> Fact:
    citation = _citation(connection, row["article"], speech_marks(row))
    return Fact(kind="attribution", id=row["id"], fields=row, citations=(citation,))


def _citation(connection: Connection, article_id: str, marks: list[Mark], evidence: Span | None = None) -> Citation:
    article = schema.article
    names = ("text", "outlet", "url", "external_id", "published", "copy_of")
    question = select(*(article.c[name] for name in names)).where(article.c.id == article_id)
    row = connection.execute(question).mappings().one()
    passage = passage_of(row["text"], marks, evidence)
    return Citation(
        article=article_id, outlet=row["outlet"], url=row["url"], external_id=row["external_id"],
        published=row["published"], passage=passage, words=row["text"][passage.start : passage.end],
        marks=within(passage, marks), copy_of=row["copy_of"],
    )  # fmt: skip
