"""Reports in the passive: "is expected to quit", "was told to leave". In: a tree, a cue. Out: Said, or None."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.attributions.content import clause_end, pieces, trimmed
from dateline.extract.attributions.cues import VerbCue
from dateline.extract.attributions.frames import clause_after, has_as, whom_of
from dateline.extract.attributions.sources import find_agent, phrase
from dateline.extract.attributions.standing import Said
from dateline.extract.tree import Tree
from dateline.knowledge.names import words
from dateline.model import Span

# Of whom it is said, thought or foreseen that they do something.
OPINIONS = words(
    "say report allege claim rumour rumor believe think know consider expect estimate understand predict forecast feel"
    " deem presume assume fear reckon judge hold anticipate project intend want perceive imagine tip declare reveal"
    " show prove"
)


def is_passive(tree: Tree, cue: VerbCue) -> bool:
    """Tell whether the subject of *cue* is not who says it."""
    if tree.child(cue.at, "aux:pass", "nsubj:pass") is not None:
        return True
    token = tree.tokens[cue.at]
    if _is_accused(tree, cue):
        return True
    if token.deprel == "conj" and tree.tokens[token.head].xpos == "VBN" and tree.tokens[token.head].deprel == "acl":
        return (
            token.xpos == "VBN" and find_agent(tree, cue.at) is not None
        )  # "called rash by X and described as Z by Y"
    return token.xpos == "VBN" and token.deprel in ("acl", "advcl") and tree.child(cue.at, "aux") is None


def _is_accused(tree: Tree, cue: VerbCue) -> bool:
    """Tell whether the words are those of a headline that leaves out "is": "Minister accused of a cover-up"."""
    token, following = tree.tokens[cue.at], tree.tokens[cue.at + 1 : cue.at + 2]
    if "whom_of" not in cue.frames or cue.lemma == "warn" or token.xpos not in ("VBD", "VBN"):
        return False
    is_next = bool(following) and following[0].form.lower() == "of"
    return is_next and tree.child(cue.at, "obj", "iobj", "aux") is None


def passive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """Give what the first frame of the passive *cue* that fits finds."""
    for frame in (_clause, _infinitive, _label, _object):
        if (said := frame(tree, cue, subject)) is not None:
            return said
    return None


def _clause(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """It is believed that ...; the crowd was told that ...; was accused of ..."""
    if (said := whom_of(tree, cue, subject)) is not None:
        return said if subject is None else replace(said, content=(*_subject_span(tree, subject), *said.content))
    clause = next((kid for kid in tree.children(cue.at, "ccomp") if kid > cue.at), None)
    if "clause" not in cue.frames or clause is None or (found := clause_after(tree, cue, clause)) is None:
        return None
    return replace(found, addressee=subject if "whom" in cue.frames else None)


def _infinitive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """is expected to quit (content in two parts); were told to leave"""
    kid = next((k for k in tree.children(cue.at, "xcomp", "ccomp") if k > cue.at), None)
    marks = [] if kid is None else tree.children(kid, "mark")
    to = next((m for m in marks if tree.tokens[m].form.lower() == "to"), None)
    if kid is None or to is None:
        return None
    last = clause_end(tree, cue.at, kid, to)
    if "whom_to" in cue.frames:
        span = trimmed(tree, to, last)
        return None if span is None else Said((span,), cue.frames["whom_to"], "whom_to", subject)
    if cue.lemma not in OPINIONS:  # "is supposed to", "was meant to", "has been repeated to" are nobody's belief
        return None
    class_ = cue.frames.get("object_to") or cue.frames.get("clause")
    if class_ is None or subject is None:
        return None
    return Said((*_subject_span(tree, subject), *pieces(tree, range(to, last + 1))), class_, "passive-to")


def _subject_span(tree: Tree, subject: int) -> tuple[Span, ...]:
    return (phrase(tree, subject).span,)


def _label(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """was described as a farce"""
    if "label" not in cue.frames or subject is None or subject > cue.at:
        return None
    agent = find_agent(tree, cue.at)
    if agent is None and (tree.child(cue.at, "nsubj:pass") is None or tree.tokens[subject].xpos in ("WP", "WDT")):
        return None
    kid = next((k for k in tree.children(cue.at, "obl", "advcl", "xcomp") if k > cue.at and has_as(tree, k)), None)
    if kid is None:
        return None
    return Said((*_subject_span(tree, subject), *pieces(tree, tree.subtree(kid))), cue.frames["label"], "passive-label")


def _object(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """The plan was rejected by the board."""
    if "object" not in cue.frames or subject is None or subject > cue.at or find_agent(tree, cue.at) is None:
        return None
    if tree.tokens[subject].upos == "PRON" or tree.child(cue.at, "nsubj:pass") is None:
        return None  # "who had been questioned", "the sales reported by the firm": nothing is said
    if any(
        token.form.lower() == "as" for token in tree.tokens[max(0, cue.first - 2) : cue.first]
    ):  # "as reported by X" only hands on
        return None
    return Said(_subject_span(tree, subject), cue.frames["object"], "passive-object")
