"""Findings about a phrase to the ActorMention that leaves the room. In: Scene, what was found. Out: ActorMention."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.extract.cast.owners import is_ethnic, nation
from dateline.extract.cast.people import Person
from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables, Country, Known
from dateline.knowledge.names import bare, words
from dateline.model import ActorMention, Place, Span, digest

Limits = tuple[int, int]
Choose = Callable[[Name], Known]
GOVERNMENTS = ("government", "administration", "leadership", "regime", "state", "authorities", "side")
RULERS = ("government", "leadership", "regime", "side")  # with a name before it the state's: "the Yanov regime"
PUBLIC = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")  # sectors whose bodies a state has one of each
# Of these a state has many; with the state alone nobody is named.
SORTS_OF_BODY = words("ministry department agency bureau office commission committee council court body service")
# What a state has, and no body of it.
NO_BODY = words("immigration artillery infantry armour armor customs fleet personnel")
# "the Bank of Mauritius", "National Council of Peru": every word of weight capitalised.
PROPER = re.compile(r"(?:[Tt]he )?((?:[A-Z][\w.-]+ )+(?:of|for) (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)")
# States whose names take the article: "Foreign Ministry of the Philippines".
PLURAL = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Comoros", "Seychelles")
STATE_WAYS = ("name", "capital", "seat", "adjective")


def actor_id(kind: str, name: str) -> str:
    """Give the id of an actor: the same for one name in every article and spelling."""
    return digest("actor", kind, bare(name))


def of_known(scene: Scene, limits: Limits, name: Name, choose: Choose, tables: ActorTables) -> ActorMention:
    """Give the mention of a state, body, group or medium the tables know."""
    span, known = scene.tree.span(*limits), choose(name)
    if known.by == "people":
        country = None if is_ethnic(scene, name) else known.country
        return ActorMention(
            span=span, text=span.of(scene.tree.text), kind="group", country=country, sector=known.sector
        )
    if known.by in STATE_WAYS:
        return replace(_named(scene, span, "state", known.name), country=known.country, sector=known.sector)
    country, label = nation(scene, name, choose), known.name.split(" (", 1)[0]
    if known.country and country is not None and country != known.country and country in tables.countries:
        label = f"{scene.tree.span(name.first, name.last).of(scene.tree.text)} of {tables.countries[country].name}"
    kind = "group" if known.by == "group" else "body"
    return replace(_named(scene, span, kind, label), country=country, sector=known.sector)


def of_state(scene: Scene, limits: Limits, country: Country) -> ActorMention:
    """Give the mention of a state that the words stand for without naming it."""
    mention = _named(scene, scene.tree.span(*limits), "state", country.name)
    return replace(mention, country=country.code, sure=False)


def of_person(scene: Scene, limits: Limits, person: Person, *, rivals: Sequence[Person] = ()) -> ActorMention:
    """Give the mention of a person with the office held; *rivals* are others the words may mean."""
    mention = _named(scene, scene.tree.span(*limits), "person", person.name)
    if person.known_as:
        mention = replace(mention, actor=actor_id("person", person.known_as))
    others = tuple(rival.name for rival in rivals)
    office = person.office
    if office is None:
        return replace(mention, sure=not others, others=others)
    return replace(
        mention, country=office.country, role=office.role or None, sector=office.sector, sure=not others, others=others
    )


def of_tie(scene: Scene, limits: Limits, persons: Sequence[Person]) -> ActorMention:
    """Give the mention of a person where several fit alike: no name, and the state only if they share it."""
    span = scene.tree.span(*limits)
    countries = {p.office.country if p.office else None for p in persons}
    if len({p.surname for p in persons}) == 1:
        countries -= {None}  # two brothers: what is known of one
    country = countries.pop() if len(countries) == 1 else None
    return ActorMention(
        span=span, text=span.of(scene.tree.text), kind="person", country=country, sure=False,
        others=tuple(p.name for p in persons),
    )  # fmt: skip


def of_town(mention: ActorMention, word: str, place: Place) -> ActorMention:
    """Give *mention* as the body that speaks for a town, "City of Lisbon"; *word* is its kind."""
    name = f"{word.capitalize()} of {place.name}"
    actor = actor_id("body", name)
    return replace(mention, name=name, actor=actor, kind="body", country=place.country, sector="GOV")


def of_reading(scene: Scene, limits: Limits, reading: Reading | None, tables: ActorTables) -> ActorMention:
    """Give the mention of a role, a body without a name of its own, or words that name no agent."""
    span = scene.tree.span(*limits)
    text = span.of(scene.tree.text)
    if reading is None:
        return ActorMention(span=span, text=text)
    is_official = reading.sector in PUBLIC or reading.role.lower() == "side"  # "the Oslo side" is Norway
    is_public = reading.kind == "body" and is_official and reading.country in tables.countries
    is_public = is_public and reading.role.lower() not in SORTS_OF_BODY and not _is_part(reading)
    is_public = is_public and reading.role.lower().rpartition(" ")[2] not in NO_BODY
    is_public = is_public and not {"'", "’"} & set(reading.role)  # "Baird's office" is a person's
    if is_public and scene.pieces[limits[0]] not in ("a", "an", "some", "one", "another"):
        return _body(scene, span, reading, tables)
    if reading.kind == "body" and reading.country in tables.countries and (own := PROPER.fullmatch(text)):
        return replace(_named(scene, span, "body", own.group(1)), country=reading.country, sector=reading.sector)
    kind = {"office": "role", "other": "role"}.get(reading.kind, reading.kind)
    return ActorMention(
        span=span, text=text, kind=kind, country=reading.country, role=reading.role if kind == "role" else None,
        sector=reading.sector, sure=reading.sure,
    )  # fmt: skip


def _is_part(reading: Reading) -> bool:
    """Tell whether a government is not the state's: "rebel leadership", "local government"."""
    before, _, last = reading.role.rpartition(" ")
    return bool(before) and before[0].islower() and last.lower() in RULERS


def _body(scene: Scene, span: Span, reading: Reading, tables: ActorTables) -> ActorMention:
    """Give a state's organ, "Foreign Ministry of Poland"; a government is the state itself."""
    country = tables.countries[reading.country or ""]
    proper = reading.role[:1].isupper() and len(reading.role.split()) > 2 and reading.role.istitle()
    if reading.role.lower() in GOVERNMENTS or reading.role.rpartition(" ")[2].lower() in RULERS:
        mention = replace(_named(scene, span, "state", country.name), sector="GOV")
    else:
        words = " ".join(w if w in ("of", "the", "for", "and") else w[:1].upper() + w[1:] for w in reading.role.split())
        whose = f"the {country.name}" if country.name.startswith(PLURAL) or country.name in PLURAL else country.name
        name = words if reading.owner or proper or country.name in words else f"{words} of {whose}"
        mention = replace(_named(scene, span, "body", name), sector=reading.sector)
    return replace(mention, country=country.code, sure=reading.sure)


def _named(scene: Scene, span: Span, kind: str, name: str) -> ActorMention:
    return ActorMention(span=span, text=span.of(scene.tree.text), name=name, actor=actor_id(kind, name), kind=kind)
