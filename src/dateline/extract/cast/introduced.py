"""Somebody brought in by noun and name, then by the noun alone. In: scenes, persons. Out: who is meant.

"She met her Danish counterpart, Bo Ek. ... Her counterpart said"; "the latter"; "her predecessor".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.cast.extent import bounds, whole_word
from dateline.extract.cast.mentions import Limits
from dateline.extract.cast.people import People, Person
from dateline.extract.cast.phrases import LEFT_OFFICE
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.names import words

# Sentences back in which the name must stand; newspapers repeat it after that.
REACH = 10
# Tokens behind a comma in which the noun of an apposition must stand.
NEAR = 8
DEFINITE = words("the this that his her its their")
SMALL = words("the this that his her its their a an 's ' - , of")


@dataclass(frozen=True, slots=True)
class Introduced:
    """The persons of one article by the nouns they were brought in with."""

    scenes: Mapping[int, Scene]
    people: People

    def persons(self, scene: Scene, head: int, limits: Limits, country: str | None) -> list[Person]:
        """Give whom a definite noun names again, the last brought in first; nobody for a plural or "a lawyer".

        *country* is the state the noun is of, where that is known.
        """
        token = scene.tree.tokens[head]
        is_owned = bool(scene.tree.children(head, "nmod:poss"))
        if token.xpos not in ("NN", "NNP") or not (is_owned or scene.pieces[limits[0]] in DEFINITE):
            return []
        word = whole_word(scene, head).lower()
        wanted = self._wanted(scene, head, limits, word)
        found: dict[int, Person] = {}
        for number in range(scene.tree.number, max(-1, scene.tree.number - REACH - 1), -1):
            other = self.scenes.get(number)
            for name, noun in _brought_in(other, word) if other else ():
                if other is None or (number == scene.tree.number and noun >= head):
                    continue
                person = self.people.at(number, name.first)
                words_ = _around(other, noun)
                is_left = bool(words_ & LEFT_OFFICE) == bool(wanted & LEFT_OFFICE)
                if person is not None and is_left and wanted <= words_ and _is_of(person, country):
                    found.setdefault(id(person), person)
        return list(found.values())

    @staticmethod
    def _wanted(scene: Scene, head: int, limits: Limits, word: str) -> set[str]:
        """Give the words that the first mention must have, too: "defence" of "the defence minister"."""
        own = {scene.pieces[i] for i in range(*limits) if i not in scene.over}
        return own - SMALL - set(word.split("-")) - {word, scene.pieces[head]}

    def of_pair(self, scene: Scene, head: int, limits: Limits) -> Person | None:
        """Give whom "the latter" or "the former" is: of the two persons named together last."""
        word = scene.pieces[head]
        if word not in ("latter", "former") or scene.pieces[limits[0]] != "the" or limits[1] != head:
            return None
        for number in (scene.tree.number, scene.tree.number - 1):
            other = self.scenes.get(number)
            names = [n for n in other.names if not n.options] if other else []
            if number == scene.tree.number:
                names = [n for n in names if n.last < head]
            found = dict.fromkeys(p for n in names if (p := self.people.at(number, n.first)) is not None)
            if len(found) == 2:
                return list(found)[word == "latter"]
        return None


def _is_of(person: Person, country: str | None) -> bool:
    own = person.office.country if person.office else None
    return country is None or own is None or own == country


def _around(scene: Scene, noun: int) -> set[str]:
    first, last = bounds(scene, noun)
    return set(scene.pieces[first : last + 1])


def _brought_in(scene: Scene, word: str) -> Iterator[tuple[Name, int]]:
    """Give each person of the sentence whom the noun *word* stands beside, and where the noun stands."""
    nouns = [
        i for i, token in enumerate(scene.tree.tokens)
        if token.xpos in ("NN", "NNP") and (token.form.lower() == word or whole_word(scene, i).lower() == word)
    ]  # fmt: skip
    for name in scene.names if nouns else ():
        if not name.options:
            yield from ((name, noun) for noun in nouns if _is_beside(scene, name, noun))


def _is_beside(scene: Scene, name: Name, noun: int) -> bool:
    """Tell whether a noun and a name are one person: by the parse, or with nothing but a comma between."""
    tokens = scene.tree.tokens
    inside = range(name.first, name.last + 1)
    if noun in inside:
        return False
    if tokens[noun].head in inside or (tokens[noun].deprel != "nmod:poss" and _hangs(scene, name, noun)):
        return tokens[noun].deprel in ("appos", "compound", "flat") or _hangs(scene, name, noun)
    if name.first - 2 <= noun < name.first:
        return noun == name.first - 1 or tokens[noun + 1].form == ","
    between = tokens[name.last + 1 : noun]
    is_behind = noun > name.last and noun - name.last <= NEAR and bool(between) and between[0].form == ","
    return is_behind and all(t.upos not in ("VERB", "AUX", "ADP", "CCONJ") and t.form != "," for t in between[1:])


def _hangs(scene: Scene, name: Name, noun: int) -> bool:
    """Tell whether the name is an apposition of the noun."""
    tokens = scene.tree.tokens
    return any(tokens[i].head == noun and tokens[i].deprel == "appos" for i in range(name.first, name.last + 1))


def beside(scene: Scene, noun: int) -> Name | None:
    """Give the name of the person that the noun at *noun* brings in."""
    return next((name for name in scene.names if not name.options and _is_beside(scene, name, noun)), None)
