"""The day of an act that was told before, lent to the words that take it up. In: EventMentions, Corners. Out: the same.

"The president visited Oslo last May. During that visit, the two sides signed a pact": the visit of the second sentence
is that of the first, and the pact was signed in its course. Whatever has a day of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.ties.clauses import clause_of, head_of
from dateline.extract.ties.corners import Corner, Corners
from dateline.extract.tree import DEFINITE, Tree
from dateline.model import EventMention, When

BASIS = "mention"
# What points back: "that visit", "the meeting", "their talks".
OWNERS = frozenset(("its", "their", "his", "her"))
COURSE = frozenset(("during", "at", "in", "on"))
# How many sentences back an act may have been told, to be meant by a noun alone.
BACK = 3


def recalled(events: Sequence[EventMention], corners: Corners) -> tuple[EventMention, ...]:
    """Give *events*, those without a day with that of the act that they take up, or in whose course they lie."""
    told: list[tuple[EventMention, int]] = []
    for event in sorted(events, key=lambda one: one.trigger.start):
        corner = corners.at(event.trigger.start)
        at = None if corner is None else head_of(corner.tree, event.trigger)
        if corner is not None and at is not None:
            points = _is_open(event) and _points_back(corner.tree, at)
            number = corner.tree.number
            told.append((_dated(event, _before(event, told, number)) if points else event, number))
    found = {event.id: event for event, _ in told}
    return tuple(_in_course(found.get(event.id, event), found, corners) for event in events)


def _is_open(event: EventMention) -> bool:
    return event.when is None or event.when.basis == "article"


def _dated(event: EventMention, when: When | None) -> EventMention:
    return event if when is None else replace(event, when=replace(when, basis=BASIS))


def _points_back(tree: Tree, at: int) -> bool:
    """Tell whether a noun takes up what was told: by its article, or by its owner where that is a pronoun."""
    if tree.tokens[at].upos != "NOUN":
        return False
    words = {tree.tokens[kid].form.lower() for kid in tree.children(at, "det", "nmod:poss")}
    return bool(words & (DEFINITE | OWNERS))


def _before(event: EventMention, told: Sequence[tuple[EventMention, int]], number: int) -> When | None:
    """Give the day of the nearest act before that *event* may mean: of its type, and with no other state."""
    mine = _states(event)
    for other, sentence in reversed(told):
        if number - sentence > BACK:
            return None
        if other.type == event.type and other.status == event.status and mine <= _states(other):
            return None if _is_open(other) else other.when
    return None


def _states(event: EventMention) -> set[str]:
    return {m.country for m in (*event.actors, *event.recipients) if m.country}


def _in_course(event: EventMention, found: dict[str, EventMention], corners: Corners) -> EventMention:
    """Give *event* with the day of the act in whose course its clause lies: "at the summit, they agreed"."""
    corner = corners.at(event.trigger.start)
    if corner is None or not _is_open(event):
        return event
    verb = head_of(corner.tree, event.trigger)
    if verb is None or corner.tree.tokens[verb].upos != "VERB":
        return event
    courses = (found[corner.triggers[noun]] for noun in _courses(corner, verb) if corner.triggers[noun] in found)
    return _dated(event, next((act.when for act in courses if act.when and not _is_open(act)), None))


def _courses(corner: Corner, verb: int) -> list[int]:
    """Give the acts that a clause names as the time of what it tells."""
    tree, clause = corner.tree, clause_of(corner.tree, verb)
    return [
        noun
        for noun in corner.triggers
        if tree.tokens[noun].deprel == "obl" and tree.case(noun) in COURSE and tree.tokens[noun].head in (verb, clause)
    ]
