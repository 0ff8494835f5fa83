"""spaCy's labels to Universal Dependencies, on stored parses and once on the live model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.model import Parse, Sentence, Token
from dateline.parse import load_parser
from dateline.parse.conllu import from_conllu, to_conllu
from store_parses import Parsed, article_of

SENTENCE = "The minister was received in Tirana and out of the city by envoys from Bar, Zadar and Split."


def relations(parsed: Parsed, line: str) -> set[tuple[str, str, str]]:
    """Give (word, relation, head) of each token of the stored parse of *line*."""
    _, (tree,) = parsed(line)
    words = [t.form for t in tree.tokens]
    return {(t.form, t.deprel, words[t.head] if t.head >= 0 else "") for t in tree.tokens}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (SENTENCE, ("minister", "nsubj:pass", "received")),
        (SENTENCE, ("in", "case", "Tirana")),
        (SENTENCE, ("Tirana", "obl", "received")),
        (SENTENCE, ("Split", "conj", "Bar")),
        ("Mira Dukaj is the foreign minister of Montenegro.", ("minister", "root", "")),
        ("Mira Dukaj is the foreign minister of Montenegro.", ("is", "cop", "minister")),
        ("Mira Dukaj is the foreign minister of Montenegro.", ("Montenegro", "nmod", "minister")),
        ("The ministry wants to expel two diplomats.", ("to", "mark", "expel")),
        ("The ministry wants to expel two diplomats.", ("diplomats", "obj", "expel")),
        ("The village was shelled by the army.", ("army", "obl:agent", "shelled")),
    ],
)
def test_relations_are_those_of_universal_dependencies(
    parsed: Parsed, line: str, expected: tuple[str, str, str]
) -> None:
    assert expected in relations(parsed, line)


def test_the_default_model_still_parses_as_the_stored_one_did(parsed: Parsed) -> None:
    _, (tree,) = parsed(SENTENCE)
    (live,) = load_parser()([article_of(SENTENCE)])
    assert [t.deprel for t in live.sentences[0].tokens] == [t.deprel for t in tree.tokens]


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ConfigError, match="xx_no_such_model"):
        load_parser("xx_no_such_model")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1).filter(
    lambda word: not word.startswith("#") and "\t" not in word
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 9), st.booleans())
def test_a_parse_comes_back_from_conllu_as_it_went(words: list[str], block: int, is_title: bool) -> None:
    tokens = tuple(Token(3 * i, 3 * i + 2, w, w, "X", "XX", i - 1, "dep", "B-GPE") for i, w in enumerate(words))
    parse = Parse("test 1", (Sentence(tokens, block, is_title),))
    assert from_conllu(to_conllu(parse)) == parse
