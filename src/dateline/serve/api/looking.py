"""Looking at the record from a program: lists page by page, and one thing with all that stands behind it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel
from sqlalchemy import select

from dateline.export.jsonl import RECORD_FORMAT
from dateline.query import Fact, Selection
from dateline.query.catalogue import COLUMNS, of_articles
from dateline.query.lines import Order, Rows, rows_page
from dateline.query.paging import timeline_page
from dateline.query.parties import party_key
from dateline.query.search import Hit, Run, Search, search
from dateline.query.selection import of_statements
from dateline.serve.api import values
from dateline.serve.api.asked import Happenings, Looked, Papers, Utterances, Words
from dateline.serve.api.lines import (
    Line,
    citations_of,
    fact_of,
    line_of,
    lines_at,
    lines_in,
    part_lines,
)
from dateline.serve.parameters import Record
from dateline.store import Store, schema
from dateline.wording import wording

router = APIRouter()

Item = TypeVar("Item")
Key = Annotated[
    str,
    Path(pattern="^[0-9A-Za-z]{4,40}$", description="An id, or the start of one; that of a mention opens its group."),
]


class Page(BaseModel, Generic[Item]):
    """Some items of a list; `next` is the cursor of the page behind them (`after=`), null on the last."""

    items: list[Item]
    next: str | None


class About(BaseModel):
    """The record itself."""

    format: int
    dateline: str | None
    parser: str | None
    counts: dict[str, int]


class EventDetail(values.Event):
    """A happening, and every mention of it with the words it was read from."""

    mention_lines: list[values.EventMention]
    attribution_lines: list[values.Attribution]
    figure_lines: list[values.Figure]
    citations: list[values.Citation]
    links: list[values.Link]
    judgements: list[values.Judgement]


class StatementDetail(values.Statement):
    """An utterance, and every report of it with the words it was read from."""

    attribution_lines: list[values.Attribution]
    citations: list[values.Citation]
    links: list[values.Link]
    judgements: list[values.Judgement]


class ArticleDetail(values.Article):
    """An article, and all that was read in it."""

    times: list[values.Time]
    attributions: list[values.Attribution]
    event_mentions: list[values.EventMention]
    figures: list[values.Figure]
    links: list[values.Link]


class ActorDetail(values.ActorLine):
    """Somebody who acts or speaks, and what people judged of the name."""

    judgements: list[values.Judgement]


class Phrase(BaseModel):
    """A phrase, the days of its first and last use, and how often it was used and by how many told."""

    words: str
    first: str | None
    last: str | None
    statements: int
    articles: int
    origins: int
    quoted: bool


class PhraseDay(BaseModel):
    """What the statements of one day hold."""

    day: str | None
    used: list[str]
    new: list[str]
    dropped: list[str]
    statements: list[str]


class Wording(BaseModel):
    """How a speaker puts it: phrases by first use, and what came and went day by day."""

    phrases: list[Phrase]
    days: list[PhraseDay]


class Found(BaseModel):
    """Something that has the words; `found` are the stretches of `snippet` that match, as `[start, end)` in it."""

    kind: str
    id: str
    day: str | None
    precision: str | None
    title: str
    snippet: str
    found: list[values.Span]
    outlet: str | None
    articles: int | None
    origins: int | None


class FoundPage(Page[Found]):
    """A page of what was found; `common` is the word for whose sake the newest come first, null where the best do."""

    common: str | None


@router.get("/", summary="What this record is")
def about(store: Record) -> About:
    """Give the record's format, what made it, and how much it holds."""
    notes = store.notes()
    return About(
        format=RECORD_FORMAT, dateline=notes.get("dateline"), parser=notes.get("parser"), counts=store.counts()
    )


@router.get("/timeline", summary="Who did what to whom")
def timeline(store: Record, asked: Annotated[Happenings, Query()]) -> Page[values.Event]:
    """Give happenings, a page at a time."""
    page = timeline_page(
        store, asked.selection(store), after=asked.after, limit=asked.limit, newest_first=asked.newest_first
    )
    lines = lines_at(store, "event", [entry.id for entry in page.entries])
    return Page[values.Event](items=[values.Event.model_validate(line) for line in lines], next=page.next)


@router.get("/statements", summary="Who said what")
def statements(store: Record, asked: Annotated[Utterances, Query()]) -> Page[values.Statement]:
    """Give utterances, a page at a time."""
    table = schema.statement
    order = Order(table.c.first_day, table.c.id, asked.newest_first)
    question = of_statements(select(table), asked.selection(store))
    page = rows_page(store, question, order, after=asked.after, limit=asked.limit)
    items = [values.Statement.model_validate(line_of("statement", row)) for row in page.rows]
    return Page[values.Statement](items=items, next=page.next)


