"""Happenings: event mentions in groups. In: a component of the web. Out: groups, each with the ties that hold it.

The best pairs are joined first; two groups join when their members fit on average, and no
article has two distinct acts in one group. Ties go by id, so order never matters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.rarity import load_rarity
from dateline.link.acts import Act
from dateline.link.compare import measure, places_clash, score
from dateline.link.outlines import Outline, alike, outline_of
from dateline.link.web import Web
from dateline.link.words import stem
from dateline.model import Reason

JOIN = 0.5  # least score of a pair that joins
JOIN_GROUPS = 0.0  # least average score of the pairs of two groups that join
SHUT = -4.0  # what a pair behind a gate counts in the average
DISTINCT = -99.0  # two acts of one article
JUDGED = (Reason("judged the same", "", 1.0),)
TWO_ACTS = 0.5  # share of the articles of a group that tell of another act beside it, above which they are two
SAMPLE = 8  # members of a group that are compared when two groups meet
ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|fifth|sixth|seventh|\d+th|separate(?:ly)?|again|also|earlier|previous(?:ly)?|last)\b",
    re.I,
)

# What becomes of those whom an attack hits: "attacked the camp and killed nine" is one attack.
HARM = frozenset(stem(word) for word in ("kill", "killed", "killing", "wound", "wounded", "injure", "injured", "hurt"))
COORDINATED = re.compile(r"[,;:–—]|\b(?:and|or|but|then|while|after|before|as)\b")

Edge = tuple[float, str, str]  # what it costs to join two mentions: less than nothing


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair of mentions of one happening."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]


def measured(a: Act, b: Act) -> float:
    """Give the score of two acts: DISTINCT for two acts of one article, SHUT where a gate is shut."""
    if a.card.article == b.card.article and are_distinct(a, b):
        return DISTINCT
    found = measure(a, b)
    return SHUT if found is None else score(found)


class Joiner:
    """Groups of a component as they grow: a forest with the members of each root, by their places in *mentions*."""

    def __init__(
        self, mentions: Sequence[str], web: Web, measure: Callable[[str, str], float], apart: Collection[frozenset[str]]
    ) -> None:
        self.mentions, self.web, self.measure, self.apart = mentions, web, measure, apart
        self.place = {mention: at for at, mention in enumerate(mentions)}
        self.article = [mark.article if (mark := web.marks[mention]) else "" for mention in mentions]
        self.root = list(range(len(mentions)))
        self.members = {at: [at] for at in self.root}
        self.articles = {at: {self.article[at]} for at in self.root}
        self.known: dict[tuple[int, int], float] = {}
        self.refused: set[tuple[int, int, int, int]] = set()
        self.rare = load_rarity()

    def group(self, forced: Iterable[tuple[str, str]]) -> tuple[list[list[str]], list[Tie]]:
        """Give the groups, and one tie for each join, *forced* ones first, then the best."""
        place, web = self.place, self.web
        ties = [tie for a, b in sorted(forced) if a in place and b in place and (tie := self._force(a, b))]
        edges = sorted(
            (-fit, one, two) for one in self.mentions for two, fit in web.ties[one].items() if one < two and fit >= JOIN
        )
        for cost, one, two in edges:
            if self._join(place[one], place[two]):
                ties.append(Tie(one, two, -cost, ()))
        ties += self._settle(edges)
        return [[self.mentions[at] for at in self.members[root]] for root in sorted(self.members)], ties

    def _settle(self, edges: Iterable[Edge]) -> list[Tie]:
        """Join the groups that tell of one act when all their members are heard."""
        between = self._between({(self.place[edge[1]], self.place[edge[2]]): edge for edge in edges})
        outlines = {at: self._outline(at) for at in {at for pair in between for at in pair}}
        fits = {pair: alike(outlines[pair[0]], outlines[pair[1]]) for pair in between}
        ties: list[Tie] = []
        while between:
            met: set[int] = set()
            for _, i, j in sorted((-fit, *pair) for pair, fit in fits.items() if fit is not None):
                a, b = sorted((self._find(i), self._find(j)))
                if a == b or ((met & {a, b}) and alike(outlines[a], outlines[b]) is None) or self._are_two(a, b):
                    continue
                cost, one, two = between[i, j]
                self._merge(a, b)
                outlines[a] += outlines.pop(b)
                ties.append(Tie(one, two, -cost, ()))
                met.add(a)
            between = self._between(between) if met else {}
            fits = {(a, b): alike(outlines[a], outlines[b]) if {a, b} & met else fits[a, b] for a, b in between}
        return ties

    def _between(self, edges: Mapping[tuple[int, int], Edge]) -> dict[tuple[int, int], Edge]:
        """Give the best edge between each two groups that have one."""
        found: dict[tuple[int, int], Edge] = {}
        for (i, j), edge in edges.items():
            a, b = sorted((self._find(i), self._find(j)))
            if a != b:
                found[a, b] = min(edge, found.get((a, b), edge))
        return found

    def _outline(self, root: int) -> Outline:
        marks = (self.web.marks[self.mentions[at]] for at in self.members[root])
        return outline_of((mark.sign for mark in marks if mark), self.rare)

    def _are_two(self, a: int, b: int) -> bool:
        """Tell whether a person keeps two groups apart, or many articles tell of both as of two acts."""
        one, two = self.members[a], self.members[b]
        if self.apart and any(frozenset((self.mentions[i], self.mentions[j])) in self.apart for i in one for j in two):
            return True
        shared = self.articles[a] & self.articles[b]
        if not shared:
            return False
        held = {
            self.article[i]
            for i in one
            if self.article[i] in shared
            for j in two
            if self.article[i] == self.article[j] and self._measured(i, j) == DISTINCT
        }
        return len(held) > TWO_ACTS * min(len(self.articles[a]), len(self.articles[b]))

    def _find(self, at: int) -> int:
        root = self.root
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    def _force(self, one: str, two: str) -> Tie | None:
        a, b = self._find(self.place[one]), self._find(self.place[two])
        if a == b:
            return None
        self._merge(a, b)
        return Tie(one, two, 1.0, JUDGED)

    def _join(self, i: int, j: int) -> bool:
        """Join the groups of two acts if their members fit; tell whether they were joined."""
        a, b = self._find(i), self._find(j)
        if a == b:
            return False
        a, b = min(a, b), max(a, b)
        one, two = self.members[a], self.members[b]
        key = (a, b, len(one), len(two))
        if key in self.refused:
            return False
        if self._forbidden(a, b) or (len(one) + len(two) > 2 and self._fit(one, two) < JOIN_GROUPS):
            self.refused.add(key)
            return False
        self._merge(a, b)
        return True

    def _merge(self, a: int, b: int) -> None:
        keep, gone = min(a, b), max(a, b)
        self.root[gone] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))
        self.articles[keep] |= self.articles.pop(gone)

    def _forbidden(self, a: int, b: int) -> bool:
        one, two = self.members[a], self.members[b]
        if self.apart and any(frozenset((self.mentions[i], self.mentions[j])) in self.apart for i in one for j in two):
            return True
        shared = self.articles[a] & self.articles[b]
        return bool(shared) and any(
            self._measured(i, j) == DISTINCT
            for i in one
            if self.article[i] in shared
            for j in two
            if self.article[i] == self.article[j]
        )

    def _fit(self, one: list[int], two: list[int]) -> float:
        scores = [self._measured(i, j) for i in spread(one) for j in spread(two)]
        return math.fsum(scores) / len(scores)

    def _measured(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        known = self.known.get(pair)
        if known is None:
            known = self.known[pair] = self.web.fit(self.mentions[i], self.mentions[j], self.measure)
        return known


def are_distinct(a: Act, b: Act) -> bool:
    """Tell whether two mentions of one article are two acts: two verbs of one sentence, other days, places, sides."""
    if a.card.evidence == b.card.evidence:
        return a.card.type != b.card.type or (_are_coordinated(a, b) and not _is_one_course(a, b))
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


def _is_one_course(a: Act, b: Act) -> bool:
    """Tell whether two verbs of one sentence tell one act in its course: "boarded the ship and seized it"."""
    is_one_manner = a.card.modes == b.card.modes if a.card.modes and b.card.modes else _are_one_phrase(a, b)
    is_harm = a.card.type == b.card.type == "ASSAULT" and not HARM.isdisjoint((a.trigger, b.trigger))
    if not (is_one_manner or is_harm) or ANOTHER.search(a.card.evidence):
        return False
    sides = ((a.actors, b.actors), (a.recipients, b.recipients))
    places = {act.card.where.name for act in (a, b) if act.card.where}
    is_one_day = not (a.is_dated and b.is_dated) or (a.first_day, a.last_day) == (b.first_day, b.last_day)
    return is_one_day and len(places) < 2 and all(not one or not two or one & two for one, two in sides)


def _are_one_phrase(a: Act, b: Act) -> bool:
    """Tell whether nothing stands between two verbs but "and": "shot and killed"."""
    first, second = sorted((a.card, b.card), key=lambda card: card.start)
    return bool(re.search(rf"{re.escape(first.trigger)} and (?:\w+ly )?{re.escape(second.trigger)}", first.evidence))


def _are_coordinated(a: Act, b: Act) -> bool:
    """Tell whether "and" or a stop stands between two triggers of one sentence; "agreed to meet" is one act."""
    first, second = sorted((a.card, b.card), key=lambda card: card.start)
    evidence = first.evidence
    start = evidence.find(first.trigger)
    between = evidence[start + len(first.trigger) : max(start, evidence.find(second.trigger, start + 1))]
    return first.end <= second.start and bool(COORDINATED.search(between))


def spread(members: list[int]) -> list[int]:
    """Give the first SAMPLE of *members*: ids are hashes, so this is a fair sample, and one more seldom changes it.

    Spread evenly over them it changed with each, and a group of hundreds was measured anew against all around it.
    """
    return members[:SAMPLE]
