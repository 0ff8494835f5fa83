"""Which rows of another's table have a sentence behind them. In: Store, rows. Out: Comparison.

A row is held against the article it names, and no other: the sentence must stand there. It is found
where a mention in that article has the row's states on its sides, the row's type (CAMEO by way of the
crosswalk to PLOVER) and a day no further off than so many days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.compare.addresses import address_key
from dateline.compare.rows import Row
from dateline.query import Selection, TimelineEntry, timeline
from dateline.store import Store, schema
from dateline.store.database import chunks

# Other coders date an act by its article more often than by its sentence: as wide as linking holds two reports
# of one event for one.
DAYS = 3
UNREAL = ("hypothetical", "negated", "denied")

Line = Mapping[str, Any]


class Verdict(StrEnum):
    """What became of a row."""

    HAPPENING = "happening"
    UTTERANCE = "utterance"
    NO_SENTENCE = "no_sentence"
    NO_ARTICLE = "no_article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row and what became of it.

    ``key``: the happening or utterance it is a report of; ``mention`` the sentence that bears it out, and
    ``status`` how that has it. ``why`` says in words what the article has instead, where it has no such sentence.
    """

    row: Row
    verdict: Verdict
    articles: tuple[str, ...] = ()
    key: str | None = None
    mention: str | None = None
    status: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every row with its verdict, and the happenings of the record that have no row.

    ``found`` has, by id, the happenings that rows report; ``missed`` those that none does, as the timeline lists
    them, ``overlooked`` such of them as stand in an article that the table has rows of.
    """

    judged: tuple[Judged, ...]
    found: Mapping[str, TimelineEntry]
    missed: tuple[TimelineEntry, ...]
    overlooked: tuple[TimelineEntry, ...]

    def of(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Give the rows that got *verdict*."""
        return tuple(one for one in self.judged if one.verdict is verdict)

    def groups(self, verdict: Verdict) -> list[tuple[str, tuple[Judged, ...]]]:
        """Give the rows that report one thing together, by its id, most rows first."""
        by_key: dict[str, list[Judged]] = defaultdict(list)
        for one in self.of(verdict):
            by_key[one.key or ""].append(one)
        return sorted(((key, tuple(ones)) for key, ones in by_key.items()), key=lambda pair: (-len(pair[1]), pair[0]))


def compare(store: Store, rows: Sequence[Row], *, days: int = DAYS) -> Comparison:
    """Hold *rows* against the record; *days* is how far a row's day may lie from the sentence's."""
    with store.reading() as connection:
        index = _Index(connection)
        found = [index.articles_of(row) for row in rows]
        named = sorted({article for articles in found for article in articles})
        mentions = _by_article(connection, schema.event_mention, named)
        speeches = _by_article(connection, schema.attribution, named)
    judged = tuple(_judge(row, articles, mentions, speeches, days) for row, articles in zip(rows, found, strict=True))
    reported = {one.key for one in judged if one.verdict is Verdict.HAPPENING}
    cited = {mention["event"] for here in mentions.values() for mention in here}
    every = {entry.id: entry for entry in timeline(store, Selection(everything=True))}
    missed = tuple(entry for entry in timeline(store) if entry.id not in reported)
    return Comparison(
        judged=judged,
        found={key: entry for key, entry in every.items() if key in reported},
        missed=missed,
        overlooked=tuple(entry for entry in missed if entry.id in cited),
    )


class _Index:
    """The articles of a record by address, and by outlet and day."""

    def __init__(self, connection: Connection) -> None:
        article = schema.article.c
        columns = (article.id, article.url, article.external_id, article.outlet, article.published)
        self._by_address: dict[str, list[str]] = defaultdict(list)
        self._by_issue: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in connection.execute(select(*columns).order_by(article.id)):
            for address in {row.url, row.external_id} - {None}:
                self._by_address[address_key(address)].append(row.id)
            if row.outlet and row.published:
                self._by_issue[row.outlet.casefold(), row.published[:10]].append(row.id)

    def articles_of(self, row: Row) -> tuple[str, ...]:
        """Give the articles that *row* may rest on: those at its address, else all of its outlet on its day."""
        if row.url:
            return tuple(self._by_address.get(address_key(row.url), ()))
        if row.outlet and row.published:
            return tuple(self._by_issue.get((row.outlet.casefold(), row.published.isoformat()), ()))
        return ()


