"""Looking at a record. In: Store, what to look for. Out: entries, ready to print or to serve.

Loads no parser and no model: looking is light, reading is heavy.
"""

from __future__ import annotations

from dateline.query.entries import Citation, Fact, Mark, StatementEntry, TimelineEntry
from dateline.query.facts import show
from dateline.query.lists import doubtful, statements, timeline
from dateline.query.selection import Selection

__all__ = [
    "Citation", "Fact", "Mark", "Selection", "StatementEntry", "TimelineEntry", "doubtful", "show", "statements",
    "timeline",
]  # fmt: skip
