"""Two states between them. In: Store, Selection of a pair. Out: cooperation and conflict by period, types, statements.

What is counted is happenings, not reports: ten papers on one strike are one act. Counted are those told as having
happened or going on, and threats and requests that were made; what is alleged, denied or only planned is shown in
the timeline, but does not move a balance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from sqlalchemy import func, select

from dateline.knowledge.events import PloverType
from dateline.query.paging import in_order
from dateline.query.parties import country_names
from dateline.query.periods import MOST, Period, period_of, periods, unit_for
from dateline.query.selection import Selection
from dateline.store import Store, schema

REAL = ("happened", "ongoing")
# The act is the speaking: a threat that is made is an act, whether or not it is carried out.
SPOKEN = (("THREATEN", "threatened"), ("REQUEST", "requested"))
# A day known no better than this cannot be counted under a day, a week or a month.
COARSE = {"month": "month", "season": "quarter", "year": "year", "decade": None, "century": None}
FINENESS = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Act:
    """What counts of a happening: its day with its precision, its type and modes."""

    day: date
    precision: str
    type: str
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One period: happenings in each of PLOVER's quarters (1 verbal cooperation to 4 material conflict), and by type.

    ``score`` is the mean conflict-cooperation score, -10 to 10, None where nothing is told.
    """

    period: Period
    counts: tuple[int, int, int, int]
    score: float | None
    types: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The tallies of every period from the first to the last, and how many acts could not be put into one."""

    unit: str
    tallies: tuple[Tally, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two states, and in how many happenings they meet."""

    left: str
    right: str
    happenings: int


def acts_of(store: Store, wanted: Selection) -> tuple[list[Act], int]:
    """Give the acts that *wanted* names and that count, by day, and how many of those that count have no day."""
    question, day, key = in_order(wanted)
    event = schema.event
    precision = event.c.when["precision"].as_string()
    question = question.with_only_columns(day, precision, event.c.type, event.c.modes, event.c.status)
    found, undated = [], 0
    with store.reading() as connection:
        for told, fine, type_, modes, status in connection.execute(question.order_by(day, key)):
            if status not in REAL and (type_, status) not in SPOKEN:
                continue
            if told:
                found.append(Act(date.fromisoformat(told), fine or "day", type_, tuple(modes)))
            else:
                undated += 1
    return found, undated


def balance(
    acts: Sequence[Act], types: Mapping[str, PloverType], *, undated: int = 0, unit: str | None = None
) -> Balance:
    """Give how cooperation and conflict went, by *unit* or the finest that can be drawn.

    An act that is known to a coarser unit alone is left out and counted; of stretches too long to draw the last
    part is given.
    """
    if not acts:
        return Balance(unit=unit or "month", tallies=(), left_out=undated)
    exact = [act.day for act in acts if act.precision not in COARSE] or [act.day for act in acts]
    unit = unit or unit_for(exact[0], exact[-1])
    fit = [act for act in acts if _fits(act, unit)]
    if not fit:
        return Balance(unit=unit, tallies=(), left_out=undated + len(acts))
    by_period: dict[Period, list[Act]] = defaultdict(list)
    for act in fit:
        by_period[period_of(act.day, unit)].append(act)
    drawn = list(periods(fit[0].day, fit[-1].day, unit))[-2 * MOST :]
    tallies = tuple(_tally(period, by_period.get(period, []), types) for period in drawn)
    shown = sum(sum(tally.counts) for tally in tallies)
    return Balance(unit=unit, tallies=tallies, left_out=undated + len(acts) - shown)


def pairs(store: Store, *, limit: int = 60) -> list[Pair]:
    """Give the pairs of states that meet in most happenings, the most first."""
    pair = schema.event_pair
    count = func.count()
    question = (
        select(pair.c.left, pair.c.right, count)
        .where(func.length(pair.c.left) == 3, func.length(pair.c.right) == 3)  # codes of states; ids are longer
        .group_by(pair.c.left, pair.c.right)
        .order_by(count.desc(), pair.c.left, pair.c.right)
    )
    known = country_names()
    with store.reading() as connection:
        rows = connection.execute(question.limit(limit)).all()
    return [Pair(left=a, right=b, happenings=n) for a, b, n in rows if a in known and b in known]


def _fits(act: Act, unit: str) -> bool:
    known_to = COARSE.get(act.precision, "day")
    return known_to is not None and FINENESS.index(known_to) <= FINENESS.index(unit)


def _tally(period: Period, acts: Sequence[Act], types: Mapping[str, PloverType]) -> Tally:
    known = [act for act in acts if act.type in types]
    quads = Counter(types[act.type].quad for act in known)
    scores = [types[act.type].score(act.modes) for act in known]
    return Tally(
        period=period, counts=(quads[1], quads[2], quads[3], quads[4]), score=fmean(scores) if scores else None,
        types=dict(Counter(act.type for act in known)),
    )  # fmt: skip
