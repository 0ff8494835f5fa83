"""The dates of undated articles, from what they share with dated ones. In: Shelf, articles. Out: Redating.

An article that tells of a happening "on Wednesday" came out in the week after the Wednesday that a dated article gives
that happening. What is not vouched for by a person in both, or by an utterance in both, dates nothing; a copy came out
within days of what it copies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.knowledge.titles import Wording
from dateline.link.acts import AHEAD
from dateline.link.asking import (
    DAYS_AFTER,
    EXACT,
    WEEKDAY,
    YEARS,
    Card,
    Question,
    own_day,
    persons_of,
    question_of,
    rival_keys,
    words_of_day,
)
from dateline.link.groups import JOIN, measured
from dateline.link.judged import judged_of
from dateline.link.moments import civil_day
from dateline.link.reports import Report
from dateline.link.shelf import PileShelf, Shelf
from dateline.link.statements import WINDOW_DAYS, likeness
from dateline.link.telling import Telling, stories_of, told_in, without
from dateline.model import (
    DateTrail,
    Dating,
    EventCard,
    Pile,
    Precision,
    Published,
    PublishedBasis,
    Story,
    TextCard,
    digest,
)

WEEK = timedelta(6)
# A wire story is printed within days: 188 of 189 copies with a date, of 20,356 feed entries, lie so close. Copies are
# looked for within three days, and within a week where nearly all of a long text is shared: later ones are not counted.
COPIED = timedelta(3)


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last day on which an article can have come out, and what says so."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Redating:
    """The articles whose date is another now, None where they have none any more, and what is kept of it."""

    changed: Mapping[str, Dating | None]
    trail: DateTrail


def all_dated(pile: Pile, undated: Collection[str], wording: Wording) -> Redating:
    """Give the dates of *undated* articles of a *pile* in which each stands as it was first read."""
    if undated:
        return redated(PileShelf(pile), [text.id for text in pile.texts], undated, wording, lambda _: ())
    wrong = judged_of(pile.judgements).wrong
    return Redating({}, DateTrail({}, {}, told_in(card for card in pile.events if card.id not in wrong)))


def redated(
    shelf: Shelf, fresh: Collection[str], undated: Collection[str], wording: Wording,
    again: Callable[[Collection[str]], Iterable[Story]],
) -> Redating:  # fmt: skip
    """Give the undated articles whose date is another one since *fresh* articles came in.

    Args:
        shelf: the record, those articles in it, of which the last linking knew nothing.
        fresh: their ids.
        undated: the articles that were read without a date, all those of the record.
        wording: what speakers are known by.
        again: gives those among them that have a date by now as they were first read.
    """
    telling = Telling(shelf, sorted(fresh), frozenset(undated), wording)
    asked = sorted({*undated} & {*fresh} | telling.touched())
    known = shelf.dates(asked)
    dated = [key for key in asked if known.get(key)]
    stories = [*stories_of(shelf, [key for key in asked if not known.get(key)]), *again(dated)]
    questions = [question_of(without(story, telling.wrong), telling.rare, wording) for story in stories]
    telling.want(questions)
    asks, changed, dates = {}, {}, {}
    for question in questions:
        key = question.story.text.id
        dating, asks[key] = answered(question, telling)
        dates[key] = digest(repr(dating)) if dating else ""
        if dates[key] != known.get(key, ""):
            changed[key] = dating
    return Redating(changed, DateTrail(asks, dates, telling.told))


def answered(question: Question, telling: Telling) -> tuple[Dating | None, frozenset[int]]:
    """Give the date that *question* finds, and all the keys by which it asked."""
    story, asks = question.story, question.keys
    said = {key: _said_alike(report, question, telling) for key, report in question.reports.items()}
    vouched = {other.article for others in said.values() for other in others}
    original = telling.original(question)
    windows = [
        *_told(question, vouched, telling),
        *_said(question, said, telling),
        *(_copied(original) if original else ()),
    ]
    dating = _settled(windows) if windows else None
    if dating is None or _is_contradicted(dating, story):
        return None, asks
    if vouched or original:
        return dating, asks
    rivals = rival_keys(story.events)
    asks |= {key for keys in rivals for key in keys}
    return (None if _has_rival(dating, rivals, telling) else dating), asks


def _said_alike(report: Report, question: Question, telling: Telling) -> list[Card]:
    """Give the reports in dated articles of the utterance of *report*, none where they are of different days."""
    near = telling.reports_near(question.marks[report.card.id])
    found = [other for other in near if likeness(*sorted((report, other), key=lambda r: r.card.id)) > 0]
    days = [other.day for other in found if other.day]
    return [] if days and (max(days) - min(days)).days > WINDOW_DAYS else [other.card for other in found]


def _told(question: Question, vouched: Collection[str], telling: Telling) -> Iterator[Window]:
    """Give the days that acts leave of which dated articles tell too: by its persons, or by what else they share."""
    for key, act in question.acts.items():
        near = telling.acts_near(question.marks[key])
        told = _of_one_day(o.card for o in near if measured(*sorted((act, o), key=lambda a: a.card.id)) >= JOIN)
        vouching = (one for one in told if one.article in vouched or persons_of(one) & persons_of(act.card))
        yield from _window(act.card, vouching, question.story.text, telling)


def _said(question: Question, said: Mapping[str, Sequence[Card]], telling: Telling) -> Iterator[Window]:
    """Give the days that utterances leave which dated articles report too."""
    for key, others in said.items():
        yield from _window(question.reports[key].card, _of_one_day(others), question.story.text, telling)


def _of_one_day(cards: Iterable[Card]) -> list[Card]:
    """Give those of *cards* whose own words name the day, none where they name several."""
    told = [card for card in cards if own_day(card)]
    return told if len({own_day(card) for card in told}) == 1 else []


def _window(card: Card, told: Iterable[Card], text: TextCard, telling: Telling) -> Iterator[Window]:
    """Give the days on which *text* can call the day of the first of *told* by the words of *card*."""
    words, named = words_of_day(card, text), next(iter(told), None)
    day = own_day(named) if named else None
    if words is None or named is None or card.when is None or day is None:
        return
    is_ahead = isinstance(card, EventCard) and card.status in AHEAD
    span = _span(words.lower(), card.when.value, day, is_ahead=is_ahead)
    if span is not None:
        where = _name(telling.texts[named.article])
        yield Window(*span, why=f"“{words}” is {day.day} {day:%B %Y} in what {where} tells of the same")


def _copied(original: TextCard) -> Iterator[Window]:
    """Give the days on which a copy of *original* can have been printed."""
    day = civil_day(original.moment)
    if day is not None and day.year in YEARS:
        yield Window(day, day + COPIED, f"it copies what {_name(original)} has of {day.day} {day:%B %Y}")


def _name(text: TextCard) -> str:
    return text.outlet or text.address


def _span(words: str, value: str, day: date, *, is_ahead: bool) -> tuple[date, date] | None:
    after = next((days for name, days in DAYS_AFTER.items() if name in words), None)
    if after is not None:
        written = day + timedelta(after)
        return written, written
    weekday = WEEKDAY.match(value)
    if weekday is not None:
        if int(weekday[1]) != day.isoweekday():
            return None
        if is_ahead or "next" in words:
            return day - WEEK, day
        return day, day + (2 * WEEK + timedelta(1) if "last" in words else WEEK)
    if words == "this week":
        return day, day + timedelta(7 - day.isoweekday())
    return None


def _settled(windows: Sequence[Window]) -> Dating | None:
    """Give the day or month that all *windows* leave, None where they leave more or nothing."""
    first, last = max(window.first for window in windows), min(window.last for window in windows)
    if first > last or (first.year, first.month) != (last.year, last.month):
        return None
    is_day = first == last
    why = " and ".join(dict.fromkeys(window.why for window in windows))
    published = Published(
        moment=first if is_day else first.replace(day=1), precision=Precision.DAY if is_day else Precision.MONTH,
        basis=PublishedBasis.LINKED, why=f"{why[0].upper()}{why[1:]}.",
    )  # fmt: skip
    return Dating(published, (first, last))


def _is_contradicted(dating: Dating, story: Story) -> bool:
    """Tell whether *story* was fetched before, or tells of what happened only later."""
    first, last = dating.days or (date.max, date.min)
    return (story.text.retrieved or "9")[:10] < first.isoformat() or any(
        card.when and card.when.basis in EXACT and card.when.start and card.when.start > last
        for card in story.events
        if card.status == "happened"
    )


def _has_rival(dating: Dating, rivals: Iterable[Sequence[int]], telling: Telling) -> bool:
    """Tell whether the persons of an act did the same in another week, so that either may be meant."""
    first, last = dating.days or (date.max, date.min)
    near = range((first - 2 * WEEK).toordinal(), (last + 2 * WEEK).toordinal() + 1)
    return any(day not in near for keys in rivals for day in telling.days_of(keys))
