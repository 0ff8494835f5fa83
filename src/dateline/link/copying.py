"""Copies, for as much of a record as a change touches. In: Shelf, articles. Out: who copies whom there now.

An article meets those with which it shares rare shingles. Others meet anew only where a shingle has become common
by it, or rare without it, or where it has come before the first of those that carry a text.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.copies import COMMON, FIRST, Copier, compare_all, equals, originals, sketch_of
from dateline.link.shelf import Shelf
from dateline.link.web import Lazy
from dateline.model import CopyPair, Sketch, TextCard

PairKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Copying:
    """What copies what now, and what came new or went: ``originals`` of the articles whose own may be another."""

    originals: Mapping[str, tuple[str, CopyPair] | None]
    sketches: Mapping[str, Sketch]
    carried: Mapping[str, bool]
    pairs: Sequence[CopyPair]
    unpaired: Sequence[PairKey]


def copying_of(shelf: Shelf, changed: Collection[str], texts: Lazy[str, TextCard]) -> Copying:
    """Give what *changed* articles copy, and what copies them; *texts* may be filled on the way."""
    sketches = {key: sketch_of(texts[key]) for key in changed}
    if shelf.is_bare:
        return _all(changed, texts, sketches)
    rows, dirty = _rows(shelf, sketches)
    known = Lazy(shelf.sketches, lambda: None)
    known.update(sketches)

    def sketch(key: str) -> Sketch:
        return known[key] or sketch_of(texts[key])

    def row(value: int) -> Sequence[str]:
        return [key for _, key in rows[value]]

    copier = Copier(row, sketch, texts.__getitem__)
    found: dict[PairKey, CopyPair] = {}
    for key in sorted(dirty):
        rows.want(sketch(key).shingles)
        found.update({_key(pair): pair for pair in copier.pairs_of(key)})
    before = shelf.copy_pairs(dirty)
    gone = {_key(pair) for key in dirty for pair in before.get(key, ()) if pair.by in ("", key)}
    wholes = {s.whole for s in (*sketches.values(), *shelf.sketches(changed).values())}
    for value in sorted(wholes):
        alike = row(value)
        texts.want(alike)
        known.want(alike)
        old = shelf.copy_pairs({*alike, *changed})
        gone |= {_key(pair) for pairs in old.values() for pair in pairs if pair.by == "whole"
                 and (pair.left in alike or pair.right in alike or not alike)}  # fmt: skip
        found.update({_key(p): p for p in equals([texts[key] for key in alike], {k: sketch(k) for k in alike})})
    moved = _moved(shelf, texts, found, gone, set(changed))
    carried = {key: copier.is_carried(key) for key in sorted(dirty)}
    return Copying(moved, sketches, carried, list(found.values()), sorted(gone - found.keys()))


def _all(changed: Collection[str], texts: Mapping[str, TextCard], sketches: Mapping[str, Sketch]) -> Copying:
    cards = [texts[key] for key in changed]
    pairs, carried = compare_all(cards, sketches)
    found = originals(cards, pairs)
    return Copying({key: found.get(key) for key in changed}, sketches, carried, pairs, ())


def _rows(shelf: Shelf, sketches: Mapping[str, Sketch]) -> tuple[Lazy[int, list[tuple[str, str]]], set[str]]:
    """Give the rows of holders as they are now, and the articles whose copies must be looked for again."""
    rows: Lazy[int, list[tuple[str, str]]] = Lazy(shelf.holders, list)
    before: dict[int, list[tuple[str, str]]] = {}
    old = shelf.sketches(sketches)
    for key, sketch in sketches.items():
        values = {value for s in (sketch, old.get(key)) if s for value in s.rows}
        rows.want(values)
        for value in values:
            before.setdefault(value, rows[value])
            rows[value] = [entry for entry in rows[value] if entry[1] != key]
        for value in sketch.rows:
            insort(rows[value], (sketch.place, key))
    dirty, doubtful = set(sketches), set[str]()
    for value, row in before.items():
        now = rows[value]
        if (len(row) <= COMMON) != (len(now) <= COMMON):
            dirty.update(key for _, key in (*row, *now))
        elif len(now) > COMMON and row[:FIRST] != now[:FIRST]:
            doubtful.update(key for _, key in now)
    gone = {key for row in before.values() for _, key in row} - {key for v in before for _, key in rows[v]}
    return rows, (dirty | set(shelf.carried(doubtful))) - (gone - set(sketches))


def _moved(
    shelf: Shelf, texts: Lazy[str, TextCard], found: Mapping[PairKey, CopyPair], gone: set[PairKey], changed: set[str]
) -> dict[str, tuple[str, CopyPair] | None]:
    """Give the originals of the articles that hang together with a pair found or gone, where they are others now."""
    partners: dict[str, list[CopyPair]] = defaultdict(list)
    for pair in found.values():
        partners[pair.left].append(pair)
        partners[pair.right].append(pair)
    reached = {*changed, *partners, *(key for pair in gone for key in pair[:2])}
    front: Collection[str] = reached
    while front:
        for key, pairs in shelf.copy_pairs(front).items():
            partners[key] += [pair for pair in pairs if _key(pair) not in gone and _key(pair) not in found]
        front = {key for at in front for pair in partners[at] for key in (pair.left, pair.right)} - reached
        reached |= front
    texts.want(reached)
    every = {_key(pair): pair for pairs in partners.values() for pair in pairs}
    now = originals((texts[key] for key in reached), every.values())
    was = shelf.originals(reached)
    return {
        key: now.get(key)
        for key in sorted(reached)
        if key in changed or (now[key][0] if key in now else None) != was.get(key)
        or (key in now and _key(now[key][1]) in found)
    }  # fmt: skip


def _key(pair: CopyPair) -> PairKey:
    return pair.left, pair.right, pair.by
