"""Reports without a verb: "according to", nouns such as "his pledge to", adjectives. In: a tree. Out: Drafts."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attributions.content import clause_end, pieces, trimmed
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.sources import author, find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import Frames, ReportingTables
from dateline.model import Span


def read_phrases(tree: Tree, tables: ReportingTables, quoted: frozenset[int]) -> Iterator[Draft]:
    """Give a draft for each such report of *tree* outside the *quoted* tokens."""
    for at, token in enumerate(tree.tokens):
        if at in quoted:
            continue
        word = token.form.lower()
        draft = None
        if word in ("according", "per"):
            draft = _according(tree, at, word, tables)
        elif token.upos == "NOUN" and (frames := tables.nouns.get(token.lemma.lower())):
            draft = _noun(tree, at, frames)
        elif frames := tables.adjectives.get(word):
            draft = _adjective(tree, at, frames)
        if draft is not None:
            yield draft


def _according(tree: Tree, at: int, word: str, tables: ReportingTables) -> Draft | None:
    """The bridge is shut, according to the mayor."""
    tokens = tree.tokens
    to = at + 1 if word == "according" else at
    if (
        to >= len(tokens)
        or (word == "according" and tokens[to].form.lower() != "to")
        or (word == "per" and at > 0 and tokens[at - 1].form != ".")
    ):
        return None
    head = tokens[at].head if tokens[at].deprel == "case" else tokens[to].head if tokens[to].deprel == "case" else -1
    if (
        head <= to
        or tokens[head].lemma.lower() in tables.measures
        or tokens[head].upos not in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")
    ):
        return None
    own = set(tree.subtree(head))
    last = max(own)
    content = pieces(tree, (i for i in range(len(tokens)) if not at <= i <= last))
    if not content:
        return None
    return Draft(
        tree=tree,
        at=at,
        cue=tree.span(at, to),
        lemma="according to" if word == "according" else word,
        class_="speech",
        rule="according-to",
        clause=tree.span(at, last),
        source=phrase(tree, author(tree, head, tables)),
        content=content,
        takes_quote=True,
    )


def _noun(tree: Tree, at: int, frames: Frames) -> Draft | None:
    """his pledge to rebuild the pier; the clerk's claim that ...; criticism of the plan by ..."""
    source = _possessor(tree, at)
    tokens = tree.tokens
    for kid in tree.kids[at]:
        if kid < at:
            continue
        token = tokens[kid]
        words = [tokens[m].form.lower() for m in tree.children(kid, "mark", "case") if at < m <= kid]
        if not words:
            continue
        frame = "clause" if words[0] == "that" else words[0]
        first = min(tree.subtree(kid))
        if (
            frame not in frames
            or (source is None and frame != "clause")
            or first != at + 1
            or (source is not None and kid == source)
        ):
            continue
        start = first + 1 if frame != "to" or token.upos in ("NOUN", "PROPN", "PRON") else first
        span = trimmed(tree, start, clause_end(tree, at, kid, start, is_free=False))
        if span is not None:
            return _nominal(tree, at, frames[frame], source, (span,))
    return None


def _possessor(tree: Tree, at: int) -> int | None:
    owner = tree.child(at, "nmod:poss")
    if owner is not None:
        return owner
    for kid in tree.children(at, "nmod", "obl", "obl:agent"):
        if tree.case(kid) in ("by", "from", "among"):
            return kid
    return None


def _nominal(tree: Tree, at: int, class_: str, source: int | None, content: tuple[Span, ...]) -> Draft:
    named: Phrase | None = None if source is None else phrase(tree, source, without=frozenset((at,)))
    return Draft(
        tree=tree, at=at, cue=tree.span(at, at), lemma=tree.tokens[at].lemma.lower(), class_=class_, rule="noun",
        clause=tree.span(at, at), source=named, content=content,
    )  # fmt: skip


def _adjective(tree: Tree, at: int, frames: Frames) -> Draft | None:
    """is confident that the deal will hold; is willing to pay"""
    tokens = tree.tokens
    if tree.child(at, "cop", "aux:pass") is None and tokens[at].deprel not in ("xcomp", "conj"):
        return None
    subject = find_subject(tree, at)
    if (
        subject is None
        or tokens[subject].deprel == "expl"
        or tokens[subject].form.lower() in ("it", "this", "that", "there")
    ):
        return None
    for kid in tree.kids[at]:
        if kid < at or tokens[kid].deprel in ("punct", "advmod", "conj"):
            continue
        first = min(tree.subtree(kid))
        word = tokens[first].form.lower()
        frame = "clause" if tokens[kid].deprel == "ccomp" and word != "to" else word
        if frame not in frames or first != at + 1:
            continue
        is_infinitive = frame == "to" and tokens[first].upos == "PART"
        start = first if is_infinitive or (frame == "clause" and word != "that") else first + 1
        span = trimmed(tree, start, clause_end(tree, at, kid, start, is_free=False))
        if span is not None:
            return Draft(
                tree=tree,
                at=at,
                cue=tree.span(at, at),
                lemma=tokens[at].form.lower(),
                class_=frames[frame],
                rule="adjective",
                clause=tree.span(at, at),
                source=phrase(tree, subject),
                content=(span,),
                negated=any(tokens[k].form.lower() in ("not", "n't", "n’t") for k in tree.children(at, "advmod")),
            )
    return None
