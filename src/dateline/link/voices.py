"""Whether two sources are one voice. In: Origins. Out: for each the Origin that it counts as.

"The ministry", "its foreign ministry" and "the ministry in Lima" are one in the reports of one act; so are a state
and an organ that speaks for it, a state and the medium it owns, and a country's press and a paper of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge.titles import Wording
from dateline.link.words import STOP, stem, tokens

# Behind these a name says where its body sits, and no longer what it is.
SEAT = re.compile(r"\s+(?:in|at|from|near|there|here)\b.*$", re.IGNORECASE)
# Words for how a body speaks, and not for which it is; and two spellings of one.
MANNER = frozenset(stem(word) for word in (
    "spokesman", "spokeswoman", "spokesperson", "spokespeople", "statement", "note", "bulletin", "communique", "count",
    "tally", "estimate", "report", "press", "office", "service", "latest", "official", "there", "here",
))  # fmt: skip
SPELLINGS = {stem("defence"): stem("defense"), stem("defence's"): stem("defense")}
GOVERNMENT = frozenset(stem(word) for word in (
    "government", "cabinet", "ministry", "minister", "presidency", "president", "premier", "chancellor", "chancellery",
    "kremlin", "army", "military", "navy", "forces", "coastguard", "guard", "gendarmerie", "police", "customs",
    "embassy", "secretariat",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source: what it is counted by, and what it is called.

    ``country`` is that of a state's own voice (its government or a medium it owns), else None; ``seat`` the country
    of any voice. ``kind``: state, person, voice (any other party), medium, press (a country's media, none named).
    ``words`` tell a person or a voice from others. ``speaks`` where the texts say that it says so, and it is no
    outlet speaking in its own voice. Not ``is_named`` where all that is known of an article is its file's name.
    """

    key: str
    name: str
    country: str | None
    is_state_medium: bool = False
    speaks: bool = False
    is_named: bool = True
    kind: str = "medium"
    seat: str | None = None
    words: frozenset[str] = frozenset()

    @property
    def is_medium(self) -> bool:
        """Whether it is an agency, an outlet or the press of a country, which reports, and no party, which claims."""
        return self.kind in ("medium", "press")


def words_of(name: str, country: str | None, wording: Wording) -> frozenset[str]:
    """Give the stems that tell the voice called *name* of *country* from others: no country, no seat, no manner."""
    bare = SEAT.sub("", name) or name
    of = {stem(word) for known in _names_of(country, wording) for word in tokens(known)}
    found = {SPELLINGS.get(s, s) for w in tokens(bare) if len(w) > 1 and w.lower() not in STOP and (s := stem(w))}
    return frozenset(found - of - MANNER or found - of or found)


def is_nationals(name: str, country: str | None, wording: Wording) -> bool:
    """Tell whether *name* is that of all who live in *country*, and so of nobody in particular: "Venezuelans"."""
    of = {stem(word) for known in _names_of(country, wording) for word in tokens(known)}
    return {stem(word) for word in tokens(name) if word.lower() not in STOP} <= of


def _names_of(country: str | None, wording: Wording) -> tuple[str, ...]:
    return (wording.countries.get(country or "", ""), wording.adjectives.get(country or "", ""))


def is_government(words: frozenset[str]) -> bool:
    """Tell whether *words* name an organ that speaks for its state."""
    return bool(words & GOVERNMENT)


def covers(full: Origin, part: Origin) -> bool:
    """Tell whether *part* is *full* in fewer words."""
    if part.kind == full.kind == "medium":
        return part.name.casefold() == full.name.casefold() or part.name == _initials(full.name)
    if part.kind == "press":
        return full.kind in ("press", "medium") and full.seat is not None and full.seat == part.seat
    if part.kind == "state":
        return full.kind == "voice" and full.country is not None and full.country == part.seat
    if part.kind not in ("voice", "person") or full.kind != part.kind:
        return False
    return bool(part.words) and part.words <= full.words and (full.seat == part.seat or None in (full.seat, part.seat))


def _initials(name: str) -> str:
    """Give the first letters of *name*: "ONA" for "Oman News Agency"."""
    return "".join(word[0] for word in tokens(name) if word[0].isupper())


def counted_as(origins: Iterable[Origin]) -> dict[str, Origin]:
    """Give for the key of each of *origins* the one that it counts as, the fullest of its voice."""
    kept: dict[str, Origin] = {}
    for origin in sorted(set(origins), key=lambda o: (o.key, o.speaks, o.name)):
        kept.setdefault(origin.key, origin)
    row = sorted(kept.values(), key=lambda o: (-len(o.words), o.seat is None, o.key))
    chief = {origin.key: _chief(origin, row) for origin in row}
    owned = {o.country: o for o in sorted(row, key=lambda o: o.key, reverse=True) if o.is_state_medium}
    return {key: owned.get(_last(key, chief).country) or _last(key, chief) for key in kept}


def _chief(origin: Origin, row: list[Origin]) -> Origin:
    """Give the first of *row*, the fullest first, that covers *origin*; of two that are the same the first."""
    at = row.index(origin)
    others = ((place, other) for place, other in enumerate(row) if place != at and covers(other, origin))
    return next((other for place, other in others if place < at or not covers(origin, other)), origin)


def _last(key: str, chief: dict[str, Origin]) -> Origin:
    while chief[key].key != key:
        key = chief[key].key
    return chief[key]


def fold(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Give *origins* with one for each voice, by name."""
    found = {origin.key: origin for origin in counted_as(origins).values()}
    return tuple(sorted(found.values(), key=lambda o: (o.name, o.key)))
