"""Wording for the titles of events, and who owns which medium. In: titles.toml, countries, bodies. Out: Wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import Head, read_toml, read_tsv


@dataclass(frozen=True, slots=True)
class Medium:
    """A news organisation: its name, its country, and whether the state owns or runs it."""

    name: str
    country: str | None
    is_state_owned: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """What titles and origins are worded with.

    ``countries`` gives a code's short name, ``adjectives`` the word for its organs; ``media`` is
    looked up by case-folded name; ``unnamed`` are words that name nobody.
    """

    heads: tuple[Head, ...]
    countries: Mapping[str, str]
    adjectives: Mapping[str, str]
    media: Mapping[str, Medium]
    unnamed: frozenset[str]

    def medium(self, name: str | None) -> Medium | None:
        """Give the news organisation called *name*, under any of its names."""
        folded = (name or "").casefold().strip()
        return self.media.get(folded) or self.media.get(folded.removeprefix("the "))


@cache
def load_wording() -> Wording:
    """Give the package's own wording."""
    head, table = read_toml("en/titles.toml")
    country_head, rows = read_tsv("en/countries.tsv")
    body_head, bodies = read_tsv("en/bodies.tsv")
    states = list(rows)
    names = {row["code"]: row["name"] for row in states} | table["codes"] | table["short"]
    return Wording(
        heads=(head, country_head, body_head),
        countries=names,
        adjectives={row["code"]: row["adjectives"].split("|")[0] for row in states if row["adjectives"]},
        media=_media(bodies),
        unnamed=frozenset(table["unnamed"]["words"].split()),
    )


def _media(rows: Iterable[dict[str, str]]) -> dict[str, Medium]:
    found: dict[str, Medium] = {}
    for row in rows:
        if row["kind"] == "media":
            medium = Medium(row["name"], row["country"] or None, row["owner"] == "state")
            for name in (row["name"], *filter(None, row["names"].split("|"))):
                found.setdefault(name.casefold(), medium)
    return found
