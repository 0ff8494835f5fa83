"""Values of the record as a page prints them. In: codes, numbers, dates. Out: words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateline.knowledge.events import PloverType, load_types
from dateline.query.parties import country_names

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
NO_BREAK = "\N{NO-BREAK SPACE}"
# Letters of a month where room is short.
SHORT = 3
# How a happening's day is known (`when.basis`), as the words after a date.
BASES = {
    "clause": "told with the act", "sentence": "told in its sentence", "mention": "told before",
    "scene": "day of the sentence before", "said": "day it was said", "article": "day of the report",
}  # fmt: skip
WHY_BASES = {
    "clause": "the words for the day belong to the words for the act",
    "sentence": "the words for the day stand in the sentence of the act, or just before it",
    "mention": "the words take up an act told before, or lie in its course, and have its day",
    "scene": "no words name its day: it is that of what is told just before",
    "said": "no words name its day: it is the day on which it was said",
    "article": "no report names a day: it is the day on which the article came out",
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
# The four quarters that PLOVER divides acts into: a sign, since colour alone would leave some readers out, and a name.
QUADS = {
    1: ("○", "verbal cooperation"), 2: ("●", "material cooperation"),
    3: ("△", "verbal conflict"), 4: ("▲", "material conflict"),
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


def short_date(day: str | None, precision: str | None = "day", end: str | None = None) -> str:
    """Give a day as lists have it, "24 Oct 2024"; a stretch as "1 Oct to 7 Oct 2024", a decade as "2010s"."""
    words = _shortened(day, precision)
    if not (day and end) or precision in ("month", "year"):
        return words
    if precision in ("decade", "century"):
        return f"{day[:4]}s"
    last = date.fromisoformat(end[:10]) - timedelta(1)
    if last <= date.fromisoformat(day[:10]):
        return words
    first = words.removesuffix(f"{NO_BREAK}{last.year}")
    return f"{first} to {_shortened(last.isoformat(), 'day')}"


def _shortened(day: str | None, precision: str | None) -> str:
    pieces = date_words(day, precision).split(NO_BREAK)
    return NO_BREAK.join(piece[:SHORT] if piece in MONTHS else piece for piece in pieces)


def basis_words(basis: str | None) -> str:
    """Give how a day is known, after a date; "" where that is not told."""
    return {**BASES, **PUBLISHED}.get(basis or "", basis or "")


def basis_why(basis: str | None) -> str:
    """Give what the words of a basis stand for, "" where they say it all."""
    return WHY_BASES.get(basis or "", "")


def backing(entry: Any) -> str:
    """Give "37 articles / 3 origins" of an entry, or of a mapping, that counts both."""
    articles, origins = (
        (entry["articles"], entry["origins"]) if isinstance(entry, Mapping) else (entry.articles, entry.origins)
    )
    return f"{counted(articles, 'article')} / {counted(origins, 'origin')}"


def tells_more(hit: Any) -> bool:
    """Tell whether the words around a match say more than the title above them, an outlet behind it left out."""
    title, around = (" ".join("".join(run.words for run in runs).split()) for runs in (hit.title, hit.snippet))
    return around.rstrip(". ").casefold() not in title.casefold()


def sides(actors: Sequence[str], recipients: Sequence[str]) -> tuple[Sequence[str], str, Sequence[str]]:
    """Give who does it, a sign between them, and to whom: who stands on both sides does it with the others, told once.

    The sign is "" where they do it to nobody, "→", "↔" for with each other, "within" at home.
    """
    rest = [one for one in recipients if one not in actors]
    if rest or not recipients:
        return actors, "→" if rest else "", rest
    return actors, "↔" if len(actors) > 1 else "within", ()


def cut_words(words: str, most: int) -> str:
    """Give *words* on one line, cut between two of them after *most* characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


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


def quad_sign(name: str) -> str:
    """Give the sign of the quarter that a PLOVER type lies in."""
    found = _types().get(name)
    return QUADS[found.quad][0] if found else ""


def is_cooperation(name: str) -> bool:
    """Tell whether a PLOVER type is cooperation."""
    found = _types().get(name)
    return found is not None and found.quad <= 2


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
def _types() -> dict[str, PloverType]:
    return load_types()


@cache
def _countries() -> dict[str, str]:
    return country_names()
