"""What people have judged, as linking needs it. In: judgements that stand. Out: Judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """Mentions judged wrong, pairs judged apart, and for each mention those it is judged the same as."""

    wrong: frozenset[str]
    apart: frozenset[frozenset[str]]
    partners: Mapping[str, Collection[str]]

    def same_in(self, members: Iterable[str]) -> list[tuple[str, str]]:
        """Give the pairs of *members* that are judged the same."""
        held = set(members) & self.partners.keys() if self.partners else set()
        return sorted((a, b) for a in held for b in self.partners[a] if a < b and b in held)


def judged_of(judgements: Iterable[Judgement]) -> Judged:
    """Give what *judgements* come to; of two on one pair the latest word counts."""
    latest: dict[tuple[str, str], str] = {}
    wrong = set()
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.verdict == "wrong":
            wrong.add(judgement.left)
        elif judgement.right and judgement.verdict in ("same", "apart"):
            left, right = sorted((judgement.left, judgement.right))
            latest[left, right] = judgement.verdict
    partners: dict[str, set[str]] = defaultdict(set)
    for (left, right), verdict in latest.items():
        if verdict == "same" and left != right:
            partners[left].add(right)
            partners[right].add(left)
    apart = frozenset(frozenset(pair) for pair, verdict in latest.items() if verdict == "apart")
    return Judged(frozenset(wrong), apart, partners)
