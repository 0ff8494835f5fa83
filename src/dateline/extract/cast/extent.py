"""How far a noun phrase or a name goes. In: Scene, head. Out: its first and last token."""

from __future__ import annotations

from dateline.extract.cast.scan import Scene
from dateline.knowledge.names import words

# What hangs on a noun and is not part of naming it.
TAIL = words(
    "acl acl:relcl appos conj cc parataxis punct advcl ccomp dep advmod obl:tmod nsubj nsubj:pass cop aux mark obl obj"
    " discourse xcomp csubj orphan"
)
FINITE = ("VBZ", "VBD", "VBP")
INNER_CASES = ("of", "for", "to", "on", "at")  # "minister of", "envoy for": part of the title


def bounds(scene: Scene, head: int) -> tuple[int, int]:
    """Give the first and last token of the phrase headed by *head*, without relative clause or apposition."""
    tree = scene.tree
    inside = {head}
    waiting = [head]
    while waiting:
        node = waiting.pop()
        for kid in tree.kids[node]:
            if _belongs(scene, head, node, kid):
                inside.add(kid)
                waiting.append(kid)
    name = scene.over.get(head)
    if name is not None:
        inside.update(range(name.first, name.last + 1))
    return _stretch(scene, inside, head)


def _belongs(scene: Scene, head: int, node: int, kid: int) -> bool:
    token = scene.tree.tokens[kid]
    if token.deprel in ("conj", "cc") and node != head and kid < head:
        return scene.tree.tokens[node].deprel in ("amod", "compound", "conj")  # "Greek and Turkish leaders"
    if token.deprel in TAIL:
        first = min((k for k in scene.tree.kids[node] if scene.tree.tokens[k].deprel == "det"), default=-1)
        return token.deprel == "advmod" and first < kid < node  # not "There the governor"
    if token.deprel == "compound" and token.xpos in FINITE:
        return False  # "Peru captures Lee": the verb of a headline, hung as part of the name
    if token.deprel == "case":
        return node != head
    if token.deprel == "nmod" and kid > node:
        if token.entity[2:] in ("DATE", "TIME"):
            return False
        case = scene.tree.case(kid)
        return case in INNER_CASES and not (node == head and head in scene.over and not scene.over[head].options)
    return True


def _stretch(scene: Scene, inside: set[int], head: int) -> tuple[int, int]:
    tokens = scene.tree.tokens
    first = last = head
    while first > 0 and (first - 1 in inside or (_joins(tokens[first - 1].form) and first - 2 in inside)):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in inside or (_joins(tokens[last + 1].form) and last + 2 in inside)):
        last += 1
    while first < head and not (tokens[first].form[0].isalnum()):
        first += 1
    return first, last


def _joins(form: str) -> bool:
    return form in ("-", "'", "’", "‘", "“", "”", '"', "/")


def first_person(scene: Scene) -> int | None:
    """Give where the name of a person stands at the start of a sentence, behind ranks alone."""
    name = next((n for n in scene.names if not n.options), None)
    is_first = name is not None and all(word in scene.tables.ranks for word in scene.pieces[: name.first])
    return name.last if name is not None and is_first else None


def whole_word(scene: Scene, head: int) -> str:
    """Give a word with what hyphens join to it: "Bao-Lam"."""
    tokens, first, last = scene.tree.tokens, head, head
    while (
        first > 0
        and tokens[first - 1].end == tokens[first].start
        and "-" in (tokens[first].form, tokens[first - 1].form)
    ):
        first -= 1
    while last + 1 < len(tokens) and tokens[last].end == tokens[last + 1].start and "-" in (
        tokens[last].form, tokens[last + 1].form,
    ):  # fmt: skip
        last += 1
    return scene.tree.span(first, last).of(scene.tree.text)
