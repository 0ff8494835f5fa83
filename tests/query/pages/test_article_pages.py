"""A text with its marks: nothing lost, nested right, each stretch with one anchor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.query.pages.articles import Part, Token, tokens_of

TEXT = "The ministry said 40 trucks left."


def shape(tokens: list[Token]) -> str:
    """Give the tokens as brackets around words, an anchor behind each bracket that has one."""
    signs = {"open": lambda t: f"[{t.anchor or ''}:", "close": lambda t: "]", "words": lambda t: t.words}
    return "".join(signs[token.what](token) for token in tokens)


def test_what_lies_inside_another_is_nested_in_it() -> None:
    parts = [Part(Span(18, 27), "figure count"), Part(Span(0, 33), "act sentence"), Part(Span(18, 20), "figure count")]
    assert shape(list(tokens_of(TEXT, parts))) == (
        "[s0-33:The ministry said [s18-27:[s18-20:40] trucks] left.]"
    )  # fmt: skip


def test_what_crosses_another_is_cut_in_two_with_one_anchor() -> None:
    parts = [Part(Span(0, 20), "act sentence"), Part(Span(13, 27), "speech content")]
    assert shape(list(tokens_of(TEXT, parts))) == "[s0-20:The ministry [s13-27:said 40]][: trucks] left."


def test_the_same_words_in_two_parts_are_one_stretch() -> None:
    (opening, *_) = tokens_of(TEXT, [Part(Span(0, 12), "actor named", "a"), Part(Span(0, 12), "speech source")])
    assert opening == Token("open", parts=("actor named", "speech source"), anchor="s0-12", opens="a")


def test_no_link_stands_inside_another() -> None:
    parts = [Part(Span(0, 17), "speech cue", "b"), Part(Span(4, 12), "actor named", "a")]
    opened = [token.opens for token in tokens_of(TEXT, parts) if token.what == "open"]
    assert opened == ["b", None]


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=12))
def test_all_words_stay_and_every_stretch_that_opens_is_closed(found: list[Span]) -> None:
    text = "x" * 42
    tokens = list(tokens_of(text, [Part(span, "time expression") for span in found]))
    assert "".join(token.words for token in tokens) == text
    held = []
    for token in tokens:
        if token.what == "open":
            held.append(token)
        elif token.what == "close":
            opened = held.pop()
            assert (token.parts, token.opens) == (opened.parts, opened.opens), "what closes says which stretch it was"
    assert not held
    anchors = [token.anchor for token in tokens if token.anchor]
    assert sorted(anchors) == sorted({f"s{span.start}-{span.end}" for span in found})
