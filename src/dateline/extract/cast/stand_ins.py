"""Nouns and pronouns that stand for somebody named elsewhere. In: Scenes, People. Out: ActorMentions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.extract.cast.mentions import Limits, of_known, of_person, of_state, of_tie
from dateline.extract.cast.people import People, Person, Setting
from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.pronouns import HE, IT, LOOK_BACK, Antecedents, quotations
from dateline.extract.cast.scan import Name, Scene
from dateline.extract.cast.states import is_acted_on, is_anybodys
from dateline.knowledge.names import words
from dateline.model import ActorMention

TOP = ("president", "prime minister", "premier", "chancellor", "leader", "king", "supreme leader", "chairman", "emir")
NATION = ("country", "nation", "kingdom", "republic", "state")
PAIRED = words(
    "countries nations sides leaders states neighbours neighbors governments presidents ministers men navies armies"
    " militaries capitals delegations"
)
PAIR_BACK = 6  # sentences over which "both sides" stays the same pair
SAME_OFFICE = {
    "envoy": "ambassador",
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
}


SINGULAR = {
    f"{word}s": word for word in ("minister", "president", "premier", "leader", "envoy", "ambassador", "governor")
}


class StandIns:
    """Resolves what names nobody by itself, from the names around it."""

    def __init__(self, scenes: Mapping[int, Scene], people: People, setting: Setting) -> None:
        self._scenes, self._people, self._setting = scenes, people, setting
        self._tables, self._states, self._choose = setting.tables, setting.states, setting.choose
        self._antecedents = Antecedents(scenes, people, setting.choose, quotations(scenes))

    def pronoun(self, scene: Scene, head: int) -> ActorMention | None:
        """Give whom a pronoun stands for, None where nobody is in sight; without a name where two fit alike."""
        word, limits = scene.pieces[head], (head, head)
        if word in HE:
            persons = self._antecedents.without_owners(scene, self._antecedents.persons(scene, head))
            if len(persons) == 1:
                return of_person(scene, limits, persons[0])
            speaker = self._antecedents.subject(scene, persons)
            if speaker is not None:
                return of_person(scene, limits, speaker)
            return of_tie(scene, limits, persons) if persons else None
        if word in IT:
            found = self._antecedents.body(scene, head)
            if found is not None:
                mention = of_known(scene, limits, found[0], self._choose, self._tables)
                return replace(mention, sure=found[1])
        return None

    def holder(self, scene: Scene, head: int, limits: Limits, reading: Reading) -> ActorMention | None:
        """Give the person of the article whom "the Korean leader" or "the former minister" means."""
        persons = self._holders(scene, head, reading)
        if not persons:
            return None
        return of_person(scene, limits, persons[0], rivals=tuple(persons[1:]))

    def compatriot(self, scene: Scene, head: int, limits: Limits, country: str) -> ActorMention | None:
        """Give the only person of that state, for "the Chilean"."""
        persons = [p for p in self._people.persons if p.office and p.office.country == country]
        return of_person(scene, limits, persons[0]) if len(persons) == 1 else None

    def _holders(self, scene: Scene, head: int, reading: Reading) -> list[Person]:
        """Give the persons of the article who hold the office named, the last mentioned first, those to come last."""
        here = (scene.tree.number, head)
        lemma = scene.tree.tokens[head].lemma.lower()
        fitting = [
            p for p in self._people.persons
            if not _is_of_another(p, reading.country) and any(self._holds(r, reading, lemma) for r in p.readings)
        ]  # fmt: skip
        before = [(max(s for s in p.seen if s < here), p) for p in fitting if any(s < here for s in p.seen)]
        ranked = [p for _, p in sorted(before, key=lambda pair: pair[0], reverse=True)]
        return ranked or [p for p in fitting if p.seen and p.seen[0][0] <= scene.tree.number + 1]

    def _holds(self, held: Reading, asked: Reading, lemma: str) -> bool:
        if asked.country is not None and held.country not in (asked.country, None):
            return False
        if asked.left and not held.left:
            return False
        if held.left and not asked.left and asked.country is not None:
            return False  # "India's trade minister" is not the former one
        words, wanted = _office_words(held.role), _office_words(asked.role)
        if asked.left:
            wanted = wanted[1:] or wanted
        if _office_words(lemma)[-1:] == words[-1:] or set(_office_words(lemma)[-1:]) & set(words):
            return len(wanted) <= 1 or wanted[0] in words or not set(words) - set(wanted)
        return lemma == "leader" and any(" ".join(words).startswith(top) for top in TOP)

    def guess(self, scene: Scene, head: int, reading: Reading) -> str | None:
        """Give the state an office or force is likeliest of; none where several are as likely."""
        home = self.home(scene, head, first=reading.sector in ("JRN", "MIL"))
        if not self.is_one_state() and is_anybodys(scene, reading, self._choose):
            home = self.acting(scene, head)
        return None if is_acted_on(scene, head, home, self._choose) else home

    def home(self, scene: Scene, head: int, *, first: bool) -> str | None:
        """Give the state the article is mostly about, else the one last named before *head* or two sentences before.

        With *first* the state first named in the sentence: state media and armies speak of what their own side did.
        """
        ranked = [(n, code) for code, n in self._states.most_common() if code in self._tables.countries]
        if (own := self.acting(scene, head)) is not None and not first:
            return own
        if not first and ranked and ranked[0][0] >= 2 * sum(n for n, _ in ranked[1:2]) and ranked[0][0] > 2:
            return ranked[0][1]
        for back in range(LOOK_BACK + 1):
            other = self._scenes.get(scene.tree.number - back)
            names = [n for n in (other.names if other else ()) if not (back == 0 and n.last >= head)]
            codes = [self._country(other, name) for name in names]
            real = [code for code in codes if code in self._tables.countries]
            subject = self.acting(other, -1) if other is not None and back else None
            if real:
                return subject or real[0 if first else -1]
        return ranked[0][1] if ranked else self._setting.opening or self._only_place()

    def acting(self, scene: Scene, head: int) -> str | None:
        """Give the state that is the subject of the sentence, not at *head*: "Chile shut it, officials said"."""
        tree = scene.tree
        for name in scene.names:
            token = tree.tokens[name.last]
            is_state = bool(name.options) and self._choose(name).by in ("name", "capital")
            if is_state and token.deprel == "nsubj" and token.head >= 0 and name.last != head:
                code = self._country(scene, name)
                return code if code in self._tables.countries else None
        return None

    def _only_place(self) -> str | None:
        """Give the state of the article's places, if all are of one."""
        found = set(self._setting.places.values())
        return next(iter(found)) if len(found) == 1 else None

    def is_one_state(self) -> bool:
        """Tell whether the article names one state only."""
        return self.only_state() is not None

    def only_state(self) -> str | None:
        """Give the one state that the article names, if it names no other."""
        codes = [code for code in self._states if code in self._tables.countries]
        return codes[0] if len(codes) == 1 else None

    def both(self, scene: Scene, head: int, limits: Limits) -> list[ActorMention]:
        """Give the two last named together, for "the two countries" or "both leaders"."""
        if not self._is_pair(scene, head, limits[0]):
            return []
        if scene.pieces[head] in ("leaders", "presidents", "ministers", "men"):
            persons = self._last_persons(scene, head)
            if len(persons) == 2:
                return [of_person(scene, limits, p) for p in persons]
        codes = self._pair_before(scene) or self._last_states(scene, head)
        return [of_state(scene, limits, self._tables.countries[code]) for code in codes] if len(codes) == 2 else []

    def state(self, scene: Scene, head: int, limits: Limits) -> ActorMention | None:
        """Give the state that "the country" is: that of the subject of the sentences before, else the last named."""
        if scene.pieces[head] not in NATION or scene.pieces[limits[0]] != "the" or limits[1] != head:
            return None
        for back in range(1, LOOK_BACK + 2):
            other = self._scenes.get(scene.tree.number - back)
            names = [n for n in other.names if self._country(other, n) in self._tables.countries] if other else []
            if other is not None and names:
                subjects = [n for n in names if other.tree.tokens[n.last].deprel in ("nsubj", "nsubj:pass")]
                code = self._country(other, (subjects or names)[0 if subjects else -1])
                return of_state(scene, limits, self._tables.countries[code]) if code else None
        return None

    @staticmethod
    def _is_pair(scene: Scene, head: int, first: int) -> bool:
        return bool({"two", "both"} & set(scene.pieces[first:head]))

    def _pair_before(self, scene: Scene) -> list[str]:
        """Give the states of the pair that "both" or "the two" meant in the sentences before."""
        for back in range(1, PAIR_BACK + 1):
            other = self._scenes.get(scene.tree.number - back)
            for head, word in enumerate(other.pieces if other else ()):
                if other is None or word not in PAIRED or not self._is_pair(other, head, max(0, head - 2)):
                    continue
                pair = self.both(other, head, (max(0, head - 2), head))
                codes = [mention.country for mention in pair if mention.country in self._tables.countries]
                if len(set(codes)) == 2:
                    return [code for code in codes if code]
        return []

    def _last_persons(self, scene: Scene, head: int) -> list[Person]:
        here = (scene.tree.number, head)
        persons = self._people.persons
        before = [(max(s for s in p.seen if s < here), p) for p in persons if any(s < here for s in p.seen)]
        ranked = sorted(before, key=lambda pair: pair[0], reverse=True)
        return [p for _, p in ranked if p.office and p.office.sector in ("GOV", "PTY", "REB")][:2]

    def _last_states(self, scene: Scene, head: int) -> list[str]:
        """Give the codes of the two states last named, or whose people were, before *head*.

        Of three and more in the sentence it is the subject's and the first besides: Kim's and Russia's, where Kim
        backs Russia's war against a third.
        """
        found: dict[str, None] = {}
        own = [(n, self._country(scene, n)) for n in scene.names if n.last < head]
        own = [(n, code) for n, code in own if code in self._tables.countries]
        subject = next((code for n, code in own if scene.tree.tokens[n.last].deprel == "nsubj"), None)
        if subject is not None and len({code for _, code in own}) > 2:
            return [subject, next(code for _, code in own if code != subject and code is not None)]
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
        person = self._people.at(scene.tree.number, name.first) if scene else None
        return person.office.country if person and person.office else None


def _is_of_another(person: Person, country: str | None) -> bool:
    """Tell whether all that is known of the person's state speaks for another: Peru's leader is nobody of Chile."""
    known = {reading.country for reading in person.readings if reading.country}
    return country is not None and bool(known) and country not in known


def _office_words(role: str) -> list[str]:
    """Give the words of a role, folded so that a premier is a prime minister."""
    words = role.lower().replace("-", " ").split()
    words = [SINGULAR.get(word, word) for word in words]
    return " ".join(SAME_OFFICE.get(word, word) for word in words).split()
