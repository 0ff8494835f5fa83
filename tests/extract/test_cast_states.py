"""Whose state an office or a force is, and where nobody can tell."""

import pytest

from dateline.extract.cast import cast_of
from dateline.extract.places import find_places
from dateline.knowledge.actors import load_actors
from dateline.knowledge.places import load_places
from store_parses import PARSES, Parsed, stored_lines

TABLES, PLACES = load_actors(), load_places()
LINES = stored_lines(PARSES / "cast_states.txt")


@pytest.mark.parametrize(
    ("opening", "word", "countries"),
    [
        ("Prosecutors in New Mexico", "Mexico", ["USA"]),
        ("President Ada Moreno", "leader", ["PER"]),
        ("Kurdish forces", "forces", [None, "SYR"]),
        ("Chilean and Peruvian", "leaders", ["CHL", "PER"]),
        ("Chile seized", "officials", ["CHL"]),
        ("Germany flew", "minister", ["DEU"]),
        ("The Palace of the Sun", "Palace", ["CHL"]),
    ],
)
def test_an_office_or_a_force_is_of_the_state_its_own_words_give(
    parsed: Parsed, opening: str, word: str, countries: list[str | None]
) -> None:
    (line,) = [text for text in LINES if text.startswith(opening)]
    article, trees = parsed(line)
    cast = cast_of(article, trees, find_places(trees, PLACES), TABLES)
    (found,) = [(tree, i) for tree in trees for i, token in enumerate(tree.tokens) if token.form == word]
    assert [mention.country for mention in cast.members(*found)] == countries
