"""Drawings, as properties: well-formed, within their field, and telling in words what they show."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dateline.charts import Bin, Drawing, Row, Told, balance, dots, span, told

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
COUNTS = st.tuples(*[st.integers(0, 5000)] * 4)
BINS = st.lists(
    st.builds(
        Bin, label=WORDS, tick=WORDS, counts=COUNTS, score=st.none() | st.floats(-10, 10), href=st.none() | WORDS
    ),
    max_size=40,
)
BOUND = st.none() | st.floats(0, 1e12)
NUMBERS = st.lists(
    st.builds(Told, day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), low=BOUND, high=BOUND, label=WORDS), max_size=30
)


def read(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def lengths(drawing: Drawing, name: str) -> list[float]:
    return [float(found) for found in re.findall(rf'\s{name}="(-?[\d.]+)"', drawing)]


@given(BINS)
def test_a_balance_is_well_formed_whatever_the_labels_and_stays_in_its_field(bins: list[Bin]) -> None:
    drawing = balance(bins, title='a "title" <b> & more')
    field = read(drawing)
    height = float(str(field.get("viewBox")).split()[3])
    assert all(0 <= y <= height for y in lengths(drawing, "y") + lengths(drawing, "cy"))
    assert all(size >= 0 for size in lengths(drawing, "height") + lengths(drawing, "width"))


@given(BINS)
def test_a_balance_says_in_words_what_each_period_holds(bins: list[Bin]) -> None:
    description = read(balance(bins, title="t")).findtext("{http://www.w3.org/2000/svg}desc") or ""
    for one in bins:
        if sum(one.counts):
            assert f"{sum(one.counts[:2])} of cooperation, {sum(one.counts[2:])} of conflict" in description


def test_bars_are_as_high_as_their_numbers_on_both_sides_of_the_line() -> None:
    drawing = balance([Bin(label="a", tick="a", counts=(1, 2, 3, 4), score=0.5)], title="t")
    by_class = {kind: float(size) for kind, size in re.findall(r'class="(c\d)"[^>]*? height="([\d.]+)"', drawing)}
    assert by_class == {"c1": 19.0, "c2": 38.0, "c3": 57.0, "c4": 76.0}


def test_a_period_without_happenings_breaks_the_line_of_scores() -> None:
    def bins(*scores: float | None) -> list[Bin]:
        return [Bin(label="x", tick="", counts=(1, 0, 0, 0), score=score) for score in scores]

    assert balance(bins(1, 2, 3, 4), title="t").count("<polyline") == 1
    assert balance(bins(1, 2, None, 3, 4), title="t").count("<polyline") == 2
    assert balance(bins(1, None, 3), title="t").count("<polyline") == 0


@given(st.lists(st.integers(0, 400), min_size=3, max_size=3), WORDS)
def test_a_dot_grows_with_its_number_and_none_stands_for_nothing(values: list[int], label: str) -> None:
    drawing = dots([Row(label=label, quad=3, values=tuple(values))], ["a", "b", "c"], ["", "", ""], title="t")
    read(drawing)
    radii = lengths(drawing, "r")
    assert len(radii) == sum(1 for value in values if value)
    told_values = [value for value in values if value]
    for one, two, left, right in zip(told_values, told_values[1:], radii, radii[1:], strict=False):
        assert (one <= two) == (left <= right) or left == right


def test_a_number_next_to_nothing_is_drawn_as_nothing() -> None:
    read(told([Told(day=date(2024, 1, 1), low=5e-324, high=5e-324, label="x")], title="t"))


@given(NUMBERS)
def test_numbers_with_any_bounds_are_drawn_inside_the_field_or_just_beyond_as_an_arrow(numbers: list[Told]) -> None:
    drawing = told(numbers, title="how many")
    field = read(drawing)
    width = float(str(field.get("viewBox")).split()[2])
    assert all(0 <= x <= width for name in ("x", "x1", "x2", "cx") for x in lengths(drawing, name))
    assert "nan" not in drawing


def test_an_open_bound_is_an_arrow_and_a_closed_one_a_bar() -> None:
    day = date(2024, 10, 24)

    def shapes(low: float | None, high: float | None) -> tuple[int, int]:
        drawing = told([Told(day=day, low=low, high=high, label="x")], title="t")
        return drawing.count("<path"), drawing.count("<circle")

    assert shapes(40, 40) == (0, 1)
    assert shapes(300, 350) == (0, 0)
    assert shapes(40, None) == (1, 0)
    assert shapes(None, 9_000_000) == (1, 0)


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.integers(0, 4000), st.integers(0, 4000))
def test_a_span_lies_within_the_whole(start: date, before: int, length: int) -> None:
    first = start + timedelta(before)
    drawing = span(first, first + timedelta(length), of=(start, first + timedelta(length)), label="a & b")
    read(drawing)
    assert all(0 <= x <= 160 for x in lengths(drawing, "cx"))


def test_a_drawing_goes_into_a_template_as_it_is() -> None:
    drawing = balance([], title="<script>")
    assert drawing.__html__() == drawing
    assert "<script>" not in drawing
