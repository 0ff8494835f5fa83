"""An article as found, and as cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dateline.model.spans import Span, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One article as it was found, before anything is understood.

    ``content`` is decoded text: a page's HTML when ``media_type`` is ``text/html``, else plain
    text, which may be empty when only ``title`` is known. ``published``, ``language``,
    ``retrieved`` are as the input gave them.
    """

    id: str
    external_id: str
    locator: str
    media_type: str
    content: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read: data, not silence. ``locator`` names the input."""

    id: str
    locator: str
    message: str


def problem_at(locator: str, message: str) -> Problem:
    """Give the Problem of *locator*; the same trouble has the same id on every run."""
    return Problem(id=digest("problem", locator, message), locator=locator, message=message)


class FurnitureKind(StrEnum):
    """What a stretch of text is that is not the article's own words."""

    TITLE = "title"
    CAPTION = "caption"
    PROMOTION = "promotion"
    RELATED = "related"
    SUBSCRIPTION = "subscription"
    COMMENTS = "comments"
    BYLINE = "byline"
    STAMP = "stamp"
    NAVIGATION = "navigation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A marked stretch of text: kept where it is, never read for facts (the title excepted)."""

    span: Span
    what: FurnitureKind


class Precision(StrEnum):
    """How finely a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PublishedBasis(StrEnum):
    """What a date of publication rests on."""

    METADATA = "metadata"
    TEXT = "text"
    INFERRED = "inferred"
    LINKED = "linked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out: an aware date-time, or a civil day where no hour is known.

    With precision month or year, ``moment`` is the first day of that month or year.
    ``why`` is one sentence that names the clues.
    """

    moment: date | datetime
    precision: Precision
    basis: PublishedBasis
    why: str

    @property
    def day(self) -> date:
        """The civil day at the publisher's own offset."""
        return self.moment.date() if isinstance(self.moment, datetime) else self.moment

    def isoformat(self) -> str:
        """Give the ISO 8601 form, cut to the precision ("2022", "2022-05", "2022-05-10")."""
        whole = self.moment.isoformat()
        return {Precision.YEAR: whole[:4], Precision.MONTH: whole[:7]}.get(self.precision, whole)


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article came out; ``days`` are the first and last day it can have been, where clues leave several."""

    published: Published | None
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The dateline itself, "SEOUL, May 10 (AP) —": the span of its words and what they say.

    ``month`` and ``day`` without ``year`` where the line gives no year. ``place`` and
    ``agency`` are as written.
    """

    span: Span
    place: str | None = None
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (or the title) to be parsed on its own: one line, or hard-wrapped lines."""

    span: Span
    is_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text with everything that is not its own words marked.

    ``blocks`` are what later rooms read, in order of the text: title first where there is
    one, then the body's paragraphs; they never overlap furniture other than the title.
    ``not_coded`` is None, ``language``, ``empty`` or ``too_long``. ``agency`` is the wire that its
    dateline or its authors credit.
    """

    id: str
    external_id: str
    locator: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: tuple[str, ...]
    language: str | None
    text: str
    sha256: str
    furniture: tuple[Furniture, ...]
    blocks: tuple[Block, ...]
    published: Published | None
    retrieved: str | None
    opening: Opening | None
    not_coded: str | None
    agency: str | None = None
