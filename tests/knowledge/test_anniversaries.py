"""What an anniversary remembers is looked up by the longest name the words open with."""

from datetime import date

import pytest

from dateline.knowledge.anniversaries import load_anniversaries

TABLE = load_anniversaries()


@pytest.mark.parametrize(
    ("kind", "words", "day"),
    [
        ("event", "the fall of the berlin wall in a ceremony", date(1989, 11, 9)),
        ("event", "sept. 11, 2001, attacks", date(2001, 9, 11)),
        ("event", "the outbreak of the korean war", date(1950, 6, 25)),
        ("event", "the lighthouse", None),
        ("founding", "the people's republic of china", date(1949, 10, 1)),
        ("founding", "the lighthouse", None),
        ("independence", "jamaica", date(1962, 8, 6)),
        ("independence", "congo", None),  # two states have that name
    ],
)
def test_the_longest_name_that_the_words_open_with_is_taken(kind: str, words: str, day: date | None) -> None:
    found = TABLE.named(kind, words.split())
    assert (found.day if found else None) == day


def test_no_day_lies_ahead_of_the_tables_own() -> None:
    latest = max(remembered.day for names in TABLE.days.values() for remembered in names.values())
    assert latest.isoformat() < TABLE.head.retrieved
