"""Which of several places of one name is meant. In: Toponyms. Out: the Spots of each, ranked.

Every other place of the sentence and of the article votes for its state; a division's word, a
capital and the number of inhabitants weigh in.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dateline.extract.places.toponyms import Toponym
from dateline.extract.tree import Tree
from dateline.knowledge.names import bare
from dateline.knowledge.places import PlaceTables, Spot

# Weights against log10 of the inhabitants; tried on the development sentences of evals/gold/places_dev.jsonl.
COUNTRY_PRIOR, OUR_PRIOR, CAPITAL = 8.5, 8.0, 2.0
SAME_SENTENCE, SAME_ARTICLE, NEXT_NAME = 2.5, 1.0, 5.0
FAR_NAMESAKE = 1.0  # a town of the United States, unless the article speaks of them
CUE = 4.0
TOWN_FIRST = 1.5
METROPOLIS = 8_000_000  # "New York" is the city


def choose(toponyms: Sequence[Toponym], trees: Sequence[Tree], tables: PlaceTables) -> list[tuple[Toponym, list[Spot]]]:
    """Give each toponym with its places, the likeliest first."""
    first = [_first(toponym) for toponym in toponyms]
    divisions = _divisions(toponyms, first)
    first = [divisions.get(index, spot) for index, spot in enumerate(first)]
    nearby, article = _votes(toponyms, first, trees, tables)
    chosen = []
    for index, toponym in enumerate(toponyms):
        own = first[index].country
        here = nearby[toponym.number].copy()
        here[own] -= not toponym.is_weak
        follower = _next_name(toponyms, first, index)
        if toponym.is_weak and not _is_backed(toponym, article):
            continue
        scores = [_prior(s, toponym) + _context(s, here, article, own, follower) for s in toponym.spots]
        order = sorted(range(len(scores)), key=lambda at: (toponym.spots[at] != divisions.get(index), -scores[at]))
        chosen.append((toponym, [toponym.spots[at] for at in order]))
    return chosen


def _divisions(toponyms: Sequence[Toponym], first: Sequence[Spot]) -> dict[int, Spot]:
    """Give the divisions with a state's name that a town before the comma lies in: Georgia of "Athens, Georgia"."""
    found = {}
    for index, toponym in enumerate(toponyms):
        after = index + 1
        if _next_name(toponyms, first, index) is None or first[after].kind != "country":
            continue
        towns = [spot for spot in toponym.spots if spot.kind != "country"]
        if any(spot.country == first[after].country for spot in towns):
            continue
        within = {(spot.country, spot.admin1) for spot in towns}
        fitting = [s for s in toponyms[after].spots if s.kind == "admin1" and (s.country, s.admin1) in within]
        if fitting:
            found[after] = fitting[0]
    return found


def runner_up(ranked: Sequence[Spot]) -> str | None:
    """Give the next place in words; what reads like the first is no other: a capital and its own division."""
    best, *others = map(_words, ranked)
    return next((words for words in others if bare(words) != bare(best)), None)


def _words(spot: Spot) -> str:
    return ", ".join(dict.fromkeys(filter(None, (spot.name, spot.admin1, spot.country))))


def _first(toponym: Toponym) -> Spot:
    return max(toponym.spots, key=lambda spot: _prior(spot, toponym))


def _is_backed(toponym: Toponym, article: Counter[str | None]) -> bool:
    return any(spot.country and article[spot.country] > 0 for spot in toponym.spots)


def _prior(spot: Spot, toponym: Toponym) -> float:
    if spot.kind == "country":
        return COUNTRY_PRIOR - (CUE if toponym.cue else 0)
    score = OUR_PRIOR if spot.is_ours else math.log10(spot.population + 10)
    score += CAPITAL * spot.is_capital
    if toponym.cue == "admin1":
        score += CUE * (spot.kind == "admin1") - CUE * (spot.kind == "city")
    elif spot.kind == "admin1" and (spot.country != "USA" or any(s.population > METROPOLIS for s in toponym.spots)):
        score -= TOWN_FIRST  # "Kursk" alone is the town; a division without such a town has no rival
    return score - FAR_NAMESAKE * (spot.country == "USA" and spot.kind == "city")


def _context(
    spot: Spot, here: Counter[str | None], article: Counter[str | None], own: str | None, follower: Spot | None
) -> float:
    score = SAME_SENTENCE * min(here[spot.country], 2) if spot.country else 0.0
    if article[spot.country] > (spot.country == own):
        score += SAME_ARTICLE
    if follower is not None and follower.country == spot.country:
        score += NEXT_NAME if follower.kind == "country" or follower.admin1 == spot.admin1 else NEXT_NAME / 2
    return score


def _votes(
    toponyms: Sequence[Toponym], first: Sequence[Spot], trees: Sequence[Tree], tables: PlaceTables
) -> tuple[dict[int, Counter[str | None]], Counter[str | None]]:
    """Give how often each state is meant in each sentence, and in the whole article."""
    nearby: dict[int, Counter[str | None]] = {tree.number: Counter() for tree in trees}
    for toponym, spot in zip(toponyms, first, strict=True):
        nearby[toponym.number][spot.country] += not toponym.is_weak
    for tree in trees:
        for index, token in enumerate(tree.tokens):
            if token.form[0].isupper():
                code = _demonym(tree, index, tables)
                if code is not None:
                    nearby[tree.number][code] += 1
    total: Counter[str | None] = Counter()
    for counts in nearby.values():
        total.update(counts)
    return nearby, total


def _demonym(tree: Tree, index: int, tables: PlaceTables) -> str | None:
    word = bare(tree.tokens[index].form)
    if index + 1 < len(tree.tokens):
        both = tables.demonyms.get(f"{word} {bare(tree.tokens[index + 1].form)}")
        if both is not None:
            return both
    return tables.demonyms.get(word)


def _next_name(toponyms: Sequence[Toponym], first: Sequence[Spot], index: int) -> Spot | None:
    """Give the place right behind a comma: "Moscow, Idaho"."""
    toponym = toponyms[index]
    if index + 1 < len(toponyms):
        after = toponyms[index + 1]
        if after.number == toponym.number and after.first == toponym.last + 2:
            return first[index + 1]
    return None
