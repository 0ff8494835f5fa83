"""Paths to the files they stand for. In: files, folders, globs. Out: Found, or Problem."""

from __future__ import annotations

import glob
import gzip
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from dateline.model import Problem, problem_at
from dateline.read.problems import explain

STDIN = "-"

# What lies beside saved pages and is clearly no article.
BESIDE = re.compile(
    r"\.(bmp|css|db|eot|gif|ico|jpe?g|js|lnk|log|map|mjs|mp[34]|otf|png|py|sh|sqlite|svg|tiff?|toml|ttf|url|wav"
    r"|web[mp]|woff2?|ya?ml)$",
    re.IGNORECASE,
)
BESIDE_NAMES = frozenset({"desktop.ini", "thumbs.db", "license", "licence", "makefile", "notice"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, the suffix that says how, and whether it is compressed."""

    locator: str
    name: str
    suffix: str
    is_compressed: bool


def find_files(paths: Sequence[str], *, suffixes: frozenset[str]) -> Iterator[Found | Problem]:
    """Give the files under *paths* that have one of *suffixes* (``.gz`` may follow it)."""
    for path in paths:
        if path == STDIN:
            yield Found(STDIN, "standard input", ".jsonl", False)
        elif Path(path).is_dir():
            yield from _in_folder(path, suffixes)
        elif not Path(path).exists() and glob.has_magic(path):
            yield from _matching(path, suffixes)
        else:
            yield _found(path, suffixes)


@contextmanager
def opened(found: Found) -> Iterator[BinaryIO]:
    """Give the bytes of a file as a stream, unpacked where it is compressed."""
    if found.locator == STDIN:
        yield sys.stdin.buffer
    elif found.is_compressed:
        with gzip.open(found.locator, "rb") as stream:
            yield cast("BinaryIO", stream)
    else:
        with Path(found.locator).open("rb") as stream:
            yield stream


def _matching(pattern: str, suffixes: frozenset[str]) -> Iterator[Found | Problem]:
    hits = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    if not hits:
        yield problem_at(pattern, "no file matches this pattern; check the spelling, and quote it for the shell")
    for hit in hits:
        if Path(hit).is_dir():
            yield from _in_folder(hit, suffixes)
        elif not _is_beside(hit):
            yield _found(hit, suffixes)


def _in_folder(folder: str, suffixes: frozenset[str]) -> Iterator[Found | Problem]:
    troubles: list[OSError] = []
    is_empty = True
    for where, folders, names in os.walk(folder, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not _is_beside(name):
                is_empty = False
                yield _found(os.path.join(where, name), suffixes)  # noqa: PTH118  pathlib would drop a leading "./"
        is_empty = is_empty and not troubles
        yield from _unreadable(troubles)
    is_empty = is_empty and not troubles
    yield from _unreadable(troubles)
    if is_empty:
        yield problem_at(folder, f"nothing to read in this folder; put in files named {_kinds(suffixes)}")


def _unreadable(troubles: list[OSError]) -> Iterator[Problem]:
    while troubles:
        error = troubles.pop(0)
        yield problem_at(str(error.filename), explain(error))


def _is_beside(path: str) -> bool:
    name = Path(path).name
    return name.startswith(".") or name.lower() in BESIDE_NAMES or bool(BESIDE.search(name))


def _found(path: str, suffixes: frozenset[str]) -> Found | Problem:
    name = Path(path).name
    is_compressed = name.lower().endswith(".gz")
    suffix = Path(name[:-3] if is_compressed else name).suffix.lower()
    if not Path(path).exists():
        return problem_at(path, "no such file or folder; check the spelling")
    if not Path(path).is_file():
        return problem_at(path, "not a plain file; name a file or a folder, or - for standard input")
    if suffix not in suffixes:
        named = f"files named {suffix}" if suffix else "files without a suffix"
        return problem_at(path, f"{named} are not read; these are: {_kinds(suffixes)}")
    return Found(path, name, suffix, is_compressed)


def _kinds(suffixes: frozenset[str]) -> str:
    return f"{' '.join(sorted(suffixes))} (also .gz)"
