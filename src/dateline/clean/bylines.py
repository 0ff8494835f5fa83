"""Who wrote an article. In: lines, names as an input or a page gives them. Out: persons, agency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.knowledge.outlets import OutletTables

PERSON = r"[^\W\d_a-z][\w.'-]*(?: (?:[^\W\d_a-z][\w.'-]*|de|van|der|von|bin|al|el|da|di|la|le|dos|den)){1,4}"
BY = re.compile(
    r"\W{0,2}(?i:(?:written |reported |story |text |words )?by:?)\s+"
    rf"(?P<names>{PERSON}(?:(?:, | and | AND | & |, and ){PERSON}){{0,5}})"
    r"(?P<rest>(?:\s*(?:,|\||/|-|–|—|•|\(|\bfor\b|\bin\b|\bof\b|\bat\b).{0,80})?)"
)
VITA = re.compile(
    rf"(?P<name>{PERSON}) (?:is|was|covers|writes|reports|joined) .{{0,200}}?"
    r"\b(?:reporter|correspondent|journalist|writer|editor|columnist|contributor|bureau chief|covers|writes|reports)\b",
)
NOT_NAMES = re.compile(
    r"(?:the|a|an|any|all|land|sea|air|now|then|far|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|contrast|comparison|law|order|way|far|name|region|country)\b",
    re.IGNORECASE,
)
HOUSE = re.compile(
    r"\b(?:wire|news|press|times|agency|agencies|service|post|herald|writer|reporter|correspondent|editor|staff|bureau|desk"
    r"|chief|columnist|contributor|tribune|journal|gazette|courier|dispatch|daily|media|network|radio|tv)\b",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:;|\||\band\b|&|, (?=[^\W\d_a-z]))\s*")
NOT_A_NAME = re.compile(
    r"https?:|www\.|@|^[\W\d]*$|^(?:admin|administrator|editor|unknown|none|null|n/a|author|staff"
    r"|(?:our )?correspondent|agenc(?:y|ies)|wires?|wire reports"
    r"|(?:web|news|online|digital|foreign|world|national) (?:desk|team|staff)"
    r"|staff (?:writers?|reporters?|and agencies)|editorial board|news ?room)$",
    re.IGNORECASE,
)
DESK = re.compile(r"\b(?:desk|bureau|newsroom)\b(?:\s*\(.*\))?\Z", re.IGNORECASE)
# "Ann Example, professor of law at the university": more words than a name has.
NAME_WORDS = 5


def read_byline(plain: str) -> tuple[str, ...]:
    """Give the names on a byline's line ("By Ann Example and Bo Example, Staff"), () where it is none."""
    match = BY.fullmatch(plain)
    if match is None or NOT_NAMES.match(match["names"]) or (plain.endswith((".", "!", "?")) and "(" not in plain):
        return ()
    return tuple(name for name in SPLIT.split(match["names"]) if name and not HOUSE.search(name))


@cache
def signature_of(roles: str, agencies: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of "Ann Example, AP" and "Ann Example | Staff Writer", made once a worker."""
    houses = "|".join(re.escape(name) for name in agencies)
    return re.compile(rf"(?P<name>{PERSON})(?:, | \| | - | – | / )(?:(?i:{roles})|{houses})")


def is_vita(plain: str, authors: Iterable[str]) -> bool:
    """Tell whether a line tells who one of the *authors* is ("Ann Example is a reporter in Seoul.")."""
    match = VITA.match(plain)
    return match is not None and match["name"].casefold() in {name.casefold() for name in authors}


def sort_authors(names: Iterable[str], outlets: OutletTables) -> tuple[tuple[str, ...], str | None]:
    """Give the persons among *names*, each once, and the agency they credit: "dpa" is not a person."""
    persons: dict[str, None] = {}
    agencies: list[str] = []
    for name in names:
        for part in _parts(name):
            if outlets.agency(part):
                agencies.append(part)
            elif not NOT_A_NAME.search(part) and not DESK.search(part):
                persons.setdefault(part)
    return tuple(persons), agencies[0] if agencies else None


def _parts(name: str) -> list[str]:
    plain = " ".join(name.split())
    plain = re.sub(r"^(?:written |reported )?by:?\s+", "", plain, flags=re.IGNORECASE)
    parts = (part.strip(" ,;|") for part in re.split(r";|\||\s+and\s+|\s+&\s+", plain))
    return [part if part.count(" ") < NAME_WORDS else part.split(",", 1)[0] for part in parts if part]
