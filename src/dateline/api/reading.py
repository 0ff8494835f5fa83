"""One article read: what it says, each finding with the words it was read from. In: Article, Findings. Out: Reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.api.facts import Citation
from dateline.api.lists import cut
from dateline.api.notebook import citation_html, marked, reading_html
from dateline.api.table import Table
from dateline.model import ActorMention, Article, Attribution, EventMention, Figure, Findings, Span, TimeMention, When
from dateline.query import Mark
from dateline.query.marking import event_marks, passage_of, pieces, speech_marks, within
from dateline.store.rows import Row, finding_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What every finding has: an id, and its words with the marks."""

    id: str
    citation: Citation = field(repr=False)

    def _repr_html_(self) -> str:
        return citation_html(self.citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Finding):
    """An attribution: who said what, through whom. ``words``: its contents joined by " … "; ``mention`` has it all."""

    source: str | None
    country: str | None
    cue: str | None
    words: str
    addressee: str | None
    via: tuple[str, ...]
    directness: str
    negated: bool
    day: str | None
    rule: str
    mention: Attribution = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Finding):
    """An event mention: who did what to whom. ``said_by`` is who reports it, None where the article itself does."""

    day: str | None
    precision: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: str
    modes: tuple[str, ...]
    status: str
    trigger: str
    sentence: str
    place: str | None
    figures: tuple[str, ...]
    said_by: str | None
    confidence: float
    rule: str
    mention: EventMention = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Finding):
    """A figure with its bounds; None where there is none on that side."""

    text: str
    low: float | None
    high: float | None
    modifier: str
    unit: str | None
    of: str | None
    day: str | None
    rule: str
    mention: Figure = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed(Finding):
    """A time expression as TIMEX3, with the civil days it stands for, ``end`` exclusive."""

    text: str
    type: str
    value: str
    start: str | None
    end: str | None
    mention: TimeMention = field(repr=False)


class Attributions(Table[Said]):
    """What an article says that somebody said, in order of the text."""

    row_type = Said
    columns = ("id", "source", "country", "cue", "words", "addressee", "via", "directness", "negated", "day", "rule")
    noun = ("attribution", "attributions")
    heads = ("who", "cue", "words", "through")

    @staticmethod
    def cells(row: Said) -> tuple[str, ...]:
        """Give who, the cue, the words, through whom."""
        return row.source or "not named", row.cue or "", cut(row.words), " → ".join(row.via)


class Events(Table[Done]):
    """What an article says that somebody did, in order of the text."""

    row_type = Done
    columns = ("id", "day", "precision", "actors", "recipients", "type", "modes", "status", "trigger", "sentence",
               "place", "figures", "said_by", "confidence", "rule")  # fmt: skip
    noun = ("event", "events")
    heads = ("day", "who → whom", "type", "trigger", "said by")

    @staticmethod
    def cells(row: Done) -> tuple[str, ...]:
        """Give the day, who to whom, the type and status, the trigger, who reports it."""
        parties = " → ".join(", ".join(side) for side in (row.actors, row.recipients) if side)
        status = "" if row.status == "happened" else f", {row.status}"
        return row.day or "undated", parties, row.type + status, row.trigger, row.said_by or ""


class Figures(Table[Counted]):
    """The counts of an article, in order of the text."""

    row_type = Counted
    columns = ("id", "text", "low", "high", "modifier", "unit", "of", "day", "rule")
    noun = ("figure", "figures")
    heads = ("text", "low", "high", "of")

    @staticmethod
    def cells(row: Counted) -> tuple[str, ...]:
        """Give the words, the bounds, of what."""
        return row.text, *("" if n is None else f"{n:,.10g}" for n in (row.low, row.high)), row.of or row.unit or ""


class Times(Table[Timed]):
    """The time expressions of an article, in order of the text."""

    row_type = Timed
    columns = ("id", "text", "type", "value", "start", "end")
    noun = ("time", "times")
    heads = ("text", "type", "value", "from")

    @staticmethod
    def cells(row: Timed) -> tuple[str, ...]:
        """Give the words, the TIMEX3 type and value, the first day."""
        return row.text, row.type, row.value, row.start or ""


