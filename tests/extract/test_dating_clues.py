"""What a text lets slip about its year: each clue, what it allows, and its near misses."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.dating import Dating, date_article
from dateline.extract.dating.check import FLAG, checked
from dateline.extract.times import find_times
from dateline.extract.tree import grow
from dateline.knowledge.names import bare
from dateline.knowledge.offices import Holder, OfficeTable
from dateline.knowledge.tables import Head
from dateline.knowledge.times import load_times
from dateline.model import Opening, Precision, Published, PublishedBasis, Sentence, Span, Token
from store_parses import Parsed, article_of

TABLES = load_times()
BRIDGE = "Prime Minister Ilir Prenga opened the bridge. Former Prime Minister Mira Holt looked on."


def holder(name: str, start: date, end: date | None) -> Holder:
    return Holder(
        name=name, names=(), surnames=(), title="Prime Minister", country="ALB", start=start, end=end, source="invented"
    )


def offices(*holders: Holder) -> OfficeTable:
    by_name = {bare(one.name): (one,) for one in holders}
    return OfficeTable(Head("offices", "invented", "none", "2026-11-23", ""), by_name, {}, {bare("ALB"): holders})


def dated(
    parsed: Parsed,
    text: str,
    *,
    month: int | None = None,
    day: int | None = None,
    retrieved: str | None = None,
    table: OfficeTable | None = None,
) -> Dating:
    article, trees = parsed(text)
    opening = Opening(span=Span(0, 3), month=month, day=day) if month else None
    article = replace(article, opening=opening, retrieved=retrieved)
    return date_article(article, trees, find_times(article, trees, None, TABLES), TABLES, table or offices())


@pytest.mark.parametrize(
    ("text", "month", "day", "published"),
    [
        ("The envoys met on Friday to mark the 76th founding anniversary of the DPRK.", 9, 7, "2024-09-07"),
        ("The envoys met on Friday to mark the 76th founding anniversary of the DPRK.", 9, 4, None),  # a Wednesday
        ("The envoys met on Friday to mark the 76th founding anniversary of the DPRK.", None, None, "2024"),
        ("The choir sang on the 76th anniversary of the lighthouse, and the keeper on his 80th birthday.", 9, 7, None),
        ("The island spoke at the 79th session of the United Nations General Assembly.", 10, 2, "2024-10-02"),
        ("The island spoke at the 79th session of the United Nations General Assembly.", None, None, None),
        ("The 2024 lake rowing championships opened on Friday.", 9, 7, "2024-09-07"),
        ("The council is to convene on October 7, Juche 113 (2024).", 9, 16, "2024-09-16"),
        ("The council is to convene on October 7, Juche 113 (2024).", 10, 7, None),  # it may be remembered
        ("The rowers came home to their lake. [Juche113.9.5.]", None, None, "2024-09-05"),
        ("The island greeted the New Year 2024 with a concert.", 12, 30, "2023-12-30"),
        ("The island greeted the New Year 2024 with a concert.", 1, 2, "2024-01-02"),
    ],
)
def test_a_clue_gives_the_year_and_its_near_miss_does_not(
    parsed: Parsed, text: str, month: int | None, day: int | None, published: str | None
) -> None:
    found = dated(parsed, text, month=month, day=day).published
    assert (found.isoformat() if found else None) == published


def test_an_anniversary_says_whose_and_of_which_day(parsed: Parsed) -> None:
    text = "The envoys met on Friday to mark the 76th founding anniversary of the DPRK."
    published = dated(parsed, text, month=9, day=7).published
    assert published is not None
    assert published.why == (
        "The dateline says September 7, Friday lies within a day of it "
        "and the 76th anniversary of 9 September 1948 (North Korea) is in 2024."
    )


@pytest.mark.parametrize(("retrieved", "published"), [("2024-03-01", "2023-06-04"), ("2024-06-04", "2024-06-04")])
def test_a_day_of_fetching_gives_a_bare_dateline_the_latest_such_day(
    parsed: Parsed, retrieved: str, published: str
) -> None:
    found = dated(parsed, "Nothing here says when.", month=6, day=4, retrieved=retrieved).published
    assert found is not None
    assert found.isoformat() == published


def test_what_its_text_speaks_against_is_not_taken_for_the_latest_day(parsed: Parsed) -> None:
    text = "The 2024 lake rowing championships opened on Friday."
    assert dated(parsed, text, month=9, day=4, retrieved="2025-01-01").published is None


@pytest.mark.parametrize(
    ("retrieved", "published"), [("2022-03-01", "2021-06-04"), ("2021-03-01", None), ("2024-03-01", None)]
)
def test_whoever_is_in_office_bounds_the_date(parsed: Parsed, retrieved: str, published: str | None) -> None:
    table = offices(
        holder("Mira Holt", date(2010, 1, 1), date(2021, 1, 1)), holder("Ilir Prenga", date(2021, 1, 1), date(2022, 7, 1)),
        holder("Ragna Lund", date(2022, 7, 1), None),
    )  # fmt: skip
    found = dated(parsed, BRIDGE, month=6, day=4, retrieved=retrieved, table=table).published
    assert (found.isoformat() if found else None) == published


@pytest.mark.parametrize(("stated", "is_flagged"), [(date(2022, 6, 13), False), (date(2023, 6, 13), True)])
def test_a_stated_date_that_the_weekdays_contradict_is_flagged(parsed: Parsed, stated: date, is_flagged: bool) -> None:
    article, _ = parsed("The crew came home on Sunday, June 12, with its boats.")
    published = Published(
        moment=stated, precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the input says so"
    )
    assert (FLAG in checked(article, published, TABLES).why) is is_flagged


ODD = st.lists(
    st.sampled_from(
        ("the 9999th anniversary of", "the 8051st founding anniversary of", "the DPRK", "0001-01-01", "9999-12-31", "9999",
         "so far in", "this year", "[Juche999.13.40.]", "[2024.02.30.]", "New Year 2099", "said Thursday", "February 29",
         "Monday, June 31", "President", "\u2028", "█", "its fourth month", "2024 games", "Victory Day", "on Sunday", ".")
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(deadline=None)  # a busy machine is no fault of the rules
@given(
    ODD,
    st.sampled_from((None, "2024-02-29", "9999-12-31", "never")),
    st.sampled_from((None, (2, 29), (2, 30), (12, 31))),
)
def test_odd_texts_never_fail(text: str, retrieved: str | None, dateline: tuple[int, int] | None) -> None:
    opening = Opening(span=Span(0, 1), month=dateline[0], day=dateline[1]) if dateline and text else None
    article = replace(article_of(text or "."), opening=opening, retrieved=retrieved)
    whole = Token(0, len(article.text), article.text, article.text, "X", "", -1, "root", "")
    trees = (grow(Sentence((whole,), 0, is_title=False), number=0, text=article.text),)
    found = date_article(article, trees, find_times(article, (), None, TABLES), TABLES, offices())
    assert found.days is None or found.days[0] <= found.days[1]
