"""The words of an article and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is an index into the sentence, -1 for the root.

    ``upos`` and ``deprel`` are Universal Dependencies v2; ``xpos`` is the Penn tag (tense);
    ``entity`` is a label such as PERSON, with ``B-`` or ``I-`` before it, or "".
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, and which block of the article it stands in."""

    tokens: tuple[Token, ...]
    block: int
    is_title: bool

    @property
    def span(self) -> Span:
        """From the first character of the first word to the last of the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


@dataclass(frozen=True, slots=True)
class Parse:
    """The sentences of one article, in order, and the name and version of the parser."""

    parser: str
    sentences: tuple[Sentence, ...]
