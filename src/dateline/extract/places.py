"""Places named. In: trees. Out: Places."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tree import Tree
from dateline.knowledge.places import PlaceTables
from dateline.model import Article, Place


def find_places(trees: Sequence[Tree], tables: PlaceTables) -> tuple[Place, ...]:
    """Give every place named in the article's own words, in order."""
    return ()


def opening_place(article: Article, tables: PlaceTables) -> Place | None:
    """Give the place of the dateline."""
    return None
