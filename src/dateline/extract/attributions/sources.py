"""Who says it, and to whom. In: a tree and the token of a cue. Out: Phrases.

The words of a source are its noun phrase with appositions, without a relative clause: "the
keeper, who lives there" is "the keeper". A document stands for its author where it has one.
"""

from __future__ import annotations

from dateline.extract.attributions.content import after_stamp
from dateline.extract.attributions.draft import Phrase
from dateline.extract.attributions.regained import regained
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Span

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
CLAUSES = ("acl:relcl", "acl", "advcl", "parataxis", "ccomp")
CLIMBING = ("conj", "xcomp", "advcl", "dep")
# More steps up than this and the subject found is another clause's.
STEPS = 4


def find_subject(tree: Tree, at: int) -> int | None:
    """Give the head word of who does the verb *at*: its own subject, or that of the verb it hangs on."""
    again = regained(tree, at)
    node = at if again is None else again
    for _ in range(STEPS):
        own = _own_subject(tree, node)
        if own is not None:
            return own
        token = tree.tokens[node]
        if token.head < 0:
            return None
        if token.deprel == "conj" and (nearer := _nearer(tree, node)) is not None:
            return nearer
        if token.deprel == "acl" and token.xpos == "VBG" and _is_set_off(tree, node):
            node = next(up for up in tree.ancestors(node) if tree.tokens[up].upos in ("VERB", "AUX"))
            continue
        if token.deprel in ("acl:relcl", "acl"):
            return token.head
        if token.deprel == "csubj" and token.xpos == "VBG" and tree.tokens[token.head].head >= 0:
            node = tree.tokens[token.head].head  # "..., alleging | the target was the palace"
            continue
        if token.deprel == "ccomp" and (lost := _object_between(tree, token.head, node)) is not None:
            return lost
        if token.deprel not in CLIMBING:
            return None
        if token.deprel == "xcomp":
            controller = tree.child(token.head, "obj", "iobj")
            if (
                controller is not None
                and controller < node
                and any(tree.tokens[kid].form.lower() == "to" for kid in tree.children(node, "mark"))
            ):
                return controller
        node = token.head
    return None


def _nearer(tree: Tree, at: int) -> int | None:
    """Give the subject of the conjunct just before *at*: in "she said X, but he denied Y and added Z" that is "he"."""
    others = [kid for kid in tree.children(tree.tokens[at].head, "conj") if kid < at]
    return _own_subject(tree, others[-1]) if others and tree.tokens[others[-1]].upos in ("VERB", "AUX") else None


def _is_set_off(tree: Tree, at: int) -> bool:
    """Tell whether ", saying ..." behind an object or an adjunct is said by the sentence's subject."""
    holder = tree.tokens[tree.tokens[at].head]
    is_behind = at > 0 and tree.tokens[at - 1].form == "," and holder.deprel in ("obj", "obl", "nmod", "conj")
    return is_behind and any(tree.tokens[up].upos in ("VERB", "AUX") for up in tree.ancestors(at))


def _own_subject(tree: Tree, at: int) -> int | None:
    """Give the subject of *at* nearest to it; an earlier one belongs to words the parser mistook."""
    subjects = tree.children(at, *SUBJECTS)
    before = [kid for kid in subjects if kid < at]
    if before or tree.tokens[at].xpos == "VBG":  # "alleging the target was the palace"
        return before[-1] if before else None
    return subjects[0] if subjects else None


def _object_between(tree: Tree, above: int, clause: int) -> int | None:
    """Give the subject of a clause that the parser took for an object of the verb above: "said | Kusi praised ..."."""
    return next((kid for kid in tree.children(above, "obj") if above < kid < clause), None)


def find_agent(tree: Tree, at: int) -> int | None:
    """Give the head word of "by X" of a passive."""
    return tree.child(at, "obl:agent")


def phrase(tree: Tree, head: int, *, without: frozenset[int] = frozenset()) -> Phrase:
    """Give the words of the noun phrase on *head*: a run around it, clauses and *without* left out."""
    kept = set(_words(tree, head)) - without
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    tokens = tree.tokens
    while last + 1 < len(tokens) and last + 1 not in without and _goes_on(tree, last):
        last += 1
    last = _before_adjunct(tree, head, last)
    if first == 0 and after_stamp(tree, 0) <= head:
        first = after_stamp(tree, 0)
    while (
        first < head
        and tokens[first].upos in ("PUNCT", "SPACE", "CCONJ")
        and not (_opens_bracket(tokens[first].form) and _closes(tree, first, last))
    ):
        first += 1
    while (
        last > head
        and tokens[last].upos in ("PUNCT", "SPACE", "CCONJ")
        and tokens[last].form not in (")", "]", "”", "’", '"', "'")
    ):
        last -= 1
    return Phrase(tree, head, Span(tokens[first].start, tokens[last].end))


def _before_adjunct(tree: Tree, head: int, last: int) -> int:
    """Give *last* moved left of ", in a message to Putin," and ", speaking in Oslo,"."""
    for index in range(head + 2, last + 1):
        token = tree.tokens[index]
        if tree.tokens[index - 1].form == "," and (token.upos == "ADP" or token.xpos == "VBG"):
            return index - 2
        if token.entity.endswith("DATE") and tree.tokens[index - 1].form.lower() in ("on", "in"):
            return index - 2
    return last


def _goes_on(tree: Tree, last: int) -> bool:
    """Tell whether the next word is a part of the name that the parser lost: "the daily Hlas | Považia"."""
    token = tree.tokens[last + 1]
    if token.upos == "PROPN" and not token.entity.endswith(("DATE", "TIME")):
        return tree.tokens[last].upos in ("PROPN", "NOUN") or tree.tokens[last].form == "-"
    is_particle = token.form in ("de", "do", "da", "del", "la", "al", "el", "-")
    return is_particle and last + 2 < len(tree.tokens) and tree.tokens[last + 2].upos == "PROPN"


def _closes(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the mark that opens a phrase is closed in it; else it closed a quotation before."""
    form = tree.tokens[first].form
    return form not in ('"', "'") or any(token.form == form for token in tree.tokens[first + 1 : last + 1])


def _opens_bracket(form: str) -> bool:
    return form in ("(", "[", "“", "‘", '"', "'")


def _words(tree: Tree, head: int) -> list[int]:
    """Give the subtree of *head* up to its first clause to the right of it."""
    found, waiting = [], [head]
    while waiting:
        node = waiting.pop()
        found.append(node)
        for kid in tree.kids[node]:
            token = tree.tokens[kid]
            if (
                token.deprel in CLAUSES
                and kid > head
                and token.upos in ("VERB", "AUX", "ADJ", "NOUN")
                and _is_clause(tree, kid)
            ):
                continue
            if token.deprel == "case" and node == head and token.form not in ("'s", "’s", "'", "’"):
                continue
            waiting.append(kid)
    return found


def _is_clause(tree: Tree, at: int) -> bool:
    return tree.tokens[at].deprel != "acl" or tree.tokens[at - 1].form == ","


def author(tree: Tree, head: int, tables: ReportingTables) -> int:
    """Give who stands behind a document: "the ministry" of "a statement from the ministry"; else *head* itself."""
    if tree.tokens[head].lemma.lower() not in tables.documents:
        return head
    for kid in tree.children(head, "nmod", "obl", "nmod:poss"):
        token = tree.tokens[kid]
        is_day = token.entity.endswith(("DATE", "TIME"))
        if not is_day and (token.deprel == "nmod:poss" or tree.case(kid) in ("from", "by")):
            return kid
    return head
