"""Happenings with the reports behind them: what every list of events is made of. In: Store. Out: Happenings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.export.chosen import rows_of
from dateline.export.words import Text, lessened
from dateline.model import text_digest
from dateline.query import Selection
from dateline.store import Store, schema
from dateline.store.database import chunks

# So many happenings are fetched with their mentions at a time; far below SQLite's limit on bound variables.
AT_A_TIME = 200
# A season or a quarter: where there is room for one day alone, the first stands for no more than these.
WIDEST_DAYS = 92
WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"]+", re.IGNORECASE)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One mention of a happening and the article it stands in.

    ``mention`` and ``article`` are rows, with as many words as may go out; ``sentence`` is None where none may.
    ``sha256`` is of the sentence's words. ``leads`` where it stands in the title or the first paragraph.
    """

    mention: Row
    article: Row
    sentence: str | None
    sha256: str
    leads: bool

    @property
    def came_out(self) -> datetime | date | None:
        """When the article came out, None where not even the day is known."""
        published = self.article["published"]
        if not published or self.article["published_precision"] in ("month", "year"):
            return None
        return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One row of the event table, with its reports in the order of its mentions, the earliest first."""

    row: Row
    reports: tuple[Report, ...]

    @property
    def id(self) -> str:
        """The id of the event."""
        return str(self.row["id"])

    @property
    def first(self) -> Report:
        """The report it has its id from."""
        return self.reports[0]

    @property
    def typical(self) -> Report:
        """The first report that reads the act as the event does; the first where none does."""
        alike = (
            r for r in self.reports if r.mention["type"] == self.row["type"] and r.mention["status"] == self.status
        )
        return next(alike, self.first)

    @property
    def status(self) -> str:
        """How far it is a fact."""
        return str(self.row["status"])

    @property
    def days(self) -> tuple[date, date] | None:
        """First day and the day after the last, None where it is not dated."""
        when = self.row["when"]
        if not when or not when["start"]:
            return None
        start = date.fromisoformat(when["start"])
        return start, date.fromisoformat(when["end"]) if when["end"] else date.fromordinal(start.toordinal() + 1)

    @property
    def near_days(self) -> tuple[date, date] | None:
        """The same, None also where the date is a year or wider: its first day would say what nobody said."""
        days = self.days
        return days if days and (days[1] - days[0]).days <= WIDEST_DAYS else None

    @property
    def place(self) -> Row | None:
        """Where it was, None where it is not said."""
        return self.row["where"] or None

    @property
    def link(self) -> str | None:
        """The address on the web of the first report that has one; others a reader's program must not be led to."""
        urls = (report.article["url"] or "" for report in self.reports)
        return next((url for url in urls if WEB.fullmatch(url)), None)


def happenings(
    store: Store, wanted: Selection | None, text: Text, *, newest_first: bool = False
) -> Iterator[Happening]:
    """Give the happenings that *wanted* names, by day, undated last, with as many words as *text* allows."""
    event = schema.event
    day = event.c.first_day.desc() if newest_first else event.c.first_day
    question = rows_of(event, wanted).order_by(event.c.first_day.is_(None), day, event.c.id)
    with store.reading() as connection, store.reading() as beside:
        rows = connection.execution_options(yield_per=AT_A_TIME).execute(question).mappings()
        for batch in rows.partitions(AT_A_TIME):
            yield from _with_reports(beside, [dict(row) for row in batch], text)


def _with_reports(connection: Connection, rows: list[dict[str, Any]], text: Text) -> Iterator[Happening]:
    mentions = _by_id(connection, schema.event_mention, [key for row in rows for key in row["mentions"]])
    articles = _by_id(connection, schema.article, sorted({row["article"] for row in mentions.values()}))
    for row in rows:
        found = (mentions[key] for key in row["mentions"] if key in mentions)
        reports = tuple(_report(mention, articles[mention["article"]], text) for mention in found)
        if reports:
            yield Happening(row=lessened("event", row, text), reports=reports)


def _report(mention: Row, article: Row, text: Text) -> Report:
    words = article["text"]
    sentence = words[mention["evidence_start"] : mention["evidence_end"]]
    return Report(
        mention=lessened("event_mention", mention, text),
        article=lessened("article", {**article, "text": None}, text),
        sentence=None if text is Text.NONE else sentence,
        sha256=text_digest(sentence),
        leads=mention["evidence_end"] <= _end_of_lead(article),
    )


def _end_of_lead(article: Row) -> int:
    """Give where the first paragraph of the article's own words ends."""
    text, kept = article["text"], [tuple(part["span"]) for part in article["furniture"]]
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if line.strip() and not any(start <= at < stop for start, stop in kept):
            return end
        at = end
    return at


def _by_id(connection: Connection, table: Table, ids: list[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for part in chunks(ids):
        question = select(table).where(table.c.id.in_(part))
        found.update({row["id"]: dict(row) for row in connection.execute(question).mappings()})
    return found
