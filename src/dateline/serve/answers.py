"""A view as whoever asked wants it. In: View. Out: a page, the part of it that htmx swaps, JSON, or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from io import StringIO
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.serve.addresses import address
from dateline.serve.templating import page

# The endings that ask for another shape of a view, and addresses that are no views.
SHAPES = {".json": "json", ".csv": "csv"}
NO_VIEWS = ("/static/", "/api/")
# What a spreadsheet would run as a formula when a cell starts with it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an address shows.

    Args:
        template: the page's template, which extends ``base.html``.
        title: the page's title.
        context: what the template reads.
        data: the value of the ``.json``: dataclasses, mappings, lists; or a function that gives it.
        rows: gives the rows of the ``.csv``, all of one shape; None where the view is no table.
        part: the template of the part that htmx swaps, which the page includes; None where there is none.
    """

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    rows: Callable[[], Iterable[Any]] | None = None
    part: str | None = None


class Shapes:
    """Takes ``.json`` and ``.csv`` off the address, so that each route answers in every shape.

    A form without script sends empty fields too: the browser is led to the address without them, the one to cite.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the shape that it asks for."""
        if scope["type"] == "http" and not scope["path"].startswith(NO_VIEWS):
            for ending, shape in SHAPES.items():
                if scope["path"].endswith(ending) and scope["method"] in ("GET", "HEAD"):
                    path = scope["path"].removesuffix(ending) or "/"
                    scope = {**scope, "path": path, "raw_path": path.encode(), "dateline.shape": shape}
            if _has_empty_fields(scope):
                await RedirectResponse(address(Request(scope)), 303)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _has_empty_fields(scope: Scope) -> bool:
    """Tell whether a browser asks for a page with fields that are left empty."""
    if scope["method"] != "GET" or "dateline.shape" in scope:
        return False
    request = Request(scope)
    return "hx-request" not in request.headers and "" in request.query_params.values()


def shape_of(request: Request) -> str:
    """Give "page", "part", "json" or "csv"."""
    shape = request.scope.get("dateline.shape")
    if shape:
        return str(shape)
    # What htmx fetches to put back on "back" must be the whole page.
    is_part = request.headers.get("hx-request") == "true" and "hx-history-restore-request" not in request.headers
    return "part" if is_part else "page"


def answer(request: Request, view: View, *, status: int = 200) -> Response:
    """Give *view* in the shape that *request* asks for."""
    shape = shape_of(request)
    if shape == "json":
        return _json(view.data() if callable(view.data) else view.data, status)
    if shape == "csv":
        if view.rows is None:
            return Response("this view is no table; ask for .json\n", 404 if status == 200 else status,
                            media_type="text/plain")  # fmt: skip
        return _csv(view.rows())
    if shape == "part" and view.part:
        headers = {"vary": "HX-Request"}
        if request.headers.get("hx-target") == "results":  # what opens beside the results is no view of its own
            headers["hx-push-url"] = address(request)
        return Response(page(request, view.part, title=view.title, **view.context), status, headers,
                        media_type="text/html")  # fmt: skip
    body = page(request, view.template, title=view.title, has_table=view.rows is not None, **view.context)
    return Response(body, status, {"vary": "HX-Request"}, media_type="text/html")


def plain(value: Any) -> Any:
    """Give *value* with its dataclasses as mappings, and its days in ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _json(value: Any, status: int) -> Response:
    body = json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"
    return Response(body, status, media_type="application/json")


def _csv(rows: Iterable[Any]) -> Response:
    return StreamingResponse(_lines(rows), media_type="text/csv; charset=utf-8; header=present")


def _lines(rows: Iterable[Any]) -> Iterator[str]:
    """Give the head and the rows; many at a time, since each piece that is sent costs a switch of threads."""
    out = StringIO()
    write = csv.writer(out)
    for number, row in enumerate(plain(one) for one in rows):
        if not number:
            write.writerow(row)
        write.writerow([_cell(value) for value in row.values()])
        if number % 500 == 499:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _cell(value: Any) -> Any:
    """Give a value as a cell: lists joined by "; ", objects as JSON, and no formula that a spreadsheet would run."""
    if isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False)
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value
