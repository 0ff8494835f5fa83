"""Spans of text, and the ids made from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, ``text[start:end]``, counted in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}:{self.end}")

    def contains(self, other: Span) -> bool:
        """Tell whether *other* lies inside this span (or is this span)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Give the words this span points at."""
        return text[self.start : self.end]


def digest(*parts: str) -> str:
    """Give the 16-hex-digit id of *parts*: the head of the SHA-256 of the parts joined by NUL.

    64 bits: a collision among ten million ids has a chance of about 3 in a million.
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_digest(text: str) -> str:
    """Give the SHA-256 of *text* in hex: what `verify` compares a stored text with."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def mention_id(article_id: str, kind: str, span: Span) -> str:
    """Give the id of the mention of *kind* at *span* (docs/record.md, "Ids")."""
    return digest(article_id, kind, str(span.start), str(span.end))


def group_id(kind: str, first_mention: str) -> str:
    """Give the id of a group: that of its first mention behind the initial of its kind, so that ids stay unique."""
    return kind[0] + first_mention


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give *spans* sorted by place, touching or overlapping ones merged."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
