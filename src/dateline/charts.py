"""Numbers as drawings. In: bins, rows, ranges. Out: SVG, with a title and a description for whoever does not see it.

Nothing is coloured here: classes are (``c1`` to ``c4`` for PLOVER's quarters), so that a style sheet decides for
light, dark and paper. What colour says is also said by place or shape: cooperation stands above the line,
conflict below; a bound that is open ends in an arrow.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH, NARROW = 960, 560
LEFT, RIGHT = 46, 12
# Pixels between two marks of an axis below which their words would touch.
ROOM = 46
# What is told is counted in people and shells: below this a number is nothing, and dividing by it is no use.
LEAST = 1e-9


class Drawing(str):
    """An SVG, safe to set into a page as it is: every text in it was escaped when it was drawn."""

    __slots__ = ()

    def __html__(self) -> str:
        """Give it to a template unescaped."""
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What one period holds: happenings in each of PLOVER's quarters, and the mean of their scores, -10 to 10.

    ``tick`` stands under the axis where there is room; ``href`` leads to the happenings.
    """

    label: str
    tick: str
    counts: tuple[int, int, int, int]
    score: float | None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a field of dots: its name, the quarter that colours it, and a number for each column."""

    label: str
    quad: int
    values: tuple[int, ...]
    hrefs: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number that was told: its day, its bounds (None where open), its words, and where to read it."""

    day: date
    low: float | None
    high: float | None
    label: str
    href: str | None = None


def balance(bins: Sequence[Bin], *, title: str) -> Drawing:
    """Give the balance of cooperation (up) and conflict (down) in happenings, and below it the mean score."""
    top, height, gap, strip = 16, 190, 44, 64
    up = max((b.counts[0] + b.counts[1] for b in bins), default=0)
    down = max((b.counts[2] + b.counts[3] for b in bins), default=0)
    unit = height / max(up + down, 1)
    zero = top + up * unit
    band = (WIDTH - LEFT - RIGHT) / max(len(bins), 1)
    marks = _marks(up + down)  # one step for both sides, so that heights compare
    parts = [_grid_line(zero - mark * unit, f"{mark:,}") for mark in marks if mark <= up]
    parts += [_grid_line(zero + mark * unit, f"{mark:,}") for mark in marks if mark <= down]
    for at, one in enumerate(bins):
        parts.append(_linked(one.href, one.label, "".join(_stack(one, LEFT + at * band, band, zero, unit))))
    parts.append(f'<line class="chart-axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_n(zero)}" y2="{_n(zero)}"/>')
    if up:
        parts.append(_words(LEFT + 4, top - 3, "↑ cooperation", "chart-strong"))
    if down:
        parts.append(_words(LEFT + 4, top + height + 11, "↓ conflict", "chart-strong"))
    floor = top + height + gap
    parts += _scores(bins, band, floor, strip)
    parts += _ticks([one.tick for one in bins], band, floor + strip + 14)
    return _svg(parts, floor + strip + 20, title, _told_balance(bins))


def dots(rows: Sequence[Row], labels: Sequence[str], ticks: Sequence[str], *, title: str) -> Drawing:
    """Give a field of dots, a row a type, a column a period, each as large as its number; totals at the right."""
    left, right, step, top = 132, 44, 24, 6
    band = (WIDTH - left - right) / max(len(labels), 1)
    most = max((value for row in rows for value in row.values), default=1)
    widest = min(step / 2 - 1.5, max(band / 2 - 0.5, 3.0))
    parts = []
    for number, row in enumerate(rows):
        y = top + step * number + step / 2
        parts.append(f'<line class="chart-grid" x1="{left}" x2="{WIDTH - right}" y1="{_n(y)}" y2="{_n(y)}"/>')
        parts.append(_words(left - 10, y + 4, row.label, "chart-strong", anchor="end"))
        parts.append(_words(WIDTH - 6, y + 4, f"{sum(row.values):,}", "chart-strong", anchor="end"))
        for at, value in enumerate(row.values):
            if value:
                radius = max(widest * math.sqrt(value / most), 1.8)
                dot = f'<circle class="c{row.quad}" cx="{_n(left + band * (at + 0.5))}" cy="{_n(y)}" r="{_n(radius)}"/>'
                href = row.hrefs[at] if row.hrefs else None
                parts.append(_linked(href, f"{row.label}, {labels[at]}: {value:,}", dot))
    floor = top + step * len(rows)
    parts += _ticks(ticks, band, floor + 14, left=left)
    said = "; ".join(f"{row.label}: {sum(row.values):,}" for row in rows)
    return _svg(parts, floor + 20, title, said or "Nothing to draw.")


