"""Files to articles as found. In: paths. Out: Raw, or Problem for what could not be read.

Files, folders (searched through), globs, and ``-`` for JSON Lines on standard input. One
article is in memory at a time; what cannot be read is said, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Problem, Raw, problem_at
from dateline.read.archives import read_warc
from dateline.read.feeds import read_feed
from dateline.read.files import Found, find_files, opened
from dateline.read.parquet import read_parquet
from dateline.read.problems import MENDABLE, explain
from dateline.read.rows import read_csv, read_json_lines
from dateline.read.whole import read_page, read_text

READERS = {
    ".html": read_page,
    ".htm": read_page,
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


def read(paths: Sequence[str]) -> Iterator[Raw | Problem]:
    """Give every article under *paths*, files of a folder in the order of their names.

    A path is a file, a folder, a glob, or ``-``. The same pile gives the same ids whatever
    the order of the paths; nothing is given for hidden files and for pictures, styles and
    scripts that lie in a folder.
    """
    for found in find_files(paths, suffixes=frozenset(READERS)):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _read_one(found)


def _read_one(found: Found) -> Iterator[Raw | Problem]:
    try:
        with opened(found) as stream:
            yield from _articles(found, stream)
    except MENDABLE as error:
        yield problem_at(found.locator, explain(error))


def _articles(found: Found, stream: BinaryIO) -> Iterator[Raw | Problem]:
    try:
        yield from READERS[found.suffix](stream, name=found.name, locator=found.locator)
    except InputError as error:
        yield problem_at(found.locator, str(error))
