"""The record in a browser, from the command line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import uvicorn

from dateline.cli.console import err
from dateline.serve import create_app


def serve_record(db: Path, *, host: str, port: int, token: str | None, quiet: bool) -> None:
    """Serve the record in *db* until interrupted; say where it is once it answers.

    Raises:
        ConfigError: an address that others reach, without a token.
        StoreError: no such record.
    """
    app = create_app(db, token=token, host=host)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/" + (f"?token={quote(token)}" if token else "")
    if not quiet:
        err.print(f"{db} is at {address}", soft_wrap=True)
        err.print("stop with Ctrl+C")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)
