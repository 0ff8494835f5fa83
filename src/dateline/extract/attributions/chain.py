"""Reports inside reports: who passed it on. In: drafts. Out: drafts with `via`."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.attributions.draft import Draft
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables


def link(drafts: Sequence[Draft], trees: Sequence[Tree], tables: ReportingTables) -> list[Draft]:
    """Give the outermost drafts, and inner ones with those who passed them on."""
    return [draft for draft in drafts if not any(_inside(draft, other) for other in drafts)]


def _inside(inner: Draft, outer: Draft) -> bool:
    return inner is not outer and outer.holds(inner.cue) and not inner.holds(outer.cue)
