"""Who held which office, and when. In: data/offices.tsv, data/leaders.tsv, a user's own file. Out: OfficeTable.

Looked up by name and day, so that nobody holds an office outside the term; a miss is a miss.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.names import bare
from dateline.knowledge.tables import Head, read_tsv

OWN_FILE = "DATELINE_OFFICES"  # names a user's own table, in the columns of offices.tsv


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person's term in one office. ``end`` is exclusive, None while it is not known to have ended."""

    name: str
    names: tuple[str, ...]
    surnames: tuple[str, ...]
    title: str
    country: str
    start: date
    end: date | None
    source: str

    def held_on(self, day: date) -> bool:
        """Tell whether the office was held on *day*."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """Terms in office, by the holder's name, surname and country."""

    heads: tuple[Head, ...]
    by_name: Mapping[str, tuple[Holder, ...]]
    by_surname: Mapping[str, tuple[Holder, ...]]
    by_country: Mapping[str, tuple[Holder, ...]]

    def named(self, name: str, day: date) -> tuple[Holder, ...]:
        """Give the offices that somebody of this full name held on *day*."""
        return tuple(h for h in self.by_name.get(bare(name), ()) if h.held_on(day))

    def known_as(self, name: str) -> tuple[Holder, ...]:
        """Give the offices that somebody of this full name ever held: whose state is known on any day."""
        return self.by_name.get(bare(name), ())

    def of_state(self, country: str, day: date) -> tuple[Holder, ...]:
        """Give the office holders of a state on *day*."""
        return tuple(h for h in self.by_country.get(bare(country), ()) if h.held_on(day))

    def surnamed(self, surname: str, day: date) -> tuple[Holder, ...]:
        """Give the office holders of *day* with this surname."""
        return tuple(h for h in self.by_surname.get(bare(surname), ()) if h.held_on(day))


def load_offices() -> OfficeTable:
    """Give the table of terms in office: those of today, those that ended, and the user's own.

    Raises:
        KnowledgeError: a row's dates are not days, or end before they start; no file where DATELINE_OFFICES points.
    """
    own = os.environ.get(OWN_FILE)
    heads, terms = [], []
    for name in ("offices.tsv", "leaders.tsv", *([Path(own)] if own else ())):
        head, rows = read_tsv(name)
        heads.append(head)
        terms += [_holder(row, head.name) for row in rows]
    holders = list(_joined(terms))
    return OfficeTable(
        tuple(heads),
        _group((name, holder) for holder in holders for name in (holder.name, *holder.names)),
        _group((name, holder) for holder in holders for name in holder.surnames),
        _group((holder.country, holder) for holder in holders),
    )


def _joined(terms: Iterable[Holder]) -> Iterator[Holder]:
    """Give each term once, where tables tell of the same: with its earliest start, and no end if one knows of none."""
    same: dict[tuple[str, str, str], list[Holder]] = {}
    for term in terms:
        found = same.setdefault((bare(term.name), term.country, term.title.lower()), [])
        at = next((i for i, other in enumerate(found) if _meet(term, other)), None)
        if at is None:
            found.append(term)
        else:
            found[at] = _both(found[at], term)
    for found in same.values():
        yield from found


def _meet(one: Holder, other: Holder) -> bool:
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)


def _both(one: Holder, other: Holder) -> Holder:
    ends = [term.end for term in (one, other) if term.end is not None]
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        surnames=tuple(dict.fromkeys((*one.surnames, *other.surnames))),
        start=min(one.start, other.start),
        end=max(ends) if len(ends) == 2 else None,
        source=f"{one.source}; {other.source}",
    )


def _holder(row: dict[str, str], table: str = "offices.tsv") -> Holder:
    try:
        start = date.fromisoformat(row["from"])
        end = date.fromisoformat(row["until"]) if row["until"] else None
    except ValueError as error:
        raise KnowledgeError(f"{table}, {row['name']!r}: {error}; write days as YYYY-MM-DD") from error
    if end is not None and end <= start:
        raise KnowledgeError(f"{table}, {row['name']!r}: the term ends on {end}, before it starts")
    return Holder(
        name=row["name"], names=_cells(row["names"]), surnames=_cells(row["surnames"]), title=row["title"],
        country=row["country"], start=start, end=end, source=row["source"],
    )  # fmt: skip


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def _group(pairs: Iterable[tuple[str, Holder]]) -> dict[str, tuple[Holder, ...]]:
    groups: dict[str, tuple[Holder, ...]] = {}
    for name, holder in pairs:
        there = groups.get(bare(name), ())
        if holder not in there:
            groups[bare(name)] = (*there, holder)
    return groups
