"""The record on disk. In: articles and findings. Out: cards to link, rows to show. Door: `open_store`.

One SQLite file in WAL mode: a reader and a writer work at once, and any SQLite tool opens it.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.errors import StoreError
from dateline.store.database import Store, compact_json, guarded
from dateline.store.mending import create as create_tables
from dateline.store.mending import mend
from dateline.store.schema import SCHEMA_VERSION, meta

__all__ = ["Store", "open_store"]


def open_store(path: Path, *, create: bool = False) -> Store:
    """Give the record in the file *path*.

    Args:
        path: the SQLite file.
        create: make the file and its tables where it is missing.

    A record of an older version is mended in place, once.

    Raises:
        StoreError: no such file, not a dateline record, of a newer version, locked, or the disk is full.
    """
    if not create and not path.exists():
        raise StoreError(f"there is no record at {path}; make one with: dateline build INPUT... --db {path}")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} to keep the record in; make it, or choose another --db")
    engine = create_engine(f"sqlite:///{path}", json_serializer=compact_json)
    event.listen(engine, "connect", _set_up)
    with guarded(path):
        _check(engine, path, create=create)
    return Store(engine, path)


def _set_up(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own connection, which SQLAlchemy leaves untyped
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "busy_timeout=5000",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _check(engine: Engine, path: Path, *, create: bool) -> None:
    try:
        with engine.connect() as connection:
            tables = set(connection.dialect.get_table_names(connection))
            if not tables and create:
                create_tables(connection)
                connection.commit()
                return
            version = (
                connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
                if "meta" in tables
                else None
            )
    except OperationalError:
        raise
    except DatabaseError as error:
        raise StoreError(f"{path} is not a dateline record ({error.orig}); choose another --db") from error
    if version is None:
        raise StoreError(f"{path} is a database, but not a dateline record; choose another --db")
    if int(version) > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer dateline (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update dateline, or build the articles into a new --db"
        )
    if int(version) < SCHEMA_VERSION:
        with engine.connect() as connection:
            mend(connection)
            connection.commit()
