"""Where something happened: a place of its clause that a preposition of place governs. Out: Place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.extract.ties.clauses import VERBAL, clause_of, governor, head_of, preposition, same_clause
from dateline.extract.tree import Tree
from dateline.model import EventMention, Place

AT = frozenset(
    ("in", "at", "near", "on", "off", "outside", "inside", "around", "across", "within", "over", "along", "through")
)
TOWARDS = frozenset(("to", "into", "toward", "towards", "from", "onto"))
# Acts on a land: "the invasion of Ukraine" took place there.
SEIZING = frozenset(("ASSAULT", "COERCE", "RETREAT"))
ON_LAND = (*SEIZING, "MOBILIZE", "PROTEST", "AID")
ELSEWHERE = 2


def where_of(
    tree: Tree, event: EventMention, trigger: int, places: Sequence[Place], triggers: Collection[int]
) -> Place | None:
    """Give the place of *event* among the *places* of its sentence, None where no preposition says so."""
    found = []
    for place in places:
        head = head_of(tree, place.span)
        if head is None or (kind := _kind(tree, event, trigger, head, place)) is None:
            continue
        distance = _distance(tree, trigger, head, triggers)
        if distance is not None and (distance < ELSEWHERE or kind == "at"):
            found.append((distance, kind, abs(head - trigger), place))
    if not found:
        return None
    best = min(found, key=lambda choice: choice[:3])
    alone = sum(choice[0] == ELSEWHERE for choice in found) == 1
    return best[3] if best[0] < ELSEWHERE or alone else None


def _kind(tree: Tree, event: EventMention, trigger: int, head: int, place: Place) -> str | None:
    """Give "at" or "towards" for a place as its preposition says; a party to the act seldom is where it took place."""
    word = preposition(tree, head)
    last = word.rpartition(" ")[2]
    is_party = any(mention.span and mention.span.contains(place.span) for mention in (*event.actors, *event.recipients))
    if is_party and last in ("on", "over") and event.type not in ON_LAND:
        return None  # "called on Norway"
    if last in AT:
        return "at"
    if is_party and "visit" in event.modes and last in ("", "to", "into"):
        return "at"
    if last == "of":
        return "towards" if tree.tokens[head].head == trigger and event.type in SEIZING else None
    hangs_on_act = tree.tokens[head].head == trigger
    return "towards" if last in TOWARDS and hangs_on_act and not is_party else None


def _distance(tree: Tree, trigger: int, head: int, triggers: Collection[int]) -> int | None:
    """Give how far the place is: 0 under the trigger, 1 in its clause, 2 at the sentence's own verb; None beyond."""
    for above in tree.ancestors(head):
        if above == trigger:
            return 0
        if above in triggers or tree.tokens[above].upos in VERBAL:
            break
    on = governor(tree, head, frozenset())
    if on is None or (tree.tokens[head].deprel == "nmod" and tree.tokens[head].head != on):
        return None
    if same_clause(tree, on, clause_of(tree, trigger)):
        return 1
    return ELSEWHERE if tree.tokens[on].head < 0 and not _stands_apart(tree, trigger) else None


def _stands_apart(tree: Tree, trigger: int) -> bool:
    """Tell whether *trigger* stands in a clause beside the first: "shots fell in Lyon, and unrest spread"."""
    chain = (trigger, *tree.ancestors(trigger))
    return any(
        tree.tokens[node].deprel in ("conj", "parataxis") and tree.child(node, "nsubj", "nsubj:pass") is not None
        for node in chain
    )
