"""Pronouns to those they stand for. In: Scenes, People. Out: candidates.

The nearest sentence that names a fitting person decides, its own words first; what stands in a
quotation is not looked at from outside. Two who fit are a tie, and the pronoun stays without a name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.extract.cast.people import People, Person
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import Known
from dateline.knowledge.names import words

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = ("it", "its", "itself")
THEY = ("they", "them", "their", "themselves")
LOOK_BACK = 2  # sentences before the pronoun's own in which its person is looked for
CHAIN = 3  # pronouns followed back, each to the one before it
SPEAKING = words(
    "say tell add state note announce warn write claim insist argue explain declare acknowledge stress urge call deny"
    " admit reveal confirm suggest predict vow pledge promise propose demand believe"
)
OPEN, CLOSE, STRAIGHT = "“„", "”", '"'


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds whom "he", "she" and "it" may mean; ``quoted`` are the tokens inside quotation marks, by sentence."""

    scenes: Mapping[int, Scene]
    people: People
    choose: Callable[[Name], Known]
    quoted: Mapping[int, frozenset[int]]

    def persons(self, scene: Scene, head: int, *, depth: int = CHAIN) -> list[Person]:
        """Give the persons a pronoun may mean, nearest first: one is the answer, more are a tie."""
        gender = HE[scene.pieces[head]]
        number = scene.tree.number
        for back in range(LOOK_BACK + 1):
            found = self._fitting(number - back, gender, before=head if back == 0 else None, seen_from=(number, head))
            if found:
                return found
        chained = self._same_as_before(number, gender, depth)
        if chained:
            return chained
        following = self._fitting(number + 1, gender, before=None, seen_from=(number, head))
        return following if len(following) == 1 else []

    def _same_as_before(self, number: int, gender: str, depth: int) -> list[Person]:
        """Give whom the like pronoun of the sentences before means: "He said ... He said ..."."""
        for back in range(1, LOOK_BACK + 1):
            other = self.scenes.get(number - back)
            quoted = self.quoted.get(number - back, frozenset())
            for index, word in enumerate(other.pieces if other and depth else ()):
                if other is not None and HE.get(word) == gender and index not in quoted:
                    return self.persons(other, index, depth=depth - 1)
        return []

    def _fitting(self, number: int, gender: str, *, before: int | None, seen_from: tuple[int, int]) -> list[Person]:
        scene = self.scenes.get(number)
        if scene is None:
            return []
        quoted = self.quoted.get(number, frozenset())
        outside = seen_from[1] not in self.quoted.get(seen_from[0], frozenset())
        found: dict[int, Person] = {}
        for name in scene.names:
            person = self.people.at(number, name.first)
            if person is None or (before is not None and name.first >= before) or person.gender not in (None, gender):
                continue
            if not (outside and name.first in quoted):
                found.setdefault(id(person), person)
        return list(found.values())

    def without_owners(self, scene: Scene, persons: list[Person]) -> list[Person]:
        """Give *persons* without the one whose lawyer or aide another is: "Mr. Lee's lawyer, Bo Ek, ... He said"."""
        if len(persons) < 2:
            return persons
        other = self.scenes.get(scene.tree.number - 1)
        owners = set[int]()
        for name in other.names if other else ():
            token = other.tree.tokens[name.last] if other else None
            if other is None or token is None or token.deprel != "nmod:poss":
                continue
            owned = set(other.tree.subtree(token.head))
            inside = [n.first for n in other.names if n.first in owned and n is not name]
            kept = {id(self.people.at(other.tree.number, first)) for first in inside}
            owner = self.people.at(other.tree.number, name.first)
            if any(id(person) in kept for person in persons if person is not owner):
                owners.add(id(owner))
        return [person for person in persons if id(person) not in owners]

    def subject(self, scene: Scene, persons: list[Person]) -> Person | None:
        """Give which of *persons* is the one who spoke in the sentence before: "Lee told Roe ... He added ..."."""
        other = self.scenes.get(scene.tree.number - 1)
        found = {}
        for name in other.names if other else ():
            person = self.people.at(scene.tree.number - 1, name.first)
            if other is not None and person in persons and _is_speaker(other, name):
                found[id(person)] = person
        return next(iter(found.values())) if len(found) == 1 else None

    def body(self, scene: Scene, head: int) -> tuple[Name, bool] | None:
        """Give the state or body "it" means, and whether that is sure: the subject of the sentence before, or here."""
        orders = [(scene.tree.number, head), (scene.tree.number - 1, None)]
        for number, before in reversed(orders) if _is_aside(scene, head) else orders:
            names = self._subjects(number, before)
            if names:
                return names[0], len({self.choose(n).name for n in names}) == 1
        return None

    def _subjects(self, number: int, before: int | None) -> list[Name]:
        scene = self.scenes.get(number)
        if scene is None:
            return []
        return [
            n for n in scene.names
            if n.options and (before is None or n.last < before)
            and scene.tree.tokens[n.last].deprel in ("nsubj", "nsubj:pass")
            and self.choose(n).by not in ("adjective", "people")
        ]  # fmt: skip


