"""Are two event mentions of one happening? In: two Acts. Out: measures, a score, reasons; None behind a gate.

A gate shuts where two texts cannot mean one act: types that no act has at once, days too far
apart, nobody in common. Behind it every measure has a weight; their sum is the score, 0 at
even odds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from dateline.link.acts import AHEAD, AHEAD_DAYS, Act
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
        ("COOPERATE", "MOBILIZE"), ("AGREE", "CONCEDE"), ("SANCTION", "ASSAULT"), ("REQUEST", "ACCUSE"),
        ("REQUEST", "THREATEN"), ("AGREE", "THREATEN"), ("CONCEDE", "REJECT"),
    )
)  # fmt: skip
# Sisters that are more often two acts of one story than one: it was asked, and it was threatened.
DISTANT = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "SUPPORT"), ("AGREE", "AID"), ("CONCEDE", "REJECT"), ("REQUEST", "THREATEN"), ("REQUEST", "ACCUSE"),
        ("COERCE", "REJECT"), ("SANCTION", "REJECT"),
    )
)  # fmt: skip
DIRECTED = frozenset({"THREATEN", "SANCTION", "AID", "ACCUSE"})
DEED = {"happened": 0, "ongoing": 0, "alleged": 0, "denied": 0, "negated": 0, "planned": 1, "requested": 2,
        "threatened": 3, "hypothetical": 4}  # fmt: skip
# Two reports that name their own day may differ by so many days before they are two acts (clocks, or a dispute).
DATED_GAP_DAYS = 2
UNDATED_GAP_DAYS = 3
TOLD_DAYS = 10  # for which an act is told of as known
MOST_DAYS = 10  # that plans told apart weigh for
FEW_WORDS = 0.12  # below, two sentences by different verbs have no more in common than names
LEAST_TOLD = 0.9  # that the words of two sentences and stories must weigh: type, sides and days make no happening
FAR_KM = 60.0  # two places of one grain this far apart are two places

# What each measure weighs. Set by hand, then swept on the happenings of evals' development half.
WEIGHTS: dict[str, float] = {
    "even odds": -3.0,
    "same type": 1.2,
    "sister type": 0.6,
    "distant type": -0.5,
    "same mode": 0.4,
    "other mode": -0.5,
    "same actor": 0.9,
    "other actor": -2.6,
    "same recipient": 0.7,
    "other recipient": -1.0,
    "other partner": -1.75,
    "other addressee": -4.5,
    "other names": -4.5,
    "other target": -3.0,
    "at home": -0.5,
    "sides turned": 0.3,
    "same person": 0.6,
    "other person": -0.9,
    "same day": 0.8,
    "days apart": -1.75,
    "dated days apart": -1.75,
    "one calls it another": -0.8,
    "told days later": -0.7,
    "plans told days apart": -0.25,
    "words of the sentence": 2.3,
    "story, both at the head": 5.4,
    "story": 3.6,
    "title and text": 0.8,
    "one article": 0.5,
    "same trigger": 0.2,
    "one outlet, another day": -1.2,
    "other words": -0.8,
    "same figure": 0.6,
    "other status": -0.6,
    "same place": 0.9,
    "other place": -1.2,
}
NAMES = tuple(WEIGHTS)


def score(measures: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Give the sum of *measures* by their weights: any number, 0 at even odds, rounded so that order never shows."""
    return round(math.fsum(value * weights[name] for name, value in measures.items()), 6)


def reasons(measures: Mapping[str, float]) -> tuple[Reason, ...]:
    """Give *measures* as reasons, each with what it weighed."""
    return tuple(
        Reason(name, f"{measures[name]:.3g}", round(measures[name] * WEIGHTS[name], 4))
        for name in NAMES
        if name in measures
    )


