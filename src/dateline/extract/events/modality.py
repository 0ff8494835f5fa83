"""How far an act is a fact by the words on its verb: will, must, if, not. In: Reading. Out: Reading, Status.

The first rule that speaks decides; what nothing speaks against happened.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.events import clauses
from dateline.extract.events.doubts import (
    Mood,
    Settled,
    cleared,
    failed,
    nearly,
    negates,
    never,
    unfounded,
    unsupported,
)
from dateline.extract.events.frames import NOT
from dateline.extract.events.parties import parties
from dateline.extract.events.timetable import FUTURE, is_to, scheduled, set_for_later
from dateline.extract.events.turns import turned_as
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.extract.tree import Tree
from dateline.model import Status

# "the eighties", "the 1990s".
DECADE = re.compile(r"(?:(?:1[6-9]|20)?\d0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)")
MAYBE = frozenset({"may", "might", "could", "can", "would", "should", "must", "ca"})
DUTY = frozenset({"must", "should", "ought"})
IF = frozenset({"if", "unless", "whether", "lest"})
# Prepositions before an -ing form that speak of an act and do not tell it.
AIMING = frozenset({"against", "on", "about", "of", "without", "from"})
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


def settle(sentence: Sentence, reading: Reading) -> tuple[Reading, Status]:
    """Give *reading* as its auxiliaries leave it ("will send" is AGREE, "will not" REJECT), and its status."""
    if reading.status is not None and reading.inner is None:
        untrue = unfounded(sentence, reading, _mood(sentence, reading))
        return untrue or (reading, reading.status)  # what a denial or accusation says of the act inside it
    mood = _mood(sentence, reading)
    for rule in (
        _conditional,
        failed,
        unsupported,
        never,
        unfounded,
        cleared,
        nearly,
        _aimed,
        _foreseen,
        set_for_later,
        _future,
        scheduled,
        _obliged,
        _negated,
        _maybe,
        _ongoing,
    ):
        settled = rule(sentence, reading, mood)
        if settled:
            return _by_type(*settled)
    of_row = reading.pattern.status if reading.inner is None else None
    return _by_type(reading, reading.status or of_row or Status.HAPPENED)


def _by_type(reading: Reading, status: Status) -> tuple[Reading, Status]:
    """Give a threat the status threatened, a demand requested, whatever else is known to have taken place."""
    if status in (Status.HAPPENED, Status.PLANNED, Status.ONGOING):
        if reading.type == "THREATEN":
            status = Status.THREATENED
        elif reading.type == "REQUEST":
            status = Status.REQUESTED
    return reading, status


def _mood(sentence: Sentence, reading: Reading) -> Mood:
    tree = sentence.tree
    verb = governing_verb(sentence, reading) if reading.operator is None else reading.operator
    kids = tree.children(verb, "aux", "advmod", "cop", "cc:preconj", "neg")
    helpers = frozenset(tree.tokens[kid].form.lower() for kid in kids)
    negated = any(negates(tree, kid) for kid in kids) or _has_no(tree, reading, verb)
    return Mood(verb, helpers, negated)


def _has_no(tree: Tree, reading: Reading, verb: int) -> bool:
    """Tell whether "no" or "without" stands on the act, its subject or its object: "no map was signed"."""
    heads = [reading.trigger, verb]
    if tree.tokens[verb].upos in ("VERB", "AUX"):
        heads += tree.children(verb, "nsubj", "nsubj:pass", "obj")
    small = [kid for head in heads for kid in tree.children(head, "det", "case", "mark")]
    small += [tree.subtree(head)[0] for head in heads if tree.tokens[head].upos in ("NOUN", "PROPN")]
    return bool({tree.tokens[kid].form.lower() for kid in small} & {"no", "without", "neither"})  # "no more duties"


def governing_verb(sentence: Sentence, reading: Reading) -> int:
    """Give the verb whose auxiliaries bear on *reading*: its trigger, or what lends a noun its subject."""
    tree, index = sentence.tree, reading.trigger
    if reading.route == "noun":
        if not reading.roles.by_light:
            above = tree.tokens[index].head
            is_held = above >= 0 and tree.tokens[index].deprel == "nsubj:pass"
            return above if is_held and tree.tokens[above].lemma in sentence.words["light"] else reading.trigger
        index = next((at for at in tree.ancestors(index) if tree.tokens[at].upos in ("VERB", "AUX")), index)
    while tree.tokens[index].deprel in ("conj", "xcomp"):
        above = tree.tokens[index].head
        if tree.tokens[above].upos not in ("VERB", "AUX") or tree.children(index, "aux", "nsubj", "nsubj:pass"):
            break
        if any(negates(tree, kid) for kid in tree.children(index, "advmod", "neg")):
            break  # "signed, but not yet ratified"
        if tree.tokens[index].deprel == "xcomp" and tree.tokens[above].lemma not in sentence.words["leading"]:
            break
        index = above
    return index


def _conditional(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what stands in an if-clause, under "had it …", or under the "would" of what it depends on."""
    tree = sentence.tree
    if is_conditional(tree, mood.verb) or _is_inverted(tree, mood.verb) or _has_condition(tree, mood):
        return reading, Status.HYPOTHETICAL
    below = tree.children(mood.verb, "advcl", "ccomp", "parataxis", "dep", "conj")
    above = tree.tokens[mood.verb].head
    below += [above] if above >= 0 and tree.tokens[mood.verb].deprel == "ccomp" else []
    if "would" in mood.helpers and any(_is_inverted(tree, kid) for kid in below):
        return reading, Status.HYPOTHETICAL  # "would send police should Kosovo ask"
    above = tree.tokens[mood.verb].head
    if reading.inner is None and above >= 0 and _rests_on(tree, mood.verb):
        helpers = {tree.tokens[kid].form.lower() for kid in tree.children(above, "aux")}
        is_open = reading.route == "noun" and _is_any(tree, mood.verb)  # "an incursion would set the region alight"
        if helpers & (MAYBE - {"should", "must"}) and (is_open or not _is_reported(tree, above)):
            return reading, Status.HYPOTHETICAL
    return None


