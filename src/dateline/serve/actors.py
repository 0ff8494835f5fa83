"""Who takes part, as a list. In: letters of a name. Out: the actors with most happenings."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.cast import actors
from dateline.serve.answers import View, answer
from dateline.serve.parameters import Record, check_names, text

router = APIRouter()


@router.get("/actors")
def actor_list(request: Request, store: Record) -> Response:
    """Give the actors that take part in most happenings, or those whose name holds ``called``."""
    check_names(request, ("called",))
    called = text(request, "called")
    found = actors(store, called=called)
    view = View(
        template="actors.html", part="actors_part.html", title="Actors", context={"actors": found, "called": called},
        data=found, rows=lambda: found,
    )  # fmt: skip
    return answer(request, view)
