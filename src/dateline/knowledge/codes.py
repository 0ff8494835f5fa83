"""What other event data calls a state, and an act. In: data files. Out: Codes by dateline's own code, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import read_tsv

TABLE = "country_codes.tsv"
CROSSWALK = "cameo_plover.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """One state's codes elsewhere, None where a list does not have it.

    ``iso2`` is ISO 3166-1 alpha-2 (Kosovo XK), ``fips`` FIPS 10-4, ``cow`` the number of the Correlates of War,
    ``cameo`` the code of CAMEO, which GDELT speaks.
    """

    iso2: str | None
    fips: str | None
    cow: str | None
    cameo: str


NOWHERE = Codes(iso2=None, fips=None, cow=None, cameo="")


@cache
def load_codes() -> Mapping[str, Codes]:
    """Give the codes of every state and territory, by ISO 3166-1 alpha-3 (Kosovo KOS).

    Raises:
        KnowledgeError: the table has no head.
    """
    _head, rows = read_tsv(TABLE)
    return {
        row["code"]: Codes(
            iso2=row["iso2"] or None,
            fips=row["fips"] or None,
            cow=row["cow"] or None,
            cameo=row["cameo"] or row["code"],
        )
        for row in rows
    }


def codes_of(country: str | None) -> Codes:
    """Give the codes of *country*; of a body of states, and of nothing, none."""
    return load_codes().get(country or "", NOWHERE)


@cache
def by_cameo() -> Mapping[str, str]:
    """Give dateline's code of a state by CAMEO's."""
    return {codes.cameo: code for code, codes in load_codes().items()}


@cache
def plover_by_cameo() -> Mapping[str, str]:
    """Give PLOVER's type by CAMEO's code; statements and appeals, CAMEO's first two roots, are not in the crosswalk."""
    _head, rows = read_tsv(CROSSWALK)
    return {row["cameo"]: row["type"] for row in rows}
