"""The signs of furniture match their examples and leave their near misses alone."""

import re

import pytest

from dateline.clean.furniture import bare
from dateline.knowledge.furniture import PLACES, Sign, load_furniture
from dateline.knowledge.outlets import load_outlets

TABLES = load_furniture(load_outlets())
SIGNS = [(place, sign) for place in PLACES for sign in TABLES.signs[place]]


def matches(place: str, pattern: re.Pattern[str], text: str) -> bool:
    if place in ("line", "heading"):
        return pattern.fullmatch(bare(text)) is not None
    return (pattern.match(text) if place == "lead" else pattern.search(text)) is not None


@pytest.mark.parametrize(("place", "sign"), SIGNS, ids=[f"{place} {sign.examples[0][:40]}" for place, sign in SIGNS])
def test_a_sign_matches_its_examples_and_no_sign_its_near_misses(place: str, sign: Sign) -> None:
    assert [example for example in sign.examples if not matches(place, sign.pattern, example)] == []
    assert [(near, other.kind) for near in sign.near for at, other in SIGNS if matches(at, other.pattern, near)] == []
