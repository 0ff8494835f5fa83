"""What an undated article asks of dated ones. In: a Story as it was first read. Out: Question.

It asks by the keys of its reports, and of those of its acts whose own words name a day by the day of writing ("on
Wednesday", "yesterday"); by its words, where it may be a copy; and where a happening alone would date it, by who did
such an act on such a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.knowledge.rarity import Rarity
from dateline.knowledge.titles import Wording
from dateline.link import keys, statements
from dateline.link.acts import Act, persons, prepare
from dateline.link.copies import sketch_of
from dateline.link.reports import Report, prepare_reports
from dateline.link.words import code
from dateline.model import EventCard, Mark, Sketch, SpeechCard, Story, TextCard

WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
# Words of the day, and how many days after the happening they are written.
DAYS_AFTER = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0,
              "yesterday": 1, "last night": 1, "tomorrow": -1}  # fmt: skip
EXACT = frozenset({"clause", "sentence"})
YEARS = range(1900, 2200)  # a day of another year is no day of the news

Card = EventCard | SpeechCard


@dataclass(frozen=True, slots=True)
class Question:
    """An undated article with its acts and reports ready to be compared, and what those are found by."""

    story: Story
    sketch: Sketch
    acts: Mapping[str, Act]
    reports: Mapping[str, Report]
    marks: Mapping[str, Mark]

    @property
    def keys(self) -> frozenset[int]:
        """Give all keys by which it asks."""
        return frozenset(key for mark in self.marks.values() for key in mark.keys)


def question_of(story: Story, rare: Rarity, wording: Wording) -> Question:
    """Give what *story* asks; one whose words name no day by the day of writing can only be a copy."""
    text = {story.text.id: story.text}
    acts = prepare((card for card in story.events if words_of_day(card, story.text)), text)
    asks = bool(acts) or any(words_of_day(card, story.text) for card in story.speeches)
    reports = prepare_reports(story.speeches if asks else (), text, wording)
    return Question(story, sketch_of(story.text), acts, reports, marks_of(acts, reports, rare))


def marks_of(acts: Mapping[str, Act], reports: Mapping[str, Report], rare: Rarity) -> dict[str, Mark]:
    """Give the marks of *acts* and *reports*."""
    return {
        **{key: keys.mark_of(act, rare) for key, act in acts.items()},
        **{key: statements.mark_of_report(report, rare) for key, report in reports.items()},
    }


def words_of_day(card: Card, text: TextCard) -> str | None:
    """Give the words by which *card* names a day as seen from the day of writing, None where it does not."""
    if card.when is None or card.when.basis not in EXACT:
        return None
    words = _words(card, text)
    if words is None:
        return None
    is_seen = WEEKDAY.match(card.when.value) or words.lower() == "this week"
    return words if is_seen or any(name in words.lower() for name in DAYS_AFTER) else None


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


def own_day(card: Card) -> date | None:
    """Give the one day that the mention's own words name."""
    when = card.when
    if when is None or when.start is None or when.end is None or when.basis not in EXACT:
        return None
    return when.start if when.end - when.start == timedelta(1) and when.start.year in YEARS else None


def persons_of(card: Card) -> frozenset[str]:
    """Give the actor ids of the persons who act, are acted on, or speak."""
    if isinstance(card, SpeechCard):
        return persons((card.source,)) if card.source else frozenset()
    return persons(card.actors) | persons(card.recipients)


def rival_keys(events: Iterable[EventCard]) -> list[tuple[int, ...]]:
    """Give for each act of persons on a weekday the keys, one a person, by which the same on other days is found."""
    return [
        told_keys(card, int(match[1]))
        for card in events
        if card.when and (match := WEEKDAY.match(card.when.value)) and persons_of(card)
    ]


def told_keys(card: EventCard, weekday: int) -> tuple[int, ...]:
    """Give the keys of an act on a *weekday*, one for each person in it."""
    return tuple(code(f"told of {person} {card.type} {weekday}") for person in sorted(persons_of(card)))
