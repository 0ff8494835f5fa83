"""A sentence as a tree to walk. In: Sentence. Out: who hangs on whom.

Built once a sentence and shared by every finder; rules speak of indices into
``tree.tokens``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Sentence, Span, Token

DEFINITE = frozenset(("the", "this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a sentence, and for each the indices of what hangs on it, in order.

    ``number`` is the place of the sentence in its article; ``text`` is the article's.
    """

    number: int
    sentence: Sentence
    kids: tuple[tuple[int, ...], ...]
    text: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return self.sentence.tokens

    def children(self, index: int, *deprels: str) -> list[int]:
        """Give the dependents of *index*, all or those with one of *deprels*, left to right."""
        tokens = self.sentence.tokens
        return [kid for kid in self.kids[index] if not deprels or tokens[kid].deprel in deprels]

    def child(self, index: int, *deprels: str) -> int | None:
        """Give the first dependent of *index* with one of *deprels*, or None."""
        return next(iter(self.children(index, *deprels)), None)

    def subtree(self, index: int) -> list[int]:
        """Give *index* and all that hangs on it, however deep, sorted."""
        found, waiting = [], [index]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(self.kids[node])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Give the heads above *index*, nearest first."""
        node = self.sentence.tokens[index].head
        while node >= 0:
            yield node
            node = self.sentence.tokens[node].head

    def span(self, first: int, last: int) -> Span:
        """Give the stretch of text from token *first* to token *last*, both included."""
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)

    def case(self, index: int) -> str | None:
        """Give the preposition of *index* in lower case ("to"; "out of" as one), or None."""
        words = [self.sentence.tokens[kid].form.lower() for kid in self.children(index, "case") if kid < index]
        return " ".join(words) or None

    def is_definite(self, index: int) -> bool:
        """Tell whether a noun is taken as known: by its article ("the", "that") or its owner ("Norway's", "its")."""
        kids = [self.sentence.tokens[kid] for kid in self.children(index, "det", "nmod:poss")]
        return any(kid.deprel == "nmod:poss" or kid.form.lower() in DEFINITE for kid in kids)

    def conjuncts(self, index: int) -> list[int]:
        """Give *index* and those conjoined with it: "Seoul", "Tokyo" and "Washington" of a list."""
        return [index, *self.children(index, "conj")]


def grow(sentence: Sentence, *, number: int, text: str) -> Tree:
    """Give *sentence* as a Tree."""
    kids: list[list[int]] = [[] for _ in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if token.head >= 0:
            kids[token.head].append(index)
    return Tree(number, sentence, tuple(map(tuple, kids)), text)


class Forest:
    """The sentences of an article, asked by a place in its text."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = trees
        self._starts = [tree.sentence.span.start for tree in trees]

    def at(self, place: int) -> Tree | None:
        """Give the sentence that *place* lies in, None between sentences."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or self._trees[number].sentence.span.end <= place:
            return None
        return self._trees[number]
