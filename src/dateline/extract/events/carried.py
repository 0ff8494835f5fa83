"""Acts spoken of again: "The visit lasted two hours", "no such burning took place". In: Sentences. Out: their Readings.

A noun that says it is known ("the", "that", "such", "his") and around which nobody is named takes its sides from the
last act of its kind told before it. What finds none stays weak, and is no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.values import Reading, Roles, Rows, Sentence, is_known

KNOWN = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "its", "their"})
# Types of acts that are done one upon another to the same people.
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# How many sentences back the act may stand.
FARTHEST = 3


def is_spoken_of(sentence: Sentence, noun: int) -> bool:
    """Tell whether the noun points back to something told: "the visit", "no such burning"."""
    tree = sentence.tree
    if any(tree.children(noun, "nmod", "acl", "acl:relcl", "compound")) and tree.tokens[noun].deprel != "nsubj":
        return False
    before = {tree.tokens[kid].form.lower() for kid in tree.children(noun, "det", "nmod:poss", "amod")}
    return bool(before & KNOWN)


def shadow(sentence: Sentence, noun: int, rows: Rows) -> Reading | None:
    """Give a weak reading of a noun that points back to an act, without sides as yet."""
    if not rows or not is_spoken_of(sentence, noun):
        return None
    row = rows[0][1]
    return Reading(
        trigger=noun, pattern=row, type=row.type, modes=row.modes, cameo=row.cameo, roles=Roles(), route="noun",
        weak=True,
    )  # fmt: skip


def carry(sentences: Sequence[Sentence]) -> None:
    """Fill in the sides of the acts spoken of again, in place."""
    for number, sentence in enumerate(sentences):
        for at, reading in sorted(sentence.found.items()):
            if not _is_open(sentence, at, reading):
                continue
            earlier = _last(sentences[max(0, number - FARTHEST) : number + 1], reading, at)
            if earlier:
                together = earlier.roles.together
                roles = Roles(actors=earlier.roles.actors, recipients=earlier.roles.recipients, together=together)
                sentence.found[at] = replace(reading, roles=roles, weak=False)


def share_sides(sentence: Sentence) -> None:
    """Give an act of force told beside another its sides: "stormed a village, torching it", "detained at rallies"."""
    for at, reading in sorted(sentence.found.items()):
        if "arrest" in reading.modes and not reading.roles.actors and not is_known(reading.roles.recipients):
            _arrest_at_protest(sentence, at, reading)
            continue
        if reading.type not in FORCE or reading.route != "verb" or is_known(reading.roles.everybody):
            continue
        for above in sentence.tree.ancestors(at):
            main = sentence.found.get(above)
            if main and main.type in FORCE and main.roles.actors[:1] == reading.roles.actors[:1] != ():
                hit = tuple(mention for mention in main.roles.recipients if mention.country)
                recipients = hit or reading.roles.recipients
                sentence.found[at] = replace(reading, roles=replace(reading.roles, recipients=recipients))
                break


def _arrest_at_protest(sentence: Sentence, at: int, reading: Reading) -> None:
    """Let the state in which a protest is held be whoever arrests people there."""
    protests = [found for found in sentence.found.values() if found.type == "PROTEST"]
    for mention in (mention for found in protests for mention in found.roles.everybody if mention.country):
        sentence.found[at] = replace(reading, roles=replace(reading.roles, actors=(mention,)))
        return


def _is_open(sentence: Sentence, at: int, reading: Reading) -> bool:
    is_told = reading.route == "noun" and at not in sentence.consumed and reading.inner is None
    return is_told and not is_known(reading.roles.everybody) and is_spoken_of(sentence, at)


def _last(near: Sequence[Sentence], reading: Reading, at: int) -> Reading | None:
    """Give the nearest act of the same type before the noun whose sides are known."""
    for back, sentence in enumerate(reversed(near)):
        for place, found in sorted(sentence.found.items(), reverse=True):
            is_before = back > 0 or place < at
            whole = not found.weak and is_known(found.roles.everybody) and place not in sentence.consumed
            if is_before and whole and found.type == reading.type:
                return found
    return None
