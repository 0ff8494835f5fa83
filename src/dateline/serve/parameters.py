"""What a person set in the address. In: a request. Out: a Selection and checked values, or a Refused that says why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Annotated

from fastapi import Depends, Request

from dateline.errors import ConfigError, StoreError
from dateline.knowledge.events import PloverType, load_types
from dateline.model import Status
from dateline.query import Fact, Selection, show
from dateline.query.parties import party_key
from dateline.store import Store

# The filters of every view: the fields of Selection, under the names that stand in addresses.
FILTERS = (
    "a",
    "b",
    "since",
    "until",
    "type",
    "status",
    "outlet",
    "origins",
    "abroad",
    "everything",
    "by",
    "to",
    "about",
)
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
YES, NO = ("1", "on", "yes", "true"), ("", "0", "off", "no", "false")
LONGEST_WORDS = 200


class Refused(Exception):  # noqa: N818  it is what happens to a request, not a fault of ours
    """A request that cannot be answered, and what to say: a status of HTTP and a message that tells how to mend it."""

    def __init__(self, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.message, self.status = message, status


def record(request: Request) -> Store:
    """Give the record that is served."""
    store = request.app.state.store
    assert isinstance(store, Store)
    return store


Record = Annotated[Store, Depends(record)]


def selection(
    request: Request, store: Store, *, also: Collection[str] = (), without: Collection[str] = ()
) -> Selection:
    """Give the filters in the address of *request*; an empty one does not narrow.

    Args:
        request: what was asked.
        store: the record, in which actors are looked up.
        also: names that this view reads itself, beside the filters.
        without: filters that this view does not have.

    Raises:
        Refused: a name that is no filter here, or a value that cannot be read.
    """
    known = [name for name in FILTERS if name not in without]
    check_names(request, (*known, *also))
    words = {name: text(request, name) for name in FILTERS if name not in ("type", "status")}
    return Selection(
        parties=tuple(dict.fromkeys(party(store, name) for name in (words["a"], words["b"]) if name)),
        since=day(request, "since"), until=day(request, "until"),
        types=several(request, "type", sorted(plover_types())), statuses=several(request, "status", list(Status)),
        outlet=words["outlet"], origins=whole_number(request, "origins", least=0, most=1_000_000),
        abroad=switch(request, "abroad"), everything=switch(request, "everything"),
        by=party(store, words["by"]) if words["by"] else None, to=party(store, words["to"]) if words["to"] else None,
        about=words["about"],
    )  # fmt: skip


def check_names(request: Request, known: Collection[str]) -> None:
    """Refuse a name in the address that the view does not read: a misspelt filter must not be left out in silence."""
    for name in request.query_params:
        if name not in known:
            raise Refused(f"this view has no filter {name!r}; it has {', '.join(known)}")


def text(request: Request, name: str) -> str | None:
    """Give the words set for *name*, None where there are none."""
    words = " ".join(request.query_params.get(name, "").split())
    if len(words) > LONGEST_WORDS or "\0" in words:
        raise Refused(f"{name} is longer than {LONGEST_WORDS} characters, or is not text; give fewer words")
    return words or None


def day(request: Request, name: str) -> str | None:
    """Give a civil day, month or year in ISO 8601."""
    words = text(request, name)
    if words is None:
        return None
    fits = DAY.fullmatch(words)
    try:
        date.fromisoformat((words + "-01-01")[:10] if fits else "")
    except ValueError:
        raise Refused(f"{name} is {words!r}; give a day, a month or a year: 2022-05-10, 2022-05 or 2022") from None
    return words


def several(request: Request, name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Give the values set for *name*, each one of *known* in any case: repeated, or with commas between."""
    by_fold = {value.casefold(): str(value) for value in known}
    given = [value.strip() for values in request.query_params.getlist(name) for value in values.split(",")]
    for value in given:
        if value and value.casefold() not in by_fold:
            raise Refused(f"{name} has {value[:40]!r}; use of {', '.join(known)}")
    return tuple(dict.fromkeys(by_fold[value.casefold()] for value in given if value))


def choice(request: Request, name: str, known: Sequence[str]) -> str:
    """Give the one of *known* that is set for *name*, the first where none is."""
    value = text(request, name) or known[0]
    if value not in known:
        raise Refused(f"{name} is {value!r}; use one of {', '.join(known)}")
    return value


def whole_number(request: Request, name: str, *, least: int, most: int, default: int = 0) -> int:
    """Give the number set for *name*, *default* where none is."""
    value = text(request, name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
        raise Refused(f"{name} is {value!r}; give a whole number from {least} to {most}")
    return int(value)


def switch(request: Request, name: str) -> bool:
    """Tell whether *name* is on."""
    value = (text(request, name) or "").lower()
    if value not in YES + NO:
        raise Refused(f"{name} is {value!r}; give 1 or leave it out")
    return value in YES


def party(store: Store, name: str) -> str:
    """Give the country code or the actor's id that *name* stands for; the refusal says what it may be."""
    try:
        return party_key(store, name)
    except ConfigError as error:
        raise Refused(str(error)) from error


def fact_at(store: Store, key: str) -> Fact:
    """Give the fact with the id *key*, or the only one whose id starts so; a 404 where there is none."""
    try:
        return show(store, key)
    except StoreError as error:
        raise Refused(str(error), status=404) from error


@cache
def plover_types() -> dict[str, PloverType]:
    """Give PLOVER's types by name."""
    return load_types()
