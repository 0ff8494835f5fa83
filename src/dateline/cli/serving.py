"""The record in a browser, from the command line."""

from __future__ import annotations

import errno
import gc
import socket
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from dateline.cli.console import err
from dateline.cli.options import DEFAULT_DB, Db, Quiet, look
from dateline.errors import ConfigError


def serve_command(
    db: Db = DEFAULT_DB,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")] = 8765,
    host: Annotated[str, typer.Option(help="Address to listen at; one that others reach needs a token.")] = "127.0.0.1",
    token: Annotated[str | None, typer.Option(help="What a visitor must know.", envvar="DATELINE_TOKEN")] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Let programs that show the token keep judgements under /api.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """The record in a browser, at 127.0.0.1 and with no connection to the outside."""
    look(db).close()
    _serve(db, host=host, port=port, token=token, write=write, quiet=quiet)


def _serve(db: Path, *, host: str, port: int, token: str | None, write: bool, quiet: bool) -> None:
    """Serve the record until interrupted; say where it is.

    Raises:
        ConfigError: an address that others reach, without a token; or one where we cannot listen.
    """
    gc.disable()  # as in the package's own imports: what a start makes stays
    import uvicorn  # noqa: PLC0415  no other command needs a server

    from dateline.serve import create_app  # noqa: PLC0415

    app = create_app(db, token=token, host=host, write=write)
    gc.freeze()
    gc.enable()
    ear = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/" + (f"?token={quote(token)}" if token else "")
    if not quiet:
        err.print(f"{db} is at {address}  (stop with Ctrl+C)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    with suppress(KeyboardInterrupt):
        server.run(sockets=[ear])


def _listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens at *port* of *host*.

    Raises:
        ConfigError: another program listens there, or *host* is not an address of this machine.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        mend = "another program listens there; choose another --port" if error.errno == errno.EADDRINUSE else (
            f"{error.strerror}; choose another --host or --port"
        )  # fmt: skip
        raise ConfigError(f"cannot listen at {host}, port {port}: {mend}") from error