class Reading:
    """What one article says. ``text[start:end]`` of every span is exactly what a person reads there."""

    def __init__(self, article: Article, findings: Findings | None) -> None:
        self.article = article
        self._rows = finding_rows(article, findings) if findings else {}
        self._found = findings or Findings(article=article.id, published=article.published, place=None, agency=None)
        self.published = self._found.published
        self.attributions = Attributions([self._said(a) for a in _by_place(self._found.attributions)])
        self.events = Events([self._done(e) for e in sorted(self._found.events, key=lambda e: e.trigger)])
        self.figures = Figures([self._counted(f) for f in sorted(self._found.figures, key=lambda f: f.span)])
        self.times = Times([self._timed(t) for t in sorted(self._found.times, key=lambda t: t.span)])

    @property
    def text(self) -> str:
        """The article's text: the input unchanged, or what was extracted from the page."""
        return self.article.text

    @property
    def not_coded(self) -> str | None:
        """Why nothing was read from it: language, empty, too_long; None where it was."""
        return self.article.not_coded

    def __len__(self) -> int:
        return len(self.attributions) + len(self.events) + len(self.figures) + len(self.times)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        day = self.published.isoformat() if self.published else "undated"
        found = ", ".join(table.counted() for table in (self.attributions, self.events, self.figures, self.times))
        said = f"not read: {self.not_coded}" if self.not_coded else found
        return f"<reading of {cut(self.article.title or self.text)!r}, {day}: {said}>"

    def _repr_html_(self) -> str:
        marks = {Mark(m.span, m.role) for table in (self.attributions, self.events, self.figures) for row in table
                 for m in row.citation.marks if m.role != "content"}  # fmt: skip
        return reading_html(repr(self)[1:-1], marked(pieces(self._cite(marks, Span(0, len(self.text))))))

    def _said(self, a: Attribution) -> Said:
        row = self._row("attribution", a.id)
        return Said(
            id=a.id, source=_name(a.source), country=a.source.country if a.source else None,
            cue=self._words(a.cue.span) if a.cue else None, words=row["content_words"], addressee=_name(a.addressee),
            via=tuple(_named(a.via)), directness=a.directness, negated=a.negated, day=_day(a.when), rule=a.rule,
            mention=a, citation=self._cite(speech_marks(row)),
        )  # fmt: skip

    def _done(self, e: EventMention) -> Done:
        row = self._row("event_mention", e.id)
        counted = [self._row("figure", key) for key in e.figures]
        speech = next((a for a in self._found.attributions if a.id == e.attribution), None)
        return Done(
            id=e.id, day=_day(e.when), precision=e.when.precision if e.when else None, actors=tuple(_named(e.actors)),
            recipients=tuple(_named(e.recipients)), type=e.type, modes=e.modes, status=e.status.value,
            trigger=self._words(e.trigger), sentence=self._words(e.evidence), place=e.where.name if e.where else None,
            figures=tuple(figure["text"] for figure in counted), said_by=_name(speech.source) if speech else None,
            confidence=e.confidence, rule=e.rule, mention=e, citation=self._cite(event_marks(row, counted), e.evidence),
        )  # fmt: skip

    def _counted(self, f: Figure) -> Counted:
        return Counted(
            id=f.id, text=f.text, low=f.low, high=f.high, modifier=f.modifier, unit=f.unit, of=f.of, day=_day(f.when),
            rule=f.rule, mention=f, citation=self._cite([Mark(f.span, "figure")]),
        )  # fmt: skip

    def _timed(self, t: TimeMention) -> Timed:
        start, end = (day.isoformat() if day else None for day in (t.start, t.end))
        return Timed(
            id=t.id, text=self._words(t.span), type=t.type.value, value=t.value, start=start, end=end, mention=t,
            citation=self._cite([Mark(t.span, "time")]),
        )  # fmt: skip

    def _row(self, kind: str, key: str) -> Row:
        return next(row for row in self._rows[kind] if row["id"] == key)

    def _words(self, span: Span) -> str:
        return span.of(self.text)

    def _cite(self, marks: Any, evidence: Span | None = None) -> Citation:
        passage = passage_of(self.text, marks, evidence)
        return Citation(
            article=self.article.id, outlet=self.article.outlet, url=self.article.url,
            external_id=self.article.external_id, published=self.published.isoformat() if self.published else None,
            passage=passage, words=self._words(passage), marks=within(passage, marks), copy_of=None,
        )  # fmt: skip


def _by_place(attributions: Sequence[Attribution]) -> list[Attribution]:
    return sorted(attributions, key=lambda a: a.content[0])


def _named(people: Sequence[ActorMention]) -> list[str]:
    return [person.name or person.text for person in people]


def _name(person: ActorMention | None) -> str | None:
    return person.name or person.text if person else None


def _day(when: When | None) -> str | None:
    return when.start.isoformat() if when and when.start else None
