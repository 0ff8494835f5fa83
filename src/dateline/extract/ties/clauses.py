"""Where words stand in their sentence: the token of a span, its clause, what it hangs on. In: trees, spans."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.model import Span

VERBAL = ("VERB", "AUX")
# Relations by which a word stays inside the phrase of its head; the others open a clause or a new member.
WITHIN = frozenset(
    ("nummod", "compound", "amod", "det", "nmod", "nmod:poss", "advmod", "case", "flat", "appos", "obl:npmod", "dep")
)


def head_of(tree: Tree, span: Span) -> int | None:
    """Give the token of *span* that the others hang on: the first whose head lies outside."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < span.end and span.start < token.end]
    within = set(inside)
    return next((i for i in inside if tree.tokens[i].head not in within), inside[0] if inside else None)


def governor(tree: Tree, index: int, heads: frozenset[int]) -> int | None:
    """Give what *index* hangs on: the nearest word above that is a verb, has a copula or is one of *heads*."""
    for above in tree.ancestors(index):
        if above in heads or tree.tokens[above].upos in VERBAL or tree.child(above, "cop") is not None:
            return above
    return None


def clause_of(tree: Tree, index: int) -> int:
    """Give the verb (or predicate) of the clause that *index* stands in, itself if it is one."""
    if tree.tokens[index].upos in VERBAL or tree.child(index, "cop") is not None:
        return index
    found = governor(tree, index, frozenset())
    return index if found is None else found


def same_clause(tree: Tree, one: int, other: int) -> bool:
    """Tell whether two verbs are one, or joined so that they share what hangs on one: "met and signed on Monday"."""
    if one == other:
        return True
    tokens = tree.tokens
    first, second = sorted((one, other))
    joined = tokens[second].deprel == "conj" and tokens[second].head == first
    return joined and tree.child(second, "nsubj", "nsubj:pass") is None


def preposition(tree: Tree, index: int) -> str:
    """Give the preposition before the phrase of *index*, "" if none."""
    case = tree.case(index)
    if case:
        return case
    head = tree.tokens[index].head
    if head >= 0 and tree.tokens[index].deprel in ("compound", "nmod", "nummod", "amod"):
        return tree.case(head) or ""
    return ""
