"""A small map around a place. In: degrees. Out: a Map, drawn by a template: land, borders, grid, points.

Plain degrees, with longitude shortened by the latitude of the middle: true enough for some hundred kilometres.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateline.knowledge.tables import read_rows

WIDTH, HEIGHT = 320, 220
TENTHS = 10
# Degrees of latitude on the map: of a country or a sea more is seen than of a town.
SPANS = {"city": 14.0, "site": 14.0, "admin1": 18.0}
WIDE = 40.0
# Meridians and parallels are so many degrees apart, the first of these that leaves room for their numbers.
STEPS = (5, 10, 20, 30, 60)
MOST_LINES = 6

Degrees = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; ``is_main`` is where the happening is taken to have been, others where reports have it."""

    x: float
    y: float
    name: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian or a parallel: its path, and its degrees in words."""

    path: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn, in a box of `WIDTH` by `HEIGHT`: paths of land and of borders, grid, places."""

    land: str
    borders: str
    grid: tuple[Line, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """The degrees that are seen, and where they fall on the map."""

    lon: float
    lat: float
    span: float

    @property
    def scale(self) -> float:
        return HEIGHT / self.span

    @property
    def reach(self) -> Degrees:
        """Half of what is seen, in degrees of longitude and of latitude."""
        return WIDTH / self.scale / self.squeeze / 2, self.span / 2

    @property
    def squeeze(self) -> float:
        return max(0.2, math.cos(math.radians(self.lat)))

    def place(self, point: Degrees) -> Degrees:
        x = WIDTH / 2 + (point[0] - self.lon) * self.squeeze * self.scale
        return round(x, 1), round(HEIGHT / 2 - (point[1] - self.lat) * self.scale, 1)

    def sees(self, point: Degrees) -> bool:
        reach = self.reach
        return abs(point[0] - self.lon) <= reach[0] and abs(point[1] - self.lat) <= reach[1]


def map_of(where: Mapping[str, Any] | None, others: Iterable[Mapping[str, Any]] = ()) -> Map | None:
    """Give the map around *where* (a stored place), with those of *others* that lie on it; None without degrees."""
    if not where or where["lat"] is None or where["lon"] is None:
        return None
    window = _Window(where["lon"], where["lat"], SPANS.get(where["kind"], WIDE))
    land, borders = _outlines()
    seen = [_clipped(ring, window) for ring in _shifted(land, window)]
    runs = [run for line in _shifted(borders, window) for run in _seen(line, window)]
    return Map(
        land=" ".join(_path(map(window.place, ring), closed=True) for ring in seen if len(ring) > 2),
        borders=" ".join(_path(map(window.place, run)) for run in runs),
        grid=tuple(_grid(window)), dots=tuple(_dots(where, others, window)),
    )  # fmt: skip


def _dots(where: Mapping[str, Any], others: Iterable[Mapping[str, Any]], window: _Window) -> Iterator[Dot]:
    told = {where["name"]}
    for other in others:
        known = other["lat"] is not None and other["lon"] is not None and other["kind"] != "country"
        if known and other["name"] not in told and window.sees((other["lon"], other["lat"])):
            told.add(other["name"])
            yield Dot(*window.place((other["lon"], other["lat"])), other["name"], is_main=False)
    yield Dot(*window.place((where["lon"], where["lat"])), where["name"], is_main=True)


def _grid(window: _Window) -> Iterator[Line]:
    reach = window.reach
    step = _step(reach[0])
    first = math.ceil((window.lon - reach[0]) / step) * step
    for lon in range(first, math.floor(window.lon + reach[0]) + 1, step):
        x, _ = window.place((lon, window.lat))
        turned = (lon + 180) % 360 - 180
        yield Line(
            f"M{x} 0V{HEIGHT}", f"{abs(turned)}°{'E' if turned > 0 else 'W' if turned < 0 else ''}", x, HEIGHT - 4
        )
    step = _step(reach[1])
    first = math.ceil((window.lat - reach[1]) / step) * step
    for lat in range(max(first, -80), min(math.floor(window.lat + reach[1]), 80) + 1, step):
        _, y = window.place((window.lon, lat))
        yield Line(f"M0 {y}H{WIDTH}", f"{abs(lat)}°{'N' if lat > 0 else 'S' if lat < 0 else ''}", 4, y)


def _step(reach: float) -> int:
    """Give the degrees between two lines where *reach* degrees are seen to each side."""
    return next((step for step in STEPS if 2 * reach / step <= MOST_LINES), STEPS[-1])


# -- outlines -------------------------------------------------------------------------------------


@cache
def _outlines() -> tuple[tuple[tuple[Degrees, ...], ...], tuple[tuple[Degrees, ...], ...]]:
    """Give the rings of land and the lines of borders."""
    _, lines = read_rows(Path(__file__).parent / "outlines.tsv")
    rows = [line.split("\t") for line in lines[1:]]
    land, borders = (
        tuple(_unbroken(tuple(_points(points))) for kind, points in rows if kind == what) for what in ("land", "border")
    )
    return land, borders


def _points(words: str) -> Iterator[Degrees]:
    lon = lat = 0
    for word in words.split():
        right, _, up = word.partition(",")
        lon, lat = lon + int(right), lat + int(up)
        yield lon / TENTHS, lat / TENTHS


def _unbroken(line: tuple[Degrees, ...]) -> tuple[Degrees, ...]:
    """Give *line* beyond 180° where it crosses the date line, not back across the whole map.

    What goes round a pole, as the Antarctic does, stays as it is.
    """
    found, turn = list(line[:1]), 0
    for one, two in pairwise(line):
        turn += 360 if two[0] - one[0] < -180 else -360 if two[0] - one[0] > 180 else 0
        found.append((two[0] + turn, two[1]))
    return line if turn else tuple(found)


def _shifted(lines: Sequence[Sequence[Degrees]], window: _Window) -> Iterator[Sequence[Degrees]]:
    """Give the *lines* that come near the window, turned round the earth where it lies across the date line."""
    (wide, high), middle = window.reach, (window.lon, window.lat)
    for line in lines:
        lons, lats = [lon for lon, _ in line], [lat for _, lat in line]
        if min(lats) > middle[1] + high or max(lats) < middle[1] - high:
            continue
        for turn in (-360, 0, 360):
            if min(lons) + turn <= middle[0] + wide and max(lons) + turn >= middle[0] - wide:
                yield [(lon + turn, lat) for lon, lat in line]


def _seen(line: Sequence[Degrees], window: _Window) -> Iterator[list[Degrees]]:
    """Give the runs of *line* of which at least one end is seen."""
    run: list[Degrees] = []
    for one, two in pairwise(line):
        if window.sees(one) or window.sees(two):
            run = run or [one]
            run.append(two)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _clipped(ring: Sequence[Degrees], window: _Window) -> list[Degrees]:
    """Give the part of *ring* inside the window and a little around it (Sutherland and Hodgman)."""
    reach = window.reach
    kept = list(ring)
    for axis, middle in ((0, window.lon), (1, window.lat)):
        for side in (-1, 1):
            edge = middle + side * reach[axis] * 1.05
            kept = _cut(kept, axis, edge, side)
    return kept


def _cut(ring: list[Degrees], axis: int, edge: float, side: int) -> list[Degrees]:
    found: list[Degrees] = []
    for one, two in pairwise([*ring[-1:], *ring]):
        is_in = [(edge - point[axis]) * side >= 0 for point in (one, two)]
        if is_in[0] != is_in[1]:
            share = (edge - one[axis]) / (two[axis] - one[axis])
            found.append((one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])))
        if is_in[1]:
            found.append(two)
    return found


def _path(points: Iterable[Degrees], *, closed: bool = False) -> str:
    words = "L".join(f"{x} {y}" for x, y in points)
    return f"M{words}{'Z' if closed else ''}"
