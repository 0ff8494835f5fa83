"""Fill a side that a sentence leaves unsaid from the rest of the article. In: EventMentions. Out: EventMentions.

A report names both sides once and then speaks of "the strike" or "the capture of the general".
Only where the article leaves one answer is it taken, and it is marked as not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.answers import with_answers
from dateline.extract.events.values import is_known
from dateline.model import ActorMention, EventMention, Status

# Acts told of again and again in one article, whose sides stay the same.
RETOLD = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# How many characters part two sentences that follow each other.
BESIDE = 2
# Speech that is for somebody: the one other country its speaker has to do with in the article.
ADDRESSED = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE", "SUPPORT", "CONCEDE"})
# Parties, parliaments and unions: those of the land that is spoken of.
OF_THE_LAND = frozenset({"OPP", "PTY", "LEG", "LAB", "JUD"})
# Who fights a state from within.
REBELS = frozenset({"UAF", "REB", "OPP"})
# Acts of several.
TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Courts and police: whom they charge and hold is their own country's unless it is said.
AT_HOME = frozenset({"JUD", "COP"})


def with_echoes(events: Sequence[EventMention]) -> list[EventMention]:
    """Give *events* with a missing side lent by others of the same article, where only one fits."""
    events = _same_words(events)
    lent = [
        _filled(event, [other for other in events if other is not event and _tells(event, other)]) for event in events
    ]
    return [_parted(event) for event in with_answers(lent)]


def _same_words(events: Sequence[EventMention]) -> Sequence[EventMention]:
    """Give *events* with the same words of the same country: "a captain ousted Chad's ruler, closing the borders"."""
    known = {m.span: m.country for event in events for m in event.actors if m.country}
    return [
        replace(event, actors=tuple(_of_country(m, known.get(m.span)) for m in event.actors)) if event.actors else event
        for event in events
    ]


def _of_country(mention: ActorMention, country: str | None) -> ActorMention:
    is_lent = country is not None and mention.country is None and mention.span is not None
    return replace(mention, country=country, sure=False) if is_lent else mention


def _parted(event: EventMention) -> EventMention:
    """Give what two of one country do together with the first acting on the other: "the army and the rebels agreed"."""
    if event.type == "ASSAULT" and not event.recipients:
        return _fought(event)
    names = {mention.name for mention in event.actors}
    if event.type not in TOGETHER or is_known(event.recipients) or None in names or len(names) < 2:
        return event
    if len(_countries(event.actors)) != 1 or any(m.country is None or m.kind == "state" for m in event.actors):
        return event
    return replace(event, actors=event.actors[:1], recipients=event.actors[1:])


def _fought(event: EventMention) -> EventMention:
    """Give a fight between a state and nameless rebels as that state's: "clashes between the army and fighters"."""
    first, *rest = event.actors or (None,)
    if first is None or not first.country or not rest or any(m.country or m.sector not in REBELS for m in rest):
        return event
    return replace(
        event, actors=(first,), recipients=tuple(replace(m, country=first.country, sure=False) for m in rest)
    )


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
    if event.status is Status.HYPOTHETICAL or _is_joint(event) or any(m.sector in AT_HOME for m in event.actors):
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
    if any(m.sector in OF_THE_LAND and m.country for m in event.recipients):
        return False  # "the opposition" is that of the land
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
