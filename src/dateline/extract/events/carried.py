"""Acts spoken of again: "The visit lasted two hours", "no such burning took place". In: Sentences. Out: their Readings.

A noun that says it is known ("the", "that", "such", "his") and around which nobody is named takes its sides from the
last act of its kind told before it. What finds none stays weak, and is no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.values import Reading, Roles, Rows, Sentence, is_known

KNOWN = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "its", "their"})
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
