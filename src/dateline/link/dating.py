"""The dates of undated articles, from what they are linked with. In: Pile, Linked. Out: Dating by article."""

from __future__ import annotations

from dateline.model import Dating, Linked, Pile


def linked_dates(pile: Pile, linked: Linked) -> dict[str, Dating]:
    """Give the articles of *pile* without a date that their links date, the same whatever the order of its cards."""
    return {}
