"""The sentences in which anything was found, each with all that was found in it. In: Findings, trees. Out: Corners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.ties.clauses import head_of
from dateline.extract.ties.whens import Stand, dated, stands_of
from dateline.extract.tree import Forest, Tree
from dateline.model import Figure, Findings, Place, Span, TimeMention

REPORTING = frozenset(("say", "report", "tell", "add", "quote"))


@dataclass(frozen=True, slots=True)
class Corner:
    """One sentence with all that was found in it; triggers and cues by their token."""

    tree: Tree
    stands: Sequence[Stand]
    places: Sequence[Place]
    figures: Sequence[Figure]
    triggers: Mapping[int, str]
    cues: frozenset[int]


@dataclass(slots=True)
class _Heap:
    """What is being gathered for one sentence."""

    tree: Tree
    times: list[TimeMention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    triggers: dict[int, str] = field(default_factory=dict)
    cues: set[int] = field(default_factory=set)


class Corners:
    """The sentences in which anything was found, asked by a place in the text."""

    def __init__(self, trees: Forest, corners: Mapping[int, Corner]) -> None:
        self._trees = trees
        self._corners = corners

    def at(self, place: int) -> Corner | None:
        """Give the sentence at *place*."""
        tree = self._trees.at(place)
        return None if tree is None else self._corners.get(tree.number)


def corners_of(findings: Findings, trees: Forest, places: Sequence[Place]) -> Corners:
    """Give the sentences that hold an event, a saying verb or a figure, with the times and places in them."""
    heaps: dict[int, _Heap] = {}
    for event in findings.events:
        for heap, head in _heads(heaps, trees, event.trigger):
            heap.triggers[head] = event.id
    for attribution in findings.attributions:
        if attribution.cue is not None:
            for heap, head in _heads(heaps, trees, attribution.cue.span):
                heap.cues.add(head)
    for figure in findings.figures:
        for heap, _ in _heads(heaps, trees, figure.span):
            heap.figures.append(figure)
    for mention in dated(findings.times):
        for heap in _known(heaps, trees, mention.span):
            heap.times.append(mention)
    for place in places:
        for heap in _known(heaps, trees, place.span):
            heap.places.append(place)
    return Corners(trees, {number: _corner(heap) for number, heap in heaps.items()})


def _heads(heaps: dict[int, _Heap], trees: Forest, span: Span) -> Iterator[tuple[_Heap, int]]:
    """Give the sentence of *span*, made if need be, and the token of it; nothing between sentences."""
    tree = trees.at(span.start)
    head = None if tree is None else head_of(tree, span)
    if tree is not None and head is not None:
        yield heaps.setdefault(tree.number, _Heap(tree)), head


def _known(heaps: Mapping[int, _Heap], trees: Forest, span: Span) -> Iterable[_Heap]:
    tree = trees.at(span.start)
    return () if tree is None or tree.number not in heaps else (heaps[tree.number],)


def reporting(tree: Tree) -> frozenset[int]:
    """Give the verbs of plain reporting: "state media reported Thursday" may be a link of a chain and no cue."""
    return frozenset(i for i, token in enumerate(tree.tokens) if token.lemma in REPORTING and token.upos == "VERB")


def _corner(heap: _Heap) -> Corner:
    triggers = frozenset(heap.triggers)
    cues = frozenset(heap.cues) | reporting(heap.tree)
    stands = stands_of(heap.tree, heap.times, triggers | cues, cues)
    return Corner(heap.tree, stands, heap.places, heap.figures, heap.triggers, cues - triggers)
