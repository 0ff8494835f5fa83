"""What a paper adds behind what was said, and where it begins. In: a tree, a cue, a stretch of tokens. Out: tokens."""

from __future__ import annotations

from dateline.extract.attributions.regained import (
    FINITE,
    OTHER_DOING,
    OTHER_SAYING,
    PRESENT,
    finite,
    is_of_inner,
    regained,
    speaks_again,
)
from dateline.extract.attributions.titles import is_headline
from dateline.extract.tree import Tree

COMMAS = frozenset((",", "—", "–", "--", "-"))
RELATIVES = frozenset(("which", "who", "where", "whose", "whom"))
# "as reported by", "as first told to"
AS_REPORTED = frozenset(("reported", "quoted", "cited", "first", "carried", "told", "published"))
REPORTED = frozenset(("reported", "reports", "said", "says", "wrote", "told", "added", "announced"))
SAYINGS = frozenset(
    ("claim", "charge", "allegation", "accusation", "assertion", "suggestion", "remark", "comment", "prediction")
)
SAID = frozenset(("said", "says", "told", "quoted", "reported", "denied", "accused", "insisted", "warned", "called"))
# ", in an apparent reference to": the paper explains.
ALLUSIONS = frozenset(("reference", "allusion", "nod", "jab", "dig", "swipe"))
OUTCOMES = frozenset(("becoming", "making", "marking"))


def without_remark(tree: Tree, cue: int, first: int, last: int) -> int:
    """Give *last* moved left over the first closing remark after *first*."""
    is_title = is_headline(tree)
    for index in range(first + 1, last + 1):
        token = tree.tokens[index - 1]
        if token.form == ";":
            return index - 2
        is_aside_clause = tree.tokens[index].form.lower() in ("as", "while") and _opens_clause(tree, index, last)
        if is_aside_clause and (is_title or _is_meanwhile(tree, cue, index, first)):
            return index - 1
        if tree.tokens[index].form.lower() == "amid" and tree.tokens[index].upos == "ADP" and breaks(tree, index - 1):
            return index - 2
        is_break = breaks(tree, index - 1)
        if (is_break or closes_quote(tree, index - 1)) and _is_remark(tree, cue, index, first, last):
            return index - 2 if is_break else index - 1
        if token.form.lower() in ("and", "but") and (
            _is_own_deed(tree, cue, index, first) or regained(tree, index) == cue
        ):
            return index - 2 if tree.tokens[index - 2].upos != "PUNCT" else index - 3
    return last


def _opens_clause(tree: Tree, index: int, last: int) -> bool:
    """Tell whether "as" begins what happens meanwhile: "Iran says no leniency for rioters as protests persist"."""
    following = tree.tokens[index + 1 : index + 2]
    if not following or following[0].xpos in ("VBG", "VBN", "DT") or tree.tokens[index].deprel != "mark":
        return False
    return any(token.xpos in FINITE for token in tree.tokens[index + 2 : last + 1])


def _is_meanwhile(tree: Tree, cue: int, index: int, first: int) -> bool:
    """Tell whether "as ..." in the past follows words in the present: "said he will stay as crowds gathered"."""
    verb = tree.tokens[index].head
    if tree.tokens[cue].xpos != "VBD" or verb < index or finite(tree, verb) != "VBD":
        return False
    told = [token.xpos for token in tree.tokens[first:index] if token.xpos in FINITE]
    return bool(told) and "VBD" not in told


def breaks(tree: Tree, index: int) -> bool:
    """Tell whether the token is a comma or a dash, not the hyphen of "early-ripening"."""
    token = tree.tokens[index]
    if token.form not in COMMAS:
        return False
    return token.form != "-" or tree.text[token.start - 1 : token.start].isspace()


def closes_quote(tree: Tree, index: int) -> bool:
    """Tell whether the token is a closing mark behind a comma or a stop: “...,”."""
    return tree.tokens[index].form in ("”", '"', "''", "’") and tree.tokens[index - 1].form in (",", ".")


def _is_remark(tree: Tree, cue: int, index: int, first: int, last: int) -> bool:
    """Tell whether the words from *index* on, after a comma, are no longer the reported clause."""
    form = tree.tokens[index].form.lower()
    if _is_other_report(tree, index, last) or _is_comment_on(tree, index, last):
        return True
    if form in ("in", "an", "a") and any(t.form.lower() in ALLUSIONS for t in tree.tokens[index + 1 : index + 4]):
        return True
    if form in OTHER_SAYING:
        return form != "according" or max(tree.subtree(max(tree.tokens[index].head, index))) >= last - 1
    if form in OTHER_DOING and tree.tokens[index].upos == "VERB":
        return not is_of_inner(tree, cue, index, first)
    if form == "as" and index + 1 < len(tree.tokens) and tree.tokens[index + 1].form.lower() in AS_REPORTED:
        return True
    if form in ("and", "while", "but", "whereas") and _is_others_saying(tree, index, last):
        return True
    if form in ("and", "while"):
        return _tells_what_happened(tree, index)
    if form in OUTCOMES:
        return True
    return form in RELATIVES and _is_comment(tree, cue, index, first, last)


