"""Which words a reading rests on, and how to show them. In: rows of mentions, citations. Out: marks, pieces to draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dateline.model import Span
from dateline.query.entries import Citation, Mark

Row = Mapping[str, Any]

STOP = re.compile(r"""[.?!]+[”"’')\]]*(?=\s|$)""")
# Words that a dot cuts short and that stand before the word they belong to, and capitals with dots.
SHORT = re.compile(
    r"""(?:^|[\s("“'‘\-])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Brig|Cmdr|Cdr|Comdr|Sen|Rep|Reps|Sens"""
    r"""|Gov|Rev|Hon|Amb|Pres|Mt|Ft|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[ap]\.m|[A-Z](?:\.[A-Z])*)$"""
)
LONGEST_SHORT = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage under the same marks: ``roles`` from the longest mark to the shortest.

    ``closing`` has the roles of the marks that end with it, for a label behind the words.
    """

    words: str
    roles: tuple[str, ...]
    closing: tuple[str, ...]


def event_marks(row: Row, figures: Iterable[Row]) -> list[Mark]:
    """Give the marks of an event mention: trigger, parties, time, place and its figures."""
    marks = [Mark(Span(row["trigger_start"], row["trigger_end"]), "trigger")]
    for role in ("actors", "recipients"):
        marks += [Mark(Span(*m["span"]), role.removesuffix("s")) for m in row[role] if m["span"]]
    for role in ("when", "where"):
        if row[role] and row[role].get("span"):
            marks.append(Mark(Span(*row[role]["span"]), role))
    return marks + [Mark(Span(f["span_start"], f["span_end"]), "figure") for f in figures]


def speech_marks(row: Row) -> list[Mark]:
    """Give the marks of an attribution: what was said, the cue, who said it to whom through whom."""
    marks = [Mark(Span(*span), "content") for span in row["content"]]
    if row["cue"]:
        marks.append(Mark(Span(*row["cue"]["span"]), "cue"))
    named = [("source", row["source"]), ("addressee", row["addressee"]), *(("via", via) for via in row["via"])]
    return marks + [Mark(Span(*mention["span"]), role) for role, mention in named if mention and mention["span"]]


def passage_of(text: str, marks: Iterable[Mark], evidence: Span | None = None) -> Span:
    """Give the passage around *marks*: *evidence*, or the sentences that hold it and them all.

    Who passed it on (``via``) may stand in the dateline, paragraphs away; the passage does not reach for that.
    """
    spans = [mark.span for mark in marks if mark.role != "via"] + ([evidence] if evidence else [])
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if evidence and (start, end) == (evidence.start, evidence.end):
        return evidence
    return Span(*_sentences_around(text, start, end))


def within(passage: Span, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give those of *marks* that lie in *passage*, by place, then role."""
    inside = (mark for mark in marks if passage.contains(mark.span))
    return tuple(sorted(inside, key=lambda mark: (mark.span, mark.role)))


def pieces(citation: Citation) -> tuple[Piece, ...]:
    """Cut the words of *citation* where a mark begins or ends; put together they are its words again."""
    longest_first = sorted(citation.marks, key=lambda m: (m.span.start - m.span.end, m.span.start, m.role))
    found = []
    for stretch, over in stretches(citation.passage, longest_first):
        roles = tuple(dict.fromkeys(mark.role for mark in over))
        closing = tuple(dict.fromkeys(mark.role for mark in reversed(over) if mark.span.end == stretch.end))
        words = citation.words[stretch.start - citation.passage.start : stretch.end - citation.passage.start]
        found.append(Piece(words, roles, closing))
    return tuple(found)


def stretches(passage: Span, marks: Iterable[Mark]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """Cut *passage* where one of *marks* begins or ends within it: each stretch, and the marks over all of it."""
    inside = [mark for mark in marks if mark.span.start < passage.end and mark.span.end > passage.start]
    edges = {edge for mark in inside for edge in (mark.span.start, mark.span.end)}
    cuts = sorted({passage.start, passage.end, *(edge for edge in edges if passage.start < edge < passage.end)})
    for left, right in pairwise(cuts):
        yield Span(left, right), tuple(m for m in inside if m.span.start <= left and right <= m.span.end)


def _sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to its sentences, at most to its line."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    stops = [stop for stop in STOP.finditer(text, line_start, line_end) if _ends_sentence(text, stop)]
    first = max((stop.end() for stop in stops if stop.end() <= start), default=line_start)
    last = min((stop.end() for stop in stops if stop.end() >= end), default=line_end)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), last


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell a full stop from the dot of "Cmdr. Lee", "U.S. jets" or "J. Doe"; where both may be, it is the dot."""
    if stop.group() != ".":
        return True
    before = text[max(0, stop.start() - LONGEST_SHORT) : stop.start()]
    return not SHORT.search(before) and not text[stop.end() : stop.end() + 2].strip()[:1].islower()
