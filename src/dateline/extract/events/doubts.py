"""What is called untrue or never came about: "failed to sign", "no sign that it struck". In: Reading. Out: Status.

Rules of `modality`, kept apart for their length; the first of all that speaks decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.events.frames import NOT
from dateline.extract.events.values import Reading, Sentence
from dateline.extract.tree import Tree
from dateline.model import Status

TRUE = frozenset({"true", "correct", "accurate", "case", "so", "fact", "right"})
NO_TIMES = frozenset({"point", "time", "stage", "moment", "way", "circumstance", "account", "occasion"})
Settled = tuple[Reading, Status] | None


@dataclass(frozen=True, slots=True)
class Mood:
    """The verb that bears on a reading, and the small words on it, lower case."""

    verb: int
    helpers: frozenset[str]
    negated: bool


def negates(tree: Tree, at: int) -> bool:
    """Tell whether the word is a "not" that denies: not that of "not only", "could not but"."""
    if tree.tokens[at].form.lower() == "yet":  # "not yet ratified", where the "not" hangs on "yet"
        return any(tree.tokens[kid].form.lower() in NOT for kid in tree.kids[at])
    if tree.tokens[at].form.lower() not in NOT:
        return False
    after = tree.tokens[at + 1].form.lower() if at + 1 < len(tree.tokens) else ""
    return after not in ("only", "but", "just", "merely", "until", "least")


def failed(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what somebody failed to do, fell short of, came close to."""
    tree = sentence.tree
    for head in {tree.tokens[at].head for at in (reading.trigger, mood.verb)} - {-1}:
        words = {tree.tokens[at].form.lower() for at in (head, *tree.children(head, "xcomp", "advmod"))}
        if tree.tokens[head].lemma in sentence.words["failing"] or (words & {"short", "close"} and _has_of(tree, mood)):
            return reading, Status.NEGATED
    return None


def unsupported(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what is said to lack any sign: "nothing to suggest that Syria moved", "no evidence it attacked"."""
    tree = sentence.tree
    for at in (mood.verb, *tree.ancestors(mood.verb)):
        token = tree.tokens[at]
        if token.deprel not in ("ccomp", "acl", "acl:relcl", "xcomp") or token.head < 0:
            continue
        above = token.head
        if tree.tokens[above].lemma in sentence.words["showing"]:
            signs = [*tree.children(above, "nsubj", "obj"), tree.tokens[above].head]
            if any(head >= 0 and _is_none(tree, head) for head in signs):
                return reading, Status.DENIED
        if tree.tokens[above].lemma in sentence.words["signs"] and _is_none(tree, above):
            return reading, Status.DENIED
    return None


def _is_none(tree: Tree, head: int) -> bool:
    """Tell whether the noun is "nothing", "no evidence", "little sign"."""
    if tree.tokens[head].form.lower() in ("nothing", "none"):
        return True
    before = {tree.tokens[kid].form.lower() for kid in tree.children(head, "det", "amod", "case")}
    return bool(before & {"no", "without", "neither"})


def nearly(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read "nearly closed the border" as what did not come about."""
    tree = sentence.tree
    before = tree.tokens[mood.verb - 1].form.lower() if mood.verb else ""
    is_verb = tree.tokens[mood.verb].upos == "VERB"
    return (reading, Status.NEGATED) if is_verb and before in ("nearly", "almost") else None


def _has_of(tree: Tree, mood: Mood) -> bool:
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(mood.verb, "mark", "case")}
    return bool(marks & {"of", "to"}) and tree.tokens[mood.verb].xpos == "VBG"


def unfounded(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what a claim holds that is called untrue: "the report that it shelled the port is baseless"."""
    tree, words = sentence.tree, sentence.words
    for at in (mood.verb, *tree.ancestors(mood.verb)):
        token = tree.tokens[at]
        if token.deprel in ("ccomp", "csubj", "advcl") and _is_said_untrue(tree, words, token.head):
            return reading, Status.DENIED  # "it is untrue that it burned the village"
        if token.deprel not in ("acl", "ccomp", "acl:relcl") or token.head < 0:
            continue
        claim = tree.tokens[token.head]
        if claim.lemma.lower() in words["claims"] and claim.head >= 0 and _is_untrue(tree, words, token.head):
            return reading, Status.DENIED
    return None


def cleared(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what somebody is cleared of: "acquitted the sailors of assaulting a pilot"."""
    tree = sentence.tree
    token = tree.tokens[mood.verb]
    if token.head < 0 or not {tree.tokens[kid].form.lower() for kid in tree.children(mood.verb, "mark", "case")} & {
        "of"
    }:
        return None
    above = {tree.tokens[token.head].lemma} | {tree.tokens[at].lemma for at in tree.ancestors(token.head)}
    return (reading, Status.DENIED) if above & sentence.words["clearing"] else None


def _is_said_untrue(tree: Tree, words: Mapping[str, frozenset[str]], above: int) -> bool:
    if above < 0 or (tree.child(above, "cop") is None and tree.tokens[above].lemma != "be"):
        return False
    is_not = any(negates(tree, kid) for kid in tree.children(above, "advmod", "neg"))
    if is_not and tree.tokens[above].lemma.lower() in TRUE:
        return True
    near = {above, *tree.children(above, "acomp", "xcomp", "amod", "obj", "attr", "nsubj")}
    return bool({tree.tokens[at].lemma.lower() for at in near} & words["untrue"])


def never(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read "has yet to release them", "at no point did it recognise": what did not come about."""
    tree = sentence.tree
    before = [token.form.lower() for token in tree.tokens[max(0, mood.verb - 2) : mood.verb]]
    own = [token.form.lower() for token in tree.tokens[max(0, reading.trigger - 2) : reading.trigger]]
    if ["yet", "to"] in (before, own):
        return reading, Status.NEGATED
    if reading.route == "noun" and _falls_through(sentence, reading.trigger):
        return reading, Status.NEGATED
    for phrase in tree.children(mood.verb, "obl", "obl:tmod", "obl:npmod", "advmod"):
        small = {tree.tokens[kid].form.lower() for kid in tree.kids[phrase]}
        if "no" in small and tree.tokens[phrase].lemma in NO_TIMES:
            return reading, Status.NEGATED
    return None


def _falls_through(sentence: Sentence, noun: int) -> bool:
    """Tell whether what was planned is the subject of "fell through", "came to nothing", "collapsed"."""
    tree = sentence.tree
    verb = tree.tokens[noun].head
    if verb < 0 or tree.tokens[noun].deprel not in ("nsubj", "nsubj:pass"):
        return False
    after = [token.form.lower() for token in tree.tokens[verb + 1 : verb + 3]]
    lemma = tree.tokens[verb].lemma
    is_nothing = (lemma == "fall" and after[:1] == ["through"]) or (
        lemma == "come" and after in (["to", "nothing"], ["to", "naught"])
    )
    return is_nothing or (lemma in sentence.words["collapsing"] and bool(tree.children(noun, "amod")))


def _is_untrue(tree: Tree, words: Mapping[str, frozenset[str]], claim: int) -> bool:
    """Tell whether the claim is the subject of "is baseless", "was a lie", or called so before its noun."""
    token = tree.tokens[claim]
    before = {tree.tokens[kid].lemma.lower() for kid in tree.children(claim, "amod")}
    is_subject = token.deprel in ("nsubj", "nsubj:pass", "obj")
    said = {tree.tokens[token.head].lemma.lower()} | {
        tree.tokens[kid].lemma.lower() for kid in tree.children(token.head, "xcomp", "obl", "advcl", "acomp")
    }
    return bool((before | (said if is_subject else set())) & words["untrue"])
