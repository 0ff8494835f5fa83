"""Happenings for tables of one actor, one recipient and no word for doubt. In: Store. Out: Happenings, their sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.export.happenings import Happening, happenings
from dateline.export.words import Text
from dateline.model import Status
from dateline.query import Selection
from dateline.store import Store

Row = Mapping[str, Any]
# A table without a column for status says of every row that it happened. A request and a threat have, once made.
DONE = (Status.HAPPENED, Status.ONGOING)
MADE = {"REQUEST": Status.REQUESTED, "THREATEN": Status.THREATENED}

# What takes two. Two who strike or blame may be two who do the same to somebody else.
TOGETHER = ("AGREE", "CONSULT", "COOPERATE")


def acts(store: Store, wanted: Selection | None, text: Text) -> Iterator[Happening]:
    """Give the happenings that *wanted* names and that were done; of what is denied or planned, what it asks for."""
    asked = wanted is not None and bool(wanted.statuses)
    for happening in happenings(store, wanted, text):
        kind, status = happening.row["type"], happening.status
        if asked or status in DONE or status == MADE.get(kind):
            yield happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party of a happening, with what its mention adds: sector, title, words."""

    name: str | None
    country: str | None
    kind: str
    sector: str | None
    role: str | None
    raw: str | None


def sides(happening: Happening, asked: Sequence[str] = ()) -> tuple[Side | None, Side | None]:
    """Give who acts and towards whom; of an act done together, the first two.

    Where a side has several parties, one of those *asked* for, by country or actor id, goes before the others, and
    one of another country than the other side's before both.
    """
    actors, recipients = happening.row["actors"], happening.row["recipients"]
    if recipients:
        second = _one(_but(recipients, actors), asked)
        first = _one(_but(actors, [second] if second else []), asked)
        return _side(happening, "actors", first), _side(happening, "recipients", second)
    first = _one(actors, asked)
    second = _one(_but(_with(happening, first), [first] if first else []), asked)
    return _side(happening, "actors", first), _side(happening, "actors", second)


def _with(happening: Happening, first: Row | None) -> list[Row]:
    """Give those of other states that the act is done together with, in a meeting or a deal also of its own.

    Of other acts one report must tell them together, and nobody that the act is done to.
    """
    others = [party for party in happening.row["actors"] if party is not first]
    if first is None or happening.row["type"] in TOGETHER:
        return others
    mention = happening.typical.mention
    if mention["recipients"]:
        return []
    here = {(party["actor"], party["country"]) for party in mention["actors"]}
    return [p for p in others if p["country"] != first["country"] and (p["actor"], p["country"]) in here]


def _but(parties: Sequence[Row], others: Sequence[Row]) -> Sequence[Row]:
    """Give *parties* without the countries of *others*; all of them where that would leave nobody."""
    known = {party["country"] for party in others}
    return [party for party in parties if party["country"] not in known] or parties


def _one(parties: Sequence[Row], asked: Sequence[str]) -> Row | None:
    wanted = (party for party in parties if party["country"] in asked or party["actor"] in asked)
    return next(wanted, parties[0] if parties else None)


def _side(happening: Happening, role: str, party: Row | None) -> Side | None:
    if party is None:
        return None
    mentions = [mention for report in (happening.typical, *happening.reports) for mention in report.mention[role]]
    same = [m for m in mentions if m["actor"] == party["actor"] and party["actor"]]
    same = same or [m for m in mentions if m["country"] == party["country"]]
    return Side(
        name=party["name"], country=party["country"], kind=party["kind"],
        sector=_known(same, "sector"), role=_known(same, "role"), raw=_known(same, "text"),
    )  # fmt: skip


def _known(mentions: Sequence[Row], name: str) -> str | None:
    return next((mention[name] for mention in mentions if mention[name]), None)
