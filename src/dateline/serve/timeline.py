"""The timeline: of one state, a pair, an actor or all. In: filters in the address. Out: a page of happenings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model import Status
from dateline.query import Selection, TimelineEntry
from dateline.query.ahead import Ahead, ahead_of
from dateline.query.extent import extent
from dateline.query.outlets import outlet_names
from dateline.query.paging import COUNTED_TO, most_backed, timeline_all, timeline_count, timeline_page
from dateline.query.parties import country_names, party_name
from dateline.serve.addresses import address
from dateline.serve.answers import View, answer
from dateline.serve.filters import chips
from dateline.serve.parameters import Record, choice, fact_at, plover_types, selection, text, whole_number
from dateline.serve.phrases import QUADS, date_words
from dateline.store import Store

router = APIRouter()

# The first is the default. Days of most records hold one or two happenings: a heading for each would be half the page.
GROUPS = ("month", "day", "year")
ORDERS = ("newest", "oldest")
FINER = ("day", "month", "year")
# Happenings that stand before all others: as many as are read at a glance.
BACKED = 5
# Entries a page: about five screens, and still a few kilobytes.
PAGE = 50
MOST = 500


@router.get("/")
@router.get("/timeline")
def timeline(request: Request, store: Record) -> Response:
    """Give a page of happenings with the filters that led to it."""
    also = ("group", "order", "after", "limit")
    wanted = selection(request, store, also=also, without=("by", "to", "about"))
    group, order = choice(request, "group", GROUPS), choice(request, "order", ORDERS)
    after, newest_first = text(request, "after"), order == "newest"
    limit = whole_number(request, "limit", least=1, most=MOST, default=PAGE)
    page = timeline_page(store, wanted, after=after, limit=limit, newest_first=newest_first)
    ahead = ahead_of(store, wanted) if newest_first and not after else None
    shown = timeline_page(store, wanted, after=ahead.behind, limit=limit) if ahead else page
    names = [party_name(store, key) for key in wanted.parties]
    following = address(request, after=shown.next) if shown.next else None
    context = {
        "wanted": wanted, "names": names, "chips": chips(request, store, wanted), "group": group, "order": order,
        "groups": list(_grouped(shown.entries, group)), "ahead": ahead,
        "ahead_address": ahead_address(request, ahead), "count": timeline_count(store, wanted),
        "counted_to": COUNTED_TO, "is_later": after is not None, "next": following,
        "start": address(request, drop=("after",)), "backed": _most_backed(store, wanted, after),
        "pair": _pair(wanted), "extent": extent(store) if wanted == Selection() and not after else None,
        **form_choices(store),
    }  # fmt: skip
    view = View(
        template="timeline.html", part="timeline_part.html", title=" and ".join(names) or "Timeline", context=context,
        data=lambda: {"entries": page.entries, "next": page.next},
        rows=lambda: timeline_all(store, wanted, newest_first=newest_first),
    )  # fmt: skip
    return answer(request, view)


def _most_backed(store: Store, wanted: Selection, after: str | None) -> tuple[TimelineEntry, ...]:
    """Give what the most sources tell, to stand before the first page of all; a few lines say less than the page."""
    found = most_backed(store, BACKED) if wanted == Selection() and not after else ()
    return found if len(found) == BACKED else ()


def ahead_address(request: Request, ahead: Ahead | None, **parties: str) -> str:
    """Give the address of all that is dated after the last article, with the filters that are set and the parties."""
    return address(request, path="/timeline", since=ahead.since, order="oldest", unit=None, **parties) if ahead else ""


@router.get("/evidence/{key}")
def evidence(request: Request, store: Record, key: str) -> Response:
    """Give the sentences behind a fact."""
    fact = fact_at(store, key)
    citations = [one for part in (fact, *fact.parts) for one in part.citations]
    view = View(
        template="evidence.html", part="evidence_part.html", title="The sentences behind it",
        context={"fact": fact, "citations": citations}, data=citations,
    )  # fmt: skip
    return answer(request, view)


def form_choices(store: Store) -> dict[str, object]:
    """Give what the form of filters offers: states, outlets, and PLOVER's types by quarter."""
    types = plover_types()
    quarters = [(QUADS[quad], [name for name, found in types.items() if found.quad == quad]) for quad in QUADS]
    return {
        "states": sorted(country_names().values()), "outlets": outlet_names(store), "quarters": quarters,
        "statuses": [str(status) for status in Status],
    }  # fmt: skip


def _grouped(entries: Iterable[TimelineEntry], group: str) -> Iterator[tuple[str, list[TimelineEntry]]]:
    """Give the entries under the day, month or year of each; what is known to the year alone under its year."""
    for heading, found in groupby(entries, key=lambda entry: date_words(entry.day, _coarser(entry.precision, group))):
        yield heading, list(found)


def _coarser(precision: str | None, group: str) -> str:
    return max(precision if precision in FINER else "day", group, key=FINER.index)


def _pair(wanted: Selection) -> str | None:
    """Give the address of the pair's own page where two states are looked at."""
    if len(wanted.parties) == 2 and all(key in country_names() for key in wanted.parties):
        return f"/pair/{wanted.parties[0]}/{wanted.parties[1]}"
    return None
