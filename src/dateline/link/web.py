"""Which mentions to compare, and what came of it. In: marks of mentions. Out: ties, and the groups of tied mentions.

A mention stands in one row for each of its keys, in order of its day, and is compared with its neighbours there. So
the number of pairs grows with the pile and not with its square, and one mention more or less changes the ties of its
neighbours and of nobody else. Rows, ties and fits are read when they are asked for, from where the last linking left
them; order never matters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from dateline.model import Mark

Key = TypeVar("Key")
Value = TypeVar("Value")
Pair = tuple[str, str]


class Kept(Protocol):
    """What the last linking left, each part for some keys at once; what is not there is left out."""

    def rows(self, keys: Collection[int]) -> Mapping[int, list[tuple[int, str]]]:
        """Give the mentions in each row with their places, in order."""

    def marks(self, mentions: Collection[str]) -> Mapping[str, Mark]:
        """Give the mark of each mention."""

    def ties(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give the mentions that each is tied to, with the scores."""

    def fits(self, mentions: Collection[str]) -> Mapping[str, dict[str, float]]:
        """Give the scores of other pairs that were measured, under the lesser id of each."""


class Lazy(dict[Key, Value]):
    """A mapping that asks *load* for what it does not hold, and takes *make* for what is nowhere."""

    def __init__(self, load: Callable[[Collection[Key]], Mapping[Key, Value]], make: Callable[[], Value]) -> None:
        super().__init__()
        self.load, self.make = load, make

    def __missing__(self, key: Key) -> Value:
        self.want((key,))
        return self[key]

    def want(self, keys: Iterable[Key]) -> None:
        """Load what is missing of *keys* in one go."""
        missing = [key for key in keys if key not in self]
        if missing:
            found = self.load(missing)
            for key in missing:
                self[key] = found[key] if key in found else self.make()


class Web:
    """Rows, marks, ties and fits of one kind of mention, and what of them has changed."""

    def __init__(self, kept: Kept, kind: str, near: int, shared: int) -> None:
        self.kind, self.near, self.shared = kind, near, shared
        self.rows: Lazy[int, list[tuple[int, str]]] = Lazy(kept.rows, list)
        self.marks: Lazy[str, Mark | None] = Lazy(lambda keys: _of_kind(kept.marks(keys), kind), lambda: None)
        self.ties: Lazy[str, dict[str, float]] = Lazy(kept.ties, dict)
        self.fits: Lazy[str, dict[str, float]] = Lazy(lambda keys: self._standing(kept.fits(keys)), dict)
        self.gone: dict[str, Mark] = {}
        self.new: dict[str, Mark] = {}
        self.retied: dict[Pair, float | None] = {}
        self.fitted: dict[Pair, float] = {}

    def _standing(self, fits: Mapping[str, dict[str, float]]) -> dict[str, dict[str, float]]:
        """Give *fits* without those of mentions that went: one read again says something else by the same id."""
        gone = self.gone.keys()
        return {
            low: {high: score for high, score in row.items() if high not in gone}
            for low, row in fits.items()
            if low not in gone
        }

    def put(self, mention: str, mark: Mark) -> tuple[set[str], list[Pair]]:
        """Set a mention in its rows; give its neighbours, and the pairs it has pushed apart."""
        near, entry = self.near, (mark.place, mention)
        met: Counter[str] = Counter()
        parted: list[Pair] = []
        self.rows.want(mark.keys)
        for key in mark.keys:
            row = self.rows[key]
            at = bisect_left(row, entry)
            met.update([other for _, other in row[max(0, at - near) : at + near]])
            first = max(0, near - at)
            parted += [(row[at - near + t][1], row[at + t][1]) for t in range(first, min(near, len(row) - at))]
            row.insert(at, entry)
        self.marks[mention] = self.new[mention] = mark
        return {other for other, rows in met.items() if rows >= self.shared}, parted

    def drop(self, mention: str) -> list[Pair]:
        """Take a mention out of its rows; give the pairs that come near each other by it."""
        mark = self.marks[mention]
        if mark is None:
            return []
        met: list[Pair] = []
        self.rows.want(mark.keys)
        for key in mark.keys:
            row, near = self.rows[key], self.near
            at = bisect_left(row, (mark.place, mention))
            del row[at]
            first = max(0, near - at)
            met += [(row[at - near + t][1], row[at + t][1]) for t in range(first, min(near, len(row) - at))]
        for other in list(self.ties[mention]):
            self.untie(mention, other)
        self.gone[mention], self.marks[mention] = mark, None
        return met

    def tie(self, one: str, two: str, score: float) -> None:
        """Note that two neighbours fit."""
        self.ties[one][two] = self.ties[two][one] = score
        self.retied[min(one, two), max(one, two)] = score

    def untie(self, one: str, two: str) -> None:
        """Note that two mentions are neighbours no more."""
        del self.ties[one][two], self.ties[two][one]
        self.retied[min(one, two), max(one, two)] = None

    def are_near(self, one: str, two: str) -> bool:
        """Tell whether two mentions are neighbours in as many rows as they must share."""
        a, b = self.marks[one], self.marks[two]
        if a is None or b is None:
            return False
        rows = (self.rows[key] for key in set(a.keys) & set(b.keys))
        found = (abs(bisect_left(row, (a.place, one)) - bisect_left(row, (b.place, two))) <= self.near for row in rows)
        return sum(found) >= self.shared

    def fit(self, one: str, two: str, measure: Callable[[str, str], float]) -> float:
        """Give the score of two mentions: as tied, as once measured, or as *measure* gives it now."""
        known = self.ties[one].get(two)
        if known is None:
            low, high = (one, two) if one < two else (two, one)
            known = self.fits[low].get(high)
            if known is None:
                known = self.fits[low][high] = self.fitted[low, high] = measure(low, high)
        return known


