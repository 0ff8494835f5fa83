"""What tests share: stored parses, looked up by their sentence."""

from functools import cache

import pytest

from dateline.extract.tree import Tree, grow
from dateline.model import Article, Parse
from store_parses import PARSES, Parsed, article_of, load_stored


@cache
def _stored() -> dict[str, Parse]:
    return {line: parse for path in sorted(PARSES.glob("*.conllu")) for line, parse in load_stored(path.stem).items()}


@pytest.fixture
def parsed() -> Parsed:
    """Give the article and the trees of a line of tests/parses/*.txt, from its stored parse."""

    def look_up(line: str) -> tuple[Article, tuple[Tree, ...]]:
        if line not in _stored():
            raise KeyError(
                f"no stored parse of {line!r}: add the line to tests/parses/NAME.txt, run tests/store_parses.py"
            )
        article = article_of(line)
        sentences = _stored()[line].sentences
        return article, tuple(grow(s, number=number, text=article.text) for number, s in enumerate(sentences))

    return look_up
