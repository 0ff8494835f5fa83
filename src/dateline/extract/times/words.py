"""The words of an article as tokens, and as one string of characters to match. In: Article, tables. Out: Words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.times import TimeTables
from dateline.model import Article, Span


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article's own words; an empty one ends each block. ``codes`` has a character for each."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: str


def words_of(article: Article, tables: TimeTables) -> Words:
    """Give the tokens of *article*'s dateline and blocks, in lower case, and the characters for their classes."""
    forms, starts, ends, codes = [], [], [], []
    for span in _own(article):
        for match in tables.token.finditer(article.text, span.start, span.end):
            form = match.group().replace("’", "'") if len(match.group()) > 1 else match.group()
            forms.append(form.lower())
            starts.append(match.start())
            ends.append(match.end())
            codes.append(tables.code(form))
        forms.append("")
        starts.append(span.end)
        ends.append(span.end)
        codes.append("\n")
    return Words(tuple(forms), tuple(starts), tuple(ends), "".join(codes))


def _own(article: Article) -> list[Span]:
    """Give the blocks, and the dateline, which names a day and is cut off the paragraph that it opens."""
    spans = [block.span for block in article.blocks]
    opening = article.opening.span if article.opening else None
    if opening is not None and not any(opening.overlaps(span) for span in spans):
        spans.append(opening)
    return sorted(spans)
