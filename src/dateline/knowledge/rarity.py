"""How rare a word is in English. In: rarity.tsv. Out: Rarity, a weight for every stem.

The weights do not depend on the pile: an article more or less leaves every comparison of two others as it was.
"""

from __future__ import annotations

from functools import cache

from dateline.knowledge.tables import Head, read_tsv

RAREST = 6.0  # what a stem weighs that the table does not hold; as rare as one in 400 stretches of 60 words


class Rarity(dict[str, float]):
    """The weight of each stem; what is not known is rarest."""

    head: Head

    def __missing__(self, stem: str) -> float:
        return RAREST


@cache
def load_rarity() -> Rarity:
    """Give the package's own weights."""
    head, rows = read_tsv("en/rarity.tsv")
    found = Rarity((stem, float(row["weight"])) for row in rows for stem in row["stems"].split())
    found.head = head
    return found
