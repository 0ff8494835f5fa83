"""People's judgements: kept, never edited. In: Judgement. Out: those that stand, and the names they give.

A judgement is undone by another that names it, so the list only grows; forgetting alone takes from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from dateline.knowledge.names import bare
from dateline.model import Judgement, article_hash, digest, forgotten_forms, name_hash
from dateline.store import schema
from dateline.store.rows import Row

COLUMNS = ("id", "verdict", "left", "right", "by", "at")
NAMED = ("name", "actor", "kind", "country", "sector")


def all_judgements(connection: Connection) -> list[Judgement]:
    """Give every judgement ever made, the oldest first."""
    judgement = schema.judgement
    question = select(judgement).order_by(judgement.c.at, judgement.c.id)
    return [Judgement(**row) for row in connection.execute(question).mappings()]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Give the judgements that nobody has undone, in their order; an undoing is itself not undone: judge again."""
    every = list(judgements)
    undone = {judgement.left for judgement in every if judgement.verdict == "undo"}
    return [judgement for judgement in every if judgement.verdict != "undo" and judgement.id not in undone]


def keep(connection: Connection, judgements: Sequence[Judgement]) -> int:
    """Add what is not kept yet and names nothing forgotten; give how many came in."""
    hashes = set(connection.execute(select(schema.forgotten.c.hash)).scalars())
    known = {judgement.id for judgement in all_judgements(connection)}
    refused = {j.id for j in judgements if _names(j, hashes) or _names_forgotten(j, hashes)}
    refused |= {j.id for j in judgements if j.left in refused}
    fresh = {j.id: j for j in judgements if j.id not in known | refused}
    if fresh:
        rows = [{name: getattr(j, name) for name in COLUMNS} for j in fresh.values()]
        connection.execute(insert(schema.judgement), rows)
        connection.execute(schema.meta.update().where(schema.meta.c.key == "linked").values(value="no"))
    return len(fresh)


def drop_judgements(connection: Connection, *, ids: Collection[str] = (), hashes: Collection[str] = ()) -> None:
    """Take out every judgement that names one of *ids* or a name with one of *hashes*, and what undid it."""
    every = all_judgements(connection)
    gone = {j.id for j in every if j.left in ids or j.right in ids or _names(j, hashes)}
    gone |= {j.id for j in every if j.verdict == "undo" and j.left in gone}
    for key in sorted(gone):
        connection.execute(delete(schema.judgement).where(schema.judgement.c.id == key))


def mentions_in(connection: Connection, article_id: str) -> set[str]:
    """Give the ids of the mentions of an article that a judgement can name."""
    tables = (schema.event_mention, schema.attribution)
    questions = [select(table.c.id).where(table.c.article == article_id) for table in tables]
    return {key for question in questions for key in connection.execute(question).scalars()}


def _names(judgement: Judgement, hashes: Collection[str]) -> bool:
    """Tell whether a judgement holds a forgotten name: the one it gives, or its author's."""
    words = [judgement.by, *([judgement.right or ""] if judgement.verdict == "actor" else [])]
    return any(name_hash(text) in hashes or forgotten_forms(text, hashes) for text in words)


def _names_forgotten(judgement: Judgement, hashes: Collection[str]) -> bool:
    """Tell whether a judgement is on a mention or an actor that was forgotten."""
    return any(article_hash(key) in hashes for key in (judgement.left, judgement.right or ""))


