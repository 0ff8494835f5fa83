"""Words handed on by name: "X quoted Y as saying that ...". In: a tree, tables. Out: Drafts with `via`.

Here the source is who is quoted, and who quotes is the first link of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attributions.content import (
    before,
    clause_end,
    clause_start,
    is_that,
    nominal_start,
    trimmed,
)
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.sources import find_agent, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Span

QUOTING = frozenset(("quote", "cite"))
# Words of the relay's name: "Tirana's official Central News Agency (CNA)".
LONGEST = 14
SAID = frozenset(("said", "told", "stated", "added", "warned", "written"))
SAYING = frozenset(("saying", "telling", "stating", "adding", "warning", "writing"))


def read_relayed(tree: Tree, tables: ReportingTables) -> Iterator[Draft]:
    """Give a draft for each "quoted ... as saying" of *tree*."""
    for at, token in enumerate(tree.tokens):
        is_saying = token.form.lower() in SAYING or (token.form.lower() in SAID and _had(tree, at))
        if is_saying and (quoting := quoting_verb(tree, at, tables)) is not None:
            draft = _read(tree, at, quoting)
            if draft is not None:
                yield draft


def quoting_verb(tree: Tree, at: int, tables: ReportingTables) -> int | None:
    """Give "quoted" of "quoted Kim as saying" for the token of "saying", else None."""
    opening = at - 1 - _had(tree, at)
    if opening < 1 or tree.tokens[opening].form.lower() != "as":
        return None
    for index in range(opening - 1, -1, -1):
        if tables.forms.get(tree.tokens[index].form.lower()) in QUOTING:
            return index
        if tree.tokens[index].xpos in FINITE:
            return None
    return None


def _had(tree: Tree, at: int) -> bool:
    """Tell whether the verb is that of "as having said"."""
    return at > 0 and tree.tokens[at - 1].form.lower() == "having"


def _read(tree: Tree, at: int, quoting: int) -> Draft | None:
    """Read by the order of words: the relay before "quoted", who is quoted between it and "as saying"."""
    tokens = tree.tokens
    first = quoting
    while first > 0 and tokens[first - 1].upos in ("AUX", "ADV"):
        first -= 1
    begin = nominal_start(tree, first, longest=LONGEST)
    subject = tree.child(quoting, "nsubj")
    if begin == first and (subject is None or subject > first):
        return None
    if begin == first and subject is not None:  # "Yonhap, citing no names, quoted X as saying"
        source: Phrase | None = phrase(tree, subject)
        begin = min(tree.subtree(subject))
    else:
        source = _noun_phrase(tree, begin, first - 1)
    relay, last = _agent(tree, at, quoting), at - 2 - _had(tree, at)
    if tokens[quoting + 1].upos == "ADP" and quoting < last:  # was quoted by X as saying, in the daily X as saying
        relay = _noun_phrase(tree, quoting + 2, last)
    elif quoting < last:
        source, relay = _noun_phrase(tree, quoting + 1, last), source
    if source is None:
        return None
    return Draft(
        tree=tree,
        at=at,
        cue=tree.span(at, at),
        lemma="say",
        class_="speech",
        rule="relayed",
        clause=Span(tokens[begin].start, tokens[at].end),
        source=source,
        content=_content(tree, at, begin),
        via=() if relay is None else (relay,),
        takes_quote=True,
    )


def _noun_phrase(tree: Tree, first: int, last: int) -> Phrase | None:
    span = trimmed(tree, first, last)
    nouns = [i for i in range(first, last + 1) if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON")]
    inner = [i for i in range(first, last + 1) if tree.tokens[i].upos == "ADP" or tree.tokens[i].form == ","]
    heads = [i for i in nouns if not inner or i < inner[0]] or nouns
    return None if span is None or not heads else Phrase(tree, heads[-1], span)


def _agent(tree: Tree, at: int, quoting: int) -> Phrase | None:
    """Give "state media" of "was quoted as saying by state media"."""
    agent = find_agent(tree, quoting) or next(
        (kid for kid in tree.children(at, "obl", "obl:agent") if tree.case(kid) == "by"), None
    )
    return None if agent is None else phrase(tree, agent)


def _content(tree: Tree, at: int, first: int) -> tuple[Span, ...]:
    clause = next((kid for kid in tree.children(at, "ccomp") if kid > at), None)
    that = next((i for i in range(at + 1, len(tree.tokens)) if is_that(tree, i)), None)
    if that is not None:
        node = tree.tokens[that].head if tree.tokens[that].head > that else at
        span = trimmed(tree, that + 1, clause_end(tree, at, node, that + 1))
    elif clause is not None:
        start = clause_start(tree, at, clause)
        span = trimmed(tree, start, clause_end(tree, at, clause, start))
    else:
        return before(tree, first) if first > 0 and tree.tokens[first - 1].upos == "PUNCT" else ()
    return () if span is None else (span,)
