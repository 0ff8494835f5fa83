"""The dates of undated articles, from what they are linked with. In: Pile, Linked. Out: Dating by article.

An article that tells of a happening "on Wednesday" came out in the week after the Wednesday that a dated article gives
that happening. What is not vouched for by a person in both, or by an utterance in both, dates nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.link.acts import AHEAD, persons
from dateline.link.moments import civil_day
from dateline.model import (
    Dating,
    EventCard,
    Linked,
    Pile,
    Precision,
    Published,
    PublishedBasis,
    SpeechCard,
    TextCard,
)

WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
# Words of the day, and how many days after the happening they are written.
DAYS_AFTER = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0,
              "yesterday": 1, "last night": 1, "tomorrow": -1}  # fmt: skip
EXACT = frozenset({"clause", "sentence"})
WEEK = timedelta(6)
# A wire story is printed within days: 188 of 189 copies with a date, of 20,356 feed entries, lie so close. Copies are
# looked for within three days, and within a week where nearly all of a long text is shared: later ones are not counted.
COPIED = timedelta(3)
YEARS = range(1900, 2200)  # a day of another year is no day of the news


Card = EventCard | SpeechCard


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last day on which an article can have come out, and what says so."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention or an attribution in a dated article, which names the day itself."""

    card: Card
    day: date


def linked_dates(pile: Pile, linked: Linked) -> dict[str, Dating]:
    """Give the articles of *pile* without a date that their links date, the same whatever the order of its cards."""
    texts = {text.id: text for text in pile.texts}
    undated = {text.id for text in pile.texts if not text.moment}
    shared = _shared_utterances(pile, linked, undated)
    windows: dict[str, list[Window]] = defaultdict(list)
    for cards in _groups(pile, linked):
        if any(card.article in undated for card in cards):
            for article, window in _windows(cards, undated, texts, shared):
                windows[article].append(window)
    for article, window in _copied(linked, undated, texts):
        windows[article].append(window)
    settled = ((article, _settled(found)) for article, found in sorted(windows.items()))
    dates = {article: dating for article, dating in settled if dating is not None}
    denied = _contradicted(dates, pile, texts)
    dates = {article: dating for article, dating in dates.items() if article not in denied}
    sure = {article for article, _ in shared} | {copy for copy, _ in linked.copies}
    doubtful = {article: dating for article, dating in dates.items() if article not in sure}
    rivalled = _with_rivals(doubtful, pile) if doubtful else set()
    return {article: dating for article, dating in dates.items() if article not in rivalled}


def _groups(pile: Pile, linked: Linked) -> Iterator[list[Card]]:
    """Give the mentions of each happening and the attributions of each utterance, in a fixed order."""
    acts = {card.id: card for card in pile.events}
    reports = {card.id: card for card in pile.speeches}
    for event in sorted(linked.events, key=lambda event: event.id):
        yield [acts[mention] for mention in event.mentions]
    for statement in sorted(linked.statements, key=lambda statement: statement.id):
        yield [reports[attribution] for attribution in statement.attributions]


def _shared_utterances(pile: Pile, linked: Linked, undated: set[str]) -> set[tuple[str, str]]:
    """Give the pairs of an undated and a dated article that report one utterance."""
    article_of = {card.id: card.article for card in pile.speeches}
    pairs = set()
    for statement in linked.statements:
        articles = {article_of[attribution] for attribution in statement.attributions}
        pairs |= {(a, b) for a in articles & undated for b in articles - undated}
    return pairs


def _windows(
    cards: Sequence[Card], undated: set[str], texts: Mapping[str, TextCard], shared: set[tuple[str, str]]
) -> Iterator[tuple[str, Window]]:
    """Give each undated article of one happening or utterance with the days that its own time words leave."""
    told = [_Told(card, day) for card in cards if card.article not in undated and (day := _own_day(card))]
    if len({one.day for one in told}) != 1:
        return
    for card in cards:
        vouching = [one for one in told if _is_vouched(card, one.card, shared)]
        if card.article in undated and vouching:
            window = _window(card, vouching[0], texts)
            if window is not None:
                yield card.article, window