def _is_speaker(scene: Scene, name: Name) -> bool:
    """Tell whether the bearer of *name* is the subject of a sentence's main verb, and that of saying."""
    tokens = scene.tree.tokens
    heads = [tokens[i] for i in range(name.first, name.last + 1) if tokens[i].deprel == "nsubj" and tokens[i].head >= 0]
    verbs = [tokens[token.head] for token in heads]
    return any(verb.deprel == "root" and verb.lemma.lower() in SPEAKING for verb in verbs)


def _is_aside(scene: Scene, head: int) -> bool:
    """Tell whether the pronoun is that of ", it said,": the sentence around it is what was said."""
    around = scene.pieces[max(0, head - 1) : head + 3]
    return len(around) == 4 and around[0] == "," and around[3] in (",", ".") and head > 0


def speaks_on(scene: Scene, head: int) -> bool:
    """Tell whether "he" at *head* is who says the sentence, with nobody named in it but in what is said."""
    tree, token = scene.tree, scene.tree.tokens[head]
    if scene.pieces[head] not in HE or token.deprel != "nsubj" or token.head < 0:
        return False
    if tree.tokens[token.head].lemma.lower() not in SPEAKING:
        return False
    said = {i for kid in tree.children(token.head, "ccomp", "parataxis") for i in tree.subtree(kid)}
    return not any(not n.options and n.first < head and n.last not in said for n in scene.names)


def speaker_of(scene: Scene) -> int | None:
    """Give the subject of a sentence whose main verb is one of saying."""
    for index, token in enumerate(scene.tree.tokens):
        if token.deprel == "nsubj" and token.head >= 0:
            verb = scene.tree.tokens[token.head]
            if verb.deprel == "root" and verb.lemma.lower() in SPEAKING:
                return index
    return None


def spread_gender(antecedents: Antecedents) -> None:
    """Learn a person's gender from a pronoun that can mean nobody else: "Her colleague" after one name."""
    for scene in antecedents.scenes.values():
        for index, word in enumerate(scene.pieces):
            if word in HE and scene.tree.tokens[index].upos in ("PRON", "DET"):
                persons = antecedents.persons(scene, index)
                if len(persons) == 1 and persons[0].gender is None:
                    persons[0].gender = HE[word]


def quotations(scenes: Mapping[int, Scene]) -> dict[int, frozenset[int]]:
    """Give the tokens inside quotation marks, sentence by sentence; a mark left open ends with its paragraph."""
    inside: dict[int, frozenset[int]] = {}
    is_open, block = False, -1
    for number, scene in sorted(scenes.items()):
        if scene.tree.sentence.block != block:
            is_open, block = False, scene.tree.sentence.block
        here = set()
        for index, token in enumerate(scene.tree.tokens):
            if token.form[0] in OPEN:
                is_open = True
            elif token.form[0] in CLOSE:
                is_open = False
            elif token.form in (STRAIGHT, "``", "''"):
                is_open = not is_open
            elif is_open:
                here.add(index)
        inside[number] = frozenset(here)
    return inside
