"""The command that writes the record out."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import (
    DEFAULT_DB,
    Abroad,
    Another,
    Db,
    Everything,
    Origins,
    Outlet,
    Party,
    Since,
    Statuses,
    Types,
    Until,
    chosen,
    look,
)
from dateline.errors import ConfigError
from dateline.export import FORMATS, TABLES, Text, export, write
from dateline.query import Selection
from dateline.query.parties import party_key
from dateline.store import Store


def export_command(
    output: Annotated[
        str, typer.Option("--output", "-o", help="The file to write, or the FOLDER/; - for standard output.")
    ],
    a: Party = None,
    b: Another = None,
    format_: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(FORMATS)}.")] = "jsonl",
    text: Annotated[
        Text | None,
        typer.Option(help="How much of the articles' own words: jsonl has them in full, the others sentences."),
    ] = None,
    table: Annotated[str | None, typer.Option(help=f"Which table of csv: {', '.join(TABLES)}.")] = None,
    since: Since = None,
    until: Until = None,
    types: Types = None,
    statuses: Statuses = None,
    outlet: Outlet = None,
    origins: Origins = 0,
    abroad: Abroad = False,
    everything: Everything = False,
    by: Annotated[str | None, typer.Option(help="Who said it: a state or an actor.")] = None,
    to: Annotated[str | None, typer.Option(help="To whom.")] = None,
    about: Annotated[str | None, typer.Option(help="A word or phrase in what was said.")] = None,
    db: Db = DEFAULT_DB,
) -> None:
    """The record, or what the filters leave of it, in a format other programs read (docs/exports.md)."""
    store = look(db)
    speaker, hearer = (party_key(store, name) if name else None for name in (by, to))
    wanted = replace(
        chosen(store, (a, b), since, until, types, statuses, outlet, origins, abroad, everything),
        by=speaker, to=hearer, about=about,
    )  # fmt: skip
    if output == "-":
        _print(store, format_, wanted, text, table)
    else:
        write(store, format_, _place(output), wanted, text=text, table=table)


def _place(output: str) -> Path:
    """Give where to write; a name that ends in a slash is a folder, made where it is missing."""
    path = Path(output)
    if output.endswith(("/", os.sep)):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"cannot make the folder {path}: {error.strerror}; choose another with -o") from error
    return path


def _print(store: Store, format_: str, wanted: Selection, text: Text | None, table: str | None) -> None:
    for line in export(store, format_, wanted, text=text, table=table):
        sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
