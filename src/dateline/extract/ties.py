"""What belongs to what: times, places and figures to their events and attributions. In: Findings. Out: Findings."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tree import Tree
from dateline.model import Findings, Place


def tie(findings: Findings, trees: Sequence[Tree], places: Sequence[Place]) -> Findings:
    """Give *findings* with each event's when and where, and each figure's event and attribution."""
    return findings