def told(numbers: Sequence[Told], *, title: str) -> Drawing:
    """Give how a number moved: each telling a point, a stretch between its bounds, or an arrow where one is open."""
    top, height = 14, 150
    ends = [end for one in numbers for end in (one.low, one.high) if end is not None]
    place = _scale(ends, top, top + height)
    days = [one.day.toordinal() for one in numbers]
    first, span = min(days, default=0), max(max(days, default=0) - min(days, default=0), 1)
    parts = [_grid_line(place(mark), _short(mark), width=NARROW) for mark in _value_marks(ends)]
    for one in sorted(numbers, key=lambda one: (one.day, one.label)):
        x = LEFT + 14 + (one.day.toordinal() - first) / span * (NARROW - LEFT - RIGHT - 28)
        shape = "".join(_range(x, one, place))
        parts.append(_linked(one.href, f"{one.day.isoformat()}: {one.label}", shape))
    parts += _days(min(days, default=0), max(days, default=0), top + height + 16)
    said = "; ".join(f"{one.day.isoformat()}: {one.label}" for one in sorted(numbers, key=lambda one: one.day))
    return _svg(parts, top + height + 22, title, said or "Nothing to draw.", width=NARROW)


def span(first: date, last: date, *, of: tuple[date, date], label: str) -> Drawing:
    """Give a line from *first* to *last* within the stretch *of*: a small drawing for a row of a table."""
    width, height = 160, 14
    days = max((of[1] - of[0]).days, 1)
    x1, x2 = (4 + (day - of[0]).days / days * (width - 8) for day in (first, last))
    shape = (
        f'<line class="chart-grid" x1="0" x2="{width}" y1="7" y2="7"/>'
        f'<line class="chart-bound" x1="{_n(x1)}" x2="{_n(x2)}" y1="7" y2="7"/>'
        f'<circle class="chart-point" cx="{_n(x1)}" cy="7" r="3.5"/>'
        f'<circle class="chart-point" cx="{_n(x2)}" cy="7" r="3.5"/>'
    )
    return Drawing(
        f'<svg class="chart-span" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'
        f"<title>{escape(label)}</title>{shape}</svg>"
    )


# -- parts of a balance -----------------------------------------------------------------------


def _stack(one: Bin, x: float, band: float, zero: float, unit: float) -> Iterator[str]:
    """Give the bars of a period: what was done next to the line, what was said beyond it."""
    width = max(band * 0.74, 1.2)
    x += (band - width) / 2
    yield f'<rect fill="transparent" x="{_n(x)}" y="16" width="{_n(width)}" height="190"/>'
    for inner, outer, sign in ((2, 1, -1), (4, 3, 1)):
        edge = zero
        for quad in (inner, outer):
            size = one.counts[quad - 1] * unit
            if size:
                y = edge - size if sign < 0 else edge
                yield f'<rect class="c{quad}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(size)}"/>'
                edge += sign * size


def _scores(bins: Sequence[Bin], band: float, top: float, height: float) -> Iterator[str]:
    """Give the mean score of each period, -10 to 10; a period without happenings breaks the line."""
    middle = top + height / 2

    def place(score: float) -> float:
        return middle - score / 10 * height / 2

    for mark, words in ((10, "+10"), (0, "0"), (-10, "−10")):
        yield _grid_line(place(mark), words)
    yield _words(LEFT + 4, top - 5, "mean PLOVER score", "chart-strong")
    runs: list[list[tuple[float, float]]] = [[]]
    for at, one in enumerate(bins):
        if one.score is not None:
            runs[-1].append((LEFT + band * (at + 0.5), place(one.score)))
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if len(run) > 1:
            yield f'<polyline class="chart-line" points="{" ".join(f"{_n(x)},{_n(y)}" for x, y in run)}"/>'
        yield from (f'<circle class="chart-dot" cx="{_n(x)}" cy="{_n(y)}" r="2.4"/>' for x, y in run)


def _told_balance(bins: Sequence[Bin]) -> str:
    def told_bin(one: Bin) -> str:
        score = "" if one.score is None else f", mean score {one.score:+.1f}"
        return f"{one.label}: {sum(one.counts[:2])} of cooperation, {sum(one.counts[2:])} of conflict{score}"

    return "; ".join(told_bin(one) for one in bins if sum(one.counts)) or "Nothing to draw."


# -- parts of what was told -------------------------------------------------------------------


def _range(x: float, one: Told, place: Scale) -> Iterator[str]:
    if one.low is not None and one.low == one.high:
        yield f'<circle class="chart-point" cx="{_n(x)}" cy="{_n(place(one.low))}" r="4"/>'
        return
    low = place(one.low) if one.low is not None else place(one.high or 0) + 22
    high = place(one.high) if one.high is not None else place(one.low or 0) - 22
    yield f'<line class="chart-bound" x1="{_n(x)}" x2="{_n(x)}" y1="{_n(low)}" y2="{_n(high)}"/>'
    for y, is_open, way in ((low, one.low is None, 1), (high, one.high is None, -1)):
        if is_open:
            back = y - 5 * way
            path = f"M{_n(x - 4)} {_n(back)}L{_n(x)} {_n(y)}L{_n(x + 4)} {_n(back)}"
            yield f'<path class="chart-bound" d="{path}"/>'
        else:
            yield f'<line class="chart-bound" x1="{_n(x - 5)}" x2="{_n(x + 5)}" y1="{_n(y)}" y2="{_n(y)}"/>'


