"""Happenings as FollowTheMoney: entities as JSON lines, or the same as a CSV of statements. In: Store. Out: lines.

Written without the followthemoney package: schema, property and type names are those of its model
(4.11). States, bodies and groups are PublicBody or Organization, people Person, a happening an Event,
each report of it a Documentation that ties the Article to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from dateline.export.cells import row_of
from dateline.export.happenings import Happening, Report, happenings
from dateline.export.jsonl import json_line, record_lines
from dateline.export.notices import backing, title_of
from dateline.export.texts import Texts
from dateline.export.words import Text
from dateline.knowledge.codes import codes_of
from dateline.query import Selection
from dateline.store import Store

DATASET = "dateline"
# Sectors of bodies that are part of a state.
PUBLIC = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")
# FollowTheMoney takes ISO 639-3; only English is read.
LANGUAGES = {"en": "eng"}
# The type of each property used, for the statements.
TYPES = {
    "name": "name", "alias": "name", "country": "country", "sourceUrl": "url", "language": "language",
    "publishedAt": "date", "date": "date", "startDate": "date", "endDate": "date", "location": "address",
    "involved": "entity", "proof": "entity", "document": "entity", "entity": "entity", "summary": "text",
    "notes": "text", "bodyText": "text", "description": "text",
}  # fmt: skip
STATEMENT_COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
# How much of an ISO date stands for its precision: FollowTheMoney takes prefixes.
PREFIX = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: its id, its schema, and the values of each property, none empty."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]


def ftm_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give one entity a line: who takes part, then each happening with what was not given before."""
    for entity in entities(store, wanted, text):
        properties = {name: list(values) for name, values in entity.properties.items()}
        yield json_line({"id": entity.id, "schema": entity.schema, "properties": properties, "datasets": [DATASET]})


def ftm_statement_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give the names of the columns, then a row for each value of each entity, and one that seals the entity."""
    yield row_of(STATEMENT_COLUMNS)
    for entity in entities(store, wanted, text):
        keys = []
        for name, values in entity.properties.items():
            for value in values:
                keys.append(_sha1(f"{DATASET}.{entity.id}.{name}.{value}"))
                yield _statement(entity, name, TYPES.get(name, "string"), value, keys[-1])
        seal = _sha1(entity.schema + "".join(sorted(keys)))
        yield _statement(entity, "id", "", seal, _sha1(f"{DATASET}.{entity.id}.id.{seal}"))


def entities(store: Store, wanted: Selection | None, text: Text) -> Iterator[Entity]:
    """Give each entity once, after those that it names."""
    actors = {line["id"]: line for _, line in record_lines(store, wanted, text, kinds=("actor",))}
    given: set[str] = set()
    with store.reading() as connection:
        texts = Texts(connection)
        for happening in happenings(store, wanted, text):
            made = [_party(p, actors.get(p["actor"])) for p in _named(happening)]
            for report in happening.reports:
                body = texts.of(report.article["id"]) if text is Text.FULL else None
                made.append(_article(report, body))
            made.append(_event(happening))
            made += [_documentation(happening, report) for report in happening.reports]
            fresh = {entity.id: entity for entity in made if entity.id not in given}
            yield from fresh.values()
            given |= fresh.keys()


def _statement(entity: Entity, name: str, kind: str, value: str, key: str) -> str:
    cells = (entity.id, entity.id, name, kind, entity.schema, value, DATASET, "", "", "", "f", "", "", key)
    return row_of(cells)


def _named(happening: Happening) -> list[Mapping[str, Any]]:
    parties = (*happening.row["actors"], *happening.row["recipients"])
    return [party for party in parties if party["actor"] and party["name"]]


def _party(party: Mapping[str, Any], actor: Mapping[str, Any] | None) -> Entity:
    """Give who takes part; *actor* is its line of the record, which a party may lack."""
    known = actor or {}
    name = known.get("name") or party["name"]
    aliases = tuple(other for other in known.get("names", ()) if other != name)
    offices = tuple(office["title"] for office in known.get("offices", ()))
    country = _country(party["country"])
    if party["kind"] == "person":
        return _entity("actor", party["actor"], "Person", name=name, alias=aliases, country=country, position=offices)
    public = party["kind"] == "state" or known.get("sector") in PUBLIC
    schema = "PublicBody" if public else "Organization"
    return _entity("actor", party["actor"], schema, name=name, alias=aliases, country=country)


def _article(report: Report, body: str | None) -> Entity:
    row = report.article
    return _entity(
        "article", row["id"], "Article", title=row["title"], fileName=row["external_id"], author=tuple(row["byline"]),
        publisher=row["outlet"], sourceUrl=row["url"], publishedAt=_moment(row),
        language=LANGUAGES.get(row["language"] or ""), bodyText=body,
    )  # fmt: skip


def _event(happening: Happening) -> Entity:
    row, place = happening.row, happening.place
    return _entity(
        "event", happening.id, "Event", name=title_of(happening), summary=happening.first.sentence,
        notes=f"{row['status']}; {backing(happening)}", keywords=(row["type"], *row["modes"], row["status"]),
        **_days(happening), location=place["name"] if place else None,
        country=_country(place["country"]) if place else None,
        involved=tuple(_key("actor", party["actor"]) for party in _named(happening)),
        proof=tuple(_key("article", report.article["id"]) for report in happening.reports),
    )  # fmt: skip


def _documentation(happening: Happening, report: Report) -> Entity:
    """Give the tie between an article and the happening it reports: where it stands in the text, and the digest."""
    mention = report.mention
    where = f"{mention['evidence_start']}:{mention['evidence_end']} sha256:{report.sha256}"
    return _entity(
        "mention", mention["id"], "Documentation", document=_key("article", report.article["id"]),
        entity=_key("event", happening.id), role="reports", status=mention["status"], recordId=where,
        summary=report.sentence, date=_moment(report.article),
    )  # fmt: skip


def _days(happening: Happening) -> dict[str, str | None]:
    """Give the day, cut to its precision; of a stretch of days, the first and the last."""
    if happening.days is None:
        return {}
    start, end = happening.days
    cut = PREFIX.get(happening.row["when"]["precision"], 10)
    last = date.fromordinal(end.toordinal() - 1)
    first_words, last_words = start.isoformat()[:cut], last.isoformat()[:cut]
    return {"date": first_words} if first_words == last_words else {"startDate": first_words, "endDate": last_words}


def _moment(article: Mapping[str, Any]) -> str | None:
    """Give when an article came out, in UTC, as FollowTheMoney has no offsets."""
    published: str | None = article["published"]
    if published is None or "T" not in published:
        return published
    return f"{datetime.fromisoformat(published).astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _country(code: str | None) -> str | None:
    found = codes_of(code).iso2
    return found.lower() if found else {"EUR": "eu"}.get(code or "")


def _entity(kind: str, key: str, schema: str, **properties: str | tuple[str, ...] | None) -> Entity:
    """Give an entity without the properties that have no value; values stand once each, without blanks around them."""
    found = {}
    for name, value in properties.items():
        values = (value,) if isinstance(value, str) else value or ()
        kept = tuple(dict.fromkeys(word for one in values if (word := " ".join(one.split()))))
        if name == "bodyText":
            kept = tuple(one for one in values if one)
        if kept:
            found[name] = kept
    return Entity(_key(kind, key), schema, found)


def _key(kind: str, key: str) -> str:
    return f"{DATASET}-{kind}-{key}"


def _sha1(words: str) -> str:
    """Give the key that FollowTheMoney makes of *words*; it is no secret."""
    return hashlib.sha1(words.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
