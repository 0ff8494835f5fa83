"""Who is who in one article. In: Article, trees, places, tables. Out: Cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.cast.bodies import with_own_bodies
from dateline.extract.cast.extent import bounds
from dateline.extract.cast.gather import gather
from dateline.extract.cast.mentions import Limits, of_known, of_person, of_reading, of_tie
from dateline.extract.cast.people import People, Person, Setting, tally
from dateline.extract.cast.phrases import SORTS, Reading, read, with_country
from dateline.extract.cast.scan import Name, Scene, scan
from dateline.extract.cast.stand_ins import StandIns
from dateline.extract.cast.states import Chooser, move
from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables
from dateline.knowledge.names import words
from dateline.model import ActorMention, Article, Place, Span

BOTH = words("countries nations sides leaders states neighbours neighbors governments presidents ministers parties")
NATIONS = ("adjective", "name", "people")
NAMED = ("body", "group", "media")
OFFICIAL = ("GOV", "MIL", "LEG", "COP", "JUD", "SPY", "JRN", "MED")
REGIONAL = words(
    "western eastern northern southern arab african asian gulf nordic baltic latin scandinavian regional international"
    " global world foreign neighbouring neighboring allied other non-western"
)
RELATIVE = ("who", "whom", "which", "that")


class Cast:
    """The actors of one article, asked by the word they stand on."""

    def __init__(self, scenes: Sequence[Scene], people: People, setting: Setting, places: Sequence[Place]) -> None:
        self._scenes = {scene.tree.number: scene for scene in scenes}
        self._people, self._setting, self._tables = people, setting, setting.tables
        self._places = {place.span.start: place for place in places}
        self._choose = setting.choose
        self._stand_ins = StandIns(self._scenes, people, self._tables, setting.states, self._choose)
        self._found: dict[tuple[int, int], ActorMention] = {}

    def at(self, tree: Tree, head: int) -> ActorMention:
        """Give what the noun phrase headed by token *head* stands for.

        Always a mention, over the words of the phrase (without its relative clause); ``name``, ``country`` and the
        rest are None where nothing is known. Pronouns and titles come back resolved.
        """
        key = (tree.number, head)
        if key not in self._found:
            self._found[key] = self._read(self._scenes[tree.number], head)
        return self._found[key]

    def members(self, tree: Tree, head: int) -> tuple[ActorMention, ...]:
        """Give one mention for each actor the phrase names: conjuncts, "U.S.-South Korean", "both countries"."""
        scene = self._scenes[tree.number]
        found: list[ActorMention] = []
        for index in (*tree.conjuncts(head), *self._listed(scene, head)):
            found += self._several(scene, index) or [self.at(tree, index)]
        return tuple(found)

    def _listed(self, scene: Scene, head: int) -> list[int]:
        """Give the states the parse took for appositions of a state: "Japan, South Korea and its allies"."""
        name = scene.over.get(head)
        if name is None or not name.options:
            return []
        found, waiting = list[int](), scene.tree.children(head, "appos")
        while waiting:
            index = waiting.pop(0)
            other = scene.over.get(index)
            listed = other is not None and other.options and self._choose(other).country != self._choose(name).country
            if listed or (found and scene.tree.children(index, "cc")):
                found.append(index)
                waiting += scene.tree.children(index, "appos", "conj")
        return found

    def speaker(self, tree: Tree, head: int, span: Span) -> ActorMention:
        """Give the mention at *head* as the source of speech, over the words *span*."""
        return replace(self.at(tree, head), span=span, text=span.of(tree.text))

    def named(self) -> tuple[ActorMention, ...]:
        """Give every mention that has a name, in order of the text."""
        mentions = []
        for scene in self._scenes.values():
            for name in scene.names:
                if name.options and self._choose(name).by in ("adjective", "people"):
                    continue
                mention = self._of_name(scene, name, (name.first, name.last))
                if mention.name is not None:
                    mentions.append(mention)
        return tuple(mentions)

    # -- reading one phrase ----------------------------------------------------------------

    def _read(self, scene: Scene, head: int) -> ActorMention:
        token = scene.tree.tokens[head]
        if token.upos == "PRON" or token.xpos in ("PRP", "PRP$", "WP", "WDT"):
            return self._pronoun(scene, head)
        limits = bounds(scene, head)
        name = scene.over.get(head) or self._sorted(scene, head) or self._beside(scene, head)
        if name is not None:
            return self._of_name(scene, name, limits)
        person = self._called(scene, head)
        if person is not None:
            return of_person(scene, limits, person)
        reading = read(scene, head, places=self._setting.places, choose=self._choose)
        if reading is None:
            return self._of_place(scene, head, limits)
        return self._of_reading(scene, head, limits, reading)

    def _pronoun(self, scene: Scene, head: int) -> ActorMention:
        """Give whom a pronoun stands for; "who" is the noun its clause hangs on."""
        if scene.pieces[head] in RELATIVE:
            for above in scene.tree.ancestors(head):
                token = scene.tree.tokens[above]
                if token.deprel == "acl:relcl" and token.head >= 0:
                    antecedent = self.at(scene.tree, token.head)
                    span = scene.tree.span(head, head)
                    return replace(antecedent, span=span, text=span.of(scene.tree.text))
        return self._stand_ins.pronoun(scene, head) or of_reading(scene, (head, head), None, self._tables)

    def _of_name(self, scene: Scene, name: Name, limits: Limits) -> ActorMention:
        if name.options:
            known = self._choose(name)
            mention = of_known(scene, limits, name, self._choose, self._tables)
            if known.by in ("people", "adjective") and self._is_one_person(scene, limits, name):
                return self._stand_ins.compatriot(scene, name.last, limits, known.country) or mention
            return mention
        reference = self._people.by_token.get((scene.tree.number, name.first))
        if reference is None:
            return of_reading(scene, limits, None, self._tables)
        if reference.person is None:
            return of_tie(scene, limits, reference.others)
        return of_person(scene, limits, reference.person, rivals=reference.others)

    @staticmethod
    def _is_one_person(scene: Scene, limits: Limits, name: Name) -> bool:
        """Tell whether "the Chilean" is one person: definite, not plural, nothing behind it."""
        alone = limits[1] == name.last and scene.tree.tokens[name.last].xpos not in ("NNS", "NNPS")
        return alone and scene.pieces[limits[0]] == "the" and not scene.pieces[name.last].endswith(("s", "sh", "ch"))

    def _sorted(self, scene: Scene, head: int) -> Name | None:
        """Give the known name before a head that only says its sort: "the Houthi rebels", "the Tass news agency"."""
        if scene.tree.tokens[head].lemma.lower() not in SORTS:
            return None
        found = scene.agent_ending(head)
        name = scene.over.get((found[0] if found else head) - 1) or scene.over.get(head - 1)
        return name if name is not None and name.options and self._choose(name).by in NAMED else None

    def _beside(self, scene: Scene, head: int) -> Name | None:
        """Give the person named right behind an office, or in apposition to it or to another common noun."""
        tree = scene.tree
        found = scene.agent_ending(head)
        is_office = found is not None and found[1].kind == "office"
        nearby = [head + 1] if is_office else []
        if is_office or tree.tokens[head].upos in ("NOUN", "PROPN"):
            nearby += tree.children(head, "appos")
        for index in nearby:
            name = scene.over.get(index)
            if name is not None and not name.options and tree.tokens[head].xpos not in ("NNS", "NNPS"):
                return name
        return None

    def _called(self, scene: Scene, head: int) -> Person | None:
        """Give the person a capitalised word names though the parser saw no name there, as in headlines."""
        token = scene.tree.tokens[head]
        if not token.form[0].isupper() or len(token.form) < 3 or scene.agent_ending(head) is not None:
            return None
        persons = self._people.called(_whole_word(scene, head))
        return persons[0] if len(persons) == 1 else None

    def _of_place(self, scene: Scene, head: int, limits: Limits) -> ActorMention:
        """Give a town that acts its state, and the people of it as sector."""
        mention = of_reading(scene, limits, None, self._tables)
        place = self._places.get(scene.tree.tokens[limits[0]].start) or self._places.get(scene.tree.tokens[head].start)
        if place is None or place.country is None:
            return mention
        return replace(mention, kind="group", country=place.country, sector="CVL")

    def _of_reading(self, scene: Scene, head: int, limits: Limits, reading: Reading) -> ActorMention:
        """Give the person a title stands for, the body named before, or the phrase itself with the likeliest state."""
        one = scene.tree.tokens[head].xpos not in ("NNS", "NNPS")
        definite = "the" in scene.pieces[limits[0] : head] or reading.country is not None
        if reading.kind == "office" and one and definite:
            holder = self._stand_ins.holder(scene, head, limits, reading)
            if holder is not None:
                return holder
        if reading.country is None and reading.owner is None:
            owner = self._possessor(scene, head)
            if owner is not None:
                owned = replace(reading, country=owner.country, sure=owner.sure)
                return of_reading(scene, limits, owned, self._tables)
            earlier = self._same_body(scene, head, limits) if one and reading.kind in ("body", "office") else None
            if earlier is not None:
                return earlier
            if reading.sector in OFFICIAL and not self._is_elsewhere(scene, head, limits, definite=definite):
                sure = self._stand_ins.is_one_state()
                home = self._stand_ins.home(scene, head, first=reading.sector in ("JRN", "MIL"))
                guess = with_country(reading, home)
                return of_reading(scene, limits, replace(guess, sure=sure), self._tables)
        return of_reading(scene, limits, reading, self._tables)

    @staticmethod
    def _is_elsewhere(scene: Scene, head: int, limits: Limits, *, definite: bool) -> bool:
        """Tell whether the phrase says that no one state is meant: "an official", "Western officials"."""
        indefinite = scene.pieces[limits[0]] in ("a", "an", "some", "one", "any", "no", "several", "many")
        return (indefinite and not definite) or any(w in REGIONAL for w in scene.pieces[limits[0] : head])

    def _possessor(self, scene: Scene, head: int) -> ActorMention | None:
        """Give whose a body or role is: "its army", "Mr. Lee's aide"; None where nobody's state is known."""
        for kid in scene.tree.children(head, "nmod:poss"):
            owner = self.at(scene.tree, kid)
            if owner.country is not None:
                return owner
        return None

    def _same_body(self, scene: Scene, head: int, limits: Limits) -> ActorMention | None:
        """Give the body or role last named by the same noun with its state, for "the ministry" or "the spokesman"."""
        lemma = scene.tree.tokens[head].lemma.lower()
        if scene.pieces[limits[0]] != "the":
            return None
        for number in range(scene.tree.number, -1, -1):
            other = self._scenes.get(number)
            tokens = other.tree.tokens if other else ()
            end = head if number == scene.tree.number else len(tokens)
            for index in range(end - 1, -1, -1):
                if (
                    other is not None
                    and tokens[index].lemma.lower() == lemma
                    and tokens[index].upos in ("NOUN", "PROPN")
                ):
                    mention = self.at(other.tree, index)
                    if mention.country is not None and mention.kind in ("body", "role", "state"):
                        span = scene.tree.span(*limits)
                        return replace(mention, span=span, text=span.of(scene.tree.text))
        return None

    # -- phrases of several ----------------------------------------------------------------

    def _several(self, scene: Scene, head: int) -> list[ActorMention]:
        """Give the actors of a phrase that names more than one at once, none if it does not."""
        if scene.pieces[head] in BOTH:
            both = self._stand_ins.both(scene, head, bounds(scene, head))
            if both:
                return both
        pair = self._paired(scene, head)
        return pair if len(pair) > 1 else []

    def _paired(self, scene: Scene, head: int) -> list[ActorMention]:
        """Give a mention for each state of "U.S.-South Korean drills" or "leaders of France and Germany"."""
        first, _ = bounds(scene, head)
        before = [
            n for n in scene.names
            if n.options and first <= n.first and n.last < head and self._choose(n).by in NATIONS
        ]  # fmt: skip
        if len(before) > 1 and all(self._linked(scene, a, b) for a, b in pairwise(before)):
            return [self._as_state(scene, n) for n in before]
        behind = [
            scene.over[i]
            for kid in scene.tree.children(head, "nmod") if scene.tree.case(kid) == "of"
            for i in scene.tree.conjuncts(kid) if i in scene.over and scene.over[i].options
        ]  # fmt: skip
        return [self._of_name(scene, n, (n.first, n.last)) for n in behind]

    def _as_state(self, scene: Scene, name: Name) -> ActorMention:
        known = replace(self._choose(name), by="name", sector=None)
        return of_known(scene, (name.first, name.last), name, lambda _: known, self._tables)

    @staticmethod
    def _linked(scene: Scene, left: Name, right: Name) -> bool:
        between = scene.pieces[left.last + 1 : right.first]
        return all(word in ("-", "and", ",", "–", "/") for word in between)


