"""Event mentions made ready to be compared. In: Pile. Out: Acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.rarity import Rarity, load_rarity
from dateline.link.moments import civil_day, order_key
from dateline.link.words import STOP, stem, stems, tokens, vector
from dateline.model import EventCard, FigureCard, Party, TextCard

LEAD_WORDS = 90  # stems of an article's head that tell its story
HEAD_CHARACTERS = 220  # after the title: an opening sentence, or most of it
EXACT = frozenset({"clause", "sentence", "mention"})
AHEAD = frozenset({"planned"})  # a threat or a request is made on the day it is reported, what it asks for lies ahead
COARSE = frozenset({"month", "year"})  # how finely an article's day may be known that has none of its own
BACK_DAYS = 2  # how far before its day an article's undated news may lie
AHEAD_DAYS = 30  # how far ahead an undated plan may lie
NO_DAY = (-(10**7), 10**7)
# Words before a verb or a noun that take an act as known: "after the capture", "who had seized", "Norway's raid".
ASIDE = re.compile(
    r"(?:\b(?:after|following|since|amid|despite|over|for|of|in|from|to|with|about|on|by|against|into|before|during|who|"
    r"which|that|whose|as|if|when|while|where|because|behind|between|than|the|this|his|her|its|their|had)\s|['’]s\s|"
    r"s['’]\s)(?:[\w.’'\-]+\s+){0,4}$",
    re.IGNORECASE,
)
# Words that tell an act from one before it.
ANOTHER = re.compile(
    r"\b(?:another|second|third|fourth|fifth|fresh|further|again|separate|renewed|new (?:round|wave|series|batch))\s+"
    r"(?:[\w.’'\-]+\s+){0,3}$",
    re.IGNORECASE,
)
# Drills, talks and marches may last: the day on which one began or ended is not its only one.
LASTING = frozenset({"CONSULT", "COOPERATE", "MOBILIZE", "PROTEST"})
COURSE_DAYS = 7
BEGINS = re.compile(
    r"\b(?:began|begun|begins?|beginning|start(?:s|ed|ing)?|opened|kicked off|launched)\b", re.IGNORECASE
)
ENDS = re.compile(
    r"\b(?:conclud(?:es?|ed|ing)|end(?:s|ed|ing)|finish(?:es|ed|ing)|complet(?:es?|ed|ing)|wrapped up|closed)\b",
    re.IGNORECASE,
)
LOOK_BACK = 50  # characters
BODIES = frozenset({"IGO", "NGO", "MNC"})  # codes that many bodies share


@dataclass(frozen=True, slots=True)
class Act:
    """An event mention with what is compared: days as ordinals, both ends included; sides as sets of codes.

    ``is_head``: it stands in the title or the opening words, so it is what the article is about. ``is_aside``: what
    stands before its trigger takes it as known. ``is_fresh``: that calls it another one.
    """

    card: EventCard
    outlet: str | None
    published: tuple[bool, str]
    first_day: int
    last_day: int
    is_dated: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    words: Mapping[str, float]
    story: Mapping[str, float]
    numbers: frozenset[tuple[float, str]]
    names: Mapping[str, float]
    bag: tuple[str, ...]
    everybody: frozenset[str]
    is_head: bool
    is_aside: bool
    is_fresh: bool
    trigger: str


def prepare(events: Iterable[EventCard], texts: Mapping[str, TextCard]) -> dict[str, Act]:
    """Give the acts of *events* by id; *texts* holds the article of each."""
    rare = load_rarity()
    stories: dict[str, Mapping[str, float]] = {}
    acts = {}
    for card in events:
        text = texts[card.article]
        if text.id not in stories:
            stories[text.id] = vector(stems(f"{text.title or ''} {text.own[: LEAD_WORDS * 8]}")[:LEAD_WORDS], rare)
        acts[card.id] = _act(card, text, stories[text.id], rare)
    return acts


def _act(card: EventCard, text: TextCard, story: Mapping[str, float], rare: Rarity) -> Act:
    lead = _before(card)
    first, last, dated = days_of(card, civil_day(text.moment))
    if dated and card.type in LASTING:
        first, last = first - COURSE_DAYS * bool(ENDS.search(lead)), last + COURSE_DAYS * bool(BEGINS.search(lead))
    bag = tuple(sorted(set(stems(card.evidence))))
    actors, recipients = codes(card.actors), codes(card.recipients)
    return Act(
        card=card, outlet=text.outlet, published=order_key(text.moment), first_day=first, last_day=last, is_dated=dated,
        actors=actors, recipients=recipients, persons=persons(card.actors),
        words=vector(bag, rare), story=story, numbers=numbers_of(card.figures), bag=bag,
        names=_names(card, rare),
        everybody=actors | recipients, trigger=stem(card.trigger),
        is_aside=bool(ASIDE.search(lead)), is_fresh=bool(ANOTHER.search(lead)),
        is_head=card.start < len(text.title or "") + HEAD_CHARACTERS,
    )  # fmt: skip


def _before(card: EventCard) -> str:
    """Give the words of its sentence right before the trigger of *card*."""
    at = max(0, card.evidence.find(card.trigger))
    return card.evidence[max(0, at - LOOK_BACK) : at]


def _names(card: EventCard, rare: Rarity) -> dict[str, float]:
    """Give the capitalised words of a sentence, those of its actors aside, each with how rare it is."""
    own = {word for party in card.actors for word in stems(party.name or "")}
    words = (word for word in tokens(card.evidence)[1:] if word[0].isupper() and word.lower() not in STOP)
    return {name: rare[name] for name in sorted({stem(word) for word in words} - own)}


def days_of(card: EventCard, published: date | None) -> tuple[int, int, bool]:
    """Give the first and last day *card* may lie on, and whether its own words say so."""
    when = card.when
    if when and when.start and when.basis in EXACT:
        end = when.end.toordinal() - 1 if when.end else when.start.toordinal()
        return when.start.toordinal(), max(end, when.start.toordinal()), True
    if when and when.start and when.end and when.precision in COARSE and not card.historical:
        return when.start.toordinal() - BACK_DAYS, when.end.toordinal() - 1, False
    day = when.start if when and when.start else published
    if day is None or card.historical:
        return (*NO_DAY, False)
    if card.status in AHEAD:
        return day.toordinal(), day.toordinal() + AHEAD_DAYS, False
    return day.toordinal() - BACK_DAYS, day.toordinal(), False


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """Give what *parties* are compared by: countries, and the actor ids of those that have none of their own."""
    found = set()
    for party in parties:
        if party.country and party.country not in BODIES:
            found.add(party.country)
        elif party.actor:
            found.add(party.actor)
    return frozenset(found)


def persons(parties: Sequence[Party]) -> frozenset[str]:
    """Give the actor ids of the persons among *parties*."""
    return frozenset(party.actor for party in parties if party.actor and party.kind == "person")


def numbers_of(figures: Sequence[FigureCard]) -> frozenset[tuple[float, str]]:
    """Give each exact number with the stem of what it counts."""
    return frozenset((f.low, _head(f)) for f in figures if f.low is not None and f.low == f.high)


def _head(figure: FigureCard) -> str:
    counted = stems(figure.of or figure.unit or "")
    return counted[-1] if counted else ""