def _is_any(tree: Tree, noun: int) -> bool:
    """Tell whether the noun speaks of no act already known: "an attack", "any attack", "attacks"."""
    before = {tree.tokens[kid].form.lower() for kid in tree.children(noun, "det", "nmod:poss")}
    return not before or bool(before & {"a", "an", "any", "another", "such"})


def is_conditional(tree: Tree, verb: int) -> bool:
    """Tell whether *verb* stands in an if-clause."""
    node = verb
    for _ in range(3):
        if any(_is_if(tree, kid) for kid in tree.children(node, "mark", "advmod")):
            return True
        token = tree.tokens[node]
        if token.deprel not in ("conj", "xcomp") or token.head < 0:
            return False
        node = token.head
    return False


def _has_condition(tree: Tree, mood: Mood) -> bool:
    """Tell whether a bare present depends on an if-clause: "if Russia invades, Latvia closes its ports"."""
    if tree.tokens[mood.verb].xpos not in ("VBZ", "VBP") or mood.helpers & FUTURE:
        return False
    below = tree.children(mood.verb, "advcl")
    return any(_is_if(tree, kid) for clause in below for kid in tree.children(clause, "mark", "advmod"))


def _is_if(tree: Tree, at: int) -> bool:
    """Tell whether the word opens a condition; "even if few noticed" does not."""
    before = tree.tokens[at - 1].form.lower() if at else ""
    return tree.tokens[at].form.lower() in IF and before not in ("even", "as")


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Tell whether an auxiliary before the subject makes a condition: "had Chile recognised the claim"."""
    first = tree.tokens[0].form.lower()
    comma = next((at for at, token in enumerate(tree.tokens) if token.form == ","), 0)
    if first in ("were", "had", "should") and verb < comma and tree.tokens[-1].form != "?":
        return True
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    front = [kid for kid in tree.children(verb, "aux") if tree.tokens[kid].form.lower() in ("had", "were", "should")]
    has_question = tree.tokens[-1].form == "?"
    return bool(subjects and front) and front[0] < subjects[0] and not has_question


def _rests_on(tree: Tree, at: int) -> bool:
    """Tell whether the word is the subject or the completing clause of what is above it."""
    return tree.tokens[at].deprel in ("nsubj", "csubj", "xcomp")


def _aimed(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read what is only aimed at or spoken of: "a warrant to seize", "voted against sending"."""
    tree = sentence.tree
    token = tree.tokens[mood.verb]
    if reading.inner is not None or token.head < 0 or token.upos not in ("VERB", "AUX"):
        return None
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(mood.verb, "mark", "case")}
    if token.xpos == "VBG":
        status = _gerund(sentence, mood.verb, marks)
    elif "to" in marks and not clauses.is_headline_infinitive(tree, mood.verb):
        status = _infinitive(sentence, token.head)
    else:
        status = None
    return (reading, status) if status else None