def _whole_word(scene: Scene, head: int) -> str:
    """Give a word with what hyphens join to it: "Bao-Lam"."""
    tokens, first, last = scene.tree.tokens, head, head
    while (
        first > 0
        and tokens[first - 1].end == tokens[first].start
        and "-" in (tokens[first].form, tokens[first - 1].form)
    ):
        first -= 1
    while last + 1 < len(tokens) and tokens[last].end == tokens[last + 1].start and "-" in (
        tokens[last].form, tokens[last + 1].form,
    ):  # fmt: skip
        last += 1
    return scene.tree.span(first, last).of(scene.tree.text)


def cast_of(article: Article, trees: Sequence[Tree], places: Sequence[Place], tables: ActorTables) -> Cast:
    """Give the Cast of *article*."""
    is_korean = "Korea" in article.text or "Pyongyang" in article.text
    divisions = {place.span.start: place.country for place in places if place.kind == "admin1" and place.country}
    scenes = [move(scan(tree, tables, is_korean=is_korean), divisions) for tree in trees]
    scenes = with_own_bodies(scenes, {place.span.start: place for place in places})
    states = tally(scenes)
    choose = Chooser(states).choose
    day = article.published.day if article.published else None
    countries = {place.span.start: place.country for place in places if place.country}
    setting = Setting(tables, countries, choose, states, day)
    return Cast(scenes, gather(scenes, setting), setting, places)
