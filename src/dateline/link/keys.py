"""Which mentions to compare. In: acts. Out: pairs of their places in the list, few for each.

A mention meets those with which it shares its rarest stems, and those of its own type and
parties, the nearest in time first: so the number of pairs grows with the pile and not with
its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.link.acts import NO_DAY, Act

STEMS = 12  # rarest stems of a mention that are looked up
NEAR = 24  # neighbours on either side within one posting list
SIDES = 4.0  # what the same type and sides weigh beside a stem: as much as one in 50 articles
BEST = 24  # candidates kept for a mention, those sharing most


def candidates(acts: Sequence[Act], weights: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Give pairs (i, j), i < j, of *acts* worth comparing, each once."""
    keys = _keys(acts, weights)
    seen: set[tuple[int, int]] = set()
    for pair in (*_of_one_article(acts), *_nearest(acts, _postings(acts, keys), keys)):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _of_one_article(acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, act in enumerate(acts):
        by_article[act.card.article].append(at)
    for places in by_article.values():
        for k, left in enumerate(places):
            for right in places[k + 1 : k + 1 + NEAR]:
                yield left, right


def _keys(acts: Sequence[Act], weights: Mapping[str, float]) -> list[list[tuple[str, float]]]:
    """Give the keys of each act with their weights: its type and sides, and the rarest stems that others have too."""
    bags = [(*act.bag, *act.story) for act in acts]
    articles: dict[str, set[str]] = defaultdict(set)
    for act, bag in zip(acts, bags, strict=True):
        for word in bag:
            articles[word].add(act.card.article)
    keys = []
    for act, bag in zip(acts, bags, strict=True):
        shared = {word for word in bag if len(articles[word]) > 1}
        rarest = sorted(((weights.get(word, 1.0), word) for word in shared), reverse=True)[:STEMS]
        sides = [(f"{act.card.type} {'+'.join(sorted(act.everybody))}", SIDES)] if act.everybody else []
        keys.append([(f"w {word}", weight) for weight, word in rarest] + sides)
    return keys


def _postings(acts: Sequence[Act], keys: Sequence[Sequence[tuple[str, float]]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    # Undated mentions sort among those reported on the same day, not all at one end.
    for at in sorted(range(len(acts)), key=lambda at: (_day(acts[at]), acts[at].card.id)):
        for key, _ in keys[at]:
            postings[key].append(at)
    return postings


def _day(act: Act) -> int:
    if act.first_day != NO_DAY[0]:
        return act.last_day
    return date.fromisoformat(act.published[1][:10]).toordinal() if act.published[1] else 0


def _nearest(
    acts: Sequence[Act], postings: Mapping[str, list[int]], keys: Sequence[Sequence[tuple[str, float]]]
) -> Iterator[tuple[int, int]]:
    where = {key: {at: place for place, at in enumerate(row)} for key, row in postings.items() if len(row) > 1}
    for at in range(len(acts)):
        shared: Counter[int] = Counter()
        for key, weight in keys[at]:
            if key not in where:
                continue
            row, place = postings[key], where[key][at]
            for other in row[max(0, place - NEAR) : place + NEAR + 1]:
                shared[other] += weight  # type: ignore[assignment]  # a Counter adds floats as well
        del shared[at]
        best = sorted(shared.items(), key=lambda item: (-item[1], acts[item[0]].card.id))[:BEST]
        for other, _ in best:
            yield (at, other) if at < other else (other, at)
