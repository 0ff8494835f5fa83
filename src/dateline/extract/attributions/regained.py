"""Whose verb stands behind an "and" or a comma: that of what is said, or the speaker's. In: a tree. Out: a token."""

from __future__ import annotations

from dateline.extract.tree import Tree
from dateline.knowledge.names import words

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
PRESENT = frozenset(("VBZ", "VBP"))
SAYING = ("say", "state", "announce", "add", "note", "report", "warn")
URGING = (
    "call",
    "urge",
    "recommend",
    "warn",
    "vow",
    "accuse",
    "demand",
    "add",
    "express",
    "thank",
    "condemn",
    "appeal",
)
SAID = frozenset(("said", "says", "added", "adds", "stressed", "noted", "wrote", "explained", "warned"))
# Words after a comma that begin another saying, never what was said.
OTHER_SAYING = frozenset(("according", "adding", "citing", "saying", "noting"))
# ... or tell what its speaker does with it: "said the bridge was safe, rejecting fears of a collapse".
OTHER_DOING = words(
    "drawing pushing rejecting accusing blaming calling urging warning stressing arguing insisting describing"
    " denouncing condemning dismissing denying criticizing criticising praising hailing vowing pledging promising"
    " telling asking explaining reiterating emphasizing emphasising underscoring underlining echoing claiming"
    " detailing recalling expressing pointing referring alluding quoting contradicting refuting rebutting slamming"
    " blasting backing defending demanding questioning declaring alleging thanking lamenting lambasting voicing"
    " acknowledging conceding admitting predicting cautioning brushing hinting signaling signalling refusing"
    " declining stating asserting"
)
# Verbs that a speaker does beside "said" far more often than those spoken of do.
OWN_SAYING = words(
    "admitted added wished hoped warned urged called accused denied insisted vowed pledged promised rejected"
    " stressed acknowledged conceded argued blamed suggested praised thanked criticized criticised condemned"
    " dismissed expressed demanded reiterated noted claimed hailed declined refused described emphasized emphasised"
    " predicted questioned"
)
# Who may do what a participle tells.
ACTING = ("PERSON", "GPE", "ORG", "NORP")
MARKS = frozenset((",", "—", "–", "--", "-", "”", '"', "''", "’"))


def regained(tree: Tree, at: int) -> int | None:
    """Give the saying that *at* goes on with: "The agency says flights are late and | recommends patience".

    None where the verb belongs to what is said. The parse joins it to the nearer verb; that is doubted where the
    tenses of both sayings agree and the subject between is nobody who speaks, and for verbs that speakers do.
    """
    token = tree.tokens[at]
    if token.xpos == "VBG":
        return _beside(tree, at) if token.deprel == "conj" else _behind_comma(tree, at)
    if token.deprel != "conj" or token.xpos not in ("VBD", "VBZ") or tree.child(at, *SUBJECTS) is not None:
        return None
    inner = tree.tokens[token.head]
    saying = inner.head if inner.deprel == "ccomp" else -1
    if saying < 0 or tree.tokens[saying].xpos != token.xpos:
        return None
    if token.xpos == "VBD" and speaks_again(tree, at):
        return saying
    if tree.tokens[saying].lemma.lower() not in SAYING:
        return None
    subject = tree.child(token.head, *SUBJECTS)
    if subject is None or tree.tokens[subject].upos == "PRON" or tree.tokens[subject].entity.endswith("PERSON"):
        return None
    is_plural = tree.tokens[subject].xpos in ("NNS", "NNPS") and token.xpos == "VBZ"
    is_state = tree.child(token.head, "cop") is not None and token.lemma.lower() in URGING
    return saying if is_plural or is_state else None


def speaks_again(tree: Tree, at: int) -> bool:
    """Tell whether "..., and warned" behind what is said is the speaker's: who is told of is he, or in the present."""
    token = tree.tokens[at]
    if token.form.lower() not in OWN_SAYING or tree.child(at, *SUBJECTS, "aux", "aux:pass") is not None:
        return False
    subject = tree.child(token.head, "nsubj")
    is_self = subject is not None and tree.tokens[subject].form.lower() in ("he", "she", "they", "it", "we")
    return is_self or finite(tree, token.head) in PRESENT | {"MD"}


def _beside(tree: Tree, at: int) -> int | None:
    """Give "denying" of "denying that the ship had turned and | blaming its captain": another participle's saying."""
    inner = tree.tokens[tree.tokens[at].head]
    is_said = inner.deprel == "ccomp" and inner.xpos != "VBG" and tree.tokens[inner.head].xpos == "VBG"
    return inner.head if is_said and tree.child(at, *SUBJECTS, "aux") is None else None


def _behind_comma(tree: Tree, at: int) -> int | None:
    """Give the saying above ", accusing ..." where the parse hung that on what is said."""
    form = tree.tokens[at].form.lower()
    if form not in OTHER_SAYING | OTHER_DOING or at < 2 or tree.tokens[at - 1].form not in MARKS:
        return None
    if tree.tokens[at - 2].form.lower() in SAID:
        return at - 2  # "..., he said, stressing the need ..."
    clause = next((node for node in tree.ancestors(at) if tree.tokens[node].deprel in ("ccomp", "xcomp")), None)
    saying = -1 if clause is None else tree.tokens[clause].head
    if clause is None or not 0 <= saying < at or tree.tokens[saying].upos != "VERB":
        return None
    return None if is_of_inner(tree, saying, at, min(tree.subtree(clause))) else saying


def is_of_inner(tree: Tree, cue: int, index: int, first: int) -> bool:
    """Tell whether ", accusing ..." is told of somebody in the clause: a list goes on, or a named person does it."""
    token = tree.tokens[index]
    above = tree.tokens[token.head] if token.head >= 0 else token
    if token.deprel == "conj" or above.xpos == "VBG" or index - 2 < first:
        return True
    if token.head < first or token.deprel not in ("advcl", "acl", "xcomp", "dep"):
        return False
    subject = tree.child(token.head, "nsubj")
    is_person = subject is not None and subject >= first and tree.tokens[subject].entity.endswith(ACTING)
    return is_person and tree.tokens[token.head].xpos in FINITE | {"VBN"} and tree.tokens[cue].xpos != "VBZ"


def finite(tree: Tree, clause: int) -> str:
    """Give the tag of the finite verb of *clause*, "" without one."""
    tags = [tree.tokens[kid].xpos for kid in tree.children(clause, "aux", "aux:pass", "cop")]
    return next((tag for tag in (*tags, tree.tokens[clause].xpos) if tag in FINITE), "")
