"""The command that writes a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.console import err
from dateline.cli.options import DEFAULT_DB, Db, Quiet, Since, Until, look
from dateline.errors import ConfigError
from dateline.model import Status
from dateline.query import Selection
from dateline.query.parties import party_key


def report_command(
    a: Annotated[str, typer.Argument(help="A state (name, code or demonym) or an actor.")],
    b: Annotated[str | None, typer.Argument(help="Another.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for standard output.")] = Path(
        "report.html"
    ),
    since: Since = None,
    until: Until = None,
    types: Annotated[list[str] | None, typer.Option("--type", help="A PLOVER type; may be given again.")] = None,
    statuses: Annotated[list[Status] | None, typer.Option("--status", help="A status; may be given again.")] = None,
    outlet: Annotated[str | None, typer.Option(help="With a report in this outlet.")] = None,
    origins: Annotated[int, typer.Option(min=0, help="With at least so many independent sources.")] = 0,
    everything: Annotated[
        bool, typer.Option("--all", help="Also acts told as history, as hypothetical, or as not having happened.")
    ] = False,
    db: Db = DEFAULT_DB,
    quiet: Quiet = False,
) -> None:
    """Two parties (or one) in a single HTML file: timeline, balance, wording, figures, disputes, every sentence."""
    from dateline.serve.reports import report  # noqa: PLC0415  templates load what other looks do not need

    store = look(db)
    wanted = Selection(
        parties=tuple(dict.fromkeys(party_key(store, name) for name in (a, b) if name)), since=since, until=until,
        types=tuple(name.upper() for name in types or ()), statuses=tuple(s.value for s in statuses or ()),
        outlet=outlet, origins=origins, everything=everything,
    )  # fmt: skip
    page = report(store, wanted)
    if str(output) == "-":
        sys.stdout.write(page)
        return
    try:
        output.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigError(f"cannot write {output}: {error.strerror}; choose another file with -o") from error
    if not quiet:
        err.print(f"{output} stands by itself: open it in a browser, print it, mail it", soft_wrap=True)
