"""Where the reports of one happening do not agree. In: acts with their origins. Out: disputes.

Bounds that can hold together ("at least 40" and 52) are no dispute, nor is a figure that its
own source raises later: of one origin only the latest word counts.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from dateline.link.acts import Act
from dateline.link.compare import measure, places_clash, score
from dateline.link.voices import Origin
from dateline.link.words import stem, stems, tokens
from dateline.model import Dispute, EventCard, FigureCard

ABOUT = 0.2  # how far "about 100" may be off
# A value that fewer of the reports hold is a slip, theirs or ours, and no dispute.
LEAST_SHARE = 0.15
CLOCK_DAYS = 1  # one act may fall on two dates where clocks differ
# What becomes of people whom a text counts, by the stem of the word that says it.
FATES = {
    stem(word): fate
    for fate, words in {
        "killed": "kill killed kills killing dead died die dying death deaths fatalities slain",
        "hurt": "wound wounded wounding wounds injured injures injuring injuries hurt hospitalised hospitalized",
        "missing": "missing unaccounted",
        "held": "arrest arrested arresting arrests detain detained detaining captured seized abducted kidnapped jailed",
        "freed": "release released releases freed frees free rescued rescues",
        "displaced": "displaced fled evacuated",
    }.items()
    for word in words.split()
}  # fmt: skip
FATE_WORDS = 5
DEEDS = frozenset(("ASSAULT", "COERCE"))
HELD = frozenset(("happened", "ongoing", "alleged"))
WHOLE = frozenset(("held", "freed", "displaced"))
PEOPLE = frozenset(stem(word) for word in ("people", "persons", "person", "individuals", "demonstrators", "protesters"))
ONE_MORE = re.compile(r"\b(?:another|second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)|separate(?:ly)?)\b", re.IGNORECASE)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|reject\w*|dismiss\w*|refut\w*|disput\w*|rebut\w*|disavow\w*|false\w*|untrue|"
    r"fabricat\w*|baseless|fake|hoax|(?:did|has|have|had|was|were)(?:\s+not|n[’']t))\b",
    re.IGNORECASE,
)
WORDS = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than ",
         "about": "about "}  # fmt: skip


def find_disputes(acts: Sequence[Act], origins: Mapping[str, Origin]) -> tuple[Dispute, ...]:
    """Give the disputes among *acts*; *origins* has the origin of each mention that has one."""
    keys = {mention: origin.key for mention, origin in origins.items()}
    spoken = {mention: origin.key for mention, origin in origins.items() if origin.speaks}
    found = (*_counts(acts, keys), *_dates(acts, spoken), *_places(acts, spoken), *_actors(acts, spoken),
             *_happened(acts))  # fmt: skip
    return tuple(sorted(found, key=lambda dispute: (dispute.field, dispute.values)))


def bounds(figure: FigureCard) -> tuple[float, float]:
    """Give the least and the greatest number that *figure* can stand for."""
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.modifier == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if figure.modifier == "more_than":
        return math.nextafter(low, math.inf), math.inf
    if figure.modifier == "less_than":
        return -math.inf, math.nextafter(high, -math.inf)
    return low, high


def in_words(figure: FigureCard) -> str:
    """Give *figure* as it reads: "at least 25,000"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        return f"{low:,g} to {high:,g}" if max(low, high) < 1e6 else f"{low:,.0f} to {high:,.0f}"
    number = low if low is not None else high
    return f"{WORDS.get(figure.modifier, '')}{number or 0:,.10g}"


# -- counts -----------------------------------------------------------------------------------


def _counts(acts: Sequence[Act], origins: Mapping[str, str]) -> Iterable[Dispute]:
    by_count: dict[tuple[str, str], list[tuple[Act, FigureCard]]] = defaultdict(list)
    for act in acts:
        told = [(counted_by(act.card, figure), figure) for figure in act.card.figures]
        keys = [key for key, _ in told]
        for key, figure in told:
            if key[0] and keys.count(key) == 1 and not figure.additional and not (figure.low is figure.high is None):
                by_count[key].append((act, figure))
    for key in sorted(by_count):
        dispute = _sides("count", _latest(by_count[key], origins))
        if dispute:
            yield dispute


