"""What a noun phrase says of its head: how far it goes, and whose office or body it names. In: Scene. Out: Reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Agent, Known
from dateline.knowledge.names import words

# What hangs on a noun and is not part of naming it.
TAIL = words(
    "acl acl:relcl appos conj cc parataxis punct advcl ccomp dep advmod obl:tmod nsubj nsubj:pass cop aux mark obl obj"
    " discourse xcomp csubj orphan"
)
STATE_BEFORE = ("adjective", "name", "people")
INNER_CASES = ("of", "for", "to", "on", "at")  # "minister of", "envoy for": part of the title
FORMER = words(
    "former ex onetime one-time erstwhile ousted deposed toppled retired late disgraced then outgoing exiled"
)
LEFT_OFFICE = FORMER - {"then", "outgoing", "exiled"}
LED_BY = ("led", "based", "run", "controlled", "held")  # "U.S.-led": the state acts; "-backed": it does not
# Heads that say nothing of the sector: a rebel leader is a rebel, a Hamas official Hamas.
NEUTRAL = words(
    "leader chief head official officer spokesman spokeswoman spokesperson member representative source delegate"
    " delegation chairman chairwoman chair director commander deputy secretary group movement team supporter ally"
    " adviser advisor aide negotiator figure candidate force forces side wing faction fighter operative boss cell"
    " chairperson activist founder unit"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase with a common noun for its head stands for.

    ``role`` is the office or body in the article's words, without the state; ``owner`` the body
    it belongs to ("Hamas leader"); ``left`` is true of an office no longer held.
    """

    role: str
    kind: str
    sector: str | None
    country: str | None
    owner: Known | None = None
    left: bool = False
    sure: bool = True


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
    if token.deprel in TAIL:
        return token.deprel == "advmod" and kid < node and node == head
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


def read(scene: Scene, head: int, *, places: dict[int, str]) -> Reading | None:
    """Give what the common noun at *head* stands for with the words around it, None if it names no agent.

    *places* gives the country of a place by the offset it starts at ("Kyiv police").
    """
    first, last = bounds(scene, head)
    found, start = _agent_at(scene, head, last)
    if found is None:
        return None
    country, owner, sure = _whose(scene, head, start, (first, last), places)
    sector: str | None = found.sector
    lemma = scene.tree.tokens[head].lemma.lower()
    if lemma in NEUTRAL:
        sector = _inherited(scene, first, start, head) or _of_agent(scene, head) or sector
        if owner is not None and owner.by != "media":
            sector = owner.sector or sector
    if owner is not None and owner.by == "group" and sector in ("MIL", "UAF", "GOV"):
        sector = owner.sector or sector
    left = _left_office(scene, first, head)
    role = _role_words(scene, first, head, last)
    return Reading(role, found.kind, "ELI" if left and sector == "GOV" else sector, country, owner, left, sure)


def _agent_at(scene: Scene, head: int, last: int) -> tuple[Agent | None, int]:
    """Give the agent whose phrase covers *head*: "ministry of defence" before "defence ministry" before "ministry"."""
    for end in range(min(last, head + 3), head, -1):
        for first in (head - 1, head):
            agent = scene.agent_from(first, end) if first >= 0 else None
            if agent is not None:
                return agent, first
    found = scene.agent_ending(head)
    return (found[1], found[0]) if found else (None, head)


def _whose(
    scene: Scene, head: int, start: int, limits: tuple[int, int], places: dict[int, str]
) -> tuple[str | None, Known | None, bool]:
    """Give the country a role or body belongs to, the body between, and whether that is sure."""
    before = list(_names_before(scene, limits[0], head))
    for name in reversed(before):
        known = name.options[0]
        if _only_backing(scene, name):
            continue
        owner = known if known.by in ("body", "group", "media", "seat") else None
        outer = [n.options[0] for n in before if n.last < name.first and n.options[0].by in STATE_BEFORE]
        if owner is not None and owner.by == "body" and outer and not owner.country.startswith("UN"):
            return outer[-1].country, owner, True
        return known.country, owner, True
    behind = _behind(scene, head)
    if behind is not None:
        return behind
    for index in range(limits[0], head):
        country = places.get(scene.tree.tokens[index].start)
        if country is not None:
            return country, None, True
    return None, None, True


def _names_before(scene: Scene, first: int, head: int) -> Iterator[Name]:
    for name in scene.names:
        if name.options and first <= name.first and name.last < head:
            yield name


