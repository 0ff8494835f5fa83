"""Clauses and infinitives that the parser lost, read by the order of words. In: a tree, a cue. Out: Said."""

from __future__ import annotations

from dateline.extract.attributions.content import INNER_WORDS, NOMINAL, clause_end, is_that, trimmed
from dateline.extract.attributions.cues import VerbCue
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.remarks import has_clause, without_remark
from dateline.extract.attributions.standing import Said, addressee
from dateline.extract.tree import Tree

QUESTIONS = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who", "which", "whom", "whose"))
# Verbs that hardly take a thing for object, so that what follows them is a clause, whatever the parse.
CLAUSAL = frozenset(
    ("say", "state", "claim", "insist", "argue", "contend", "allege", "assert", "maintain", "think", "believe")
)
# ... and these take none at all.
OUTRIGHT = frozenset(("say",))
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "each", "it"))
# Words between a verb and its preposition that are shown with both.
LONGEST_CUE = 6


def rest(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """All that follows "X claimed", where the parser found no clause in it though there is a finite verb."""
    tokens = tree.tokens
    first = cue.last + 1
    is_clausal = cue.lemma in CLAUSAL or (tokens[cue.at].xpos == "VBG" and "clause" in cue.frames)
    if not is_clausal or subject is None or subject > cue.at or first >= len(tokens):
        return None
    if tokens[first].upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        return None
    if cue.lemma not in OUTRIGHT and not _meets_verb(tree, first):
        return None
    last = without_remark(tree, cue.at, first, len(tokens) - 1)
    span = trimmed(tree, first, last)
    if span is None or not has_clause(tree, first + 1, last):
        return None
    return Said((span,), cue.frames["clause"], "clause-rest", addressee(tree, cue))


def _meets_verb(tree: Tree, first: int) -> bool:
    """Tell whether a noun phrase stands at *first* and a finite verb right behind it: "alleging | the target was"."""
    tokens = tree.tokens
    at = first
    while at < len(tokens) and (tokens[at].upos in NOMINAL or tokens[at].form.lower() in INNER_WORDS | {"with", "to"}):
        at += 1
    while at < len(tokens) and tokens[at].upos == "ADV":
        at += 1
    is_thing = tree.tokens[first].form.lower() in REFLEXIVE
    return first < at < len(tokens) and tokens[at].xpos in FINITE and not is_thing


def lost_clause(tree: Tree, cue: VerbCue) -> Said | None:
    """A clause which the parser hung elsewhere: told X in an interview that ..., asked which of the two ..."""
    start = _lost_start(tree, cue)
    if start is None:
        return None
    clauses = [tree.tokens[start - 1].head, *tree.children(cue.at, "ccomp", "advcl")]
    ends = [clause_end(tree, cue.at, clause, start) for clause in clauses if clause >= start]
    last = max(ends, default=clause_end(tree, cue.at, cue.at, start))
    span = trimmed(tree, start, last)
    if span is None or not any(token.xpos in FINITE for token in tree.tokens[start : last + 1]):
        return None
    return Said((span,), cue.frames["clause"], "clause-that", addressee(tree, cue))


def _lost_start(tree: Tree, cue: VerbCue) -> int | None:
    """Give where such a clause begins."""
    tokens = tree.tokens
    following = cue.last + 1
    if following >= len(tokens):
        return None
    if tokens[following].form.lower() in QUESTIONS and tree.child(cue.at, "obj") in (None, following):
        return following
    if following in tree.children(cue.at, "xcomp", "csubj") and tokens[following].xpos == "VBG":
        is_subject = "ing" not in cue.frames and tree.child(following, "ccomp") is not None
        return following if is_subject else None
    for index in range(following, len(tokens)):
        token = tokens[index]
        if is_that(tree, index) and (token.head > index or token.head == cue.at):
            return index + 1
        if "to" in cue.frames and token.form.lower() == "to" and tokens[token.head].xpos == "VB" and token.head > index:
            return None  # vowed to plant a tree for every ticket that ...
        is_next_saying = token.xpos == "VBG" and tokens[index - 1].form == ","
        if is_next_saying or token.xpos in FINITE or (token.upos == "PUNCT" and token.form not in (",", "-")):
            return None
    return None


def lost_infinitive(tree: Tree, cue: VerbCue) -> Said | None:
    """urges Lima, Quito to talk: the parse makes little of names in a row, and of headlines in capitals"""
    tokens = tree.tokens
    first = cue.last + 1
    if "whom_to" not in cue.frames or first >= len(tokens) or tokens[first].upos not in ("PROPN", "PRON", "NOUN"):
        return None
    to = first
    while to < len(tokens) and (tokens[to].upos in ("PROPN", "PRON", "NOUN", "ADJ", "CCONJ") or tokens[to].form == ","):
        to += 1
    if to - first > LONGEST_CUE or to + 1 >= len(tokens) or tokens[to].form.lower() != "to":
        return None
    if tokens[to + 1].upos not in ("VERB", "AUX", "ADV", "ADJ") and tokens[to].form != "To":
        return None
    span = trimmed(tree, to, without_remark(tree, cue.at, to, len(tokens) - 1))
    return None if span is None else Said((span,), cue.frames["whom_to"], "whom_to", to - 1)
