"""The vocabulary: every value that travels between rooms. In: nothing. Out: frozen values.

``None`` means *not known*. Spans count code points of ``Article.text``, half-open, and
``text[start:end]`` is exactly what a person reads there. Field names and their meaning
follow docs/record.md; ids are hashes, so the same input gives the same ids anywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, ``text[start:end]``, counted in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}:{self.end}")

    def contains(self, other: Span) -> bool:
        """Tell whether *other* lies inside this span (or is this span)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Give the words this span points at."""
        return text[self.start : self.end]


def digest(*parts: str) -> str:
    """Give the 16-hex-digit id of *parts*: the head of the SHA-256 of the parts joined by NUL.

    64 bits: a collision among ten million ids has a chance of about 3 in a million.
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mention_id(article_id: str, kind: str, span: Span) -> str:
    """Give the id of the mention of *kind* at *span* (docs/record.md, "Ids")."""
    return digest(article_id, kind, str(span.start), str(span.end))


# -- reading ---------------------------------------------------------------------------


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


# -- the cleaned article ---------------------------------------------------------------


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
    ``not_coded`` is None, ``language``, ``empty`` or ``too_long``.
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


# -- the parse -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is an index into the sentence, -1 for the root.

    ``upos`` and ``deprel`` are Universal Dependencies v2; ``xpos`` is the Penn tag (tense);
    ``entity`` is a label such as PERSON, with ``B-`` or ``I-`` before it, or "".
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, and which block of the article it stands in."""

    tokens: tuple[Token, ...]
    block: int
    is_title: bool

    @property
    def span(self) -> Span:
        """From the first character of the first word to the last of the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of one article, in order, and the name and version of the parser."""

    parser: str
    sentences: tuple[Sentence, ...]


# -- findings --------------------------------------------------------------------------


class TimexType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression. ``start``/``end`` are civil days, ``end`` exclusive, None if it has no place on the calendar.

    ``anchor``: ``explicit``, ``published``, or the id of the earlier time mention it was counted from.
    """

    id: str
    span: Span
    type: TimexType
    value: str
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened. ``span`` is None where it rests on the article's own day.

    ``basis``: ``clause``, ``sentence``, ``article`` (the reporting day).
    """

    span: Span | None
    value: str
    start: date | None
    end: date | None
    precision: str | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named in the text. ``country`` is ISO 3166-1 alpha-3; degrees are WGS 84; ``kind``
    is country, admin1, city, site, sea or region."""

    span: Span
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for somebody who acts or speaks.

    ``name``: the resolved full name ("he" -> "Kim Jong Un"), None where it stays unnamed.
    ``actor``: id of the actor line, None without a name. ``country``: ISO 3166-1 alpha-3,
    KOS, UNO, EUR, IGO, NGO or MNC. ``sector``: PLOVER's. ``kind``: person, state, body,
    group or role. ``sure``: False where the reading is the best of several; ``others`` has
    the rest.
    """

    span: Span
    text: str
    name: str | None = None
    actor: str | None = None
    kind: str = "role"
    country: str | None = None
    role: str | None = None
    sector: str | None = None
    sure: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The word that marks an attribution, and its lemma."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count with its bounds. ``span`` covers the number words, ``text`` the whole phrase."""

    id: str
    span: Span
    text: str
    low: float | None
    high: float | None
    modifier: str
    additional: bool = False
    unit: str | None = None
    of: str | None = None
    event_mention: str | None = None
    when: When | None = None
    attribution: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One report that somebody said, wrote, believes or wants something.

    ``directness``: direct, indirect, mixed. ``class_``: speech, belief, stance. ``via``: the
    chain between source and article, nearest to the source first.
    """

    id: str
    directness: str
    class_: str
    source: ActorMention | None
    cue: Cue | None
    content: tuple[Span, ...]
    addressee: ActorMention | None = None
    via: tuple[ActorMention, ...] = ()
    negated: bool = False
    when: When | None = None
    rule: str = ""


class Status(StrEnum):
    """How far an event is a fact, in order of precedence where two fit."""

    DENIED = "denied"
    ALLEGED = "alleged"
    THREATENED = "threatened"
    REQUESTED = "requested"
    PLANNED = "planned"
    HAPPENED = "happened"
    ONGOING = "ongoing"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One text's report of an act, in PLOVER 2.0. Reciprocal acts have everybody in ``actors``.

    ``attribution``: id of the attribution that reports it, None when the article says it itself.
    ``confidence``: 0 to 1, higher is surer.
    """

    id: str
    trigger: Span
    evidence: Span
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    score: float
    cameo: str | None
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    when: When | None
    where: Place | None
    status: Status
    historical: bool
    figures: tuple[str, ...]
    attribution: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held, as attested: ``basis`` says by what (a table's row, or the words of an article)."""

    title: str
    country: str | None
    start: date | None
    end: date | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that came of one article, replaced as one when it is read again.

    ``published`` is the article's date after its own clues were weighed; ``place`` that of its dateline.
    """

    article: str
    published: Published | None
    place: Place | None
    agency: str | None
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()


# -- what linking makes of findings ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were linked: a feature, what it showed, and what that weighed."""

    feature: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two articles or two mentions; never edited.

    ``relation``: copy_of, version_of, same_event, same_statement, corroborates, contradicts.
    ``decided_by``: the rule's name, or a person's.
    """

    id: str
    left: str
    right: str
    relation: str
    score: float
    reasons: tuple[Reason, ...]
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on mentions, which outranks every rule: same, apart, wrong or actor."""

    id: str
    verdict: str
    left: str
    right: str | None
    by: str
    at: str


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give *spans* sorted by place, touching or overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
