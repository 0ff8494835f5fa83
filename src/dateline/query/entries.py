"""What looking gives. In: nothing. Out: the values that a person reads: entries, facts, citations, marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One happening: a row of the event table, shaped as in docs/record.md.

    ``end``: the first day after it, as far as told; ``basis``: clause, sentence,
    mention (one told before), scene, said or article, that ``day`` stands in.
    """

    id: str
    day: str | None
    end: str | None
    precision: str | None
    basis: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    type: str
    modes: tuple[str, ...]
    status: str
    title: str
    articles: int
    outlets: int
    origins: int
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """One utterance, with how many articles carry it and how many independent origins stand behind it.

    ``wording`` is the fullest that stood in quotation marks, ``words`` the fullest report of it as printed.
    """

    id: str
    day: str | None
    end: str | None
    precision: str | None
    basis: str | None
    source: str
    addressee: str | None
    wording: str
    words: str
    articles: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence that a reading rests on, and its part in it."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words a fact was read from: the passage, where in its article, and what is marked in it.

    ``marks`` lie in the passage; who passed it on may stand paragraphs away, and is not marked then.
    """

    article: str
    outlet: str | None
    url: str | None
    external_id: str
    published: str | None
    passage: Span
    words: str
    marks: tuple[Mark, ...]
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One mention (or article, or group) as read: its fields, and the words behind it."""

    kind: str
    id: str
    fields: Mapping[str, Any]
    citations: tuple[Citation, ...]
    parts: tuple[Fact, ...] = ()
