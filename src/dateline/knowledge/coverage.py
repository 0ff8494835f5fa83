"""How far the table of leaders reaches. In: OfficeTable. Out: shares of days, and a page of them.

``python -m dateline.knowledge.coverage`` prints each state's years, with ``--brief`` one line a year.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.knowledge.offices import Holder, OfficeTable, load_offices

YEARS = range(2000, 2026)  # the last full year before the youngest table was taken, March 2026
FIRST, END = date(YEARS.start, 1, 1), date(YEARS.stop, 1, 1)
WELL = 0.9  # a state is well known when nine days of ten are: a caretaker's weeks and a lost month fit in the tenth

STATE = re.compile(
    r"president(?! of (the )?(government|council of ministers))|king|queen|emperor|amir|sultan|pope|(?<!crown )prince$"
    r"|grand duke|supreme leader|taliban leader|sovereign council|presidential council|presidential leadership"
    r"|governor.general",
    re.IGNORECASE,
)
GOVERNMENT = re.compile(
    r"prime minister|premier|chancellor|taoiseach|president of the government|council of ministers"
    r"|cabinet of ministers|chief executive|minister of state|sultan and prime",
    re.IGNORECASE,
)
BELOW = re.compile(r"^(vice|deputy|crown prince$|secretary)", re.IGNORECASE)


def is_head_of_state(title: str) -> bool:
    """Tell whether *title* is a head of state's."""
    return bool(STATE.search(title)) and not BELOW.search(title)


def is_head_of_government(title: str) -> bool:
    """Tell whether *title* is a head of government's; a president who leads one is head of state here."""
    return bool(GOVERNMENT.search(title)) and not BELOW.search(title)


def share(terms: Iterable[Holder], first: date, end: date) -> float:
    """Give the share of the days from *first* up to *end* on which one of *terms* was held."""
    known, reached = 0, first
    for term in sorted(terms, key=lambda t: t.start):
        start, stop = max(term.start, reached), min(term.end or end, end)
        if start < stop:
            known += (stop - start).days
            reached = stop
    return known / (end - first).days


def heads_of(table: OfficeTable, country: str) -> tuple[list[Holder], list[Holder]]:
    """Give the terms of a state's heads of state, and of its heads of government."""
    terms = table.by_country.get(country.lower(), ())
    ofs = [term for term in terms if is_head_of_state(term.title)]
    return ofs, [term for term in terms if is_head_of_government(term.title)]


def traced(table: OfficeTable) -> list[str]:
    """Give the states of which more than today's leaders are known, by code."""
    return sorted({term.country for held in table.by_country.values() for term in held if term.end is not None})


def yearly(terms: Sequence[Holder]) -> list[float]:
    """Give the share of known days of each year."""
    return [share(terms, date(year, 1, 1), date(year + 1, 1, 1)) for year in YEARS]


def overlaps(terms: Iterable[Holder]) -> list[tuple[Holder, Holder]]:
    """Give the pairs of persons whose terms share a day."""
    held = sorted(terms, key=lambda t: t.start)
    pairs = ((one, other) for at, one in enumerate(held) for other in held[at + 1 :] if one.name != other.name)
    return [(one, other) for one, other in pairs if one.end is None or other.start < one.end]


def page(table: OfficeTable) -> list[str]:
    """Give the coverage by state and year, in per cent, heads of state (s) and of government (g)."""
    lines = ["        all " + " ".join(f"{year % 100:3d}" for year in YEARS)]
    for country in traced(table):
        for mark, terms in zip("sg", heads_of(table, country), strict=True):
            if terms:
                cells = " ".join(f"{round(100 * part):3d}" for part in yearly(terms))
                lines.append(f"{country} {mark}   {round(100 * share(terms, FIRST, END)):3d} {cells}")
    return lines


def shares(table: OfficeTable) -> dict[str, float]:
    """Give the share of days on which a head of state or of government is known, for states with past leaders."""
    heads = {country: [*ofs, *ofg] for country in traced(table) for ofs, ofg in [heads_of(table, country)]}
    return {country: share(terms, FIRST, END) for country, terms in heads.items() if terms}


def brief(table: OfficeTable) -> str:
    """Give the coverage of all states with past leaders in one line."""
    parts = list(shares(table).values())
    days = (END - FIRST) / timedelta(days=1)
    known = sum(parts) / max(1, len(parts))
    well = sum(part > WELL for part in parts)
    reach = f"{well} of them known on over {WELL:.0%} of {days:.0f} days since {FIRST}, all on {known:.0%}"
    return f"leaders: past heads of state or government of {len(parts)} states, {reach}"


def main(arguments: Sequence[str]) -> None:
    """Print the coverage."""
    table = load_offices()
    lines = [] if "--brief" in arguments else page(table)
    for line in (*lines, brief(table)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
