"""Who acts and who is acted on around a trigger. In: Sentence, a Frame, a row. Out: Roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.events import clauses
from dateline.extract.events.frames import Frame
from dateline.extract.events.parties import parties
from dateline.extract.events.values import Roles, Sentence, distinct, is_known
from dateline.knowledge.events import Pattern
from dateline.model import ActorMention


def verb_roles(sentence: Sentence, verb: int, frame: Frame, row: Pattern) -> Roles:
    """Give the roles around a verb, passives and shared subjects opened up."""
    actors = first(sentence, (verb_role(sentence, verb, frame, role) for role in row.actor))
    recipients = first(sentence, (verb_role(sentence, verb, frame, role) for role in row.recipient))
    if row.together:
        return joined(sentence, [verb_role(sentence, verb, frame, role) for role in (*row.actor, *row.recipient)])
    return Roles(actors=actors, recipients=without(recipients, actors))


def verb_role(sentence: Sentence, verb: int, frame: Frame, role: str) -> list[int]:
    """Give the heads that stand in *role* around *verb*: subject, object, clause (its subject), or a preposition."""
    tree = sentence.tree
    if role == "subject":
        return clauses.actors(tree, verb) if frame.subjects is None else list(frame.subjects)
    if role == "object":
        return list(frame.objects)
    if role == "iobj":
        return tree.children(verb, "iobj")
    if role == "event":
        return [head for head in _all(sentence, frame, ("in", "during", "from", "by")) if head in sentence.found]
    if role == "clause":
        below = clauses.clause_of(tree, verb)
        return [head for clause in below for head in tree.children(clause, "nsubj", "nsubj:pass")]
    return clauses.in_phrases(tree, list(frame.sites), role)


def noun_roles(sentence: Sentence, noun: int, frame: Frame, row: Pattern) -> Roles:
    """Give the roles around an event noun: possessor, "by", the subject of "launched", names joined to it."""
    light = light_subjects(sentence, frame, row)
    before = _before(sentence, noun, row)
    between = clauses.in_phrases(sentence.tree, list(frame.sites), "between")
    if row.together or between:
        found = [*before, *between, *light, *_all(sentence, frame, ("with", "by", "and", "of", *row.recipient))]
        return joined(sentence, [found], by_light=bool(light))
    actor_phrases = [clauses.in_phrases(sentence.tree, list(frame.sites), case) for case in ("by", "from")]
    if row.of == "actor":
        actor_phrases.append(clauses.in_phrases(sentence.tree, [noun], "of"))
    sources = [light, before, *actor_phrases] if row.possessor == "actor" else [light, *actor_phrases]
    actors = first(sentence, iter(sources))
    recipients = first(sentence, (_noun_role(sentence, noun, frame, row, role) for role in row.recipient))
    if row.possessor == "recipient" and not is_known(recipients):
        recipients = first(sentence, iter([before])) or recipients
    return Roles(actors=actors, recipients=without(recipients, actors), by_light=bool(light))


def _noun_role(sentence: Sentence, noun: int, frame: Frame, row: Pattern, role: str) -> list[int]:
    if role == "object":
        return clauses.in_phrases(sentence.tree, [noun], "of") if row.of == "recipient" else []
    if role in ("subject", "clause"):
        return []
    return clauses.in_phrases(sentence.tree, list(frame.sites), role)


def _before(sentence: Sentence, noun: int, row: Pattern) -> list[int]:
    """Give the names before the noun: its possessor, else demonyms and names joined to it."""
    tree = sentence.tree
    owners = tree.children(noun, "nmod:poss")
    if owners:
        return owners
    return [kid for kid in tree.children(noun, "compound", "amod") if is_known(sentence.cast.members(tree, kid))]


def light_subjects(sentence: Sentence, frame: Frame, row: Pattern) -> list[int]:
    """Give who does it where the noun hangs on a verb that only lends it a subject: "launched an attack"."""
    tree = sentence.tree
    noun, above = frame.sites[0], frame.sites[-1]
    if above == noun or tree.tokens[above].upos not in ("VERB", "AUX"):
        return []
    lemma = tree.tokens[above].lemma.lower()
    if lemma not in sentence.words["light"] and lemma not in row.light:
        return []
    return [head for head in clauses.actors(tree, above) if head != noun]


def _all(sentence: Sentence, frame: Frame, cases: Sequence[str]) -> list[int]:
    return [head for case in cases for head in clauses.in_phrases(sentence.tree, list(frame.sites), case)]


def first(sentence: Sentence, choices: Iterator[list[int]]) -> tuple[ActorMention, ...]:
    """Give the first of *choices* that names somebody known, else the first that names anybody."""
    fallback: tuple[ActorMention, ...] = ()
    for heads in choices:
        found = distinct(mention for head in heads for mention in parties(sentence, head))
        if is_known(found):
            return found
        fallback = fallback or found
    return fallback


def joined(sentence: Sentence, groups: list[list[int]], *, by_light: bool = False) -> Roles:
    """Give the roles of an act done together: everybody acts, nobody is acted on."""
    everybody = distinct(mention for heads in groups for head in heads for mention in parties(sentence, head))
    known = tuple(mention for mention in everybody if mention.country)
    return Roles(actors=known or everybody, together=True, by_light=by_light)


def without(mentions: tuple[ActorMention, ...], others: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give *mentions* without those whose words are already among *others*."""
    spans = {mention.span for mention in others}
    return tuple(mention for mention in mentions if mention.span not in spans)
