"""An attribution while it is being read: frozen, but still tied to its trees. In: nothing. Out: values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.tree import Tree
from dateline.model import Span, in_order


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tree and the head word it stands on, and its words as we show them."""

    tree: Tree
    head: int
    span: Span

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.tree.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report as found.

    ``at``: token of the cue. ``clause``: the words of the saying itself ("the minister said on
    Tuesday"); a quotation beside it is what was said, if ``takes_quote``. ``content`` may still be
    empty. ``via``: nearest to the source first.
    """

    tree: Tree
    at: int
    cue: Span
    lemma: str
    class_: str
    rule: str
    clause: Span
    source: Phrase | None = None
    content: tuple[Span, ...] = ()
    addressee: Phrase | None = None
    via: tuple[Phrase, ...] = ()
    takes_quote: bool = False
    is_quoted: bool = False
    negated: bool = False

    def with_quote(self, quote: Span) -> Draft:
        """Give this draft with *quote* as (more of) what was said."""
        return replace(self, content=join(self.tree.text, (*self.content, quote)), is_quoted=True)

    def holds(self, span: Span) -> bool:
        """Tell whether *span* begins inside the content."""
        return any(part.start <= span.start < part.end for part in self.content)


def join(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give *spans* in order, those with only white space or marks between them as one."""
    joined: list[Span] = []
    for span in in_order(spans):
        between = text[joined[-1].end : span.start] if joined else "x"
        if joined and "\n" not in between and not between.strip(" \t\u00a0"):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
