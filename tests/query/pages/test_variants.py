"""Two wordings laid over each other: what is kept, left out, put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.query.pages.variants import LEFT_OUT, PUT_IN, SAME, difference, overlay

FULL = "We will never accept such terms, today or tomorrow."


@pytest.mark.parametrize(("other", "changes"), [
    (FULL, [(SAME, FULL)]),
    ("We will never accept such terms", [(SAME, "We will never accept such terms, "), (LEFT_OUT, "today or tomorrow.")]),
    ("we will never accept these terms, today or tomorrow", [
        (SAME, "We will never accept "), (LEFT_OUT, "such "), (PUT_IN, "these "), (SAME, "terms, today or tomorrow."),
    ]),
])  # fmt: skip
def test_a_variant_is_laid_over_the_fullest_wording_word_by_word(other: str, changes: list[tuple[str, str]]) -> None:
    found = difference(FULL, other)
    assert found is not None
    assert [(change.what, change.words) for change in found] == changes


def test_a_wording_of_its_own_is_not_laid_over_another() -> None:
    assert difference(FULL, "The ministry turned the offer down on Friday") is None


def test_case_and_signs_that_papers_set_as_they_please_are_no_difference() -> None:
    found = difference("It’s over — for good.", "it's over, for good")
    assert found is not None
    assert {change.what for change in found} == {SAME}


def test_the_overlay_counts_how_many_reports_have_each_stretch() -> None:
    found = overlay(FULL, [FULL, "never accept such terms", "or"])
    assert [(part.words, part.held) for part in found] == [
        ("We will ", 1), ("never accept such terms, ", 2), ("today or tomorrow.", 1),
    ]  # fmt: skip


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_nothing_of_the_fullest_wording_is_lost(fullest: str, others: list[str]) -> None:
    assert "".join(part.words for part in overlay(fullest, others)) == fullest
    for other in others:
        found = difference(fullest, other)
        assert found is None or "".join(c.words for c in found if c.what != PUT_IN) == fullest