@router.get("/articles", summary="The articles, without their text")
def articles(store: Record, asked: Annotated[Papers, Query()]) -> Page[values.ArticleEntry]:
    """Give articles, a page at a time."""
    page = _articles(store, asked.selection(), asked)
    items = [values.ArticleEntry.model_validate(row) for row in page.rows]
    return Page[values.ArticleEntry](items=items, next=page.next)


@router.get("/events/{key}", summary="A happening and all that stands behind it")
def event(store: Record, key: Key) -> EventDetail:
    """Give a happening with its mentions, their passages and marks, figures, links and judgements."""
    fact = fact_of(store, "event", key)
    mentions = part_lines(fact, "event_mention")
    figures = [figure for mention in mentions for figure in mention["figures"]]
    more = {
        "mention_lines": mentions, "attribution_lines": part_lines(fact, "attribution"),
        "figure_lines": lines_at(store, "figure", figures), "citations": citations_of(fact, "event_mention"),
    }  # fmt: skip
    return EventDetail.model_validate(line_of("event", fact.fields) | more | _why(fact))


@router.get("/statements/{key}", summary="An utterance and all that stands behind it")
def statement(store: Record, key: Key) -> StatementDetail:
    """Give an utterance with its reports, their passages and marks, links and judgements."""
    fact = fact_of(store, "statement", key)
    more = {"attribution_lines": part_lines(fact, "attribution"), "citations": citations_of(fact, "attribution")}
    return StatementDetail.model_validate(line_of("statement", fact.fields) | more | _why(fact))


@router.get("/articles/{key}", summary="An article and all that was read in it")
def article(store: Record, key: Key) -> ArticleDetail:
    """Give an article with its text, and the times, attributions, event mentions and figures read in it."""
    fact = fact_of(store, "article", key)
    kinds = {"times": "time", "attributions": "attribution", "event_mentions": "event_mention", "figures": "figure"}
    more = {name: lines_in(store, kind, fact.id) for name, kind in kinds.items()}
    links = part_lines(fact, "link")
    return ArticleDetail.model_validate(line_of("article", fact.fields) | more | {"links": links})


@router.get("/actors/{key}", summary="Somebody who acts or speaks")
def actor(store: Record, key: Key) -> ActorDetail:
    """Give an actor with all names and the offices the articles give."""
    fact = fact_of(store, "actor", key)
    line = line_of("actor", fact.fields) | {"sector": fact.fields["sector"]}
    return ActorDetail.model_validate(line | {"judgements": part_lines(fact, "judgement")})


@router.get("/wording", summary="How a speaker puts it")
def words(store: Record, asked: Annotated[Words, Query()]) -> Wording:
    """Give a speaker's quoted phrases in order of date, and what came and went."""
    speaker = party_key(store, asked.speaker)
    target = party_key(store, asked.target) if asked.target else None
    found = wording(store, speaker, target, since=asked.since, until=asked.until, least=asked.least)
    return Wording.model_validate(asdict(found))


@router.get("/search", summary="Articles, statements or events that have the words")
def searched(store: Record, asked: Annotated[Looked, Query()]) -> FoundPage:
    """Give what has all the words: the best first, or the newest where a word is very common."""
    party = party_key(store, asked.party) if asked.party else None
    wanted = Search(words=asked.q, since=asked.since, until=asked.until, party=party, outlet=asked.outlet)
    page = search(store, wanted, asked.kind, after=asked.after, limit=asked.limit)
    return FoundPage(items=[_found(hit) for hit in page.hits], next=page.next, common=page.common)


def _articles(store: Store, wanted: Selection, asked: Papers) -> Rows:
    table = schema.article
    question = of_articles(select(*(table.c[name] for name in COLUMNS)), wanted)
    order = Order(table.c.published, table.c.id, asked.newest_first)
    return rows_page(store, question, order, after=asked.after, limit=asked.limit)


def _why(fact: Fact) -> dict[str, list[Line]]:
    return {"links": part_lines(fact, "link"), "judgements": part_lines(fact, "judgement")}


def _found(hit: Hit) -> Found:
    title, snippet = ("".join(run.words for run in runs) for runs in (hit.title, hit.snippet))
    return Found(
        kind=hit.kind, id=hit.id, day=hit.day, precision=hit.precision, title=title, snippet=snippet,
        found=_places(hit.snippet), outlet=hit.outlet, articles=hit.articles, origins=hit.origins,
    )  # fmt: skip


def _places(runs: tuple[Run, ...]) -> list[values.Span]:
    found, at = [], 0
    for run in runs:
        if run.is_found:
            found.append((at, at + len(run.words)))
        at += len(run.words)
    return found
