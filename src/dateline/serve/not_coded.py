"""What was missed, and what could not be read. In: where to begin. Out: sentences without an event; problems."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.query.pages import all_missed, all_problems, missed_page, problem_page
from dateline.serve import facts
from dateline.serve.answers import View, answer
from dateline.serve.parameters import Record, check_names, party, text, whole_number

router = APIRouter()

MOST = 100_000_000


@router.get("/not-coded")
def not_coded(request: Request, store: Record) -> Response:
    """Give sentences that name two states and have a verb, and from which no event was read."""
    check_names(request, ("a", "b", "from"))
    wanted = tuple(party(store, name) for name in (text(request, "a"), text(request, "b")) if name)
    page = missed_page(store, whole_number(request, "from", least=0, most=MOST), wanted)
    view = View(
        template="not_coded.html", title="Not coded", data=page,
        context={"words": facts, "page": page, "wanted": wanted},
        rows=lambda: [
            {"article": one.paper.id, "outlet": one.paper.outlet, "published": one.paper.published,
             "countries": one.countries, "verb": one.verb, "start": one.citation.passage.start,
             "end": one.citation.passage.end, "words": one.citation.words}
            for one in all_missed(store, wanted)
        ],
    )  # fmt: skip
    return answer(request, view)


@router.get("/uncoded")
def uncoded(request: Request) -> Response:
    """Lead to the page under its other name."""
    return RedirectResponse("/not-coded" + (f"?{request.url.query}" if request.url.query else ""), 302)


@router.get("/problems")
def problems(request: Request, store: Record) -> Response:
    """Give the inputs that could not be read, each with what is wrong and how to mend it."""
    check_names(request, ("from",))
    page = problem_page(store, whole_number(request, "from", least=0, most=MOST))
    view = View(
        template="problems.html", title="Problems", context={"page": page}, data=page,
        rows=lambda: all_problems(store),
    )  # fmt: skip
    return answer(request, view)
