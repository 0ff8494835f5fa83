"""What a noun phrase says of its head: how far it goes, and whose office or body it names. In: Scene. Out: Reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.extract.cast.extent import bounds
from dateline.extract.cast.owners import STATES, find_owner
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Agent, Known
from dateline.knowledge.names import words

FORMER = words(
    "former once ex onetime one-time erstwhile ousted deposed toppled retired late disgraced then outgoing exiled"
)
SMALL = words("the a an 's ' its his her their - this that \" “ ‘")
LEFT_OFFICE = FORMER - {"then", "outgoing", "exiled"}
# "Several of the unions": the unions; "a team of police": police.
QUANTIFIERS = words(
    "several some many most few number group team crowd dozen dozens hundred hundreds thousand thousands scores"
    " majority minority rest all none one two three four five half part column wave handful pair couple member remnant"
    " delegation contingent series list"
)
REGIONAL = words(
    "western eastern northern southern arab african asian gulf nordic baltic latin scandinavian regional international"
    " global world foreign local neighbouring neighboring allied other non-western"
)
# Offices that one state alone calls so: elsewhere they have a "for" behind them.
AMERICAN = frozenset(
    {
        "secretary of state",
        "secretary of defense",
        "secretary of the treasury",
        "commerce secretary",
        "treasury secretary",
        "defense secretary",
    }
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
    owner = find_owner(scene, head, first, places, choose)
    role = _role_words(scene, first, head, last, choose)
    left = _left_office(scene, first, head)
    if not owner.country and role.lower() in AMERICAN:
        owner = replace(owner, country="USA")
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
    while start < head and (scene.pieces[start] in SMALL or _is_whose(scene, start)):
        start += 1
    if last > head and any(i in scene.over for i in range(head + 1, last + 1)):
        last = _before_state(scene, head, last, choose)
    return scene.tree.span(start, last).of(scene.tree.text)


def _is_whose(scene: Scene, index: int) -> bool:
    """Tell whether the word is the first of "country's": no part of a ministry's name."""
    return scene.pieces[index] in ("country", "nation", "state") and scene.pieces[index + 1 : index + 2] == ("'s",)


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


def is_elsewhere(scene: Scene, head: int, limits: tuple[int, int], *, definite: bool) -> bool:
    """Tell whether the phrase says that no one state is meant: "an official", "Western officials"."""
    found = scene.agent_ending(head)
    start = found[0] if found else head  # "foreign" of "the foreign ministry" says nothing
    peoples = (i for i in range(limits[0], head) if scene.tree.tokens[i].entity == "B-NORP" and i not in scene.over)
    if any(scene.tree.tokens[i].form[0].isupper() for i in peoples):
        return True  # "Kurdish forces"
    indefinite = scene.pieces[limits[0]] in ("a", "an", "some", "one", "any", "no", "several", "many")
    return (indefinite and not definite) or any(w in REGIONAL for w in scene.pieces[limits[0] : start])