def _of_kind(marks: Mapping[str, Mark], kind: str) -> dict[str, Mark | None]:
    return {key: mark for key, mark in marks.items() if mark.kind == kind}


def weave(
    web: Web, gone: Iterable[str], new: Mapping[str, Mark], meet: Callable[[str, Collection[str]], Mapping[str, float]]
) -> set[str]:
    """Take *gone* out of *web* and set *new* in; give every mention whose ties have changed.

    *meet* gives the scores of a mention with those of some others that fit it.
    """
    touched: set[str] = set()
    pairs: list[Pair] = []
    for mention in sorted(gone):
        touched.update(web.ties[mention])
        pairs += web.drop(mention)
    for one, two in sorted(set(pairs)):
        if web.are_near(one, two) and two not in web.ties[one]:
            touched |= _tied(web, one, meet(one, (two,)))
    for mention in sorted(new, key=lambda key: (new[key].place, key)):
        met, parted = web.put(mention, new[mention])
        touched |= {mention, *_tied(web, mention, meet(mention, met))}
        for one, two in parted:
            if two in web.ties[one] and not web.are_near(one, two):
                web.untie(one, two)
                touched |= {one, two}
    return touched


def _tied(web: Web, mention: str, found: Mapping[str, float]) -> set[str]:
    for other, score in found.items():
        web.tie(mention, other, score)
    return {mention, *found} if found else set()


def components(web: Web, touched: Iterable[str], judged: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Give the mentions that hang together with each of *touched*, by ties or by judgement, each set sorted."""
    seen: set[str] = set()
    for start in sorted(touched):
        if start in seen or web.marks[start] is None:
            continue
        found, front = {start}, [start]
        while front:
            web.ties.want(front)
            reached = {other for at in front for other in (*web.ties[at], *judged.get(at, ()))} - found
            web.marks.want(reached)
            front = [other for other in reached if web.marks[other] is not None]
            found.update(front)
        seen |= found
        yield sorted(found)
