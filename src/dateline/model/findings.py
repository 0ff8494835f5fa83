"""What one article says: times, actors, figures, attributions, events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.articles import Published
from dateline.model.spans import Span


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
    is country, admin1, city, site, sea or region. ``runner_up``: the next likeliest place of that name, in words
    ("Moscow, Idaho, USA"), None where nothing else goes by it."""

    span: Span
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for somebody who acts or speaks.

    ``name``: the resolved full name ("he" -> "Kim Jong Un"), None where it stays unnamed.
    ``actor``: id of the actor line, None without a name. ``country``: ISO 3166-1 alpha-3,
    KOS, UNO, EUR, IGO, NGO or MNC. ``sector``: PLOVER's. ``kind``: person, state, body,
    group or role. ``sure``: False where the reading is the best of several; ``others`` has
    the rest. Where ``sure`` is True, ``others`` are those who speak jointly with the one named.
    ``span`` is None where the words are not in the text: the outlet itself, in `via`.
    """

    span: Span | None
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


# From this confidence on a mention is firm: of acts below it less than half were right, by own reading.
FIRM = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One text's report of an act, in PLOVER 2.0. Reciprocal acts have everybody in ``actors``.

    ``attribution``: id of the attribution that reports it, None when the article says it itself.
    ``confidence``: 0 to 1, about the share of such readings that are right. ``gist``: its clause in the article's own
    words, cut down to a line.
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
    gist: str | None = None


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
