"""The page of one happening. In: its id, or that of any of its mentions. Out: all that stands behind it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.pages import EventPage, event_page
from dateline.query.pages.reports import Report
from dateline.serve import counts, facts, maps, trails
from dateline.serve.answers import View, answer
from dateline.serve.facts import moved, report_row
from dateline.serve.judgements import JUDGED, notice
from dateline.serve.parameters import Record, Refused, check_names
from dateline.serve.phrases import type_words

router = APIRouter()

# What a page opens with; the rest is folded.
MOST_OPEN = 12
MOST_TIES = 5


@router.get("/event/{key}")
def event(request: Request, store: Record, key: str) -> Response:
    """Give the happening; the id of a mention leads to it."""
    check_names(request, JUDGED)
    page = event_page(store, key)
    if page is None:
        raise Refused(f"no happening has the id {key!r}, nor a mention; take one from the timeline", status=404)
    if page.id != key:
        return moved(request, f"/event/{page.id}")
    where = page.fields["where"] if page.fields else None
    context = {
        "words": facts, "page": page, "fields": page.fields, "notice": notice(request, store),
        "drawing": trails.draw(page.trail),
        "map": maps.map_of(where, [r.fields["where"] for r in page.reports if r.fields["where"]]),
        "charts": [(counted, counts.chart_of(counted)) for counted in page.counted], "said": _dated_by(page),
        "most_open": MOST_OPEN, "most_ties": MOST_TIES,
    }  # fmt: skip
    title = (
        page.fields["title"] if page.fields else f"A report of an act ({type_words(page.reports[0].fields['type'])})"
    )
    view = View(
        template="event.html", title=title, context=context, data=page,
        rows=lambda: [report_row(report) for report in page.reports],
    )  # fmt: skip
    return answer(request, view)


def _dated_by(page: EventPage) -> tuple[str, Report] | None:
    """Give the words from which the day of the happening was read, and the report they stand in."""
    when = page.fields["when"] if page.fields else None
    if when is None:
        return None
    for report in page.reports:
        own = report.fields["when"]
        if own and own["span"] and (own["value"], own["basis"]) == (when["value"], when["basis"]):
            start = own["span"][0] - report.citation.passage.start
            words = report.citation.words[max(start, 0) : own["span"][1] - report.citation.passage.start]
            return (words, report) if start >= 0 and words else None
    return None
