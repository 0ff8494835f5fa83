"""How every table of knowledge is opened: its head checked, its rows given.

A table is a TOML or TSV file under ``knowledge/data``. It opens with source, licence and the
day it was retrieved: ``[head]`` in TOML, ``# source: …`` comment lines in TSV.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.model import text_digest

HEAD = ("source", "licence", "retrieved")


@dataclass(frozen=True, slots=True)
class Head:
    """Where a table comes from, under which licence, and when it was taken; ``digest`` is of the file."""

    name: str
    source: str
    licence: str
    retrieved: str
    digest: str


def data_file(name: str) -> Traversable:
    """Give the file *name* of the package's own tables, such as ``en/events.toml``."""
    return files("dateline.knowledge") / "data" / name


def read_toml(name: str) -> tuple[Head, dict[str, Any]]:
    """Give the head and the content of the TOML table *name*.

    Raises:
        KnowledgeError: not TOML, or without source, licence or day.
    """
    try:
        text = data_file(name).read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{name}: {error}; mend the file or reinstall dateline") from error
    return _head(name, content.pop("head", {}), text), content


def read_tsv(name: str | Path) -> tuple[Head, Iterator[dict[str, str]]]:
    """Give the head and the rows of the TSV table *name*, or of a user's own; empty cells are ``""``.

    Raises:
        KnowledgeError: no such file, or without source, licence or day.
    """
    head, lines = read_rows(name)
    return head, csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def read_rows(name: str | Path) -> tuple[Head, list[str]]:
    """Give the head and the lines of the TSV table *name* as they stand, column names first, for long tables.

    Raises:
        KnowledgeError: no such file, or without source, licence or day.
    """
    try:
        text = (name if isinstance(name, Path) else data_file(name)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        mend = "name another file" if isinstance(name, Path) else "reinstall dateline"
        raise KnowledgeError(f"{name}: {error}; {mend}") from error
    lines = text.splitlines()
    comments = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    head = _head(str(name), dict(part.split(": ", 1) for part in comments if ": " in part), text)
    return head, [line for line in lines if line and not line.startswith("#")]


def _head(name: str, values: dict[str, str], text: str) -> Head:
    missing = [key for key in HEAD if not values.get(key)]
    if missing:
        raise KnowledgeError(f"{name}: its head lacks {', '.join(missing)}; a table says where it comes from")
    source, licence, retrieved = (str(values[key]) for key in HEAD)
    return Head(name, source, licence, retrieved, text_digest(text)[:16])
