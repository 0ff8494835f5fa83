"""A fact to be cited. In: its id. Out: the citation in three forms, each to be copied."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.serve.answers import View, answer
from dateline.serve.citing import cited
from dateline.serve.parameters import Record, check_names, fact_at

router = APIRouter()

PAGES = {"event": "event", "event_mention": "event", "statement": "statement", "attribution": "statement",
         "article": "article", "actor": "actor"}  # fmt: skip


@router.get("/cite/{key}")
def cite(request: Request, store: Record, key: str) -> Response:
    """Give the citation of a fact."""
    check_names(request, ())
    fact = fact_at(store, key)
    path = f"/{PAGES.get(fact.kind, 'cite')}/{fact.id}"
    forms = cited(fact, str(request.base_url).rstrip("/") + path)
    view = View(
        template="cite.html",
        part="cite_part.html",
        title="Cite this",
        context={"forms": forms, "path": path},
        data=forms,
    )
    return answer(request, view)
