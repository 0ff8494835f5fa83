"""Acts of a pair known from before: "the two agreed to", "accords were signed". In: Sentences. Out: their Readings.

Whoever met, talked or dealt with each other last is who "the pair" is, and who signs what nobody is named to sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.events import clauses
from dateline.extract.events.values import Reading, Roles, Sentence, distinct, is_known
from dateline.extract.tree import Tree
from dateline.model import ActorMention

# How many sentences back the pair may have met.
FARTHEST = 2
# Types of what two do with each other.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
PAIR = (
    "the pair", "the two", "both", "they", "each", "the couple of leaders", "both sides", "the sides", "the parties",
    "the delegations", "the negotiators", "the men", "the leaders", "the ministers",
)  # fmt: skip


def join_pairs(sentences: Sequence[Sentence]) -> None:
    """Fill in both sides of what a pair does that was named before, in place."""
    for number, sentence in enumerate(sentences):
        for at, reading in sorted(sentence.found.items()):
            if not _is_open(sentence, at, reading):
                continue
            pair = _pair_before(sentences[max(0, number - FARTHEST) : number + 1], at)
            if pair:
                sentence.found[at] = replace(reading, roles=Roles(actors=pair, together=True), weak=False)


def _is_open(sentence: Sentence, at: int, reading: Reading) -> bool:
    if at in sentence.consumed or reading.type not in MUTUAL or is_known(reading.roles.everybody):
        return False
    if not reading.roles.actors:
        is_deal = reading.type == "SUPPORT" and reading.pattern.together
        is_passive = clauses.is_passive(sentence.tree, at) and not clauses.agents(sentence.tree, at)
        return (is_deal and is_passive) or (reading.route == "verb" and _names_pair(sentence, at))
    return any(_is_pair(mention.text.lower()) for mention in reading.roles.actors)


def _names_pair(sentence: Sentence, verb: int) -> bool:
    """Tell whether the subject, which names nobody, is "the two"."""
    tree = sentence.tree
    return any(_is_pair(tree.span(*_ends(tree, at)).of(tree.text).lower()) for at in clauses.subjects(tree, verb))


def _ends(tree: Tree, head: int) -> tuple[int, int]:
    inside = tree.subtree(head)
    return inside[0], inside[-1]


def _is_pair(text: str) -> bool:
    return text in PAIR or text.startswith(("the two ", "both "))


def _pair_before(near: Sequence[Sentence], at: int) -> tuple[ActorMention, ...]:
    """Give one mention for each of the two states that last did something with each other."""
    for back, sentence in enumerate(reversed(near)):
        for place, reading in sorted(sentence.found.items(), reverse=True):
            if reading.type in MUTUAL and (back > 0 or place < at):
                pair = tuple(_of_states(reading.roles.everybody))
                if len(pair) == 2:
                    return pair
    return ()


def _of_states(mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Give the first mention of each country, not sure as it is carried over."""
    seen: set[str] = set()
    for mention in distinct(mentions):
        if mention.country and mention.country not in seen:
            seen.add(mention.country)
            yield replace(mention, sure=False)
