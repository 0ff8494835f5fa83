"""Marks in a passage: cut into pieces to draw, and nothing of the words lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.query import Citation, Mark
from dateline.query.marking import passage_of, pieces, within

WORDS = "Ilir Prenga said Albania sent trucks."


def cited(*marks: tuple[int, int, str], shift: int = 0) -> Citation:
    """Give a citation of `WORDS`, *shift* characters into its article, with *marks* in it."""
    passage = Span(shift, shift + len(WORDS))
    found = within(passage, [Mark(Span(start + shift, end + shift), role) for start, end, role in marks])
    return Citation(
        article="a", outlet=None, url=None, external_id="a.txt", published=None, passage=passage, words=WORDS,
        marks=found, copy_of=None,
    )  # fmt: skip


def test_a_mark_inside_another_has_the_roles_of_both() -> None:
    found = pieces(cited((0, 11, "source"), (12, 16, "cue"), (17, 36, "content"), (25, 29, "trigger"), shift=70))
    assert [(piece.words, piece.roles, piece.closing) for piece in found] == [
        ("Ilir Prenga", ("source",), ("source",)),
        (" ", (), ()),
        ("said", ("cue",), ("cue",)),
        (" ", (), ()),
        ("Albania ", ("content",), ()),
        ("sent", ("content", "trigger"), ("trigger",)),
        (" trucks", ("content",), ("content",)),
        (".", (), ()),
    ]


@given(st.lists(st.tuples(st.integers(0, 36), st.integers(1, 12), st.sampled_from(["actor", "when", "content"]))))
def test_the_pieces_put_together_are_the_words(marks: list[tuple[int, int, str]]) -> None:
    found = pieces(cited(*((start, start + size, role) for start, size, role in marks), shift=5))
    assert "".join(piece.words for piece in found) == WORDS
    assert all(set(piece.closing) <= set(piece.roles) for piece in found)


TEXT = "TIRANA (The Wire) - It rained. Ilir Prenga said so! Nobody asked."


@pytest.mark.parametrize(("marks", "passage"), [
    ([("Ilir Prenga", "source"), ("so", "content")], "Ilir Prenga said so!"),
    ([("The Wire", "via"), ("Ilir Prenga", "source"), ("so", "content")], "Ilir Prenga said so!"),
    ([("rained", "content")], "TIRANA (The Wire) - It rained."),
])  # fmt: skip
def test_a_passage_is_the_sentences_of_its_marks_without_who_passed_it_on(
    marks: list[tuple[str, str]], passage: str
) -> None:
    found = [Mark(Span(TEXT.index(words), TEXT.index(words) + len(words)), role) for words, role in marks]
    assert passage_of(TEXT, found).of(TEXT) == passage


@pytest.mark.parametrize(
    ("before", "sentence", "after"),
    [
        ("It rained.", "A spokesman, Cmdr. Ilir Prenga, said so.", "Nobody asked."),
        ("It rained.", "Lt. Col. J. B. Prenga said so.", "Nobody asked."),
        ("It rained in Tirana.", "U.S. jets took off, Prenga said so.", "Mr. Doe left."),
        ("“It rained.”", "Prenga said so, at 3 p.m. on Monday, and left.", "Nobody asked."),
        ("He asked, “Why?”", "“No,” Prenga said so.", "(Nobody asked.)"),
        ("It rained...", "Prenga said so!", "Nobody asked."),
        ("", "Prenga said so", ""),
    ],
)
def test_a_passage_is_not_cut_at_the_dot_of_a_rank_or_an_initial(before: str, sentence: str, after: str) -> None:
    text = " ".join(part for part in (before, sentence, after) if part)
    marks = [Mark(Span(text.index(words), text.index(words) + len(words)), "source") for words in ("Prenga", "said so")]
    assert passage_of(text, marks).of(text) == sentence


@given(st.text(alphabet='aB .?!\n”"', min_size=1), st.data())
def test_a_passage_holds_its_marks_and_stays_in_their_lines(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Mark(Span(start, data.draw(st.integers(start + 1, len(text)))), "source")
    passage = passage_of(text, [mark])
    assert passage.contains(mark.span)
    assert "\n" not in text[passage.start : start] + text[mark.span.end : passage.end]
