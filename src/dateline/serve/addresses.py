"""Addresses that hold the whole state of a view. In: a request, what changes. Out: the address of the changed view."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request


def address(
    request: Request, *, path: str | None = None, shape: str = "", drop: Sequence[str] = (), **changed: object
) -> str:
    """Give the address of *request*, empty filters left out: at another path, in another shape, with filters changed.

    Args:
        request: what was asked.
        path: where else, with the same filters.
        shape: ".json" or ".csv".
        drop: filters to leave out.
        changed: filters to set; None leaves one out.
    """
    gone = (*drop, *changed)
    given = [(name, value) for name, value in request.query_params.multi_items() if value and name not in gone]
    given += [(name, str(value)) for name, value in changed.items() if value not in (None, "")]
    asked = urlencode(given)
    path = path or request.scope["path"]
    path = "/timeline" if shape and path == "/" else path
    return quote(path) + shape + (f"?{asked}" if asked else "")
