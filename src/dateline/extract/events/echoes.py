"""Fill a side that a sentence leaves unsaid from the rest of the article. In: EventMentions. Out: EventMentions.

A report names both sides once and then speaks of "the strike" or "the capture of the general".
Only where the article leaves one answer is it taken, and it is marked as not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.values import is_known
from dateline.model import ActorMention, EventMention, Status

# Acts told of again and again in one article, whose sides stay the same.
RETOLD = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# How many characters part two sentences that follow each other.
BESIDE = 2
# How many characters part two sentences with one between them.
NEAR = 200
# What is given to somebody; what is said back.
GIVEN = frozenset({"AID"})
RETORTS = frozenset({"ACCUSE", "REJECT", "THREATEN"})
# Speech that is for somebody: the one other country its speaker has to do with in the article.
ADDRESSED = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE", "SUPPORT", "CONCEDE"})


def with_echoes(events: Sequence[EventMention]) -> list[EventMention]:
    """Give *events* with a missing side lent by others of the same article, where only one fits."""
    found = [
        _filled(event, [other for other in events if other is not event and _tells(event, other)]) for event in events
    ]
    return _answered(found)


def _answered(events: list[EventMention]) -> list[EventMention]:
    """Give *events* with whom an answer is to: "Chile called it absurd" behind what Peru did to Chile.

    Help that another gives, too, goes where the help before it went.
    """
    told: list[EventMention] = []
    for event in sorted(events, key=lambda one: one.trigger):
        found = event
        before = next((one for one in reversed(told) if _is_whole(one)), None)
        if before is not None and _may_answer(event, before):
            if event.type in RETORTS and _countries(event.actors) <= _countries(before.recipients):
                found = replace(event, recipients=_unsure(before.actors))
            elif event.type in GIVEN and before.type in GIVEN:
                found = replace(event, recipients=_unsure(before.recipients))
        told.append(found)
    return told


def _may_answer(event: EventMention, before: EventMention) -> bool:
    is_open = is_known(event.actors) and not is_known(event.recipients) and not _is_joint(event)
    is_near = 0 <= event.evidence.start - before.evidence.end <= NEAR or event.evidence == before.evidence
    is_one = event.type in RETORTS | GIVEN and event.status is not Status.HYPOTHETICAL
    return is_open and is_near and is_one and not _countries(event.actors) & _countries(before.actors)


def _is_whole(event: EventMention) -> bool:
    """Tell whether both sides are known, and differ."""
    mine, theirs = _countries(event.actors), _countries(event.recipients)
    return bool(mine and theirs) and not mine & theirs


def _unsure(mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    return tuple(replace(mention, sure=False) for mention in mentions if mention.country)


def _tells(event: EventMention, other: EventMention) -> bool:
    """Tell whether *other* may say who is meant: told in the same words, or beside a clause that leaves it out.

    A noun ("the strike") may stand for any act of its kind; a verb far off with its own sides is another act.
    """
    if event.historical != other.historical:
        return False
    same = event.rule.split(":")[0] == other.rule.split(":")[0]
    gap = min(abs(event.evidence.start - other.evidence.end), abs(other.evidence.start - event.evidence.end))
    return same or event.rule.endswith(":noun") or event.evidence == other.evidence or gap <= BESIDE


def _filled(event: EventMention, others: list[EventMention]) -> EventMention:
    if event.status is Status.HYPOTHETICAL or _is_joint(event) or any(m.sector == "JUD" for m in event.actors):
        return event
    alike = [other for other in others if other.type == event.type] if event.type in RETOLD else []
    if is_known(event.actors) and _is_open(event):
        pool = alike if event.type in RETOLD else others if event.type in ADDRESSED else []
        found = _only_partner(pool, event.actors) or _only_other([o.recipients for o in alike], event.actors)
        if not found and event.type in ADDRESSED:
            found = _only_other([side for other in others for side in (other.actors, other.recipients)], event.actors)
        return replace(event, recipients=found) if found else event
    if is_known(event.recipients) and not event.actors:
        same = [other for other in alike if _countries(other.recipients) & _countries(event.recipients)]
        found = _only([other.actors for other in same]) or _only_other([o.actors for o in alike], event.recipients)
        return replace(event, actors=found) if found else event
    return event


def _only_other(sides: list[tuple[ActorMention, ...]], mine: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the one side of the acts of a kind that is not *mine*: an article of one raid has two sides."""
    return _only([side for side in sides if not _countries(side) & _countries(mine)])


def _is_open(event: EventMention) -> bool:
    """Tell whether nobody is acted on for sure: nobody known, or the actor's own country by a guess."""
    own = _countries(event.recipients) <= _countries(event.actors)
    return not is_known(event.recipients) or (own and not any(m.sure for m in event.recipients if m.country))


def _is_joint(event: EventMention) -> bool:
    return len(_countries(event.actors)) > 1


def _only_partner(pool: list[EventMention], actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the one side that *actors* have to do with in *pool*, or nobody."""
    mine = _countries(actors)
    sides = [other.recipients for other in pool if _countries(other.actors) & mine]
    return _only([side for side in sides if not _countries(side) <= mine])


def _only(sides: list[tuple[ActorMention, ...]]) -> tuple[ActorMention, ...]:
    known = [tuple(replace(m, sure=False) for m in side if m.country and m.sector != "JRN") for side in sides]
    known = [side for side in known if side]
    return known[0] if len({frozenset(_countries(side)) for side in known}) == 1 else ()


def _countries(mentions: tuple[ActorMention, ...]) -> set[str]:
    return {mention.country for mention in mentions if mention.country}
