"""Searching articles, statements and events by their words. In: Store, Search. Out: Found, a page of hits.

Where every word is rare enough the best match comes first; where one is common all matches are about as good, ranking
them would mean reading them all, and the newest come first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, select, text

from dateline.errors import ConfigError
from dateline.query.wanted import Term, expression, terms_of, words_of
from dateline.store import Store, schema
from dateline.store.fulltext import KINDS, first_number, key_of

__all__ = ["COUNTED_TO", "Found", "Hit", "Run", "Search", "count", "search", "search_all", "terms_of"]

# How far matches are counted: beyond it "more than 1,000" tells as much.
COUNTED_TO = 1000
# Matches of one word above which nothing is ranked. bm25 counts all matches of each word at every search; on a record
# of a million mentions 10,000 cost some 10 ms (bench/serving.py).
RANKED_TO = 10_000
# A word in the title weighs as much as eight in the text; filters do not count.
RANK = "bm25(8.0, 1.0, 0.0)"
# Words around a match: two lines on a page.
SNIPPET_WORDS = 32
FOUND, LOST = "\2", "\3"  # no text holds these two; should one, a mark is misplaced and nothing else


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; what is left empty does not narrow.

    Args:
        words: as typed: words, "phrases", begin*; all of them must stand there.
        since: first civil day, ISO 8601, or the year or month alone. With a bound, what has no day is not found.
        until: last civil day, likewise, included.
        party: a country code or an actor id: named in an article, party of an event, speaker or addressee.
        outlet: in which it stands.
    """

    words: str
    since: str | None = None
    until: str | None = None
    party: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text, and whether it is what was looked for."""

    words: str
    is_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article, a statement or an event that has the words.

    ``title`` is its title (of a statement: the speaker), ``snippet`` the words around a match.
    """

    kind: str
    id: str
    day: str | None
    precision: str | None
    title: tuple[Run, ...]
    snippet: tuple[Run, ...]
    outlet: str | None
    language: str | None
    articles: int | None
    origins: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of hits of one kind; ``next`` is the cursor of the page behind it, None on the last.

    ``common`` is the word for whose sake the newest come first, None where the best do.
    """

    kind: str
    hits: tuple[Hit, ...]
    next: str | None
    common: str | None


def search(store: Store, wanted: Search, kind: str, *, after: str | None = None, limit: int = 30) -> Found:
    """Give the next *limit* hits of *kind* ("article", "statement", "event") behind the cursor *after*.

    Raises:
        ConfigError: *after* is no cursor.
    """
    terms = terms_of(wanted.words)
    if not terms:
        return Found(kind=kind, hits=(), next=None, common=None)
    with store.reading() as connection:
        common = _common(connection, wanted, terms, kind)
        by_rank = common is None
        place = _read_cursor(after, "best" if by_rank else "newest")
        rows = _rows(connection, wanted, terms, kind, place=place, limit=limit + 1, by_rank=by_rank)
        hits = _hits(connection, kind, rows[:limit])
    following = (place + limit if by_rank else rows[limit - 1]["number"]) if len(rows) > limit else None
    cursor = f"{'best' if by_rank else 'newest'}.{following}" if following is not None else None
    return Found(kind=kind, hits=hits, next=cursor, common=common)


def search_all(store: Store, wanted: Search, kind: str) -> Iterator[Hit]:
    """Give every hit of *kind*, page by page."""
    found = search(store, wanted, kind, limit=200)
    yield from found.hits
    while found.next:
        found = search(store, wanted, kind, after=found.next, limit=200)
        yield from found.hits


def count(store: Store, wanted: Search, kind: str) -> int:
    """Give the number of hits of *kind*, counted to one above COUNTED_TO."""
    terms = terms_of(wanted.words)
    if not terms:
        return 0
    with store.reading() as connection:
        return _count(connection, kind, _match(wanted, terms), _bounds(wanted, kind), most=COUNTED_TO)


def _match(wanted: Search, terms: tuple[Term, ...]) -> str:
    """Give the whole question in FTS5's language."""
    keys = [f"keys: {expression(key)}" for key in _keys(wanted)]
    return " AND ".join(["{title body}: (" + " AND ".join(expression(term) for term in terms) + ")", *keys])


def _keys(wanted: Search) -> list[Term]:
    named = (("party", wanted.party), ("outlet", wanted.outlet))
    return [Term(key_of(what, value), False) for what, value in named if value]


def _bounds(wanted: Search, kind: str) -> tuple[int, int]:
    """Give the numbers between which the days of *wanted* lie."""
    if not (wanted.since or wanted.until):
        return first_number(kind), first_number(kind) + (1 << 48) - 1
    first = date.fromisoformat(f"{wanted.since}-01-01"[:10]) if wanted.since else date.min
    last = _last_day(wanted.until) if wanted.until else date.max - timedelta(days=1)
    return first_number(kind, first), first_number(kind, last + timedelta(days=1)) - 1


