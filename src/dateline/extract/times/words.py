"""The words of an article as tokens, and as one string of characters to match. In: Article, tables. Out: Words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.times import TimeTables
from dateline.model import Article


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article's own words; an empty one ends each block. ``codes`` has a character for each."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: str


def words_of(article: Article, tables: TimeTables) -> Words:
    """Give the tokens of *article*'s blocks, in lower case, with the characters that stand for their classes."""
    forms, starts, ends, codes = [], [], [], []
    for block in article.blocks:
        for match in tables.token.finditer(article.text, block.span.start, block.span.end):
            form = match.group().replace("’", "'") if len(match.group()) > 1 else match.group()
            forms.append(form.lower())
            starts.append(match.start())
            ends.append(match.end())
            codes.append(tables.code(form))
        forms.append("")
        starts.append(block.span.end)
        ends.append(block.span.end)
        codes.append("\n")
    return Words(tuple(forms), tuple(starts), tuple(ends), "".join(codes))
