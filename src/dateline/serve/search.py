"""Search: articles, statements and events by their words. In: words and filters in the address. Out: a page of hits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.query.cues import cues_of
from dateline.query.outlets import outlet_names
from dateline.query.parties import country_names, party_name
from dateline.query.search import COUNTED_TO, RANKED_TO, Found, Hit, Run, Search, count, search, search_all, terms_of
from dateline.serve.addresses import address
from dateline.serve.answers import View, answer
from dateline.serve.filters import Chip
from dateline.serve.parameters import Record, check_names, choice, day, party, text, whole_number
from dateline.store import Store

router = APIRouter()

KINDS = ("event", "statement", "article")
# Hits a page, and of each kind where all three are shown.
PAGE, FIRST = 30, 5


@router.get("/search")
def search_page(request: Request, store: Record) -> Response:
    """Give what the words in the address find: the first of each kind, or a page of one."""
    check_names(request, ("q", "kind", "a", "since", "until", "outlet", "after", "limit"))
    kind = choice(request, "kind", ("all", *KINDS))
    shown = KINDS if kind == "all" else (kind,)
    wanted, typed = _wanted(request, store), request.query_params.get("q", "")
    limit = whole_number(request, "limit", least=1, most=200, default=FIRST if kind == "all" else PAGE)
    after = text(request, "after") if kind != "all" else None
    found = [search(store, wanted, one, after=after, limit=limit) for one in shown]
    counts = {one: count(store, wanted, one) for one in KINDS}
    context = {
        "typed": typed, "wanted": wanted, "kind": kind, "found": found, "counts": counts, "counted_to": COUNTED_TO,
        "cues": cues_of(store, (hit.id for one in found for hit in one.hits if hit.kind == "statement")),
        "ranked_to": RANKED_TO, "terms": terms_of(typed), "chips": _chips(request, store, wanted), "is_later": after,
        "name": party_name(store, wanted.party) if wanted.party else "", "states": sorted(country_names().values()),
        "outlets": outlet_names(store),
        "next": address(request, after=found[0].next) if kind != "all" and found[0].next else None,
    }  # fmt: skip
    view = View(
        template="search.html", part="search_part.html", title=f"{typed.strip()} – search" if typed else "Search",
        context=context, data=lambda: _data(typed, found, counts), rows=lambda: _rows(store, wanted, shown),
    )  # fmt: skip
    return _in_place(answer(request, view))


def _wanted(request: Request, store: Store) -> Search:
    name = text(request, "a")
    return Search(
        words=request.query_params.get("q", ""), since=day(request, "since"), until=day(request, "until"),
        party=party(store, name) if name else None, outlet=text(request, "outlet"),
    )  # fmt: skip


def _in_place(response: Response) -> Response:
    """Let each letter that is typed replace the address, so that "back" leads out of the search."""
    pushed = response.headers.get("hx-push-url")
    if pushed:
        del response.headers["hx-push-url"]
        response.headers["hx-replace-url"] = pushed
    return response


def _chips(request: Request, store: Store, wanted: Search) -> list[Chip]:
    named = (
        ("names", "a", party_name(store, wanted.party) if wanted.party else None), ("since", "since", wanted.since),
        ("until", "until", wanted.until), ("outlet", "outlet", wanted.outlet),
    )  # fmt: skip
    return [Chip(label, value, address(request, drop=(name, "after"))) for label, name, value in named if value]


def _data(typed: str, found: list[Found], counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "q": typed, "counted_to": COUNTED_TO, "counts": counts,
        "found": [{"kind": one.kind, "order": "newest" if one.common else "best", "next": one.next,
                   "hits": [_row(hit) for hit in one.hits]} for one in found],
    }  # fmt: skip


def _rows(store: Store, wanted: Search, kinds: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for kind in kinds:
        yield from (_row(hit) for hit in search_all(store, wanted, kind))


def _row(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind, "id": hit.id, "day": hit.day, "precision": hit.precision, "title": _plain(hit.title),
        "snippet": _plain(hit.snippet), "found": sorted({run.words for run in hit.snippet if run.is_found}),
        "outlet": hit.outlet, "articles": hit.articles, "origins": hit.origins,
    }  # fmt: skip


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.words for run in runs)