def counted_by(card: EventCard, figure: FigureCard) -> tuple[str, str]:
    """Give what *figure* counts, and what became of them: "23 farm workers freed" are people, freed.

    A group that *card* names as a side is people by any other name where it was held, freed or driven out, or where it
    protests; of the dead and the hurt texts count parts ("20 people, five of them children").
    """
    counted = stems(figure.of or figure.unit or "")
    noun, fate = (counted[-1] if counted else ""), fate_of(card.evidence, figure.text)
    sides = (party for party in (*card.actors, *card.recipients) if party.kind == "group")
    is_whole = fate in WHOLE or (not fate and card.type == "PROTEST")
    if noun and is_whole and (noun in PEOPLE or any(noun in stems(party.name or "") for party in sides)):
        noun = "people"
    return noun, fate


def fate_of(evidence: str, phrase: str) -> str:
    """Give what became of those that *phrase* counts by the nearest word for it in *evidence*, "" if none is."""
    start = evidence.find(phrase) if phrase else -1
    if start < 0:
        return ""
    behind = [FATES.get(stem(word), "") for word in tokens(evidence[start + len(phrase) :])[:FATE_WORDS]]
    before = [FATES.get(stem(word), "") for word in tokens(evidence[:start])[: -FATE_WORDS - 1 : -1]]
    inside = [FATES.get(stem(word), "") for word in tokens(phrase)]
    near = [(at, fate) for row in (inside, before, behind) for at, fate in enumerate(row) if fate]
    return min(near, key=lambda found: found[0])[1] if near else ""


def _latest(found: Iterable[tuple[Act, FigureCard]], origins: Mapping[str, str]) -> list[tuple[Act, FigureCard]]:
    """Give the figures of each origin's latest report, those of its earlier ones left out."""
    by_origin: dict[str, list[tuple[Act, FigureCard]]] = defaultdict(list)
    for act, figure in found:
        by_origin[origins.get(act.card.id, act.card.id)].append((act, figure))
    kept = []
    for said in by_origin.values():
        last = max(said, key=lambda pair: (pair[0].published, pair[0].card.id))
        kept += [pair for pair in said if bounds(pair[1]) == bounds(last[1])]
    return kept


def _sides(field: str, found: Sequence[tuple[Act, FigureCard]]) -> Dispute | None:
    """Give the groups of figures that can hold together, if there are two that cannot."""
    sides: list[tuple[float, float, list[tuple[Act, FigureCard]]]] = []
    for act, figure in sorted(found, key=lambda pair: (bounds(pair[1]), pair[0].card.id)):
        low, high = bounds(figure)
        if sides and low <= sides[-1][1]:
            kept = sides[-1]
            sides[-1] = (max(kept[0], low), min(kept[1], high), [*kept[2], (act, figure)])
        else:
            sides.append((low, high, [(act, figure)]))
    if len(sides) < 2 or not _are_of_a_kind([[act for act, _ in said] for _, _, said in sides]):
        return None
    values = []
    for _, _, said in sides:
        shown = min((figure for _, figure in said), key=lambda f: (f.modifier != "exact", in_words(f)))
        line = f"{in_words(shown)} {shown.of or ''}".strip()
        values.append((line, tuple(sorted({act.card.id for act, _ in said}))))
    return _dispute(field, values)


def _are_of_a_kind(sides: Sequence[Sequence[Act]]) -> bool:
    """Tell whether two acts of two sides may be of one kind, as a blockade and a seizure may not."""
    pairs = ((x, y) for one, two in combinations(sides, 2) for x in one for y in two)
    return any(not x.card.modes or not y.card.modes or set(x.card.modes) & set(y.card.modes) for x, y in pairs)


def _dispute(field: str, values: Iterable[tuple[str, tuple[str, ...]]]) -> Dispute | None:
    """Give the dispute of *values*, those that hardly any report holds left out; None where one is left."""
    values = list(values)
    total = sum(len(mentions) for _, mentions in values)
    held = tuple((value, mentions) for value, mentions in values if len(mentions) >= LEAST_SHARE * total)
    return Dispute(field=field, values=held) if len(held) > 1 else None


# -- days, places, the deed itself ---------------------------------------------------------------


