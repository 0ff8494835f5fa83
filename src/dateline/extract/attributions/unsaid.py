"""Verbs of saying that hand on nobody's words. In: a tree, a cue, its source. Out: whether to leave it out.

"Say nothing to the drivers", "Who said it had to be straight?", "if the judges say yes",
"the sign reads", "it is said of him that", "the ledgers told a different story".
"""

from __future__ import annotations

from dateline.extract.attributions.cues import VerbCue
from dateline.extract.tree import Tree
from dateline.knowledge.names import words
from dateline.knowledge.reporting import ReportingTables

ASKING = frozenset(("WP", "WDT", "WRB"))
IF = ("if", "unless", "should", "suppose", "supposing")
# What a story told by a thing is: evidence, put as a figure of speech.
STORIES = words("story tale stories tales")
PRESENT = ("VBP", "VBZ", "VB", "MD")
DECIDING, AHEAD = ("decide", "determine"), ("will", "would", "to", "'ll", "must", "can")
WORKS = words("play film movie book novel song poem legend story opera series painting ballad tale drama")
DUTIES = ("should", "must", "ought", "shall")
# Verbs with which a thing shows its writing.
SHOWN = words("say read state tell declare proclaim announce")


def is_unsaid(tree: Tree, cue: VerbCue, source: int | None, tables: ReportingTables) -> bool:
    """Tell whether *cue* is an order, a question, a case put, an inscription or a figure of speech."""
    if source is None:
        return _is_order(tree, cue) or _is_said_of(tree, cue)
    if _is_duty(tree, cue) or _is_undecided(tree, cue) or _is_work(tree, cue, source):
        return True
    return (
        _is_question(tree, source)
        or _is_case_put(tree, cue)
        or _is_inscription(tree, cue, source, tables)
        or _is_figure(tree, cue, source, tables)
    )


def _is_order(tree: Tree, cue: VerbCue) -> bool:
    """Say nothing of the route, and report any breakdown."""
    token = tree.tokens[cue.at]
    if token.xpos != "VB" or tree.child(cue.at, "aux", "aux:pass", "nsubj", "nsubj:pass") is not None:
        return False
    if any(tree.tokens[kid].form.lower() == "to" for kid in tree.children(cue.at, "mark")):
        return False
    if token.deprel == "conj":
        above = tree.tokens[token.head]
        return above.xpos == "VB" and above.deprel == "root" and tree.child(token.head, "aux", "nsubj", "mark") is None
    return token.deprel == "root"


def _is_duty(tree: Tree, cue: VerbCue) -> bool:
    """They should suggest new leaders."""
    token, own = tree.tokens[cue.above], tree.children(cue.above, "aux")
    if token.deprel == "conj" and token.head >= 0 and token.xpos in ("VB", "VBP") and not own:
        own = tree.children(token.head, "aux")
    return any(tree.tokens[kid].form.lower() in DUTIES for kid in own)


def _is_undecided(tree: Tree, cue: VerbCue) -> bool:
    """The judge will decide whether the ship may sail."""
    following = tree.tokens[cue.last + 1 : cue.last + 2]
    is_ahead = any(tree.tokens[kid].form.lower() in AHEAD for kid in tree.children(cue.at, "aux", "mark"))
    return cue.lemma in DECIDING and is_ahead and bool(following) and following[0].form.lower() in ("whether", "if")


def _is_work(tree: Tree, cue: VerbCue, source: int) -> bool:
    """The play tells of a king who lost his crown."""
    return cue.lemma in ("tell", "speak") and tree.tokens[source].lemma.lower() in WORKS


def _is_said_of(tree: Tree, cue: VerbCue) -> bool:
    """It is said of the old harbour master that he never raised his voice."""
    following = tree.tokens[cue.last + 1 : cue.last + 2]
    return cue.lemma == "say" and bool(following) and following[0].form.lower() == "of"


def _is_question(tree: Tree, source: int) -> bool:
    """Who said the canal had to be straight? How do I tell them?"""
    token = tree.tokens[source]
    before = [tree.tokens[kid] for kid in tree.children(token.head, "aux") if kid < source] if token.head >= 0 else []
    if token.form.lower() in ("i", "we", "you", "they") and before and tree.tokens[-1].form == "?":
        return True
    is_relative = token.head >= 0 and tree.tokens[token.head].deprel.startswith("acl")
    return token.xpos in ASKING and not is_relative and tree.tokens[-1].form == "?"


def _is_case_put(tree: Tree, cue: VerbCue) -> bool:
    """If the arbitrators say the dyke belongs to both towns, the bill will be halved."""
    if tree.tokens[cue.above].deprel != "advcl" or tree.tokens[cue.at].xpos not in PRESENT:
        return False
    return any(tree.tokens[kid].form.lower() in IF for kid in tree.children(cue.above, "mark", "advmod"))


def _is_inscription(tree: Tree, cue: VerbCue, source: int, tables: ReportingTables) -> bool:
    """A hand-painted sign reads "Beware of the dog"."""
    return cue.lemma in SHOWN and tree.tokens[source].lemma.lower() in tables.inscriptions


def _is_figure(tree: Tree, cue: VerbCue, source: int, tables: ReportingTables) -> bool:
    """The ledgers told a different story: not one sack had left."""
    told = tree.child(cue.at, "obj")
    if cue.lemma != "tell" or told is None or tree.tokens[told].form.lower() not in STORIES:
        return False
    token = tree.tokens[source]
    return token.upos == "NOUN" and token.form.lower() not in tables.speakers
