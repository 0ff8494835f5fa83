"""What "vowed to", "denied" and "suspended" make of the act inside them. In: Sentence, an operator. Out: another type.

Which type comes of which is told in ``[turns]`` of the pattern table, so that somebody who
knows diplomacy can change it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events import clauses
from dateline.extract.events.frames import Frame
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.knowledge.events import ANY, SAME, EventTables, Pattern
from dateline.model import ActorMention, Status

# How many words may stand between an operator and its act: "agreed to try to begin talks".
DEEPEST = 3
# Acts by others that one answers: what is rejected or denied came from whoever does them.
ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})


# Operators whose own doer is the doer of the act inside, where it is left out: "a promise to send", "talks suspended".
LENDING = frozenset({"promise", "plan", "threat", "ending", "calling-off"})


@dataclass(frozen=True, slots=True)
class Turned:
    """What comes of an act inside an operator; ``inner`` is the status the act keeps, None where it is swallowed."""

    type: str
    modes: tuple[str, ...]
    status: Status | None
    inner: Status | None


def content_of(sentence: Sentence, index: int, frame: Frame, row: Pattern) -> Reading | None:
    """Give the act that the operator at *index* speaks of, if one was read there."""
    for head in _places(sentence, index, frame, row):
        found = _reach(sentence, head, DEEPEST)
        if found and found.trigger != index:
            return found
    return None


def _places(sentence: Sentence, index: int, frame: Frame, row: Pattern) -> Iterator[int]:
    tree = sentence.tree
    for where in row.content:
        if where == "clause":
            yield from clauses.clause_of(tree, index)
            for head in frame.objects:
                if head not in sentence.found:
                    yield from clauses.clause_of(tree, head)
        elif where == "object":
            yield from frame.objects or clauses.in_phrases(tree, [index], "of")
        elif where == "subject":
            yield from tree.children(index, "nsubj", "csubj")
            if tree.tokens[index].deprel == "xcomp":  # "remains an option"
                yield from tree.children(tree.tokens[index].head, "nsubj", "csubj")
        elif where == "compound":
            yield from (kid for kid in tree.children(index, "compound") if kid < index)
        else:
            yield from clauses.in_phrases(tree, list(frame.sites), where)


def _reach(sentence: Sentence, head: int, depth: int) -> Reading | None:
    """Give the act at *head*, or under a word there that only leads to it: "hold talks", "continue to"."""
    tree = sentence.tree
    head = sentence.moved.get(head, head)
    found = sentence.found.get(head)
    if found and head not in sentence.consumed:
        return found
    if depth == 0:
        return None
    lemma = tree.tokens[head].lemma.lower()
    if lemma in sentence.words["occurring"]:
        return next((sentence.found[kid] for kid in clauses.subjects(tree, head) if kid in sentence.found), None)
    leads = lemma in sentence.words["leading"] or lemma in sentence.words["light"]
    below = [*clauses.clause_of(tree, head), *clauses.objects(tree, head)] if leads else []
    if tree.tokens[head].upos == "NOUN":
        phrases = clauses.in_phrases(tree, [head], "of")
        below = [*clauses.clause_of(tree, head), *phrases, *tree.children(head, "compound")]
    for kid in [*tree.children(head, "conj"), *below]:
        found = _reach(sentence, kid, depth - 1)
        if found:
            return found
    return None


def turned(row: Pattern, content: Reading, actors: tuple[ActorMention, ...], tables: EventTables) -> Turned | None:
    """Give what the operator *row* makes of *content*, or None where it makes nothing of it."""
    turn = tables.turns[row.turns or ""]
    if row.turns == "claim" and not _is_of_others(content, actors):
        return None
    kind = turn.types.get(content.type, turn.types.get(ANY, ""))
    if kind == SAME:
        kind = content.type
    if not kind:
        return None
    return Turned(kind, turned_modes(kind, content, row, tables), turn.status, turn.inner)


def _is_of_others(content: Reading, speakers: tuple[ActorMention, ...]) -> bool:
    """Tell whether what is claimed was done by another country than the one that claims it."""
    mine = {mention.country for mention in speakers if mention.country}
    theirs = {mention.country for mention in content.roles.actors if mention.country}
    return bool(mine and theirs and not mine & theirs)


def turned_modes(kind: str, content: Reading, row: Pattern | None, tables: EventTables) -> tuple[str, ...]:
    """Give the mode that an act of type *kind* takes from what it speaks of: a threat of arrest, a demand to meet."""
    if kind == content.type:
        return content.modes
    modes = tables.turned_modes.get(kind, {})
    known = tables.types[kind].modes
    own = next((mode for mode in content.modes if mode in known), None)
    mode = own or modes.get(content.type) or modes.get(ANY)
    if row is not None and row.modes and not mode:
        return row.modes
    return (mode,) if mode else ()


def around(outer: Roles, content: Reading, turn: str, tables: EventTables) -> Roles:
    """Give the roles of an operator around *content*: it fills in whom the operator leaves unsaid."""
    inner = content.roles
    actors = outer.actors or (inner.actors if turn in LENDING else ())
    if is_known(outer.recipients):
        return Roles(actors=actors, recipients=outer.recipients)
    asked = content.type in ANSWERED or tables.turns[turn].asks
    choices = (inner.actors, inner.recipients) if asked else (inner.recipients, inner.actors)
    for choice in choices:
        others = _others(choice, actors)
        if is_known(others):
            return Roles(actors=actors, recipients=others)
    return Roles(actors=actors, recipients=outer.recipients or _others(inner.recipients, actors))


def named_below(sentence: Sentence, index: int, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the first of another country that the clauses under an operator name, its conditions included.

    "threatened to strike unless Israel withdrew" is said to Israel, though Israel is not struck in the words.
    """
    tree = sentence.tree
    mine = {mention.country for mention in actors if mention.country}
    clauses_below = [*clauses.clause_of(tree, index), *tree.children(index, "advcl", "obj", "obl")]
    for at in sorted(node for head in clauses_below for node in tree.subtree(head)):
        if tree.tokens[at].form[0].isupper():
            members = sentence.cast.members(tree, at)
            found = tuple(m for m in members if m.country and m.country not in mine and m.sector != "JRN")
            if found and mine:
                return found
    return ()


def _others(mentions: tuple[ActorMention, ...], actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give *mentions* who are not among *actors*, by words or by country."""
    spans = {mention.span for mention in actors}
    countries = {mention.country for mention in actors if mention.country}
    return tuple(m for m in mentions if m.span not in spans and m.country not in countries)


def turned_as(sentence: Sentence, reading: Reading, kind: str) -> Reading:
    """Give *reading* as an act of another type, itself inside, with the mode that its content lends."""
    return reading.turned_to(kind, turned_modes(kind, reading, None, sentence.tables), reading.status)
