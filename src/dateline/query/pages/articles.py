"""One article as a page shows it: its text, every mention marked. In: Store, id. Out: ArticlePage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Table, select

from dateline.model import Span
from dateline.query.marking import event_marks, passage_of, speech_marks
from dateline.query.pages.reports import Paper, Row, evidence_of, paper_of, papers_of, parted, rows_of
from dateline.store import Store, schema

MOST_RELATIVES = 50
# What a link says of the article on its left, and of the one on its right.
RELATIONS = (
    {"copy_of": "copies", "version_of": "replaces"},
    {"copy_of": "is copied by", "version_of": "is replaced by"},
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a marked text: ``opens`` and ``closes`` a stretch, else plain words.

    A stretch has every part that its words play, as "kind role" ("speech cue", "act trigger", "furniture title"); its
    ``anchor`` is set where it opens for the first time, since a stretch that crosses another is cut in two. What closes
    it has its parts again: they say which element ends.
    """

    what: str
    words: str = ""
    parts: tuple[str, ...] = ()
    anchor: str | None = None
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A span, the part its words play ("act trigger"), and the id of the fact or the actor that it opens, if any."""

    span: Span
    part: str
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """An article that this one copies or is copied by, replaces or is replaced by, and the link that says so."""

    relation: str
    paper: Paper
    link: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article, its text cut into tokens, what was read from it, and its relatives."""

    id: str
    fields: Row
    paper: Paper
    tokens: tuple[Token, ...]
    acts: tuple[Row, ...]
    speeches: tuple[Row, ...]
    figures: tuple[Row, ...]
    times: tuple[Row, ...]
    actors: tuple[Row, ...]
    relatives: tuple[Relative, ...]
    unshown: int


def article_page(store: Store, key: str, cited: Span | None = None) -> ArticlePage | None:
    """Give the article with the id *key*, None where there is none; the words of *cited* are marked too."""
    with store.reading() as connection:
        rows = rows_of(connection, schema.article, [key])
        if not rows:
            return None
        (row,) = rows
        found = {table.name: _of_article(connection, table, key) for table in schema.OF_ARTICLE if table.name != "span"}
        parts = list(_parts(row, found))
        if cited and cited.end <= len(row["text"]):
            parts.append(Part(cited, "cited words"))
        relatives, more = _relatives(connection, key)
        return ArticlePage(
            id=key, fields=row, paper=paper_of(row), tokens=tuple(tokens_of(row["text"], parts)),
            acts=tuple(_in_order(found["event_mention"], "trigger_start")),
            speeches=tuple(_in_order(found["attribution"], "content_start")),
            figures=tuple(_in_order(found["figure"], "span_start")),
            times=tuple(_in_order(found["time"], "span_start")),
            actors=tuple(_in_order(found["actor_mention"], "span_start")), relatives=relatives, unshown=more,
        )  # fmt: skip


def _of_article(connection: Connection, table: Table, key: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table).where(table.c.article == key)).mappings()]


def _in_order(rows: Iterable[Row], column: str) -> list[Row]:
    return sorted(rows, key=lambda row: (row[column], row.get("id", "")))


# -- what is marked -------------------------------------------------------------------------------


def _parts(article: Row, found: Mapping[str, Sequence[Row]]) -> Iterator[Part]:
    """Give what is marked; a "passage" is what citations print, so that their link finds the very words."""
    figures = {row["id"]: row for row in found["figure"]}
    for piece in article["furniture"]:
        yield Part(Span(*piece["span"]), f"furniture {piece['what']}")
    if article["place"]:
        yield Part(Span(*article["place"]["span"]), "place dateline")
    for row in found["actor_mention"]:
        yield Part(Span(row["span_start"], row["span_end"]), "actor named", row["actor"])
    for row in found["time"]:
        yield Part(Span(row["span_start"], row["span_end"]), "time expression", row["id"])
    for row in found["figure"]:
        yield Part(Span(row["span_start"], row["span_end"]), "figure count", row["id"])
    for row in found["attribution"]:
        marks = speech_marks(row)
        yield Part(passage_of(article["text"], marks), "passage")
        for mark in marks:
            yield Part(mark.span, f"speech {mark.role}", row["id"] if mark.role == "cue" else None)
    for row in found["event_mention"]:
        marks = event_marks(row, [figures[key] for key in row["figures"] if key in figures])
        evidence = evidence_of(row)
        yield Part(evidence, "act sentence")
        yield Part(passage_of(article["text"], marks, evidence), "passage")
        yield Part(passage_of(article["text"], parted(marks, row)[0], evidence), "passage")
        for mark in marks:
            yield Part(mark.span, f"act {mark.role}", row["id"] if mark.role == "trigger" else None)


def tokens_of(text: str, parts: Iterable[Part]) -> Iterator[Token]:
    """Give *text* as tokens; the words of all of them, one after the other, are *text*.

    Stretches are nested: one that crosses another is closed with it and opened again.
    """
    by_span: dict[Span, list[Part]] = defaultdict(list)
    for part in parts:
        by_span[part.span].append(part)
    waiting = sorted(by_span, key=_outermost, reverse=True)
    edges = sorted({0, len(text), *(edge for span in by_span for edge in (span.start, span.end))})
    held: list[Span] = []
    opened: dict[Span, Token] = {}
    for at, until in pairwise([*edges, len(text)]):
        before, held = held, [span for span in held if span.end > at]
        while waiting and waiting[-1].start <= at:
            held.append(waiting.pop())
        held.sort(key=_outermost)
        shared = next((n for n, (a, b) in enumerate(zip(before, held, strict=False)) if a != b), len(before))
        shared = min(shared, len(held))
        yield from (replace(opened[span], what="close", anchor=None) for span in reversed(before[shared:]))
        for span in held[shared:]:
            outer = held[: held.index(span)]
            is_free = not any(part.opens for one in outer for part in by_span[one])
            opened[span] = _opening(span, by_span[span], is_first=span not in opened, is_free=is_free)
            yield opened[span]
        if until > at:
            yield Token("words", text[at:until])


def _outermost(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _opening(span: Span, parts: Sequence[Part], *, is_first: bool, is_free: bool) -> Token:
    """Give the token that opens *span*; inside another link, where it is not free, it opens no page."""
    anchor = f"s{span.start}-{span.end}" if is_first else None
    opens = next((part.opens for part in parts if part.opens and is_free), None)
    return Token("open", parts=tuple(sorted({part.part for part in parts})), anchor=anchor, opens=opens)


# -- what it copies, and what copies it -------------------------------------------------------------


def _relatives(connection: Connection, key: str) -> tuple[tuple[Relative, ...], int]:
    """Give the articles that links of copies and versions tie to *key*, and how many more there are."""
    link = schema.link
    rows: list[tuple[str, str, Row]] = []
    for mine, other, words in ((link.c.left, "right", RELATIONS[0]), (link.c.right, "left", RELATIONS[1])):
        question = select(link).where(mine == key, link.c.relation.in_(tuple(words))).order_by(link.c.id)
        rows += [(words[row["relation"]], row[other], dict(row)) for row in connection.execute(question).mappings()]
    papers = papers_of(connection, [other for _, other, _ in rows[:MOST_RELATIVES]])
    found = [Relative(relation, papers[other], row) for relation, other, row in rows if other in papers]
    found.sort(key=lambda relative: (relative.relation, relative.paper.published or "~", relative.paper.id))
    return tuple(found), max(0, len(rows) - MOST_RELATIVES)
