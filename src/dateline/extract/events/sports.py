"""Which sentences tell of a match, where one side beats another and none is hurt. In: trees. Out: their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables

# "4-0", not "9-11", "2021-22" nor "F-16-15".
SCORE = re.compile(r"(?<![\w$€£.,/-])\d[-–]\d(?![\w%/-]| (?:percent|per cent|points?|million|billion))")


def sporting(trees: Sequence[Tree], tables: EventTables) -> frozenset[int]:
    """Give the numbers of the sentences about a match; a title is about what the first sentence under it is."""
    found = {tree.number for tree in trees if _is_sport(tree, tables)}
    for title, body in pairwise(trees):
        if title.sentence.is_title and body.number in found:
            found.add(title.number)
    return frozenset(found)


def _is_sport(tree: Tree, tables: EventTables) -> bool:
    """Tell whether two words of sport stand there, one that cannot be anything else, or a score."""
    words = [token.lemma.lower() for token in tree.tokens]
    lemmas, text = set(words), f" {' '.join(words)} "
    if len(lemmas & tables.words["sport"]) > 1 or bool(lemmas & tables.words["surely_sport"]):
        return True
    if any(" " in phrase and f" {phrase} " in text for phrase in tables.words["surely_sport"]):
        return True
    has_score = bool(SCORE.search(tree.sentence.span.of(tree.text)))
    return has_score and not lemmas & tables.words["voting"]