def measure(a: Act, b: Act) -> dict[str, float] | None:
    """Give what speaks for and against one act, by name; None where a gate is shut."""
    same_type = a.card.type == b.card.type
    if not same_type and frozenset((a.card.type, b.card.type)) not in SISTERS:
        return None
    gap = max(0, a.first_day - b.last_day, b.first_day - a.last_day)
    both_dated = a.is_dated and b.is_dated
    is_known = gap > 0 and _is_told_after(a, b)
    if gap > (DATED_GAP_DAYS if both_dated else TOLD_DAYS if is_known else UNDATED_GAP_DAYS):
        return None
    found = {"even odds": 1.0}
    if not _sides(found, a, b):
        return None
    _types(found, a, b)
    if gap:
        found["told days later" if is_known else "dated days apart" if both_dated else "days apart"] = float(gap)
    elif both_dated:
        found["same day"] = 1.0
    if a.is_fresh != b.is_fresh and a.published[1][:10] != b.published[1][:10]:
        found["one calls it another"] = 1.0
    told = abs(a.first_day - b.first_day)
    if _is_open_plan(a) and _is_open_plan(b) and told > UNDATED_GAP_DAYS:
        # What is still ahead may be told of for weeks; the longer, the likelier it is another plan.
        found["plans told days apart"] = float(min(told, MOST_DAYS))
    if not both_dated and a.outlet and a.outlet == b.outlet and a.published[1][:10] != b.published[1][:10]:
        # An outlet's formulas come back from day to day.
        found["one outlet, another day"] = 1.0
    if not _words(found, a, b):
        return None
    if same_type and DEED.get(a.card.status, 0) != DEED.get(b.card.status, 0):
        found["other status"] = 1.0
    _places(found, a.card.where, b.card.where)
    return found


def _is_told_after(a: Act, b: Act) -> bool:
    """Tell whether the later of two reports takes as known what the earlier tells in the same words."""
    earlier, later = (a, b) if a.last_day < b.first_day else (b, a)
    return (
        later.is_aside and not later.is_dated and not later.is_fresh and a.card.type == b.card.type
        and DEED.get(later.card.status, 0) == DEED.get(earlier.card.status, 0) == 0
        and (a.trigger == b.trigger or bool(set(a.card.modes) & set(b.card.modes)))
        and bool(a.recipients & b.recipients)
    )  # fmt: skip


def _is_open_plan(act: Act) -> bool:
    """Tell whether all that is known of its day is that it lies ahead of the report."""
    return act.last_day - act.first_day == AHEAD_DAYS and act.card.status in AHEAD and not act.is_dated


def _types(found: dict[str, float], a: Act, b: Act) -> None:
    is_one = a.card.type == b.card.type
    found["same type" if is_one else "sister type"] = 1.0
    if frozenset((a.card.type, b.card.type)) in DISTANT:
        found["distant type"] = 1.0
    if is_one and a.card.modes and b.card.modes:
        found["other mode" if set(a.card.modes).isdisjoint(b.card.modes) else "same mode"] = 1.0


def _sides(found: dict[str, float], a: Act, b: Act) -> bool:
    """Note who is shared; tell whether the two can be one act at all."""
    everybody = a.everybody & b.everybody
    both_ways = a.card.type in RECIPROCAL and b.card.type in RECIPROCAL
    if a.everybody and b.everybody and not everybody:
        # Two texts may each name one side of a meeting, and a third both.
        found["other actor"] = 1.0
        return both_ways and len(a.everybody) == len(b.everybody) == 1 and _is_one_kind(a, b)
    if both_ways:
        if everybody:
            found["same actor"] = 1.0
        if len(everybody) > 1:
            found["same recipient"] = 1.0
        elif everybody and len(a.everybody) > 1 and len(b.everybody) > 1:
            found["other partner" if len(a.everybody) == len(b.everybody) == 2 else "other recipient"] = 1.0
    else:
        _two_sides(found, a, b)
        if a.card.type == b.card.type and _are_two(a, b):
            if a.card.type == "SUPPORT":
                found["other addressee"] = 1.0
            elif a.card.type in DIRECTED:
                found["other target"] = 1.0
        is_formula = a.card.type == b.card.type == "SUPPORT" and a.card.article != b.card.article
        if is_formula and "other addressee" not in found and _name_others(a, b):
            found["other names"] = 1.0
        if "same actor" not in found and "same recipient" not in found and everybody:
            found["sides turned"] = 1.0
    if a.persons and b.persons:
        found["other person" if a.persons.isdisjoint(b.persons) else "same person"] = 1.0
    return True


