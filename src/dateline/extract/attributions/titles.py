"""Which sentences are headlines, where words are left out and the paper speaks last. In: a tree. Out: whether it is."""

from __future__ import annotations

from dateline.extract.tree import Tree

# A headline has seldom more words; a longer first line is a lead.
LONGEST = 24


def is_headline(tree: Tree) -> bool:
    """Tell whether the sentence is a title, or an article's first line without a full stop."""
    if tree.sentence.is_title:
        return True
    tokens = tree.tokens
    return (
        tree.sentence.block == 0 and tree.number == 0 and len(tokens) <= LONGEST and tokens[-1].form not in (".", "?")
    )
