"""The actors of a record. In: Store, letters of a name. Out: those that take part in most happenings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from dateline.store import Store, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A person, body or state: what it is called, where from, and in how many happenings it takes part."""

    id: str
    name: str
    kind: str
    country: str | None
    offices: tuple[str, ...]
    happenings: int


def actors(store: Store, *, called: str | None = None, limit: int = 200) -> list[ActorEntry]:
    """Give the actors that take part in most happenings, the most first; of those *called* so, if letters are given."""
    actor = schema.actor
    question = select(actor).order_by(actor.c.happenings.desc(), actor.c.name, actor.c.id).limit(limit)
    if called:
        question = question.where(actor.c.name.icontains(called, autoescape=True))
    with store.reading() as connection:
        return [
            ActorEntry(
                id=row["id"], name=row["name"], kind=row["kind"], country=row["country"],
                offices=tuple(office["title"] for office in row["offices"]), happenings=row["happenings"],
            )
            for row in connection.execute(question).mappings()
        ]  # fmt: skip
