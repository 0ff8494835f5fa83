"""A text to the units furniture is told by: lines, or paragraphs where lines are wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span

LINE = re.compile(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")
BLANK_BETWEEN = re.compile(r"(?:\r\n?|\n|[\u2028\u2029])[^\S\r\n]*(?:\r\n?|\n|[\u2028\u2029])")
# One character for one, so that offsets hold: patterns need not know typographic quotes and spaces.
PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "′": "'",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\ufeff": " ", "\u200b": " ", "\t": " ",
        "\r": " ", "\n": " ", "\u2028": " ", "\u2029": " ",
    }
)  # fmt: skip
STOP = re.compile(r"""[.!?…。！？]['")\]]*\Z""")

# Plain text is wrapped at 60 to 80 columns; a line of a page's paragraph is mostly longer.
WRAPPED_AT = (45, 100)
# Of the lines that have a next one in their paragraph, as many must run on into it.
WRAPPED_SHARE = 0.5
WRAPPED_LINES = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text, no white space at its ends; ``plain`` is it character for character, quotes made straight."""

    span: Span
    plain: str
    after_blank: bool

    @property
    def words(self) -> int:
        """How many words it has, counted by the spaces."""
        return self.plain.count(" ") + 1

    @property
    def is_stopped(self) -> bool:
        """Tell whether it ends as a sentence ends."""
        return bool(STOP.search(self.plain))


def units_of(text: str, *, start: int = 0) -> tuple[Unit, ...]:
    """Give the units of *text* from *start*: lines that are not blank, wrapped ones joined up to the blank line."""
    lines = [_trimmed(text, match.start(), match.end()) for match in LINE.finditer(text, start)]
    blanks = [index == 0 or _is_parted(text, lines[index - 1], line) for index, line in enumerate(lines)]
    spans = list(zip(lines, blanks, strict=True))
    if _is_wrapped(text, spans):
        spans = list(_joined(spans))
    return tuple(Unit(span, span.of(text).translate(PLAIN), after_blank) for span, after_blank in spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _is_parted(text: str, one: Span, other: Span) -> bool:
    return bool(BLANK_BETWEEN.search(text, one.end, other.start))


def _is_wrapped(text: str, spans: list[tuple[Span, bool]]) -> bool:
    shortest, longest = WRAPPED_AT
    if len(spans) < WRAPPED_LINES or max(span.end - span.start for span, _ in spans) > longest:
        return False
    running = [
        span.end - span.start >= shortest and _runs_on(text, span, following)
        for (span, _), (following, parted) in pairwise(spans)
        if not parted
    ]
    return len(running) >= WRAPPED_LINES - 1 and sum(running) >= WRAPPED_SHARE * len(running)


def _runs_on(text: str, span: Span, following: Span) -> bool:
    return (not STOP.search(span.of(text)) and text[following.start].islower()) or text[span.end - 1] in ",;-"


def _joined(spans: list[tuple[Span, bool]]) -> Iterator[tuple[Span, bool]]:
    current: Span | None = None
    for span, after_blank in spans:
        if current is None or after_blank:
            if current is not None:
                yield current, True
            current = span
        else:
            current = Span(current.start, span.end)
    if current is not None:
        yield current, True
