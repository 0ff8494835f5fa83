"""The actors of a record. In: Store, letters of a name. Out: those that take part in most happenings."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

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
    actor, party = schema.actor, schema.event_party
    count = func.count(party.c.event.distinct())
    question = select(actor, count.label("happenings")).outerjoin(party, party.c.party == actor.c.id)
    if called:
        question = question.where(actor.c.name.icontains(called, autoescape=True))
    else:
        # Counting first, over the index alone, keeps this quick where there are many actors.
        most = select(party.c.party).where(func.length(party.c.party) > 3).group_by(party.c.party)
        most = most.order_by(func.count().desc(), party.c.party).limit(limit)
        question = question.where(actor.c.id.in_(most))
    question = question.group_by(actor.c.id).order_by(count.desc(), actor.c.name, actor.c.id).limit(limit)
    with store.reading() as connection:
        return [
            ActorEntry(
                id=row["id"], name=row["name"], kind=row["kind"], country=row["country"],
                offices=tuple(office["title"] for office in row["offices"]), happenings=row["happenings"],
            )
            for row in connection.execute(question).mappings()
        ]  # fmt: skip
