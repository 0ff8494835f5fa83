"""A passage cut where its marks begin and end. In: Citation. Out: pieces in order, each with the parts it plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Span
from dateline.query import Citation, Mark
from dateline.query.marking import stretches

# Of the parts that a stretch plays, the one that its look follows: the first of these.
ORDER = ("trigger", "cue", "figure", "when", "where", "actor", "source", "recipient", "addressee", "via", "content")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, and the parts it plays: none where it is not marked, the narrowest first."""

    words: str
    roles: tuple[str, ...]
    start: int


def pieces(citation: Citation) -> list[Piece]:
    """Give the passage of *citation* in pieces, which joined are its words."""
    return cut(citation.words, citation.passage.start, citation.marks)


def cut(words: str, start: int, marks: Iterable[Mark]) -> list[Piece]:
    """Give *words*, which stand in their article from *start* on, in pieces at the edges of *marks*."""
    if not words:
        return []
    return [
        Piece(
            words[stretch.start - start : stretch.end - start],
            tuple(sorted({mark.role for mark in over}, key=_rank)),
            stretch.start,
        )
        for stretch, over in stretches(Span(start, start + len(words)), marks)
    ]


def _rank(role: str) -> tuple[int, str]:
    return (ORDER.index(role) if role in ORDER else len(ORDER), role)
