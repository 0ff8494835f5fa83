"""The words that mark a report. In: a tree, tables. Out: verbs with their frames, and whether they are negated.

Looked up by form, so that "SAYS" of a headline is found whatever lemma the model gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.tree import Tree
from dateline.knowledge.reporting import Frames, ReportingTables

VERBAL = ("VERB", "AUX")
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "without", "nt"))
# "has not yet said": four words; further off, an auxiliary is another verb's.
NEAREST = 4
# Verbs that a particle leaves what they are: figure out, read out, write down.
KEEPING_SENSE = frozenset(("figure", "find", "read", "write", "speak", "state", "warn"))
JOINED = ("ADP", "ADV", "PART", "SCONJ", "ADJ", "NOUN", "PRON")
AUXILIARIES = ("aux", "aux:pass", "compound:prt", "cop")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that may report: its token, its lemma (with particle or preposition) and frames.

    ``first``/``last``: the tokens of the cue as shown. ``above``: the verb that carries the
    subject ("declined" of "declined to say"), else the verb itself.
    """

    at: int
    lemma: str
    frames: Frames
    first: int
    last: int
    above: int
    negated: bool


def find_verbs(tree: Tree, tables: ReportingTables) -> Iterator[VerbCue]:
    """Give each verb of *tree* that the tables know, left to right."""
    for at, token in enumerate(tree.tokens):
        lemma = tables.forms.get(token.form.lower())
        if lemma is None or not _is_verbal(tree, at):
            continue
        joined, last = _with_particle(tree, at, lemma, tables)
        frames = tables.verbs.get(joined)
        if frames is not None and not _is_another(tree, at, last):
            yield _cue(tree, at, joined, frames, last, tables)


def _is_another(tree: Tree, at: int, last: int) -> bool:
    """Tell whether a particle makes it another verb than that of the tables: "is calling up reserves"."""
    if tree.tokens[at].lemma.lower() in KEEPING_SENSE:
        return False
    return last == at and any(kid == at + 1 for kid in tree.children(at, "compound:prt"))


def _is_verbal(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return token.upos in VERBAL and token.deprel not in ("amod", "compound", "aux", "aux:pass", "case", "compound:prt")


def _with_particle(tree: Tree, at: int, lemma: str, tables: ReportingTables) -> tuple[str, int]:
    """Give "rule_out" and the token of "out"; or the bare lemma."""
    tokens = tree.tokens
    words = [token.form.lower() for token in tokens[at + 1 : at + 3]]
    for length in (2, 1):
        joined = "_".join((lemma, *words[:length]))
        if len(words) >= length and joined in tables.verbs and tokens[at + 1].upos in JOINED:
            return joined, at + length
    for other in range(at + 2, min(at + 4, len(tokens))):
        joined = f"{lemma}_{tokens[other].form.lower()}"
        if tokens[other].deprel == "compound:prt" and joined in tables.verbs:
            return joined, other
    return lemma, at


def _cue(tree: Tree, at: int, lemma: str, frames: Frames, last: int, tables: ReportingTables) -> VerbCue:
    above, negated = at, _is_negated(tree, at)
    while (upper := _governor(tree, above, tables)) is not None:
        word = tables.forms.get(tree.tokens[upper].form.lower(), "")
        negated = negated or word in tables.negating or _is_negated(tree, upper)
        above = upper
    first = min(
        [above, *(kid for kid in tree.children(above, *AUXILIARIES, "advmod") if _stands_before(tree, kid, above))]
    )
    return VerbCue(at, lemma, frames, first, max(last, at), above, negated)


def _stands_before(tree: Tree, kid: int, verb: int) -> bool:
    """Tell whether an auxiliary or "not" stands close before *verb*, nothing but its like between."""
    token = tree.tokens[kid]
    if not 0 < verb - kid < NEAREST or not (token.deprel in AUXILIARIES or token.form.lower() in NEGATIONS):
        return False
    between = tree.tokens[kid:verb]
    return all(word.head == verb or word.upos in ("AUX", "PART", "ADV") for word in between)


def _governor(tree: Tree, at: int, tables: ReportingTables) -> int | None:
    """Give the verb of "declined to say", "went on to say" above *at*."""
    token = tree.tokens[at]
    if (
        token.deprel not in ("xcomp", "advcl", "acl")
        or not 0 <= token.head < at
        or tree.child(at, "nsubj", "nsubj:pass") is not None
    ):
        return None
    word = tables.forms.get(tree.tokens[token.head].form.lower(), "")
    if at > 1 and tree.tokens[at - 2].form.lower() == "yet":  # "has yet to say"
        return token.head if tree.tokens[token.head].upos in VERBAL else None
    if token.deprel == "advcl" and tree.tokens[at].xpos == "VBG":
        return None  # "declined to comment, saying only ..."
    if word in tables.negating or (word in tables.raising and token.deprel == "xcomp"):
        return token.head if tree.tokens[token.head].upos in VERBAL else None
    return None


def _is_negated(tree: Tree, at: int) -> bool:
    kids = [kid for kid in tree.children(at, "advmod", "mark", "neg", "dep") if kid < at]
    if any(tree.tokens[kid].form.lower() in NEGATIONS for kid in kids):
        return True
    if at > 0 and tree.tokens[at - 1].form.lower() in ("nor", "neither"):
        return True
    if at > 1 and tree.tokens[at - 2].form.lower() == "yet" and tree.tokens[at - 1].form.lower() == "to":
        return True
    return any(tree.tokens[kid].form.lower() in ("no", "nobody", "neither", "none") for kid in _subject_words(tree, at))


def _subject_words(tree: Tree, at: int) -> list[int]:
    subject = tree.child(at, "nsubj", "nsubj:pass")
    return [] if subject is None else [subject, *tree.children(subject, "det", "cc:preconj")]
