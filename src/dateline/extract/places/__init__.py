"""Places named. In: trees. Out: Places."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.places.choose import choose, runner_up
from dateline.extract.places.toponyms import find_toponyms
from dateline.extract.tree import Tree
from dateline.knowledge.names import bare
from dateline.knowledge.places import PlaceTables, Spot
from dateline.model import Article, Place, Span


def find_places(trees: Sequence[Tree], tables: PlaceTables) -> tuple[Place, ...]:
    """Give every place named in the article's own words, in order.

    A capital that acts ("Seoul said") is a government, not a place, and is left to the Cast.
    """
    toponyms = [toponym for tree in trees for toponym in find_toponyms(tree, tables)]
    chosen = choose(toponyms, trees, tables)
    return tuple(_place(toponym.span, ranked) for toponym, ranked in chosen)


def opening_place(article: Article, tables: PlaceTables) -> Place | None:
    """Give the place of the dateline, the largest of its name or the capital."""
    opening = article.opening
    if opening is None or opening.place is None:
        return None
    words, _, of = opening.place.partition(",")
    spots = [spot for spot in tables.gazetteer.spots(bare(words)) if spot.kind != "admin1"]
    if of:
        spots = _within(spots, bare(of), tables) or spots
    at = article.text.find(opening.place, opening.span.start, opening.span.end)
    if not spots or at < 0:
        return None
    ranked = sorted(spots, key=lambda s: (s.kind == "country", s.is_capital, s.population), reverse=True)
    return _place(Span(at, at + len(opening.place)), ranked)


def _within(spots: Sequence[Spot], of: str, tables: PlaceTables) -> list[Spot]:
    """Give those of *spots* that lie in the division or state *of*: "LEBANON, Ohio"; none where it has no such town."""
    towns = [spot for spot in spots if spot.kind != "country"]
    states = {spot.country for spot in tables.gazetteer.spots(of) if spot.kind == "country"}
    return [s for s in towns if s.country in states] or [s for s in towns if bare(s.admin1 or "") == of]


def _place(span: Span, ranked: Sequence[Spot]) -> Place:
    spot = ranked[0]
    return Place(
        span=span, name=spot.name, kind=spot.kind, country=spot.country, admin1=spot.admin1,
        lat=spot.lat, lon=spot.lon, geonames=spot.geonames, runner_up=runner_up(ranked),
    )  # fmt: skip
