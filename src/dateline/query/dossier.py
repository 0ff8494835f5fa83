"""All that a record has on one or two parties, for a report. In: Store, Selection. Out: Dossier, in order of time.

It reads the timeline as it is shown, then every report behind it, in bulk: what it costs grows with the
happenings asked for, not with the record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from dateline.query.entries import Citation, StatementEntry, TimelineEntry
from dateline.query.exchanges import statements_page
from dateline.query.figures import FigureEntry, figures
from dateline.query.pages.events import voice_of
from dateline.query.pages.reports import Paper, Report, Row, event_reports, papers_of, rows_of, speech_reports
from dateline.query.paging import timeline_all
from dateline.query.parties import party_name
from dateline.query.selection import Selection
from dateline.store import Store, schema

# A report is read by people and mailed: beyond so many happenings those with the most sources are kept, and it says so.
MOST_HAPPENINGS = 600
MOST_STATEMENTS = 60
# Reports of one happening that are read, and passages that are printed of it.
MOST_REPORTS, MOST_PASSAGES = 60, 6


@dataclass(frozen=True, slots=True)
class Passage:
    """Words behind a happening, who says them through whom, and every article that has the same words."""

    citation: Citation
    voice: str | None
    via: tuple[str, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value in a dispute, and who holds it."""

    value: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the reports of a happening do not agree."""

    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A happening under its number in the report, with its passages; ``unprinted`` counts those left out."""

    number: int
    entry: TimelineEntry
    place: Row | None
    origins: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    passages: tuple[Passage, ...]
    unprinted: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the reports that carry it."""

    entry: StatementEntry
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """What one party said to or about the other (all it said, where there is no other), oldest first.

    ``more``: there are further ones, older than these.
    """

    speaker: str
    hearer: str | None
    said: tuple[Said, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet: its articles here, how many copy another, in how many happenings it has the earliest report."""

    name: str
    articles: int
    copies: int
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a report on ``names`` holds; ``left_out`` counts the happenings with fewer sources that it has not."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    wanted: Selection
    happenings: tuple[Happening, ...]
    left_out: int
    ways: tuple[Way, ...]
    figures: Mapping[str, Sequence[FigureEntry]]
    papers: tuple[Paper, ...]
    outlets: tuple[Outlet, ...]
    origins: tuple[tuple[str, int], ...]


def dossier(store: Store, wanted: Selection) -> Dossier:
    """Give what the record has on the parties of *wanted*, within its other filters."""
    names = tuple(party_name(store, key) for key in wanted.parties)
    entries, left_out = _kept(list(timeline_all(store, wanted, newest_first=False)))
    numbers = figures(store, wanted)
    with store.reading() as connection:
        happenings = tuple(_happenings(connection, entries))
    ways = _ways(store, wanted, names)
    papers = _papers(store, happenings, ways, numbers)
    return Dossier(
        keys=wanted.parties, names=names, wanted=wanted, happenings=happenings, left_out=left_out, ways=ways,
        figures=numbers, papers=papers, outlets=_outlets(papers, happenings),
        origins=tuple(_ranked(Counter(name for one in happenings for name in one.origins))),
    )  # fmt: skip


def _kept(entries: list[TimelineEntry]) -> tuple[list[TimelineEntry], int]:
    """Give the entries that a report holds, in their order, and how many it has not."""
    by_backing = sorted(entries, key=lambda entry: (-entry.origins, -entry.articles, entry.id))
    kept = {entry.id for entry in by_backing[:MOST_HAPPENINGS]}
    return [entry for entry in entries if entry.id in kept], len(entries) - len(kept)


def _happenings(connection: Connection, entries: Sequence[TimelineEntry]) -> Iterable[Happening]:
    rows = {row["id"]: row for row in rows_of(connection, schema.event, [entry.id for entry in entries])}
    ids = [key for row in rows.values() for key in row["mentions"][:MOST_REPORTS]]
    reports = {one.id: one for one in event_reports(connection, rows_of(connection, schema.event_mention, ids))}
    for number, entry in enumerate(entries, 1):
        row = rows[entry.id]
        told = [reports[key] for key in row["mentions"] if key in reports]
        passages = _passages(told)
        yield Happening(
            number=number, entry=entry, place=row["where"], origins=tuple(row["origin_names"]),
            disputes=tuple(_disputes(row, reports)), passages=tuple(passages[:MOST_PASSAGES]),
            unprinted=len(passages[MOST_PASSAGES:]),
        )  # fmt: skip


