"""Are two event mentions of one happening? In: two Acts. Out: a score and its reasons, or None behind a gate."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dateline.link.acts import Act
from dateline.link.words import cosine
from dateline.model import Place, Reason

RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Types that one act may be coded as by two texts: a seizure is COERCE or ASSAULT, a release RETREAT or CONCEDE.
SISTERS = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "CONSULT"), ("AGREE", "COOPERATE"), ("AGREE", "SUPPORT"), ("CONSULT", "COOPERATE"),
        ("AGREE", "AID"), ("AID", "COOPERATE"), ("AID", "RETREAT"), ("CONCEDE", "RETREAT"), ("COERCE", "ASSAULT"),
        ("COERCE", "SANCTION"), ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"), ("ASSAULT", "MOBILIZE"),
        ("COERCE", "MOBILIZE"), ("COERCE", "REJECT"), ("SANCTION", "REJECT"), ("THREATEN", "MOBILIZE"),
    )
)  # fmt: skip
DEED = {"happened": 0, "ongoing": 0, "alleged": 0, "denied": 0, "negated": 0, "planned": 1, "requested": 2,
        "threatened": 3, "hypothetical": 4}  # fmt: skip
# Two reports that name their own day may differ by so many days before they are two acts (clocks, or a dispute).
DATED_GAP_DAYS = 2
UNDATED_GAP_DAYS = 3


def gap_days(a: Act, b: Act) -> int:
    """Give the days between the two spans of days, 0 where they overlap."""
    return max(0, a.first_day - b.last_day, b.first_day - a.last_day)


def compare(a: Act, b: Act, rare: Mapping[str, float]) -> tuple[float, tuple[Reason, ...]] | None:
    """Give the score of two mentions, any real number with 0 as even odds, and its reasons; None where a gate is shut.

    *rare* is the rarity of each side's code, 0 to 1.
    """
    score = quick(a, b, rare)
    return None if score is None else (math.fsum(r.weight for r in score), score)


def quick(a: Act, b: Act, rare: Mapping[str, float]) -> tuple[Reason, ...] | None:
    """Give the reasons for and against, None where a gate is shut."""
    kind = _kinds(a, b)
    gap = gap_days(a, b)
    if kind is None or gap > (DATED_GAP_DAYS if a.is_dated and b.is_dated else UNDATED_GAP_DAYS):
        return None
    sides = _sides(a, b, rare)
    if sides is None:
        return None
    return (
        Reason("even odds", "", -3.2),
        kind,
        *sides,
        *_time(a, b, gap),
        *_words(a, b),
        *_status(a, b),
        *_place(a, b),
    )


def _kinds(a: Act, b: Act) -> Reason | None:
    one, two = a.card.type, b.card.type
    if one == two:
        modes = set(a.card.modes), set(b.card.modes)
        if modes[0] and modes[1]:
            same = bool(modes[0] & modes[1])
            return Reason("type and mode" if same else "type, not mode", one, 1.2 if same else 0.4)
        return Reason("type", one, 0.9)
    if frozenset((one, two)) in SISTERS:
        return Reason("sister types", "/".join(sorted((one, two))), 0.0)
    return None


def _sides(a: Act, b: Act, rare: Mapping[str, float]) -> list[Reason] | None:
    """Compare who does it to whom; None where they cannot be the same."""
    if a.card.type in RECIPROCAL and b.card.type in RECIPROCAL:
        return _together(a, b, rare)
    found = []
    for name, one, two in (("actor", a.actors, b.actors), ("recipient", a.recipients, b.recipients)):
        if one and two:
            shared = one & two
            if not shared:
                return None
            found.append(_share(name, shared, one | two, rare))
    if not found and a.everybody and b.everybody and not (a.everybody & b.everybody):
        return None
    return found + _people(a, b)


def _together(a: Act, b: Act, rare: Mapping[str, float]) -> list[Reason] | None:
    one, two = a.everybody, b.everybody
    if not one or not two:
        return []
    shared = one & two
    if not shared or (len(shared) == 1 and len(one) > 1 and len(two) > 1):
        return None
    return [_share("parties", shared, one | two, rare), *_people(a, b)]


def _share(name: str, shared: frozenset[str], either: frozenset[str], rare: Mapping[str, float]) -> Reason:
    best = max(rare.get(code, 1.0) for code in shared)
    extra = 0.3 * (len(shared) - 1)
    return Reason(f"same {name}", ", ".join(sorted(shared)), round((0.4 + 0.9 * best + extra), 4))


def _people(a: Act, b: Act) -> list[Reason]:
    if not a.persons or not b.persons:
        return []
    shared = a.persons & b.persons
    if shared:
        return [Reason("same person", ", ".join(sorted(shared)), 0.6)]
    return [Reason("other persons", "", -1.0)]


def _time(a: Act, b: Act, gap: int) -> list[Reason]:
    if a.is_dated and b.is_dated:
        if gap == 0:
            return [Reason("same day", "", 0.8)]
        return [Reason("days apart", str(gap), -0.8 * gap)]
    return [Reason("days apart", str(gap), -0.5 * gap)] if gap else []


def _words(a: Act, b: Act) -> list[Reason]:
    found = []
    here = cosine(a.words, b.words)
    if here:
        shared = sorted(set(a.words) & set(b.words), key=lambda word: (-a.words[word], word))
        found.append(Reason("words of the sentence", " ".join(shared[:6]), round(3.0 * here, 4)))
    if a.card.article != b.card.article:
        story = cosine(a.story, b.story)
        found.append(Reason("story", f"{story:.2f}", round(4.0 * story, 4)))
    numbers = sorted(f"{n:g} {what}".strip() for n, what in a.numbers & b.numbers)
    if numbers:
        found.append(Reason("same figure", ", ".join(numbers), 0.6))
    return found


def _status(a: Act, b: Act) -> list[Reason]:
    one, two = DEED.get(a.card.status, 0), DEED.get(b.card.status, 0)
    return [] if one == two else [Reason("status", f"{a.card.status}/{b.card.status}", -0.8)]


def _place(a: Act, b: Act) -> list[Reason]:
    one, two = a.card.where, b.card.where
    if one is None or two is None:
        return []
    if one.name == two.name:
        return [Reason("same place", one.name, 0.7)]
    if places_clash(one, two):
        return [Reason("other place", f"{one.name}/{two.name}", -1.2)]
    return []


def places_clash(one: Place, two: Place) -> bool:
    """Tell whether one act cannot well be at both: other countries, or two points of one grain over 60 km apart."""
    if one.country and two.country and one.country != two.country:
        return True
    fine = {"city", "site"}
    if one.kind not in fine or two.kind not in fine or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    return distance_km(one, two) > 60


def distance_km(one: Place, two: Place) -> float:
    """Give the great-circle distance of two places that have degrees."""
    a, b, c, d = (math.radians(v or 0.0) for v in (one.lat, one.lon, two.lat, two.lon))
    return 6371 * math.acos(min(1.0, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))
