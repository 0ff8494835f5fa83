"""Parses to and from CoNLL-U, for tests and for other parsers.

Spans and the block a sentence stands in travel in the MISC column and in comments, so that
a parse comes back as it went.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import InputError
from dateline.model import Parse, Sentence, Token


def to_conllu(parse: Parse) -> str:
    """Give *parse* as CoNLL-U, a blank line after each sentence."""
    lines = [f"# parser = {parse.parser}"]
    for sentence in parse.sentences:
        lines.append(f"# block = {sentence.block}{' title' if sentence.is_title else ''}")
        for number, t in enumerate(sentence.tokens, 1):
            misc = f"start={t.start}|end={t.end}" + (f"|entity={t.entity}" if t.entity else "")
            lines.append(
                "\t".join((str(number), t.form, t.lemma, t.upos, t.xpos, "_", str(t.head + 1), t.deprel, "_", misc))
            )
        lines.append("")
    return "\n".join(lines) + "\n"


def from_conllu(text: str) -> Parse:
    """Give the Parse that `to_conllu` wrote as *text*.

    Raises:
        InputError: a line that is not a token, a comment or blank.
    """
    parser, sentences = "", []
    block, is_title, tokens = 0, False, list[Token]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("# parser = "):
            parser = line.removeprefix("# parser = ")
        elif line.startswith("# block = "):
            name, _, title = line.removeprefix("# block = ").partition(" ")
            block, is_title = int(name), title == "title"
        elif not line.strip() and tokens:
            sentences.append(Sentence(tuple(tokens), block, is_title))
            tokens = []
        elif line.strip() and not line.startswith("#"):
            tokens.append(_token(line, number))
    if tokens:
        sentences.append(Sentence(tuple(tokens), block, is_title))
    return Parse(parser, tuple(sentences))


def read_many(text: str) -> Iterator[Parse]:
    """Give each parse of a file that holds several, one after each "# parser" line."""
    parts = text.split("# parser = ")
    for part in parts[1:]:
        yield from_conllu("# parser = " + part)


def _token(line: str, number: int) -> Token:
    columns = line.split("\t")
    if len(columns) != 10:
        raise InputError(f"CoNLL-U line {number} has {len(columns)} columns, not 10; separate them by one tab each")
    misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
    return Token(
        int(misc["start"]), int(misc["end"]), columns[1], columns[2], columns[3], columns[4],
        int(columns[6]) - 1, columns[7], misc.get("entity", ""),
    )  # fmt: skip
