"""How a number moved, as a drawing. In: Counted. Out: a Chart: a bar a report, from its least to its greatest."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.query.pages.events import Count, Counted

WIDTH, ROW, LEFT, RIGHT = 560, 26, 168, 90
TOP = 6
# Bounds that are open ("at least 40") are drawn as an arrow of so many pixels.
OPEN = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One report's figure: from ``x`` to ``end``, open where a bound is not told."""

    y: int
    x: float
    end: float
    opens_left: bool
    opens_right: bool
    paper: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in the order in which they came out, the oldest on top."""

    height: int
    bars: tuple[Bar, ...]


def chart_of(counted: Counted) -> Chart | None:
    """Give the chart of figures that move, None where all say the same or there are too few or too many to draw."""
    told = [count for count in counted.counts if _bounds(count) is not None]
    values = {_bounds(count) for count in told}
    if len(values) < 2 or len(told) > 24:
        return None
    ends = [end for bounds in values if bounds for end in bounds if end is not None]
    least, most = min(ends), max(ends)
    width = WIDTH - LEFT - RIGHT

    def place(value: float) -> float:
        return round(LEFT + OPEN + (value - least) / ((most - least) or 1) * (width - 2 * OPEN), 1)

    bars = []
    for row, count in enumerate(told):
        low, high = _bounds(count) or (None, None)
        x = place(low) if low is not None else place(high or 0) - OPEN
        end = place(high) if high is not None else place(low or 0) + OPEN
        bars.append(
            Bar(TOP + row * ROW, x, end, low is None, high is None, count.report.paper.name, count.figure["text"])
        )
    return Chart(TOP + len(bars) * ROW, tuple(bars))


def _bounds(count: Count) -> tuple[float | None, float | None] | None:
    low, high = count.figure["low"], count.figure["high"]
    return None if low is None and high is None else (low, high)
