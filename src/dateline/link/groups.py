"""Happenings: event mentions in groups. In: acts. Out: groups of them, each with the links that hold it.

The best pairs are joined first; two groups join when their members fit on average, and no
article has two distinct acts in one group. Ties go by id, so order never matters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.acts import Act
from dateline.link.compare import measure, places_clash, reasons, score
from dateline.link.keys import candidates
from dateline.model import Reason

JOIN = 0.0  # least score of a pair that joins
JOIN_GROUPS = 0.0  # least average score of the pairs of two groups that join
SHUT = -4.0  # what a pair behind a gate counts in the average
SAMPLE = 5  # members of a group that are compared when two groups meet
ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|separate(?:ly)?|again|also|earlier|previous(?:ly)?|last)\b", re.I
)


COORDINATED = re.compile(r"[,;:–—]|\b(?:and|or|but|then|while|after|before|as)\b")


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair of mentions of one happening."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]


def group(
    acts: Sequence[Act],
    weights: Mapping[str, float],
    *,
    forced: Iterable[tuple[str, str]] = (),
    parted: Iterable[tuple[str, str]] = (),
) -> tuple[list[list[Act]], list[Tie]]:
    """Give the groups of *acts*, and one tie for each join; *forced* and *parted* are judgements on mentions."""
    rare = rarity_of_codes(acts)
    place = {act.card.id: at for at, act in enumerate(acts)}
    apart = {frozenset((place[a], place[b])) for a, b in parted if a in place and b in place}
    joiner = _Joiner(acts, rare, apart)
    edges: list[tuple[float, int, int]] = []
    for i, j in candidates(acts, weights):
        if acts[i].card.article == acts[j].card.article and are_distinct(acts[i], acts[j]):
            continue
        fit = joiner.fit(i, j)
        if fit >= JOIN:
            edges.append((-fit, i, j))
    ties = [joiner.force(place[a], place[b]) for a, b in sorted(forced) if a in place and b in place]
    for cost, i, j in sorted(edges):
        if joiner.join(i, j):
            why = reasons(measure(acts[i], acts[j], rare) or {})
            ties.append(Tie(acts[i].card.id, acts[j].card.id, -cost, why))
    return joiner.groups(), [tie for tie in ties if tie]


def are_distinct(a: Act, b: Act) -> bool:
    """Tell whether two mentions of one article are two acts: two verbs of one sentence, other days, places, sides."""
    if a.card.evidence == b.card.evidence:
        return a.card.type != b.card.type or _are_coordinated(a, b)
    if a.card.type != b.card.type and not (a.card.is_title or b.card.is_title):
        return True
    if a.is_dated and b.is_dated and max(a.first_day - b.last_day, b.first_day - a.last_day) > 0:
        return True
    one, two = a.card.where, b.card.where
    if one and two and one.name != two.name and places_clash(one, two):
        return True
    if a.actors and b.actors and not a.actors & b.actors and not a.actors & b.everybody:
        return True
    later = max((a, b), key=lambda act: act.card.start)
    return bool(ANOTHER.search(later.card.evidence[:160])) and not (a.card.is_title or b.card.is_title)


def _are_coordinated(a: Act, b: Act) -> bool:
    """Tell whether "and" or a stop stands between two triggers of one sentence; "agreed to meet" is one act."""
    first, second = sorted((a.card, b.card), key=lambda card: card.start)
    evidence = first.evidence
    start = evidence.find(first.trigger)
    between = evidence[start + len(first.trigger) : max(start, evidence.find(second.trigger, start + 1))]
    return first.end <= second.start and bool(COORDINATED.search(between))


def rarity_of_codes(acts: Sequence[Act]) -> dict[str, float]:
    """Give each code its rarity among the articles of *acts*: 1 for one or two articles, towards 0 for all."""
    holders: dict[str, set[str]] = {}
    for act in acts:
        for code in act.everybody:
            holders.setdefault(code, set()).add(act.card.article)
    total = len({act.card.article for act in acts})
    scale = math.log(1 + total / 2) or 1.0
    return {code: min(1.0, math.log(1 + total / max(2, len(found))) / scale) for code, found in holders.items()}


class _Joiner:
    """Groups as they grow: a forest with the members of each root."""

    def __init__(self, acts: Sequence[Act], rare: Mapping[str, float], apart: set[frozenset[int]]) -> None:
        self.acts, self.rare, self.apart = acts, rare, apart
        self.root = list(range(len(acts)))
        self.members = {at: [at] for at in range(len(acts))}
        self.refused: set[tuple[int, int, int, int]] = set()
        self.scores: dict[tuple[int, int], float] = {}

    def find(self, at: int) -> int:
        while self.root[at] != at:
            self.root[at] = self.root[self.root[at]]
            at = self.root[at]
        return at

    def force(self, i: int, j: int) -> Tie | None:
        a, b = self.find(i), self.find(j)
        if a == b:
            return None
        self._merge(a, b)
        return Tie(self.acts[i].card.id, self.acts[j].card.id, 1.0, (Reason("judged the same", "", 1.0),))

    def join(self, i: int, j: int) -> bool:
        """Join the groups of two acts if their members fit; tell whether they were joined."""
        a, b = self.find(i), self.find(j)
        if a == b:
            return False
        one, two = self.members[a], self.members[b]
        key = (min(a, b), max(a, b), len(self.members[min(a, b)]), len(self.members[max(a, b)]))
        if key in self.refused:
            return False
        if self._forbidden(one, two) or (len(one) + len(two) > 2 and self._fit(one, two) < JOIN_GROUPS):
            self.refused.add(key)
            return False
        self._merge(a, b)
        return True

    def _merge(self, a: int, b: int) -> None:
        keep, gone = min(a, b), max(a, b)
        self.root[gone] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))

    def _forbidden(self, one: list[int], two: list[int]) -> bool:
        if self.apart and any(frozenset((i, j)) in self.apart for i in one for j in two):
            return True
        here: dict[str, list[int]] = {}
        for i in one:
            here.setdefault(self.acts[i].card.article, []).append(i)
        return any(
            are_distinct(self.acts[i], self.acts[j]) for j in two for i in here.get(self.acts[j].card.article, ())
        )

    def _fit(self, one: list[int], two: list[int]) -> float:
        pairs = [(i, j) for i in spread(one) for j in spread(two)]
        return sum(self.fit(min(p), max(p)) for p in pairs) / len(pairs)

    def fit(self, i: int, j: int) -> float:
        """Give the score of two acts, SHUT where a gate is shut."""
        if (i, j) not in self.scores:
            found = measure(self.acts[i], self.acts[j], self.rare)
            self.scores[i, j] = SHUT if found is None else score(found)
        return self.scores[i, j]

    def groups(self) -> list[list[Act]]:
        return [[self.acts[at] for at in self.members[root]] for root in sorted(self.members)]


def spread(members: list[int]) -> list[int]:
    """Give at most SAMPLE of *members*, evenly spread over them (ids are hashes, so this is a fair sample)."""
    if len(members) <= SAMPLE:
        return members
    return [members[k * len(members) // SAMPLE] for k in range(SAMPLE)]
