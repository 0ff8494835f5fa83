"""What a user's own code looks like to a strict type checker; test_typing.py runs it through mypy, nothing runs it."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import polars as pl

import dateline
from dateline import Fact, Reading, Record, Statements, Timeline, Wording


def look(path: str) -> None:
    with dateline.open(path) as record:
        assert_type(record, Record)
        happenings = record.timeline("PRK", "RUS", since=date(2022, 1, 1), type=["CONSULT", "AGREE"])
        assert_type(happenings, Timeline)
        assert_type(happenings[:10], Timeline)
        assert_type(happenings[0].day, str | None)
        assert_type([row.origins for row in happenings], list[int])
        assert_type(happenings.to_polars(), pl.DataFrame)
        assert_type(record.statements(by="North Korea", about="support"), Statements)
        assert_type(record.wording("PRK", "RUS"), Wording)
        assert_type(record.wording("PRK")[0].words, str)
        fact = record.show(happenings[0].id)
        assert_type(fact, Fact)
        assert_type(fact.every_citation()[0].marked("trigger"), tuple[str, ...])


def read(text: str) -> None:
    found = dateline.read(text, published="2024-06-04")
    assert_type(found, Reading)
    assert_type(found.attributions[0].via, tuple[str, ...])
    assert_type(found.figures[0].low, float | None)
    assert_type(dateline.build(["articles"], "record.db", workers=2), Record)


def wrong(record: Record) -> None:
    record.timeline(sincce="2022")  # type: ignore[call-arg]  # a slip that has to be seen
    dateline.nonsense  # type: ignore[attr-defined]  # noqa: B018  likewise
