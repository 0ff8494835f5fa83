"""Whose count a figure is: the event it belongs to, who is said to have given it, and its own time. Out: ids, When."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.ties.clauses import clause_of, head_of, same_clause
from dateline.extract.ties.whens import Stand, as_when
from dateline.extract.tree import Tree
from dateline.model import Attribution, Figure, Published, Span, When


def event_of(tree: Tree, figure: Figure, triggers: Mapping[int, str]) -> str | None:
    """Give the id of the event whose trigger governs the figure, else of one in its clause, else None."""
    head = head_of(tree, figure.span)
    if head is None:
        return None
    if head in triggers:
        return triggers[head]
    for above in tree.ancestors(head):
        if above in triggers:
            return triggers[above]
        if tree.tokens[above].deprel in ("ccomp", "acl:relcl", "advcl", "parataxis"):
            break
    clause = clause_of(tree, head)
    near = [trigger for trigger in triggers if same_clause(tree, clause_of(tree, trigger), clause)]
    return triggers[min(near, key=lambda trigger: (abs(trigger - head), trigger))] if near else None


def attribution_of(span: Span, attributions: Sequence[Attribution]) -> str | None:
    """Give the id of the innermost attribution whose content covers *span*."""
    covering = [a for a in attributions if any(content.contains(span) for content in a.content)]
    return min(covering, key=lambda a: (_length(a), a.id)).id if covering else None


def _length(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)


def when_counted(
    tree: Tree, figure: Figure, others: Sequence[Figure], stands: Sequence[Stand], *,
    cues: frozenset[int], published: Published | None,
) -> When | None:  # fmt: skip
    """Give the time said beside the figure: the one behind it and before the next count, else one of its clause."""
    head = head_of(tree, figure.span)
    if head is None:
        return None
    own = [stand for stand in stands if stand.on not in cues]
    clause = clause_of(tree, head)
    near = [s for s in own if s.on is not None and (same_clause(tree, s.on, clause) or head in tree.ancestors(s.head))]
    behind = [s for s in near if s.mention.span.start >= figure.span.end]
    following = min((f.span.start for f in others if f.span.start > figure.span.start), default=None)
    chosen = [s for s in behind if following is None or s.mention.span.start < following]
    best = min(chosen or [s for s in near if s.mention.span.end <= figure.span.start] or behind,
               key=lambda s: abs(s.head - head), default=None)  # fmt: skip
    return as_when(best, "clause", published) if best else None
