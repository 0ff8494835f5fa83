"""Two parties between them, for a program: cooperation and conflict by period, and the numbers told."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from dateline.query import Selection
from dateline.query.figures import figures
from dateline.query.pairs import Tally, acts_of, balance
from dateline.query.parties import party_key, party_name
from dateline.serve.api.asked import LONGEST_NAME, Span
from dateline.serve.parameters import Record, Refused, plover_types

router = APIRouter()

Party = Annotated[str, Path(min_length=1, max_length=LONGEST_NAME, description="A state or an actor: code, name, id.")]


class Between(Span):
    """The filters of a pair."""

    unit: Literal["day", "week", "month", "quarter", "year"] | None = Field(None, description="None: the best fit.")
    origins: int = Field(0, ge=0, le=1_000_000, description="At least so many independent sources.")


class Period(BaseModel):
    """Happenings of one period in PLOVER's quarters, and the mean of their scores, -10 to 10; `last` is included."""

    first: str
    last: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    mean_score: float | None
    types: dict[str, int]


class Told(BaseModel):
    """A number as one article tells it; a bound is null where the words leave it open."""

    id: str
    day: str | None
    precision: str | None
    text: str
    low: float | None
    high: float | None
    modifier: str
    additional: bool
    unit: str | None
    of: str | None
    event: str
    title: str
    article: str
    outlet: str | None
    source: str | None


class Pair(BaseModel):
    """Two parties: `keys` as the record has them, the balance by `unit`, what is left out of it, figures by noun."""

    keys: tuple[str, str]
    names: tuple[str, str]
    unit: str
    periods: list[Period]
    left_out: int
    figures: dict[str, list[Told]]


@router.get("/pair/{a}/{b}", summary="Cooperation and conflict of two, and numbers told of them")
def pair(store: Record, a: Party, b: Party, asked: Annotated[Between, Query()]) -> Pair:
    """Give the balance of two parties by period, counted in happenings, and the figures of their happenings."""
    keys = (party_key(store, a), party_key(store, b))
    if keys[0] == keys[1]:
        raise Refused(f"{a!r} and {b!r} are the same; a pair is of two")
    wanted = Selection(parties=keys, since=asked.since, until=asked.until, origins=asked.origins)
    acts, undated = acts_of(store, wanted)
    found = balance(acts, plover_types(), undated=undated, unit=asked.unit)
    told = {noun: [Told(**asdict(one)) for one in entries] for noun, entries in figures(store, wanted).items()}
    return Pair(
        keys=keys, names=(party_name(store, keys[0]), party_name(store, keys[1])), unit=found.unit,
        periods=[_period(tally) for tally in found.tallies], left_out=found.left_out, figures=told,
    )  # fmt: skip


def _period(tally: Tally) -> Period:
    one, two, three, four = tally.counts
    return Period(
        first=tally.period.first.isoformat(), last=tally.period.last.isoformat(), verbal_cooperation=one,
        material_cooperation=two, verbal_conflict=three, material_conflict=four, mean_score=tally.score,
        types=dict(tally.types),
    )  # fmt: skip
