"""How far an act is a fact: will, must, if, not, allegedly. In: Sentence, a Reading. Out: Reading and Status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events import clauses
from dateline.extract.events.parties import parties
from dateline.extract.events.turns import turned_modes
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.extract.tree import Tree
from dateline.model import Attribution, Span, Status

FUTURE = frozenset({"will", "shall", "’ll", "'ll", "wo"})
MAYBE = frozenset({"may", "might", "could", "can", "would", "should", "must", "ca"})
DUTY = frozenset({"must", "should", "ought"})
NOT = frozenset({"not", "n't", "n’t", "never", "nt"})
IF = frozenset({"if", "unless", "whether", "lest"})
# Prepositions before an -ing form that speak of an act and do not tell it.
AIMING = frozenset({"against", "on", "about", "of", "without", "from"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


class Reports:
    """The attributions of an article, asked which of them reports a span."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._pieces = [(span, attribution) for attribution in attributions for span in attribution.content]

    def of(self, span: Span) -> Attribution | None:
        """Give the innermost attribution whose content holds *span*, or None."""
        holding = [piece for piece in self._pieces if piece[0].contains(span)]
        return min(holding, key=lambda piece: piece[0].end - piece[0].start)[1] if holding else None


def settle(sentence: Sentence, reading: Reading) -> tuple[Reading, Status]:
    """Give *reading* as its auxiliaries leave it ("will send" is AGREE, "will not" REJECT), and its status."""
    if reading.status is not None and reading.inner is None:
        return reading, reading.status
    tree = sentence.tree
    verb = governing_verb(sentence, reading)
    helpers = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "aux", "advmod", "cop", "cc:preconj")}
    negated = bool(helpers & NOT) or _is_denied_noun(tree, reading)
    if is_conditional(tree, verb):
        return reading, Status.HYPOTHETICAL
    if _is_aim(sentence, reading, verb):
        return reading, Status.HYPOTHETICAL
    if _fails(sentence, reading.trigger, verb):
        return reading, Status.NEGATED
    if helpers & FUTURE or clauses.is_headline_infinitive(tree, verb):
        return _future(sentence, reading, negated=negated)
    duty = _duty(sentence, reading, verb) if helpers & DUTY and not negated else None
    if duty:
        return duty
    if negated:
        would = helpers & {"would", "ca", "can"} and reading.type in COOPERATIVE
        return (_as(sentence, reading, "REJECT"), Status.HAPPENED) if would else (reading, Status.NEGATED)
    if helpers & {"would"} and _is_reported(tree, verb):
        return _future(sentence, reading, negated=False)
    if helpers & MAYBE:
        return reading, Status.HYPOTHETICAL
    return reading, reading.status or Status.HAPPENED


def governing_verb(sentence: Sentence, reading: Reading) -> int:
    """Give the verb whose auxiliaries bear on *reading*: its trigger, or what lends a noun its subject."""
    tree, index = sentence.tree, reading.trigger
    if reading.route == "noun":
        while tree.tokens[index].upos not in ("VERB", "AUX") and tree.tokens[index].head >= 0:
            index = tree.tokens[index].head
        if not reading.roles.by_light:
            return reading.trigger
    seen = set()
    while tree.tokens[index].deprel in ("conj", "xcomp") and index not in seen:
        seen.add(index)
        above = tree.tokens[index].head
        if tree.tokens[above].upos not in ("VERB", "AUX") or tree.children(index, "aux", "nsubj", "nsubj:pass"):
            break
        if tree.tokens[index].deprel == "xcomp" and tree.tokens[above].lemma not in sentence.words["leading"]:
            break
        index = above
    return index


def _is_aim(sentence: Sentence, reading: Reading, verb: int) -> bool:
    """Tell whether the act is only aimed at or spoken of: "a warrant to seize", "voted against sending"."""
    tree = sentence.tree
    token = tree.tokens[verb]
    if reading.inner is not None or token.head < 0 or token.upos not in ("VERB", "AUX"):
        return False
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "mark", "case")}
    above = tree.tokens[token.head]
    if token.xpos == "VBG":
        return bool(marks & AIMING) and above.lemma not in sentence.words["blaming"]
    if "to" not in marks or clauses.is_headline_infinitive(tree, verb):
        return False
    return above.lemma not in sentence.words["leading"] and above.lemma not in sentence.words["bringing"]


def _fails(sentence: Sentence, trigger: int, verb: int) -> bool:
    """Tell whether the act is one that somebody failed to do."""
    tree = sentence.tree
    heads = {tree.tokens[at].head for at in (trigger, verb)}
    return any(at >= 0 and tree.tokens[at].lemma in sentence.words["failing"] for at in heads)


def is_conditional(tree: Tree, verb: int) -> bool:
    """Tell whether *verb* stands in an if-clause."""
    node = verb
    for _ in range(3):
        if any(tree.tokens[kid].form.lower() in IF for kid in tree.children(node, "mark", "advmod")):
            return True
        token = tree.tokens[node]
        if token.deprel not in ("conj", "xcomp") or token.head < 0:
            return False
        node = token.head
    return False


def _is_denied_noun(tree: Tree, reading: Reading) -> bool:
    return reading.route == "noun" and any(
        tree.tokens[kid].form.lower() in ("no", "without") for kid in tree.children(reading.trigger, "det", "case")
    )


def _future(sentence: Sentence, reading: Reading, *, negated: bool) -> tuple[Reading, Status]:
    if negated:
        kind = "REJECT" if reading.type in COOPERATIVE else ""
        return (_as(sentence, reading, kind), Status.HAPPENED) if kind else (reading, Status.NEGATED)
    turn = sentence.tables.turns["promise"]
    kind = turn.types.get(reading.type, "=")
    if kind in ("=", ""):
        return reading, Status.THREATENED if reading.type == "THREATEN" else Status.PLANNED
    status = Status.THREATENED if kind == "THREATEN" else Status.PLANNED
    return _as(sentence, reading, kind), status


def _as(sentence: Sentence, reading: Reading, kind: str) -> Reading:
    return reading.turned_to(kind, turned_modes(kind, reading, None, sentence.tables), reading.status)


def _is_reported(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].deprel == "ccomp" or any(tree.tokens[at].deprel == "ccomp" for at in tree.ancestors(verb))


def _duty(sentence: Sentence, reading: Reading, verb: int) -> tuple[Reading, Status] | None:
    """Give "Iran must withdraw", said by somebody else, as that one's demand."""
    tree = sentence.tree
    for at in (verb, *tree.ancestors(verb)):
        token = tree.tokens[at]
        if token.deprel != "ccomp" or token.head < 0:
            continue
        speakers = clauses.subjects(tree, token.head)
        asking = tuple(mention for head in speakers for mention in parties(sentence, head))
        asked = reading.roles.actors
        if asking and (is_known(asking) or is_known(asked)) and {m.span for m in asking} != {m.span for m in asked}:
            turned = _as(sentence, reading, "REQUEST")
            return replace(turned, roles=Roles(actors=asking, recipients=asked)), Status.HAPPENED
        return None
    return None
