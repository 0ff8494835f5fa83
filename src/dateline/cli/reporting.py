"""The command that writes a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import err
from dateline.cli.options import (
    DEFAULT_DB,
    Abroad,
    Another,
    Db,
    Everything,
    Origins,
    Outlet,
    Quiet,
    Since,
    Statuses,
    Types,
    Until,
    chosen,
    look,
)
from dateline.errors import ConfigError


def report_command(
    a: Annotated[str, typer.Argument(help="A state (name, code or demonym) or an actor.")],
    b: Another = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for standard output.")] = Path(
        "report.html"
    ),
    since: Since = None,
    until: Until = None,
    types: Types = None,
    statuses: Statuses = None,
    outlet: Outlet = None,
    origins: Origins = 0,
    abroad: Abroad = False,
    everything: Everything = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Two parties (or one) in a single HTML file: timeline, balance, wording, figures, disputes, every sentence."""
    from dateline.serve.reports import report  # noqa: PLC0415  templates load what other looks do not need

    store = look(db)
    page = report(store, chosen(store, (a, b), since, until, types, statuses, outlet, origins, abroad, everything))
    if str(output) == "-":
        sys.stdout.write(page)
        return
    try:
        output.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigError(f"cannot write {output}: {error.strerror}; choose another file with -o") from error
    if not quiet:
        err.print(f"{output} stands by itself: open it in a browser, print it, mail it", soft_wrap=True)
