"""Sentences with two states and a verb, and no event."""

from __future__ import annotations

import pytest

from dateline.query.pages.uncoded import sentences_of, verb_in


@pytest.mark.parametrize(("text", "sentences"), [
    ("Rome called. Oslo did not.", ["Rome called.", "Oslo did not."]),
    ("The U.S. Embassy in Oslo closed. It reopens.", ["The U.S. Embassy in Oslo closed.", "It reopens."]),
    ("Gen. Orto went home.\nNo more was said.", ["Gen. Orto went home.", "No more was said."]),
    ('"We left." That was all.', ['"We left."', "That was all."]),
])  # fmt: skip
def test_sentences_end_at_their_stops_and_not_at_short_forms(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences_of(text, [])] == sentences


def test_furniture_is_no_sentence() -> None:
    text = "Rome called.\nRead more here.\nOslo waited."
    spans = sentences_of(text, [{"span": [13, 28], "what": "related"}])
    assert [text[span.start : span.end] for span in spans] == ["Rome called.", "Oslo waited."]


@pytest.mark.parametrize(("words", "verb"), [
    ("Rome condemned the vote in Oslo", "condemned"),
    ("The so-called accord angered Oslo and Rome praised it", "praised"),
    ("Rome will pay Oslo", "pay"),
    ("Second day of talks in Oslo was long, says Rome", "was"),
    ("Rome and Oslo", None),
    ("The damaged ship of Rome in Oslo", None),
])  # fmt: skip
def test_the_verb_shown_is_one_in_its_sentence(words: str, verb: str | None) -> None:
    found = verb_in(words, [])
    assert (words[found.start : found.end] if found else None) == verb


def test_a_name_is_no_verb() -> None:
    assert verb_in("March of Oslo", [(0, 5)]) is None
