"""Addresses that hold the whole state of a view. In: a request, what changes. Out: the address of the changed view."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request


def address(request: Request, *, shape: str = "", drop: Sequence[str] = (), **changed: object) -> str:
    """Give the address of *request*, empty filters left out; with another shape (".csv"), or some filters changed."""
    given = [(name, value) for name, value in request.query_params.multi_items() if value and name not in changed]
    given += [(name, str(value)) for name, value in changed.items() if value not in (None, "")]
    asked = urlencode([pair for pair in given if pair[0] not in drop])
    path = request.scope["path"]
    path = "/timeline" if shape and path == "/" else path
    return path + shape + (f"?{asked}" if asked else "")
