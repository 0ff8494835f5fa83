"""Whose state an office without a state is of. In: persons, Scenes, Setting. Out: their offices with a state.

Never for a head of state or government: "President Bush" in a report on Russia is not Russia's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.extract.cast.mentions import PUBLIC
from dateline.extract.cast.owners import SENT, owner_before
from dateline.extract.cast.people import Person, Setting
from dateline.extract.cast.phrases import FORMER, Reading
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.names import words

# How often one state's officials must be named for each of the next state's, to lend its name to a minister.
MOSTLY = 3
TOP = ("president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "pope", "archbishop")
NEAR = 4  # words before an office in which its state stands
# Their departments are headed by secretaries.
WITHOUT_MINISTRIES = frozenset(("USA",))
HOSTING = ("receive", "host", "welcome")
# "President of the republic" is a head of state, "president of the company" is not.
STATES = words("republic country nation state union federation government cabinet")
# Offices of a town or district, whose holders speak at home.
LOCAL = words(
    "mayor mayoress governor prefect councillor councilor alderman sheriff magistrate constable harbourmaster"
    " harbormaster headmaster headmistress principal coroner firefighter"
)


def settle_homes(persons: Iterable[Person], scenes: Sequence[Scene], setting: Setting) -> None:
    """Give offices without a state the one that the article's officials, its places, or all its names point to."""
    domestic, only = _domestic(scenes, setting), _only_state(scenes, setting)
    by_number = {scene.tree.number: scene for scene in scenes}
    for person in persons:
        office = person.office
        if office is None or office.country is not None or not office.role:
            continue
        home = _near(person, by_number, setting) if _is_local(office.role) or _is_host(person, by_number) else None
        home = home or _by_role(person, scenes, setting)
        if home is None and _is_local(office.role):
            home = setting.opening
        if home is None and not _is_top(office.role) and not _is_sent(person, by_number):
            home = _most(_that_have(office.role, domestic)) if office.sector is not None else None
            home = home or (only if _is_public(office) else None)
        if home is not None and not (home in WITHOUT_MINISTRIES and _is_of_a_ministry(office.role)):
            person.readings.insert(0, replace(office, country=home))


def _is_top(role: str) -> bool:
    """Tell whether the role is a head of state's or government's, in office or not."""
    held = " ".join(word for word in role.lower().split() if word not in FORMER)
    head, _, behind = held.partition(" of ")
    is_small = bool(behind) and behind.split()[-1] not in STATES and role.rsplit(maxsplit=1)[-1].islower()
    return head.startswith(TOP) and not is_small and not {"'", "’"} & set(head)


def _is_local(role: str) -> bool:
    return any(word in LOCAL for word in role.lower().replace("-", " ").split())


def _by_role(person: Person, scenes: Sequence[Scene], setting: Setting) -> str | None:
    """Give whose the same office was before the name: "The Slovak minister ... Minister Lee"; None where two differ."""
    word, first = (person.office.role if person.office else "").lower().rsplit(maxsplit=1)[-1:], person.seen[:1]
    found = {
        owner_before(scene, at, max(0, at - NEAR), setting.choose).country
        for scene in scenes if first and scene.tree.number <= first[0][0]
        for at, piece in enumerate(scene.pieces) if [piece] == word and (scene.tree.number, at) < first[0]
    } - {None}  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _is_host(person: Person, scenes: Mapping[int, Scene]) -> bool:
    """Tell whether the person receives somebody, which is done at home."""
    for number, at in person.seen:
        tree = scenes[number].tree
        for index in range(at, min(at + 4, len(tree.tokens))):
            token = tree.tokens[index]
            if token.deprel == "nsubj" and token.head >= 0 and tree.tokens[token.head].lemma in HOSTING:
                return True
    return False


def _is_public(office: Reading) -> bool:
    """Tell whether the office is one that a state has; an activist in a report on a state may be anybody's."""
    return office.sector in PUBLIC or office.sector == "ELI"


def _is_sent(person: Person, scenes: Mapping[int, Scene]) -> bool:
    """Tell whether an envoy is spoken of where the person is named: where one serves is not whose he is.

    A minister who summons one is none.
    """
    if person.office is not None and "minister" in person.office.role.lower().split():
        return False
    return any(word in SENT for number, _ in person.seen for word in scenes[number].pieces)


def _near(person: Person, scenes: Mapping[int, Scene], setting: Setting) -> str | None:
    """Give the state of the places named in the sentences that name the person, if it is one."""
    sentences = {number for number, _ in person.seen}
    found = {country for number in sentences for country in _places(scenes[number], setting)}
    return found.pop() if len(found) == 1 else None


def _places(scene: Scene, setting: Setting) -> set[str]:
    return {setting.places[token.start] for token in scene.tree.tokens if token.start in setting.places}


def _only_state(scenes: Sequence[Scene], setting: Setting) -> str | None:
    """Give the one state that all places and names of the article belong to."""
    found = {country for scene in scenes for country in _places(scene, setting)}
    found |= {setting.opening} if setting.opening else set()
    known = {known for scene in scenes for n in scene.names if not _is_others(scene, n) for known in n.options}
    found |= {one.country for one in known if one.country and one.by != "media"}
    return next(iter(found)) if len(found) == 1 and found <= set(setting.tables.countries) else None


def _is_others(scene: Scene, name: Name) -> bool:
    """Tell whether a state's name belongs to the other side: "his Egyptian counterpart", "the Spanish envoy"."""
    above = scene.tree.tokens[name.last].head
    return above >= 0 and scene.pieces[above] in (*SENT, "counterpart", "counterparts", "number")


def _most(domestic: Counter[str]) -> str | None:
    """Give the state whose officials and bodies the article names alone, or far more often than others'."""
    if not domestic:
        return None
    (home, most), *rest = domestic.most_common(2)
    return home if most >= MOSTLY * sum(n for _, n in rest) else None


def _that_have(role: str, domestic: Counter[str]) -> Counter[str]:
    """Give the states of *domestic* that have such an office."""
    if not _is_of_a_ministry(role):
        return domestic
    return Counter({code: count for code, count in domestic.items() if code not in WITHOUT_MINISTRIES})


def _is_of_a_ministry(role: str) -> bool:
    return any(word.startswith("minist") for word in role.lower().split())


def _domestic(scenes: Sequence[Scene], setting: Setting) -> Counter[str]:
    """Give how often a state owns a role or body in the article: "the Philippine navy", not "against Russia"."""
    owners = (setting.choose(n).country for scene in scenes for n in scene.names if n.options and _owns(scene, n))
    return Counter(code for code in owners if code in setting.tables.countries)


def _owns(scene: Scene, name: Name) -> bool:
    token = scene.tree.tokens[name.last]
    if token.deprel not in ("nmod:poss", "amod", "compound") or token.head < 0:
        return False
    return token.head > name.last and (scene.agent_ending(token.head) is not None or token.head in scene.over)
