"""The persons of one article, and what they are read by. In: nothing. Out: People, Setting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables, Known
from dateline.knowledge.names import bare


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article: the fullest name, and what the words around the name say.

    ``known_as`` is the name the table of terms has, where it spells it otherwise: what the id is made of.
    """

    name: str
    surname: str
    known_as: str | None = None
    count: int = 0
    gender: str | None = None
    readings: list[Reading] = field(default_factory=list)
    seen: list[tuple[int, int]] = field(default_factory=list)

    @property
    def office(self) -> Reading | None:
        """The office held now, else one held before."""
        current = [r for r in self.readings if not r.left]
        with_country = [r for r in current if r.country]
        return next(iter([*with_country, *current, *self.readings]), None)


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom a name means: a person, with others it may mean; nobody where they tie."""

    person: Person | None
    others: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """All persons, and which of them each name may mean."""

    persons: tuple[Person, ...]
    by_key: Mapping[str, list[Person]]
    by_token: Mapping[tuple[int, int], Reference]

    def at(self, sentence: int, token: int) -> Person | None:
        """Give the person named at *token*, if it is clear who is meant."""
        found = self.by_token.get((sentence, token))
        return found.person if found else None

    def called(self, word: str) -> list[Person]:
        """Give the persons that one word of a name may mean, the most mentioned first."""
        return sorted(self.by_key.get(bare(word), []), key=lambda p: (-p.count, p.seen[:1]))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the persons are read by: the tables, the countries of places, the readings of known names.

    ``opening`` is the state of the place the article opens with ("VALLETTA, Jan 14 —").
    """

    tables: ActorTables
    places: dict[int, str]
    choose: Callable[[Name], Known]
    states: Counter[str]
    day: date | None
    opening: str | None = None


def tally(scenes: Sequence[Scene]) -> Counter[str]:
    """Give how often each state is named, by code."""
    counts: Counter[str] = Counter()
    for scene in scenes:
        for name in scene.names:
            states = {known.country for known in name.options if known.by != "media"}
            if len(states) == 1 and "" not in states:
                counts[states.pop()] += 1
    return counts
