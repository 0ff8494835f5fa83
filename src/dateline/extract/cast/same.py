"""Bodies and roles named again by their sort: "the ministry", "Tokyo's ministry". In: Scenes. Out: ActorMentions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.extract.cast.mentions import Limits, of_reading
from dateline.extract.cast.phrases import Reading, with_country
from dateline.extract.cast.scan import Scene
from dateline.extract.tree import Tree
from dateline.model import ActorMention

At = Callable[[Tree, int], ActorMention]


def same_body(
    scenes: Mapping[int, Scene], scene: Scene, phrase: tuple[int, Limits, Reading], at: At
) -> ActorMention | None:
    """Give the body or role last named by the same noun with its state, for "the ministry" or "the spokesman".

    *phrase*: head, limits and reading of the noun. "The health ministry" after "Uruguay's defence ministry" is
    another one of the same state.
    """
    head, limits, reading = phrase
    lemma = scene.tree.tokens[head].lemma.lower()
    own = {word for word in scene.pieces[limits[0] + 1 : head] if word.isalpha()}
    if scene.pieces[limits[0]] != "the":
        return None
    for number in range(scene.tree.number, -1, -1):
        other = scenes.get(number)
        for index in _backwards(other, lemma, head if number == scene.tree.number else None) if other else ():
            mention = at(other.tree, index) if other else None
            if mention is None or mention.country is None or mention.kind not in ("body", "role", "state"):
                continue
            if not own <= set(mention.text.lower().replace("-", " ").split()):
                return of_reading(scene, limits, with_country(reading, mention.country), scene.tables)
            span = scene.tree.span(*limits)
            return replace(mention, span=span, text=span.of(scene.tree.text))
    return None


def _backwards(scene: Scene, lemma: str, end: int | None) -> list[int]:
    """Give the nouns of *lemma* before *end*, the last first."""
    tokens = scene.tree.tokens[:end]
    nouns = [i for i, token in enumerate(tokens) if token.upos in ("NOUN", "PROPN") and token.lemma.lower() == lemma]
    return nouns[::-1]


def fuller(scenes: Mapping[int, Scene], scene: Scene, head: int) -> str | None:
    """Give the words of the same sort of body named last: "defence ministry" for "Tokyo's ministry"."""
    lemma = scene.tree.tokens[head].lemma.lower()
    for number in (scene.tree.number, scene.tree.number - 1, scene.tree.number - 2):
        other = scenes.get(number)
        tokens = other.tree.tokens if other else ()
        for index in range((head if number == scene.tree.number else len(tokens)) - 1, 0, -1):
            if other is not None and tokens[index].lemma.lower() == lemma:
                found = other.agent_ending(index)
                if found is not None and found[0] < index:
                    return " ".join((*other.pieces[found[0] : index], lemma))
    return None


def shared_owner(scene: Scene, head: int, limits: Limits, reading: Reading, at: At) -> ActorMention | None:
    """Give whose the first of two is, for the second: "U.S. aircraft and special forces"."""
    token = scene.tree.tokens[head]
    is_open = reading.country is None and reading.owner is None and reading.sector in ("MIL", "GOV", "LEG")
    if token.deprel != "conj" or not is_open or scene.pieces[max(0, limits[0] - 1)] not in ("and", "or"):
        return None
    first = at(scene.tree, token.head)
    return first if first.country and first.sure and first.kind != "person" else None
