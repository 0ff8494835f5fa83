"""What the API gives, named as in docs/record.md. In: lines of the record. Out: checked JSON, and its schema.

Fields may be added to the record: what a line has beside the fields named here goes out as well.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]


class Value(BaseModel):
    """A line of the record, or a part of one."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Actor(Value):
    """Words that stand for somebody, and who that is."""

    span: Span | None
    text: str
    name: str | None
    actor: str | None
    country: str | None
    role: str | None
    sector: str | None
    sure: bool
    others: list[str]


class Party(Value):
    """Who takes part in a happening, or who said something."""

    name: str | None
    actor: str | None
    country: str | None


class When(Value):
    """A time: `start` and `end` are civil days, `end` exclusive."""

    span: Span | None
    value: str
    start: str | None
    end: str | None
    precision: str | None
    basis: str


class Place(Value):
    """A place as named, and where that is."""

    span: Span | None
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None


class Furniture(Value):
    """A stretch of a text that is not the article's own words."""

    span: Span
    what: str


class ArticleEntry(Value):
    """An article without its text."""

    id: str
    external_id: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str | None
    published: str | None
    published_precision: str | None
    published_basis: str | None
    published_why: str | None
    agency: str | None
    copy_of: str | None
    version_of: str | None
    not_coded: str | None


class Article(ArticleEntry):
    """An article; every span counts code points of `text`."""

    byline: list[str]
    text: str
    sha256: str
    furniture: list[Furniture]
    retrieved: str | None
    place: Place | None


class Time(Value):
    """A time expression: TIMEX3 `type` and `value`."""

    id: str
    article: str
    span: Span
    text: str
    type: str
    value: str
    start: str | None
    end: str | None
    precision: str | None
    anchor: str | None


class Cue(Value):
    """The word that marks an attribution."""

    span: Span
    lemma: str


class Attribution(Value):
    """One article's report that somebody said, wrote, believes or wants something."""

    id: str
    article: str
    directness: str
    class_: str = Field(alias="class")
    source: Actor | None
    cue: Cue | None
    content: list[Span]
    addressee: Actor | None
    via: list[Actor]
    negated: bool
    when: When | None
    statement: str | None
    rule: str


class EventMention(Value):
    """One article's report of an act, in PLOVER 2.0."""

    id: str
    article: str
    trigger: Span
    evidence: Span
    type: str
    modes: list[str]
    contexts: list[str]
    quad: int
    score: float
    cameo: str | None
    actors: list[Actor]
    recipients: list[Actor]
    when: When | None
    where: Place | None
    status: str
    historical: bool
    figures: list[str]
    attribution: str | None
    event: str | None
    confidence: float
    rule: str


class Figure(Value):
    """A count with its bounds; null where there is none on that side."""

    id: str
    article: str
    span: Span
    text: str
    low: float | None
    high: float | None
    modifier: str
    additional: bool
    unit: str | None
    of: str | None
    event_mention: str | None
    when: When | None
    attribution: str | None
    rule: str


class Side(Value):
    """A value on which mentions do not agree, and those that hold it."""

    value: str
    mentions: list[str]


class Dispute(Value):
    """A field on which the mentions of a happening do not agree."""

    field: str
    values: list[Side]


class Event(Value):
    """All mentions of one happening; `origins` counts independent sources."""

    id: str
    type: str
    modes: list[str]
    actors: list[Party]
    recipients: list[Party]
    when: When | None
    where: Place | None
    status: str
    historical: bool
    unsure: bool
    title: str
    mentions: list[str]
    articles: int
    outlets: int
    origins: int
    origin_names: list[str]
    disputes: list[Dispute]


class Variant(Value):
    """One wording of a statement."""

    text: str
    attribution: str
    relation: str


class Statement(Value):
    """All attributions of one utterance."""

    id: str
    source: Party | None
    addressee: Party | None
    when: When | None
    wording: str
    variants: list[Variant]
    attributions: list[str]
    articles: int
    outlets: int
    origins: int
    primary: str | None


class Office(Value):
    """An office held, as attested."""

    title: str
    country: str | None
    start: str | None
    end: str | None
    basis: str


class ActorLine(Value):
    """Somebody who acts or speaks, under all names."""

    id: str
    name: str
    names: list[str]
    actor_kind: str
    country: str | None
    sector: str | None
    offices: list[Office]


class Reason(Value):
    """Why two things were linked: a feature, what it showed, what that weighed."""

    feature: str
    value: str
    weight: float


class Link(Value):
    """A relation between two articles or two mentions."""

    id: str
    left: str
    right: str
    relation: str
    score: float
    reasons: list[Reason]
    decided_by: str


class Judgement(Value):
    """A person's word, which outranks the rules."""

    id: str
    verdict: str
    left: str
    right: str | None
    by: str
    at: str


class Problem(Value):
    """Something that could not be read."""

    id: str
    locator: str
    message: str


class Mark(Value):
    """A marked stretch of a passage, counted in the article's text."""

    span: Span
    role: str


class Citation(Value):
    """The passage that a mention was read from, with the words marked."""

    mention: str
    article: str
    outlet: str | None
    url: str | None
    published: str | None
    passage: Span
    words: str
    marks: list[Mark]


class Fault(BaseModel):
    """What went wrong, and how to mend it."""

    status: int
    error: str