def _passages(reports: Iterable[Report]) -> list[Passage]:
    """Give each wording once, the earliest article first; copies stand behind it."""
    by_words: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda one: (one.paper.published or "~", one.paper.id, one.id)):
        by_words[" ".join(report.citation.words.split())].append(report)
    found = []
    for told in by_words.values():
        first = told[0]
        papers = {report.paper.id: report.paper for report in told}
        source = first.source
        voice = (source["name"] or source["text"]) if source else None
        found.append(Passage(first.citation, voice, tuple(_named(first.via)), tuple(papers.values())))
    return found


def _named(mentions: Iterable[Mapping[str, Any]]) -> list[str]:
    return [mention["name"] or mention["text"] for mention in mentions]


def _disputes(row: Row, reports: Mapping[str, Report]) -> Iterable[Dispute]:
    for dispute in row["disputes"]:
        sides = []
        for value in dispute["values"]:
            holders = [voice_of(reports[key]) for key in value["mentions"] if key in reports]
            sides.append(Side(value["value"], tuple(dict.fromkeys(holders))))
        yield Dispute(dispute["field"], tuple(sides))


def _ways(store: Store, wanted: Selection, names: Sequence[str]) -> tuple[Way, ...]:
    keys = wanted.parties
    both = ((0, 1), (1, 0)) if len(keys) == 2 else ((0, None),)
    ways = []
    for who, whom in both if keys else ():
        asked = replace(wanted, parties=(), types=(), statuses=(), by=keys[who])
        naming = keys[whom] if whom is not None else None
        page = statements_page(store, asked, naming=naming, limit=MOST_STATEMENTS)
        hearer = names[whom] if whom is not None else None
        ways.append(Way(names[who], hearer, _said(store, page.entries), page.next is not None))
    return tuple(ways)


def _said(store: Store, entries: Sequence[StatementEntry]) -> tuple[Said, ...]:
    with store.reading() as connection:
        rows = {row["id"]: row for row in rows_of(connection, schema.statement, [entry.id for entry in entries])}
        ids = [key for row in rows.values() for key in row["attributions"][:MOST_REPORTS]]
        reports = {one.id: one for one in speech_reports(connection, rows_of(connection, schema.attribution, ids))}
    said = [
        Said(entry, tuple(reports[key] for key in rows[entry.id]["attributions"] if key in reports))
        for entry in entries
    ]
    return tuple(sorted(said, key=lambda one: (one.entry.day is None, one.entry.day or "", one.entry.id)))


def _papers(
    store: Store, happenings: Iterable[Happening], ways: Iterable[Way], numbers: Mapping[str, Sequence[FigureEntry]]
) -> tuple[Paper, ...]:
    """Give every article that the report names, by day, undated last, and the originals that they copy."""
    ids = {paper.id for one in happenings for passage in one.passages for paper in passage.papers}
    ids |= {report.paper.id for way in ways for said in way.said for report in said.reports}
    ids |= {entry.article for told in numbers.values() for entry in told}
    with store.reading() as connection:
        papers = papers_of(connection, sorted(ids))
        originals = {paper.copy_of for paper in papers.values() if paper.copy_of} - set(papers)
        papers |= papers_of(connection, sorted(originals))
    return tuple(sorted(papers.values(), key=lambda one: (one.published is None, one.published or "", one.id)))


def _outlets(papers: Sequence[Paper], happenings: Iterable[Happening]) -> tuple[Outlet, ...]:
    first = Counter(one.passages[0].papers[0].name for one in happenings if one.passages)
    by_name: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_name[paper.name].append(paper)
    found = [
        Outlet(name=name, articles=len(own), copies=sum(paper.copy_of is not None for paper in own), first=first[name])
        for name, own in by_name.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.name)))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
