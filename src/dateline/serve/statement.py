"""The page of one utterance. In: its id, or that of a report of it. Out: its variants, source, and way to print."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.cues import cues_of
from dateline.query.pages import statement_page
from dateline.serve import facts, trails
from dateline.serve.answers import View, answer
from dateline.serve.event import MOST_TIES
from dateline.serve.facts import moved, report_row
from dateline.serve.judgements import JUDGED, notice
from dateline.serve.parameters import Record, Refused, check_names

router = APIRouter()


@router.get("/statement/{key}")
def statement(request: Request, store: Record, key: str) -> Response:
    """Give the utterance; the id of a report leads to it."""
    check_names(request, JUDGED)
    page = statement_page(store, key)
    if page is None:
        raise Refused(f"no utterance has the id {key!r}, nor a report of one; take one from the statements", status=404)
    if page.id != key:
        return moved(request, f"/statement/{page.id}")
    source = (page.fields or page.reports[0].fields)["source"]
    who = (source and (source["name"] or source.get("text"))) or "Somebody not named"
    context = {
        "words": facts, "page": page, "fields": page.fields, "who": who, "source": source,
        "notice": notice(request, store), "cue": cues_of(store, [page.id]).get(page.id),
        "variants": facts.worded(page.wordings), "by_id": {report.id: report for report in page.reports},
        "drawing": trails.draw(page.trail), "most_ties": MOST_TIES,
    }  # fmt: skip
    view = View(
        template="statement.html", title=f"{who}: what was said", context=context, data=page,
        rows=lambda: [report_row(report) for report in page.reports],
    )  # fmt: skip
    return answer(request, view)