def _copied(linked: Linked, undated: set[str], texts: Mapping[str, TextCard]) -> Iterator[tuple[str, Window]]:
    """Give each undated copy of a dated article with the days on which it can have been printed."""
    for copy, original in sorted(linked.copies):
        day = civil_day(texts[original].moment)
        if copy in undated and day is not None and day.year in YEARS:
            where = texts[original].outlet or texts[original].address
            yield copy, Window(day, day + COPIED, f"it copies what {where} has of {day.day} {day:%B %Y}")


def _own_day(card: Card) -> date | None:
    """Give the one day that the mention's own words name."""
    when = card.when
    if when is None or when.start is None or when.end is None or when.basis not in EXACT:
        return None
    return when.start if when.end - when.start == timedelta(1) and when.start.year in YEARS else None


def _is_vouched(card: Card, other: Card, shared: set[tuple[str, str]]) -> bool:
    """Tell whether both name one person among the parties, or their articles report one utterance."""
    return bool(_persons(card) & _persons(other)) or (card.article, other.article) in shared


def _persons(card: Card) -> frozenset[str]:
    if isinstance(card, SpeechCard):
        return persons((card.source,)) if card.source else frozenset()
    return persons(card.actors) | persons(card.recipients)


def _window(card: Card, told: _Told, texts: Mapping[str, TextCard]) -> Window | None:
    """Give the days on which a text can call *told*'s day by the words of *card*."""
    words = _words(card, texts[card.article])
    if words is None or card.when is None or card.when.basis not in EXACT:
        return None
    span = _span(
        words.lower(), card.when.value, told.day, is_ahead=isinstance(card, EventCard) and card.status in AHEAD
    )
    if span is None:
        return None
    named = texts[told.card.article]
    where = named.outlet or named.address
    day = f"{told.day.day} {told.day:%B %Y}"
    return Window(*span, why=f"“{words}” is {day} in what {where} tells of the same")


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


def _words(card: Card, text: TextCard) -> str | None:
    """Give the words of the mention's time, None where they are not the article's own."""
    span = card.when.span if card.when else None
    if span is None:
        return None
    at = 0
    for start, end in text.own_spans:
        if start <= span.start and span.end <= end:
            return text.own[at + span.start - start : at + span.end - start]
        at += end - start + 1
    return None


def _settled(windows: list[Window]) -> Dating | None:
    """Give the day or month that all *windows* leave, None where they leave more or nothing."""
    first, last = max(window.first for window in windows), min(window.last for window in windows)
    if first > last or (first.year, first.month) != (last.year, last.month):
        return None
    is_day = first == last
    said = list(dict.fromkeys(window.why for window in windows))
    published = Published(
        moment=first if is_day else first.replace(day=1), precision=Precision.DAY if is_day else Precision.MONTH,
        basis=PublishedBasis.LINKED, why=" and ".join(said)[0].upper() + " and ".join(said)[1:] + ".",
    )  # fmt: skip
    return Dating(published, (first, last))


def _contradicted(dates: Mapping[str, Dating], pile: Pile, texts: Mapping[str, TextCard]) -> set[str]:
    """Give the articles of *dates* that were fetched before, or that tell of what happened only later."""
    last = {article: dating.days[1] for article, dating in dates.items() if dating.days}
    first = {article: dating.days[0].isoformat() for article, dating in dates.items() if dating.days}
    fetched = {article for article in first if (texts[article].retrieved or "9")[:10] < first[article]}
    later = {
        card.article
        for card in pile.events
        if card.article in last and card.status == "happened" and card.when and card.when.basis in EXACT
        and card.when.start and card.when.start > last[card.article]
    }  # fmt: skip
    return fetched | later


def _with_rivals(dates: Mapping[str, Dating], pile: Pile) -> set[str]:
    """Give the articles of *dates* whose persons did the same in another week, so that either may be meant."""
    told = [(card, day) for card in pile.events if (day := _own_day(card)) and _persons(card)]
    found = set()
    for mine in pile.events:
        days = dates[mine.article].days if mine.article in dates else None
        if days is None or not _weekday(mine) or not _persons(mine):
            continue
        near = (days[0] - 2 * WEEK, days[1] + 2 * WEEK)
        if any(
            card.type == mine.type and day.isoweekday() == _weekday(mine) and _persons(mine) <= _persons(card)
            for card, day in told
            if not near[0] <= day <= near[1]
        ):
            found.add(mine.article)
    return found


def _weekday(card: EventCard) -> int:
    match = WEEKDAY.match(card.when.value) if card.when else None
    return int(match[1]) if match else 0
