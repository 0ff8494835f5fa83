"""What somebody is quoted to have said, to or about somebody. In: Store, keys of both. Out: Utterances.

Besides the statements of the speaker, quotations that a report relays count: "It said Smith
confirmed its 'firm solidarity'" holds words of Smith's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, and_, exists, func, or_, select

from dateline.knowledge.outlets import OutletTables, load_outlets
from dateline.knowledge.reporting import load_reporting
from dateline.store import schema
from dateline.store.cards import quoted_in
from dateline.store.database import Store, chunks

Spot = tuple[int, int]
Row = Mapping[str, Any]
# A speaker whom the content of a report opens with stands so near its beginning ("that North Korean leader Kim").
OPENING = 40
LENGTHS = {"month": 7, "year": 4}
# What is read of each row: the other columns are JSON as well, and reading them took most of the time.
READ = {
    schema.attribution: ("id", "article", "content", "directness", "source_country", "addressee_actor",
                         "addressee_country", "statement"),
    schema.event_mention: ("id", "article", "actors", "recipients", "evidence_start", "evidence_end", "attribution"),
    schema.article: ("id", "outlet", "text"),
    schema.statement: ("id", "first_day", "when", "origins"),
}  # fmt: skip
NEXT_WORD = re.compile(r"(?:\s+(?:has|have|had|also|again|then|later|once))*\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article that gives words of the speaker, with or without quotation marks."""

    article: str
    text: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement and the words in which the articles give it.

    ``start`` is the first civil day it can be of, ``day`` as much of that as is known ("2022-06"); ISO 8601.
    """

    id: str
    start: str | None
    day: str | None
    origins: int
    words: tuple[Words, ...]


def said_by(store: Store, speaker: str, target: str | None = None) -> list[Utterance]:
    """Give what *speaker* said to or about *target*, by day, undated last; both are country codes or actor ids."""
    with store.reading() as connection:
        found = _own(connection, speaker)
        own = {row["id"] for row in found}
        found += [row for row in _relayed(connection, speaker, own) if row["id"] not in own]
        if target:
            found = _about(connection, found, target)
        texts = _texts(connection, {row["article"] for row in found})
        stated = _rows(connection, schema.statement, "id", {row["statement"] for row in found})
    return _utterances(found, texts, stated)


def said_latest(store: Store, speaker: str, target: str | None, *, days: tuple[str, str], most: int) -> list[Utterance]:
    """Give what the latest *most* statements of *speaker* hold that are to *target* or name it, by day.

    Costs the same however much the speaker said: an index names the statements. What others relay of the speaker, and
    what goes with an act of *target* without naming it, is left out.

    Args:
        store: the record.
        speaker: country code or actor id.
        target: likewise; None for whatever the speaker said.
        days: the first civil day, and one that no later day sorts behind.
        most: statements that are read.
    """
    taken, other = schema.statement_party, schema.statement_party.alias()
    mine = and_(taken.c.party == speaker, taken.c.role == "source", taken.c.day.between(*days))
    question = select(taken.c.statement).where(mine).order_by(taken.c.day.desc(), taken.c.statement)
    if target:
        is_told = and_(other.c.statement == taken.c.statement, other.c.day == taken.c.day)
        named = exists().where(is_told, other.c.party == target, other.c.role.in_(("addressee", "named")))
        question = question.where(named)
    with store.reading() as connection:
        ids = set(connection.execute(question.limit(most)).scalars())
        found = [{**row, "from": 0} for row in _rows(connection, schema.attribution, "statement", ids)]
        texts = _texts(connection, {row["article"] for row in found})
        return _utterances(found, texts, _rows(connection, schema.statement, "id", ids))


def says_more_than(store: Store, speaker: str, number: int) -> bool:
    """Tell whether the record has more than *number* statements of *speaker*."""
    taken = schema.statement_party
    mine = select(taken.c.statement).where(taken.c.party == speaker, taken.c.role == "source").limit(number + 1)
    with store.reading() as connection:
        count = connection.execute(select(func.count()).select_from(mine.subquery())).scalar_one()
    return int(count) > number


def _utterances(rows: Sequence[Row], texts: Mapping[str, Row], stated: Sequence[Row]) -> list[Utterance]:
    statements = {row["id"]: row for row in stated}
    words: dict[str, list[Words]] = defaultdict(list)
    for row in rows:
        words[row["statement"]] += _words(row, texts[row["article"]])
    utterances = [_utterance(statements[key], said) for key, said in words.items() if said]
    return sorted(utterances, key=lambda said: (said.day is None, said.day, said.id))


def _utterance(row: Row, words: Sequence[Words]) -> Utterance:
    start, when = row["first_day"], row["when"] or {}
    day = start[: LENGTHS.get(str(when.get("precision")), 10)] if start else None
    return Utterance(row["id"], start, day, row["origins"], tuple(dict.fromkeys(words)))


def _own(connection: Connection, speaker: str) -> list[dict[str, Any]]:
    """Give the attributions of the statements of *speaker*."""
    statement = schema.statement
    mine = or_(statement.c.source_actor == speaker, statement.c.source_country == speaker)
    ids = set(connection.execute(select(statement.c.id).where(mine)).scalars())
    return [{**row, "from": 0} for row in _rows(connection, schema.attribution, "statement", ids)]


def _relayed(connection: Connection, speaker: str, own: Collection[str]) -> Iterator[dict[str, Any]]:
    """Give the reports whose content opens with *speaker* and a verb of saying, ``from`` where that verb ends.

    Where the same words are an attribution of the speaker's own, that one counts.
    """
    named = _named(connection, speaker)
    texts = _texts(connection, named)
    verbs = load_reporting()
    taken: dict[str, list[Spot]] = defaultdict(list)
    rows = _rows(connection, schema.attribution, "article", set(named))
    for row in rows:
        if row["id"] in own:
            taken[row["article"]] += [(start, end) for start, end in row["content"]]
    for row in rows:
        if not row["statement"] or row["directness"] == "indirect" or row["id"] in own:
            continue
        start, end = row["content"][0]
        for _, mention_end in (spot for spot in named[row["article"]] if start <= spot[0] <= start + OPENING < end):
            verb = NEXT_WORD.match(texts[row["article"]]["text"], mention_end)
            says = verb and verbs.forms.get(verb.group(1).lower()) in verbs.verbs
            if verb and says and not any(_meet((verb.end(), end), spot) for spot in taken[row["article"]]):
                yield {**row, "from": verb.end()}
                break


def _about(connection: Connection, rows: Sequence[dict[str, Any]], target: str) -> list[dict[str, Any]]:
    """Give those of *rows* whose statement is to *target*, names it, or goes with an act in which it takes part."""
    articles = {row["article"] for row in rows}
    named = _named(connection, target, articles)
    acts: dict[str, list[Spot]] = defaultdict(list)
    reported = set()
    for act in _rows(connection, schema.event_mention, "article", articles):
        if any(target in (party["actor"], party["country"]) for party in (*act["actors"], *act["recipients"])):
            acts[act["article"]].append((act["evidence_start"], act["evidence_end"]))
            reported.add(act["attribution"])
    kept = set()
    for row in rows:
        hull = (row["content"][0][0], row["content"][-1][1])
        spots = (*named.get(row["article"], ()), *acts.get(row["article"], ()))
        to = target in (row["addressee_actor"], row["addressee_country"])
        if to or row["id"] in reported or any(_meet(hull, spot) for spot in spots):
            kept.add(row["statement"])
    return [row for row in rows if row["statement"] in kept]


def _named(connection: Connection, key: str, articles: Collection[str] | None = None) -> dict[str, list[Spot]]:
    """Give where each article (of *articles*) names the actor or the country *key*."""
    mention = schema.actor_mention
    columns = (mention.c.article, mention.c.span_start, mention.c.span_end)
    question = select(*columns).where(or_(mention.c.actor == key, mention.c.country == key))
    found: dict[str, list[Spot]] = defaultdict(list)
    for row in connection.execute(question.order_by(mention.c.article, mention.c.span_start)).mappings():
        if articles is None or row["article"] in articles:
            found[row["article"]].append((row["span_start"], row["span_end"]))
    return found


def _words(row: Row, article: Row) -> list[Words]:
    """Give the words of the speaker in an attribution: what is quoted, and all of it where it is in their own voice."""
    found = []
    for start, end in row["content"]:
        text = article["text"][max(start, row["from"]) : end] if end > row["from"] else ""
        is_direct = row["directness"] == "direct"
        found += [Words(row["article"], words, True) for words in ([text] if is_direct else quoted_in(text))]
        if not is_direct and _outlets().speaks_for(article["outlet"], row["source_country"]):
            found.append(Words(row["article"], text, False))
    return [words for words in found if words.text.strip()]


@cache
def _outlets() -> OutletTables:
    return load_outlets()


def _texts(connection: Connection, ids: Collection[str]) -> dict[str, Row]:
    return {row["id"]: row for row in _rows(connection, schema.article, "id", set(ids))}


def _rows(connection: Connection, table: Table, column: str, keys: set[str]) -> list[dict[str, Any]]:
    """Give the rows of *table* whose *column* is one of *keys*, by id."""
    found = []
    columns = [table.c[name] for name in READ[table]]
    for chunk in chunks(sorted(keys)):
        question = select(*columns).where(table.c[column].in_(chunk))
        found += [dict(row) for row in connection.execute(question).mappings()]
    return sorted(found, key=lambda row: str(row["id"]))


def _meet(one: Spot, two: Spot) -> bool:
    return one[0] < two[1] and two[0] < one[1]
