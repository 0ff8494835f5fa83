"""Words that stand for somebody named elsewhere: pronouns, "the leader", "both sides". In: Scenes. Out: mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from dateline.extract.cast.mentions import of_known, of_person, of_reading, of_state
from dateline.extract.cast.people import People, Person
from dateline.extract.cast.phrases import Reading, with_country
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables, Known
from dateline.model import ActorMention

Limits = tuple[int, int]
HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = ("it", "its", "itself", "they", "them", "their", "themselves")
TOP = ("president", "prime minister", "premier", "chancellor", "leader", "king", "supreme leader", "chairman", "emir")
LOOK_BACK = 2  # sentences before the pronoun's own in which its person is looked for
OFFICIAL = ("GOV", "MIL", "LEG", "COP", "JUD", "SPY")


class StandIns:
    """Resolves what names nobody by itself, from the names around it."""

    def __init__(
        self, scenes: Mapping[int, Scene], people: People, tables: ActorTables, states: Counter[str],
        choose: Callable[[Name], Known],
    ) -> None:  # fmt: skip
        self._scenes, self._people, self._tables, self._states = scenes, people, tables, states
        self._choose = choose

    def pronoun(self, scene: Scene, head: int) -> ActorMention:
        """Give whom a pronoun stands for; sure only where one candidate fits."""
        word, limits = scene.pieces[head], (head, head)
        if word in HE:
            persons = self._persons_before(scene, head, HE[word])
            if persons:
                rivals = tuple(dict.fromkeys(p.name for p in persons[1:] if p is not persons[0]))
                return of_person(scene, limits, persons[0], self._tables, None, rivals=rivals)
        elif word in IT:
            found = self._state_before(scene, head)
            if found is not None:
                known = self._choose(found)
                return _unsure(of_known(scene, limits, found, known, self._tables))
        return of_reading(scene, limits, None, self._tables)

    def _persons_before(self, scene: Scene, head: int, gender: str) -> list[Person]:
        """Give the persons the pronoun may mean: subjects first, then the nearest."""
        ranked: list[tuple[bool, int, int, Person]] = []
        for back in range(LOOK_BACK + 1):
            other = self._scenes.get(scene.tree.number - back)
            if other is None:
                continue
            for name in other.names:
                person = self._people.by_token.get((other.tree.number, name.first)) if not name.options else None
                if person is None or (back == 0 and name.first > head) or person.gender not in (None, gender):
                    continue
                subject = any(other.tree.tokens[i].deprel == "nsubj" for i in range(name.first, name.last + 1))
                ranked.append((not subject, back, -name.first, person))
        ranked.sort(key=lambda r: r[:3])
        return list({id(r[3]): r[3] for r in ranked}.values())

    def _state_before(self, scene: Scene, head: int) -> Name | None:
        for back in range(LOOK_BACK):
            other = self._scenes.get(scene.tree.number - back)
            if other is None:
                continue
            names = [n for n in other.names if n.options and not (back == 0 and n.last >= head)]
            subjects = [n for n in names if other.tree.tokens[n.last].deprel.startswith("nsubj")]
            if subjects:
                return subjects[-1 if back == 0 else 0]
        return None

    def noun(self, scene: Scene, head: int, limits: Limits, reading: Reading) -> ActorMention | None:
        """Give whom a definite office or body stands for, None where it stands for itself."""
        definite = "the" in scene.pieces[limits[0] : head] or reading.country is not None
        if reading.kind == "office" and definite and scene.tree.tokens[head].xpos not in ("NNS", "NNPS"):
            persons = self._holders(scene, head, reading)
            if persons:
                rivals = tuple(p.name for p in persons[1:])
                return of_person(scene, limits, persons[0], self._tables, None, rivals=rivals)
        if reading.country is None and definite and reading.sector in OFFICIAL and reading.owner is None:
            return of_reading(scene, limits, with_country(reading, self._home(scene, head)), self._tables)
        return None

    def _holders(self, scene: Scene, head: int, reading: Reading) -> list[Person]:
        """Give the persons of the article who hold the office named, the last mentioned first."""
        here = (scene.tree.number, head)
        lemma = scene.tree.tokens[head].lemma.lower()
        fitting = [p for p in self._people.persons if any(self._holds(r, reading, lemma) for r in p.readings)]
        before = [(max(s for s in p.seen if s < here), p) for p in fitting if any(s < here for s in p.seen)]
        return [p for _, p in sorted(before, key=lambda pair: pair[0], reverse=True)]

    def _holds(self, held: Reading, asked: Reading, lemma: str) -> bool:
        if asked.country is not None and held.country not in (asked.country, None):
            return False
        if asked.left and not held.left:
            return False
        words = held.role.lower()
        if lemma in words.split():
            return len(asked.role.split()) == 1 or asked.role.lower().split()[0] in words
        return asked.role.lower() == "leader" and held.kind == "office" and any(words.startswith(t) for t in TOP)

    def _home(self, scene: Scene, head: int) -> str | None:
        """Give the state last named before *head* in its sentence, else the article's most named."""
        before = [
            n for n in scene.names if n.options and n.last < head and self._choose(n).country in self._tables.countries
        ]
        if before:
            return self._choose(before[-1]).country
        real = [(count, code) for code, count in self._states.items() if code in self._tables.countries]
        return max(real)[1] if real else None

    def both(self, scene: Scene, head: int, limits: Limits) -> list[ActorMention]:
        """Give the two last named together, for "the two countries" or "both leaders"."""
        words = scene.pieces[limits[0] : head]
        if not ({"two", "both"} & set(words)):
            return []
        if scene.pieces[head] in ("leaders", "presidents"):
            persons = self._last_persons(scene, head)
            if len(persons) == 2:
                return [of_person(scene, limits, p, self._tables, None) for p in persons]
        codes = self._last_states(scene, head)
        return [of_state(scene, limits, self._tables.countries[code]) for code in codes] if len(codes) == 2 else []

    def _last_persons(self, scene: Scene, head: int) -> list[Person]:
        here = (scene.tree.number, head)
        before = [
            (max(s for s in p.seen if s < here), p) for p in self._people.persons if any(s < here for s in p.seen)
        ]
        ranked = [
            p
            for _, p in sorted(before, key=lambda pair: pair[0], reverse=True)
            if p.office and p.office.sector == "GOV"
        ]
        return ranked[:2]

    def _last_states(self, scene: Scene, head: int) -> list[str]:
        """Give the codes of the two states last named, or whose people were, before *head*."""
        found: dict[str, None] = {}
        for back in range(LOOK_BACK + 2):
            other = self._scenes.get(scene.tree.number - back)
            for name in reversed(other.names if other else ()):
                if not (back == 0 and name.last >= head):
                    code = self._country(other, name)
                    if code is not None and code in self._tables.countries:
                        found.setdefault(code)
            if len(found) >= 2:
                break
        return list(found)[:2]

    def _country(self, scene: Scene | None, name: Name) -> str | None:
        if name.options:
            known = self._choose(name)
            return known.country if known.by != "media" else None
        person = self._people.by_token.get((scene.tree.number, name.first)) if scene else None
        return person.office.country if person and person.office else None


def _unsure(mention: ActorMention) -> ActorMention:
    return ActorMention(
        span=mention.span, text=mention.text, name=mention.name, actor=mention.actor, kind=mention.kind,
        country=mention.country, role=mention.role, sector=mention.sector, sure=False, others=mention.others,
    )  # fmt: skip
