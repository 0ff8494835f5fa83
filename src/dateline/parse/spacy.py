"""spaCy's analysis to our tokens. The only file that imports spaCy.

Blocks of one batch are parsed together; tokens that are only white space are dropped, so
that every token is a word a person reads.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import islice

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import ConfigError
from dateline.model import Article, Block, Parse, Sentence, Token
from dateline.parse.labels import Word, to_universal

# Docs handed to the network at once. 64 short paragraphs keep the matrices of the small
# model under 100 MB; larger batches gained nothing on two cores.
BATCH = 64
NEEDED = ("tagger", "parser", "ner")
COLUMNS: list[int | str] = ["IDX", "LENGTH", "LEMMA", "POS", "TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]


class SpacyParser:
    """A parser over a spaCy pipeline; holds the model, so build one a worker."""

    def __init__(self, model: str) -> None:
        self._nlp = _load(model)
        meta = self._nlp.meta
        self.name = f"spacy {spacy_version} {meta['lang']}_{meta['name']} {meta['version']}"

    def __call__(self, articles: Sequence[Article]) -> Iterator[Parse]:
        """Give one Parse an article, in order."""
        texts = (block.span.of(article.text) for article in articles for block in article.blocks)
        docs = self._nlp.pipe(texts, batch_size=BATCH)
        for article in articles:
            sentences: list[Sentence] = []
            for number, (block, doc) in enumerate(zip(article.blocks, islice(docs, len(article.blocks)), strict=True)):
                sentences.extend(_sentences(doc, block, number))
            yield Parse(self.name, tuple(sentences))


def _load(model: str) -> Language:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy warns of minor version differences; the pinned pair is tested
            nlp = spacy.load(model)
    except OSError as error:
        raise ConfigError(
            f"the spaCy model {model!r} is not installed; pip install its package, or name another with --parser"
        ) from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing:
        raise ConfigError(
            f"the spaCy model {model!r} lacks {', '.join(missing)}; the rules need all of {', '.join(NEEDED)}"
        )
    return nlp


def _sentences(doc: Doc, block: Block, number: int) -> Iterator[Sentence]:
    words: list[Word] = []
    for word in _words(doc):
        if word.opens_sentence and words:
            yield from _sentence(words, block, number)
            words = []
        words.append(word)
    if words:
        yield from _sentence(words, block, number)


def _words(doc: Doc) -> Iterator[Word]:
    strings, text = doc.vocab.strings, doc.text
    for index, row in enumerate(doc.to_array(COLUMNS).tolist()):  # heads and flags come as unsigned 64-bit
        start, length, lemma, pos, tag, head, dep, iob, entity, opens = row
        offset = head - (1 << 64) if head >> 63 else head
        yield Word(
            index=index,
            start=start,
            end=start + length,
            form=text[start : start + length],
            lemma=strings[lemma],
            pos=strings[pos],
            tag=strings[tag],
            head=index + offset,
            dep=strings[dep],
            entity=f"{'B' if iob == 3 else 'I'}-{strings[entity]}" if entity else "",
            opens_sentence=opens == 1,
        )


def _sentence(words: list[Word], block: Block, number: int) -> Iterator[Sentence]:
    tokens = to_universal(words)
    if tokens:
        base = block.span.start
        moved = tuple(
            Token(t.start + base, t.end + base, t.form, t.lemma, t.upos, t.xpos, t.head, t.deprel, t.entity)
            for t in tokens
        )
        yield Sentence(moved, number, block.is_title)
