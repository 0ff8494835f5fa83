"""The way of a report to print as a drawing. In: Trail. Out: boxes in columns, curves between them, both in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateline.query.pages.trails import Stop, Trail
from dateline.serve.phrases import counted

BOX, GAP, ROW, SPACE, TOP = 152, 46, 46, 12, 26
LETTERS = 19  # that fit into a box, a line
# So many of one column that stand alike are drawn; the rest are folded into one box.
ALIKE = 4
# Boxes of one column that a drawing has at most; sources and those with most articles stay, the rest are one box.
TALLEST = 9
LONGEST_LIST = 24
HEADS = {"speaker": "who says so", "via 1": "through", "via 2": "and through", "wire": "wire", "paper": "carried by",
         "copy": "copied by"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A stop as drawn: where, in which lines of words, what is noted below, and the article it opens, if it is one."""

    x: float
    y: float
    lines: tuple[str, ...]
    note: str
    words: str
    is_origin: bool
    is_named: bool
    opens: str | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and curves in a field of ``width`` by ``height``, heads over columns; ``chains`` say the same in words."""

    width: int
    height: int
    heads: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]


def draw(trail: Trail) -> Drawing | None:
    """Give the drawing of *trail*, None where there is nothing to draw."""
    if not trail.stops:
        return None
    folded = _shortened(_folded(trail))
    columns = [[stop for stop in folded.stops if stop.column == column] for column in folded.columns]
    columns = _untangled(columns, folded.legs)
    height = TOP + max(len(column) for column in columns) * (ROW + SPACE)
    places: dict[str, tuple[int, float]] = {}
    boxes = []
    for number, column in enumerate(columns):
        top = TOP + (height - TOP - len(column) * (ROW + SPACE)) / 2 + SPACE / 2
        for row, stop in enumerate(column):
            x, y = number * (BOX + GAP), top + row * (ROW + SPACE)
            places[stop.key] = (x, y)
            boxes.append(_box(stop, x, y))
    return Drawing(
        width=len(columns) * (BOX + GAP) - GAP, height=round(height),
        heads=tuple((number * (BOX + GAP), HEADS.get(name, "through")) for number, name in enumerate(folded.columns)),
        boxes=tuple(boxes), curves=tuple(_curve(places[one], places[two]) for one, two in folded.legs),
        chains=tuple(islice(_chains(trail), LONGEST_LIST)),
    )  # fmt: skip


def _folded(trail: Trail) -> Trail:
    """Fold the stops of a column that have the same legs on both sides into one, where they are many.

    Sources in a column that is too tall anyhow are left to `_shortened`, which weighs them.
    """
    before, after = _legs(trail)
    alike: dict[tuple[str, frozenset[str], frozenset[str]], list[Stop]] = defaultdict(list)
    for stop in trail.stops:
        alike[stop.column, frozenset(before[stop.key]), frozenset(after[stop.key])].append(stop)
    gone: dict[str, str] = {}
    stops = list(trail.stops)
    heights = Counter(stop.column for stop in trail.stops)
    for group in alike.values():
        is_weighed = heights[group[0].column] > TALLEST and any(stop.is_origin for stop in group)
        if len(group) > ALIKE + 1 and not is_weighed:
            kept, rest = group[ALIKE - 1], group[ALIKE:]
            more = replace(
                rest[0], name=f"{len(rest)} more", papers=tuple(paper for stop in rest for paper in stop.papers),
                is_origin=any(stop.is_origin for stop in rest),
            )  # fmt: skip
            assert kept.key not in gone
            gone |= {stop.key: more.key for stop in rest}
            stops = [
                more if stop.key == more.key else stop for stop in stops if gone.get(stop.key, stop.key) == stop.key
            ]
    legs = dict.fromkeys((gone.get(one, one), gone.get(two, two)) for one, two in trail.legs)
    return Trail(trail.columns, tuple(stops), tuple(legs))


def _shortened(trail: Trail) -> Trail:
    """Fold the least of a column into one box where it has more than `TALLEST`."""
    gone: dict[str, str] = {}
    stops: list[Stop] = []
    for column in trail.columns:
        mine = [stop for stop in trail.stops if stop.column == column]
        first = sorted(mine, key=lambda stop: (not stop.is_origin, not stop.is_named, -len(stop.papers)))
        kept, rest = first[: TALLEST - 1], first[TALLEST - 1 :]
        if len(rest) < 2:
            stops += mine
            continue
        sources = sum(stop.is_origin for stop in rest)
        name = f"{len(rest)} more" + (f", {counted(sources, 'source')}" if sources else "")
        more = replace(
            rest[0], key=f"{column} more", name=name, papers=tuple(paper for stop in rest for paper in stop.papers),
            is_origin=sources > 0, is_named=True,
        )  # fmt: skip
        gone |= {stop.key: more.key for stop in rest}
        stops += [*(stop for stop in mine if stop in kept), more]
    legs = dict.fromkeys((gone.get(one, one), gone.get(two, two)) for one, two in trail.legs)
    return Trail(trail.columns, tuple(stops), tuple(legs))


def _legs(trail: Trail) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    before, after = defaultdict(list), defaultdict(list)
    for one, two in trail.legs:
        after[one].append(two)
        before[two].append(one)
    return before, after


def _untangled(columns: Sequence[list[Stop]], legs: Sequence[tuple[str, str]]) -> list[list[Stop]]:
    """Put each column in the order of what leads to it, so that few curves cross."""
    rank: dict[str, float] = {}
    found = []
    for column in columns:
        weights = {stop.key: [rank[one] for one, two in legs if two == stop.key and one in rank] for stop in column}
        middle = {key: sum(ranks) / len(ranks) if ranks else 0.5 for key, ranks in weights.items()}
        row = sorted(column, key=lambda stop: middle[stop.key])
        rank |= {stop.key: (at + 0.5) / len(row) for at, stop in enumerate(row)}
        found.append(row)
    return found


def _box(stop: Stop, x: float, y: float) -> Box:
    note = counted(len(stop.papers), "article") if len(stop.papers) > 1 else ""
    if stop.column == "copy":
        note = counted(len(stop.papers), "copy")
    elif stop.column == "wire" and len(stop.papers) == 1:
        note = "its own article"
    names = ", ".join(paper.name for paper in stop.papers)
    opens = f"/article/{stop.papers[0].id}" if len(stop.papers) == 1 else None
    shown = names if stop.column == "copy" else stop.name
    words = (
        stop.name if stop.column not in ("copy", "paper", "wire") else f"{stop.name}: {names}" if names else stop.name
    )
    return Box(x, y, _lines(shown, 1 if note else 2), note, words, stop.is_origin, stop.is_named, opens)


def _lines(words: str, most: int) -> tuple[str, ...]:
    """Give *words* in at most *most* lines that fit into a box."""
    lines = [""]
    for word in words.split():
        if len(f"{lines[-1]} {word}") <= LETTERS or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    shown = [line if len(line) <= LETTERS else line[: LETTERS - 1] + "…" for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = shown[-1].rstrip("…")[: LETTERS - 2] + " …"
    return tuple(shown)


def _curve(one: tuple[float, float], two: tuple[float, float]) -> str:
    x, y = one[0] + BOX, one[1] + ROW / 2
    end, level = two[0], two[1] + ROW / 2
    bend = min(GAP, (end - x) / 2)
    return f"M{x:g} {y:g}C{x + bend:g} {y:g} {end - bend:g} {level:g} {end:g} {level:g}"


def _chains(trail: Trail) -> Iterator[tuple[str, ...]]:
    """Give each way through the trail as names, from whoever says so to the last paper."""
    names = {
        stop.key: stop.name if stop.column != "copy" else ", ".join(p.name for p in stop.papers) for stop in trail.stops
    }
    before, after = _legs(trail)
    waiting: list[tuple[str, ...]] = [(stop.key,) for stop in trail.stops[::-1] if not before[stop.key]]
    while waiting:
        path = waiting.pop()
        if not after[path[-1]]:
            yield tuple(names[key] for key in path)
        waiting += [(*path, key) for key in after[path[-1]][::-1]]
