"""The record for programs. In: Store, a token for writing. Out: an application that speaks JSON. Door: `create_api`.

It stands under /api of `dateline serve`, behind the same guards. Its lines have the fields of
docs/record.md; /api/openapi.json describes it. Nothing here shows a page: a page of documentation would
load its looks from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.errors import ConfigError, DatelineError, StoreError
from dateline.serve.api import judging, looking, pairs
from dateline.serve.api.tags import Tagged
from dateline.serve.api.values import Fault
from dateline.serve.parameters import Refused
from dateline.store import Store

__all__ = ["create_api"]


def create_api(store: Store, *, version: str, write_token: str | None = None) -> FastAPI:
    """Give the application.

    Args:
        store: the record.
        version: of dateline.
        write_token: what a program must show to keep a judgement; None keeps none.
    """
    faults = {"4XX": {"model": Fault, "description": "What is wrong, and how to mend it."}, 503: {"model": Fault}}
    api = FastAPI(
        title="dateline", version=version, docs_url=None, redoc_url=None, openapi_url="/openapi.json",
        summary="The dated, sourced record of what states and their leaders say and do.",
        responses=faults,  # type: ignore[arg-type]  # FastAPI's keys are int or str, a dict of both is not that
    )  # fmt: skip
    api.state.store, api.state.write_token = store, write_token
    api.include_router(looking.router)
    api.include_router(pairs.router)
    api.include_router(judging.router)
    api.add_middleware(Tagged)
    for error, handler in ((Refused, _refused), (HTTPException, _not_done), (RequestValidationError, _not_understood),
                           (DatelineError, _went_wrong)):  # fmt: skip
        api.add_exception_handler(error, handler)
    return api


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _fault(error.status, error.message)


def _not_done(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = f"nothing is at {request.url.path}" if error.status_code == 404 else str(error.detail)
    return _fault(error.status_code, said, headers=dict(error.headers or {}))


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _fault(400, "; ".join(_said(wrong["loc"], wrong["type"], wrong["msg"]) for wrong in error.errors()))


def _said(place: Sequence[object], kind: str, message: str) -> str:
    name = ".".join(str(part) for part in place[1:]) or str(place[0])
    if kind == "extra_forbidden":
        return f"there is no {name} here; /api/openapi.json has the names"
    return f"{name}: {message.removeprefix('Value error, ')}"


def _went_wrong(request: Request, error: Exception) -> Response:
    """Say what the world did: 400 where the asker can mend it, 503 where the record cannot be read now."""
    status = 400 if isinstance(error, ConfigError) else 503 if isinstance(error, StoreError) else 500
    return _fault(status, str(error))


def _fault(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    challenge = {"www-authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse({"status": status, "error": message}, status, {**challenge, **(headers or {})})
