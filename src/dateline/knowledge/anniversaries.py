"""The day whose Nth anniversary a text speaks of. In: data/en/anniversaries.tsv. Out: Anniversaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Head, read_tsv

TABLE = "en/anniversaries.tsv"
KINDS = ("event", "founding", "independence")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A day that is remembered, and what happened on it."""

    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Anniversaries:
    """What is remembered, by kind (event, founding, independence) and by name in lower case."""

    head: Head
    days: Mapping[str, Mapping[str, Remembered]]

    def named(self, kind: str, words: list[str]) -> Remembered | None:
        """Give that of the longest name of *kind* that *words*, in lower case, begin with; "the" does not count."""
        names = self.days[kind]
        words = [word for word in words if word != "the"]
        return next((names[name] for end in range(len(words), 0, -1) if (name := " ".join(words[:end])) in names), None)


def load_anniversaries() -> Anniversaries:
    """Give the table of days that are remembered by their number of years.

    Raises:
        KnowledgeError: a row's kind is unknown, its day none, or its name another row's.
    """
    head, rows = read_tsv(TABLE)
    days: dict[str, dict[str, Remembered]] = {kind: {} for kind in KINDS}
    for row in rows:
        if row["kind"] not in days:
            raise KnowledgeError(f"{TABLE}, {row['what']!r}: kind {row['kind']!r}; use one of {', '.join(KINDS)}")
        for name in row["names"].split("|"):
            if name in days[row["kind"]]:
                raise KnowledgeError(f"{TABLE}, {row['what']!r}: {name!r} stands in two rows; take it out of one")
            days[row["kind"]][name] = Remembered(row["what"], _day(row))
    return Anniversaries(head, days)


def _day(row: Mapping[str, str]) -> date:
    try:
        return date.fromisoformat(row["day"])
    except ValueError as error:
        raise KnowledgeError(f"{TABLE}, {row['what']!r}: {error}; write the day as YYYY-MM-DD") from error
