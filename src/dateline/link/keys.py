"""What an event mention is found by. In: an act. Out: its mark.

Its keys are its rarest stems, its type and sides, and its article.
"""

from __future__ import annotations

from datetime import date

from dateline.knowledge.rarity import Rarity
from dateline.link.acts import NO_DAY, Act
from dateline.link.compare import RECIPROCAL, SISTERS
from dateline.link.outlines import SEP, sign_of
from dateline.link.words import code
from dateline.model import Mark

STEMS = 12  # rarest stems of a mention that are looked up
SHARED = 2  # rows in which two mentions must be neighbours
NEAR = 12  # neighbours on either side within one row


def mark_of(act: Act, rare: Rarity) -> Mark:
    """Give the mark of *act*."""
    bag = {*act.bag, *act.story}
    rarest = sorted(bag, key=lambda stem: (-rare[stem], stem))[:STEMS]
    keys = {code(f"event word {stem}") for stem in rarest} | {code(f"event of {act.card.article}")}
    sides = "+".join(sorted(act.everybody))
    if sides:
        keys.add(code(f"event by {act.card.type} {sides}"))
    return Mark("event", _day(act), act.card.article, sign_of(act, sides, rare), tuple(sorted(keys)))


def _day(act: Act) -> int:
    """Give the day by which an act stands in its rows; undated ones stand among those reported on the same day."""
    if act.first_day != NO_DAY[0]:
        return act.last_day
    return date.fromisoformat(act.published[1][:10]).toordinal() if act.published[1] else 0


def may_meet(one: str, two: str) -> bool:
    """Tell from the signs of two marks whether a gate is shut: other types, or nobody in common."""
    a, _, sides_a = one.partition(SEP)[0].partition(" ")
    b, _, sides_b = two.partition(SEP)[0].partition(" ")
    if a != b and frozenset((a, b)) not in SISTERS:
        return False
    if not sides_a or not sides_b or (a in RECIPROCAL and b in RECIPROCAL):
        return True
    return not set(sides_a.split("+")).isdisjoint(sides_b.split("+"))
