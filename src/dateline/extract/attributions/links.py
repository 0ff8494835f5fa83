"""Who else carried a report, by the words around it. In: a draft. Out: the draft with those in `via`.

"told Reuters", "in an interview with the daily La Ribera", "in a speech broadcast by Radio
Kiribati", "a copy of the letter obtained by Reuters", "through his lawyer", and who is cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.media import is_doer, is_medium
from dateline.extract.attributions.sources import author, find_agent, phrase
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables

TALKING = frozenset(("speaking", "talking"))
INTERVIEWS = frozenset(("interview", "conversation", "comments", "remarks"))
TALK = INTERVIEWS | {"statements", "words", "quotes", "excerpts"}
CITING = frozenset(("citing", "cited", "cites", "quoting", "quoted", "quotes"))
MATTER = frozenset(
    ("information", "it", "this", "claim", "claims", "figure", "figures", "news", "quote", "remark", "remarks")
)
COPIES = frozenset(
    ("copy", "copies", "version", "draft", "transcript", "text", "excerpt", "excerpts", "recording", "page")
)
RELAYS = frozenset(("lawyer", "lawyers", "attorney", "attorneys", "counsel", "spokesman", "spokeswoman")) | {
    "spokesperson", "office", "aide", "aides", "intermediary", "intermediaries", "interpreter", "translator",
    "representative", "representatives", "embassy",
}  # fmt: skip


def with_links(draft: Draft, outers: tuple[Phrase, ...], tables: ReportingTables) -> Draft:
    """Give *draft* with all who passed it on in its own sentence, *outers* last; who is cited becomes the source."""
    draft = _by_attributing(_by_cited(draft, tables), tables)
    draft = replace(_by_interview(draft, tables), source=_document(draft.source, tables))
    nearest = tuple(_handlers(draft, tables))
    if draft.addressee is not None and is_medium(draft.addressee.tree, draft.addressee.head, tables):
        nearest = (*nearest, draft.addressee)
    own = draft.source.span if draft.source else None
    carried = [link for outer in (*draft.via, *nearest, *outers) for link in _with_cited(outer, tables)]
    links = [link for link in carried if own is None or not link.span.overlaps(own)]
    return replace(draft, via=_distinct(links))


def _distinct(links: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(link for i, link in enumerate(links) if not any(link.span.overlaps(other.span) for other in links[:i]))


def _document(source: Phrase | None, tables: ReportingTables) -> Phrase | None:
    """Give "the letter" for "a copy of the letter obtained by X"; other sources as they are."""
    if source is None:
        return None
    tree, head = source.tree, source.head
    is_text = tree.tokens[head].form.lower() in tables.documents | COPIES
    if tree.tokens[head].form.lower() in COPIES:
        inner = next((kid for kid in tree.children(head, "nmod") if tree.case(kid) == "of"), None)
        head = inner if inner is not None else head
    clauses = [
        kid
        for kid in tree.subtree(head)
        if kid > head
        and tree.tokens[kid].deprel in ("acl", "acl:relcl")
        and tables.forms.get(tree.tokens[kid].form.lower()) in tables.handling
        and (is_text or tree.tokens[kid].form.lower() in CITING)
    ]
    if head == source.head and not clauses:
        return source
    return phrase(tree, head, without=frozenset(i for kid in clauses for i in tree.subtree(kid)))


# -- said to, carried by ---------------------------------------------------------------


def _by_interview(draft: Draft, tables: ReportingTables) -> Draft:
    """In an interview with the daily La Ribera, the envoy said ..."""
    tree = draft.tree
    for at, token in enumerate(tree.tokens):
        word = token.form.lower()
        is_talk = word in INTERVIEWS or (word in TALKING and token.head == draft.at)
        if not is_talk and (word not in tables.documents or tree.case(at) != "in"):
            continue
        if draft.holds(tree.span(at, at)):
            continue
        partner = next((kid for kid in tree.children(at, "nmod", "obl") if tree.case(kid) in ("with", "to")), None)
        if partner is not None and draft.addressee is None:
            return replace(draft, addressee=phrase(tree, partner))
    return draft


def _handlers(draft: Draft, tables: ReportingTables) -> Iterator[Phrase]:
    tree = draft.tree
    for at, token in enumerate(tree.tokens):
        word = token.form.lower()
        if draft.holds(tree.span(at, at)):
            continue
        if token.upos == "VERB" and tables.forms.get(word) in tables.handling and at != draft.at:
            agent = find_agent(tree, at) or next(
                (kid for kid in tree.children(at, "obl") if tree.case(kid) == "by"), None
            )
            if agent is not None and _handles_words(tree, at, agent, tables):
                yield phrase(tree, agent)
        elif token.upos == "VERB" and _carries(tree, at, tables) and at not in (draft.at, tree.tokens[draft.at].head):
            yield phrase(tree, tree.children(at, "nsubj")[0])
        elif word in ("in", "on") and token.deprel == "case" and _appears(tree, token.head, draft, tables):
            yield phrase(tree, token.head)
        elif word in ("through", "via") and token.deprel == "case":
            carrier = token.head
            if tree.tokens[carrier].form.lower() in RELAYS and tree.tokens[carrier].head in (
                draft.at,
                tree.tokens[draft.at].head,
            ):
                yield phrase(tree, carrier)


def _carries(tree: Tree, at: int, tables: ReportingTables) -> bool:
    """Tell whether a medium "carried remarks by", "published a letter from" whoever speaks."""
    if tables.forms.get(tree.tokens[at].form.lower()) not in tables.handling:
        return False
    subjects = tree.children(at, "nsubj")
    texts = [kid for kid in tree.children(at, "obj") if tree.tokens[kid].form.lower() in tables.documents | TALK]
    return bool(subjects and texts) and is_medium(tree, subjects[0], tables)


def _appears(tree: Tree, head: int, draft: Draft, tables: ReportingTables) -> bool:
    """Tell whether "in the Financial Times", "on state television" is where it was said or printed."""
    if not is_medium(tree, head, tables) or not tree.children(head, "compound", "amod"):
        return False
    above = tree.tokens[head].head
    is_of_text = above >= 0 and tree.tokens[above].form.lower() in tables.documents
    return above == draft.at or (is_of_text and tree.tokens[above].head == draft.at)


def _handles_words(tree: Tree, at: int, agent: int, tables: ReportingTables) -> bool:
    """Tell whether "carried by X" is about words: X is a medium, or what is carried a text; or "as reported by X"."""
    if is_medium(tree, agent, tables):
        return True
    if at > 0 and tree.tokens[at - 1].form.lower() == "as":
        return True
    above = tree.tokens[at].head
    if above < 0:
        return False
    nouns = (above, *(node for node in tree.ancestors(above) if node < at))  # "a letter to the ministry seen by X"
    return any(tree.tokens[node].form.lower() in tables.documents | COPIES for node in nouns)


# -- citing ----------------------------------------------------------------------------


def _by_cited(draft: Draft, tables: ReportingTables) -> Draft:
    """..., the agency reported, citing the minister: the minister said it, through the agency."""
    tree = draft.tree
    if draft.source is None or draft.class_ != "speech" or draft.source.tree is not tree:
        return draft
    for at, token in enumerate(tree.tokens):
        if token.form.lower() not in CITING or draft.holds(tree.span(at, at)) or at == draft.at:
            continue
        is_between = draft.source.head < at < draft.at and tree.tokens[at - 1].form == ","
        is_near = token.head in (draft.at, tree.tokens[draft.at].head) or _hangs_on(tree, at, draft.source.head)
        if not is_between and not is_near:
            continue
        cited = tree.child(at, "obj")
        if cited is not None and tree.child(at, "nsubj:pass") is None and _speaks(tree, cited, tables):
            head = author(tree, cited, tables)
            return replace(draft, source=phrase(tree, head), via=(draft.source, *draft.via))
    return draft


def _with_cited(link: Phrase, tables: ReportingTables) -> Iterator[Phrase]:
    """Give a link and before it whom it cites: "according to the agency, which cited the newspaper Hlas"."""
    tree = link.tree
    for kid in tree.children(link.head, "acl:relcl", "acl"):
        cited = tree.child(kid, "obj") if tree.tokens[kid].form.lower() in CITING else None
        if cited is not None and cited > kid and _speaks(tree, cited, tables):
            yield phrase(tree, author(tree, cited, tables))
    yield link


def _by_attributing(draft: Draft, tables: ReportingTables) -> Draft:
    """..., according to local media, which attributed the information to the fire service."""
    tree = draft.tree
    if draft.source is None or draft.source.tree is not tree:
        return draft
    for at, token in enumerate(tree.tokens):
        if token.form.lower() not in ("attributed", "attributing") or draft.holds(tree.span(at, at)):
            continue
        if token.head == draft.at or _hangs_on(tree, at, draft.source.head):
            whom = next((kid for kid in tree.children(at, "obl") if tree.case(kid) == "to"), None)
            matter = tree.child(at, "obj")
            is_words = matter is not None and tree.tokens[matter].form.lower() in MATTER | tables.documents
            if whom is not None and is_words:
                return replace(draft, source=phrase(tree, whom), via=(draft.source, *draft.via))
    return draft


def _hangs_on(tree: Tree, at: int, head: int) -> bool:
    return any(node == head for node in tree.ancestors(at))


def _speaks(tree: Tree, cited: int, tables: ReportingTables) -> bool:
    """Tell whether what is cited has words: a name, somebody, or a text; not data, images or ill health."""
    token = tree.tokens[cited]
    word = token.form.lower()
    if word in tables.evidence:
        return False
    if token.upos == "PROPN" or word in tables.speakers | tables.documents or is_medium(tree, cited, tables):
        return True
    return token.upos == "NOUN" and is_doer(token.lemma.lower())
