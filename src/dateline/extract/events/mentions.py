"""Readings to EventMentions: status, contexts, evidence, ids. In: Sentence, Reports. Out: EventMentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.homes import Scene, at_home
from dateline.extract.events.modality import settle
from dateline.extract.events.standing import Reports, is_history, weigh
from dateline.extract.events.values import Reading, Sentence, is_known
from dateline.model import Article, EventMention, Status, mention_id

# How sure a row is by the way it was reached; adjusted when read against the development sets.
SURE = {"verb": 0.8, "adjective": 0.7, "noun": 0.65, "headline": 0.6}


def mentions_of(article: Article, sentence: Sentence, reports: Reports, scene: Scene) -> list[EventMention]:
    """Give the acts of one sentence, in order of the text, whoever is named in them."""
    scene.move(sentence)
    settled = [settle(sentence, reading) for reading in _standing(sentence)]
    placed = [(replace(reading, roles=at_home(reading, scene)), status) for reading, status in settled]
    return [_mention(article, sentence, reading, status, reports) for reading, status in _once(placed)]


def _standing(sentence: Sentence) -> list[Reading]:
    kept = [sentence.found[index] for index in sorted(sentence.found) if index not in sentence.consumed]
    return [reading for reading in kept if not reading.weak]


def _once(told: list[tuple[Reading, Status]]) -> Iterator[tuple[Reading, Status]]:
    """Give the readings without those that only repeat another of the sentence: "killed two in an attack"."""
    for reading, status in told:
        others = (other for other, as_much in told if other is not reading and as_much == status)
        if not any(_repeats(reading, other, first=reading.trigger < other.trigger) for other in others):
            yield reading, status


def _repeats(reading: Reading, other: Reading, *, first: bool) -> bool:
    """Tell whether *reading* adds nobody to *other*, which has the same type; two verbs are two acts."""
    if reading.type != other.type or "noun" not in (reading.route, other.route):
        return False
    mine, theirs = reading.roles.countries, other.roles.countries
    if mine == theirs:
        return not first
    return mine[0] <= theirs[0] and mine[1] <= theirs[1]


def _mention(article: Article, sentence: Sentence, reading: Reading, status: Status, reports: Reports) -> EventMention:
    tree, tables = sentence.tree, sentence.tables
    trigger = tree.span(reading.trigger, reading.trigger)
    attribution = reports.of(trigger)
    kind = tables.types[reading.type]
    roles = reading.roles
    return EventMention(
        id=mention_id(article.id, "event_mention", trigger),
        trigger=trigger,
        evidence=tree.sentence.span,
        type=reading.type,
        modes=reading.modes,
        contexts=contexts_of(sentence, reading),
        quad=kind.quad,
        score=kind.score(reading.modes),
        cameo=reading.cameo,
        actors=roles.actors,
        recipients=roles.recipients,
        when=None,
        where=None,
        status=weigh(sentence, reading, status, attribution),
        historical=is_history(sentence, reading, article.published.day if article.published else None),
        figures=(),
        attribution=attribution.id if attribution else None,
        confidence=_confidence(reading),
        rule=f"{reading.pattern.name}:{reading.route}",
    )


def contexts_of(sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Give the contexts of the row, then those that words of the sentence bring in, without repeats."""
    found = (sentence.tables.contexts.get(token.lemma.lower()) for token in sentence.tree.tokens)
    return tuple(dict.fromkeys([*reading.pattern.contexts, *filter(None, found)]))


def _confidence(reading: Reading) -> float:
    both = is_known(reading.roles.actors) and (is_known(reading.roles.recipients) or reading.roles.together)
    return round(SURE[reading.route] + (0.15 if both else 0.0), 2)
