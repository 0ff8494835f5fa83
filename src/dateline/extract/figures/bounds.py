"""How far a number binds: "at least", "as many as", "or more", "another". In: text around it. Out: Bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.figures.numbers import SIGN
from dateline.knowledge.units import UnitTables

# Long enough for "no fewer than an estimated another" and a currency.
LOOK_BEHIND = 48
SKIPPED = re.compile(r"\b(?:a|an|only|just)\s+$", re.IGNORECASE)
CURRENCY = re.compile(rf"{SIGN}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The modifier before or after a number, whether it adds to others, and where the phrase starts and ends."""

    modifier: str
    additional: bool
    start: int
    end: int


def bounds_of(text: str, start: int, end: int, *, low_edge: int, high_edge: int, tables: UnitTables) -> Bounds:
    """Give the bounds of the number at ``text[start:end]``, looking no farther than the edges of its sentence."""
    before = text[max(low_edge, start - LOOK_BEHIND) : start]
    after = text[end : min(high_edge, end + LOOK_BEHIND)]
    modifier, additional, phrase_start = _before(before, start, tables)
    if modifier == "exact" and (match := tables.after.match(after)):
        modifier, end = _group(match), end + match.end()
    if not additional and (match := tables.more_after.match(after)):
        additional = True
    return Bounds(modifier, additional, phrase_start, end)


def _before(before: str, start: int, tables: UnitTables) -> tuple[str, bool, int]:
    """Peel words off the end of *before* as long as they bound the number."""
    modifier, additional = "exact", False
    rest = CURRENCY.sub("", before)
    phrase_start = start - (len(before) - len(rest))
    while True:
        if match := tables.more_before.search(rest):
            additional = True
        elif match := tables.before.search(rest):
            found = _group(match)
            modifier = found if modifier in ("exact", "about") else modifier
        else:
            break
        phrase_start -= len(rest) - match.start()
        rest = rest[: match.start()]
    skipped = SKIPPED.sub("", rest)
    if modifier == "exact" and skipped != rest and (match := tables.before.search(skipped)):
        modifier = _group(match)
        phrase_start -= len(rest) - match.start()
    return modifier, additional, phrase_start


def _group(match: re.Match[str]) -> str:
    return (match.lastgroup or "about_1").rpartition("_")[0]
