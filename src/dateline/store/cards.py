"""Rows to cards, and what linking made back to rows. In: rows. Out: Pile; rows of the linked tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dateline.model import (
    Event,
    EventCard,
    FigureCard,
    Link,
    Party,
    Place,
    Span,
    SpeechCard,
    Statement,
    TextCard,
    When,
)
from dateline.store.rows import Row, iso, place_json, reasons_json, when_json

QUOTES = {"“": "”", '"': '"', "„": "“", "«": "»", "``": "''"}


def text_card(row: Mapping[str, Any]) -> TextCard:
    """Give the card of an article row."""
    spans = own_spans(len(row["text"]), row["furniture"])
    return TextCard(
        id=row["id"], address=row["address"], outlet=row["outlet"], agency=row["agency"],
        moment=row["published"] or "", retrieved=row["retrieved"], title=row["title"],
        own="\n".join(row["text"][a:b] for a, b in spans), own_spans=spans,
    )  # fmt: skip


def own_spans(length: int, furniture: Iterable[Mapping[str, Any]]) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a text of *length* characters that no furniture covers."""
    spans, at = [], 0
    for start, end in sorted(tuple(f["span"]) for f in furniture):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    if at < length:
        spans.append((at, length))
    return tuple(spans)


def event_card(
    row: Mapping[str, Any], article: Mapping[str, Any], figures: list[FigureCard], source: Mapping[str, Any] | None
) -> EventCard:
    """Give the card of an event mention of *article*; *source* is the row of the attribution that reports it."""
    text = article["text"]
    title_end = max((f["span"][1] for f in article["furniture"] if f["what"] == "title"), default=0)
    return EventCard(
        id=row["id"], article=row["article"], start=row["trigger_start"], end=row["trigger_end"], type=row["type"],
        modes=tuple(row["modes"]), status=row["status"], historical=row["historical"],
        actors=parties(row["actors"]), recipients=parties(row["recipients"]),
        when=when_of(row["when"]), where=place_of(row["where"]),
        trigger=text[row["trigger_start"] : row["trigger_end"]],
        evidence=text[row["evidence_start"] : row["evidence_end"]],
        figures=tuple(figures), source=party(source["source"]) if source else None,
        via=names_of(source["via"]) if source else (), confidence=row["confidence"],
        is_title=row["trigger_end"] <= title_end, gist=row["gist"],
    )  # fmt: skip


def speech_card(row: Mapping[str, Any], text: str) -> SpeechCard:
    """Give the card of an attribution row."""
    parts = [text[a:b] for a, b in row["content"]]
    return SpeechCard(
        id=row["id"], article=row["article"], start=row["content_start"], source=party(row["source"]),
        addressee=party(row["addressee"]), class_=row["class"], directness=row["directness"], negated=row["negated"],
        cue=row["cue"]["lemma"] if row["cue"] else None, content=" … ".join(parts),
        quoted=tuple(quote for part in parts for quote in quoted_in(part)), when=when_of(row["when"]),
        via=names_of(row["via"]),
    )  # fmt: skip


def figure_card(row: Mapping[str, Any]) -> FigureCard:
    """Give the card of a figure row."""
    return FigureCard(
        id=row["id"], of=row["of"], unit=row["unit"], low=row["low"], high=row["high"], modifier=row["modifier"],
        additional=row["additional"], text=row["text"],
    )  # fmt: skip


def quoted_in(words: str) -> list[str]:
    """Give the parts of *words* inside quotation marks, marks left out; an unclosed one runs to the end."""
    found, closing, start = [], "", 0
    for at, sign in enumerate(words):
        if closing and sign == closing:
            found.append(words[start:at])
            closing = ""
        elif not closing and sign in QUOTES:
            closing, start = QUOTES[sign], at + 1
    if closing:
        found.append(words[start:])
    return [part for part in found if part.strip()]


