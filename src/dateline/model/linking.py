"""What linking makes of findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were linked: a feature, what it showed, and what that weighed."""

    feature: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two articles or two mentions; never edited.

    ``relation``: copy_of, version_of, same_event, same_statement, corroborates, contradicts.
    ``decided_by``: the rule's name, or a person's.
    """

    id: str
    left: str
    right: str
    relation: str
    score: float
    reasons: tuple[Reason, ...]
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on mentions, which outranks every rule: same, apart, wrong or actor."""

    id: str
    verdict: str
    left: str
    right: str | None
    by: str
    at: str
