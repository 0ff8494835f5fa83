#!/usr/bin/env python3
"""Which place a name stands for, or none: `python evals/places_gold.py [--half dev|aside] [--errors N]`.

Scores `evals/gold/places_*.jsonl`, whose first line says how the fields are read. A hit has the right kind, name and
country, the first-level division where one is given, and lies within 50 km of the point where one is given; of a
`not_place` no place may be found there. The bar: 110 of the 120 items of both halves. Seas, regions and divisions are
hundreds of kilometres wide, and the gold gives one point in them: those that are right but for their distance are
counted apart.
"""

import math
import re
from collections.abc import Iterator

from dateline.extract.places import find_places, opening_place
from dateline.extract.tree import grow
from dateline.knowledge import Knowledge, load_knowledge
from dateline.model import Article, Parse, Place, Span
from halves import Fault, Item, Tally, items_of, main, plain_words, read_all

WITHIN_KM = 50
FAR = f"over {WITHIN_KM} km off"
WIDE = frozenset(("admin1", "sea", "region"))
EARTH_RADIUS_KM = 6371


def score(half: str, tally: Tally) -> Iterator[tuple[Item, list[Fault]]]:
    """Give each item of *half* with what is wrong in it, and count the rest."""
    knowledge = load_knowledge()
    for item, article, parse in read_all(items_of("places", half), knowledge):
        span = occurrence(article.text, item["name"], item["occurrence"])
        near = [place for place in places_of(article, parse, knowledge) if place.span.overlaps(span)]
        best, faults = closest(item, near)
        tally.count("hits (bar 110 of 120 in both halves)", not faults)
        tally.count("hits, distance in wide places passed over", not faults or is_only_far(item, faults))
        for part in (item["kind"], *(key for key in ("ambiguous", "near_miss") if item[key])):
            tally.count(part, not faults)
        yield item, [Fault(f"{item['kind']}: {fault}", shown(item, best)) for fault in faults]


def places_of(article: Article, parse: Parse, knowledge: Knowledge) -> list[Place]:
    """Give the places of the text and that of its dateline."""
    trees = tuple(grow(sentence, number=number, text=article.text) for number, sentence in enumerate(parse.sentences))
    opening = opening_place(article, knowledge.places)
    return [*find_places(trees, knowledge.places), *([opening] if opening else [])]


def closest(item: Item, near: list[Place]) -> tuple[Place | None, list[str]]:
    """Give the place of *near* that is least wrong, and what is wrong with it."""
    if item["expect"] is None:
        return (near[0], [f"a {near[0].kind} was found"]) if near else (None, [])
    if not near:
        return None, ["not found"]
    return min(((place, list(wrong(item, place))) for place in near), key=lambda pair: len(pair[1]))


def wrong(item: Item, place: Place) -> Iterator[str]:
    """Give each field of *place* that is not as it should be."""
    wanted = item["expect"]
    if place.kind != item["kind"]:
        yield f"kind {place.kind}"
    if not same_name(wanted["name"], place.name):
        yield "name"
    if wanted["country"] and place.country != wanted["country"]:
        yield f"country {'missing' if place.country is None else 'other'}"
    if wanted["admin1"] and not same_name(wanted["admin1"], place.admin1 or ""):
        yield f"admin1 {'missing' if place.admin1 is None else 'other'}"
    if wanted["lat"] is not None and not (distance_km(wanted, place) <= WITHIN_KM):
        yield "no point" if place.lat is None else FAR


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of a place are one: "Aegean" and "Aegean Sea", not "Córdoba" and "Cordova"."""
    a, b = plain_words(re.sub("[–/]", " ", one)), plain_words(re.sub("[–/]", " ", other))
    return bool(a and b) and (a <= b or b <= a)


def distance_km(wanted: Item, place: Place) -> float:
    """Give the great-circle distance of *place* from the wanted point, infinite where it has no point."""
    if place.lat is None or place.lon is None:
        return math.inf
    north, south = math.radians(wanted["lat"]), math.radians(place.lat)
    east = math.radians(wanted["lon"] - place.lon)
    chord = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def is_only_far(item: Item, faults: list[str]) -> bool:
    """Tell whether nothing is wrong but the distance from one point in a wide place."""
    return item["kind"] in WIDE and faults == [FAR]


def occurrence(text: str, name: str, number: int) -> Span:
    """Give the place of the *number*th occurrence of *name*, counted from 0."""
    places = [match.span() for match in re.finditer(re.escape(name), text)]
    return Span(*places[number])


def shown(item: Item, place: Place | None) -> str:
    """Give what came out beside what should have."""
    if place is None:
        return str(item["name"])
    wanted = item["expect"]
    far = f" {distance_km(wanted, place):.0f} km off" if wanted and wanted["lat"] is not None else ""
    return f"{item['name']} = {place.name}, {place.kind}, {place.country}, {place.admin1}{far}; wanted {wanted}"


if __name__ == "__main__":
    main(__doc__, score)
