"""Whose verb it is behind an "and": that of what is said, or the speaker's again. In: a tree, a verb. Out: a token."""

from __future__ import annotations

from dateline.extract.tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
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


def regained(tree: Tree, at: int) -> int | None:
    """Give the saying that *at* goes on with: "The agency says flights are late and | recommends patience".

    None where the verb belongs to what is said. The parse joins it to the nearer verb; that is doubted where the
    tenses of both sayings agree and the subject between is nobody who speaks.
    """
    token = tree.tokens[at]
    if token.deprel != "conj" or token.xpos not in ("VBD", "VBZ") or tree.child(at, *SUBJECTS) is not None:
        return None
    inner = tree.tokens[token.head]
    saying = inner.head if inner.deprel == "ccomp" else -1
    if saying < 0 or tree.tokens[saying].xpos != token.xpos or tree.tokens[saying].lemma.lower() not in SAYING:
        return None
    subject = tree.child(token.head, *SUBJECTS)
    if subject is None or tree.tokens[subject].upos == "PRON" or tree.tokens[subject].entity.endswith("PERSON"):
        return None
    is_plural = tree.tokens[subject].xpos in ("NNS", "NNPS") and token.xpos == "VBZ"
    is_state = tree.child(token.head, "cop") is not None and token.lemma.lower() in URGING
    return saying if is_plural or is_state else None
