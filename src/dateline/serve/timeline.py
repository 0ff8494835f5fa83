"""The timeline: of one state, a pair, an actor or all. In: filters in the address. Out: a page of happenings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model import Status
from dateline.query import TimelineEntry
from dateline.query.paging import COUNTED_TO, timeline_all, timeline_count, timeline_page
from dateline.serve.addresses import address
from dateline.serve.answers import View, answer
from dateline.serve.parameters import (
    Record,
    choice,
    fact_at,
    plover_types,
    selection,
    text,
    whole_number,
)
from dateline.serve.phrases import date_words

router = APIRouter()

GROUPS = ("day", "month", "year")
ORDERS = ("newest", "oldest")
# Entries a page: about five screens, and still a few kilobytes.
PAGE = 50


@router.get("/")
@router.get("/timeline")
def timeline(request: Request, store: Record) -> Response:
    """Give a page of happenings with the filters that led to it."""
    also = ("group", "order", "after", "limit")
    wanted = selection(request, store, also=also, without=("by", "to", "about"))
    group, order = choice(request, "group", GROUPS), choice(request, "order", ORDERS)
    limit = whole_number(request, "limit", least=1, most=500, default=PAGE)
    newest_first = order == "newest"
    page = timeline_page(store, wanted, after=text(request, "after"), limit=limit, newest_first=newest_first)
    count = timeline_count(store, wanted)
    context = {
        "wanted": wanted, "group": group, "order": order, "groups": list(_grouped(page.entries, group)),
        "count": count, "counted_to": COUNTED_TO, "next": address(request, after=page.next) if page.next else None,
        "types": plover_types(), "statuses": list(Status), "chosen": request.query_params,
    }  # fmt: skip
    view = View(
        template="timeline.html", part="timeline_part.html", title="Timeline", context=context,
        data=lambda: {"entries": page.entries, "next": page.next},
        rows=lambda: timeline_all(store, wanted, newest_first=newest_first),
    )  # fmt: skip
    return answer(request, view)


@router.get("/evidence/{key}")
def evidence(request: Request, store: Record, key: str) -> Response:
    """Give the sentences behind a fact."""
    fact = fact_at(store, key)
    citations = [one for part in (fact, *fact.parts) for one in part.citations]
    view = View(
        template="evidence.html", part="evidence_part.html", title="The sentences behind it",
        context={"fact": fact, "citations": citations}, data=citations,
    )  # fmt: skip
    return answer(request, view)


def _grouped(entries: Iterable[TimelineEntry], group: str) -> Iterable[tuple[str, list[Any]]]:
    """Give the entries under the day, month or year of each; what is known to the year alone under its year."""
    for heading, found in groupby(entries, key=lambda entry: date_words(entry.day, _coarser(entry.precision, group))):
        yield heading, list(found)


def _coarser(precision: str | None, group: str) -> str:
    known = precision if precision in GROUPS else "day"
    return max(known, group, key=GROUPS.index)
