"""What groups of mentions have in common when many tell of one act. In: marks. Out: Outlines, how alike two are.

One sentence says little of an act; what many say together tells it well from others. A mark's sign holds what an
outline is made of, so that a group of hundreds is outlined without its texts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.knowledge.rarity import Rarity
from dateline.link.acts import Act

WORDS = 14  # rarest stems of a sentence that an outline counts
LIKE = 0.66  # least likeness of the words of two groups
FEW = 3  # mentions below which a group has no words of its own to speak of
TYPICAL = 0.75  # how well the words of a few must fit a group, beside its own members
ANCHOR = 6  # least mentions of a group that a few may join
TRIGGERS, ACTORS, RECIPIENTS = 0.5, 0.7, 0.6  # least likeness of what two groups call the act, and of its sides
A_TRIGGER = 0.2  # least likeness of the few words for the act that a few mentions have
SURE_SIDE, SURE_LIKE, SLIPS = 0.8, 0.75, 10  # the other side and the words where one is misread; how many are many
PLACES = 0.2  # below, two groups that name places name others
NAMED = 3  # mentions that must say so before a day or a place counts as a group's own
HINTED, DATED = 0.03, 0.1  # share of a group's mentions that give its day; that make it sure
NEWS = 0.35  # share of a group's mentions that tell the act as the day's news
NEAR_DAYS = 1  # between two days that groups give
NEWS_DAYS = 2  # between the day of an act and that of the report
TOLD_DAYS = 14  # for which an act is told of
SEP = "\t"
HISTORY, ASIDES, FRESH = "h", "a", "f"
UNIT = 1_000_000  # of a sentence's words as a vector


def sign_of(act: Act, sides: str, rare: Rarity) -> str:
    """Give the sign of *act*: its type and *sides*, and behind them what outlines are made of."""
    words = sorted(act.words, key=lambda stem: (-rare[stem], stem))[:WORDS]
    day = date.fromisoformat(act.published[1][:10]).toordinal() if act.published[1] else 0
    is_day = act.is_dated and act.first_day == act.last_day
    where = act.card.where.name if act.card.where and act.card.where.kind != "country" else ""
    is_known = act.is_aside
    known = act.first_day if is_day and not act.card.historical and not (is_known and act.first_day >= day) else 0
    kind = f"{HISTORY * act.card.historical}{ASIDES * (act.is_dated or is_known)}{FRESH * act.is_fresh}"
    fields = (f"{act.card.type} {sides}", " ".join(sorted(act.actors)), " ".join(sorted(act.recipients)), str(day),
              str(known), kind, act.trigger, where, " ".join(words))  # fmt: skip
    return SEP.join(one.replace(SEP, " ") for one in fields)


@dataclass(frozen=True, eq=False)
class Outline:
    """What the mentions of a group have in common: how often each stem, trigger, side, place and day is theirs.

    ``days`` are given in words; ``reported`` are the days of the reports that give none, ``news`` of those that tell
    the act as the day's news. ``fresh`` and ``history`` count those that call it another one, or a thing of old.
    """

    size: int
    types: Counter[str]
    words: Counter[str]
    triggers: Counter[str]
    actors: Counter[str]
    recipients: Counter[str]
    places: Counter[str]
    days: Counter[int]
    reported: Counter[int]
    news: Counter[int]
    fresh: int
    history: int

    def __add__(self, other: Outline) -> Outline:
        return Outline(
            self.size + other.size, self.types + other.types, self.words + other.words, self.triggers + other.triggers,
            self.actors + other.actors, self.recipients + other.recipients, self.places + other.places,
            self.days + other.days, self.reported + other.reported, self.news + other.news, self.fresh + other.fresh,
            self.history + other.history,
        )  # fmt: skip

    @cached_property
    def type(self) -> str:
        """The commonest type."""
        return min(self.types, key=lambda kind: (-self.types[kind], kind))

    @cached_property
    def day(self) -> tuple[int, bool]:
        """The day that its mentions give, 0 where hardly any does, and whether so many do that it is sure."""
        day, count = _commonest(self.days)
        told = count if count >= NAMED and 2 * count > self.days.total() else 0
        return (day if told >= HINTED * self.size else 0), told >= DATED * self.size

    @cached_property
    def news_day(self) -> int:
        """The day on which most report it as news, 0 where most take it as known."""
        day, _ = _commonest(self.news)
        return day if self.news.total() >= NEWS * self.size else 0

    @cached_property
    def square(self) -> int:
        """The square of the length of its words as a vector."""
        return sum(count * count for count in self.words.values())


def outline_of(signs: Iterable[str], rare: Rarity) -> Outline:
    """Give the outline of the mentions with *signs*."""
    rows = [sign.split(SEP) for sign in signs]
    words: Counter[str] = Counter()
    days: dict[str, Counter[int]] = {"known": Counter(), "reported": Counter(), "news": Counter()}
    for _, _, _, day, known, kind, _, _, stems in rows:
        words.update(_weights(stems.split(), rare))
        if known != "0":
            days["known"][int(known)] += 1
        elif day != "0" and HISTORY not in kind:
            days["reported"][int(day)] += 1
            if ASIDES not in kind:
                days["news"][int(day)] += 1
    return Outline(
        len(rows), Counter(row[0].partition(" ")[0] for row in rows), words, Counter(row[6] for row in rows),
        Counter(side for row in rows for side in row[1].split()),
        Counter(side for row in rows for side in row[2].split()), Counter(row[7] for row in rows if row[7]),
        days["known"], days["reported"], days["news"], sum(FRESH in row[5] for row in rows),
        sum(HISTORY in row[5] for row in rows),
    )  # fmt: skip


def _weights(stems: list[str], rare: Rarity) -> dict[str, int]:
    """Give *stems* as a vector of length UNIT, in whole numbers, so that no order of adding shows."""
    norm = math.sqrt(math.fsum(rare[stem] ** 2 for stem in stems)) or 1.0
    return {stem: round(rare[stem] / norm * UNIT) for stem in stems}


def _commonest(counts: Mapping[int, int]) -> tuple[int, int]:
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=(0, 0))


def alike(a: Outline, b: Outline) -> float | None:
    """Give how alike two groups are, None where they tell of two acts."""
    few, many = (a, b) if a.size <= b.size else (b, a)
    if a.type != b.type or many.size < (ANCHOR if few.size < FEW else NAMED) or 2 * few.history > few.size:
        return None
    if (2 * few.fresh > few.size) != (2 * many.fresh > many.size) or not are_days_near(a, b):
        return None
    if not _are_sides_alike(few, many):
        return None
    if _share(a.triggers, b.triggers) < (TRIGGERS if few.size >= FEW else A_TRIGGER) or _are_elsewhere(a, b):
        return None
    found = _words_like(few, many)
    return found if found >= LIKE else None


def _are_sides_alike(few: Outline, many: Outline) -> bool:
    """Tell whether the same do it to the same; of a few beside many one side may have been misread."""
    actors, recipients = _share(few.actors, many.actors), _share(few.recipients, many.recipients)
    if actors >= ACTORS and recipients >= RECIPIENTS:
        return True
    return (
        SLIPS * few.size <= many.size and max(actors, recipients) >= SURE_SIDE and _words_like(few, many) >= SURE_LIKE
    )


def _words_like(few: Outline, many: Outline) -> float:
    dot = sum(count * many.words[word] for word, count in few.words.items() if word in many.words)
    if not dot:
        return 0.0
    if few.size < FEW:
        # How well the words of a few fit the many, beside how well those of the many themselves do.
        return round(dot * many.size / (few.size * many.square) * LIKE / TYPICAL, 6)
    return round(dot / math.sqrt(few.square * many.square), 6)


def _share(one: Mapping[str, int], two: Mapping[str, int]) -> float:
    """Give how alike two counts are, 0 to 1; 1 where one of them is empty."""
    if not one or not two:
        return 1.0
    shared = math.fsum(math.sqrt(count * two[key]) for key, count in one.items() if key in two)
    return shared / math.sqrt(sum(one.values()) * sum(two.values()))


def _are_elsewhere(a: Outline, b: Outline) -> bool:
    return min(a.places.total(), b.places.total()) >= NAMED and _share(a.places, b.places) < PLACES


def are_days_near(a: Outline, b: Outline) -> bool:
    """Tell whether two groups may tell of one day's act."""
    (day_a, is_sure_a), (day_b, is_sure_b) = a.day, b.day
    if day_a and day_b and abs(day_a - day_b) > NEAR_DAYS:
        if is_sure_a and is_sure_b:
            return False
        # The day that hardly any of a group gives is another act's, told in the same breath.
        day_a, day_b = (day_a, 0) if is_sure_a or (not is_sure_b and a.size > b.size) else (0, day_b)
    if day_a and day_b:
        return True
    if day_a or day_b:
        day, other = (day_a, b) if day_a else (day_b, a)
        news = other.news_day
        return -NEAR_DAYS <= news - day <= NEWS_DAYS if news else _is_told_after(other, day)
    news_a, news_b = a.news_day, b.news_day
    if news_a and news_b:
        return abs(news_a - news_b) <= NEWS_DAYS
    if news_a or news_b:
        return _is_told_after(b if news_a else a, (news_a or news_b) - NEWS_DAYS)
    first, last = sorted((min(one.reported, default=0), max(one.reported, default=0)) for one in (a, b))
    return last[0] - first[1] <= TOLD_DAYS


def _is_told_after(known: Outline, day: int) -> bool:
    """Tell whether most of *known* is reported in the time after *day* in which an act is told of."""
    inside = sum(count for told, count in known.reported.items() if day - NEAR_DAYS <= told <= day + TOLD_DAYS)
    return 2 * inside >= known.reported.total()
