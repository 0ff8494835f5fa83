"""A person's word on the record. In: Store, ids as printed, a file's lines. Out: Judgements, kept.

Judgements name mentions, never groups: the id of a group stands for its mentions. Whoever
keeps a judgement links the record anew afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.errors import InputError, StoreError
from dateline.model import Judgement, digest
from dateline.store import Store, schema
from dateline.store.judging import all_judgements, keep

VERDICTS = ("same", "apart", "wrong", "actor", "undo")
PAIRED = ("same", "apart", "actor")
# What an id may name, and the column that holds a group's mentions.
GROUPS = ((schema.event, "mentions"), (schema.statement, "attributions"))
MENTIONS = (schema.event_mention, schema.attribution)
SHORTEST_PREFIX = 4


def judge_pair(store: Store, verdict: str, left: str, right: str, *, by: str, at: datetime) -> list[Judgement]:
    """Keep that two mentions are the *same* happening or utterance or are *apart*; a group stands for its first one.

    Raises:
        StoreError: an id that names no mention, one mention twice, or an act and an utterance.
    """
    (one_kind, one), (two_kind, two) = (_first(store, key) for key in (left, right))
    if one_kind != two_kind:
        raise StoreError(f"{left} is an {one_kind} and {right} an {two_kind}; judge two of one kind")
    if one == two:
        raise StoreError(f"{left} and {right} name one mention, {one}; give two (`show` lists those of a group)")
    first, second = sorted((one, two))
    return _kept(store, [(verdict, first, second)], by=by, at=at)


def judge_wrong(store: Store, key: str, *, by: str, at: datetime) -> list[Judgement]:
    """Keep that a mention, or every mention of a group, was read wrongly: it stays stored, but in no group or look."""
    _, mentions = _mentions(store, key)
    return _kept(store, [("wrong", mention, None) for mention in mentions], by=by, at=at)


def judge_actor(store: Store, key: str, name: str, *, by: str, at: datetime) -> list[Judgement]:
    """Keep that an actor, the source of an attribution, or the only actor of an event mention is called *name*.

    Raises:
        StoreError: an id that names none of them, or an event mention of several actors.
    """
    if not name.strip():
        raise StoreError("a judgement on an actor needs a name; give it after the id")
    with store.reading() as connection:
        actor = _find(connection, key, (schema.actor,))
    if actor:
        return _kept(store, [("actor", actor[1]["id"], name.strip())], by=by, at=at)
    kind, mentions = _mentions(store, key)
    if kind == "act":
        _check_single(store, key, mentions)
    return _kept(store, [("actor", mention, name.strip()) for mention in mentions], by=by, at=at)


def undo(store: Store, key: str, *, by: str, at: datetime) -> list[Judgement]:
    """Keep that the judgement *key* no longer stands.

    Raises:
        StoreError: no such judgement, or it is itself an undoing.
    """
    with store.reading() as connection:
        found = _find(connection, key, (schema.judgement,))
    if not found:
        raise StoreError(f"no judgement has the id {key!r}; take one from `judge list`")
    if found[1]["verdict"] == "undo":
        raise StoreError(f"{key} is itself an undoing; judge {found[1]['left']} anew instead")
    return _kept(store, [("undo", found[1]["id"], None)], by=by, at=at)


def take_in(store: Store, lines: Iterable[str], *, where: str) -> tuple[int, int]:
    """Keep the judgements among *lines* of an export; give how many were new, and how many there were.

    Those on mentions that the record does not hold are kept too, and wait for their article.

    Raises:
        InputError: a line that is not JSON, or not a judgement as docs/record.md has it; *where* names the file.
    """
    found = []
    for number, line in enumerate(lines, 1):
        value = _json(line, f"{where}, line {number}") if line.strip() else {"kind": "none"}
        if value.get("kind") == "judgement":
            found.append(_read(value, f"{where}, line {number}"))
    with store.writing() as connection:
        return keep(connection, found), len(found)


def as_line(judgement: Judgement) -> str:
    """Give the line of *judgement*, as the whole export has it."""
    names = ("id", "verdict", "left", "right", "by", "at")
    value = {"kind": "judgement", **{name: getattr(judgement, name) for name in names}}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kept(store: Store, words: list[tuple[str, str, str | None]], *, by: str, at: datetime) -> list[Judgement]:
    with store.writing() as connection:
        moment = _after(all_judgements(connection), at)
        made = [judgement(verdict, left, right, by=by, at=moment) for verdict, left, right in words]
        if not keep(connection, made):
            raise StoreError(f"{words[0][2]!r} or {by!r} was forgotten; what was forgotten cannot come back")
    return made


def judgement(verdict: str, left: str, right: str | None, *, by: str, at: str) -> Judgement:
    """Give the judgement, its id made of all of it."""
    key = digest("judgement", verdict, left, right or "", by, at)
    return Judgement(id=key, verdict=verdict, left=left, right=right, by=by, at=at)


def _after(made: list[Judgement], at: datetime) -> str:
    """Give *at* in UTC seconds, moved behind the last judgement: the latest word counts, and a second holds many."""
    last = max((j.at for j in made), default="")
    now = at.astimezone(UTC).replace(microsecond=0)
    if last and now <= datetime.fromisoformat(last) < now + timedelta(minutes=1):
        now = datetime.fromisoformat(last) + timedelta(seconds=1)
    return _utc(now)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _first(store: Store, key: str) -> tuple[str, str]:
    kind, mentions = _mentions(store, key)
    return kind, mentions[0]


def _mentions(store: Store, key: str) -> tuple[str, list[str]]:
    """Give "act" or "utterance" and the mentions that *key* names: one, or those of a group in their order."""
    with store.reading() as connection:
        found = _find(connection, key, (*MENTIONS, *(table for table, _ in GROUPS)))
    if not found:
        raise StoreError(f"{key!r} names no happening, statement or mention; take an id from `show`")
    table, row = found
    kind = "act" if table in (schema.event, schema.event_mention) else "utterance"
    return kind, list(row[dict(GROUPS)[table]]) if table in dict(GROUPS) else [row["id"]]


def _check_single(store: Store, key: str, mentions: list[str]) -> None:
    mention = schema.event_mention
    with store.reading() as connection:
        rows = connection.execute(select(mention.c.actors).where(mention.c.id.in_(mentions))).scalars()
        counts = {len(actors) for actors in rows}
    if counts != {1}:
        raise StoreError(f"{key} does not name one actor alone; give the actor's id, which `show --json` has")


def _find(connection: Connection, key: str, tables: Iterable[Table]) -> tuple[Table, dict[str, Any]] | None:
    """Give the row of *tables* with the id *key*, or the only one whose id starts so."""
    found = []
    for table in tables:
        column = table.c.id
        fits = column == key
        if len(key) >= SHORTEST_PREFIX:
            fits = (column >= key) & (column < key + "~")
        found += [(table, dict(row)) for row in connection.execute(select(table).where(fits).limit(3)).mappings()]
    exact = [pair for pair in found if pair[1]["id"] == key]
    if len(exact or found) > 1:
        ids = ", ".join(sorted(row["id"] for _, row in found))
        raise StoreError(f"several ids start with {key!r}: {ids}; give more of it")
    return next(iter(exact or found), None)


def _json(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}); give what `judge export` wrote") from error
    if not isinstance(value, dict):
        raise InputError(f"{where}: not a JSON object; give what `judge export` wrote")
    return value


def _read(value: dict[str, Any], where: str) -> Judgement:
    verdict, left, right, by, at = (value.get(name) for name in ("verdict", "left", "right", "by", "at"))
    if verdict not in VERDICTS:
        raise InputError(f"{where}: verdict {verdict!r}; use one of {', '.join(VERDICTS)}")
    if not all(isinstance(text, str) and text.strip() for text in (left, by, at, *([right] * (verdict in PAIRED)))):
        raise InputError(f"{where}: a judgement has left, by and at, and right where the verdict is {verdict}")
    try:
        moment = datetime.fromisoformat(str(at))
    except ValueError as error:
        raise InputError(f"{where}: at is {at!r}; give a time such as 2026-01-31T12:00:00Z") from error
    if moment.tzinfo is None:
        raise InputError(f"{where}: at is {at!r}, without an offset; give a time such as 2026-01-31T12:00:00Z")
    pair = right if verdict in PAIRED else None
    return judgement(str(verdict), str(left), pair, by=str(by), at=_utc(moment))
