"""The page of one actor. In: its id. Out: names, offices as attested, what it said, what was said of it, its acts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.cues import cues_of
from dateline.query.pages import actor_page
from dateline.serve import facts
from dateline.serve.answers import View, answer
from dateline.serve.judgements import JUDGED, notice
from dateline.serve.parameters import Record, Refused, check_names
from dateline.serve.timeline import ahead_address

router = APIRouter()


@router.get("/actor/{key}")
def actor(request: Request, store: Record, key: str) -> Response:
    """Give the actor."""
    check_names(request, JUDGED)
    page = actor_page(store, key)
    if page is None:
        raise Refused(f"no actor has the id {key!r}; take one from a happening or a statement", status=404)
    context = {
        "words": facts, "page": page, "fields": page.fields, "notice": notice(request, store),
        "cues": cues_of(store, (one.id for one in (*page.said, *page.heard))),
        "ahead_address": ahead_address(request, page.ahead, a=key),
    }  # fmt: skip
    return answer(request, View(template="actor.html", title=page.fields["name"], context=context, data=page))
