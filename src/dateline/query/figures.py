"""Numbers told of a pair's happenings. In: Store, Selection. Out: figures by what they count, oldest first.

A copy says nothing that its source has not said: of each group of copies the earliest alone counts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from dateline.query.paging import in_order
from dateline.query.selection import Selection
from dateline.store import Store, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """A number as one article tells it: the words, the bounds (None where open), of what, on which day, by whom."""

    id: str
    day: str | None
    end: str | None
    precision: str | None
    basis: str | None
    text: str
    low: float | None
    high: float | None
    modifier: str
    additional: bool
    unit: str | None
    of: str | None
    event: str
    title: str
    article: str
    outlet: str | None
    source: str | None


def figures(store: Store, wanted: Selection, *, limit: int = 2000) -> dict[str, list[FigureEntry]]:
    """Give the numbers told of the happenings that *wanted* names, by what they count ("troops"), most told first."""
    by_noun: dict[str, list[FigureEntry]] = defaultdict(list)
    for entry in _entries(store, wanted, limit):
        by_noun[_noun(entry)].append(entry)
    ordered = sorted(by_noun.items(), key=lambda item: (-len({entry.article for entry in item[1]}), item[0]))
    return {noun: sorted(told, key=lambda one: (one.day is None, one.day or "", one.id)) for noun, told in ordered}


def _noun(entry: FigureEntry) -> str:
    """Give what is counted: the noun, the unit where there is none, else "not told"."""
    return " ".join((entry.of or entry.unit or "not told").casefold().split())


def _entries(store: Store, wanted: Selection, limit: int) -> list[FigureEntry]:
    question, day, _ = in_order(wanted)
    event, mention, figure, article, said = (
        schema.event, schema.event_mention, schema.figure, schema.article, schema.attribution,
    )  # fmt: skip
    columns = (
        *(figure.c[name] for name in ("id", "text", "low", "high", "modifier", "additional", "unit", "of", "when")),
        event.c.id.label("event"), event.c.title, event.c.when.label("event_when"), article.c.id.label("article"),
        article.c.outlet, said.c.source,
    )  # fmt: skip
    question = question.join(mention, mention.c.event == event.c.id).join(
        figure, figure.c.event_mention == mention.c.id
    )
    question = question.join(article, article.c.id == figure.c.article).where(article.c.copy_of.is_(None))
    question = question.outerjoin(said, said.c.id == figure.c.attribution)
    question = question.with_only_columns(*columns).order_by(day.desc(), figure.c.id).limit(limit)
    with store.reading() as connection:
        return [_entry(row) for row in connection.execute(question).mappings()]


def _entry(row: Any) -> FigureEntry:
    when = row["when"] or row["event_when"] or {}
    return FigureEntry(
        id=row["id"], day=when.get("start"), end=when.get("end"), precision=when.get("precision"),
        basis=when.get("basis"), text=row["text"], low=row["low"], high=row["high"], modifier=row["modifier"],
        additional=row["additional"], unit=row["unit"], of=row["of"], event=row["event"], title=row["title"],
        article=row["article"], outlet=row["outlet"], source=(row["source"] or {}).get("name"),
    )  # fmt: skip
