"""What one report says of a happening or an utterance. In: Connection, rows of mentions. Out: Reports, in their order.

A report is a mention with the words it was read from, its article, and who says so through whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.model import Span
from dateline.query.entries import Citation, Mark
from dateline.query.marking import event_marks, passage_of, speech_marks, within
from dateline.store import schema
from dateline.store.database import chunks

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An article as it is named beside what was read from it; ``copy_of`` and ``version_of`` are ids of others."""

    id: str
    outlet: str | None
    url: str | None
    external_id: str
    title: str | None
    language: str | None
    published: str | None
    precision: str | None
    basis: str | None
    agency: str | None
    copy_of: str | None
    version_of: str | None

    @property
    def name(self) -> str:
        """The outlet, else what is known of where the article stood."""
        return self.outlet or self.external_id


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words that play a part in an act, but stand too far from its sentence to be shown with it."""

    role: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A mention as read (``fields`` is its row): its words, its article, its figures, and the attribution behind it."""

    kind: str
    id: str
    fields: Row
    paper: Paper
    citation: Citation
    figures: tuple[Row, ...] = ()
    speech: Row | None = None
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def source(self) -> Row | None:
        """Who says so: the actor mention, None where the article says it itself."""
        row = self.speech if self.kind == "event_mention" else self.fields
        return row["source"] if row else None

    @property
    def via(self) -> Sequence[Row]:
        """Through whom, nearest to the source first."""
        row = self.speech if self.kind == "event_mention" else self.fields
        return row["via"] if row else ()


# Who or when is often told a sentence before; what stands farther off would make the passage a page.
NEAR = 160
PAPER = ("id", "outlet", "url", "external_id", "title", "language", "published", "published_precision",
         "published_basis", "agency", "copy_of", "version_of")  # fmt: skip


def rows_of(connection: Connection, table: Table, ids: Iterable[str], columns: Sequence[Any] = ()) -> list[Row]:
    """Give the rows of *table* with these *ids*, in the order of the ids; those that are not there are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Row] = {}
    for chunk in chunks(wanted):
        question = select(*(columns or (table,))).where(table.c.id.in_(chunk))
        found.update({row["id"]: dict(row) for row in connection.execute(question).mappings()})
    return [found[key] for key in wanted if key in found]


def papers_of(connection: Connection, ids: Iterable[str]) -> dict[str, Paper]:
    """Give the articles with these *ids*, their text left where it is."""
    columns = [schema.article.c[name] for name in PAPER]
    return {row["id"]: paper_of(row) for row in rows_of(connection, schema.article, ids, columns)}


def paper_of(row: Row) -> Paper:
    """Give the article of a row that has at least the columns of `PAPER`."""
    kept = {name.removeprefix("published_"): row[name] for name in PAPER}
    return Paper(**kept)


def event_reports(connection: Connection, rows: Sequence[Row]) -> tuple[Report, ...]:
    """Give the reports of the event mentions in *rows*."""
    articles = _articles(connection, rows)
    speeches = {row["id"]: row for row in rows_of(connection, schema.attribution, _keys(rows, "attribution"))}
    counted = {
        row["id"]: row for row in rows_of(connection, schema.figure, (key for r in rows for key in r["figures"]))
    }
    found = []
    for row in rows:
        figures = tuple(counted[key] for key in row["figures"] if key in counted)
        article, marks = articles[row["article"]], event_marks(row, figures)
        near, far = parted(marks, row)
        found.append(
            Report(
                kind="event_mention",
                id=row["id"],
                fields=row,
                paper=paper_of(article),
                figures=figures,
                citation=cite(article, near, evidence_of(row)),
                speech=speeches.get(row["attribution"]),
                elsewhere=tuple(Elsewhere(m.role, article["text"][m.span.start : m.span.end], m.span) for m in far),
            )
        )
    return tuple(found)


def speech_reports(connection: Connection, rows: Sequence[Row]) -> tuple[Report, ...]:
    """Give the reports of the attributions in *rows*."""
    articles = _articles(connection, rows)
    return tuple(
        Report(
            kind="attribution",
            id=row["id"],
            fields=row,
            paper=paper_of(articles[row["article"]]),
            citation=cite(articles[row["article"]], speech_marks(row)),
        )
        for row in rows
    )


def evidence_of(row: Row) -> Span:
    """Give the sentence of an event mention."""
    return Span(row["evidence_start"], row["evidence_end"])


def parted(marks: Iterable[Mark], row: Row) -> tuple[list[Mark], list[Mark]]:
    """Give the *marks* of an event mention that stand in its sentence or near it, and those that stand far off."""
    near: list[Mark] = []
    far: list[Mark] = []
    start, end = row["evidence_start"] - NEAR, row["evidence_end"] + NEAR
    for mark in marks:
        (near if start <= mark.span.start and mark.span.end <= end else far).append(mark)
    return near, far


def cite(article: Row, marks: list[Mark], evidence: Span | None = None) -> Citation:
    """Give the passage of *article* around *marks*: *evidence* widened to hold them, or their sentences."""
    passage = passage_of(article["text"], marks, evidence)
    return Citation(
        article=article["id"], outlet=article["outlet"], url=article["url"], external_id=article["external_id"],
        published=article["published"], passage=passage, words=article["text"][passage.start : passage.end],
        marks=within(passage, marks), copy_of=article["copy_of"],
    )  # fmt: skip


def _articles(connection: Connection, rows: Sequence[Row]) -> dict[str, Row]:
    columns = [schema.article.c[name] for name in (*PAPER, "text")]
    return {row["id"]: row for row in rows_of(connection, schema.article, _keys(rows, "article"), columns)}


def _keys(rows: Iterable[Row], column: str) -> list[str]:
    return [row[column] for row in rows if row[column]]
