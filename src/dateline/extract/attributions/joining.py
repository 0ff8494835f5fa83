"""Quotations handed to those who say them. In: drafts and quotes. Out: drafts with quotes.

A quotation belongs to the report whose content it touches; else to the saying right beside
it; else it goes on with the last one quoted in its paragraph, or in the paragraph before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.quotes import Quote
from dateline.model import Span

# Characters between a saying and its quotation: a comma, a space, a colon.
GAP = 4
# A quotation of fewer words that nobody stands beside is a title, a nickname or a scare quote.
FEWEST_WORDS = 4


def hand_out(drafts: Sequence[Draft], quotes: Sequence[Quote], text: str) -> list[Draft]:
    """Give *drafts* with each of *quotes* added to the one it belongs to, if any."""
    given = list(drafts)
    for quote in quotes:
        index = _owner(given, quote, text)
        if index is not None:
            given[index] = given[index].with_quote(quote.span)
    return given


def _owner(drafts: Sequence[Draft], quote: Quote, text: str) -> int | None:
    around = [i for i, draft in enumerate(drafts) if abs(draft.tree.sentence.block - quote.block) < 2]
    touching = [i for i in around if any(part.overlaps(quote.span) for part in drafts[i].content)]
    if touching:
        return max(touching, key=lambda i: (drafts[i].takes_quote, sum(p.end - p.start for p in drafts[i].content), -i))
    beside = [i for i in around if drafts[i].takes_quote and _is_beside(drafts[i], quote.span, text)]
    if beside:
        return min(
            beside,
            key=lambda i: (not drafts[i].is_quoted and bool(drafts[i].content), _distance(drafts[i], quote.span)),
        )
    if quote.is_single or (len(quote.span.of(text).split()) < FEWEST_WORDS and not _is_sentence(quote, text)):
        return None
    return _goes_on(drafts, around, quote, text)


def _distance(draft: Draft, quote: Span) -> int:
    clause = draft.clause
    return max(clause.start - quote.end, quote.start - clause.end, 0)


def _is_beside(draft: Draft, quote: Span, text: str) -> bool:
    clause = draft.clause
    if clause.overlaps(quote):
        return False
    between = text[clause.end : quote.start] if clause.end <= quote.start else text[quote.end : clause.start]
    bare = between.strip()
    if clause.end <= quote.start and bare == ":":
        return True  # the quotation may open the next paragraph
    if "\n" in between or len(bare) > 2:
        return False
    return (
        len(between) <= GAP and not any(map(str.isalnum, between)) and not (clause.end <= quote.start and "." in bare)
    )


def _goes_on(drafts: Sequence[Draft], around: Sequence[int], quote: Quote, text: str) -> int | None:
    """Give the draft of its sentence, the last quoted one before it, or that of the block above."""
    same = [i for i in around if drafts[i].tree.sentence.block == quote.block and drafts[i].is_quoted]
    sentence = [i for i in same if drafts[i].tree.sentence.span.overlaps(quote.span)]
    if sentence:
        return sentence[-1]
    earlier = [i for i in same if drafts[i].cue.end <= quote.span.start]
    if earlier and text[: quote.span.start].rstrip()[-1:] in tuple(".?!\"”'’:—"):
        return earlier[-1]
    above = [i for i in around if drafts[i].tree.sentence.block == quote.block - 1 and drafts[i].is_quoted]
    mine = [i for i in around if drafts[i].tree.sentence.block == quote.block]
    if above and not mine and _opens_block(quote, text):
        return above[-1]
    return None


def _is_sentence(quote: Quote, text: str) -> bool:
    """Tell whether the quotation is a sentence of its own: “We ran.”"""
    before = text[: quote.span.start].rstrip()[-1:]
    return before in tuple('.?!"”') and quote.span.of(text).rstrip("\"”'’»")[-1:] in tuple(".?!")


def _opens_block(quote: Quote, text: str) -> bool:
    return not text[: quote.span.start].rpartition("\n")[2].strip()


def without_empty(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts that have content, each span once."""
    return [replace(draft, content=draft.content) for draft in drafts if draft.content]
