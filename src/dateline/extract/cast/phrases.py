"""What a noun phrase says of its head: how far it goes, and whose office or body it names. In: Scene. Out: Reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Agent, Known
from dateline.knowledge.names import words

# What hangs on a noun and is not part of naming it.
TAIL = words(
    "acl acl:relcl appos conj cc parataxis punct advcl ccomp dep advmod obl:tmod nsubj nsubj:pass cop aux mark obl obj"
    " discourse xcomp csubj orphan"
)
SHIFTING = (None, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY")  # other states have bodies of the same name
BODIES = ("body", "group", "media", "seat")
STATES = ("adjective", "name", "people", "capital", "seat")
INNER_CASES = ("of", "for", "to", "on", "at")  # "minister of", "envoy for": part of the title
FORMER = words(
    "former once ex onetime one-time erstwhile ousted deposed toppled retired late disgraced then outgoing exiled"
)
SMALL = words("the a an 's ' its his her their - this that \" “ ‘")
LEFT_OFFICE = FORMER - {"then", "outgoing", "exiled"}
BEHIND = ("of", "for", "in", "from", "across", "at", "with", "within")
SENT = ("ambassador", "envoy", "emissary", "representative", "consul")  # where they are posted is not whose they are
LED_BY = ("led", "based", "run", "controlled", "held")  # "U.S.-led": the state acts; "-backed": it does not
# "Several of the unions": the unions; "a team of police": police.
QUANTIFIERS = words(
    "several some many most few number group team crowd dozen dozens hundred hundreds thousand thousands scores"
    " majority minority rest all none one two three four five half part column wave handful pair couple member remnant"
    " delegation contingent series list"
)
# Heads that only say what kind of thing the name before them is: "the Houthi rebels", "the Tass news agency".
SORTS = words(
    "agency newspaper daily broadcaster group movement organization organisation network channel website party"
    " alliance bloc television station company militia rebel fighter militant force gunman insurgent terrorist jihadist"
    " guerrilla tabloid magazine outlet service union extremist tv cartel gang"
)
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
        return token.deprel == "advmod" and kid < node
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


def read(scene: Scene, head: int, *, places: dict[int, str], choose: Callable[[Name], Known]) -> Reading | None:
    """Give what the common noun at *head* stands for with the words around it, None if nothing is known of it.

    *places* gives the country of a place by the offset it starts at ("Kyiv police"); *choose*
    gives what a known name means in this article.
    """
    inner = _counted(scene, head)
    if inner is not None:
        deeper = read(scene, inner, places=places, choose=choose)
        return replace(deeper, kind="group") if deeper and deeper.sector else None
    first, last = bounds(scene, head)
    found, start = _agent_at(scene, head, last)
    owner = (
        _owner(scene, head, first, choose) or _owner_behind(scene, head, choose) or _local(scene, first, head, places)
    )
    role = _role_words(scene, first, head, last, choose)
    left = _left_office(scene, first, head)
    if found is None:
        sector = _inherited(scene, first, head, head)
        return Reading(role, "other", sector, owner.country, owner.body) if owner.country or sector else None
    sector = _sector(scene, head, (first, start), found, owner.body)
    if left and found.kind == "office" and sector in ("GOV", "SPY", "LEG", "MIL"):
        sector = "ELI"
    return Reading(role, found.kind, sector, owner.country, owner.body, left)


def _counted(scene: Scene, head: int) -> int | None:
    """Give the noun that a word of number or company is of: "several of the unions"."""
    if scene.tree.tokens[head].lemma.lower() not in QUANTIFIERS:
        return None
    of = [kid for kid in scene.tree.children(head, "nmod") if scene.tree.case(kid) == "of"]
    return of[0] if of and of[0] not in scene.over and scene.tree.tokens[of[0]].upos == "NOUN" else None


def _agent_at(scene: Scene, head: int, last: int) -> tuple[Agent | None, int]:
    """Give the agent whose phrase covers *head*: "ministry of defence" before "defence ministry" before "ministry"."""
    for end in range(min(last, head + 3), head, -1):
        for first in (head - 1, head):
            agent = scene.agent_from(first, end) if first >= 0 else None
            if agent is not None:
                return agent, first
    found = scene.agent_ending(head)
    return (found[1], found[0]) if found else (None, head)


def _sector(scene: Scene, head: int, starts: tuple[int, int], found: Agent, body: Known | None) -> str | None:
    """Give the sector of an agent; one that says little takes that of its body or of the words around it."""
    first, start = starts
    sector: str | None = found.sector
    if scene.tree.tokens[head].lemma.lower() in NEUTRAL:
        sector = _inherited(scene, first, start, head) or _of_agent(scene, head) or sector
        if body is not None and body.by != "media":
            return body.sector or sector
    if body is not None and body.by == "group" and sector in ("MIL", "UAF", "GOV"):
        return body.sector or sector
    if body is not None and found.kind == "office" and sector == "GOV" and body.sector not in (None, "MIL", "PRE"):
        return body.sector
    return sector


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a role or body is: the state, and the body between."""

    country: str | None = None
    body: Known | None = None

    def __bool__(self) -> bool:
        return self.country is not None


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
    return known.country or None


def _owner(scene: Scene, head: int, first: int, choose: Callable[[Name], Known]) -> Owner:
    """Give whose it is by what stands before: "Russia's", "Russian", "the White House's"."""
    body: Known | None = None
    for name in reversed([n for n in scene.names if n.options and first <= n.first and n.last < head]):
        known = choose(name)
        if _only_backing(scene, name):
            continue
        body = body or (known if known.by in BODIES else None)
        country = nation(scene, name, choose)
        if country is not None:
            return Owner(country, body)
    return Owner(None, body)


def _owner_behind(scene: Scene, head: int, choose: Callable[[Name], Known]) -> Owner:
    """Give whose it is by what follows: "of Russia", "for NATO", "in France"; not where an envoy is posted."""
    tree = scene.tree
    for kid in tree.children(head, "nmod"):
        case, name = tree.case(kid), scene.over.get(kid)
        if case not in BEHIND or (case not in ("of", "for") and tree.tokens[head].lemma.lower() in SENT):
            continue
        owner = Owner()
        if name is not None and name.options:
            known = choose(name)
            owner = Owner(nation(scene, name, choose), known if known.by in BODIES else None)
        if not owner:
            first, _ = bounds(scene, kid)
            owner = _owner(scene, kid, first, choose) or _owner_behind(scene, kid, choose) or owner
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
    if scene.pieces[max(0, first - 1)] in ("once", "formerly"):
        return True
    return bool(before & LEFT_OFFICE) or any(w.startswith("ex-") for w in before)


def _role_words(scene: Scene, first: int, head: int, last: int, choose: Callable[[Name], Known]) -> str:
    """Give the words of the role, from behind the state's name to the end of its "of" part."""
    start = first
    for name in scene.names:
        if name.options and first <= name.first and name.last < head and choose(name).by in STATES:
            start = name.last + 1
    while start < head and scene.pieces[start] in SMALL:
        start += 1
    if last > head and any(i in scene.over for i in range(head + 1, last + 1)):
        last = _before_state(scene, head, last, choose)
    return scene.tree.span(start, last).of(scene.tree.text)


def _before_state(scene: Scene, head: int, last: int, choose: Callable[[Name], Known]) -> int:
    for index in range(head + 1, last + 1):
        name = scene.over.get(index)
        if name is not None and name.options and choose(name).by in ("name", "adjective", "capital"):
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
