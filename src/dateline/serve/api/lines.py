"""Lines of the record by id and by article. In: Store, ids. Out: lines, shaped as in docs/record.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, select

from dateline.errors import StoreError
from dateline.export.jsonl import KINDS
from dateline.query import Fact, show
from dateline.serve.parameters import Refused
from dateline.store import Store
from dateline.store.database import chunks

Line = dict[str, Any]
TABLES: Mapping[str, Table] = {kind: table for kind, table, _ in KINDS}
SHAPES = {kind: shape for kind, _, shape in KINDS}
# Where a fact of a kind is, below /api.
WITH_ARTICLE = {"event": "an event", "statement": "a statement", "article": "an article", "actor": "an actor"}
PLACES = {"event": "events", "statement": "statements", "article": "articles", "actor": "actors"}


def line_of(kind: str, row: Mapping[str, Any]) -> Line:
    """Give a row of the table of *kind* as a line."""
    return SHAPES[kind](row)


def lines_at(store: Store, kind: str, ids: Sequence[str]) -> list[Line]:
    """Give the lines of *kind* with *ids*, in that order; what is not there is left out."""
    table, found = TABLES[kind], {}
    with store.reading() as connection:
        for chunk in chunks(list(ids)):
            for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings():
                found[row["id"]] = line_of(kind, dict(row))
    return [found[key] for key in ids if key in found]


def lines_in(store: Store, kind: str, article: str) -> list[Line]:
    """Give the lines of *kind* that an article holds, by id."""
    table = TABLES[kind]
    with store.reading() as connection:
        question = select(table).where(table.c.article == article).order_by(table.c.id)
        return [line_of(kind, dict(row)) for row in connection.execute(question).mappings()]


def fact_of(store: Store, kind: str, key: str) -> Fact:
    """Give the fact of *kind* that *key* opens.

    Raises:
        Refused: there is none, or it is of another kind.
    """
    try:
        fact = show(store, key)
    except StoreError as error:
        raise Refused(str(error), status=404) from error
    if fact.kind != kind:
        there = f"; it is at /api/{PLACES[fact.kind]}/{fact.id}" if fact.kind in PLACES else ""
        raise Refused(f"{key} is not {WITH_ARTICLE[kind]}: it is of the kind {fact.kind}{there}", status=404)
    return fact


def parts_of(fact: Fact, kind: str) -> Iterator[Fact]:
    """Give the parts of *fact* that are of *kind*, and theirs."""
    for part in fact.parts:
        if part.kind == kind:
            yield part
        yield from parts_of(part, kind)


def part_lines(fact: Fact, kind: str) -> list[Line]:
    """Give the parts of *fact* that are of *kind* as lines, each once."""
    return list({part.id: line_of(kind, part.fields) for part in parts_of(fact, kind)}.values())


def citations_of(fact: Fact, kind: str) -> list[Line]:
    """Give the passages behind the parts of *fact* that are of *kind*."""
    return [
        {
            "mention": part.id, "article": citation.article, "outlet": citation.outlet, "url": citation.url,
            "published": citation.published, "passage": _pair(citation.passage), "words": citation.words,
            "marks": [{"span": _pair(mark.span), "role": mark.role} for mark in citation.marks],
        }
        for part in {part.id: part for part in parts_of(fact, kind)}.values() for citation in part.citations
    ]  # fmt: skip


def _pair(span: Any) -> list[int]:
    return [span.start, span.end]
