"""A pair's report as a file to keep: the same as `dateline report` writes, with the filters of the page."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.serve.parameters import Record, Refused, party, selection
from dateline.serve.reports import report

router = APIRouter()

OWN = ("a", "b", "abroad", "by", "to", "about")


@router.get("/report/{a}/{b}")
def report_file(request: Request, store: Record, a: str, b: str) -> Response:
    """Give the report on two parties as a file: shown here, the policy of the pages would forbid its own style."""
    keys = (party(store, a), party(store, b))
    if keys[0] == keys[1]:
        raise Refused(f"{a!r} and {b!r} are the same; a pair is of two")
    wanted = replace(selection(request, store, without=OWN), parties=keys)
    headers = {"content-disposition": f'attachment; filename="{keys[0]}-{keys[1]}.html"'}
    return Response(report(store, wanted), headers=headers, media_type="text/html")
