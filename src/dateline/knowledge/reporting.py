"""Tables about reporting."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.tables import Head


@dataclass(frozen=True, slots=True)
class ReportingTables:
    """What the rules about reporting read."""

    heads: tuple[Head, ...]


def load_reporting() -> ReportingTables:
    """Give the tables about reporting."""
    return ReportingTables(())
