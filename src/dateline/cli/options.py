"""Options that several commands share, and how they open a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import console
from dateline.model import Status
from dateline.query import Selection
from dateline.query.given import day_given, types_given
from dateline.query.parties import party_key
from dateline.store import Store, open_store

Db = Annotated[Path, typer.Option("--db", help="The record, one SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only, or nothing but errors.")]


def _day(option: typer.CallbackParam, words: str | None) -> str | None:
    return day_given(words, f"--{option.name}")


Since = Annotated[str | None, typer.Option(callback=_day, help="First day: 2022, 2022-05 or 2022-05-10.")]
Until = Annotated[str | None, typer.Option(callback=_day, help="Last day, likewise; included.")]
Party = Annotated[str | None, typer.Argument(help="A state (name, code or demonym) or an actor.")]
Another = Annotated[str | None, typer.Argument(help="Another.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type, such as CONSULT; may be given again.")
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(
        "--status", metavar="STATUS", help=f"May be given again: {', '.join(status.value for status in Status)}."
    ),
]
Outlet = Annotated[str | None, typer.Option(help="With a report in this outlet.")]
Origins = Annotated[int, typer.Option(min=0, help="With at least so many independent sources.")]
Abroad = Annotated[bool, typer.Option("--abroad", help="Only acts across a border: of two countries or more.")]
Everything = Annotated[
    bool,
    typer.Option(
        "--all", help="Also acts told as history, as hypothetical or as not having happened, and doubtful readings."
    ),
]
DEFAULT_DB = Path("dateline.db")


def look(db: Path) -> Store:
    """Give the record in *db*; say so where its last build did not end."""
    store = open_store(db)
    if not store.is_linked():
        console.err.print("the last build did not end: happenings and statements are not linked; run build again")
    return store


def chosen(
    store: Store, parties: tuple[str | None, ...], since: str | None, until: str | None, types: list[str] | None,
    statuses: list[Status] | None, outlet: str | None, origins: int, abroad: bool, everything: bool,
) -> Selection:  # fmt: skip
    """Give the filters of happenings as the record knows them.

    Raises:
        ConfigError: a party that the record does not know, or a type that PLOVER does not have.
    """
    return Selection(
        parties=tuple(dict.fromkeys(party_key(store, name) for name in parties if name)), since=since, until=until,
        types=types_given(types or ()), statuses=tuple(status.value for status in statuses or ()), outlet=outlet,
        origins=origins, abroad=abroad, everything=everything,
    )  # fmt: skip