def names_of(mentions: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Give the name of each actor mention, its words where it has none."""
    return tuple(m["name"] or m["text"] for m in mentions)


def parties(mentions: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    """Give each actor mention as a Party, doubles left out."""
    return tuple(dict.fromkeys(p for m in mentions if (p := party(m)) is not None))


def party(mention: Mapping[str, Any] | None) -> Party | None:
    """Give an actor mention as a Party; its own words stand in for a name that is not known."""
    if mention is None:
        return None
    return Party(mention["name"] or mention["text"], mention["actor"], mention["country"], mention["kind"])


def when_of(value: Mapping[str, Any] | None) -> When | None:
    """Give a stored *when* as a value."""
    if value is None:
        return None
    return When(
        span=Span(*value["span"]) if value["span"] else None, value=value["value"], start=_day(value["start"]),
        end=_day(value["end"]), precision=value["precision"], basis=value["basis"],
    )  # fmt: skip


def place_of(value: Mapping[str, Any] | None) -> Place | None:
    """Give a stored *where* as a value."""
    return Place(**{**value, "span": Span(*value["span"])}) if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


# -- back to rows ---------------------------------------------------------------------------


# So many sources that agree make up for readings in doubt.
ENOUGH = 2


def event_row(e: Event, *, historical: bool, firm: bool) -> Row:
    """Give the row of *e*; *historical* where all its mentions are, *firm* where any mention is."""
    return {
        "id": e.id, "type": e.type, "modes": list(e.modes), "actors": [_party_json(p) for p in e.actors],
        "recipients": [_party_json(p) for p in e.recipients], "when": when_json(e.when),
        "first_day": iso(e.when.start) if e.when else None, "where": place_json(e.where), "status": e.status,
        "historical": historical, "unsure": not firm and e.origins < ENOUGH, "title": e.title,
        "mentions": list(e.mentions), "articles": e.articles,
        "outlets": e.outlets, "origins": e.origins, "origin_names": list(e.origin_names),
        "disputes": [
            {"field": d.field, "values": [{"value": value, "mentions": list(ids)} for value, ids in d.values]}
            for d in e.disputes
        ],
    }  # fmt: skip


def party_rows(e: Event) -> list[Row]:
    """Give one row for each country and each named actor of *e*."""
    day = iso(e.when.start) if e.when else None
    sides = (("actor", e.actors), ("recipient", e.recipients))
    keys = {(side, key) for side, ps in sides for p in ps for key in (p.country, p.actor) if key}
    return [{"event": e.id, "side": side, "party": key, "first_day": day} for side, key in sorted(keys)]


def statement_row(s: Statement) -> Row:
    """Give the row of *s*."""
    return {
        "id": s.id, "source": _party_json(s.source) if s.source else None,
        "source_actor": s.source.actor if s.source else None, "source_country": s.source.country if s.source else None,
        "addressee": _party_json(s.addressee) if s.addressee else None, "when": when_json(s.when),
        "first_day": iso(s.when.start) if s.when else None, "wording": s.wording,
        "variants": [
            {"text": v.text, "attribution": v.attribution, "relation": v.relation, "check": v.check} for v in s.variants
        ],
        "attributions": list(s.attributions), "articles": s.articles, "outlets": s.outlets, "origins": s.origins,
        "primary": s.primary,
    }  # fmt: skip


def link_row(link: Link) -> Row:
    """Give the row of *link*."""
    return {
        "id": link.id, "left": link.left, "right": link.right, "relation": link.relation, "score": link.score,
        "reasons": reasons_json(link.reasons), "decided_by": link.decided_by,
    }  # fmt: skip


def actor_rows(mentions: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Give one row an actor from its mentions: the commonest name, all its names, kind, country, sector, offices.

    A mention may stand for several, of which it gives the ``count``. Of equally common values the first in alphabetical
    order is taken, so that order never matters.
    """
    by_actor: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for mention in mentions:
        by_actor[mention["actor"]].append(mention)
    return [_actor_row(actor, found) for actor, found in sorted(by_actor.items())]


def _actor_row(actor: str, found: list[Mapping[str, Any]]) -> Row:
    sure = [m for m in found if m["sure"]] or found
    names = {m["name"] for m in sure} | {m["text"] for m in sure if m["kind"] != "person"}
    return {
        "id": actor, "name": _commonest(sure, "name"), "names": sorted(names), "kind": _commonest(sure, "kind"),
        "country": _commonest(sure, "country"), "sector": _commonest(sure, "sector"), "offices": _offices(sure),
    }  # fmt: skip


def _offices(mentions: list[Mapping[str, Any]]) -> list[Row]:
    titles: Counter[tuple[str, str]] = Counter()
    for m in mentions:
        if m["role"] and m["kind"] == "person":
            titles[m["role"], m["country"] or ""] += m.get("count", 1)
    return [
        {"title": role, "country": country or None, "start": None, "end": None, "basis": f"attested {count} times"}
        for (role, country), count in sorted(titles.items(), key=lambda item: (-item[1], item[0]))
    ]


def _commonest(mentions: list[Mapping[str, Any]], column: str) -> str | None:
    counted: Counter[str] = Counter()
    for m in mentions:
        if m[column]:
            counted[m[column]] += m.get("count", 1)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _party_json(p: Party) -> Row:
    return {"name": p.name, "actor": p.actor, "country": p.country, "kind": p.kind}