def _last_day(until: str) -> date:
    """Give the last day of a day, month or year in ISO 8601."""
    if len(until) == len("2022-05-10"):
        return date.fromisoformat(until)
    year, month = int(until[:4]), int(until[5:7] or 12)
    return date(year, month, 28) if (year, month) == (9999, 12) else _next_month(year, month) - timedelta(days=1)


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _count(connection: Connection, kind: str, match: str, bounds: tuple[int, int], *, most: int) -> int:
    table = f"{kind}_words"
    question = text(
        f"SELECT count(*) FROM (SELECT rowid FROM {table} WHERE {table} MATCH :match "
        "AND rowid BETWEEN :low AND :high LIMIT :most)"
    )
    values = {"match": match, "low": bounds[0], "high": bounds[1], "most": most + 1}
    return int(connection.execute(question, values).scalar_one())


def _common(connection: Connection, wanted: Search, terms: tuple[Term, ...], kind: str) -> str | None:
    """Give the first word, of a phrase too, or the filter that is too common for a ranking."""
    every = (first_number(kind), first_number(kind) + (1 << 48) - 1)
    for shown, match in (
        *((str(word), expression(word)) for term in terms for word in words_of(term)),
        *((wanted.party or wanted.outlet or "", expression(key)) for key in _keys(wanted)),
    ):
        if _count(connection, kind, match, every, most=RANKED_TO) > RANKED_TO:
            return shown
    return None


def _rows(
    connection: Connection, wanted: Search, terms: tuple[Term, ...], kind: str, *, place: int, limit: int, by_rank: bool
) -> list[Mapping[Any, Any]]:
    """Give number, marked title and marked snippet of the matches from *place* on."""
    table = f"{kind}_words"
    low, high = _bounds(wanted, kind)
    order = "AND rank MATCH :rank ORDER BY rank LIMIT :limit OFFSET :place"
    if not by_rank:
        order, high = "ORDER BY rowid DESC LIMIT :limit", min(high, place - 1) if place else high
    question = text(
        f"SELECT rowid AS number, highlight({table}, 0, :found, :lost) AS title, "
        f"snippet({table}, 1, :found, :lost, ' … ', {SNIPPET_WORDS}) AS snippet "
        f"FROM {table} WHERE {table} MATCH :match AND rowid BETWEEN :low AND :high {order}"
    )
    values = {"match": _match(wanted, terms), "low": low, "high": high, "limit": limit, "found": FOUND, "lost": LOST}
    values |= {"rank": RANK, "place": place} if by_rank else {}
    return list(connection.execute(question, values).mappings())


def _read_cursor(after: str | None, order: str) -> int:
    if not after:
        return 0
    named, _, place = after.partition(".")
    if named not in ("best", "newest") or not (place.isascii() and place.isdigit() and len(place) < 19):
        raise ConfigError(f"{after[:40]!r} is not where a page ends; take the address of the next page as it is given")
    return int(place) if named == order else 0


def _hits(connection: Connection, kind: str, rows: list[Mapping[Any, Any]]) -> tuple[Hit, ...]:
    numbered = schema.searchable
    numbers = [row["number"] for row in rows]
    ids = {row.number: row.id for row in connection.execute(select(numbered).where(numbered.c.number.in_(numbers)))}
    table, fields = SHAPES[kind]
    known = {row["id"]: row for row in connection.execute(select(table).where(table.c.id.in_(ids.values()))).mappings()}
    return tuple(
        Hit(kind=kind, id=ids[row["number"]], title=_runs(row["title"]), snippet=_runs(row["snippet"]),
            **fields(known[ids[row["number"]]]))
        for row in rows
        if row["number"] in ids
    )  # fmt: skip


def _runs(marked: str | None) -> tuple[Run, ...]:
    """Give a text with marks as its stretches, spaces and line ends as one space each."""
    runs = []
    for number, piece in enumerate(" ".join((marked or "").split(" ")).split(FOUND)):
        found, _, after = piece.partition(LOST) if number else ("", "", piece)
        runs += [Run(_in_line(found), True), Run(_in_line(after), False)]
    return tuple(run for run in runs if run.words)


def _in_line(words: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in words)


def _article(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"day": row["published"][:10] if row["published"] else None, "precision": row["published_precision"],
            "outlet": row["outlet"], "language": row["language"], "articles": None, "origins": None}  # fmt: skip


def _group(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give the fields of a hit from a statement or an event."""
    return {"day": row["first_day"], "precision": (row["when"] or {}).get("precision"), "outlet": None,
            "language": None, "articles": row["articles"], "origins": row["origins"]}  # fmt: skip


SHAPES: Mapping[str, tuple[Table, Callable[[Mapping[Any, Any]], dict[str, Any]]]] = {
    "article": (schema.article, _article),
    "statement": (schema.statement, _group),
    "event": (schema.event, _group),
}
assert SHAPES.keys() == KINDS.keys()