def _is_other_report(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", the Times of Malta reported on Friday" closes the sentence."""
    for at in range(index + 1, min(index + 8, last + 1)):
        token = tree.tokens[at]
        if token.form.lower() in REPORTED and token.xpos in ("VBD", "VBZ", "VBN"):
            return tree.tokens[at - 1].upos in ("NOUN", "PROPN", "ADV") and not has_clause(tree, at + 1, last)
        if token.xpos in FINITE or (token.upos == "PUNCT" and token.form != "-"):
            return False
    return False


def _is_others_saying(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", while Haaretz quoted a minister as saying ..." begins another report: a noun and a saying."""
    for at in range(index + 1, min(index + 8, last + 1)):
        token = tree.tokens[at]
        if token.xpos in FINITE or token.upos in ("PUNCT", "PRON"):
            return token.form.lower() in SAID and at > index + 1
    return False


def _is_comment_on(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", a claim that the ministry rejected" closes it: the paper speaks of what was said."""
    opens = tree.tokens[index].form.lower() in ("a", "an")
    return opens and index < last and any(t.form.lower() in SAYINGS for t in tree.tokens[index + 1 : index + 3])


def _is_comment(tree: Tree, cue: int, index: int, first: int, last: int) -> bool:
    """Tell whether ", which is ..." closing a past report is the paper's own.

    It is where it stands in the present, is about a person, or tells in the past of what is only to be done.
    """
    clause = next((node for node in (index, *tree.ancestors(index)) if tree.tokens[node].deprel == "acl:relcl"), None)
    if clause is None or max(tree.subtree(clause)) < last - 1 or tree.tokens[cue].xpos != "VBD":
        return False
    if tree.tokens[index].form.lower() == "who" and tree.tokens[tree.tokens[clause].head].entity.endswith("PERSON"):
        return True
    is_ahead = tree.tokens[first].form.lower() == "to"
    return finite(tree, clause) in PRESENT or (is_ahead and finite(tree, clause) == "VBD")


def is_aside(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the tokens are a noun phrase put behind: "an operation that usually takes three days"."""
    opens = tree.tokens[first]
    return opens.form.lower() in ("a", "an") and not has_clause(tree, first, last)


def _tells_what_happened(tree: Tree, index: int) -> bool:
    """Tell whether ", and within the hour forty lorries were stuck" goes on with the story: an adjunct opens it."""
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    if following is None or following.upos not in ("ADP", "ADV") or following.head <= index:
        return False
    opening = following.head if following.deprel == "case" else index + 1
    verb = tree.tokens[opening].head
    subject = tree.child(verb, "nsubj", "nsubj:pass") if verb >= 0 else None
    return subject is not None and subject > opening and finite(tree, verb) == "VBD"


def _is_own_deed(tree: Tree, cue: int, index: int, first: int) -> bool:
    """Tell whether "he would return and boarded a plane" goes back to the speaker: a past verb after a modal.

    So does "denying that it had turned and blaming the pilot": a participle beside the cue's, not the clause's verb.
    """
    token = tree.tokens[index]
    if token.xpos == tree.tokens[cue].xpos == "VBG" and token.deprel == "conj" and token.head >= first:
        is_verb = tree.tokens[token.head].upos in ("VERB", "AUX") or tree.child(token.head, "cop") is not None
        is_of_verb = is_verb and tree.tokens[token.head].xpos != "VBG"
        is_saying = token.form.lower() in OTHER_SAYING | {"telling", "accusing", "urging", "warning"}
        return (is_of_verb or is_saying) and tree.child(index, "nsubj", "nsubj:pass", "aux") is None
    if token.xpos != "VBD" or token.deprel != "conj" or tree.tokens[cue].xpos != "VBD" or token.head < first:
        return False
    first_verb = tree.tokens[token.head]
    if speaks_again(tree, index):
        return True
    is_ahead = first_verb.xpos == "VB" or any(tree.tokens[kid].xpos == "MD" for kid in tree.children(token.head, "aux"))
    return is_ahead and tree.child(index, "nsubj", "nsubj:pass", "aux", "aux:pass") is None


def has_clause(tree: Tree, first: int, last: int) -> bool:
    """Tell whether tokens *first* to *last* hold a finite verb that is not of a subordinate or relative clause."""
    for index in range(first, last + 1):
        token = tree.tokens[index]
        if token.xpos in FINITE or (token.upos in ("VERB", "AUX") and token.deprel == "root"):
            head = token.head if token.deprel in ("aux", "aux:pass", "cop") and token.head >= 0 else index
            if tree.tokens[head].deprel not in ("advcl", "acl", "acl:relcl"):
                return True
    return False
