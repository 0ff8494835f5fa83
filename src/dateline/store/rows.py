"""Findings as rows. In: Article, Findings. Out: rows of the read tables, in the outside shape of docs/record.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.model import (
    ActorMention,
    Article,
    Attribution,
    EventMention,
    Figure,
    Findings,
    Place,
    Reason,
    Span,
    TimeMention,
    When,
    digest,
)

Row = dict[str, Any]

# Longer stretches (a whole quotation, an evidence sentence) are kept as a digest: their words stand in the article.
LONGEST_KEPT = 120


def article_row(article: Article, findings: Findings | None) -> Row:
    """Give the row of *article*; its date is the one *findings* settled on, where it was coded."""
    published = findings.published if findings else article.published
    opening = article.opening
    return {
        "id": article.id, "external_id": article.external_id, "locator": article.locator,
        "address": article.url or article.external_id,
        "url": article.url, "outlet": article.outlet, "title": article.title, "byline": list(article.byline),
        "language": article.language, "text": article.text, "sha256": article.sha256, "findings_sha256": None,
        "furniture": [{"span": pair(f.span), "what": f.what.value} for f in article.furniture],
        "published": published.isoformat() if published else None,
        "published_precision": published.precision.value if published else None,
        "published_basis": published.basis.value if published else None,
        "published_why": published.why if published else None,
        "retrieved": article.retrieved,
        "place": place_json(findings.place) if findings else None,
        "agency": findings.agency if findings else (opening.agency if opening else None),
        "copy_of": None, "version_of": None, "not_coded": article.not_coded,
    }  # fmt: skip


def finding_rows(article: Article, findings: Findings) -> dict[str, list[Row]]:
    """Give the rows of *findings* by table name."""
    return {
        "time": [_time(t, article) for t in findings.times],
        "actor_mention": _actor_rows(findings.actors, article),
        "attribution": [_attribution(a, article) for a in findings.attributions],
        "event_mention": [_event(e, article) for e in findings.events],
        "figure": [_figure(f, article) for f in findings.figures],
        "span": [
            {"article": article.id, "owner": owner, "role": role, "start": s.start, "end": s.end}
            | {"words": kept(s.of(article.text))}
            for owner, role, s in _spans(article, findings)
        ],
    }


def kept(words: str) -> str:
    """Give *words* as the span table keeps them: whole, or "sha256:" and their digest when they are long."""
    return words if len(words) <= LONGEST_KEPT else f"sha256:{digest(words)}"


def pair(span: Span) -> list[int]:
    """Give *span* as ``[start, end]``."""
    return [span.start, span.end]


def actor_json(actor: ActorMention | None) -> Row | None:
    """Give an *actor mention* in the outside shape."""
    if actor is None:
        return None
    return {
        "span": pair(actor.span) if actor.span else None, "text": actor.text, "name": actor.name, "actor": actor.actor,
        "kind": actor.kind, "country": actor.country, "role": actor.role, "sector": actor.sector,
        "sure": actor.sure, "others": list(actor.others),
    }  # fmt: skip


def when_json(when: When | None) -> Row | None:
    """Give a *when* in the outside shape."""
    if when is None:
        return None
    return {
        "span": pair(when.span) if when.span else None, "value": when.value, "start": iso(when.start),
        "end": iso(when.end), "precision": when.precision, "basis": when.basis,
    }  # fmt: skip


def place_json(place: Place | None) -> Row | None:
    """Give a *where* or *place* in the outside shape."""
    if place is None:
        return None
    return {
        "span": pair(place.span), "name": place.name, "kind": place.kind, "country": place.country,
        "admin1": place.admin1, "lat": place.lat, "lon": place.lon, "geonames": place.geonames,
        "runner_up": place.runner_up,
    }  # fmt: skip


def reasons_json(reasons: tuple[Reason, ...]) -> list[Row]:
    """Give the reasons of a link in the outside shape."""
    return [{"feature": r.feature, "value": r.value, "weight": r.weight} for r in reasons]


def iso(day: date | None) -> str | None:
    """Give a civil day as text."""
    return day.isoformat() if day else None


def number(value: float | None) -> float | None:
    """Give *value* as the database gives it back, so that digests agree."""
    return None if value is None else float(value)


def _time(t: TimeMention, article: Article) -> Row:
    return {
        "id": t.id, "article": article.id, "span_start": t.span.start, "span_end": t.span.end,
        "text": t.span.of(article.text), "type": t.type.value, "value": t.value, "start": iso(t.start),
        "end": iso(t.end), "precision": t.precision, "anchor": t.anchor,
    }  # fmt: skip


def _actor_rows(actors: tuple[ActorMention, ...], article: Article) -> list[Row]:
    """Give one row a stretch of words, the first where two are read in one ("U.S.-Japan"): so the table keeps them."""
    rows = {a.span: row for a in reversed(actors) if (row := _actor_row(a, article)) is not None}
    return [*reversed(rows.values())]


def _actor_row(a: ActorMention, article: Article) -> Row | None:
    if a.name is None or a.actor is None or a.span is None:
        return None
    return {
        "article": article.id, "span_start": a.span.start, "span_end": a.span.end, "text": a.text, "actor": a.actor,
        "name": a.name, "kind": a.kind, "country": a.country, "role": a.role, "sector": a.sector, "sure": a.sure,
    }  # fmt: skip


def _attribution(a: Attribution, article: Article) -> Row:
    source, addressee = a.source, a.addressee
    return {
        "id": a.id, "article": article.id, "directness": a.directness, "class": a.class_,
        "source": actor_json(source), "source_actor": source.actor if source else None,
        "source_country": source.country if source else None,
        "cue": {"span": pair(a.cue.span), "lemma": a.cue.lemma} if a.cue else None,
        "content": [pair(s) for s in a.content], "content_start": a.content[0].start,
        "content_words": " … ".join(s.of(article.text) for s in a.content),
        "addressee": actor_json(addressee), "addressee_actor": addressee.actor if addressee else None,
        "addressee_country": addressee.country if addressee else None,
        "via": [actor_json(v) for v in a.via], "negated": a.negated, "when": when_json(a.when),
        "day": iso(a.when.start) if a.when else None, "statement": None, "rule": a.rule,
    }  # fmt: skip


def _event(e: EventMention, article: Article) -> Row:
    return {
        "id": e.id, "article": article.id, "trigger_start": e.trigger.start, "trigger_end": e.trigger.end,
        "evidence_start": e.evidence.start, "evidence_end": e.evidence.end, "type": e.type, "modes": list(e.modes),
        "contexts": list(e.contexts), "quad": e.quad, "score": float(e.score), "cameo": e.cameo,
        "actors": [actor_json(a) for a in e.actors], "recipients": [actor_json(a) for a in e.recipients],
        "when": when_json(e.when), "where": place_json(e.where), "status": e.status.value, "historical": e.historical,
        "figures": list(e.figures), "attribution": e.attribution, "event": None, "confidence": float(e.confidence),
        "rule": e.rule, "gist": e.gist,
    }  # fmt: skip


def _figure(f: Figure, article: Article) -> Row:
    return {
        "id": f.id, "article": article.id, "span_start": f.span.start, "span_end": f.span.end, "text": f.text,
        "low": number(f.low), "high": number(f.high), "modifier": f.modifier, "additional": f.additional,
        "unit": f.unit, "of": f.of,
        "event_mention": f.event_mention, "when": when_json(f.when), "attribution": f.attribution, "rule": f.rule,
    }  # fmt: skip


def _spans(article: Article, findings: Findings) -> Iterator[tuple[str, str, Span]]:
    for f in article.furniture:
        yield article.id, "furniture", f.span
    for t in findings.times:
        yield t.id, "time", t.span
    for figure in findings.figures:
        yield figure.id, "figure", figure.span
    for a in findings.attributions:
        yield from _attribution_spans(a)
    for e in findings.events:
        yield e.id, "trigger", e.trigger
        yield e.id, "evidence", e.evidence
        yield from ((e.id, "actor", m.span) for m in e.actors if m.span)
        yield from ((e.id, "recipient", m.span) for m in e.recipients if m.span)


def _attribution_spans(a: Attribution) -> Iterator[tuple[str, str, Span]]:
    named = [("source", a.source), ("addressee", a.addressee), *(("via", v) for v in a.via)]
    yield from ((a.id, role, m.span) for role, m in named if m and m.span)
    if a.cue:
        yield a.id, "cue", a.cue.span
    yield from ((a.id, "content", span) for span in a.content)
