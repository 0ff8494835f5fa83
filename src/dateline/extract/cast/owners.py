"""Whose a role or a body is. In: Scene, head. Out: Owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.extract.cast.extent import bounds
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Known

SHIFTING = (None, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY")  # other states have bodies of the same name
BODIES = ("body", "group", "media", "seat")
STATES = ("adjective", "name", "people", "capital", "seat")
BEHIND = ("of", "for", "in", "from", "across", "at", "with", "within")
SENT = (
    "ambassador",
    "envoy",
    "emissary",
    "representative",
    "consul",
    "attache",
    "attaché",
    "legate",
    "nuncio",
)  # where they are posted is not whose they are
# Of whom they are such, they are not: "opponents of Chile's plan".
FACING = ("opponent", "critic", "foe", "enemy", "adversary", "detractor")
LED_BY = ("led", "based", "run", "controlled", "held")  # "U.S.-led": the state acts; "-backed": it does not


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a role or body is: the state, and the body between."""

    country: str | None = None
    body: Known | None = None

    def __bool__(self) -> bool:
        return self.country is not None


def find_owner(scene: Scene, head: int, first: int, places: dict[int, str], choose: Callable[[Name], Known]) -> Owner:
    """Give whose the role or body at *head* is, by what stands before it from *first* on, then by what follows."""
    before = owner_before(scene, head, first, choose)
    if before:
        return before
    behind = _behind(scene, head, choose, places) or _based(scene, head, choose, places)
    behind = behind or _local(scene, first, head, places)
    return Owner(behind.country, before.body or behind.body)


def _based(scene: Scene, head: int, choose: Callable[[Name], Known], places: dict[int, str]) -> Owner:
    """Give the state of "a group based in Trinidad"."""
    for kid in scene.tree.children(head, "acl"):
        if scene.pieces[kid] in ("based", "headquartered"):
            for place in scene.tree.children(kid, "obl"):
                name = scene.over.get(place)
                if name is not None and name.options:
                    return Owner(choose(name).country or None)
                return _local(scene, place, place + 1, places)
    return Owner()


def nation(scene: Scene, name: Name, choose: Callable[[Name], Known]) -> str | None:
    """Give the state whose a named body is: the one right before it ("the Philippine Congress"), else its usual one."""
    known = choose(name)
    for other in scene.names:
        if (
            known.by == "body"
            and known.sector in SHIFTING
            and known.country not in ("EUR", "IGO")
            and other.options
            and other.last < name.first
        ):
            between = scene.pieces[other.last + 1 : name.first]
            if choose(other).by in STATES and all(word in ("'s", "'", "-") for word in between):
                return choose(other).country
    return _state_behind(scene, name, choose) or known.country or None


def _state_behind(scene: Scene, name: Name, choose: Callable[[Name], Known]) -> str | None:
    """Give the state of "the Security Council of the Russian Federation"."""
    after = scene.pieces[name.last + 1 : name.last + 3]
    other = scene.over.get(name.last + 2 + (after[1:] == ("the",)))
    if after[:1] != ("of",) or other is None or not other.options or choose(name).by != "body":
        return None
    return choose(other).country if choose(other).by == "name" else None


def owner_before(scene: Scene, head: int, first: int, choose: Callable[[Name], Known]) -> Owner:
    """Give whose it is by what stands before: "Russia's", "Russian", "the White House's"."""
    body: Known | None = None
    for name in reversed([n for n in scene.names if n.options and first <= n.first and n.last < head]):
        known = choose(name)
        if _only_backing(scene, name) or is_ethnic(scene, name):
            continue
        body = body or (known if known.by in BODIES else None)
        country = nation(scene, name, choose)
        if country is not None:
            return Owner(country, body)
    return Owner(None, body)


def _behind(scene: Scene, head: int, choose: Callable[[Name], Known], places: dict[int, str]) -> Owner:
    """Give whose it is by what follows: "of Russia", "for NATO", "in France"; not where an envoy is posted."""
    tree = scene.tree
    for kid in tree.children(head, "nmod"):
        case, name = tree.case(kid), scene.over.get(kid)
        if case == "of" and tree.tokens[head].lemma.lower().removesuffix("s") in FACING:
            continue
        if case not in BEHIND or (case not in ("of", "for") and tree.tokens[head].lemma.lower() in SENT):
            continue
        owner = Owner()
        if name is not None and name.options:
            known = choose(name)
            if known.by == "media" and scene.tree.tokens[head].upos == "PROPN":
                continue  # "the Palace of the Sun"
            owner = Owner(nation(scene, name, choose), known if known.by in BODIES else None)
        if not owner:
            first, _ = bounds(scene, kid)
            deeper = owner_before(scene, kid, first, choose) or _behind(scene, kid, choose, places)
            owner = deeper or _local(scene, first, kid + 1, places) or owner
        if owner:
            return owner
    return Owner()


def _local(scene: Scene, first: int, head: int, places: dict[int, str]) -> Owner:
    """Give the state of a town before the noun: "Kyiv police"."""
    for index in range(first, head):
        country = places.get(scene.tree.tokens[index].start)
        if country is not None:
            return Owner(country)
    return Owner()


def is_ethnic(scene: Scene, name: Name) -> bool:
    """Tell whether a people's name says descent, not state: "ethnic Albanians"."""
    return scene.pieces[max(0, name.first - 1)] in ("ethnic", "indigenous") and name.first > 0


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
