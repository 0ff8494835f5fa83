"""One utterance as a page shows it. In: Store, id. Out: StatementPage: variants, the speaker's own text, the chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.model import Span
from dateline.query.entries import TimelineEntry
from dateline.query.lists import timeline_entry
from dateline.query.pages.groups import UTTERANCE, find_group
from dateline.query.pages.reports import Paper, Report, Row, papers_of, rows_of, speech_reports
from dateline.query.pages.trails import Trail, trail_of
from dateline.query.pages.variants import Change, Stretch, difference, overlay
from dateline.store import Store, schema
from dateline.store.cards import quoted_in
from dateline.store.judging import touching

MOST_REPORTS = 120
MOST_EVENTS = 20
# A quotation of fewer words stands in any long text by chance.
LEAST_QUOTED = 3
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's wording; ``changes`` against the fullest, None where it is worded too differently to lay over it."""

    text: str
    relation: str
    report: Report
    changes: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, who has it, and where it stands in the speaker's own text; None: not word for word."""

    words: str
    reports: tuple[Report, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Primary:
    """The article that carries the speaker's own text, and whether each quotation stands in it."""

    paper: Paper
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """An utterance and what stands behind it; ``fields`` is its row, None where its one mention was judged wrong."""

    id: str
    fields: Row | None
    overlay: tuple[Stretch, ...]
    wordings: tuple[Wording, ...]
    primary: Primary | None
    reports: tuple[Report, ...]
    unread: int
    trail: Trail
    events: tuple[TimelineEntry, ...]
    ties: tuple[Row, ...]
    judgements: tuple[Row, ...]


def statement_page(store: Store, key: str) -> StatementPage | None:
    """Give the utterance that *key* opens, its own id or that of any of its attributions; None where there is none."""
    with store.reading() as connection:
        found = find_group(connection, UTTERANCE, key)
        if found is None:
            return None
        row = found.group
        ids = row["attributions"] if row else [found.id]
        reports = speech_reports(connection, rows_of(connection, schema.attribution, ids[:MOST_REPORTS]))
        shown = {report.paper.id: report.paper for report in reports}
        papers = shown | papers_of(connection, {p.copy_of for p in shown.values() if p.copy_of} - set(shown))
        texts = [variant["text"] for variant in row["variants"][:MOST_REPORTS]] if row else []
        return StatementPage(
            id=found.id, fields=row, overlay=overlay(row["wording"], texts) if row else (),
            wordings=tuple(_wordings(row, reports)) if row else (), primary=_primary(connection, row, reports),
            reports=reports, unread=max(0, len(ids) - MOST_REPORTS), trail=trail_of(reports, papers),
            events=_events(connection, ids[:MOST_REPORTS]), ties=_ties(connection, ids[:MOST_REPORTS]),
            judgements=tuple(touching(connection, [*ids[:MOST_REPORTS], *_speaker(row)])),
        )  # fmt: skip


def _speaker(row: Row | None) -> list[str]:
    return [row["source"]["actor"]] if row and row["source"] and row["source"]["actor"] else []


def _wordings(row: Row, reports: Sequence[Report]) -> Iterable[Wording]:
    """Give the variants, those nearest to the fullest first."""
    by_id = {report.id: report for report in reports}
    order = {"same": 0, "trimmed": 1, "reworded": 2}
    variants = [variant for variant in row["variants"] if variant["attribution"] in by_id]
    for variant in sorted(variants, key=lambda variant: order.get(variant["relation"], 3)):
        changes = difference(row["wording"], variant["text"])
        yield Wording(variant["text"], variant["relation"], by_id[variant["attribution"]], changes)


# -- the speaker's own text -----------------------------------------------------------------------


def _primary(connection: Connection, row: Row | None, reports: Sequence[Report]) -> Primary | None:
    if row is None or not row["primary"]:
        return None
    (paper,) = papers_of(connection, [row["primary"]]).values()
    text = connection.execute(select(schema.article.c.text).where(schema.article.c.id == paper.id)).scalar_one()
    held: dict[str, list[Report]] = {}
    for report in reports:
        for words in _quotations(report) if report.paper.id != paper.id else ():
            held.setdefault(words, []).append(report)
    return Primary(paper, tuple(Quoted(words, tuple(who), stands_in(text, words)) for words, who in held.items()))


def _quotations(report: Report) -> list[str]:
    start = report.citation.passage.start
    parts = [report.citation.words[max(0, a - start) : b - start] for a, b in report.fields["content"]]
    return [words for part in parts for words in quoted_in(part) if len(WORD.findall(words)) >= LEAST_QUOTED]


def stands_in(text: str, words: str) -> Span | None:
    """Give where *words* stand in *text* word for word; case, signs and spaces do not count."""
    wanted = [word.casefold() for word in WORD.findall(words)]
    found = list(WORD.finditer(text))
    plain = [match.group().casefold() for match in found]
    for at in range(len(plain) - len(wanted) + 1):
        if plain[at] == wanted[0] and plain[at : at + len(wanted)] == wanted:
            return Span(found[at].start(), found[at + len(wanted) - 1].end())
    return None


# -- what hangs on it -----------------------------------------------------------------------------


def _events(connection: Connection, ids: Sequence[str]) -> tuple[TimelineEntry, ...]:
    """Give the happenings that rest on these reports: the acts in what was said.

    An act stands in the article of the report on whose word it rests, so the question is by article.
    """
    mention = schema.event_mention
    articles = {row["article"] for row in rows_of(connection, schema.attribution, ids)}
    question = select(mention.c.event).where(mention.c.article.in_(articles), mention.c.attribution.in_(ids))
    keys = sorted({key for key in connection.execute(question).scalars() if key})
    return tuple(timeline_entry(row) for row in rows_of(connection, schema.event, keys[:MOST_EVENTS]))


def _ties(connection: Connection, ids: Sequence[str]) -> tuple[Row, ...]:
    link = schema.link
    question = select(link).where(link.c.left.in_(ids), link.c.relation == "same_statement").order_by(link.c.id)
    return tuple(dict(row) for row in connection.execute(question).mappings())
