"""Towns and their people as actors: "the city", "Kyiv residents". In: places, Scene. Out: ActorMention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.extract.cast.mentions import Limits, of_reading, of_town
from dateline.extract.cast.scan import Scene
from dateline.model import ActorMention, Place

TOWNS = ("city", "town", "municipality", "township")


def of_place(places: Mapping[int, Place], scene: Scene, head: int, limits: Limits) -> ActorMention:
    """Give a town that acts its state, and the people of it as sector; *places* are by the offset they start at."""
    mention = of_reading(scene, limits, None, scene.tables)
    if scene.pieces[head] in TOWNS and scene.pieces[limits[0]] == "the" and head == limits[0] + 1 == limits[1]:
        return _town(places, scene, head, mention)
    tokens = scene.tree.tokens
    place = places.get(tokens[limits[0]].start) or places.get(tokens[head].start)
    if place is None or place.country is None:
        return mention
    return replace(mention, kind="group", country=place.country, sector="CVL")


def _town(places: Mapping[int, Place], scene: Scene, head: int, mention: ActorMention) -> ActorMention:
    """Give "the city" as the body of the town last named; *mention* as it is where none was."""
    start = scene.tree.tokens[head].start
    before = [p for at, p in places.items() if at < start and p.kind == "city" and p.country]
    if not before:
        return mention
    last = max(before, key=lambda place: place.span.start)
    is_only = len({place.name for place in before}) == 1
    return replace(of_town(mention, scene.pieces[head], last), sure=is_only)
