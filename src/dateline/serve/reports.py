"""A pair or an actor as one file to keep, print and mail. In: Store, Selection. Out: HTML that needs nothing else.

No script, no server, no address but those of the articles: a policy in its head forbids the rest. The same
record gives the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dateline import __version__
from dateline.query import Selection
from dateline.query.cues import cues_of
from dateline.query.dossier import Dossier, Happening, dossier
from dateline.query.pairs import Tally, acts_of, balance
from dateline.serve.balances import drawn_balance, drawn_types
from dateline.serve.ladders import Ladder, ladder_of
from dateline.serve.numbers import figure_charts
from dateline.serve.parameters import plover_types
from dateline.serve.phrases import MONTHS
from dateline.serve.templating import STATIC, environment
from dateline.store import Store
from dateline.wording import wording_lately

# Figures of one noun, and origins, that a report lists; the record has all.
MOST_FIGURES, MOST_ORIGINS = 25, 30
# A timeline over more years than these is headed by year, not by month.
MONTHS_WITHIN_YEARS = 4
SHEETS = ("style.css", "report.css")


def report(store: Store, wanted: Selection) -> str:
    """Give the report on the parties of *wanted*, one or two, within its other filters, as one HTML document."""
    it = dossier(store, wanted)
    acts, undated = acts_of(store, wanted)
    counted = balance(acts, plover_types(), undated=undated)
    link = partial(_first_of, it.happenings)
    style = _style()
    context = {
        "it": it, "title": " and ".join(it.names), "days": _days(it), "filters": _filters(wanted), "sums": _sums(it),
        "balance": counted, "chart": drawn_balance(counted, it.names, link),
        "types_chart": drawn_types(counted, it.names, link), "groups": _groups(it.happenings),
        "disputed": [one for one in it.happenings if one.disputes], "ladders": _ladders(store, it),
        "figure_charts": figure_charts(it.figures, lambda one: _place(it, one.event)),
        "cues": cues_of(store, (said.entry.id for way in it.ways for said in way.said)),
        "papers": {paper.id: paper for paper in it.papers},
        "numbers": {paper.id: number for number, paper in enumerate(it.papers, 1)},
        "places": {one.entry.id: one.number for one in it.happenings}, "made": _made(store),
        "most_figures": MOST_FIGURES, "most_origins": MOST_ORIGINS, "style": Markup(style),
        "style_hash": b64encode(sha256(style.encode()).digest()).decode(),
    }  # fmt: skip
    return environment().get_template("report.html").render(**context)


def _style() -> str:
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)


def _made(store: Store) -> dict[str, Any]:
    notes = store.notes()
    return {"dateline": notes.get("dateline") or __version__, "parser": notes.get("parser"),
            "articles": store.counts()["article"]}  # fmt: skip


def _days(it: Dossier) -> tuple[str, str] | None:
    days = sorted(one.entry.day for one in it.happenings if one.entry.day)
    return (days[0], days[-1]) if days else None


def _filters(wanted: Selection) -> list[tuple[str, str]]:
    """Give what narrows the report beside its parties, in words."""
    said = (
        ("since", wanted.since), ("until", wanted.until), ("type", ", ".join(wanted.types)),
        ("status", ", ".join(wanted.statuses)), ("outlet", wanted.outlet),
        ("at least", f"{wanted.origins} origins" if wanted.origins else None),
        ("with", "what was told as history or as hypothetical, and doubtful readings" if wanted.everything else None),
    )  # fmt: skip
    return [(name, value) for name, value in said if value]


def _sums(it: Dossier) -> list[tuple[int, str]]:
    statements = {said.entry.id for way in it.ways for said in way.said}
    disputes = sum(bool(one.disputes) for one in it.happenings)
    names = (("happening", len(it.happenings)), ("article", len(it.papers)), ("outlet", len(it.outlets)),
             ("origin", len(it.origins)), ("statement", len(statements)), ("dispute", disputes))  # fmt: skip
    return [(count, name if count == 1 else name + "s") for name, count in names]


def _groups(happenings: Sequence[Happening]) -> list[tuple[str, list[Happening]]]:
    """Give the happenings under the names of their months, or of their years where they reach over many."""
    years = {one.entry.day[:4] for one in happenings if one.entry.day}
    by_year = len(years) > MONTHS_WITHIN_YEARS

    def name(one: Happening) -> str:
        day, precision = one.entry.day, one.entry.precision
        if not day:
            return "Undated"
        if by_year or precision in ("year", "decade", "century"):
            return day[:4]
        return f"{MONTHS[int(day[5:7]) - 1]} {day[:4]}"

    return [(key, list(group)) for key, group in groupby(happenings, name)]


def _first_of(happenings: Sequence[Happening], *, tally: Tally, type: str | None = None) -> str:
    """Give the place of the first happening of a period, and of a type where one is given."""
    first, last = tally.period.first.isoformat(), tally.period.last.isoformat()
    for one in happenings:
        if one.entry.day and first <= one.entry.day <= last and type in (None, one.entry.type):
            return f"#h{one.number}"
    return "#timeline"


def _place(it: Dossier, event: str) -> str:
    return next((f"#h{one.number}" for one in it.happenings if one.entry.id == event), "#figures")


def _ladders(store: Store, it: Dossier) -> list[Ladder]:
    ways = (((0, 1), (1, 0)) if len(it.keys) > 1 else ((0, None),)) if it.keys else ()
    found = []
    for a, b in ways:
        whom, hearer = (None, "") if b is None else (it.keys[b], it.names[b])
        phrases, read = wording_lately(store, it.keys[a], whom, since=it.wanted.since, until=it.wanted.until)
        found.append(ladder_of(phrases, it.names[a], hearer, read))
    return found
