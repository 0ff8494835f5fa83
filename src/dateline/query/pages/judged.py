"""People's judgements with what they are about in words. In: Store. Out: JudgementEntries, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dateline.model import Judgement
from dateline.query.pages.reports import rows_of
from dateline.store import Store, schema
from dateline.store.judging import all_judgements, standing

AT_ONCE = 50
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Named:
    """What a judgement names: words of it, and the page it has, None where the record does not hold it."""

    id: str
    words: str
    page: str | None


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    """A judgement, whether it stands, and what it names; an undoing names the judgement it undoes."""

    judgement: Judgement
    stands: bool
    left: Named
    right: Named | None


@dataclass(frozen=True, slots=True)
class JudgementPage:
    """Some of the judgements, from place ``first`` on, and where the next begin."""

    entries: tuple[JudgementEntry, ...]
    first: int
    until: int | None


def judgement_page(store: Store, first: int = 0) -> JudgementPage:
    """Give the judgements from place *first* on, the latest first."""
    with store.reading() as connection:
        every = all_judgements(connection)
        stands = {judgement.id for judgement in standing(every)}
        shown = every[::-1][first : first + AT_ONCE]
        names = _names(connection, shown, every)
        entries = tuple(_entry(judgement, names, is_standing=judgement.id in stands) for judgement in shown)
    end = first + len(shown)
    return JudgementPage(entries, first, end if end < len(every) else None)


def judgements_named(store: Store, ids: Sequence[str]) -> tuple[JudgementEntry, ...]:
    """Give the judgements with these *ids*, in the order in which they were made; those not kept are left out."""
    with store.reading() as connection:
        every = all_judgements(connection)
        stands = {judgement.id for judgement in standing(every)}
        shown = [judgement for judgement in every if judgement.id in ids]
        names = _names(connection, shown, every)
    return tuple(_entry(judgement, names, is_standing=judgement.id in stands) for judgement in shown)


def _entry(judgement: Judgement, names: dict[str, Named], *, is_standing: bool) -> JudgementEntry:
    right = judgement.right
    said = None if right is None else Named(right, right, None) if judgement.verdict == "actor" else names.get(right)
    unknown = Named(judgement.left, judgement.left, None)
    missing = Named(right, right, None) if right else None
    return JudgementEntry(judgement, is_standing, names.get(judgement.left, unknown), said or missing)


def _names(connection: Connection, shown: Sequence[Judgement], every: Sequence[Judgement]) -> dict[str, Named]:
    ids = sorted({key for judgement in shown for key in (judgement.left, judgement.right) if key})
    names: dict[str, Named] = {}
    for row in rows_of(connection, schema.event_mention, ids):
        spans = [(row["evidence_start"], row["evidence_end"])]
        words = str(row["gist"] or _words(connection, row["article"], spans))
        names[row["id"]] = Named(row["id"], words, f"/event/{row['id']}")
    for row in rows_of(connection, schema.attribution, ids):
        names[row["id"]] = Named(
            row["id"], _words(connection, row["article"], row["content"]), f"/statement/{row['id']}"
        )
    for row in rows_of(connection, schema.actor, ids):
        names[row["id"]] = Named(row["id"], row["name"], f"/actor/{row['id']}")
    undone = {judgement.left for judgement in shown if judgement.verdict == "undo"}
    for judgement in every:
        if judgement.id in undone:
            names[judgement.id] = Named(judgement.id, f"“{judgement.verdict}” of {judgement.at}", None)
    return names


def _words(connection: Connection, key: str, spans: Sequence[tuple[int, int]]) -> str:
    """Give the words of *spans* in the article *key*, cut to a line."""
    article = schema.article
    (found,) = rows_of(connection, article, [key], [article.c.id, article.c.text])
    words = " … ".join(" ".join(found["text"][start:end].split()) for start, end in spans)
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
