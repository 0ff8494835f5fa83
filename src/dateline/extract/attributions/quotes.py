"""Quotation marks in pairs. In: an article's text and blocks. Out: Quotes, outermost only.

Marks are paired inside one block, since furniture may lie between blocks. A quotation left
open at the end of its block counts only where it opened the block or goes on in the next;
an odd mark elsewhere (an inch, a slip) is let go, so no article fails for its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Article, Span

# ``so'' and ''so'' are typewriter marks; ' and ’ only count as marks where no word is open to their left or right.
MARK = re.compile(r"``|''|[“”„«»\"]|(?<![^\W_])['‘](?=[^\W_])|(?<=[^\s(\[—–])['’](?![^\W_])")
OPENERS = frozenset("“„«‘")
CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", '"': '"”', "``": "''\"", "''": "''\"", "‘": "’'", "'": "'’", "”": '”"'}
SINGLE = frozenset("'‘’")
# A quotation of fewer letters than this is a slip of the pairing (". ”).
SHORTEST = 2
# Marks and characters looked ahead, so that a page of nothing but marks takes no longer than its length.
MOST = 200
FAR = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks; ``is_open`` where the closing mark is missing at the block's end.

    ``is_rest``: it goes on with that of the block above, and no mark opens it.
    """

    span: Span
    block: int
    is_open: bool = False
    is_single: bool = False
    is_rest: bool = False


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """Give the outermost quotations of the article's blocks, in order."""
    found: list[Quote] = []
    texts = [block.span.of(article.text) for block in article.blocks]
    for number, (block, text) in enumerate(zip(article.blocks, texts, strict=True)):
        following = texts[number + 1] if number + 1 < len(texts) else ""
        goes_on = following.lstrip()[:1] in tuple('“"„«‘') and bool(following.strip())
        base = block.span.start
        if found and found[-1].is_open and found[-1].block == number - 1 and (end := _rest(text)):
            found.append(Quote(Span(base, base + end), number, is_rest=True))
        taken = found[-1].span.end - base if found and found[-1].is_rest and found[-1].block == number else 0
        for start, end, is_open, is_single in _pairs(text):
            if start < taken or (is_open and not goes_on and text[:start].strip() and not _rest(following)):
                continue
            if sum(map(str.isalnum, text[start:end])) >= SHORTEST:
                found.append(Quote(Span(base + start, base + end), number, is_open, is_single))
    return tuple(found)


def _rest(text: str) -> int:
    """Give where a quotation that the paragraph above left open ends in *text*: at a closing mark none opens, or 0."""
    for match in MARK.finditer(text):
        if match.group() in SINGLE:
            continue
        return match.end() if match.start() and not _opens(text, match.start(), match.group()) else 0
    return 0


def _pairs(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Give (start, end, is_open, is_single) of each quotation of one block."""
    marks = [(m.start(), m.end(), m.group()) for m in MARK.finditer(text)]
    taken = 0
    for number, (start, _, mark) in enumerate(marks):
        if start < taken or not _opens(text, start, mark):
            continue
        ahead = marks[number + 1 : number + 1 + MOST]
        closing = _closing(text, ahead, mark)
        if closing is not None:
            taken = closing
            yield start, taken, False, mark in SINGLE
        elif mark not in SINGLE and not any(_opens(text, s, m) and m not in SINGLE for s, _, m in ahead):
            taken = len(text.rstrip())
            if taken > start + 1:
                yield start, taken, True, False


def _opens(text: str, start: int, mark: str) -> bool:
    if mark in ("”", "»", "’"):
        return False
    if mark in ('"', "''", "'"):
        before = text[start - 1 : start]
        after = text[start + len(mark) : start + len(mark) + 1]
        return not before.isalnum() and before not in (",", ".", "!", "?") and bool(after.strip())
    return bool(text[start + len(mark) : start + len(mark) + FAR].strip())


def _closing(text: str, marks: Sequence[tuple[int, int, str]], opener: str) -> int | None:
    """Give where the quotation that *opener* began ends; None if it is never closed.

    The same opener again is a quotation within only where enough closing marks follow for
    both; else the first was left open ("“The lamps are lit, said the keeper, “and burn.”").
    """
    accepted = CLOSERS.get(opener, opener)
    depth = 0
    for number, (start, end, mark) in enumerate(marks):
        if mark in SINGLE and (opener not in SINGLE or _is_apostrophe(text, start)):
            continue
        if mark == opener and mark in OPENERS:
            rest = [m for _, _, m in marks[number:]]
            if sum(m in accepted for m in rest) <= sum(m == opener for m in rest):
                return None
            depth += 1
        elif mark in accepted and depth == 0:
            return end
        elif mark in accepted:
            depth -= 1
    return None


def _is_apostrophe(text: str, start: int) -> bool:
    """Tell whether the mark is that of "the ministers' talks": after s, before a small letter, another to come."""
    rest = text[start + 1 : start + FAR]
    return (
        text[start - 1 : start] == "s"
        and rest[:1] == " "
        and rest[1:2].islower()
        and bool(re.search(r"[’'](?!\w)", rest))
    )
