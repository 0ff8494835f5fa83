"""The table of patterns keeps its word: every row matches its example, and none of its near misses."""

import pytest

from acts import TABLES, acts
from dateline.knowledge.events import Pattern
from store_parses import Parsed


@pytest.mark.parametrize("row", TABLES.patterns, ids=lambda row: row.name)
def test_a_row_matches_its_example(parsed: Parsed, row: Pattern) -> None:
    assert row.name in {act.rule.split(":")[0] for act in acts(parsed, row.example)}


NEAR = [(row, line) for row in TABLES.patterns for line in row.near]


@pytest.mark.parametrize(("row", "line"), NEAR, ids=[f"{row.name}: {line}" for row, line in NEAR])
def test_a_row_lets_its_near_misses_be(parsed: Parsed, row: Pattern, line: str) -> None:
    assert row.type not in {act.type for act in acts(parsed, line)}
