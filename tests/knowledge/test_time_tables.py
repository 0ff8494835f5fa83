"""The grammar of time expressions keeps its own promises."""

import pytest

from dateline.extract.times.tagger import READINGS
from dateline.knowledge.times import TimeRule, TimeTables, load_times

TABLES = load_times()


def codes_of(text: str, tables: TimeTables) -> str:
    return "".join(tables.code(form) for form in tables.token.findall(text))


@pytest.mark.parametrize("rule", TABLES.rules, ids=lambda rule: f"{rule.read}: {rule.example}")
def test_a_rule_matches_its_example_whole(rule: TimeRule) -> None:
    assert rule.regex.fullmatch(codes_of(rule.example, TABLES))


@pytest.mark.parametrize("rule", [rule for rule in TABLES.rules if rule.near_miss], ids=lambda rule: rule.near_miss)
def test_a_rule_leaves_its_near_miss(rule: TimeRule) -> None:
    assert not rule.regex.search(codes_of(rule.near_miss or "", TABLES))


def test_every_rule_names_a_reading_that_exists_and_every_reading_is_used() -> None:
    assert {rule.read for rule in TABLES.rules} == set(READINGS)