def _gerund(sentence: Sentence, at: int, marks: set[str]) -> Status | None:
    """Give the status of an -ing form after a preposition: "for killing" was done, "against sending" was not."""
    tree, words = sentence.tree, sentence.words
    above = tree.tokens[at].head
    head = tree.tokens[above]
    if tree.tokens[at].deprel == "csubj" and tree.child(above, "cop") is not None:
        return Status.HYPOTHETICAL  # "seizing the island is an option"
    if head.lemma in words["preventing"]:
        undone = any(negates(tree, kid) for kid in tree.children(above, "advmod"))
        return Status.HAPPENED if undone else Status.NEGATED
    if head.lemma in words["done"] and "of" in marks:
        return None
    if head.upos == "NOUN" and marks & {"of", "for", "on", "in", "to", "about"}:
        return Status.ALLEGED if head.lemma in words["blame"] else Status.HYPOTHETICAL
    if "without" in marks and head.upos in ("VERB", "AUX"):
        return Status.NEGATED
    spoken = marks & AIMING and head.lemma not in words["blaming"] and head.lemma not in words["failing"]
    return Status.HYPOTHETICAL if spoken else None


def _infinitive(sentence: Sentence, above: int) -> Status | None:
    """Give the status of a "to" form: what one managed to do happened, what one holds a warrant for did not."""
    words, head = sentence.words, sentence.tree.tokens[above]
    is_unreal = above in sentence.found and sentence.found[above].status is not None
    if above in sentence.consumed or is_unreal:
        return Status.HYPOTHETICAL
    if head.lemma in ("hesitate", "shrink", "waste") and any(
        negates(sentence.tree, kid) for kid in sentence.tree.children(above, "advmod", "neg", "aux")
    ):
        return None
    if head.upos == "NOUN":
        sent = head.head >= 0 and sentence.tree.tokens[head.head].lemma in words["bringing"]  # "sent a team to search"
        return None if sent or head.lemma in words["telling"] else Status.HYPOTHETICAL
    if head.lemma in ("seek", "need"):
        return Status.HYPOTHETICAL
    told = head.lemma in words["leading"] or head.lemma in words["bringing"] or head.lemma in words["failing"]
    return None if told else Status.HYPOTHETICAL


