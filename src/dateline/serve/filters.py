"""The filters of a view as its reader sees them. In: Selection, request. Out: words, and addresses without each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from dateline.query import Selection
from dateline.query.parties import party_name
from dateline.serve.addresses import address
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: its words, whether they are a text of the record, and the address without it."""

    label: str
    value: str
    without: str


def chips(request: Request, store: Store, wanted: Selection) -> list[Chip]:
    """Give the filters that *wanted* sets, in the order of the form."""
    gone = ("after",)
    named = [name for name in ("a", "b") if request.query_params.get(name)]
    found = [
        Chip("party", party_name(store, key), address(request, drop=(name, *gone)))
        for name, key in zip(named, wanted.parties, strict=False)
    ]
    for label, names, value in _words(store, wanted):
        if value:
            found.append(Chip(label, value, address(request, drop=(*names, *gone))))
    return found


def _words(store: Store, wanted: Selection) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    yield "by", ("by",), party_name(store, wanted.by) if wanted.by else None
    yield "to", ("to",), party_name(store, wanted.to) if wanted.to else None
    yield "words", ("about",), wanted.about
    yield "since", ("since",), wanted.since
    yield "until", ("until",), wanted.until
    yield "type", ("type",), ", ".join(one.lower() for one in wanted.types)
    yield "status", ("status",), ", ".join(wanted.statuses)
    yield "outlet", ("outlet",), wanted.outlet
    yield "at least", ("origins",), f"{wanted.origins} origins" if wanted.origins else None
    yield "only", ("abroad",), "across borders" if wanted.abroad else None
    yield "also", ("everything",), "history, what was not real and doubtful readings" if wanted.everything else None
