"""Drawings: the way to print, a small map, a number that moves."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dateline.model import Span
from dateline.query import Citation
from dateline.query.pages.events import Count, Counted
from dateline.query.pages.reports import Paper, Report
from dateline.query.pages.trails import Stop, Trail
from dateline.serve.counts import chart_of
from dateline.serve.maps import HEIGHT, WIDTH, map_of
from dateline.serve.trails import TALLEST, draw

BEIJING = {"name": "Beijing", "kind": "city", "country": "CHN", "admin1": "Beijing", "lat": 39.91, "lon": 116.4}
TIANJIN = {"name": "Tianjin", "kind": "city", "country": "CHN", "admin1": "Tianjin", "lat": 39.14, "lon": 117.18}


def paper(name: str) -> Paper:
    return Paper(
        id=name, outlet=name, url=None, external_id=name, title=None, language="en", published=None, precision=None,
        basis=None, agency=None, copy_of=None, version_of=None,
    )  # fmt: skip


def stop(column: str, name: str, *, is_origin: bool = False, papers: tuple[Paper, ...] = ()) -> Stop:
    return Stop(
        key=f"{column} {name}", column=column, name=name, is_named=True, is_origin=is_origin, papers=papers
    )  # fmt: skip


def test_columns_go_from_who_says_so_to_who_carried_it() -> None:
    stops = (stop("speaker", "the ministry", is_origin=True), stop("paper", "The Bar", papers=(paper("The Bar"),)))
    drawing = draw(Trail(("speaker", "paper"), stops, (("speaker the ministry", "paper The Bar"),)))
    assert drawing is not None
    assert [head for _, head in drawing.heads] == ["who says so", "carried by"]
    assert [(box.lines, box.is_origin, box.opens) for box in drawing.boxes] == [
        (("the ministry",), True, None), (("The Bar",), False, "/article/The Bar"),
    ]  # fmt: skip
    assert drawing.chains == (("the ministry", "The Bar"),)
    assert all(box.x + 150 <= drawing.width and box.y + 46 <= drawing.height for box in drawing.boxes)


def test_many_papers_with_one_source_are_folded_into_one_box() -> None:
    papers = tuple(stop("paper", f"Paper {n}", papers=(paper(f"Paper {n}"),)) for n in range(40))
    legs = tuple(("wire Wire", one.key) for one in papers)
    drawing = draw(Trail(("wire", "paper"), (stop("wire", "Wire"), *papers), legs))
    assert drawing is not None
    assert [box.lines[0] for box in drawing.boxes] == ["Wire", "Paper 0", "Paper 1", "Paper 2", "Paper 3", "36 more"]
    assert drawing.boxes[-1].note == "36\N{NO-BREAK SPACE}articles"
    assert len(drawing.curves) == 5


def test_a_tall_column_keeps_its_sources_and_folds_the_rest() -> None:
    papers = tuple(
        stop("paper", f"Paper {n}", papers=(paper(f"Paper {n}"),), is_origin=n % 2 == 1) for n in range(2 * TALLEST)
    )
    drawing = draw(Trail(("paper",), papers, ()))
    assert drawing is not None
    assert len(drawing.boxes) == TALLEST
    assert [box.is_origin for box in drawing.boxes] == [True] * TALLEST
    assert drawing.boxes[-1].words.startswith(f"{TALLEST + 1} more, 1\N{NO-BREAK SPACE}source")
    assert len(drawing.chains) == 2 * TALLEST, "the words below have them all"


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(Trail((), (), ())) is None
    assert map_of(None) is None
    assert map_of({**BEIJING, "lat": None}) is None


def test_the_map_has_the_place_in_its_middle_and_others_where_they_lie() -> None:
    found = map_of(BEIJING, [TIANJIN, BEIJING, {**TIANJIN, "name": "Lima", "lat": -12.0, "lon": -77.0}])
    assert found is not None
    near, main = found.dots
    assert (main.x, main.y, main.name, main.is_main) == (WIDTH / 2, HEIGHT / 2, "Beijing", True)
    assert near.name == "Tianjin" and near.x > main.x and near.y > main.y
    assert found.land.startswith("M") and found.land.endswith("Z")


def test_a_wide_map_far_north_has_room_for_its_degrees_and_no_coast_drawn_across_it() -> None:
    found = map_of({**BEIJING, "name": "Greenland", "kind": "country", "lat": 72.0, "lon": -40.0})
    assert found is not None
    assert len([line for line in found.grid if line.label[-1] in "EW°"]) <= 7
    for ring in found.land.split("Z"):
        points = [tuple(map(float, pair.split())) for pair in ring.strip(" M").split("L") if pair]
        inside = [(a, b) for a, b in pairwise(points) if all(8 < y < HEIGHT - 8 for _, y in (a, b))]
        assert all(abs(a[0] - b[0]) < WIDTH / 2 for a, b in inside)


@pytest.mark.parametrize(("lat", "lon"), [(-18.1, 178.4), (64.7, 177.5), (89.0, 0.0), (0.0, -179.9)])
def test_land_stays_near_the_map_wherever_it_lies(lat: float, lon: float) -> None:
    found = map_of({**BEIJING, "lat": lat, "lon": lon})
    assert found is not None
    for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", found.land):
        assert -0.2 * WIDTH <= float(x) <= 1.2 * WIDTH and -0.2 * HEIGHT <= float(y) <= 1.2 * HEIGHT


def counted(*figures: tuple[float | None, float | None]) -> Counted:
    counts = []
    for low, high in figures:
        citation = Citation(
            article="a", outlet=None, url=None, external_id="a", published=None, passage=Span(0, 1), words="x", marks=(),
            copy_of=None,
        )  # fmt: skip
        report = Report(kind="event_mention", id="m", fields={}, paper=paper("The Bar"), citation=citation)
        counts.append(Count({"low": low, "high": high, "text": "some", "modifier": "exact"}, report))
    return Counted("trucks", tuple(counts))


def test_bars_go_from_the_least_to_the_greatest_a_report_can_mean() -> None:
    chart = chart_of(counted((40, 40), (50, None), (None, 60)))
    assert chart is not None
    exact, least, most = chart.bars
    assert exact.x == exact.end
    assert least.opens_right and least.x < least.end
    assert most.opens_left and most.x < most.end
    assert exact.x < least.x < most.end


def test_figures_that_all_say_the_same_are_not_drawn() -> None:
    assert chart_of(counted((40, 40), (40, 40))) is None
    assert chart_of(counted((None, None))) is None
