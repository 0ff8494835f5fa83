"""The record to files other programs read. In: Store. Out: lines. One format a file.

Door: `export`; the formats are in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.errors import ConfigError
from dateline.export.jsonl import jsonl_lines
from dateline.store import Store

FORMATS: dict[str, Callable[[Store], Iterator[str]]] = {"jsonl": jsonl_lines}


def export(store: Store, format_name: str) -> Iterator[str]:
    """Give the lines of the whole record in the format *format_name*, line ends included.

    Raises:
        ConfigError: no such format.
    """
    if format_name not in FORMATS:
        raise ConfigError(f"there is no format {format_name!r}; choose one of {', '.join(sorted(FORMATS))}")
    return FORMATS[format_name](store)
