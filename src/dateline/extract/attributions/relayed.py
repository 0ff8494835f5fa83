"""Words handed on by name: "X quoted Y as saying that ...". In: a tree, tables. Out: Drafts with `via`.

Here the source is who is quoted, and who quotes is the first link of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attributions.content import before, clause_end, clause_start, is_that, trimmed
from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.sources import find_agent, find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Span

QUOTING = frozenset(("quote", "cite"))
SAYING = frozenset(("saying", "telling", "stating", "adding", "warning", "writing"))


def read_relayed(tree: Tree, tables: ReportingTables) -> Iterator[Draft]:
    """Give a draft for each "quoted ... as saying" of *tree*."""
    for at, token in enumerate(tree.tokens):
        if token.form.lower() in SAYING and (quoting := quoting_verb(tree, at, tables)) is not None:
            draft = _read(tree, at, quoting)
            if draft is not None:
                yield draft


def quoting_verb(tree: Tree, at: int, tables: ReportingTables) -> int | None:
    """Give "quoted" of "quoted Kim as saying" for the token of "saying", else None."""
    if at == 0 or tree.tokens[at - 1].form.lower() != "as":
        return None
    for node in tree.ancestors(at):
        if tables.forms.get(tree.tokens[node].form.lower()) in QUOTING and node < at:
            return node
    return None


def _read(tree: Tree, at: int, quoting: int) -> Draft | None:
    is_passive = tree.child(quoting, "aux:pass", "nsubj:pass") is not None or tree.child(quoting, "nsubj") is None
    quoted = find_subject(tree, quoting) if is_passive else tree.child(quoting, "obj", "iobj") or _subject_of(tree, at)
    relay = (find_agent(tree, quoting) or _agent_of_saying(tree, at)) if is_passive else find_subject(tree, quoting)
    if quoted is None:
        return None
    first = min(
        [
            quoting,
            *([relay] if relay is not None else [quoted]),
            *tree.subtree(relay if relay is not None and relay < quoting else quoted),
        ]
    )
    content = _content(tree, at, first)
    return Draft(
        tree=tree,
        at=at,
        cue=tree.span(at, at),
        lemma="say",
        class_="speech",
        rule="relayed",
        clause=Span(tree.tokens[min(first, quoting)].start, tree.tokens[at].end),
        source=phrase(tree, quoted),
        content=content,
        via=() if relay is None or relay == quoted else (phrase(tree, relay),),
        takes_quote=True,
    )


def _subject_of(tree: Tree, at: int) -> int | None:
    return tree.child(at, "nsubj")


def _agent_of_saying(tree: Tree, at: int) -> int | None:
    """Give "state media" of "was quoted as saying by state media"."""
    return next((kid for kid in tree.children(at, "obl", "obl:agent") if tree.case(kid) == "by"), None)


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
