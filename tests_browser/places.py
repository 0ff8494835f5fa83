"""Every page of a record, by name. In: the address of a server on the examples. Out: addresses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.request import urlopen

# Pages that are found by what the record holds, and those that are always there.
FACTS = ("event", "statement", "actor", "article", "cite")
LISTS = {
    "timeline": "/timeline",
    "timeline of a pair": "/timeline?a=CHN&b=USA",
    "timeline, nothing found": "/timeline?a=PRK&b=RUS&since=2020",
    "pair": "/pair/CHN/USA",
    "pairs": "/pairs",
    "statements": "/statements",
    "actors": "/actors",
    "search": "/search",
    "search, found": "/search?q=apolog",
    "search, one kind": "/search?q=china&kind=article&since=2001-04",
    "search, nothing found": "/search?q=zeppelin+herring",
    "sources": "/sources",
    "not coded": "/not-coded",
    "problems": "/problems",
    "judgements": "/judgements",
}
NAMES = (*LISTS, *FACTS)


def place(home: str, name: str) -> str:
    """Give the address of the page called *name*, without the server's."""
    return LISTS.get(name) or f"/{name}/{fact(home, name)}"


@cache
def fact(home: str, kind: str) -> str:
    """Give the id of a fact of *kind* that has much to show."""
    if kind in ("event", "cite"):
        events = asked(home, "/timeline.json?limit=500")["entries"]
        return str(max(events, key=lambda event: (bool(event["disputed"]), event["articles"]))["id"])
    if kind == "actor":
        event = asked(home, f"/event/{fact(home, 'event')}.json")
        return str(next(actor for actor in found_in(event, "actor") if isinstance(actor, str)))
    found = asked(home, f"/search.json?q=china&kind={kind}&limit=50")["found"][0]["hits"]
    # Of statements that of a person: a name of one word is a state or an office.
    return str(
        max(found, key=lambda hit: (" " in (hit["title"] or ""), hit["articles"] or 0, len(hit["snippet"])))["id"]
    )


def asked(home: str, address: str) -> Any:
    """Give the JSON at an address."""
    with urlopen(home + address) as answer:
        return json.load(answer)


def found_in(value: Any, name: str) -> list[Any]:
    """Give what stands under *name* anywhere in a JSON value."""
    if isinstance(value, dict):
        return [*([value[name]] if name in value else []), *(x for one in value.values() for x in found_in(one, name))]
    return [x for one in value for x in found_in(one, name)] if isinstance(value, list) else []
