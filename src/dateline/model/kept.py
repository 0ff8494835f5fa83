"""What linking leaves for the next time, so that an article more is compared with its neighbours alone."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.model.linking import Event, Link, Reason, Statement

# Least words of a text that is looked up by its shingles.
LEAST_WORDS = 20
# Least words of a text that is looked up by the hash of them all.
LEAST_WHOLE = 8


class Mark(NamedTuple):
    """What a mention is found by: its keys, its place in their rows (a day), its article, and a sign for gates.

    ``kind``: event or speech.
    """

    kind: str
    place: int
    article: str
    sign: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is compared by as a copy: its words counted, a hash of them all, a sample of its shingles.

    ``place`` sorts the holders of a shingle, the earliest first.
    """

    id: str
    place: str
    words: int
    whole: int
    kept: array[int]

    @property
    def shingles(self) -> Sequence[int]:
        """Give the shingles by which it is looked up; a text of few words has none."""
        return self.kept if self.words >= LEAST_WORDS else ()

    @property
    def rows(self) -> Sequence[int]:
        """Give all by which it is looked up: its shingles, and the hash of the whole where that says anything."""
        return (*self.shingles, self.whole) if self.words >= LEAST_WHOLE else ()


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two texts that share words: ids in order, the share of the shorter one, and why.

    ``by``: "" for rare runs of words shared, "whole" for texts that are equal, else the id of the one that shares
    most of its words with many.
    """

    left: str
    right: str
    share: float
    reasons: tuple[Reason, ...]
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What came new to what is kept, or went: ``ties`` to None and pairs of ``unpaired`` articles are gone.

    ``wanted`` and ``runs`` are the runs of words by which statements and their speakers' own texts meet.
    """

    gone: Mapping[str, Mark]
    marks: Mapping[str, Mark]
    ties: Mapping[tuple[str, str], float | None]
    fits: Mapping[tuple[str, str], float]
    sketches: Mapping[str, Sketch]
    carried: Mapping[str, bool]
    pairs: Sequence[CopyPair]
    unpaired: Sequence[tuple[str, str, str]]
    runs: Mapping[str, frozenset[int]]
    wanted: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class DateTrail:
    """What came new to what is kept of how undated articles are dated.

    ``asks``: the keys by which each asks for what dated articles tell, in the place of those it had; ``dates``: the
    digest of the date that it was given, "" for none; ``told``: key, day and mention of dated articles that tell of a
    person's act on a day.
    """

    asks: Mapping[str, Collection[int]]
    dates: Mapping[str, str]
    told: Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """What a linking changed in the record, and what it leaves for the next."""

    gone_events: Collection[str]
    gone_statements: Collection[str]
    gone_links: Collection[str]
    events: Sequence[Event]
    statements: Sequence[Statement]
    links: Sequence[Link]
    copies: Mapping[str, str | None]
    versions: Mapping[str, str | None]
    trail: Trail