def _dates(acts: Sequence[Act], spoken: Mapping[str, str]) -> Iterable[Dispute]:
    by_day: dict[int, set[str]] = defaultdict(set)
    for act in acts:
        if act.is_dated and act.first_day == act.last_day:
            by_day[act.first_day].add(act.card.id)
    days = sorted(by_day)
    dispute = _dispute("date", ((date.fromordinal(day).isoformat(), tuple(sorted(by_day[day]))) for day in days))
    if dispute is None or not _are_claimed(dispute, acts, spoken):
        return
    first, last = (date.fromisoformat(dispute.values[at][0]) for at in (0, -1))
    if (last - first).days > CLOCK_DAYS:
        yield dispute


def _places(acts: Sequence[Act], spoken: Mapping[str, str]) -> Iterable[Dispute]:
    named = {act.card.where.name: act.card.where for act in acts if act.card.where}
    holders = {
        name: tuple(sorted(a.card.id for a in acts if a.card.where and a.card.where.name == name)) for name in named
    }
    # A state is no place beside a town: "in Ghana" stands with every town there, and against none.
    names = sorted(name for name in named if named[name].kind != "country")
    clashing = sorted({n for n in names for m in names if n != m and places_clash(named[n], named[m])})
    dispute = _dispute("place", ((name, holders[name]) for name in clashing))
    if dispute and _are_claimed(dispute, acts, spoken):
        yield dispute


def _actors(acts: Sequence[Act], spoken: Mapping[str, str]) -> Iterable[Dispute]:
    """Give whom named sources hold to have done what was done to one: "Kyiv says Moscow's, Moscow says Kyiv's"."""
    by_actor: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        if act.card.type in DEEDS and len(act.actors) == 1 and act.card.id in spoken and act.recipients:
            (actor,) = act.actors
            by_actor[actor].add(act.card.id)
            names[actor].update(party.name or actor for party in act.card.actors)
    rows = {actor: (min(names[actor], key=lambda n: (-names[actor][n], n)), tuple(sorted(by_actor[actor])))
            for actor in sorted(by_actor)}  # fmt: skip
    dispute = _dispute("actor", rows.values())
    if dispute and _are_claimed(dispute, acts, spoken):
        yield dispute


def _are_claimed(dispute: Dispute, acts: Sequence[Act], spoken: Mapping[str, str]) -> bool:
    """Tell whether each value is claimed by a source that texts name, and by none of those of another value.

    Papers that differ in their own voice have mostly taken another act's day or their own town; so have we. The claims
    must be of one deed by its word or kind, and none of them of another of the kind ("the fifth tanker").
    """
    by_id = {act.card.id: act for act in acts}
    sides = [[by_id[mention] for mention in mentions if mention in spoken] for _, mentions in dispute.values]
    if not all(sides) or any(ONE_MORE.search(act.card.evidence) for side in sides for act in side):
        return False
    pairs = list(combinations(sides, 2))
    claims = (({spoken[x.card.id] for x in one}, {spoken[y.card.id] for y in two}) for one, two in pairs)
    return all(one.isdisjoint(two) for one, two in claims) and any(
        _is_kind_of(x, y) for one, two in pairs for x in one for y in two
    )


def _happened(acts: Sequence[Act]) -> Iterable[Dispute]:
    held = [act for act in acts if act.card.status in HELD]
    denied = [act for act in acts if act.card.status == "denied" and _is_denial(act, held, len(acts))]
    told = {other.card.id for act in denied for other in held if _is_of(act, other)}
    if denied and told:
        values = (("denied", tuple(sorted(act.card.id for act in denied))),
                  ("happened", tuple(sorted(act.card.id for act in held))))  # fmt: skip
        yield Dispute(field="happened", values=values)


def _is_denial(act: Act, held: Sequence[Act], whole: int) -> bool:
    """Tell whether somebody denies in so many words what others tell: a side of the act, or a fair share of all."""
    source = act.card.source
    if source is None or not DENIES.search(act.card.evidence) or not any(_is_of(act, other) for other in held):
        return False
    sides = act.everybody.union(*(other.everybody for other in held))
    return bool({source.country, source.actor} & sides) or whole <= 1 / LEAST_SHARE


def _is_of(denied: Act, held: Act) -> bool:
    """Tell whether *held* tells the deed that *denied* denies: by the same verb, or one of its kind."""
    if not _is_kind_of(denied, held):
        return False
    return (found := measure(denied, held)) is not None and score(found) >= 0


def _is_kind_of(a: Act, b: Act) -> bool:
    """Tell whether two acts are told by one verb, or are of one mode."""
    return a.trigger == b.trigger or (bool(a.card.modes) and a.card.modes == b.card.modes)
