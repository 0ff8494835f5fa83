"""Quotations handed to those who say them. In: drafts and quotes. Out: drafts with quotes.

A quotation belongs to the report whose content it touches; else to the saying right beside
it; else it goes on with the last one quoted in its paragraph, or in the paragraph before.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.quotes import Quote
from dateline.model import Span

# Characters between a saying and its quotation: a comma, a space, a colon.
GAP = 4
# Characters between a cue and the quotations it may still have: some three long paragraphs.
REACH = 4000
# White space between two paragraphs is seldom wider.
FAR = 40
# Rules whose content runs from the start of the sentence.
BEFORE = frozenset(("clause-before", "parenthetical", "plain"))
# A quotation of fewer words that nobody stands beside is a title, a nickname or a scare quote.
FEWEST_WORDS = 4


def hand_out(drafts: Sequence[Draft], quotes: Sequence[Quote], text: str) -> list[Draft]:
    """Give *drafts*, which are in order of their cues, with each of *quotes* added to the one it belongs to, if any."""
    given = list(drafts)
    starts = [draft.cue.start for draft in given]
    waiting: list[tuple[Quote, list[int]]] = []
    for at, quote in enumerate(quotes):
        first, last = bisect(starts, quote.span.start - REACH), bisect(starts, quote.span.end + REACH)
        around = [i for i in range(first, last) if abs(given[i].tree.sentence.block - quote.block) < 2]
        if _waits(given, around, quote, quotes[at + 1 : at + 2]):
            waiting.append((quote, around))
            continue
        owner = _owner(given, around, quote, text)
        is_named = owner is not None and given[owner].tree.sentence.block == quote.block
        for earlier, near in waiting:
            _give(given, near, owner if is_named else _owner(given, near, earlier, text), earlier)
        if waiting and owner is None:
            owner = _owner(given, around, quote, text)
        waiting = []
        _give(given, around, owner, quote)
    return given


def _give(given: list[Draft], around: Sequence[int], owner: int | None, quote: Quote) -> None:
    """Add *quote* to the words of *owner*, and the rest of it to those that end inside it."""
    for i in around:
        if i != owner and _cuts(given[i], quote.span):
            given[i] = given[i].with_quote(quote.span)
    if owner is not None:
        given[owner] = given[owner].with_quote(quote.span)
        _cut_swallowing(given, around, owner, quote)


def _waits(given: Sequence[Draft], around: Sequence[int], quote: Quote, following: Sequence[Quote]) -> bool:
    """Tell whether a paragraph of quotation, left open, goes on in the next, where its speaker is named."""
    if not quote.is_open or not following or not following[0].is_rest:
        return False
    own = (i for i in around if given[i].tree.sentence.block == quote.block)
    return all(quote.span.contains(given[i].cue) for i in own)


def _cuts(draft: Draft, quote: Span) -> bool:
    """Tell whether the content ends inside the quotation, whose words belong together."""
    return not quote.contains(draft.cue) and any(
        part.start <= quote.start < part.end < quote.end for part in draft.content
    )


def _owner(drafts: Sequence[Draft], near: Sequence[int], quote: Quote, text: str) -> int | None:
    around = [i for i in near if not quote.span.contains(drafts[i].cue)]
    touching = [i for i in around if any(_touches(part, quote.span, text) for part in drafts[i].content)]
    beside = [i for i in around if drafts[i].takes_quote and _is_beside(drafts[i], quote.span, text)]
    swallowed = [i for i in beside if any(drafts[o].holds(drafts[i].cue) for o in touching if o != i)]
    if swallowed and _own_subject(drafts[swallowed[0]]) and quote.span.end <= drafts[swallowed[0]].clause.start:
        return swallowed[0]
    if touching:
        return max(touching, key=lambda i: (drafts[i].takes_quote, sum(p.end - p.start for p in drafts[i].content), -i))
    if beside:
        return min(
            beside,
            key=lambda i: (not drafts[i].is_quoted and bool(drafts[i].content), _distance(drafts[i], quote.span)),
        )
    if (
        len(around) < len(near)
        or quote.is_single
        or (len(quote.span.of(text).split()) < FEWEST_WORDS and not _is_sentence(quote, text))
    ):
        return None
    return _goes_on(drafts, around, quote, text)


def _touches(part: Span, quote: Span, text: str) -> bool:
    """Tell whether the quotation lies in the content or goes right on from it: 'said the raid was | "illegal"'."""
    if part.overlaps(quote):
        return True
    return part.end < quote.start and text[part.end - 1].isalnum() and text[part.end : quote.start].isspace()


def _own_subject(draft: Draft) -> bool:
    return draft.source is not None and draft.clause.overlaps(draft.source.span)


def _cut_swallowing(drafts: list[Draft], around: Sequence[int], owner: int, quote: Quote) -> None:
    """Let a report that begins before “...,” she said, begin after it: those words are spoken for."""
    said = drafts[owner]
    if quote.span.end > said.clause.start:
        return
    for i in around:
        other = drafts[i]
        if i == owner or other.rule not in BEFORE or not other.content or not other.holds(said.cue):
            continue
        first = other.content[0]
        text = other.tree.text
        rest = text[said.clause.end : first.end]
        start = said.clause.end + len(rest) - len(rest.lstrip(" ,;"))
        if said.clause.end < first.end and start < first.end:
            drafts[i] = replace(other, content=(Span(start, first.end), *other.content[1:]))


def _distance(draft: Draft, quote: Span) -> int:
    clause = draft.clause
    return max(clause.start - quote.end, quote.start - clause.end, 0)


def _is_beside(draft: Draft, quote: Span, text: str) -> bool:
    clause = draft.clause
    if clause.overlaps(quote):
        return False
    between = text[clause.end : quote.start] if clause.end <= quote.start else text[quote.end : clause.start]
    bare = between.strip()
    if quote.end <= clause.start and draft.content and text[quote.start : quote.end].rstrip("\"”'’»")[-1:] == ".":
        return False  # a whole sentence before one that has its own content
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
    if earlier and before(text, quote.span.start) in tuple(".?!\"”'’:—"):
        return earlier[-1]
    above = [
        i
        for i in around
        if drafts[i].tree.sentence.block == quote.block - 1
        and drafts[i].is_quoted
        and not drafts[i].tree.sentence.is_title
    ]
    mine = [i for i in around if drafts[i].tree.sentence.block == quote.block]
    if above and not mine and _opens_block(quote, text):
        return above[-1]
    return None


def before(text: str, at: int) -> str:
    """Give the last character before *at* that is not white space; only a little way back is looked."""
    return text[max(0, at - FAR) : at].rstrip()[-1:]


def _is_sentence(quote: Quote, text: str) -> bool:
    """Tell whether the quotation is a sentence of its own: “We ran.”"""
    return before(text, quote.span.start) in tuple('.?!"”') and quote.span.of(text).rstrip("\"”'’»")[-1:] in tuple(
        ".?!"
    )


def _opens_block(quote: Quote, text: str) -> bool:
    return not text[text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start].strip()


def without_empty(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts that have content, those left out whose only words are set off in what they are about."""
    return [draft for draft in drafts if draft.content and not _is_set_off(draft)]


def _is_set_off(draft: Draft) -> bool:
    """Tell whether all that is "said" are a few quoted words in an object: "spoke at a meeting of ‘Club One’"."""
    if draft.rule != "quote" or len(draft.content) > 1:
        return False
    text, quote = draft.tree.text, draft.content[0]
    if len(quote.of(text).split()) > FEWEST_WORDS or quote.end <= draft.clause.start:
        return False
    between = text[draft.cue.end : quote.start]
    return any(map(str.isalnum, between)) and not any(mark in between for mark in ",:;—–")
