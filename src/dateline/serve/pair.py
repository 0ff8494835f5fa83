"""Two states between them: balance, types, statements, wording, figures, latest happenings; and the list of pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.query import Selection, StatementEntry
from dateline.query.ahead import ahead_of
from dateline.query.cues import cues_of
from dateline.query.exchanges import statements_page
from dateline.query.figures import figures
from dateline.query.paging import timeline_page
from dateline.query.pairs import Balance, acts_of, balance, pairs
from dateline.query.parties import party_name
from dateline.query.periods import UNITS
from dateline.serve.addresses import address
from dateline.serve.answers import View, answer
from dateline.serve.balances import drawn_balance, drawn_types
from dateline.serve.filters import chips
from dateline.serve.ladders import Ladder, ladder_of
from dateline.serve.numbers import figure_charts
from dateline.serve.parameters import Record, Refused, check_names, choice, party, plover_types, selection
from dateline.serve.timeline import ahead_address, form_choices
from dateline.store import Store
from dateline.wording import wording_lately

router = APIRouter()

LATEST = 8
# Numbers that a page reads, the latest first: more than it can draw.
MOST_FIGURES = 600
OWN = ("a", "b", "abroad", "by", "to", "about")


@router.get("/pairs")
def pair_list(request: Request, store: Record) -> Response:
    """Give the pairs of states that meet most often, each with the way to its page."""
    check_names(request, ())
    found = pairs(store)
    return answer(
        request,
        View(template="pairs.html", title="Pairs", context={"pairs": found}, data=found, rows=lambda: found),
    )


@router.get("/pair/{a}/{b}")
def pair(request: Request, store: Record, a: str, b: str) -> Response:
    """Give the page of two parties, each called by a code, a name or an id."""
    keys = _keys(store, a, b)
    if keys != (a, b):
        return RedirectResponse(address(request, path=f"/pair/{keys[0]}/{keys[1]}"), 303)
    wanted = replace(selection(request, store, also=("unit",), without=OWN), parties=keys)
    unit = choice(request, "unit", ("", *UNITS)) or None
    acts, undated = acts_of(store, wanted)
    found = balance(acts, plover_types(), undated=undated, unit=unit)
    told_numbers = figures(store, wanted, limit=MOST_FIGURES)
    said = _both_ways(store, wanted)
    ahead = ahead_of(store, wanted)
    latest = timeline_page(store, wanted, after=ahead.behind if ahead else None, limit=LATEST).entries
    to_timeline = partial(_timeline, request, keys)
    names = tuple(party_name(store, key) for key in keys)
    context = {
        "keys": keys, "names": names, "wanted": wanted, "chips": chips(request, store, replace(wanted, parties=())),
        "balance": found, "chart": drawn_balance(found, names, to_timeline),
        "types_chart": drawn_types(found, names, to_timeline), "said": said, "figures": told_numbers,
        "most_figures": MOST_FIGURES,
        "figure_charts": figure_charts(told_numbers, lambda one: f"/event/{one.event}"), "latest": latest,
        "cues": cues_of(store, (one.id for way in said for one in way.entries)), "ahead": ahead,
        "ahead_address": ahead_address(request, ahead, a=keys[0], b=keys[1]),
        "timeline": to_timeline(), "unit": unit or "", "units": UNITS,
        "shown": sum(sum(tally.counts) for tally in found.tallies),
        **form_choices(store),
    }  # fmt: skip
    data = {
        "pair": keys, "balance": found, "statements": said, "figures": told_numbers, "latest": latest,
        "ahead": ahead.entries if ahead else (),
    }  # fmt: skip
    title = " and ".join(names)
    view = View(
        template="pair.html", part="pair_part.html", title=title, context=context, data=lambda: data,
        rows=lambda: _balance_rows(found),
    )  # fmt: skip
    return answer(request, view)


@router.get("/pair/{a}/{b}/wording")
def pair_wording(request: Request, store: Record, a: str, b: str) -> Response:
    """Give how each of two parties puts it when it speaks to or about the other."""
    keys = _keys(store, a, b)
    if keys != (a, b):
        return RedirectResponse(address(request, path=f"/pair/{keys[0]}/{keys[1]}/wording"), 303)
    wanted = selection(request, store, without=(*OWN, "type", "status", "outlet", "origins", "abroad", "everything"))
    names = tuple(party_name(store, key) for key in keys)
    ladders = [
        _ladder(store, who, whom, wanted, speaker, hearer)
        for who, whom, speaker, hearer in ((*keys, *names), (*reversed(keys), *reversed(names)))
    ]
    title = f"How {names[0]} and {names[1]} put it"
    context = {"ladders": ladders, "keys": keys, "names": names, "pair": address(request, path=f"/pair/{a}/{b}")}
    view = View(
        template="wording.html", part="wording_part.html", title=title, context=context,
        data=[ladder.found for ladder in ladders],
        rows=lambda: [{"speaker": one.speaker, **row} for one in ladders for row in one.rows()],
    )  # fmt: skip
    return answer(request, view)


def _ladder(store: Store, who: str, whom: str, wanted: Selection, speaker: str, hearer: str) -> Ladder:
    found, read = wording_lately(store, who, whom, since=wanted.since, until=wanted.until)
    return ladder_of(found, speaker, hearer, read)


@dataclass(frozen=True, slots=True)
class Way:
    """What one party said to or about the other, the latest first, and the address of all of it."""

    speaker: str
    hearer: str
    entries: tuple[StatementEntry, ...]
    address: str


def _keys(store: Store, a: str, b: str) -> tuple[str, str]:
    keys = (party(store, a), party(store, b))
    if keys[0] == keys[1]:
        raise Refused(f"{a!r} and {b!r} are the same; a pair is of two")
    return keys


def _both_ways(store: Store, wanted: Selection) -> list[Way]:
    ways = []
    for who, whom in (wanted.parties, tuple(reversed(wanted.parties))):
        asked = Selection(by=who, since=wanted.since, until=wanted.until, outlet=wanted.outlet, origins=wanted.origins)
        entries = statements_page(store, asked, naming=whom, limit=LATEST).entries
        names = party_name(store, who), party_name(store, whom)
        ways.append(Way(*names, entries, f"/statements?by={who}&with={whom}"))
    return ways


def _timeline(request: Request, keys: tuple[str, str], *, tally: Any = None, type: str | None = None) -> str:
    """Give the address of the timeline behind a bar or a dot, with the filters of the page."""
    path = "/timeline"
    if tally is None:
        return address(request, path=path, a=keys[0], b=keys[1], unit=None)
    since, until = tally.period.first.isoformat(), tally.period.last.isoformat()
    if type is None:
        return address(request, path=path, a=keys[0], b=keys[1], unit=None, since=since, until=until)
    return address(request, path=path, a=keys[0], b=keys[1], unit=None, since=since, until=until, type=type)


def _balance_rows(found: Balance) -> Iterator[Mapping[str, Any]]:
    for tally in found.tallies:
        one, two, three, four = tally.counts
        yield {
            "from": tally.period.first.isoformat(), "to": tally.period.last.isoformat(), "verbal_cooperation": one,
            "material_cooperation": two, "verbal_conflict": three, "material_conflict": four, "mean_score": tally.score,
        }  # fmt: skip
