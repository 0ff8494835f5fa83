"""Sides that a clause tells by its grammar alone: where help lands, "each other", who goes on to accuse. In: Sentences.

"A ship with rice docked in Beira" helps Mozambique; "the two accused each other" has no side but those two; of
"Lima closed the mission, the ministry said, blaming its staff" Lima blames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events import clauses
from dateline.extract.events.parties import parties
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.model import ActorMention

# Before the place that help goes to, the likeliest first.
TOWARDS = ("to", "into", "in", "for", "at", "on", "near", "across", "over")
# What is said or given to whomever one meets, visits or calls.
SAID_THERE = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AID", "AGREE", "CONCEDE", "REJECT"})
MEETING = frozenset({"CONSULT"})
# What stands for whom the clause before acts on.
THEM = frozenset({"them", "him", "her", "it"})


def land(sentences: Sequence[Sentence]) -> None:
    """Fill in, in place, the sides that the grammar of a clause gives."""
    for sentence in sentences:
        for at, reading in list(sentence.found.items()):
            found = (find(sentence, at, reading) for find in (_mutual, _landing, _going_on, _in_passing))
            roles = next(filter(None, found), None)
            if roles:
                sentence.found[at] = replace(reading, roles=roles)


def _mutual(sentence: Sentence, at: int, reading: Reading) -> Roles | None:
    """Give the roles of "accused each other": all act, and nobody else is acted on."""
    tree = sentence.tree
    if reading.route == "noun" or len(reading.roles.countries[0]) < 2:
        return None
    for head in clauses.objects(tree, at):
        before = tree.tokens[head - 1].form.lower() if head else ""
        if (before, tree.tokens[head].form.lower()) in (("each", "other"), ("one", "another")):
            return replace(reading.roles, recipients=(), together=True)
    return None


def _landing(sentence: Sentence, at: int, reading: Reading) -> Roles | None:
    """Give the roles of a gift with the state of the place that it goes to."""
    roles = reading.roles
    if not reading.pattern.name.startswith("AID") or is_known(roles.recipients) or not is_known(roles.actors):
        return None
    mine = roles.countries[0]
    for case in TOWARDS:
        for head in clauses.in_phrases(sentence.tree, [at, *clauses.objects(sentence.tree, at)], case):
            found = tuple(m for m in parties(sentence, head) if m.country and m.country not in mine)
            if found:
                return replace(roles, recipients=tuple(replace(m, sure=False) for m in found[:1]))
    return None


def _going_on(sentence: Sentence, at: int, reading: Reading) -> Roles | None:
    """Give the roles of a participle behind "the ministry said", whose ministry is that of whoever acts before it."""
    tree, roles = sentence.tree, reading.roles
    token = tree.tokens[at]
    if token.xpos != "VBG" or token.deprel != "advcl" or any(m.sure and m.country for m in roles.actors):
        return None
    told = next((kid for kid in tree.children(token.head, "ccomp") if kid < token.head), None)
    if told is None:
        return None
    actors = _sure(sentence, clauses.actors(tree, told))
    mine = {mention.country for mention in actors}
    if not actors or len(mine) != 1:
        return None
    is_them = any(tree.tokens[head].form.lower() in THEM for head in clauses.objects(tree, at))
    acted_on = [m for m in _sure(sentence, clauses.objects(tree, told)) if m.country not in mine] if is_them else []
    return replace(roles, actors=_unsure(actors), recipients=_unsure(acted_on) if is_them else roles.recipients)


def _in_passing(sentence: Sentence, at: int, reading: Reading) -> Roles | None:
    """Give the roles of what is said at a meeting told around it: "phoned Chad to plead", "visited Lima, pledging"."""
    tree, roles = sentence.tree, reading.roles
    token = tree.tokens[at]
    if reading.type not in SAID_THERE or len(roles.countries[0]) != 1:
        return None
    if any(mention.country or mention.name or mention.sector for mention in roles.recipients):
        return None
    meeting = sentence.found.get(token.head) if token.deprel in ("advcl", "xcomp") and token.head < at else None
    if meeting is None or meeting.type not in MEETING:
        return None
    known = [mention for mention in meeting.roles.everybody if mention.country]
    others = [mention for mention in known if mention.country not in roles.countries[0]]
    if len(others) == len(known):
        return None
    return replace(roles, recipients=_unsure(others)) if len({m.country for m in others}) == 1 else None


def _sure(sentence: Sentence, heads: Sequence[int]) -> list[ActorMention]:
    return [m for head in heads for m in parties(sentence, head) if m.country and m.sure]


def _unsure(mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple(replace(mention, sure=False) for mention in mentions)
