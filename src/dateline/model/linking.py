"""What linking reads and what it makes: cards of mentions in, events, statements and links out."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.findings import Place, When


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


# -- what goes in: one card a text or mention, light enough to hold a pile of them -------------


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as linking compares it: resolved name, id of the actor line, country, kind; None where not known."""

    name: str | None
    actor: str | None
    country: str | None
    kind: str = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCard:
    """An article: ``address`` is its url, given id or file name; ``moment`` its date in ISO 8601, "" if unknown.

    ``own`` is its own words: the text with the furniture cut out, the title left out.
    """

    id: str
    address: str
    outlet: str | None
    agency: str | None
    moment: str
    retrieved: str | None
    title: str | None
    own: str
    own_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """A count tied to an event mention; ``text`` is its whole phrase, "" where it is not known."""

    id: str
    of: str | None
    unit: str | None
    low: float | None
    high: float | None
    modifier: str
    additional: bool
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """An event mention. ``start`` and ``end`` are its trigger's; ``source`` and ``via`` who reports it, if anybody."""

    id: str
    article: str
    start: int
    end: int
    type: str
    modes: tuple[str, ...]
    status: str
    historical: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Place | None
    trigger: str
    evidence: str
    figures: tuple[FigureCard, ...]
    source: Party | None
    via: tuple[str, ...]
    confidence: float
    is_title: bool
    gist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCard:
    """An attribution. ``content`` is its spans joined by " … "; ``quoted`` the parts in quotation marks."""

    id: str
    article: str
    start: int
    source: Party | None
    addressee: Party | None
    class_: str
    directness: str
    negated: bool
    cue: str | None
    content: str
    quoted: tuple[str, ...]
    when: When | None
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """All that linking reads, in any order."""

    texts: tuple[TextCard, ...]
    events: tuple[EventCard, ...]
    speeches: tuple[SpeechCard, ...]
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One article with what was read in it."""

    text: TextCard
    events: tuple[EventCard, ...]
    speeches: tuple[SpeechCard, ...]


# -- what comes out ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Values of ``field`` on which the mentions of one event do not agree, and who holds which."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """All mentions of one happening; ``origins`` counts independent sources, ``origin_names`` names them."""

    id: str
    type: str
    modes: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When | None
    where: Place | None
    status: str
    title: str
    mentions: tuple[str, ...]
    articles: int
    outlets: int
    origins: int
    origin_names: tuple[str, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a statement, and how it stands to the fullest: same, trimmed or reworded.

    ``check``: how its quotation stands to the speaker's own text (verbatim, cut, reworded, unsupported), None without.
    """

    text: str
    attribution: str
    relation: str
    check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """All attributions of one utterance; ``primary`` is the article that carries the speaker's own text."""

    id: str
    source: Party | None
    addressee: Party | None
    when: When | None
    wording: str
    variants: tuple[Variant, ...]
    attributions: tuple[str, ...]
    articles: int
    outlets: int
    origins: int
    primary: str | None


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking made of a Pile: ``copies`` and ``versions`` map an article to the one it copies or replaces."""

    links: tuple[Link, ...]
    copies: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
