"""The application: its pages, its guards, and what it says when something goes wrong."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline import __version__
from dateline.errors import ConfigError, DatelineError, StoreError
from dateline.serve.answers import Shapes, View, answer
from dateline.serve.parameters import Refused
from dateline.serve.safety import HEADERS, Guard, refuse_open
from dateline.store import Store, open_store

# One module a page, each with a `router`.
PAGES = (
    "actor", "actors", "article", "cite", "event", "judgements", "not_coded", "pair", "report", "search", "sources",
    "statement", "statements", "timeline",
)  # fmt: skip

HERE = Path(__file__).parent


def create_app(store_path: Path, *, token: str | None = None, host: str = "127.0.0.1", write: bool = False) -> FastAPI:
    """Give the application that shows the record in *store_path*.

    Args:
        store_path: the SQLite file.
        token: what a visitor must show; None lets in whoever reaches the address.
        host: the address it is served at; the names that a request may call it by follow from it.
        write: let programs that show the token keep judgements under /api.

    Raises:
        ConfigError: an address that others reach, or writing, without a token.
        StoreError: no such record.
    """
    refuse_open(host, token)  # the guard does too, but is made with the first request
    app = FastAPI(title="dateline", docs_url=None, redoc_url=None, openapi_url=None)
    if write and not token:
        raise ConfigError("whoever may write under /api has to show a token; give one with --token")
    app.state.store = open_store(store_path)
    app.mount("/api", _Late(app.state.store, token if write else None))
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for name in PAGES:
        app.include_router(import_module(f"dateline.serve.{name}").router)
    app.add_middleware(Shapes)
    app.add_middleware(Guard, token=token, host=host)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(DatelineError, _went_wrong)
    app.add_exception_handler(Exception, _broke)
    return app


class _Late:
    """The application under /api, made when it is first asked: most starts are of a person who looks at pages."""

    def __init__(self, store: Store, write_token: str | None) -> None:
        self.store, self.write_token = store, write_token
        self.made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.made is None:
            from dateline.serve.api import create_api  # noqa: PLC0415  its values took a tenth of the start

            self.made = create_api(self.store, version=__version__, write_token=self.write_token)
        await self.made(scope, receive, send)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return _say(request, error.status, error.message)


def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = f"nothing is at {request.url.path}" if error.status_code == 404 else str(error.detail)
    return _say(request, error.status_code, said)


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}" for wrong in error.errors())
    return _say(request, 400, said)


def _went_wrong(request: Request, error: Exception) -> Response:
    """Say what the world did: 400 where the visitor can mend it, 503 where the record cannot be read now."""
    status = 400 if isinstance(error, ConfigError) else 503 if isinstance(error, StoreError) else 500
    return _say(request, status, str(error))


def _broke(request: Request, error: Exception) -> Response:
    """Say that it is our fault; the traceback goes to the log. The guard, which sets headers, is not passed again."""
    said = "this is a fault of dateline, not of the address; the program's own output says more"
    response = _say(request, 500, f"{said} ({type(error).__name__})")
    response.headers.update(HEADERS)
    return response


TITLES = {400: "That could not be read", 401: "A token is needed", 403: "Refused", 404: "Not in this record",
          405: "Not done here", 503: "The record cannot be read now"}  # fmt: skip


def _say(request: Request, status: int, message: str) -> Response:
    title = TITLES.get(status, "Something went wrong")
    view = View(
        template="wrong.html", part="wrong_part.html", title=title, context={"message": message, "status": status},
        data={"status": status, "error": message},
    )  # fmt: skip
    return answer(request, view, status=status)
