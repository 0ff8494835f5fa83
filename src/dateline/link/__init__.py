"""Findings of a pile to one record. In: Pile of cards. Out: Linked. Knows no database; order never matters.

`copies` finds texts that are one text, `versions` what replaces what; `groups` puts event
mentions together, `statements` attributions; `origins` says whose word each rests on.
`relate` does this for as much of a record as new articles touch; `link` for all of a pile.
`dating` finds when an undated article came out: `asking` is what it asks, `telling` what dated ones tell.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.knowledge.rarity import load_rarity
from dateline.knowledge.titles import Wording, load_wording
from dateline.link.relate import relate
from dateline.link.shelf import PileShelf, Shelf
from dateline.model import Linked, Patch, Pile, digest

__all__ = ["Shelf", "first_linking", "link", "linked_of", "relate", "rules"]


@cache
def rules() -> str:
    """Give the digest of all that decides what linking makes of its cards: this room's code, and its tables."""
    code = sorted((file.name, file.read_text(encoding="utf-8")) for file in files("dateline.link").iterdir()
                  if file.name.endswith(".py"))  # fmt: skip
    heads = (load_rarity().head, *load_wording().heads)
    return digest(*(part for file in code for part in file), *(head.digest for head in heads))


def link(pile: Pile, wording: Wording | None = None) -> Linked:
    """Give the copies, happenings and statements of *pile*, the same whatever the order of its cards."""
    return linked_of(first_linking(pile, wording))


def first_linking(pile: Pile, wording: Wording | None = None) -> Patch:
    """Give the same as a patch to an empty record, with what it leaves for the next linking."""
    return relate(PileShelf(pile), {card.id for card in pile.texts}, (), wording or load_wording())


def linked_of(found: Patch) -> Linked:
    """Give what a first linking found."""
    return Linked(
        links=tuple(sorted(found.links, key=lambda link: link.id)),
        copies=tuple(sorted((copy, original) for copy, original in found.copies.items() if original)),
        versions=tuple(sorted((newer, older) for newer, older in found.versions.items() if older)),
        events=tuple(sorted(found.events, key=lambda event: event.id)),
        statements=tuple(sorted(found.statements, key=lambda statement: statement.id)),
    )
