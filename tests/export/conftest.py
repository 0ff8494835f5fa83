"""The record that every export is made of, and read back from: the example articles, and one made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.link import link
from dateline.model import Article, Findings, Place, Span, Status, When
from dateline.pipeline import Settings, build
from dateline.store import Store, open_store
from pieces import article, findings, span_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
ADDRESS = "https://example.org/trucks?a=1&b=2"
MONTH = "Foreign Minister Ilir Prenga said Albania sent 40 trucks to Montenegro in February via =Tirana."


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The record of the example articles."""
    store = open_store(tmp_path_factory.mktemp("examples") / "record.db", create=True)
    build([str(EXAMPLES)], store, Settings())
    yield store
    store.close()


@pytest.fixture(scope="session")
def trucks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A record of two happenings: one dated to the day, at a place; one planned, dated to the month."""
    store = open_store(tmp_path_factory.mktemp("trucks") / "record.db", create=True)
    store.add([_dated_to_the_day(), _planned_for_a_month()], [])
    store.relink(link(store.pile()))
    yield store
    store.close()


def _dated_to_the_day() -> tuple[Article, Findings]:
    day = replace(article(), url=ADDRESS, title="Trucks for Montenegro")
    found = findings(day)
    place = Place(
        span=span_of(day.text, "Montenegro"), name="Podgorica", kind="city", country="MNE", admin1="Podgorica",
        lat=42.44, lon=19.26, geonames=3193044,
    )  # fmt: skip
    return day, replace(found, events=tuple(replace(e, where=place) for e in found.events))


def _planned_for_a_month() -> tuple[Article, Findings]:
    month = article(MONTH, name="=two.txt", outlet='@Herald; "Daily"')
    found = findings(replace(month, text=MONTH.replace("in February", "on Monday")))
    february = When(
        span=span_of(MONTH, "February"), value="2024-02", start=date(2024, 2, 1), end=date(2024, 3, 1),
        precision="month", basis="clause",
    )  # fmt: skip
    event = replace(
        found.events[0], when=february, status=Status.PLANNED, attribution=None, figures=(),
        evidence=Span(0, len(MONTH)),
    )  # fmt: skip
    return month, replace(found, events=(event,), attributions=(), figures=())