def _only_backing(scene: Scene, name: Name) -> bool:
    """Tell whether the state only backs, fears or neighbours what follows: "Iran-backed militia"."""
    word = scene.pieces[name.last]
    if "-" in word and len(word) > 1:
        tail = word.rsplit("-", 1)[1]
        return tail.isalpha() and tail.endswith(("ed", "ing", "born", "made", "wide")) and tail not in LED_BY
    follower = scene.pieces[name.last + 1 : name.last + 3]
    if len(follower) == 2 and follower[0] == "-":
        return follower[1].endswith(("ed", "born", "made", "trained", "allied")) and follower[1] not in LED_BY
    before = scene.pieces[max(0, name.first - 2) : name.first]
    return before[-1:] == ("-",) and before[:1] in (("pro",), ("anti",))


def _behind(scene: Scene, head: int) -> tuple[str | None, Known | None, bool] | None:
    """Give whose it is by what follows: "of Russia", "for NATO"; "in France" only for many people, not surely."""
    tree = scene.tree
    for kid in tree.children(head, "nmod"):
        name, case = scene.over.get(kid), tree.case(kid)
        if name is None or not name.options:
            if case in ("of", "for") and (deeper := _deeper(scene, kid)) is not None:
                return deeper
            continue
        known = name.options[0]
        owner = known if known.by in ("body", "group", "media") else None
        if case in ("of", "for"):
            return known.country, owner, True
        if case in ("in", "from", "across", "at", "with") and tree.tokens[head].lemma.lower() != "ambassador":
            return known.country, owner, case == "from"
    return None


def _deeper(scene: Scene, kid: int) -> tuple[str | None, Known | None, bool] | None:
    """Give whose the body behind is: "head of Russia's Security Council"."""
    first, _ = bounds(scene, kid)
    for name in _names_before(scene, first, kid):
        if name.options[0].by in STATE_BEFORE or name.options[0].by in ("body", "group"):
            return name.options[0].country, None, True
    return _behind(scene, kid)


def _inherited(scene: Scene, first: int, start: int, head: int) -> str | None:
    """Give the sector of the agent before a neutral head: "rebel" of "rebel leader"."""
    for index in range(head - 1, first - 1, -1):
        if index in scene.over:
            continue
        found = scene.agent_ending(index)
        if found is not None and found[0] >= first:
            return found[1].sector
    return None


def _of_agent(scene: Scene, head: int) -> str | None:
    """Give the sector of what a neutral head is of: "head of the army"."""
    for kid in scene.tree.children(head, "nmod"):
        if scene.tree.case(kid) in ("of", "for", "at", "with", "from"):
            name = scene.over.get(kid)
            if name is not None and name.options:
                return name.options[0].sector
            found = scene.agent_ending(kid)
            if found is not None and found[1].sector != "UNK":
                return found[1].sector
    return None


def _left_office(scene: Scene, first: int, head: int) -> bool:
    before = set(scene.pieces[first:head])
    return bool(before & LEFT_OFFICE) or any(w.startswith("ex-") for w in before)


def _role_words(scene: Scene, first: int, head: int, last: int) -> str:
    """Give the words of the role, from behind the state's name to the end of its "of" part."""
    start = first
    for name in scene.names:
        if name.options and first <= name.first and name.last < head and name.options[0].by in STATE_BEFORE:
            start = name.last + 1
    while start < head and scene.pieces[start] in ("the", "a", "an", "'s", "'", "its", "his", "her", "their", "-"):
        start += 1
    if last > head and any(i in scene.over for i in range(head + 1, last + 1)):
        last = _before_state(scene, head, last)
    return scene.tree.span(start, last).of(scene.tree.text)


def _before_state(scene: Scene, head: int, last: int) -> int:
    for index in range(head + 1, last + 1):
        name = scene.over.get(index)
        if name is not None and name.options and name.options[0].by in ("name", "adjective", "capital"):
            if name.last < last:
                return last  # "head of Russia's Security Council"
            end = index - 1
            while end > head and scene.pieces[end] in ("of", "the", "for", "to", "in", "at"):
                end -= 1
            return end
    return last


def with_country(reading: Reading, country: str | None) -> Reading:
    """Give *reading* with *country* as its best guess, no longer sure."""
    return replace(reading, country=country, sure=False)
