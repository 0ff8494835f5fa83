"""Parquet, with the columns of JSON Lines. In: bytes. Out: Raw, or Problem for a bad row.

Read by pyarrow, the reference implementation; it is large, so it comes with an extra.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any, BinaryIO

from dateline.errors import InputError
from dateline.model import Problem, Raw, problem_at
from dateline.read.rows import CONTENT, FIELDS, row_to_raw

# Rows in memory at a time.
BATCH = 256


def read_parquet(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give one article a row of *stream*; columns that are not known are passed over.

    Raises:
        InputError: not a Parquet file, no column that could hold an article, or pyarrow is not installed.
    """
    table = _opened(stream)
    columns = [column for column in table.schema_arrow.names if column in FIELDS]
    if not set(columns) & set(CONTENT):
        raise InputError(f"no column named {', '.join(CONTENT)}; name the columns: {' '.join(FIELDS)}")
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=columns):
        for values in batch.to_pylist():
            number += 1
            try:
                yield row_to_raw(_plain(values), name=name, locator=f"{locator}:{number}", row=number)
            except InputError as error:
                yield problem_at(f"{locator}:{number}", str(error))


def _opened(stream: BinaryIO) -> Any:
    try:
        pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise InputError('Parquet needs pyarrow; install it with: pip install "dateline-record[tables]"') from error
    try:
        return parquet.ParquetFile(stream)
    except pyarrow.ArrowInvalid as error:
        raise InputError("not a sound Parquet file; write it again") from error


def _plain(values: Mapping[str, Any]) -> dict[str, object]:
    """Give the row with dates as ISO 8601 text."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
