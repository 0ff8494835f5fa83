"""Quotation marks: pairs, slips, and the laws that hold for any text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.attributions import find_attributions
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.tree import grow
from dateline.knowledge.reporting import load_reporting
from dateline.model import Block, Sentence, Span, Token
from store_parses import article_of
from strangers import Strangers

TABLES = load_reporting()
MARKS = ["“", "”", '"', "„", "«", "»", "‘", "’", "'", "''", "``", "\n", "\n\n", ", ", ". ", ": ", " ", "\u00a0", "â€œ"]
WORDS = [
    "said",
    "Says",
    "told",
    "according",
    "to",
    "KUSI",
    "the",
    "minister",
    "that",
    "citing",
    "as",
    "saying",
    "quoted",
]
WORDS += ["not", "by", "Reuters", "call", "for", "war", "14", "\U0001f600", "WALLACE:", "—", "-", "which", "wants"]
TEXTS = st.lists(st.sampled_from([*MARKS, *(f"{word} " for word in WORDS)]), max_size=40).map("".join)


def quoted(text: str) -> list[str]:
    article = article_of(text)
    return [quote.span.of(text) for quote in find_quotes(article)]


def test_a_quotation_that_goes_on_without_a_mark_ends_in_the_next_paragraph() -> None:
    text = "“The dyke is old.\nIt must be mended,” she said."
    blocks = (Block(span=Span(0, 17), is_title=False), Block(span=Span(18, len(text)), is_title=False))
    found = find_quotes(replace(article_of(text), blocks=blocks))
    assert [quote.span.of(text) for quote in found] == ["“The dyke is old.", "It must be mended,”"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We go,” he said, “and stay.”", ["“We go,”", "“and stay.”"]),
        ('"We go," he said, "and stay."', ['"We go,"', '"and stay."']),
        ("He wrote: „Wir gehen“ and «on part».", ["„Wir gehen“", "«on part»"]),
        ("``We go,'' he said.", ["``We go,''"]),
        ("“We said “no” to them,” he said.", ["“We said “no” to them,”"]),
        ("“The lamps are lit, said the keeper, “and burn.”", ["“and burn.”"]),
        ("It is 14\" wide and the ministers' talks went on.", []),
        ("The ministers' plan is ‘the ministers’ own plan’, he said.", ["‘the ministers’ own plan’"]),
        ("“We will go. We will not be back.", ["“We will go. We will not be back."]),
        ("He said “yes and left.", []),
    ],
)
def test_marks_are_paired(text: str, quotes: list[str]) -> None:
    assert quoted(text) == quotes


@given(TEXTS)
def test_any_marks_give_true_spans_that_do_not_overlap(text: str) -> None:
    if not text:
        return
    spans = [quote.span for quote in find_quotes(article_of(text))]
    assert all(span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(max_examples=300)
@given(TEXTS, st.data())
def test_any_tree_over_any_text_gives_true_spans_and_no_exception(text: str, data: st.DataObject) -> None:
    article, trees = _random_article(text, data)
    if article is None:
        return
    found = find_attributions(article, trees, Strangers(), TABLES)
    assert len({a.id for a in found}) == len(found)
    for attribution in found:
        assert attribution.content
        spans = [*attribution.content, *([attribution.cue.span] if attribution.cue else [])]
        assert all(span.end <= len(article.text) for span in spans)
        for mention in (attribution.source, attribution.addressee, *attribution.via):
            assert mention is None or mention.span is None or mention.span.of(article.text) == mention.text


def _random_article(text: str, data: st.DataObject):
    """Give an article of *text* with blocks at its line ends, and trees whose heads and labels are drawn at random."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(start, start + len(line)), is_title=False))
        start += len(line) + 1
    if not blocks:
        return None, ()
    article = article_of(text)
    article = type(article)(**{name: getattr(article, name) for name in article.__slots__} | {"blocks": tuple(blocks)})
    trees = []
    for number, block in enumerate(blocks):
        tokens = _random_tokens(text, block.span, data)
        if tokens:
            trees.append(grow(Sentence(tokens, number, data.draw(st.booleans())), number=len(trees), text=text))
    return article, tuple(trees)


def _random_tokens(text: str, span: Span, data: st.DataObject) -> tuple[Token, ...]:
    places, at = [], span.start
    for word in span.of(text).split():
        at = text.index(word, at)
        places.append((at, at + len(word)))
        at += len(word)
    pick = data.draw(st.lists(st.integers(0, 10**6), min_size=len(places) + 1, max_size=len(places) + 1))
    labels = ("nsubj", "obj", "ccomp", "xcomp", "obl", "mark", "case", "advcl", "acl", "acl:relcl", "conj", "parataxis")
    labels += (
        "nsubj:pass",
        "aux:pass",
        "obl:agent",
        "nmod:poss",
        "nmod",
        "punct",
        "advmod",
        "compound",
        "cop",
        "appos",
    )
    kinds = (
        ("VERB", "VBD"),
        ("NOUN", "NN"),
        ("PROPN", "NNP"),
        ("ADP", "IN"),
        ("PUNCT", "."),
        ("SCONJ", "IN"),
        ("ADJ", "JJ"),
    )
    tokens = []
    for i, (start, end) in enumerate(places):
        form, seed = text[start:end], pick[i]
        upos, xpos = kinds[seed % len(kinds)]
        head = -1 if i == 0 else seed % i
        label = "root" if i == 0 else labels[seed % len(labels)]
        entity = ("", "B-PERSON", "B-DATE")[seed % 3]
        tokens.append(Token(start, end, form, form.lower(), upos, xpos, head, label, entity))
    return _turned(tokens, pick[-1])


def _turned(tokens: list[Token], seed: int) -> tuple[Token, ...]:
    """Give the tokens with the tree hung from its last word for odd seeds, so that heads stand to the right too."""
    if seed % 2 == 0:
        return tuple(tokens)
    last = len(tokens) - 1
    turned = [
        Token(t.start, t.end, t.form, t.lemma, t.upos, t.xpos, -1 if i == last else last - o.head if o.head >= 0 else last, o.deprel, t.entity)
        for i, (t, o) in enumerate(zip(tokens, reversed(tokens), strict=True))
    ]  # fmt: skip
    return tuple(turned)
