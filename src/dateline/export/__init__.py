"""The record to files other programs read. In: Store, Selection. Out: lines, or files. One format a file.

Doors: `export` for lines, `write` for files; the formats are in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.export.chosen import narrows
from dateline.export.jsonl import jsonl_lines
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

Lines = Callable[[Store, Selection | None, Text], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: who writes it, what it is called on the wire, how many words of the articles it holds unless told.

    ``whole``: where no filter narrows it holds the whole record; the others are lists of what `timeline` shows.
    """

    lines: Lines
    media_type: str
    text: Text = Text.SENTENCES
    whole: bool = False


FORMATS: dict[str, Format] = {
    "jsonl": Format(lines=jsonl_lines, media_type="application/jsonl", text=Text.FULL, whole=True),
}


def export(
    store: Store, format_name: str, wanted: Selection | None = None, *, text: Text | None = None
) -> Iterator[str]:
    """Give the lines of what *wanted* names in the format *format_name*, line ends included.

    Raises:
        ConfigError: no such format.
    """
    chosen = format_called(format_name)
    wanted = wanted or Selection()
    whole = chosen.whole and not narrows(wanted)
    return chosen.lines(store, None if whole else wanted, text or chosen.text)


def format_called(name: str) -> Format:
    """Give the format *name*.

    Raises:
        ConfigError: no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
