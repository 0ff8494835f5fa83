"""How a speaker puts it, as rows to print. In: Wording, who, about whom. Out: Ladder: phrases, spans, days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dateline.charts import Drawing, span
from dateline.serve.phrases import short_date
from dateline.wording import Day, Phrase, Wording

# Phrases on a page: a screen of them. The .json and the .csv have all.
SHOWN = 16


@dataclass(frozen=True, slots=True)
class Rung:
    """A phrase and the drawing of its first and last use within those of all; None where it has no day."""

    phrase: Phrase
    drawing: Drawing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The phrases most used, by first use; how many are not shown; and the days on which wording came or went.

    ``read``: only the latest so many statements were read; None where all were.
    """

    speaker: str
    hearer: str
    found: Wording
    rungs: tuple[Rung, ...]
    more: int
    days: tuple[Day, ...]
    read: int | None = None

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """Give every phrase as a row of a table."""
        return (asdict(phrase) for phrase in self.found.phrases)


def ladder_of(found: Wording, speaker: str, hearer: str, read: int | None = None) -> Ladder:
    """Give *found* as a ladder; what comes back stands before what was said once."""
    kept = sorted(found.phrases, key=lambda one: (-one.statements, not one.quoted, -one.origins, one.words))[:SHOWN]
    shown = [phrase for phrase in found.phrases if phrase in kept]
    stretch = _stretch(shown)
    return Ladder(
        speaker=speaker, hearer=hearer, found=found, rungs=tuple(Rung(one, _drawn(one, stretch)) for one in shown),
        more=len(found.phrases) - len(shown), days=tuple(day for day in found.days if day.new or day.dropped),
        read=read,
    )  # fmt: skip


def _stretch(phrases: Sequence[Phrase]) -> tuple[date, date] | None:
    days = [_day(day) for one in phrases for day in (one.first, one.last) if day]
    return (min(days), max(days)) if days else None


def _drawn(phrase: Phrase, stretch: tuple[date, date] | None) -> Drawing | None:
    if not (phrase.first and phrase.last and stretch):
        return None
    words = f"{_words(phrase.first)} to {_words(phrase.last)}" if phrase.first != phrase.last else _words(phrase.first)
    return span(_day(phrase.first), _day(phrase.last), of=stretch, label=words)


def _words(day: str) -> str:
    return short_date(day, {4: "year", 7: "month"}.get(len(day), "day"))


def _day(day: str) -> date:
    """Give the first civil day of a day, month or year."""
    return date.fromisoformat((day + "-01-01")[:10])
