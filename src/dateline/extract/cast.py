"""Who is who in one article. In: Article, trees, places, tables. Out: Cast."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables
from dateline.model import ActorMention, Article, Place, Span


class Cast:
    """The actors of one article, asked by the word they stand on."""

    def at(self, tree: Tree, head: int) -> ActorMention:
        """Give what the noun phrase headed by token *head* stands for.

        Always a mention, over the words of the phrase (without its relative clause); ``name``, ``country`` and the
        rest are None where nothing is known. Pronouns and titles come back resolved.
        """
        span = tree.span(head, head)
        return ActorMention(span=span, text=span.of(tree.text))

    def members(self, tree: Tree, head: int) -> tuple[ActorMention, ...]:
        """Give one mention for each actor the phrase names: conjuncts, "U.S.-South Korean", "both countries"."""
        return tuple(self.at(tree, index) for index in tree.conjuncts(head))

    def speaker(self, tree: Tree, head: int, span: Span) -> ActorMention:
        """Give the mention at *head* as the source of speech, over the words *span*."""
        found = self.at(tree, head)
        return ActorMention(
            span=span, text=span.of(tree.text), name=found.name, actor=found.actor, kind=found.kind, country=found.country,
            role=found.role, sector=found.sector, sure=found.sure, others=found.others,
        )  # fmt: skip

    def named(self) -> tuple[ActorMention, ...]:
        """Give every mention that has a name, in order of the text."""
        return ()


def cast_of(article: Article, trees: Sequence[Tree], places: Sequence[Place], tables: ActorTables) -> Cast:
    """Give the Cast of *article*."""
    return Cast()
