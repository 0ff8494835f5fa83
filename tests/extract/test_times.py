"""Time expressions are found whole and read by the calendar."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.times import find_times
from dateline.extract.times.calendar import days_of, easter, nth_weekday
from dateline.knowledge.times import load_times
from dateline.model import Block, Opening, Precision, Published, PublishedBasis, Span, TimeMention
from store_parses import article_of

TABLES = load_times()
FRIDAY = date(2025, 6, 20)


def times_of(text: str, day: date | None = FRIDAY, precision: Precision = Precision.DAY) -> tuple[TimeMention, ...]:
    published = day and Published(moment=day, precision=precision, basis=PublishedBasis.METADATA, why="test")
    return find_times(article_of(text), (), published, TABLES)


def read(text: str, day: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(mention.span.of(text), mention.value) for mention in times_of(text, day)]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The envoy landed on Tuesday.", "Tuesday", "2025-06-17"),
        ("The envoy landed on Friday.", "Friday", "2025-06-20"),
        ("Talks will resume on Tuesday.", "Tuesday", "2025-06-24"),
        ("The vote is scheduled for Sunday.", "Sunday", "2025-06-22"),
        ("Last Sunday the port reopened.", "Last Sunday", "2025-06-15"),
        ("The port reopened on Tuesday of last week.", "Tuesday of last week", "2025-06-10"),
        ("The port was shut in December.", "December", "2024-12"),
        ("The port was shut in May last year.", "May last year", "2024-05"),
        ("The port shut on June 12.", "June 12", "2025-06-12"),
        ("The port shut on 12 June 2024.", "12 June 2024", "2024-06-12"),
        ("The port shut on the 9th of May 2025.", "the 9th of May 2025", "2025-05-09"),
        ("The port shut last week.", "last week", "2025-W24"),
        ("The port shut two months ago.", "two months ago", "2025-04"),
        ("The port shut yesterday.", "yesterday", "2025-06-19"),
        ("The port shut on the night of June 19.", "the night of June 19", "2025-06-19TNI"),
        ("Trade fell in the first quarter.", "the first quarter", "2025-Q1"),
        ("Trade fell in the 1990s.", "the 1990s", "199"),
        ("Trade fell in the late 19th century.", "the late 19th century", "18"),
        ("Trade fell in fiscal 2024.", "fiscal 2024", "2024"),
        ("Trade fell this spring.", "this spring", "2025-SP"),
        ("It was the worst drought in more than three years.", "more than three years", "P3Y"),
        ("The siege lasted half a year.", "half a year", "P0.5Y"),
        ("A deal is near within days.", "days", "PXD"),
        ("Patrols sail every two weeks.", "every two weeks", "P2W"),
        ("Ships call daily.", "daily", "P1D"),
        ("The hall marked the 80th anniversary of Victory Day.", "the 80th anniversary of Victory Day", "2025-05-09"),
        ("Shops close on Easter Monday.", "Easter Monday", "2025-04-21"),
        ("The strike began at 10:30 p.m. on Wednesday.", "10:30 p.m. on Wednesday", "2025-06-18T22:30"),
    ],
)
def test_an_expression_has_its_timex_value(text: str, expression: str, value: str) -> None:
    assert read(text) == [(expression, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "The brigade lost 1500 troops.",
        "The second man left, and prices fall.",
        "A 27-year-old driver was hurt.",
        "The price rose to $1950.",
    ],
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Another 3,000 left in the early months of this year.", date(2025, 1, 1), date(2025, 5, 1)),
        ("It must be done by the end of 2025.", date(2025, 9, 1), date(2026, 1, 1)),
        ("He spoke earlier this week.", date(2025, 6, 16), date(2025, 6, 21)),
        ("They meet later this month.", date(2025, 6, 21), date(2025, 7, 1)),
        ("The war of 1950-53 ended in a truce.", date(1950, 1, 1), date(1954, 1, 1)),
        ("The fair runs May 9-12, 2026.", date(2026, 5, 9), date(2026, 5, 13)),
        ("Exports fell in the past two months.", date(2025, 4, 20), date(2025, 6, 21)),
    ],
)
def test_days_are_as_tight_as_the_words(text: str, start: date, end: date) -> None:
    (mention,) = times_of(text)
    assert (mention.start, mention.end) == (start, end)


def test_the_day_before_counts_from_the_day_last_named() -> None:
    first, second = times_of("He arrived on April 30, a day after the vote; the next day he left.")[::2]
    assert second.value == "2025-05-01"
    assert second.anchor == first.id


def test_without_a_day_of_publication_no_weekday_is_given_a_day() -> None:
    (mention,) = times_of("The envoy landed on Tuesday.", None)
    assert (mention.value, mention.start, mention.anchor) == ("XXXX-WXX-2", None, None)


def test_without_a_day_of_publication_a_full_date_still_stands_and_is_counted_from() -> None:
    values = [
        m.value for m in times_of("He came on May 9, 2020. The following day he left, and last year he fell.", None)
    ]
    assert values == ["2020-05-09", "2020-05-10", "XXXX"]


def test_with_only_the_year_known_last_month_has_no_month() -> None:
    (last_month, last_year) = times_of("It fell last month, and last year.", date(2022, 1, 1), Precision.YEAR)
    assert (last_month.value, last_month.start) == ("XXXX-XX", None)
    assert last_year.value == "2021"


def test_history_leans_on_the_last_date() -> None:
    text = (
        "In 1861 the war began. By 1862 the river was blocked. In May 1863 the town was cut off. On 4 July it gave in. "
        "Two days later the army marched. In 1864 it turned; in 1865 all was over."
    )
    values = [mention.value for mention in times_of(text)]
    assert values == ["1861", "1862", "1863-05", "1863-07-04", "1863-07-06", "1864", "1865"]


def test_easter_and_counted_weekdays_fall_where_the_calendar_has_them() -> None:
    assert [easter(year) for year in (2000, 2024, 2025)] == [date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20)]
    assert nth_weekday(2025, 11, nth=4, weekday=4) == date(2025, 11, 27)
    assert nth_weekday(2025, 5, nth=-1, weekday=1) == date(2025, 5, 26)


WORDS = (
    "last the May 9 2025 of year Tuesday two days later early 1990s , - 0 31 February ago night 99 9999 10:30 a.m. "
    "century third quarter ’s \n"
)


@given(st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=6), max_size=25), st.dates() | st.none())
def test_whatever_the_text_spans_are_true_and_days_run_forward(words: list[str], day: date | None) -> None:
    text = " ".join(words) + "."
    for mention in times_of(text, day):
        assert mention.span.of(text).strip()
        assert (mention.start is None) == (mention.end is None)
        whole = days_of(mention.value)
        if mention.start and mention.end:
            assert mention.start < mention.end
            assert whole is None or mention.start >= whole.start


@pytest.mark.parametrize(("text", "day"), [("They met Tuesday.", date.min), ("They meet next week.", date.max)])
def test_a_day_outside_the_calendar_is_none(text: str, day: date) -> None:
    assert [mention for mention in times_of(text, day) if mention.start and mention.start < day] == []


def test_the_day_of_the_dateline_is_read_although_no_block_holds_it() -> None:
    text = "HARBOUR CITY, June 12 (NWA) -- The port shut."
    article = article_of(text)
    opened = replace(
        article,
        opening=Opening(span=Span(0, 30), month=6, day=12),
        blocks=(Block(span=Span(31, len(text)), is_title=False),),
    )
    published = Published(moment=FRIDAY, precision=Precision.DAY, basis=PublishedBasis.METADATA, why="test")
    (mention,) = find_times(opened, (), published, TABLES)
    assert (mention.span.of(text), mention.value) == ("June 12", "2025-06-12")
