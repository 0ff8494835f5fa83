"""The record to files other programs read. In: Store, Selection. Out: lines, or files. One format a file.

Doors: `export` for lines, `write` for files; the formats are in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import ConfigError
from dateline.export.chosen import narrows, wants_happenings, wants_utterances
from dateline.export.csv import TABLES, csv_files, csv_lines
from dateline.export.ftm import ftm_lines, ftm_statement_lines
from dateline.export.gdelt import gdelt_lines
from dateline.export.ics import ics_lines
from dateline.export.jsonl import jsonl_lines
from dateline.export.jsonld import jsonld_lines
from dateline.export.parquet import parquet_folder
from dateline.export.polecat import polecat_lines
from dateline.export.rss import rss_lines
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

__all__ = ["FORMATS", "TABLES", "Format", "Text", "export", "format_called", "write"]

Lines = Callable[[Store, Selection | None, Text], Iterator[str]]
Files = Callable[[Store, Selection | None, Text], Iterator[tuple[str, Iterator[str]]]]
Folder = Callable[[Store, Selection | None, Text, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: who writes it, what it is called on the wire, how many words of the articles it holds unless told.

    ``lines`` gives it as one text, ``files`` as several, ``folder`` writes what is no text; one of the first and
    last is there. ``whole``: where no filter narrows it holds the whole record; the others are lists of what
    `timeline` shows. ``acts_alone``: it has no place for what was said.
    """

    media_type: str
    lines: Lines | None = None
    files: Files | None = None
    folder: Folder | None = None
    text: Text = Text.SENTENCES
    whole: bool = False
    acts_alone: bool = False


FORMATS: dict[str, Format] = {
    "jsonl": Format(media_type="application/jsonl", lines=jsonl_lines, text=Text.FULL, whole=True),
    "csv": Format(media_type="text/csv", lines=csv_lines, files=csv_files),
    "parquet": Format(media_type="application/vnd.apache.parquet", folder=parquet_folder, whole=True),
    "gdelt": Format(media_type="text/tab-separated-values", lines=gdelt_lines, acts_alone=True),
    "polecat": Format(media_type="text/tab-separated-values", lines=polecat_lines, acts_alone=True),
    "ftm": Format(media_type="application/json+ftm", lines=ftm_lines, acts_alone=True),
    "ftm-statements": Format(media_type="text/csv", lines=ftm_statement_lines, acts_alone=True),
    "jsonld": Format(media_type="application/ld+json", lines=jsonld_lines, whole=True),
    "rss": Format(media_type="application/rss+xml", lines=rss_lines, acts_alone=True),
    "ics": Format(media_type="text/calendar", lines=ics_lines, acts_alone=True),
}


def export(
    store: Store,
    format_name: str,
    wanted: Selection | None = None,
    *,
    text: Text | None = None,
    table: str | None = None,
) -> Iterator[str]:
    """Give the lines of what *wanted* names in the format *format_name*, line ends included.

    Args:
        store: the record.
        format_name: one of `FORMATS` that is text.
        wanted: the filters; none given, all that the format holds.
        text: how much of the articles' own words; None is as the format has it.
        table: which table of CSV; None is the happenings.

    Raises:
        ConfigError: no such format or table, or one that is not text.
    """
    chosen = format_called(format_name)
    if chosen.lines is None:
        raise ConfigError(f"{format_name} is a folder of files; name one with -o, ending in a slash")
    going = _going(chosen, wanted)
    if format_name == "csv":
        return csv_lines(store, _fitting(going, table or "event"), text or chosen.text, table or "event")
    if table:
        raise ConfigError(f"{format_name} has no tables to choose from; leave out --table, or take --format csv")
    return chosen.lines(store, going, text or chosen.text)


def write(
    store: Store,
    format_name: str,
    path: Path,
    wanted: Selection | None = None,
    *,
    text: Text | None = None,
    table: str | None = None,
) -> None:
    """Write what `export` gives to the file *path*, or, where the format has several files, into the folder *path*.

    Raises:
        ConfigError: no such format or table, or *path* cannot be written.
    """
    chosen = format_called(format_name)
    try:
        if chosen.folder:
            if path.suffix:
                raise ConfigError(f"{format_name} is a folder of files; end its name in a slash: {path.stem}/")
            path.mkdir(parents=True, exist_ok=True)
            chosen.folder(store, _going(chosen, wanted), text or chosen.text, path)
        elif chosen.files and table is None and path.is_dir():
            for name, lines in chosen.files(store, _going(chosen, wanted), text or chosen.text):
                _write(path / name, lines)
        else:
            _write(path, export(store, format_name, wanted, text=text, table=table))
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror}; choose another place with -o") from error


def format_called(name: str) -> Format:
    """Give the format *name*.

    Raises:
        ConfigError: no such format.
    """
    if name not in FORMATS:
        raise ConfigError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _going(chosen: Format, wanted: Selection | None) -> Selection | None:
    """Give what goes out; None is the whole record."""
    wanted = wanted or Selection()
    if chosen.acts_alone:
        _fitting(wanted, "event")
    return None if chosen.whole and not narrows(wanted) else wanted


def _fitting(wanted: Selection | None, table: str) -> Selection | None:
    """Give *wanted* back; refuse filters that leave nothing of *table*."""
    if wanted and table in ("event", "event_mention") and not wants_happenings(wanted):
        raise ConfigError(
            "by, to and about choose what was said, and this format or table holds what was done; "
            "take --format csv --table statement, jsonl, jsonld or parquet"
        )
    if wanted and table in ("statement", "attribution") and not wants_utterances(wanted):
        raise ConfigError("types and statuses choose what was done, and this table holds what was said; leave them out")
    return wanted


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(lines)