def _foreseen(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read a noun that stands for what may come: "warned of an attack", "planned talks"."""
    tree = sentence.tree
    if reading.route != "noun" or reading.inner is not None:
        return None
    before = {tree.tokens[kid].form.lower() for kid in tree.children(reading.trigger, "amod")}
    if before & sentence.words["unreal"] or _is_wished(sentence, reading.trigger):
        return reading, Status.HYPOTHETICAL
    if before & sentence.words["upcoming"]:
        kind = sentence.tables.turns["plan"].types.get(reading.type, "=")
        if kind == "AGREE":
            return turned_as(sentence, reading, kind), Status.PLANNED
        return reading, Status.HYPOTHETICAL
    token = tree.tokens[reading.trigger]
    above = tree.tokens[token.head].lemma if token.head >= 0 else ""
    if token.deprel == "obj" and tree.tokens[token.head].xpos == "VBG":  # "to discuss deepening cooperation"
        verb = tree.tokens[token.head]
        is_inside = verb.deprel in ("xcomp", "ccomp", "obj", "advcl") and verb.head >= 0
        above = tree.tokens[verb.head].lemma if is_inside else above
    if tree.case(reading.trigger) == "of" and above in sentence.words["chances"]:
        return reading, Status.HYPOTHETICAL
    is_object = token.deprel == "obj" or (token.deprel == "obl" and tree.case(reading.trigger) in ("of", "for"))
    return (reading, Status.HYPOTHETICAL) if is_object and above in sentence.words["foreseeing"] else None


def _is_wished(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is the object of what one is but able or meant to do: "its ability to incite riots"."""
    tree = sentence.tree
    verb = tree.tokens[noun].head
    if verb < 0 or tree.tokens[noun].deprel != "obj" or tree.tokens[verb].deprel != "acl":
        return False
    marks = {tree.tokens[kid].form.lower() for kid in tree.children(verb, "mark")}
    above = tree.tokens[tree.tokens[verb].head]
    return "to" in marks and above.lemma in sentence.words["abilities"]


def _future(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    is_future = bool(mood.helpers & FUTURE) or clauses.is_headline_infinitive(sentence.tree, mood.verb)
    is_future = is_future or is_to(sentence.tree, mood.verb) or is_to(sentence.tree, reading.trigger)
    if not is_future and "would" in mood.helpers:
        is_future = _is_reported(sentence.tree, mood.verb) and not _is_used_to(sentence.tree)
    if not is_future:
        return None
    if mood.negated and reading.pattern.negated:
        return reading, reading.pattern.status or Status.HAPPENED  # "will not back down" is said today
    if mood.negated:
        refused = reading.type in COOPERATIVE
        return (turned_as(sentence, reading, "REJECT"), Status.HAPPENED) if refused else (reading, Status.NEGATED)
    kind = sentence.tables.turns["promise"].types.get(reading.type, "=")
    return reading if kind in ("=", "") else turned_as(sentence, reading, kind), Status.PLANNED


def _is_used_to(tree: Tree) -> bool:
    """Tell whether "would" tells of what used to be: "in the eighties commandos would cross"."""
    return any(DECADE.fullmatch(token.form.lower()) for token in tree.tokens)


def _obliged(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read "Iran must withdraw", said by somebody else, as that one's demand."""
    tree = sentence.tree
    if not mood.helpers & DUTY or mood.negated:
        return None
    clause = next((at for at in (mood.verb, *tree.ancestors(mood.verb)) if tree.tokens[at].deprel == "ccomp"), None)
    if clause is None:
        return None
    speakers = clauses.subjects(tree, tree.tokens[clause].head)
    asking = tuple(mention for head in speakers for mention in parties(sentence, head))
    asked = reading.roles.actors
    if not asking or not is_known((*asking, *asked)) or {m.span for m in asking} == {m.span for m in asked}:
        return None
    turned = replace(turned_as(sentence, reading, "REQUEST"), roles=Roles(actors=asking, recipients=asked))
    return turned, Status.REQUESTED


def _negated(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    if not mood.negated or reading.pattern.negated:
        return None
    refused = mood.helpers & {"would", "ca", "can"} and reading.type in COOPERATIVE
    return (turned_as(sentence, reading, "REJECT"), Status.HAPPENED) if refused else (reading, Status.NEGATED)


def _maybe(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    if mood.helpers & {"would"} and _is_used_to(sentence.tree):
        return reading, Status.HAPPENED
    if "may" in mood.helpers and _is_performed(sentence.tree, mood.verb):
        return reading, Status.HAPPENED
    if not mood.helpers & MAYBE or "but" in mood.helpers or reading.type == "THREATEN":
        return None
    not_but = any(sentence.tree.tokens[kid].form.lower() in NOT for kid in sentence.tree.children(mood.verb, "advmod"))
    return None if not_but and not mood.negated else (reading, Status.HYPOTHETICAL)


def _is_performed(tree: Tree, verb: int) -> bool:
    """Tell whether the words do what they ask leave for: "May I congratulate you"."""
    front = [kid for kid in tree.children(verb, "aux") if tree.tokens[kid].form.lower() == "may"]
    own = [kid for kid in tree.children(verb, "nsubj") if tree.tokens[kid].form.lower() in ("i", "we")]
    return bool(front and own) and front[0] < own[0]


def _ongoing(sentence: Sentence, reading: Reading, mood: Mood) -> Settled:
    """Read "has been shelling", "continues to negotiate" as going on."""
    if reading.inner is not None or reading.type in ("THREATEN", "REQUEST"):
        return None
    tree = sentence.tree
    runs = tree.tokens[mood.verb].xpos == "VBG" and bool(mood.helpers & {"is", "are", "been", "’s", "'s", "’re", "'re"})
    above = tree.tokens[reading.trigger].head
    goes_on = {tree.tokens[mood.verb].lemma, tree.tokens[above].lemma if above >= 0 else ""} & {"continue", "keep"}
    return (reading, Status.ONGOING) if runs or goes_on else None


def _is_reported(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].deprel == "ccomp" or any(tree.tokens[at].deprel == "ccomp" for at in tree.ancestors(verb))
