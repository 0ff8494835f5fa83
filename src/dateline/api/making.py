"""Articles to findings and records, from Python. In: a text, or paths. Out: Reading, Record. Loads the parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from os import PathLike, fspath
from pathlib import Path

from dateline import __version__
from dateline.api.reading import Reading
from dateline.api.record import Record
from dateline.errors import ArticleError, InputError
from dateline.parse import DEFAULT_MODEL
from dateline.pipeline import Reader, Settings, provenance
from dateline.pipeline import build as build_into
from dateline.read.rows import row_to_raw
from dateline.run import here, in_processes
from dateline.store import open_store

# What a page begins with; a text that merely holds a tag does not.
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|main|article|section|div|h1|p)\b",
    re.I | re.S,
)
Source = str | PathLike[str]


def read_text(
    text: str, *, published: str | date | datetime | None = None, outlet: str | None = None, url: str | None = None,
    title: str | None = None, language: str | None = None, parser: str = DEFAULT_MODEL, all_names: bool = False,
) -> Reading:  # fmt: skip
    """Give what one article says: its attributions, events, figures and times, each with its words.

    The first call of a process loads the parser (about a second).

    Args:
        text: the article's text, or its page's HTML.
        published: the day or moment it came out, ISO 8601; "Tuesday" and "last month" are counted from it.
        outlet: who printed it.
        url: its address.
        title: its headline, where *text* does not begin with it.
        language: ISO 639-1, where it is known.
        parser: another spaCy model: a package or a path.
        all_names: keep names of private people too (docs/responsible-use.md).

    Raises:
        InputError: neither a text nor a title, or a day that cannot be read.
        ArticleError: a text that cannot be worked on.
    """
    moment = published.isoformat() if isinstance(published, date) else published
    fields = {"html" if PAGE.match(text) else "text": text, "title": title, "published": moment, "outlet": outlet,
              "url": url, "language": language}  # fmt: skip
    raw = row_to_raw(fields, name="text", locator="text", row=1)
    outcome = _reader(parser, all_names)([raw])
    if outcome.problems:
        raise ArticleError(outcome.problems[0].message)
    ((article, findings),) = outcome.coded
    if moment and (article.published is None or moment not in article.published.why):
        raise InputError(f"published is {moment!r}; give the day it came out in ISO 8601: 2024-03-05")
    return Reading(article, findings)


def build_record(
    paths: Source | Iterable[Source], db: Source, *, workers: int = 1, parser: str = DEFAULT_MODEL,
    language: str = "en", all_names: bool = False, progress: Callable[[int], None] = lambda done: None,
) -> Record:  # fmt: skip
    """Read every article under *paths* into the record *db*, made where it is missing, and give it, open.

    Safe to run again: what is known is skipped. What could not be read is counted under ``problem``.

    Args:
        paths: files, folders (searched through) or globs, one or several.
        db: the record, one SQLite file.
        workers: processes that read; more than one needs ``if __name__ == "__main__":`` around the call in a script.
        parser: another spaCy model: a package or a path.
        language: of texts too short to tell.
        all_names: keep names of private people too (docs/responsible-use.md).
        progress: is told how many inputs are done.

    Raises:
        StoreError: *db* cannot be written.
        InputError: the record has no article, since none could be read.
    """
    several = [paths] if isinstance(paths, str | PathLike) else paths
    store = open_store(Path(db), create=True)
    store.note(provenance(__version__))
    settings = Settings(parser=parser, pile_language=language, all_names=all_names)
    run = here if workers == 1 else in_processes(workers)
    summary = build_into([fspath(path) for path in several], store, settings, run=run, progress=progress)
    if not summary.record["article"]:
        store.close()
        raise InputError("; ".join(f"{problem.locator}: {problem.message}" for problem in summary.problems[:3]))
    return Record(store)


@cache
def _reader(parser: str, all_names: bool) -> Reader:
    return Reader(Settings(parser=parser, all_names=all_names), frozenset())
