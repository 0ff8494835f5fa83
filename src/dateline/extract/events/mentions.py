"""Readings to EventMentions: status, contexts, evidence, ids. In: Sentence, Reports. Out: EventMentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.background import is_background, is_told_aside
from dateline.extract.events.homes import at_home
from dateline.extract.events.modality import settle
from dateline.extract.events.own import with_unnamed
from dateline.extract.events.scene import Scene
from dateline.extract.events.standing import Reports, is_history, weigh
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.model import ActorMention, Article, Attribution, EventMention, Status, mention_id

# What is said to have been done, and denied by saying that it was not.
CLAIMED = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
WE = frozenset({"we", "us", "our", "i", "me", "my", "ours"})


def mentions_of(article: Article, sentence: Sentence, reports: Reports, scene: Scene) -> list[EventMention]:
    """Give the acts of one sentence, in order of the text, whoever is named in them."""
    scene.move(sentence)
    settled = [settle(sentence, reading) for reading in _standing(sentence)]
    spoken = [(replace(reading, roles=_of_speaker(sentence, reading, reports)), status) for reading, status in settled]
    placed = [(replace(reading, roles=at_home(reading, scene, sentence)), status) for reading, status in spoken]
    sided = [(with_unnamed(reading, scene, sentence), status) for reading, status in _once(placed)]
    found = [(_mention(article, sentence, reading, status, reports), status) for reading, status in sided]
    denials = [_denial(sentence, article, mention, status, reports) for mention, status in found]
    return [*(mention for mention, _ in found), *filter(None, denials)]


def _denial(
    sentence: Sentence, article: Article, mention: EventMention, status: Status, reports: Reports
) -> EventMention | None:
    """Give the denial that lies in "Chad said it had not shelled the town": whoever says so rejects what is claimed."""
    report = reports.of(mention.trigger)
    if mention.status is not Status.DENIED or status is not Status.NEGATED or mention.type not in CLAIMED:
        return None
    if report is None or report.cue is None or report.source is None or not report.source.country:
        return None
    own, kind = report.source.country, sentence.tables.types["REJECT"]
    if own in {m.country for m in mention.recipients} and own not in {m.country for m in mention.actors}:
        return None  # "none of ours were killed"
    sides = (mention.recipients, mention.actors)
    against = next((side for side in sides if is_known(side) and own not in {m.country for m in side}), ())
    return replace(
        mention, id=mention_id(article.id, "event_mention", report.cue.span), trigger=report.cue.span,
        type="REJECT", modes=("change",), contexts=(), quad=kind.quad, score=kind.score(("change",)), cameo="120",
        actors=(report.source,), recipients=against, status=Status.HAPPENED, attribution=None,
        rule="REJECT.deny:word",
    )  # fmt: skip


def _of_speaker(sentence: Sentence, reading: Reading, reports: Reports) -> Roles:
    """Give the roles with whoever speaks for "we": of "We recognise them," said the minister, the minister."""
    roles = reading.roles
    if not any(_is_we(mention) for mention in roles.everybody):
        return roles
    report = reports.of(sentence.tree.span(reading.trigger, reading.trigger))
    source = report.source if report else None
    if source is None or source.country is None:
        return roles
    actors, recipients = (
        tuple(replace(m, country=source.country, sure=False) if _is_we(m) else m for m in side)
        for side in (roles.actors, roles.recipients)
    )
    return replace(roles, actors=actors, recipients=recipients)


def _is_we(mention: ActorMention) -> bool:
    return mention.country is None and mention.text.lower() in WE


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
    word = reading.trigger if reading.told is None else reading.told
    trigger = tree.span(word, word)
    attribution = reports.of(trigger)
    if attribution is not None and is_told_aside(tree, word, attribution):
        attribution = None
    kind = tables.types[reading.type]
    is_past = is_history(sentence, reading, article.published.day if article.published else None)
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
        actors=_without_media(roles.actors, attribution),
        recipients=_without_media(roles.recipients, attribution),
        when=None,
        where=None,
        status=status if is_past else weigh(sentence, reading, status, attribution),
        historical=is_past or is_background(sentence, reading),
        figures=(),
        attribution=attribution.id if attribution else None,
        confidence=0.0,  # weighed when both sides are settled
        rule=f"{reading.pattern.name}:{reading.route}",
    )


def _without_media(side: tuple[ActorMention, ...], report: Attribution | None) -> tuple[ActorMention, ...]:
    """Give a side without those who only pass the report on: "would back the war, state media reported"."""
    media = [one.span for one in report.via if one.span] if report else []
    return tuple(m for m in side if m.span is None or not any(span.overlaps(m.span) for span in media))


def contexts_of(sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Give the contexts of the row, then those that words of the sentence bring in, without repeats."""
    found = (sentence.tables.contexts.get(token.lemma.lower()) for token in sentence.tree.tokens)
    return tuple(dict.fromkeys([*reading.pattern.contexts, *filter(None, found)]))
