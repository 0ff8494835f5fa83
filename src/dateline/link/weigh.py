"""What the reports of one happening do for each other. In: an event, its acts, their origins. Out: ties.

Independent origins that report one act corroborate each other; those that hold values which
cannot both be true contradict each other. One tie for each origin or value, to the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.link.acts import Act
from dateline.link.groups import Tie
from dateline.link.voices import Origin
from dateline.model import Event, Reason


def corroborations(acts: Sequence[Act], origins: Mapping[str, Origin]) -> list[Tie]:
    """Give a tie from the first mention to the first of each other origin; *acts* stand for the
    event, in order of time."""
    first: dict[str, Act] = {}
    for act in acts:
        first.setdefault(origins[act.card.id].key, act)
    if len(first) < 2:
        return []
    (known, start), *others = first.items()
    return [
        Tie(start.card.id, act.card.id, 1.0, (_independent(origins[start.card.id], origins[act.card.id]),))
        for key, act in others
        if key != known
    ]


def _independent(one: Origin, two: Origin) -> Reason:
    return Reason("independent origins", f"{one.name} / {two.name}", 1.0)


def contradictions(event: Event) -> list[Tie]:
    """Give a tie from the first mention of the first value to that of each other value, for every dispute."""
    ties = []
    for dispute in event.disputes:
        (value, holders), *others = dispute.values
        for other, mentions in others:
            if holders[0] != mentions[0]:
                ties.append(Tie(holders[0], mentions[0], 1.0, (Reason(dispute.field, f"{value} / {other}", 1.0),)))
    return ties
