"""Counts keep their bounds, their noun and their unit; numbers that count nothing are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.figures import find_figures
from dateline.extract.figures.numbers import find_numbers
from dateline.extract.times import find_times
from dateline.knowledge.times import load_times
from dateline.knowledge.units import load_units
from dateline.model import Figure
from store_parses import Parsed

TIMES, UNITS = load_times(), load_units()


def figures_of(parsed: Parsed, text: str) -> tuple[Figure, ...]:
    article, trees = parsed(text)
    return find_figures(article, trees, find_times(article, trees, None, TIMES), UNITS)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier", "of"),
    [
        ("At least 40 soldiers were killed.", 40, None, "at_least", "soldiers"),
        ("No fewer than 12 ships left the port.", 12, None, "at_least", "ships"),
        ("As many as 9 million shells were sent.", None, 9e6, "at_most", "shells"),
        ("Up to 200 guards may go.", None, 200, "at_most", "guards"),
        ("More than 300 trucks crossed the bridge.", 300, None, "more_than", "trucks"),
        ("Fewer than 50 of the tents were left.", None, 50, "less_than", "tents"),
        ("Some 300 to 350 troops crossed the river.", 300, 350, "about", "troops"),
        ("Between 400 and 450 houses burned.", 400, 450, "range", "houses"),
        ("Nearly two dozen boats sank.", 24, 24, "about", "boats"),
        ("Hundreds of families fled the valley.", 200, None, "about", "families"),
        ("Tens of thousands of people marched.", 20000, None, "about", "people"),
        ("Ten or more guards were held.", 10, None, "at_least", "guards"),
        ("The 28,500-strong force will stay.", 28500, 28500, "exact", "force"),
        ("About one-third of the wells were dry.", pytest.approx(1 / 3), pytest.approx(1 / 3), "about", "wells"),
    ],
)
def test_counts_keep_their_bounds(
    parsed: Parsed, text: str, low: float | None, high: float | None, modifier: str, of: str
) -> None:
    (figure,) = figures_of(parsed, text)
    assert (figure.low, figure.high, figure.modifier, figure.of) == (low, high, modifier, of)


@pytest.mark.parametrize("text", ["The island sent another 30 doctors.", "The island sent 30 more doctors."])
def test_what_comes_on_top_is_additional(parsed: Parsed, text: str) -> None:
    (figure,) = figures_of(parsed, text)
    assert (figure.low, figure.additional, figure.of) == (30, True, "doctors")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The council approved a $1.3 billion loan.", [(1.3e9, "USD", "$")]),
        ("The state set aside ₹1,37,270 for each boat.", [(137270, "INR", "₹")]),
        ("The state set aside ₹1.2 lakh crore for the ports.", [(1.2e12, "INR", "₹")]),
        ("The aid was worth £1.3bn.", [(1.3e9, "GBP", "£")]),
        ("Prices rose 54% to $34 million last year.", [(54, "%", "%"), (34e6, "USD", "$")]),
        ("The shell flew about 250 kilometers (155 miles).", [(250, "km", "kilometers"), (155, "mi", "miles")]),
        ("The clash left 17 dead and 63 injured.", [(17, None, "dead"), (63, None, "injured")]),
        ("The index rose from 100 to 120.", [(100, None, None), (120, None, None)]),
        ("The council voted 13 to 1.", [(13, None, None), (1, None, None)]),
    ],
)
def test_amounts_keep_their_unit(parsed: Parsed, text: str, read: list[tuple[float, str | None, str | None]]) -> None:
    assert [(figure.low, figure.unit, figure.of) for figure in figures_of(parsed, text)] == read


def test_one_measurement_said_twice_has_one_bound(parsed: Parsed) -> None:
    figures = figures_of(parsed, "The shell flew about 250 kilometers (155 miles).")
    assert [figure.modifier for figure in figures] == ["about", "about"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoys of the 11-country team met in room 12 under Article 3 on May 9, 2024.",
        "The KN-23 was shown in 2023 to the two leaders.",
        "A driver, 45, was hurt, and a 27-year-old guard died.",
        "One of the guards left on the third day.",
    ],
)
def test_numbers_that_count_nothing_are_left(parsed: Parsed, text: str) -> None:
    assert figures_of(parsed, text) == ()


def test_the_text_of_a_figure_is_the_whole_phrase(parsed: Parsed) -> None:
    (figure,) = figures_of(parsed, "As many as 9 million shells were sent.")
    assert figure.text == "As many as 9 million shells"


@given(st.text(alphabet="0123456789,.-–$%to andhundr millionthousdz\n", max_size=60))
def test_whatever_the_text_numbers_lie_in_it_and_ranges_rise(text: str) -> None:
    for number in find_numbers(text, 0, len(text), UNITS):
        assert number.span.end <= len(text)
        assert number.high is None or number.is_vague or number.low <= number.high
