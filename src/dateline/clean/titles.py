"""The headline of a text, and the breadcrumb that may stand over it. In: units. Out: which unit is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.clean.units import PLAIN, Unit
from dateline.model import FurnitureKind

SITE = re.compile(r"\s*(?:\||–|—|-|·|::|»|«|<|>)\s*(?P<site>[^|–—·»«<>]{2,60})\Z")
# How far down a text its headline may stand, below a breadcrumb or a section's name.
WITHIN = 6
HEADLINE_WORDS = (3, 25)
# A question of more words is the first sentence of a report.
MOST_ASKED = 16
NO_HEADLINE = re.compile(r"""[.,;:…_–—-]['")\]]*\Z""")
BREADCRUMB_WORDS = 8
BODY_WORDS = 8


def folded(words: str) -> str:
    """Give *words* with plain quotes, single spaces, no capitals."""
    return " ".join(words.translate(PLAIN).split()).casefold()


def opens_with(text: str, title: str) -> bool:
    """Tell whether *text* already begins with *title*, alone on its line or running on."""
    wanted = folded(title)
    head = folded(text.lstrip()[: 2 * len(title) + 40])
    return bool(wanted) and head.startswith(wanted) and not head[len(wanted) : len(wanted) + 1].isalnum()


def find_titles(units: Sequence[Unit], given: str | None) -> list[int]:
    """Give the units that repeat *given*, the title an input or a page names; only near the top."""
    if not given:
        return []
    wanted = folded(given)
    return [index for index, unit in enumerate(units[:WITHIN]) if folded(unit.plain) == wanted]


def find_breadcrumb(units: Sequence[Unit]) -> int | None:
    """Give the unit that leads to the title and ends in it, "Homepage War TITLE", right above the title itself."""
    for index, (unit, below) in enumerate(pairwise(units[:4])):
        words = unit.words - below.words
        is_title = below.words >= HEADLINE_WORDS[0] and not below.plain.endswith(".")
        if 0 < words <= BREADCRUMB_WORDS and is_title and unit.plain.endswith(" " + below.plain):
            return index
    return None


def find_headline(units: Sequence[Unit], kinds: dict[int, FurnitureKind]) -> int | None:
    """Give the unit that is evidently a headline: short, not a sentence's end, on top, with sentences below.

    A masthead or a section's name, one or two words, may stand above it.
    """
    top = [at for at in range(min(WITHIN, len(units))) if at not in kinds]
    index = next((at for at in top if not _is_masthead(units[at])), None)
    if index is None or not _is_headline(units[index]):
        return None
    below = (unit for at, unit in enumerate(units[index + 1 :], start=index + 1) if at not in kinds)
    return index if any(unit.words >= BODY_WORDS and unit.is_stopped for unit in below) else None


def _is_masthead(unit: Unit) -> bool:
    return unit.words < HEADLINE_WORDS[0] and not unit.is_stopped and unit.plain[-1] not in ",;:"


def _is_headline(unit: Unit) -> bool:
    fewest, most = HEADLINE_WORDS
    if not fewest <= unit.words <= (MOST_ASKED if unit.plain.endswith("?") else most):
        return False
    return not unit.plain[0].islower() and not NO_HEADLINE.search(unit.plain)


def without_site(title: str, site: str | None, host: str) -> str:
    """Give *title* without " | Site" where that is the site's own name."""
    match = SITE.search(title)
    if match is None:
        return title
    suffix = re.sub(r"\W", "", match["site"]).casefold()
    names = {re.sub(r"\W", "", name).casefold() for name in (site or "", host, host.split(".", maxsplit=1)[0]) if name}
    names |= {name.removeprefix("the") for name in names}
    return title[: match.start()] if suffix and suffix.removeprefix("the") in names and match.start() else title
