"""Versions of one address. In: cards of texts. Out: which replaces which, and which count as sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from dateline.link.moments import order_key
from dateline.model import TextCard


def find_versions(texts: Iterable[TextCard]) -> dict[str, str]:
    """Give, for every article that replaces an older one at its address, the id of the one just before it.

    Later is: retrieved later, then published later, then longer, then the greater id.
    """
    by_address: dict[str, list[TextCard]] = defaultdict(list)
    for text in texts:
        by_address[text.address].append(text)
    replaced = {}
    for versions in by_address.values():
        row = sorted(versions, key=_age)
        replaced.update({later.id: earlier.id for earlier, later in pairwise(row)})
    return replaced


def newest_of(texts: Iterable[TextCard], versions: dict[str, str]) -> dict[str, str]:
    """Give for every article the newest version of its address, which may be itself."""
    later = {old: new for new, old in versions.items()}
    newest = {}
    for text in texts:
        at = text.id
        while at in later:
            at = later[at]
        newest[text.id] = at
    return newest


def _age(text: TextCard) -> tuple[object, ...]:
    fetched = order_key(text.retrieved or "")
    # A version without a day of retrieval is taken as the older one: the input that says more is the newer crawl.
    return (not fetched[0], fetched[1], order_key(text.moment), len(text.own), text.id)
