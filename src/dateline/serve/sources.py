"""Who carries the news. In: an outlet, or none. Out: the outlets, what they had first and whom they lean on; or one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.pages import outlet_page, sources
from dateline.serve import facts
from dateline.serve.answers import View, answer
from dateline.serve.parameters import Record, Refused, check_names, choice, text, whole_number

router = APIRouter()

ORDERS = ("articles", "first", "copies", "copied")
PAGE = 100


@router.get("/sources")
def all_sources(request: Request, store: Record) -> Response:
    """Give the outlets, or the one that the address names."""
    check_names(request, ("outlet", "order", "from"))
    if (outlet := text(request, "outlet")) is not None:
        return _one(request, store, outlet)
    order = choice(request, "order", ORDERS)
    first = whole_number(request, "from", least=0, most=1_000_000)
    rows = sorted(sources(store), key=lambda row: (-getattr(row, order), row.outlet or "~"))
    context = {
        "rows": rows[first : first + PAGE], "first": first, "total": len(rows), "order": order, "orders": ORDERS,
        "until": first + PAGE if first + PAGE < len(rows) else None,
    }  # fmt: skip
    return answer(
        request, View(template="sources.html", title="Sources", context=context, data=rows, rows=lambda: rows)
    )


def _one(request: Request, store: Record, outlet: str) -> Response:
    page = outlet_page(store, outlet)
    if page is None:
        raise Refused(f"no article of this record is from {outlet!r}; /sources lists the outlets", status=404)
    view = View(
        template="outlet.html", title=outlet, context={"words": facts, "page": page, "row": page.row}, data=page,
        rows=lambda: page.papers,
    )  # fmt: skip
    return answer(request, view)
