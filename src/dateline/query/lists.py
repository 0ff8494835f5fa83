"""Lists in order of time. In: Store, Selection. Out: entries of the timeline, and of what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from dateline.query.entries import StatementEntry, TimelineEntry
from dateline.query.selection import UNREAL, Selection, of_events, of_statements
from dateline.store import Store, schema


def timeline(store: Store, wanted: Selection | None = None) -> list[TimelineEntry]:
    """Give the happenings that *wanted* names, by day, undated last."""
    event = schema.event
    question = select(event).order_by(event.c.first_day.is_(None), event.c.first_day, event.c.id)
    with store.reading() as connection:
        rows = connection.execute(of_events(question, wanted or Selection())).mappings()
        return [timeline_entry(row) for row in rows]


def doubtful(store: Store, wanted: Selection) -> int:
    """Give how many happenings are left out of what *wanted* names because they rest on doubtful readings alone."""
    event = schema.event
    every = of_events(select(event.c.id), replace(wanted, everything=True))
    some = every.where(
        event.c.unsure.is_(True), event.c.historical.is_(False), event.c.status.not_in(UNREAL)
    ).subquery()
    with store.reading() as connection:
        return 0 if wanted.everything else int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def statements(store: Store, wanted: Selection | None = None) -> list[StatementEntry]:
    """Give the utterances that *wanted* names, by day, undated last."""
    statement = schema.statement
    question = select(statement).order_by(statement.c.first_day.is_(None), statement.c.first_day, statement.c.id)
    with store.reading() as connection:
        rows = connection.execute(of_statements(question, wanted or Selection())).mappings()
        return [statement_entry(row) for row in rows]


def timeline_entry(row: Mapping[Any, Any]) -> TimelineEntry:
    """Give a row of the event table as an entry."""
    when = row["when"] or {}
    return TimelineEntry(
        id=row["id"], day=row["first_day"], end=when.get("end"), precision=when.get("precision"),
        basis=when.get("basis"), actors=_labels(row["actors"]), recipients=_labels(row["recipients"]),
        type=row["type"], modes=tuple(row["modes"]), status=row["status"], title=row["title"], articles=row["articles"],
        outlets=row["outlets"], origins=row["origins"],
        disputed=tuple(dispute["field"] for dispute in row["disputes"]),
    )  # fmt: skip


def statement_entry(row: Mapping[Any, Any]) -> StatementEntry:
    """Give a row of the statement table as an entry."""
    addressee, when = row["addressee"], row["when"] or {}
    return StatementEntry(
        id=row["id"], day=row["first_day"], end=when.get("end"), precision=when.get("precision"),
        basis=when.get("basis"), source=(row["source"] or {}).get("name") or "not named",
        addressee=addressee["name"] if addressee else None, wording=row["wording"],
        words=_fullest(row["variants"]) or row["wording"], articles=row["articles"], outlets=row["outlets"],
        origins=row["origins"],
    )  # fmt: skip


def _fullest(variants: list[Mapping[str, Any]]) -> str | None:
    """Give the longest of the variants that say the same, all of them if none does."""
    same = [v["text"] for v in variants if v["relation"] == "same"] or [v["text"] for v in variants]
    return max(same, key=lambda words: (len(words), words), default=None)


def _labels(parties: list[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p["country"] or p["name"] or "?" for p in parties))
