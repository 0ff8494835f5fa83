"""Statements printed whole: "issued the following statement: ...", "he said: ..." and a paragraph. Out: Drafts.

What follows a colon at the end of a paragraph, without quotation marks, are the words of who is named before it: to the
end of the article where a statement is announced, else the next paragraph alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.joining import FAR
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.sources import author, find_subject, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Article, Span

ISSUING = frozenset(
    ("issue", "release", "publish", "make", "give", "send", "address", "deliver", "post", "write", "read", "say", "add")
)
SAYING = frozenset(("said", "says", "adding", "added", "goes", "went", "continues", "continued", "stressed", "noted"))
GOING_ON = frozenset(("adding", "added", "goes", "went", "continues", "continued"))
OPENING = tuple("“\"„«‘'-•–—*")
# What wires put behind the last word.
ENDS = ("-0-", "-30-", "###")


def read_following(
    article: Article, trees: Sequence[Tree], drafts: Sequence[Draft], tables: ReportingTables
) -> Iterator[Draft]:
    """Give a draft for each paragraph that ends with a colon behind a saying, if the next is not quoted."""
    last: dict[int, Tree] = {tree.sentence.block: tree for tree in trees}
    free = len(article.blocks)
    for number, tree in sorted(last.items()):
        if number + 1 >= len(article.blocks) or number >= free or tree.tokens[-1].form != ":":
            continue
        blocks = [block.span for block in article.blocks[number + 1 :]]
        if _words(article.text, blocks[0]).startswith(OPENING):
            continue
        is_statement = _announces(tree, tables)
        verb = _verb(tree, ISSUING if is_statement else None)
        draft = None if verb is None else _draft(tree, verb, drafts, tables)
        if draft is None:
            continue
        wanted = blocks if is_statement else [_till_next(blocks[0], drafts)]
        yield replace(draft, content=tuple(span for block in wanted if (span := _trimmed(article.text, block))))
        free = len(article.blocks) if is_statement else free


def _announces(tree: Tree, tables: ReportingTables) -> bool:
    """Tell whether the sentence says that a statement follows."""
    forms = [token.form.lower() for token in tree.tokens]
    if "following" not in forms:
        return False
    behind = forms[forms.index("following") : forms.index("following") + FAR // 10]
    return bool(tables.documents & set(behind)) or "answer" in behind


def _verb(tree: Tree, lemmas: frozenset[str] | None) -> int | None:
    """Give the verb that brings the statement; without *lemmas* a verb of saying right before the colon."""
    tokens = tree.tokens
    if lemmas is None:
        at = next((i for i in range(len(tokens) - 2, max(-1, len(tokens) - 4), -1) if tokens[i].upos == "VERB"), None)
        return at if at is not None and tokens[at].form.lower() in SAYING else None
    end = next(i for i, token in enumerate(tokens) if token.form.lower() == "following")
    verbs = [i for i in range(end) if tokens[i].xpos in FINITE and tokens[i].lemma.lower() in lemmas]
    return verbs[-1] if verbs else None


def _draft(tree: Tree, verb: int, drafts: Sequence[Draft], tables: ReportingTables) -> Draft | None:
    is_more = tree.tokens[verb].form.lower() in GOING_ON
    beside = [d for d in drafts if d.tree is tree and (d.at == verb or is_more) and d.source is not None]
    subject = None if beside else find_subject(tree, verb)
    if not beside and (subject is None or subject == verb or tree.tokens[subject].deprel == "expl"):
        return None
    source = beside[-1].source if subject is None else phrase(tree, author(tree, subject, tables))
    cue = tree.span(verb, len(tree.tokens) - 2 if is_more else verb)
    return Draft(
        tree=tree, at=verb, cue=cue, lemma=tree.tokens[verb].lemma.lower(), class_="speech", rule="following",
        clause=tree.span(verb, len(tree.tokens) - 1), source=source, is_quoted=True,
    )  # fmt: skip


def _till_next(block: Span, drafts: Sequence[Draft]) -> Span:
    """Give *block* up to the first sentence that says itself who speaks."""
    starts = [d.tree.sentence.span.start for d in drafts if block.start <= d.cue.start < block.end]
    return Span(block.start, min([block.end, *(start for start in starts if start >= block.start)]))


def _words(text: str, span: Span) -> str:
    return span.of(text).strip()


def _trimmed(text: str, span: Span) -> Span | None:
    """Give *span* without white space and a wire's end mark; None where no word is left."""
    words = span.of(text)
    for end in ENDS:
        words = words.rstrip().removesuffix(end)
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start, start + len(words)) if any(map(str.isalnum, words)) else None
