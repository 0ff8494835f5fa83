"""How sure an act is: how it was read, and how well its sides are known. In: EventMention. Out: its confidence.

Set by hand, in steps of 0.05, so that of the acts of a confidence about that share is right, by own reading of acts in
articles nobody had labelled and on a gold set of whole reports (docs/benchmarks.md, "How sure an act is").
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import ActorMention, EventMention

# What reading by a verb, a noun, an adjective or a headline's short words begins with.
ROUTES = {"verb": 0.7, "word": 0.7, "noun": 0.7, "adjective": 0.65, "headline": 0.6}
LEAST, MOST = 0.05, 0.95
# What is taken off for a side: words that stand for no state known, a reading that is the best of several, no words.
ACTOR_OPEN, ACTOR_UNSURE, NO_ACTOR = 0.45, 0.1, 0.05
RECIPIENT_OPEN, RECIPIENT_UNSURE, NO_RECIPIENT = 0.35, 0.1, 0.15
# Somebody who acts on himself is mostly a slip of the parser.
ONESELF = 0.4
# Acts between two states are read better than those at home.
ABROAD = 0.15


def confidence_of(event: EventMention) -> float:
    """Give how sure *event* is, 0.05 to 0.95."""
    sure = ROUTES.get(event.rule.rpartition(":")[2], min(ROUTES.values()))
    sure -= _doubt(event.actors, ACTOR_OPEN, ACTOR_UNSURE, NO_ACTOR)
    is_joint = len(_states(event.actors)) > 1
    if not is_joint or event.recipients:
        guess = RECIPIENT_OPEN if _is_thing_at_home(event) else RECIPIENT_UNSURE
        sure -= _doubt(event.recipients, RECIPIENT_OPEN, guess, NO_RECIPIENT)
    if len(_states((*event.actors, *event.recipients))) > 1:
        sure += ABROAD
    if _persons(event.actors) & _persons(event.recipients):
        sure -= ONESELF
    return round(min(MOST, max(LEAST, sure)), 2)


def _doubt(side: Sequence[ActorMention], open_: float, unsure: float, none: float) -> float:
    if not side:
        return none
    known = [mention for mention in side if mention.country]
    if not known:
        return open_
    return 0.0 if any(mention.sure for mention in known) else unsure


def _is_thing_at_home(event: EventMention) -> bool:
    """Tell whether only a thing is acted on, which has a state for want of another: "denied the surgery"."""
    known = [mention for mention in event.recipients if mention.country]
    own = _states(event.actors)
    return bool(known) and all(m.country in own and not m.sure and m.kind == "role" and not m.sector for m in known)


def _states(mentions: Sequence[ActorMention]) -> set[str]:
    return {mention.country for mention in mentions if mention.country}


def _persons(side: Sequence[ActorMention]) -> set[str]:
    return {mention.actor for mention in side if mention.actor and mention.kind == "person"}
