"""Who held which office, and when. In: data/offices.tsv. Out: OfficeTable.

Looked up by name and day, so that nobody holds an office outside the term; a miss is a miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.errors import KnowledgeError
from dateline.knowledge.names import bare
from dateline.knowledge.tables import Head, read_tsv


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

    head: Head
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
    """Give the table of terms in office.

    Raises:
        KnowledgeError: a row's dates are not days, or end before they start.
    """
    head, rows = read_tsv("offices.tsv")
    holders = [_holder(row) for row in rows]
    return OfficeTable(
        head,
        _group((name, holder) for holder in holders for name in (holder.name, *holder.names)),
        _group((name, holder) for holder in holders for name in holder.surnames),
        _group((holder.country, holder) for holder in holders),
    )


def _holder(row: dict[str, str]) -> Holder:
    try:
        start = date.fromisoformat(row["from"])
        end = date.fromisoformat(row["until"]) if row["until"] else None
    except ValueError as error:
        raise KnowledgeError(f"offices.tsv, {row['name']!r}: {error}; write days as YYYY-MM-DD") from error
    if end is not None and end <= start:
        raise KnowledgeError(f"offices.tsv, {row['name']!r}: the term ends on {end}, before it starts")
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
