"""The invented world of `generate.py`: states by their codes, and made-up persons, outlets, places and words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TypeVar

from dateline.query.parties import country_names

ONSETS = "b br c ch d dr f g gr h j k kl l m n p pl qu r s sh st t tr v w z"
VOWELS = "a e i o u ai ea ie ou"
CODAS = ("", "", "", "l", "n", "r", "s", "nd", "rt", "m", "st")
SMALL = "the of and to in a that for on with was as it by at from is had not be were their after who would"
# The states most in the news, commonest first; then whoever else there is.
STATES = (
    "USA CHN RUS UKR PRK KOR JPN IRN ISR GBR FRA DEU IND PAK TUR SYR SAU EGY POL TWN AUS CAN MEX BRA VEN CUB ITA ESP "
    "GRC SRB ARM AZE GEO MDA BLR KAZ AFG IRQ YEM LBN JOR QAT ARE ETH SDN SOM NGA ZAF KEN COD MMR THA VNM PHL IDN MYS"
)
OFFICES = ("president", "foreign minister", "defence minister", "spokesman", "ambassador", "prime minister")
# Types of PLOVER with the score that its manual gives, and a verb.
ACTS = (
    ("CONSULT", 1, 1.0, "met envoys of"), ("SUPPORT", 1, 3.5, "backed"), ("AGREE", 1, 6.0, "signed a treaty with"),
    ("AID", 2, 7.0, "sent grain to"), ("COOPERATE", 2, 6.4, "held drills with"), ("REQUEST", 3, -1.0, "called on"),
    ("ACCUSE", 3, -2.0, "accused"), ("REJECT", 3, -4.0, "turned down an offer of"), ("THREATEN", 3, -6.0, "warned"),
    ("PROTEST", 4, -6.5, "protested to"), ("SANCTION", 4, -5.0, "imposed sanctions on"),
    ("COERCE", 4, -7.0, "expelled diplomats of"), ("ASSAULT", 4, -10.0, "shelled positions of"),
    ("MOBILIZE", 4, -7.2, "massed troops against"), ("RETREAT", 2, 5.0, "withdrew troops from"),
)  # fmt: skip
STATUSES = ("happened",) * 14 + ("planned", "threatened", "requested", "alleged", "alleged", "denied", "hypothetical")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks."""

    id: str
    name: str
    kind: str
    country: str
    role: str | None

    def party(self) -> str:
        """Give the actor as an event has it."""
        return f'{{"name":"{self.name}","actor":"{self.id}","country":"{self.country}","kind":"{self.kind}"}}'

    def mention(self, start: int) -> str:
        """Give the actor as a mention at *start* has it."""
        role = f'"{self.role}"' if self.role else "null"
        return (
            f'{{"span":[{start},{start + len(self.name)}],"text":"{self.name}","name":"{self.name}",'
            f'"actor":"{self.id}","kind":"{self.kind}","country":"{self.country}","role":{role},"sector":"GOV",'
            '"sure":true,"others":[]}'
        )


class Skewed:
    """A choice in which the first comes up most: the weight of the n-th is 1 / n ** *steep*."""

    def __init__(self, random: Random, values: Sequence[T], steep: float = 1.0) -> None:
        self._random, self._values = random, values
        self._weights = list(accumulate(1 / (n + 1) ** steep for n in range(len(values))))

    def many(self, number: int) -> list[T]:
        """Give *number* of the values."""
        return self._random.choices(self._values, cum_weights=self._weights, k=number)

    def one(self) -> T:
        """Give one of the values."""
        return self.many(1)[0]


class World:
    """All that the days draw from."""

    def __init__(self, random: Random) -> None:
        self.random = random
        named = country_names()
        self.states = [Actor(self.key(), named[code], "state", code, None) for code in STATES.split() if code in named]
        self.state = Skewed(random, self.states, 1.1)
        self.people = {state.country: self._people(state, 25) for state in self.states}
        self.outlet = Skewed(random, [f"{self.name()} {kind}" for kind in ("Post", "Wire", "Times") for _ in range(40)])
        words = SMALL.split() + [self.word() for _ in range(40_000)]
        self._words = Skewed(random, words, 0.9)
        # Sentences are drawn from a stock: to make each anew takes ten times as long and is not searched otherwise.
        self.filler = [self.sentence(random.randint(8, 26)) for _ in range(30_000)]

    def key(self) -> str:
        """Give an id."""
        return f"{self.random.getrandbits(64):016x}"

    def word(self) -> str:
        """Give an invented word."""
        pick, onsets, vowels = self.random.choice, ONSETS.split(), VOWELS.split()
        return "".join(pick(onsets) + pick(vowels) + pick(CODAS) for _ in range(pick((1, 2, 2, 3))))

    def name(self) -> str:
        """Give an invented name."""
        return self.word().capitalize()

    def words(self, number: int) -> str:
        """Give so many words, common ones commonly."""
        return " ".join(self._words.many(number))

    def sentence(self, length: int) -> str:
        """Give an invented sentence."""
        return self.words(length).capitalize() + "."

    def speaker(self) -> Actor:
        """Give a person of a state."""
        return self.people[self.state.one().country].one()

    def actor_rows(self) -> list[dict[str, object]]:
        """Give the rows of the actor table."""
        everybody = [*self.states, *(one for people in self.people.values() for one in people._values)]
        return [
            {"id": one.id, "name": one.name, "names": json.dumps([one.name]), "kind": one.kind, "country": one.country,
             "sector": "GOV", "offices": offices(one)}
            for one in everybody
        ]  # fmt: skip

    def _people(self, state: Actor, number: int) -> Skewed:
        return Skewed(
            self.random,
            [
                Actor(self.key(), f"{self.name()} {self.name()}", "person", state.country, self.random.choice(OFFICES))
                for _ in range(number)
            ],
        )


def offices(one: Actor) -> str:
    """Give the offices of an actor."""
    if not one.role:
        return "[]"
    return json.dumps([{"title": one.role, "country": one.country, "start": None, "end": None, "basis": "generated"}])
