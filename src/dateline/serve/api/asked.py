"""What a program may ask for. In: the address. Out: checked values; what cannot be read is refused."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dateline.query import Selection
from dateline.query.parties import party_key
from dateline.store import Store

LONGEST_PAGE = 200
LONGEST_NAME = 200


def _civil(words: str) -> str:
    """Give *words* where they are a day, a month or a year of the calendar."""
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError as error:
        raise ValueError("give a day, a month or a year: 2022-05-10, 2022-05 or 2022") from error
    return words


Day = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), AfterValidator(_civil)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Cursor = Annotated[str, Field(max_length=120, description="The `next` of the page before, as it was given.")]
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
StatusName = Literal[
    "happened", "ongoing", "planned", "threatened", "requested", "alleged", "denied", "negated", "hypothetical",
]  # fmt: skip


class Asked(BaseModel):
    """A question; names that it does not have are refused, since a misspelt filter must not be left out in silence."""

    model_config = ConfigDict(extra="forbid")


class Leaf(Asked):
    """Which page of a list."""

    after: Cursor | None = None
    limit: int = Field(50, ge=1, le=LONGEST_PAGE)
    order: Literal["newest", "oldest"] = "newest"

    @property
    def newest_first(self) -> bool:
        """Whether the latest day comes first; what has no day is last either way."""
        return self.order == "newest"


class Span(Asked):
    """Civil days; both ends are included."""

    since: Day | None = None
    until: Day | None = None


class Happenings(Leaf, Span):
    """The filters of the timeline."""

    a: Name | None = Field(None, description="A state (code, name, demonym) or an actor (name, id) that takes part.")
    b: Name | None = Field(None, description="Another.")
    type: list[PloverType] = Field(default_factory=list, description="PLOVER types, any of which.")
    status: list[StatusName] = Field(default_factory=list, description="Any of which.")
    outlet: Name | None = None
    origins: int = Field(0, ge=0, le=1_000_000, description="At least so many independent sources.")
    abroad: bool = Field(False, description="Only acts across a border: of two countries or more.")
    everything: bool = Field(
        False, description="Also what was told as history, as hypothetical, or as not happened, and doubtful readings."
    )

    def selection(self, store: Store) -> Selection:
        """Give the filters with parties as the record knows them."""
        return Selection(
            parties=tuple(dict.fromkeys(party_key(store, name) for name in (self.a, self.b) if name)),
            since=self.since, until=self.until, types=tuple(self.type), statuses=tuple(self.status),
            outlet=self.outlet, origins=self.origins, abroad=self.abroad, everything=self.everything,
        )  # fmt: skip


class Utterances(Leaf, Span):
    """The filters of statements."""

    by: Name | None = Field(None, description="Who said it.")
    to: Name | None = Field(None, description="To whom.")
    about: Name | None = Field(None, description="Words that the utterance holds.")
    outlet: Name | None = None
    origins: int = Field(0, ge=0, le=1_000_000, description="At least so many independent sources.")

    def selection(self, store: Store) -> Selection:
        """Give the filters with parties as the record knows them."""
        return Selection(
            by=party_key(store, self.by) if self.by else None, to=party_key(store, self.to) if self.to else None,
            about=self.about, since=self.since, until=self.until, outlet=self.outlet, origins=self.origins,
        )  # fmt: skip


class Papers(Leaf, Span):
    """The filters of articles."""

    outlet: Name | None = None

    def selection(self) -> Selection:
        """Give the filters."""
        return Selection(since=self.since, until=self.until, outlet=self.outlet)


class Words(Span):
    """Whose wording."""

    speaker: Name = Field(description="Whose words: a state or an actor.")
    target: Name | None = Field(None, description="To or about whom.")
    least: int = Field(1, ge=1, le=1_000_000, description="Statements that a phrase is used in.")


class Looked(Span):
    """What is searched for."""

    q: Name = Field(description='Words, "phrases", begin*; all of them must stand there.')
    kind: Literal["article", "statement", "event"] = "event"
    party: Name | None = Field(None, description="A state or an actor that has to do with it.")
    outlet: Name | None = None
    after: Cursor | None = None
    limit: int = Field(30, ge=1, le=LONGEST_PAGE)


class Judged(Asked):
    """A judgement to keep: `left` and `right` are ids, `right` a name where the verdict is actor."""

    verdict: Literal["same", "apart", "wrong", "actor", "undo"]
    left: Name
    right: Name | None = None
    by: Name