class Scale:
    """Puts values between two heights; by their logarithm where they lie far apart."""

    def __init__(self, values: Iterable[float], top: float, bottom: float) -> None:
        found = sorted(values) or [0.0]
        self.top, self.bottom = top, bottom
        self.is_log = found[0] > 0 and found[-1] / found[0] > 50
        self.least = self._measure(found[0]) if self.is_log or found[0] < 0 else 0.0
        self.most = self._measure(found[-1])

    def __call__(self, value: float) -> float:
        """Give the height of *value*."""
        share = (self._measure(value) - self.least) / ((self.most - self.least) or 1)
        return self.bottom - share * (self.bottom - self.top)

    def _measure(self, value: float) -> float:
        return math.log10(value) if self.is_log and value > 0 else value


def _scale(values: Sequence[float], top: float, bottom: float) -> Scale:
    return Scale(values, top, bottom)


def _value_marks(values: Sequence[float]) -> list[float]:
    """Give the values at which to draw a line: round ones in between, powers of ten where they lie far apart."""
    if not values:
        return []
    least, most = min(values), max(values)
    if least > 0 and most / least > 50:
        return [10.0**power for power in range(math.ceil(math.log10(least)), math.floor(math.log10(most)) + 1)]
    step = _step(most - min(least, 0))
    return [step * at for at in range(math.ceil(min(least, 0) / step), math.floor(most / step) + 1)]


def _days(first: int, last: int, y: float) -> Iterator[str]:
    for at in (0.0, 0.5, 1.0) if last > first + 3 else (0.0, 1.0) if last > first else (0.0,):
        x = LEFT + 14 + at * (NARROW - LEFT - RIGHT - 28)
        anchor = "start" if not at else "end" if at == 1 else "middle"
        yield _words(x, y, date.fromordinal(max(round(first + at * (last - first)), 1)).isoformat(), anchor=anchor)


# -- what all drawings share ------------------------------------------------------------------


def _svg(parts: Iterable[str], height: float, title: str, description: str, *, width: int = WIDTH) -> Drawing:
    return Drawing(
        f'<svg class="chart" viewBox="0 0 {width} {_n(height)}" role="group" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(parts)}</svg>"
    )


def _linked(href: str | None, label: str, shape: str) -> str:
    """Give *shape* with its words on hovering, as a link where it leads somewhere.

    The links are left out of the order of the tab key: a table beside the drawing holds the same ones.
    """
    if not href:
        return f"<g><title>{escape(label)}</title>{shape}</g>"
    return (
        f'<a href="{escape(href)}" tabindex="-1" aria-label="{escape(label)}"><title>{escape(label)}</title>{shape}</a>'
    )


def _grid_line(y: float, words: str, *, width: int = WIDTH) -> str:
    line = f'<line class="chart-grid" x1="{LEFT}" x2="{width - RIGHT}" y1="{_n(y)}" y2="{_n(y)}"/>'
    return line + _words(LEFT - 6, y + 4, words, anchor="end")


def _ticks(ticks: Sequence[str], band: float, y: float, *, left: float = LEFT) -> Iterator[str]:
    """Give the words under an axis, those that would touch the one before left out."""
    free = -math.inf
    for at, words in enumerate(ticks):
        x = left + band * (at + 0.5)
        if words and x >= free:
            yield _words(x, y, words, anchor="middle")
            free = x + max(ROOM, 7 * len(words))


def _words(x: float, y: float, words: str, class_: str = "", *, anchor: str = "start") -> str:
    look = f' class="{class_}"' if class_ else ""
    return f'<text{look} x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(words)}</text>'


def _marks(most: int) -> list[int]:
    """Give round numbers up to *most*, at most four, zero left out."""
    if most < 1:
        return []
    step = max(round(_step(most)), 1)
    return list(range(step, most + 1, step))


def _step(most: float) -> float:
    """Give a round step that parts 0 to *most* into two to five; 1 where that is nothing, or next to nothing."""
    if most < LEAST:
        return 1.0
    size = 10.0 ** math.floor(math.log10(most))
    return next(size * share for share in (0.25, 0.5, 1, 2) if most / (size * share) <= 5)


def _short(value: float) -> str:
    """Give a number as an axis has it: "1.5k", "20m"."""
    for size, sign in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.3g}{sign}"
    return f"{value:.3g}"


def _n(value: float) -> str:
    """Give a length with one digit, without a needless zero."""
    return f"{value:.1f}".removesuffix(".0")
