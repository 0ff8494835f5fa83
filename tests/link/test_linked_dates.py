"""An undated article is dated by the happenings it shares with dated ones, and by nothing less."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.knowledge.titles import load_wording
from dateline.link.dating import all_dated
from dateline.link.telling import MOST
from dateline.model import Dating, EventCard, Party, Pile, Span, TextCard, When
from link.piles import day, event, text

HOLT = Party("Ragna Holt", "p-holt", "NOR", "person")
LUND = Party("Einar Lund", "p-lund", "ISL", "person")
TALKS = "Ragna Holt met Einar Lund in Bergen for talks on the trawler quota"


def undated(words: str, value: str, *, key: str = "late", **fields: Any) -> tuple[TextCard, EventCard]:
    own = f"{TALKS} {words}, both offices confirmed."
    start = own.index(words)
    when = When(span=Span(start, start + len(words)), value=value, start=None, end=None, precision=None, basis="clause")
    values: dict[str, Any] = {"type": "CONSULT", "actors": (HOLT, LUND), "recipients": (), "when": when, **fields}
    card = text(key, own, moment="", own_spans=((0, len(own)),))
    return card, event(f"e-{key}", key, own, "met", **values)


def dated(value: str, *, key: str = "dated", **fields: Any) -> tuple[TextCard, EventCard]:
    own = f"{TALKS} on Monday, both offices confirmed."
    values: dict[str, Any] = {"type": "CONSULT", "actors": (HOLT, LUND), "recipients": (), "when": day(value), **fields}
    card = text(key, own, moment=f"{value}T18:00:00+00:00", own_spans=((0, len(own)),))
    return card, event(f"e-{key}", key, own, "met", **values)


def pile(*pairs: tuple[TextCard, EventCard]) -> Pile:
    return Pile(texts=tuple(one for one, _ in pairs), events=tuple(two for _, two in pairs), speeches=())


def dates_in(cards: Pile) -> dict[str, Dating]:
    undated = {card.id for card in cards.texts if not card.moment}
    found = all_dated(cards, undated, load_wording()).changed
    return {key: dating for key, dating in found.items() if dating}


def dates(*pairs: tuple[TextCard, EventCard]) -> dict[str, Dating]:
    return dates_in(pile(*pairs))


@pytest.mark.parametrize(
    ("words", "value", "published", "days"),
    [
        ("on Monday", "XXXX-WXX-1", "2026-03", (date(2026, 3, 9), date(2026, 3, 15))),
        ("last Monday", "XXXX-WXX-1", "2026-03", (date(2026, 3, 9), date(2026, 3, 22))),
        ("yesterday", "XXXX-XX-XX", "2026-03-10", (date(2026, 3, 10), date(2026, 3, 10))),
        ("today", "XXXX-XX-XX", "2026-03-09", (date(2026, 3, 9), date(2026, 3, 9))),
        ("last night", "XXXX-XX-XXTNI", "2026-03-10", (date(2026, 3, 10), date(2026, 3, 10))),
        ("this week", "XXXX-WXX", "2026-03", (date(2026, 3, 9), date(2026, 3, 15))),
    ],
)
def test_the_words_for_a_known_day_say_when_they_were_written(
    words: str, value: str, published: str, days: tuple[date, date]
) -> None:
    found = dates(dated("2026-03-09"), undated(words, value))["late"]
    assert found.published is not None
    assert (found.published.isoformat(), found.published.basis, found.days) == (published, "linked", days)
    assert found.published.why == (f"“{words}” is 9 March 2026 in what Dated tells of the same.")


@pytest.mark.parametrize(
    ("words", "value", "other"),
    [
        ("on Tuesday", "XXXX-WXX-2", "2026-03-09"),  # the day was a Monday
        ("on Monday", "XXXX-WXX-1", "2026-03-30"),  # the week after it is of two months
        ("in March", "XXXX-03", "2026-03-09"),
    ],
)
def test_words_that_do_not_fit_or_leave_two_months_date_nothing(words: str, value: str, other: str) -> None:
    assert dates(dated(other), undated(words, value)) == {}


def test_two_states_alone_do_not_vouch_for_one_happening() -> None:
    states = (Party("Norway", None, "NOR", "state"), Party("Iceland", None, "ISL", "state"))
    assert dates(dated("2026-03-09", actors=states), undated("on Monday", "XXXX-WXX-1", actors=states)) == {}


def test_a_date_that_the_article_itself_speaks_against_is_not_given() -> None:
    fetched, card = undated("on Monday", "XXXX-WXX-1")
    before = replace(fetched, retrieved="2026-03-01T08:00:00Z")
    assert dates(dated("2026-03-09"), (before, card)) == {}
    later = event("e-later", "late", fetched.own, "met", type="PROTEST", when=day("2026-05-02"))
    cards = pile(dated("2026-03-09"), (fetched, card))
    cards = replace(cards, events=(*cards.events, later))
    assert dates_in(cards) == {}


def test_the_same_persons_in_another_week_leave_it_undated() -> None:
    again = dated("2026-05-11", key="again")
    assert dates(dated("2026-03-09"), again, undated("on Monday", "XXXX-WXX-1")) == {}


def test_order_does_not_matter() -> None:
    pairs = [dated("2026-03-09"), dated("2026-03-09", key="second"), undated("yesterday", "XXXX-XX-XX")]
    expected = dates(*pairs)
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        assert dates(*pairs) == expected


STORY = " ".join(
    f"The {noun} of the harbour of Bergen told the council that {number} trawlers had left for the grounds off Bear Island."
    for number, noun in enumerate(("master", "pilot", "warden", "clerk", "keeper", "surgeon", "carpenter", "baker"), 2)
)


def test_a_copy_came_out_within_days_of_what_it_copies() -> None:
    first = text("first", STORY, moment="2026-03-09T18:00:00+00:00", own_spans=((0, len(STORY)),))
    copy = text("second", STORY, moment="", own_spans=((0, len(STORY)),))
    both = Pile(texts=(first, copy), events=(), speeches=())
    found = dates_in(both)["second"]
    assert found.published is not None
    assert (found.published.isoformat(), found.days) == ("2026-03", (date(2026, 3, 9), date(2026, 3, 12)))
    assert found.published.why == "It copies what First has of 9 March 2026."


def test_a_formula_of_two_weeks_dates_nothing() -> None:
    whole = {"own_spans": ((0, len(STORY)),)}
    days = ("2026-03-09T18:00:00+00:00", "2026-05-11T18:00:00+00:00", "")
    texts = (text(f"t{number}", STORY, moment=moment, **whole) for number, moment in enumerate(days))
    assert dates_in(Pile(texts=tuple(texts), events=(), speeches=())) == {}


def test_words_that_too_many_share_are_not_asked_by() -> None:
    rare = dates(dated("2026-03-09"), undated("yesterday", "XXXX-XX-XX"))
    common = [dated("2026-03-09", key=f"dated{number}") for number in range(MOST + 1)]
    assert rare.keys() == {"late"}
    assert dates(*common[:MOST], undated("yesterday", "XXXX-XX-XX")).keys() == {"late"}
    assert dates(*common, undated("yesterday", "XXXX-XX-XX")) == {}
