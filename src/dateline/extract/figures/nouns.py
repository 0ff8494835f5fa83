"""What is counted: the head noun of a number. In: a tree, the number's words. Out: a token."""

from __future__ import annotations

from bisect import bisect_left

from dateline.extract.tree import Tree
from dateline.knowledge.units import UnitTables
from dateline.model import Span

# Farther than this from the number a noun belongs to something else.
REACH = 7
INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "ADV", "SYM"))
THROUGH = frozenset(("-", "and", "of", "the", "its", "their", "our", "more", "such", "other"))


def tokens_of(tree: Tree, span: Span) -> tuple[int, int]:
    """Give the first and last token that *span* touches."""
    starts = [token.start for token in tree.tokens]
    first = bisect_left(starts, span.start)
    if first == len(starts) or starts[first] > span.start:
        first -= 1
    return max(first, 0), max(bisect_left(starts, span.end) - 1, 0)


def counted_noun(tree: Tree, last: int, tables: UnitTables) -> int | None:
    """Give the token that is counted by the number ending at token *last*, or None."""
    tokens = tree.tokens
    following = last + 1
    if following >= len(tokens):
        return None
    if tokens[following].form.lower() == "of":
        return _behind_of(tree, following)
    if tokens[following].form.lower() in tables.persons and not _noun_follows(tree, following):
        return following
    return _head_noun(tree, last) or _next_noun(tree, last)


def _behind_of(tree: Tree, of: int) -> int | None:
    head = tree.tokens[of].head
    if head > of and tree.tokens[head].upos in ("NOUN", "PROPN", "PRON"):
        return head if tree.tokens[head].upos != "PRON" else None
    return _next_noun(tree, of)


def _noun_follows(tree: Tree, index: int) -> bool:
    return index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("NOUN", "ADJ", "PROPN")


def _head_noun(tree: Tree, last: int) -> int | None:
    """Climb from the number to the noun it counts, if that stands behind it and close by."""
    tokens = tree.tokens
    index = last
    for head in tree.ancestors(last):
        if tokens[index].deprel not in ("nummod", "compound", "advmod", "amod", "det", "nmod"):
            return None
        if head > last and tokens[head].upos in ("NOUN", "PROPN") and tokens[head].deprel != "compound":
            return head if head - last <= REACH and not _broken(tree, last, head) else None
        index = head
    return None


def _broken(tree: Tree, last: int, head: int) -> bool:
    """Tell whether a stop stands between the number and its noun."""
    return any(tree.tokens[i].form in (",", ";", ":", "(", ")", "—", "–") for i in range(last + 1, head))


def _next_noun(tree: Tree, last: int) -> int | None:
    """Give the last noun of the run of nouns and adjectives behind the number."""
    tokens, found = tree.tokens, None
    for index in range(last + 1, min(len(tokens), last + 1 + REACH)):
        token = tokens[index]
        if token.upos in ("NOUN", "PROPN") and token.xpos != "POS":
            found = index
        elif (found is not None and token.form != "-") or (
            token.upos not in INSIDE and token.form.lower() not in THROUGH
        ):
            break
    return found
