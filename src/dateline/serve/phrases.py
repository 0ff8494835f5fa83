"""Values of the record as a page prints them. In: codes, numbers, dates. Out: words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.query.parties import country_names

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
NO_BREAK = "\N{NO-BREAK SPACE}"
# How a happening's day is known (`when.basis`), as the words after a date.
BASES = {
    "clause": "dated in its own words",
    "sentence": "dated in its sentence",
    "article": "dated by the article’s own day",
}
# How an article's day is known (`published_basis`).
PUBLISHED = {
    "metadata": "as the page says", "text": "as its text says", "inferred": "worked out from its text",
    "linked": "worked out from another report of the same happening",
}  # fmt: skip
# PLOVER's types as a reader says them.
TYPES = {
    "AGREE": "agrees", "CONSULT": "consults", "SUPPORT": "supports", "CONCEDE": "concedes", "COOPERATE": "cooperates",
    "AID": "aids", "RETREAT": "retreats", "REQUEST": "requests", "ACCUSE": "accuses", "REJECT": "rejects",
    "THREATEN": "threatens", "PROTEST": "protests", "SANCTION": "sanctions", "MOBILIZE": "mobilizes",
    "COERCE": "coerces", "ASSAULT": "assaults",
}  # fmt: skip
STATUSES = {
    "happened": "reported as having happened", "ongoing": "reported as going on", "planned": "announced or planned",
    "threatened": "threatened", "requested": "asked for", "alleged": "only a party claims it",
    "denied": "somebody is reported to deny it", "negated": "reported not to have happened",
    "hypothetical": "spoken of as possible",
}  # fmt: skip
MODIFIERS = {
    "exact": "", "about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
    "less_than": "less than ", "range": "",
}  # fmt: skip


def date_words(day: str | None, precision: str | None = "day") -> str:
    """Give a day cut to its precision: "24 October 2024", "October 2024", "2024", "undated"."""
    if not day:
        return "undated"
    parts = day[:10].split("-")[: {"year": 1, "month": 2}.get(precision or "day", 3)]
    words = [parts[0], *(MONTHS[int(month) - 1] for month in parts[1:2]), *(str(int(one)) for one in parts[2:])]
    return NO_BREAK.join(reversed(words))


def basis_words(basis: str | None) -> str:
    """Give how a day is known, after a date; "" where that is not told."""
    return {**BASES, **PUBLISHED}.get(basis or "", basis or "")


def backing(entry: Any) -> str:
    """Give "37 articles / 3 origins" of an entry, or of a mapping, that counts both."""
    articles, origins = (
        (entry["articles"], entry["origins"]) if isinstance(entry, Mapping) else (entry.articles, entry.origins)
    )
    return f"{counted(articles, 'article')} / {counted(origins, 'origin')}"


def counted(number: int, noun: str) -> str:
    """Give "1 article", "2,000 articles"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return f"{number:,}{NO_BREAK}{noun if number == 1 else plural}"


def party_words(code: str) -> str:
    """Give the name that a country's code stands for; what is no code as it is."""
    return _countries().get(code, code)


def type_words(name: str) -> str:
    """Give a PLOVER type as a verb."""
    return TYPES.get(name, name.lower())


def status_words(status: str) -> str:
    """Give a status as a reader says it."""
    return STATUSES.get(status, status)


def amount(number: float) -> str:
    """Give a number as printed: "12,000", "1.5"."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def figure_words(figure: Any) -> str:
    """Give a figure with its bounds: "at least 40", "300 to 350", "at most 9,000,000"."""
    low, high, modifier = figure.low, figure.high, figure.modifier
    if low is not None and high is not None and low != high:
        return f"{'about ' if modifier == 'about' else ''}{amount(low)} to {amount(high)}"
    bound = low if low is not None else high
    return MODIFIERS.get(modifier, "") + amount(bound) if bound is not None else "not told"


@cache
def _countries() -> dict[str, str]:
    return country_names()
