"""What was said where it is a noun phrase: "called for | an end to the strike". In: a tree, its head. Out: Spans."""

from __future__ import annotations

from dateline.extract.attributions.content import NO_COMPLEMENT, is_that, to_mark, trimmed, with_lost
from dateline.extract.attributions.regained import FINITE, OWN_SAYING, finite
from dateline.extract.attributions.remarks import RELATIVES, SAID, breaks, closes_quote
from dateline.extract.tree import Tree
from dateline.model import Span

# Forms an utterance comes in; "in a statement" at the end is no part of what was said.
FORMS = frozenset(("statement", "tweet", "letter", "interview", "speech", "post", "message", "note", "email")) | {
    "memo",
    "briefing", "address", "remarks", "comments", "podcast", "broadcast", "telegram", "article", "editorial",
}  # fmt: skip
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def phrase_content(tree: Tree, head: int, *, first: int | None = None) -> tuple[Span, ...]:
    """Give the noun phrase on *head* with the complements that follow it up to a comma, a day or another verb."""
    ids = tree.subtree(head)
    begin = min(ids) if first is None else first
    last = _without_tail(tree, begin, head, without_form(tree, begin, max(ids)))
    above = tree.tokens[head].head
    for kid in [kid for kid in tree.kids[above] if kid > last] if above >= 0 else []:
        span = tree.subtree(kid)
        is_meanwhile = tree.tokens[span[0]].form.lower() in ("as", "while") and _is_finite(tree, kid, span[0])
        if min(span) != last + 1 or is_meanwhile or not _continues(tree, kid, span[0]):
            break
        last = _without_tail(tree, last + 1, kid, max(span))
    if any(is_that(tree, index) for index in range(begin, last + 1)):
        last = to_mark(tree, above, last)  # "expressed belief that to do so | would help"
    last = with_lost(tree, above, begin, _before_next_report(tree, begin, last))
    last = without_form(tree, begin, _before_day(tree, above, head, last))
    found = trimmed(tree, begin, last)
    return (found,) if found is not None else ()


def _before_next_report(tree: Tree, first: int, last: int) -> int:
    """Give *last* moved left of what is the subject of the saying behind it: "lauded the wish, its partners | said"."""
    behind = tree.tokens[last + 1].form.lower() if last + 1 < len(tree.tokens) else ""
    if behind not in SAID:
        return last
    return next((i - 1 for i in range(last, first, -1) if tree.tokens[i].form == ","), last)


def _before_day(tree: Tree, cue: int, head: int, last: int) -> int:
    """Give *last* moved left of "on Monday" behind what somebody rejected or announced: the day of the saying."""
    is_day = tree.tokens[last].form.lower() in WEEKDAYS and last - 1 > head and tree.tokens[cue].xpos == "VBD"
    return last - 2 if is_day and tree.tokens[last - 1].form.lower() == "on" else last


def without_form(tree: Tree, first: int, last: int) -> int:
    """Give *last* moved left of "in a statement carried by ..."."""
    for index in range(first + 1, last):
        above = tree.tokens[index].head
        if tree.tokens[index].form.lower() == "in" and above > index and tree.tokens[above].form.lower() in FORMS:
            return index - 1
    return last


def _without_tail(tree: Tree, first: int, head: int, last: int) -> int:
    for index in range(max(first, head) + 1, last + 1):
        token = tree.tokens[index]
        if (breaks(tree, index - 1) or closes_quote(tree, index - 1)) and (
            (token.form.lower() in RELATIVES and not _is_set_in(tree, index, last))
            or token.xpos == "VBG"
            or token.form.lower() == "as"
        ):
            return index - 2
        if token.form.lower() in ("as", "while") and token.deprel == "mark" and _is_finite(tree, token.head, index):
            return index - 1  # "condemned the threats | as neighbours offered support"
        if token.form.lower() == "amid" and token.deprel == "case":
            return index - 1 - breaks(tree, index - 1)
        if token.deprel == "cc" and token.upos == "CCONJ" and _joins_verb(tree, index, first):
            return index - 1
    return last


def _is_set_in(tree: Tree, index: int, last: int) -> bool:
    """Tell whether the clause that a relative word opens ends before *last*, and what is said goes on behind it."""
    verbs = [node for node in (index, *tree.ancestors(index)) if tree.tokens[node].deprel == "acl:relcl"]
    end = max(tree.subtree(verbs[0])) if verbs else last
    return end + 2 < last and breaks(tree, end + 1) and any(t.xpos in FINITE for t in tree.tokens[end + 1 : last + 1])


def _is_finite(tree: Tree, verb: int, index: int) -> bool:
    """Tell whether the verb of "as ..." has a subject and a finite form: no "as promised"."""
    if tree.tokens[verb].lemma.lower() in ("see", "like", "please", "wish", "choose"):
        return False  # "as he sees fit"
    kids = (*tree.children(verb, "aux", "aux:pass", "cop"), verb)
    return (
        verb > index
        and tree.child(verb, "nsubj", "nsubj:pass") is not None
        and any(tree.tokens[kid].xpos in FINITE for kid in kids)
    )


def _joins_verb(tree: Tree, index: int, first: int) -> bool:
    """Tell whether "and" brings a verb beside the cue, not one of a clause in the phrase: "who shot and fled"."""
    verb = tree.tokens[index].head
    token = tree.tokens[verb]
    is_within = token.deprel == "conj" and first <= token.head and token.form.lower() not in OWN_SAYING
    is_plain = tree.tokens[index].form.lower() == "and" and not breaks(tree, index - 1)
    is_alike = token.xpos in ("VBP", finite(tree, token.head))
    return token.xpos in FINITE and not (is_within and is_plain and is_alike)


def _continues(tree: Tree, kid: int, first: int) -> bool:
    if tree.tokens[kid].deprel not in ("obl", "nmod", "xcomp", "advcl", "acl", "compound:prt"):
        return False
    return tree.tokens[first].form.lower() not in NO_COMPLEMENT
