"""Who carries the news, and on whom they lean. In: Store. Out: SourceRows; for one outlet, whose words it passes on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

from dateline.query.pages.reports import Paper, paper_of
from dateline.query.pages.trails import full_name
from dateline.store import Store, schema

LEANS = 5  # named of each outlet
LATEST = 2000  # articles of one outlet that are looked through for whose words they pass on
SHOWN = 40

Name = str | None


@dataclass(frozen=True, slots=True)
class Lean:
    """Somebody an outlet leans on: ``how`` is copies, credits or quotes; in how many of its articles or reports."""

    how: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """An outlet, None where articles name none: how many articles, and what became of them.

    ``first`` counts happenings of which it has the earliest report; ``copies`` its articles that copy another outlet's,
    ``copied`` those of others that copy it; ``since`` and ``until`` are the days of its first and last article.
    """

    outlet: Name
    articles: int
    first: int
    copies: int
    copied: int
    since: Name
    until: Name
    leans: tuple[Lean, ...]


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet: its row, whose words its latest articles pass on, its latest articles."""

    row: SourceRow
    passes_on: tuple[Lean, ...]
    papers: tuple[Paper, ...]


def sources(store: Store) -> tuple[SourceRow, ...]:
    """Give every outlet of the record, that of most articles first.

    Counted once for each state of the record: it is the one look that reads every article's row.
    """
    files = (store.path, store.path.with_name(store.path.name + "-wal"))
    stamp = tuple(path.stat().st_mtime_ns for path in files if path.exists())
    return _counted(store, stamp)


def outlet_page(store: Store, outlet: str) -> OutletPage | None:
    """Give what the record has of *outlet*, None where it has nothing."""
    row = next((row for row in sources(store) if row.outlet == outlet), None)
    if row is None:
        return None
    article = schema.article
    mine = select(article).where(article.c.outlet == outlet).order_by(article.c.published.desc(), article.c.id)
    with store.reading() as connection:
        papers = tuple(paper_of(dict(found)) for found in connection.execute(mine.limit(SHOWN)).mappings())
        return OutletPage(row, _passed_on(connection, outlet), papers)


@lru_cache(maxsize=2)
def _counted(store: Store, stamp: tuple[int, ...]) -> tuple[SourceRow, ...]:
    article = schema.article
    day = func.substr(article.c.published, 1, 10)
    with store.reading() as connection:
        base = select(article.c.outlet, func.count(), func.min(day), func.max(day)).group_by(article.c.outlet)
        copies, copied = _copies(connection)
        credited = _known(_pairs(connection, _credits()))
        first = _first(connection)
        rows = [
            SourceRow(
                outlet=outlet, articles=count, first=first.get(outlet, 0), copies=copies[outlet].total(),
                copied=copied[outlet], since=since, until=until,
                leans=(*_leans("copies", copies[outlet]), *_leans("credits", credited[outlet])),
            )
            for outlet, count, since, until in connection.execute(base)
        ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-row.articles, row.outlet or "~")))


def _copies(connection: Connection) -> tuple[dict[Name, Counter[Name]], Counter[Name]]:
    """Give whom each outlet copies, and how often each is copied; an outlet that runs a text twice does not count."""
    article, original, link = schema.article, schema.article.alias(), schema.link
    # By the links: in an article's row `copy_of` lies behind the text, and reading past 300,000 texts took six seconds.
    question = (
        select(article.c.outlet, original.c.outlet, func.count())
        .select_from(link)
        .join(article, article.c.id == link.c.left)
        .join(original, original.c.id == link.c.right)
        .where(link.c.relation == "copy_of")
        .group_by(article.c.outlet, original.c.outlet)
    )
    pairs = _pairs(connection, question)
    copied: Counter[Name] = Counter()
    for outlet, names in pairs.items():
        if outlet is not None:
            del names[outlet]
        copied += names
    return pairs, copied


def _credits() -> Select[Any]:
    article = schema.article
    credited = article.c.agency.is_not(None) & article.c.agency.is_distinct_from(article.c.outlet)
    # Not by the index on outlets, in whose order 300,000 rows lie all over the file.
    outlet = article.c.outlet.concat("")
    return select(outlet, article.c.agency, func.count()).where(credited).group_by(outlet, article.c.agency)


def _pairs(connection: Connection, question: Select[Any]) -> dict[Name, Counter[Name]]:
    found: dict[Name, Counter[Name]] = defaultdict(Counter)
    for outlet, other, count in connection.execute(question):
        found[outlet][other] += count
    return found


def _known(credited: dict[Name, Counter[Name]]) -> dict[Name, Counter[Name]]:
    """Give the credits with each wire under its full name, whether a text has AP or Associated Press."""
    found: dict[Name, Counter[Name]] = defaultdict(Counter)
    for outlet, names in credited.items():
        for name, count in names.items():
            found[outlet][full_name(name) if name else name] += count
        if outlet is not None:
            del found[outlet][full_name(outlet)]
    return found


def _first(connection: Connection) -> Mapping[Name, int]:
    """Give how many happenings each outlet has the first report of: a happening bears the id of its first mention."""
    question = text(
        "SELECT article.outlet, count(*) FROM event JOIN event_mention ON event_mention.id = substr(event.id, 2) "
        "JOIN article ON article.id = event_mention.article GROUP BY article.outlet"
    )
    return {row[0]: row[1] for row in connection.execute(question)}


def _passed_on(connection: Connection, outlet: str) -> tuple[Lean, ...]:
    """Give the media and agencies through which what is said comes to the latest articles of *outlet*."""
    question = text(
        "SELECT json_extract(passed.value, '$.name'), count(*) FROM (SELECT id FROM article WHERE outlet = :outlet "
        "ORDER BY published DESC, id LIMIT :latest) AS mine JOIN attribution ON attribution.article = mine.id, "
        "json_each(attribution.via) AS passed WHERE json_extract(passed.value, '$.name') <> :outlet "
        "GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    found = connection.execute(question, {"outlet": outlet, "latest": LATEST})
    return tuple(Lean("quotes", name, count) for name, count in found if name)


def _leans(how: str, names: Counter[Name]) -> tuple[Lean, ...]:
    row = sorted(((name, count) for name, count in names.items() if name), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Lean(how, name, count) for name, count in row[:LEANS])
