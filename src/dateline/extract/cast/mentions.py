"""Findings about a phrase to the ActorMention that leaves the room. In: Scene, what was found. Out: ActorMention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.cast.people import Person
from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables, Country, Known
from dateline.knowledge.names import bare
from dateline.knowledge.offices import Holder
from dateline.model import ActorMention, Span, digest

Limits = tuple[int, int]
STATE_WAYS = ("name", "capital", "seat", "adjective")


def actor_id(kind: str, name: str) -> str:
    """Give the id of an actor: the same for one name in every article and spelling."""
    return digest("actor", kind, bare(name))


def of_known(scene: Scene, limits: Limits, name: Name, known: Known, tables: ActorTables) -> ActorMention:
    """Give the mention of a state, body, group or medium the tables know."""
    span = scene.tree.span(*limits)
    if known.by == "people":
        return ActorMention(
            span=span, text=span.of(scene.tree.text), kind="group", country=known.country, sector=known.sector
        )
    if known.by in STATE_WAYS:
        return replace(_named(scene, span, "state", known.name), country=known.country, sector=known.sector)
    country = _nation(scene, limits, name, known) or known.country
    label = known.name.split(" (", 1)[0]
    if country != known.country and country in tables.countries:
        label = f"{tables.countries[country].adjective} {label}"
    kind = "group" if known.by == "group" else "body"
    return replace(_named(scene, span, kind, label), country=country, sector=known.sector)


def of_state(scene: Scene, limits: Limits, country: Country) -> ActorMention:
    """Give the mention of a state that the words stand for without naming it."""
    mention = _named(scene, scene.tree.span(*limits), "state", country.name)
    return replace(mention, country=country.code, sure=False)


def _nation(scene: Scene, limits: Limits, name: Name, known: Known) -> str | None:
    """Give the state whose own body this is, where another than the usual one: "the Philippine Congress"."""
    if known.by != "body" or known.country in ("EUR", "IGO"):
        return None
    for other in scene.names:
        if other.options and limits[0] <= other.first and other.last < name.first:
            way = other.options[0]
            between = scene.pieces[other.last + 1 : name.first]
            if way.by in ("name", "adjective") and all(word in ("'s", "'", "-") for word in between):
                return way.country
    return None


def of_person(
    scene: Scene, limits: Limits, person: Person, tables: ActorTables, day: date | None, *, rivals: tuple[str, ...] = ()
) -> ActorMention:
    """Give the mention of a person, with the office the article gives, else the one held on its day."""
    span = scene.tree.span(*limits)
    office = person.office
    role, sector, country = (office.role, office.sector, office.country) if office else (None, None, None)
    name = person.name
    if day is not None and country is None:
        holder = _holder(person, tables, day)
        if holder is not None:
            name, role, country = holder.name, role or holder.title, holder.country
            sector = sector or "GOV"
    mention = _named(scene, span, "person", name)
    return replace(mention, country=country, role=role, sector=sector, sure=not rivals, others=rivals)


def _holder(person: Person, tables: ActorTables, day: date) -> Holder | None:
    holders = tables.offices.named(person.name, day)
    if not holders and " " not in person.name:
        holders = tables.offices.surnamed(person.name, day)
    return holders[0] if len({h.name for h in holders}) == 1 else None


def of_reading(scene: Scene, limits: Limits, reading: Reading | None, tables: ActorTables) -> ActorMention:
    """Give the mention of a role, a body without a name of its own, or words that name no agent."""
    span = scene.tree.span(*limits)
    text = span.of(scene.tree.text)
    if reading is None:
        return ActorMention(span=span, text=text)
    if reading.kind == "body" and reading.country in tables.countries and reading.sector not in ("CVL", "UNK"):
        return _body(scene, span, reading, tables)
    kind = {"office": "role"}.get(reading.kind, reading.kind)
    return ActorMention(
        span=span, text=text, kind=kind, country=reading.country, role=reading.role if kind == "role" else None,
        sector=reading.sector, sure=reading.sure,
    )  # fmt: skip


def _body(scene: Scene, span: Span, reading: Reading, tables: ActorTables) -> ActorMention:
    """Give a state's organ, named after the state: a government is the state itself."""
    country = tables.countries[reading.country or ""]
    if reading.role.lower() in ("government", "administration", "leadership", "regime", "state"):
        mention = _named(scene, span, "state", country.name)
    else:
        mention = _named(scene, span, "body", f"{country.adjective or country.name} {reading.role}")
    sector = "GOV" if mention.kind == "state" else reading.sector
    return replace(mention, country=country.code, sector=sector, sure=reading.sure)


def _named(scene: Scene, span: Span, kind: str, name: str) -> ActorMention:
    return ActorMention(span=span, text=span.of(scene.tree.text), name=name, actor=actor_id(kind, name), kind=kind)
