"""Options that several commands share, and how they open a record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import console
from dateline.store import Store, open_store

Db = Annotated[Path, typer.Option("--db", help="The record, one SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print ids only, or nothing but errors.")]
Since = Annotated[str | None, typer.Option(help="First day: 2022, 2022-05 or 2022-05-10.")]
Until = Annotated[str | None, typer.Option(help="Last day, likewise; included.")]
DEFAULT_DB = Path("dateline.db")


def look(db: Path) -> Store:
    """Give the record in *db*; say so where its last build did not end."""
    store = open_store(db)
    if not store.is_linked():
        console.err.print("the last build did not end: happenings and statements are not linked; run build again")
    return store
