"""Whether the words around an expression look back or ahead. In: a sentence's tree, a place in it. Out: a Lean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum

from dateline.extract.times.words import Words
from dateline.extract.tree import Tree


class Lean(IntEnum):
    """Which way the words look; TOLD: somebody spoke on that very day; PRESENT: "opens Friday", "is due"."""

    TOLD = -2
    BACK = -1
    UNKNOWN = 0
    PRESENT = 1
    AHEAD = 2


SAYING = frozenset(("say", "tell", "announce", "report", "add", "confirm", "declare"))
SAID = frozenset(("said", "told", "announced", "reported", "added", "confirmed", "declared", "says"))
AHEAD_AUXILIARIES = frozenset(
    ("will", "shall", "'ll", "’ll", "may", "might", "can", "could", "should", "must", "would")
)
# What follows these is still to come: "scheduled for Sunday", "plans to leave on Monday".
PLANNING = frozenset(
    ("schedule", "plan", "expect", "due", "set", "slate", "intend", "want", "hope", "prepare", "agree", "vow", "pledge",
     "promise", "ready", "likely", "go", "be", "have", "need", "invite")
)  # fmt: skip
# Past tense, and yet what stands behind "until" is still to come.
PUTTING_OFF = frozenset(
    ("postpone", "delay", "extend", "wait", "give", "have", "adjourn", "suspend", "schedule", "plan")
)
AHEAD_WORDS = frozenset(("until", "till", "by", "starting", "beginning", "upcoming", "coming", "ahead"))
# Far enough back to reach the verb of most clauses of a news sentence.
WINDOW = 28
STOPS = frozenset((".", ";", "?", "!", ""))


def lean_of(tree: Tree | None, words: Words, first: int, last: int) -> Lean:
    """Give the way the words around tokens *first* to *last* look, by the verb above, or by the words before."""
    forms = words.forms
    if any(word in SAID for word in forms[max(0, first - 3) : first]):
        return Lean.TOLD
    if forms[first - 1] == "as" and forms[first - 2] in ("soon", "early"):
        return Lean.AHEAD
    owned = last < len(forms) and forms[last] == "'s"
    by_verb = _by_verb(tree, words.starts[last - 1], forms[first - 1], owned=owned) if tree else Lean.UNKNOWN
    return by_verb if by_verb is not Lean.UNKNOWN else _by_words(forms, first)


def _by_verb(tree: Tree, place: int, before: str, *, owned: bool) -> Lean:
    at = bisect_left([token.start for token in tree.tokens], place)
    if at >= len(tree.tokens):
        return Lean.UNKNOWN
    if owned or tree.tokens[at].deprel in ("nmod:poss", "compound"):
        return _of_owner(tree, at)
    for above in tree.ancestors(at):
        token = tree.tokens[above]
        if token.upos in ("VERB", "AUX") or token.lemma.lower() in PLANNING or tree.child(above, "cop") is not None:
            lean = _of_verb(tree, above, before)
            if lean is Lean.BACK and token.lemma in PUTTING_OFF and before in AHEAD_WORDS:
                return Lean.AHEAD
            if lean is not Lean.UNKNOWN:
                return lean
    return Lean.UNKNOWN


def _of_verb(tree: Tree, verb: int, before: str) -> Lean:
    """Give what the verb says: its auxiliaries first, then what it completes, then its own tense."""
    token = tree.tokens[verb]
    auxiliaries = [tree.tokens[kid] for kid in tree.children(verb, "aux", "aux:pass", "cop")]
    words = {word.form.lower() for word in auxiliaries}
    if words & AHEAD_AUXILIARIES and "have" not in words:
        return Lean.AHEAD
    if any(word.xpos == "VBD" for word in auxiliaries):
        return Lean.AHEAD if _is_planned(tree, verb, before) and "had" not in words else Lean.BACK
    if _is_planned(tree, verb, before):
        return Lean.AHEAD
    if words & {"has", "have", "'ve", "having"}:
        return Lean.BACK
    if token.xpos == "VBD":
        return Lean.BACK
    if token.xpos == "VBN":
        return Lean.BACK if "aux:pass" not in {tree.tokens[kid].deprel for kid in tree.kids[verb]} else Lean.UNKNOWN
    if token.xpos == "VB" and tree.child(verb, "mark") is not None:
        return _of_infinitive(tree, verb)
    if token.xpos in ("VBZ", "VBP"):
        return Lean.BACK if token.lemma in SAYING or tree.sentence.is_title else Lean.PRESENT
    return Lean.UNKNOWN


def _of_owner(tree: Tree, at: int) -> Lean:
    """Give what "Sunday's vote" says: ahead only where the vote itself "will" do something or be done."""
    noun = tree.tokens[at].head
    verb = tree.tokens[noun].head if noun >= 0 else -1
    if verb < 0:
        return Lean.UNKNOWN
    words = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "aux")}
    return Lean.AHEAD if words & AHEAD_AUXILIARIES and "have" not in words else Lean.BACK


def _is_planned(tree: Tree, verb: int, before: str) -> bool:
    lemma = tree.tokens[verb].lemma.lower()
    if lemma == "set":
        return tree.tokens[verb].xpos == "VBN" and before in ("for", "to")
    return lemma in PLANNING - {"be", "have", "go"}


def _of_infinitive(tree: Tree, verb: int) -> Lean:
    head = tree.tokens[verb].head
    if head >= 0 and any(tree.tokens[kid].form.lower() == "had" for kid in tree.children(head, "aux")):
        return Lean.BACK
    return Lean.AHEAD if head < 0 or tree.tokens[head].lemma.lower() in PLANNING else Lean.UNKNOWN


def _by_words(forms: Sequence[str], first: int) -> Lean:
    for index in range(first - 1, max(-1, first - WINDOW), -1):
        word = forms[index]
        if word in STOPS:
            return Lean.UNKNOWN
        if word in AHEAD_AUXILIARIES or word in AHEAD_WORDS or word in ("scheduled", "planned", "expected", "due"):
            return Lean.AHEAD
        if word == "to" and index and forms[index - 1] in ("set", "is", "are", "was"):
            return Lean.AHEAD
    return Lean.UNKNOWN