# -- other names --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Renaming:
    """What stands in the place of an actor, by the actor's id or by that of a mention (its source or only actor)."""

    names: Mapping[str, Row]

    def party(self, mention: Row | None, key: str = "") -> Row | None:
        """Give an actor mention, or the row of one, under the name it was judged to have; *key* is its mention's id."""
        if mention is None:
            return None
        other = self.names.get(key) or self.names.get(mention["actor"] or "")
        return {**mention, **_filled(other, mention), "sure": True} if other else mention

    def speech(self, row: Row) -> Row:
        """Give an attribution row with its parties so named."""
        if not self.names:
            return row
        via = [self.party(mention) for mention in row["via"]]
        source, addressee = self.party(row["source"], row["id"]), self.party(row["addressee"])
        return {**row, "source": source, "addressee": addressee, "via": via}

    def event(self, row: Row) -> Row:
        """Give an event mention row with its parties so named."""
        if not self.names:
            return row
        own = row["id"] if len(row["actors"]) == 1 else ""
        actors = [self.party(mention, own) for mention in row["actors"]]
        return {**row, "actors": actors, "recipients": [self.party(mention) for mention in row["recipients"]]}


def renaming(connection: Connection) -> Renaming:
    """Give the names that the judgements that stand give; the latest word on one id counts."""
    judged = {j.left: j.right for j in standing(all_judgements(connection)) if j.verdict == "actor" and j.right}
    known = _known(connection, judged.values()) if judged else {}
    others = {left: known[name] for left, name in judged.items()}
    return Renaming({left: _last(fields, others) for left, fields in others.items()})


def renamed_mentions(connection: Connection) -> list[Row]:
    """Give all rows of actor mentions, each under the name that judgements give it."""
    names = renaming(connection)
    rows = [dict(row) for row in connection.execute(select(schema.actor_mention)).mappings()]
    if not names.names:
        return rows
    places = _places(connection, names.names)
    keys = [places.get((row["article"], row["span_start"], row["span_end"]), "") for row in rows]
    return [names.party(row, key) or row for row, key in zip(rows, keys, strict=True)]


def _places(connection: Connection, keys: Collection[str]) -> dict[tuple[str, int, int], str]:
    """Give where the judged source or only actor of each mention of *keys* stands."""
    found = {}
    for table in (schema.attribution, schema.event_mention):
        for row in connection.execute(select(table).where(table.c.id.in_(keys))).mappings():
            parties = [row["source"]] if table is schema.attribution else row["actors"]
            if len(parties) == 1 and parties[0] and parties[0]["span"]:
                found[(row["article"], *parties[0]["span"])] = row["id"]
    return found


def _known(connection: Connection, names: Iterable[str]) -> dict[str, Row]:
    """Give for each name what the record knows of an actor called so; of several the first by id."""
    mention = schema.actor_mention
    columns = [mention.c[name] for name in NAMED]
    rows = [dict(row) for row in connection.execute(select(*columns).distinct()).mappings()]
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: tuple(str(row[name] or "~") for name in ("actor", "country", "sector"))):
        found.setdefault(bare(row["name"]), row)
    return {name: found.get(bare(name)) or _unknown(name) for name in names}


def _unknown(name: str) -> Row:
    return {"name": name, "actor": digest("actor", "judged", bare(name)), "kind": None, "country": None, "sector": None}


def _filled(other: Row, mention: Row) -> Row:
    """Give *other*, an actor the record did not know, with what is known of *mention*."""
    if other["kind"]:
        return {name: other[name] for name in NAMED}
    return {"name": other["name"], "actor": other["actor"]} | {name: mention[name] for name in NAMED[2:]}


def _last(fields: Row, others: Mapping[str, Row]) -> Row:
    """Follow one new name to the next, each once."""
    seen: set[str] = set()
    while fields["actor"] in others and fields["actor"] not in seen:
        seen.add(fields["actor"])
        fields = others[fields["actor"]]
    return fields


def touching(connection: Connection, ids: Collection[str]) -> list[dict[str, Any]]:
    """Give the judgements that name one of *ids*, each with whether it stands, the oldest first."""
    judgement = schema.judgement
    every = all_judgements(connection)
    stands = {j.id for j in standing(every)}
    question = select(judgement).where(or_(judgement.c.left.in_(ids), judgement.c.right.in_(ids)))
    rows = connection.execute(question.order_by(judgement.c.at, judgement.c.id)).mappings()
    return [{**row, "stands": row["id"] in stands} for row in rows]
