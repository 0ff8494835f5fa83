"""One happening as a page shows it. In: Store, id. Out: EventPage: reports, whose word it is, disputes, figures, ties.

Every question is by id or by index, and of a happening that thousands report the first are read:
a page costs the same in a record of a million mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from dateline.link.compare import SISTERS
from dateline.link.words import stems
from dateline.query.entries import TimelineEntry
from dateline.query.lists import timeline_entry
from dateline.query.pages.groups import HAPPENING, find_group
from dateline.query.pages.reports import Paper, Report, Row, event_reports, papers_of, rows_of
from dateline.query.pages.trails import Trail, trail_of
from dateline.store import Store, schema
from dateline.store.database import chunks
from dateline.store.judging import touching

# Reports read for one page. On the pages of the evals' records the largest happening has 61.
MOST_REPORTS = 120
# Happenings so near in time, of the same parties, are offered as perhaps the same.
NEAR_DAYS = 3
MOST_NEAR = 5
MOST_COMPARED, MOST_WEIGHED = 2000, 60


@dataclass(frozen=True, slots=True)
class Side:
    """One value in a dispute, who holds it, and in which reports."""

    value: str
    holders: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the reports do not agree, and its sides."""

    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One report's figure."""

    figure: Row
    report: Report


@dataclass(frozen=True, slots=True)
class Counted:
    """All figures of one thing counted, in the order in which they came out: how a number moved."""

    noun: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two reports were put together, or what they do for each other: the row of a link, and both reports."""

    link: Row
    left: Report
    right: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """A happening and all that stands behind it; ``fields`` is its row, None where its one mention was judged wrong."""

    id: str
    fields: Row | None
    reports: tuple[Report, ...]
    unread: int
    trail: Trail
    disagreements: tuple[Disagreement, ...]
    counted: tuple[Counted, ...]
    ties: tuple[Tie, ...]
    near: tuple[TimelineEntry, ...]
    judgements: tuple[Row, ...]


def event_page(store: Store, key: str) -> EventPage | None:
    """Give the happening that *key* opens, its own id or that of any of its mentions; None where there is none."""
    with store.reading() as connection:
        found = find_group(connection, HAPPENING, key)
        if found is None:
            return None
        ids = found.group["mentions"] if found.group else [found.id]
        rows = rows_of(connection, schema.event_mention, ids[:MOST_REPORTS])
        reports = event_reports(connection, rows)
        papers = _papers(connection, reports)
        return EventPage(
            id=found.id, fields=found.group, reports=reports, unread=max(0, len(ids) - MOST_REPORTS),
            trail=trail_of(reports, papers, origins=found.group["origin_names"] if found.group else ()),
            disagreements=_disagreements(found.group, reports), counted=tuple(_counted(reports)),
            ties=tuple(_ties(connection, reports)), near=_near(connection, found.group) if found.group else (),
            judgements=tuple(touching(connection, [*ids[:MOST_REPORTS], *_actors(found.group)])),
        )  # fmt: skip


def _papers(connection: Connection, reports: Iterable[Report]) -> dict[str, Paper]:
    papers = {report.paper.id: report.paper for report in reports}
    originals = {paper.copy_of for paper in papers.values() if paper.copy_of} - set(papers)
    return papers | papers_of(connection, sorted(originals))


def _actors(row: Row | None) -> list[str]:
    parties = [*row["actors"], *row["recipients"]] if row else []
    return [party["actor"] for party in parties if party["actor"]]


# -- where the reports do not agree ---------------------------------------------------------------


def _disagreements(row: Row | None, reports: Sequence[Report]) -> tuple[Disagreement, ...]:
    by_id = {report.id: report for report in reports}
    found = []
    for dispute in row["disputes"] if row else ():
        sides = []
        for value in dispute["values"]:
            held = tuple(by_id[key] for key in value["mentions"] if key in by_id)
            sides.append(Side(value["value"], tuple(dict.fromkeys(voice_of(report) for report in held)), held))
        found.append(Disagreement(dispute["field"], tuple(sides)))
    return tuple(found)


def voice_of(report: Report) -> str:
    """Give who says so in a report: its source, else who passed it on, else the wire or the paper."""
    source = report.source
    said = (source["name"] or source["text"]) if source else None
    via = next((mention["name"] or mention["text"] for mention in report.via), None)
    return said or via or report.paper.agency or report.paper.name


def _counted(reports: Sequence[Report]) -> Iterable[Counted]:
    """Give the figures of the reports by what they count, the most often counted first."""
    by_noun: dict[str, list[Count]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.paper.published or "~", report.paper.id)):
        for figure in report.figures:
            words = figure["of"] or figure["unit"] or ""
            by_noun[" ".join(stems(words)[-1:])].append(Count(figure, report))
    for stem in sorted(by_noun, key=lambda stem: (-len(by_noun[stem]), stem)):
        counts = by_noun[stem]
        yield Counted(next((c.figure["of"] or c.figure["unit"] for c in counts if stem), "") or "", tuple(counts))


# -- why they were joined -------------------------------------------------------------------------


def _ties(connection: Connection, reports: Sequence[Report]) -> Iterable[Tie]:
    by_id = {report.id: report for report in reports}
    link = schema.link
    for chunk in chunks(sorted(by_id)):
        question = select(link).where(link.c.left.in_(chunk)).order_by(link.c.relation.desc(), link.c.score.desc())
        for row in connection.execute(question.order_by(link.c.id)).mappings():
            if row["right"] in by_id:
                yield Tie(dict(row), by_id[row["left"]], by_id[row["right"]])


def _near(connection: Connection, row: Row) -> tuple[TimelineEntry, ...]:
    """Give other happenings of these days, of like kind and nearly the same parties, the likest first."""
    if not row["first_day"]:
        return ()
    day, party = date.fromisoformat(row["first_day"]), schema.event_party
    first, last = ((day + timedelta(days=step)).isoformat() for step in (-NEAR_DAYS, NEAR_DAYS))
    mine = _keys(row)
    shared: Counter[str] = Counter()
    for key in sorted(mine):
        fits = (party.c.party == key) & party.c.first_day.between(first, last)
        shared.update(connection.execute(select(party.c.event).where(fits).distinct().limit(MOST_COMPARED)).scalars())
    likely = [key for key, count in shared.items() if count >= max(1, len(mine) - 1) and key != row["id"]]
    likely.sort(key=lambda key: (-shared[key], key))
    found = []
    for other in rows_of(connection, schema.event, likely[:MOST_WEIGHED]):
        if other["type"] == row["type"] or frozenset((other["type"], row["type"])) in SISTERS:
            gap = abs((date.fromisoformat(other["first_day"]) - day).days)
            found.append(((other["type"] != row["type"], -shared[other["id"]], gap, other["id"]), other))
    return tuple(timeline_entry(other) for _, other in sorted(found, key=lambda pair: pair[0])[:MOST_NEAR])


def _keys(row: Row) -> set[str]:
    """Give the countries of a happening, the actors of those that have none."""
    return {party["country"] or party["actor"] for party in (*row["actors"], *row["recipients"])} - {None}