def _by_article(connection: Connection, table: Table, articles: list[str]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for part in chunks(articles):
        for row in connection.execute(select(table).where(table.c.article.in_(part)).order_by(table.c.id)).mappings():
            found[row["article"]].append(dict(row))
    return found


def _judge(
    row: Row,
    articles: tuple[str, ...],
    mentions: Mapping[str, list[Line]],
    speeches: Mapping[str, list[Line]],
    days: int,
) -> Judged:
    if not articles:
        return Judged(row=row, verdict=Verdict.NO_ARTICLE)
    here = [mention for article in articles for mention in mentions.get(article, ())]
    pair = [mention for mention in here if _has_pair(row, mention)]
    acts = [mention for mention in pair if row.type == mention["type"] or row.code == mention["cameo"]]
    best = min((m for m in acts if _distance(row, m) <= days), key=lambda m: _order(row, m), default=None)
    if best:
        return Judged(
            row=row, verdict=Verdict.HAPPENING, articles=articles, key=best["event"] or best["id"],
            mention=best["id"], status=best["status"],
        )  # fmt: skip
    said = [speech for article in articles for speech in speeches.get(article, ()) if _speaks(row, speech)]
    if said:
        first = said[0]
        return Judged(
            row=row, verdict=Verdict.UTTERANCE, articles=articles, key=first["statement"] or first["id"],
            mention=first["id"],
        )  # fmt: skip
    return Judged(row=row, verdict=Verdict.NO_SENTENCE, articles=articles, why=_why(row, here, pair, acts))


def _has_pair(row: Row, mention: Line) -> bool:
    """Tell whether *mention* has the states of *row* on its sides; those of an act done together stand on both."""
    if not row.actor and not row.recipient:
        return False
    actors = _countries(mention["actors"])
    recipients = _countries(mention["recipients"])
    if not mention["recipients"]:
        both = Counter(side for side in (row.actor, row.recipient) if side)
        return both <= Counter(party["country"] for party in mention["actors"])
    return (not row.actor or row.actor in actors) and (not row.recipient or row.recipient in recipients)


def _countries(parties: Iterable[Line]) -> set[str]:
    return {party["country"] for party in parties if party["country"]}


def _distance(row: Row, mention: Line) -> int:
    """Give how many days the row's day lies outside the mention's; 0 where either is not known."""
    when = mention["when"]
    if row.day is None or not when or not when["start"]:
        return 0
    start = date.fromisoformat(when["start"])
    last = date.fromordinal(date.fromisoformat(when["end"]).toordinal() - 1) if when["end"] else start
    return max((start - row.day).days, (row.day - last).days, 0)


def _order(row: Row, mention: Line) -> tuple[bool, int, float, str]:
    """Give what to prefer a mention by: a real act, the nearest day, the surest reading."""
    return mention["status"] in UNREAL, _distance(row, mention), -mention["confidence"], mention["id"]


def _speaks(row: Row, speech: Line) -> bool:
    return row.is_speech and row.actor is not None and speech["source_country"] == row.actor


def _why(row: Row, here: list[Line], pair: list[Line], acts: list[Line]) -> str:
    if row.type is None and not row.is_speech:
        return f"{row.code or 'no code'} is no type that PLOVER has"
    if not row.actor and not row.recipient:
        return "the row names no state"
    if acts:
        days = sorted({mention["when"]["start"] for mention in acts if mention["when"]})
        return f"the article has it on {', '.join(days)}"
    if pair:
        return f"of these parties the article has {_counted(mention['type'] for mention in pair)}"
    if here:
        return f"the article has {_counted(_pair_words(mention) for mention in here)}"
    return "no act was read in the article"


def _pair_words(mention: Line) -> str:
    sides: Iterator[str] = ("+".join(sorted(_countries(mention[side]))) or "?" for side in ("actors", "recipients"))
    return f"{mention['type']} {' → '.join(sides)}"


def _counted(words: Iterable[str]) -> str:
    counts = sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(word if n == 1 else f"{word} ({n} times)" for word, n in counts[:6])
