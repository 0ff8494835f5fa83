"""Whom an answer is meant for: "Tokyo lodged a protest", told after a launch. In: EventMentions. Out: EventMentions.

Who denounces, thanks, threatens or gives without a word to whom has that in what was told before: an attack is
answered to the attacker, help goes where the help of others went. Only the acts beside it and the title are asked, and
only where they leave one answer; it is marked as not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.values import is_known
from dateline.model import ActorMention, EventMention, Status

Side = tuple[ActorMention, ...]

# Acts that answer what another did.
ANSWERS = frozenset({"ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
# Acts that call for an answer.
MOVES = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "ACCUSE", "THREATEN", "REQUEST", "REJECT", "PROTEST"})
# Acts against somebody: what one sentence tells of one side goes against the same other.
AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
# Acts for somebody, and the rows of a gift that is to come.
GIFTS = frozenset({"AID"})
OFFERED = ("AID.", "AGREE.offer")
WELCOME = frozenset({"AID", "SUPPORT", "AGREE", "RETREAT"})
# Who answers for a state; its police, courts, parties and papers speak to their own.
FOR_STATES = frozenset({None, "GOV", "MIL", "REB"})
# Before what has been told: "called the ruling unfair", "mocked the plan".
POINTING = ("the ", "this ", "that ", "these ", "those ", "such ", "it", "its ", "their ", "what ")
# Those whom a pronoun or a noun of people means are somebody of their own.
PEOPLE = frozenset({"them", "him", "her", "us", "me", "you", "those", "they", "everyone", "others", "people"})


def with_answers(events: Sequence[EventMention]) -> list[EventMention]:
    """Give *events* with whom an answer or a gift is meant for, where nobody is named and one fits."""
    told = sorted(events, key=lambda event: event.trigger)
    found: list[EventMention] = []
    for event in told:
        found.append(_answered(event, found, told))
    return found


def _answered(event: EventMention, before: list[EventMention], told: list[EventMention]) -> EventMention:
    if not is_open(event) or event.historical:
        return event
    own = countries(event.actors)
    choices = []
    if event.type in ("ASSAULT", "MOBILIZE") or (event.type == "COERCE" and _is_army(event)):
        choices.append(_in_sentence(event, told))
    if event.type == "CONSULT" and not event.recipients and all(m.sector in FOR_STATES for m in event.actors):
        choices.append(_spoken_with(event, told))
    if is_gift(event):
        choices.append(_given_to(event, before))
    elif _is_answer(event):
        choices += [_struck_by(event, before), _told_of(event, before)]
    side = next((side for side in choices if side), ())
    side = tuple(replace(m, sure=False) for m in side if m.country and m.country not in own)
    return replace(event, recipients=side) if side else event


def is_open(event: EventMention) -> bool:
    """Tell whether one side of one country acts, and nobody who is known is acted on."""
    own = countries(event.actors)
    if event.status is Status.HYPOTHETICAL or len(own) != 1:
        return False
    if any(m.country and (m.sure or m.country not in own) for m in event.recipients):
        return False
    return all(_is_thing(mention) for mention in event.recipients)


def is_gift(event: EventMention) -> bool:
    """Tell whether something is given, or is to be."""
    return event.type in GIFTS or (event.type == "AGREE" and event.rule.startswith(OFFERED))


def _is_thing(mention: ActorMention) -> bool:
    return mention.name is None and mention.sector is None and mention.text.lower() not in PEOPLE


def _is_answer(event: EventMention) -> bool:
    """Tell whether a state speaks of what has been told, and does not only vow something."""
    is_state = all(mention.sector in FOR_STATES for mention in event.actors)
    return event.type in ANSWERS and is_state and not event.rule.startswith("AGREE.") and _points_back(event)


def _is_army(event: EventMention) -> bool:
    return all(mention.sector == "MIL" for mention in event.actors)


def _points_back(event: EventMention) -> bool:
    """Tell whether what is answered was told before: nothing is named, or "the move"."""
    return all(mention.text.lower().startswith(POINTING) for mention in event.recipients)


def _in_sentence(event: EventMention, told: list[EventMention]) -> Side:
    """Give the one other side that those who act have to do with in the same sentence: "killed ten in a raid on"."""
    own = countries(event.actors)
    beside = [o for o in told if o.evidence == event.evidence and o.type in AGAINST and o is not event]
    return _one([other.recipients for other in beside if countries(other.actors) == own], own)


def _spoken_with(event: EventMention, told: list[EventMention]) -> Side:
    """Give the one other with whom something is agreed in the same sentence: "had a call, and invited him to Rome"."""
    own = countries(event.actors)
    beside = [o for o in told if o.evidence == event.evidence and o.type in ("AGREE", "CONSULT") and o is not event]
    return _one([(*o.actors, *o.recipients) for o in beside if countries(o.actors) & own], own)


def _struck_by(event: EventMention, before: list[EventMention]) -> Side:
    """Give who did something to those who answer, in the nearest sentence that tells of it."""
    own = countries(event.actors)
    hits = [o for o in _plain(before) if o.type in MOVES and countries(o.recipients) & own]
    if not hits:
        return ()
    nearest = [o for o in hits if o.evidence == hits[-1].evidence]
    return _one([other.actors for other in nearest], own)


def _told_of(event: EventMention, before: list[EventMention]) -> Side:
    """Give who did what the title and the sentence before tell, where those who answer have had no part in it."""
    own = countries(event.actors)
    plain = [other for other in _plain(before) if other.evidence != event.evidence]
    if not plain or any(own & (countries(o.actors) | countries(o.recipients)) for o in plain):
        return ()
    first, last = plain[0], _first_of(plain, plain[-1])
    return _one([first.actors, last.actors], own)


def _given_to(event: EventMention, before: list[EventMention]) -> Side:
    """Give those for whom the gift, thanks or accord told last was; of an exchange, both who took part."""
    own = countries(event.actors)
    plain = [o for o in _plain(before) if o.type in WELCOME and not countries(o.actors) & own]
    if not plain:
        return ()
    last = plain[-1]
    side = last.recipients if is_known(last.recipients) else last.actors if len(countries(last.actors)) > 1 else ()
    return () if countries(side) & own else tuple(mention for mention in side if mention.country)


def _first_of(events: list[EventMention], last: EventMention) -> EventMention:
    return next(event for event in events if event.evidence == last.evidence)


def _plain(events: list[EventMention]) -> list[EventMention]:
    """Give the acts that are told as news and not only thought of."""
    return [event for event in events if not event.historical and event.status is not Status.HYPOTHETICAL]


def _one(sides: list[Side], own: set[str]) -> Side:
    """Give the one side among *sides* that is not *own*, or nobody."""
    others = [tuple(m for m in side if m.country and m.country not in own) for side in sides]
    known = [side for side in others if side]
    largest = max(known, key=lambda side: len(countries(side)), default=())
    return largest if all(countries(side) <= countries(largest) for side in known) else ()


def countries(mentions: Side) -> set[str]:
    """Give the countries of *mentions*."""
    return {mention.country for mention in mentions if mention.country}
