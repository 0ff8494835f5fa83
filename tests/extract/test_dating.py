"""An article is dated by its clues, as finely as they settle it, and never against them."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.dating import Dating, date_article
from dateline.extract.times import find_times
from dateline.extract.tree import Tree
from dateline.knowledge.offices import load_offices
from dateline.knowledge.times import load_times
from dateline.model import Article, Opening, Precision, Published, PublishedBasis, Span
from store_parses import Parsed

TABLES = load_times()
OFFICES = load_offices()


def dated(
    parsed: Parsed, text: str, *, month: int | None = None, day: int | None = None, retrieved: str | None = None
) -> Dating:
    article, trees = parsed(text)
    opening = Opening(span=Span(0, 3), month=month, day=day) if month else None
    return date_of(replace(article, opening=opening, retrieved=retrieved), trees)


def date_of(article: Article, trees: tuple[Tree, ...]) -> Dating:
    return date_article(article, trees, find_times(article, trees, None, TABLES), TABLES, OFFICES)


def test_what_the_page_states_stands(parsed: Parsed) -> None:
    article, trees = parsed("Nothing here says when.")
    stated = Published(moment=date(2020, 1, 2), precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the page")
    assert date_of(replace(article, published=stated), trees).published is stated


def test_a_dateline_without_a_year_gets_the_year_set_against_this_year(parsed: Parsed) -> None:
    text = "The island sent 40 boats in 2024, and another ten this year, the ministry said Thursday."
    published = dated(parsed, text, month=6, day=4).published
    assert published is not None
    assert (published.isoformat(), published.precision, published.basis) == ("2025-06-04", "day", "inferred")
    assert published.why == (
        "The dateline says June 4, “said Thursday” is within a day of it and “2024” stands beside “this year”."
    )


def test_a_weekday_that_does_not_fit_the_dateline_leaves_the_text_undated(parsed: Parsed) -> None:
    text = "The island sent 40 boats in 2024, and another ten this year, the ministry said Thursday."
    assert dated(parsed, text, month=6, day=9).published is None


def test_the_weekday_picks_the_year_below_the_day_of_fetching(parsed: Parsed) -> None:
    text = "The harbour closed on Monday, June 12, and reopened a day later."
    published = dated(parsed, text, month=6, day=13, retrieved="2024-01-05T10:00:00Z").published
    assert published is not None
    assert published.isoformat() == "2023-06-13"
    assert dated(parsed, text, month=6, day=13, retrieved="2023-01-05").published is None  # 2022-06-12 was a Sunday
    text = "In May the minister sent a letter on the 77th anniversary of Victory Day. On Sunday he spoke on Russia Day."
    assert dated(parsed, text, retrieved="2022-06-12").published == Published(
        moment=date(2022, 6, 12),
        precision=Precision.DAY,
        basis=PublishedBasis.INFERRED,
        why="Russia Day was a Sunday, the 77th anniversary of Victory Day was in May 2022 and it was fetched on 2022-06-12.",
    )


def test_a_national_day_on_a_named_weekday_gives_the_week(parsed: Parsed) -> None:
    text = "In May the minister sent a letter on the 77th anniversary of Victory Day. On Sunday he spoke on Russia Day."
    dating = dated(parsed, text)
    assert dating.published is not None
    assert (dating.published.isoformat(), dating.published.precision) == ("2022-06", "month")
    assert dating.days == (date(2022, 6, 12), date(2022, 6, 18))
    article, trees = parsed(text)
    times = find_times(article, trees, dating.published, TABLES, window=dating.days)
    assert [m.value for m in times if m.span.of(article.text) == "Sunday"] == ["2022-06-12"]


def test_a_month_counted_from_the_beginning_narrows_the_year(parsed: Parsed) -> None:
    text = "The port shipped 30 cargoes so far in 2022. The storm began in February and is in its fourth month."
    dating = dated(parsed, text)
    assert dating.published is not None
    assert (dating.published.isoformat(), dating.days) == ("2022", (date(2022, 5, 1), date(2022, 6, 30)))


@pytest.mark.parametrize(
    "text",
    [
        "Nothing here says when.",
        "The island sent 40 boats, the ministry said Thursday.",
        "The minister praised the crew on Sunday. He spoke on Russia Day.",
        (
            "In May the minister sent a letter on the 77th anniversary of Victory Day. "
            "The harbour closed on Thursday, June 15, 2023."
        ),
    ],
)
def test_where_the_clues_settle_nothing_or_fall_out_there_is_no_date(parsed: Parsed, text: str) -> None:
    assert dated(parsed, text).published is None
