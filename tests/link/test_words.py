"""Words meet by their stems, whatever form they stand in."""

import pytest

from dateline.link.words import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("strikes", "strike"), ("sold", "sell"), ("struck", "strikes"), ("paid", "pay"), ("shot", "shooting")],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("left", "leave"), ("saw", "see"), ("ground", "grind"), ("felt", "feel")])
def test_a_form_that_is_as_often_another_word_stays_by_itself(one: str, other: str) -> None:
    assert stem(one) != stem(other)