def _two_sides(found: dict[str, float], a: Act, b: Act) -> None:
    _side(found, "actor", a.actors, b.actors)
    _side(found, "recipient", a.recipients, b.recipients)
    if "same actor" in found and "same recipient" in found and len(a.everybody | b.everybody) == 1:
        # What a state does to its own says half as much: most news is of one's own country.
        found["at home"] = 1.0


def _side(found: dict[str, float], name: str, one: frozenset[str], two: frozenset[str]) -> None:
    if one and two:
        found[f"other {name}" if one.isdisjoint(two) else f"same {name}"] = 1.0


def _name_others(a: Act, b: Act) -> bool:
    """Tell whether two sentences of one formula name others: more of the names of each are not in the other."""
    shared = sum(weight for name, weight in a.names.items() if name in b.names)
    return all(sum(x.names.values()) - shared > shared for x in (a, b)) and bool(a.names and b.names)


def _is_one_kind(a: Act, b: Act) -> bool:
    """Tell whether two acts are told by the same word, or are of the same mode: a visit is no press conference."""
    return a.trigger == b.trigger or bool(set(a.card.modes) & set(b.card.modes))


def _are_two(a: Act, b: Act) -> bool:
    """Tell whether thanks or greetings go to two: each names one state, and they are not the same."""
    one, two = ({p.country for p in act.card.recipients if p.country} for act in (a, b))
    return len(one) == len(two) == 1 and one != two


def _words(found: dict[str, float], a: Act, b: Act) -> bool:
    """Note what the two texts share in words; tell whether it is anything to speak of."""
    here = cosine(a.words, b.words)
    if here:
        found["words of the sentence"] = here
    if a.card.article != b.card.article:
        story = cosine(a.story, b.story)
        if story:
            found["story, both at the head" if a.is_head and b.is_head else "story"] = story
    elif a.card.is_title != b.card.is_title:
        found["title and text"] = 1.0
    else:
        found["one article"] = 1.0
    if a.trigger == b.trigger:
        found["same trigger"] = 1.0
    elif here < FEW_WORDS and not set(a.card.modes) & set(b.card.modes):
        found["other words"] = 1.0
    if a.numbers & b.numbers:
        found["same figure"] = 1.0
    if a.card.article == b.card.article:
        return True
    shared = ("words of the sentence", "story", "story, both at the head", "same trigger", "same figure")
    told = math.fsum(found.get(name, 0.0) * WEIGHTS[name] for name in shared)
    return told >= LEAST_TOLD


def _places(found: dict[str, float], one: Place | None, two: Place | None) -> None:
    if one is None or two is None:
        return
    if one.name == two.name:
        found["same place"] = 1.0
    elif places_clash(one, two):
        found["other place"] = 1.0


def places_clash(one: Place, two: Place) -> bool:
    """Tell whether one act cannot well be at both: other countries, or two points of one grain far apart."""
    if one.country and two.country and one.country != two.country:
        return True
    fine = {"city", "site"}
    if one.kind not in fine or two.kind not in fine or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    return distance_km(one, two) > FAR_KM


def distance_km(one: Place, two: Place) -> float:
    """Give the great-circle distance of two places that have degrees."""
    a, b, c, d = (math.radians(v or 0.0) for v in (one.lat, one.lon, two.lat, two.lon))
    return 6371 * math.acos(min(1.0, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))
