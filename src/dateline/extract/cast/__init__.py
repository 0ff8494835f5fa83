"""Who is who in one article. In: Article, trees, places, tables. Out: Cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.cast.again import Again, body_before, group_before, pair_before, role_before, subject_before
from dateline.extract.cast.bodies import with_own_bodies
from dateline.extract.cast.extent import bounds, first_person, whole_word
from dateline.extract.cast.gather import gather, surnamed
from dateline.extract.cast.introduced import Introduced, beside
from dateline.extract.cast.mentions import SORTS_OF_BODY, Limits, of_known, of_person, of_reading, of_tie
from dateline.extract.cast.people import People, Person, Setting, tally
from dateline.extract.cast.phrases import SORTS, Reading, is_elsewhere, read, with_country
from dateline.extract.cast.pronouns import HE, IT, THEY, speaker_of, speaks_on
from dateline.extract.cast.same import fuller, same_body, shared_owner
from dateline.extract.cast.scan import Name, Scene, is_rank, scan
from dateline.extract.cast.stand_ins import PAIRED, StandIns
from dateline.extract.cast.states import Chooser, move
from dateline.extract.cast.surnames import with_surnames, without_surnames
from dateline.extract.cast.towns import of_place
from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables
from dateline.knowledge.names import words
from dateline.model import ActorMention, Article, Place, Span

BOTH = (PAIRED | {"parties"}) - {"men"}
NATIONS = ("adjective", "name", "people")
NAMED = ("body", "group", "media")
OFFICIAL = ("GOV", "MIL", "LEG", "COP", "JUD", "SPY", "JRN", "MED")
DEEPEST = 40  # sentences a speaker is followed back through; far under what Python's stack bears
# Whose state is that of the one they follow or serve.
FOLLOWERS = words(
    "predecessor successor deputy aide adviser advisor spokesman spokeswoman spokesperson chief head director"
    " wife husband widow brother sister son daughter father mother"
)
# Whose people are of no state: "the agency's spokeswoman in Geneva".
COMMON = ("UNO", "EUR", "IGO", "NGO")
RELATIVE = ("who", "whom", "which", "that")


class Cast:
    """The actors of one article, asked by the word they stand on."""

    def __init__(self, scenes: Sequence[Scene], people: People, setting: Setting, places: Sequence[Place]) -> None:
        self._scenes = {scene.tree.number: scene for scene in scenes}
        self._people, self._setting, self._tables = people, setting, setting.tables
        self._places = {place.span.start: place for place in places}
        self._choose = setting.choose
        self._stand_ins = StandIns(self._scenes, people, setting)
        self._again = Again(self._scenes, setting.choose, setting.tables)
        self._introduced = Introduced(self._scenes, people)
        self._found: dict[tuple[int, int], ActorMention] = {}
        self._depth = 0
        self._settle_followers()

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
        """Give the mention at *head* as the source of speech, over the words *span*.

        Of two who speak together the first is named, and the rest stand in ``others``; the reading stays sure.
        """
        mention = self.at(tree, head)
        if mention.name is None and mention.kind in ("role", "group"):
            mention = self._titled(tree, head, span, mention) or self._pair(tree, head) or mention
        mention = replace(mention, span=span, text=span.of(tree.text))
        joint = self._joint(tree, head, span)
        if mention.name is None or not mention.sure or mention.others or not joint:
            return mention
        return replace(mention, others=tuple(dict.fromkeys(name for name in joint if name != mention.name)))

    def _pair(self, tree: Tree, head: int) -> ActorMention | None:
        """Give the first of "both sides" or "they" with the others, where all are known."""
        parts = self._several(self._scenes[tree.number], head)
        names = [part.name for part in parts if part.name]
        is_known = len(parts) > 1 and len(names) == len(parts)
        return replace(parts[0], sure=True, others=tuple(names[1:])) if is_known else None

    def _titled(self, tree: Tree, head: int, span: Span, role: ActorMention) -> ActorMention | None:
        """Give the person named in *span* behind *role*, "Austria's richest man, Bo Ek"; of several the first."""
        scene = self._scenes[tree.number]
        named = [
            n for n in scene.names if not n.options and n.first > head and span.contains(tree.span(n.first, n.last))
        ]
        is_plural = tree.tokens[head].xpos in ("NNS", "NNPS")
        if not named or is_plural != (len(named) > 1) or scene.pieces[head] in (*HE, *IT, *THEY):
            return None
        before, behind = tree.tokens[named[0].first - 1], scene.pieces[named[0].last + 1 : named[0].last + 2]
        is_apart = before.form not in (",", ".") and before.upos not in ("NOUN", "PROPN")
        between = tree.tokens[head + 1 : named[0].first]
        commas = [i for i, token in enumerate(between) if token.form == ","]
        own = between[commas[-1] :] if commas else between
        is_of = any(token.upos == "ADP" for token in own)  # "a spokeswoman for Ann Lee"
        if is_apart or is_of or behind == ("'s",):
            return None
        found = self.at(tree, named[0].last)
        return found if found.country else replace(found, country=role.country, sector=found.sector or role.sector)

    def _joint(self, tree: Tree, head: int, span: Span) -> list[str]:
        """Give the names of those who speak with the one at *head*: "Ann Lee and the ministry"."""
        scene = self._scenes[tree.number]
        within = [i for i in tree.conjuncts(head)[1:] if span.contains(tree.span(i, i))]
        if head in scene.over or self.at(tree, head).kind in ("person", "role", "group"):
            within += [
                n.first for n in scene.names  # where the parse joined "Bo Ek" to Norway: "Ann Lee of Norway and Bo Ek"
                if not n.options and scene.pieces[max(0, n.first - 1)] == "and"
                and span.contains(tree.span(n.first, n.last))
            ]  # fmt: skip
        return [name for i in within if (name := self.at(tree, i).name)]

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
        following = self._scenes.get(scene.tree.number + 1) if is_rank(scene, head) else None
        if following is not None and (cut := first_person(following)) is not None:
            mention = self.at(following.tree, cut)
            return replace(mention, span=scene.tree.span(*limits), text=scene.tree.span(*limits).of(scene.tree.text))
        name = scene.over.get(head) or self._sorted(scene, head) or self._beside(scene, head)
        if name is not None:
            return self._of_name(scene, name, limits)
        if (state := self._stand_ins.state(scene, head, limits)) is not None:
            return state
        called = self._called(scene, head)
        if called:
            return of_person(scene, limits, called[0]) if len(called) == 1 else of_tie(scene, limits, called)
        if (paired := self._introduced.of_pair(scene, head, limits)) is not None:
            return of_person(scene, limits, paired)
        reading = read(scene, head, places=self._setting.places, choose=self._choose)
        if reading is None or reading.kind == "other":
            if (again := self._again_named(scene, head, limits, reading)) is not None:
                return again
            if reading is None and scene.tree.tokens[head].lemma.lower() in FOLLOWERS:
                reading = Reading(scene.pieces[head], "office", "GOV", None)
        if reading is None or (reading.country is None and reading.owner is None):
            again = self._again.body(scene, head, limits)
            if again is not None or reading is None:
                return again or of_place(self._places, scene, head, limits)
        return self._of_reading(scene, head, limits, reading)

    def _pronoun(self, scene: Scene, head: int) -> ActorMention:
        """Give whom a pronoun stands for; "who" is the noun its clause hangs on."""
        if scene.pieces[head] in RELATIVE:
            for above in scene.tree.ancestors(head):
                token = scene.tree.tokens[above]
                if token.deprel == "acl:relcl" and token.head >= 0:
                    antecedent = self._bearer(scene, token.head)
                    span = scene.tree.span(head, head)
                    return replace(antecedent, span=span, text=span.of(scene.tree.text))
        found = self._still_speaking(scene, head) or self._stand_ins.pronoun(scene, head)
        if found is None and scene.pieces[head] in IT:
            found = body_before(self._scenes, scene, head, self.at)
        elif found is None and scene.pieces[head] in (*HE, *THEY):
            of_whom = role_before if scene.pieces[head] in HE else pair_before
            found = of_whom(self._scenes, scene, head, self.at)
        if found is None and scene.pieces[head] in THEY:
            found = group_before(self._scenes, scene, head, self.at)
        return found or of_reading(scene, (head, head), None, self._tables)

    def _still_speaking(self, scene: Scene, head: int) -> ActorMention | None:
        """Give the speaker of the sentence before for "he said", whomever that one talked about."""
        other = self._scenes.get(scene.tree.number - 1)
        subject = speaks_on(scene, head) if other is not None and self._depth < DEEPEST else False
        before = speaker_of(other) if other is not None and subject else None
        if other is None or before is None or other.pieces[before] in (*IT, *THEY):
            return None
        self._depth += 1
        mention = self.at(other.tree, before)
        self._depth -= 1
        person = next((p for p in self._people.persons if p.name == mention.name), None)
        if person is None or person.gender not in (None, HE[scene.pieces[head]]):
            return None
        span = scene.tree.span(head, head)
        return replace(mention, span=span, text=span.of(scene.tree.text))

    def _bearer(self, scene: Scene, head: int) -> ActorMention:
        """Give who a noun is, for "who" behind it: of "Ann Lee, a guard who" the one before the comma."""
        mention, token = self.at(scene.tree, head), scene.tree.tokens[head]
        if mention.name is None and token.deprel == "appos" and token.head >= 0:
            named = self.at(scene.tree, token.head)
            return named if named.kind == "person" else mention
        return mention

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
            tie = of_tie(scene, limits, reference.others)
            return tie if tie.country else replace(tie, country=self._stand_ins.only_state())
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

    def _called(self, scene: Scene, head: int) -> list[Person]:
        """Give the persons a capitalised word may name though the parser saw no name there, as in headlines."""
        token = scene.tree.tokens[head]
        if not token.form[0].isupper() or len(token.form) < 3 or scene.agent_ending(head) is not None:
            return []
        found = self._people.called(whole_word(scene, head))
        leader = None if found or token.upos != "PROPN" else surnamed(token.form, self._setting)
        return found or ([leader] if leader is not None else [])

    def _of_reading(self, scene: Scene, head: int, limits: Limits, reading: Reading) -> ActorMention:
        """Give the person a title stands for, the body named before, or the phrase itself with the likeliest state."""
        one = scene.tree.tokens[head].xpos not in ("NNS", "NNPS")
        definite = "the" in scene.pieces[limits[0] : head] or reading.country is not None
        if reading.kind == "office" and one and definite:
            holder = self._stand_ins.holder(scene, head, limits, reading)
            holder = holder or self._again_named(scene, head, limits, reading)
            if holder is not None:
                return holder
        if reading.role.lower() in SORTS_OF_BODY and reading.country is not None:
            reading = replace(reading, role=fuller(self._scenes, scene, head) or reading.role)
        owner = None if reading.owner else self._possessor(scene, head)
        owner = owner or shared_owner(scene, head, limits, reading, self.at)
        if owner is not None and (reading.country is None or owner.country in COMMON):
            owned = replace(reading, country=owner.country, sure=owner.sure)
            return of_reading(scene, limits, owned, self._tables)
        if reading.country is None and reading.owner is None:
            is_again = one and reading.kind in ("body", "office")
            earlier = same_body(self._scenes, scene, (head, limits, reading), self.at) if is_again else None
            if earlier is not None:
                return earlier
            if reading.sector in OFFICIAL and not is_elsewhere(scene, head, limits, definite=definite):
                sure = self._stand_ins.is_one_state()
                home = self._stand_ins.guess(scene, head, reading)
                return of_reading(scene, limits, replace(with_country(reading, home), sure=sure), self._tables)
        return of_reading(scene, limits, reading, self._tables)

    def _again_named(self, scene: Scene, head: int, limits: Limits, reading: Reading | None) -> ActorMention | None:
        """Give the person brought in by the same noun before: "Her counterpart", "the company's president"."""
        persons = self._introduced.persons(scene, head, limits, reading.country if reading else None)
        return of_person(scene, limits, persons[0], rivals=tuple(persons[1:])) if persons else None

    def _settle_followers(self) -> None:
        """Give "her predecessor, Bo Ek" and "his deputy, Ann Lee" the state of the one they came before or serve."""
        for scene in self._scenes.values():
            for index, token in enumerate(scene.tree.tokens):
                if token.lemma.lower() not in FOLLOWERS or (name := beside(scene, index)) is None:
                    continue
                person = self._people.at(scene.tree.number, name.first)
                owner = self._possessor(scene, index)
                is_open = person is not None and (person.office is None or not person.office.country)
                is_body = owner is not None and owner.country in COMMON
                if person is not None and owner is not None and (is_open or is_body):
                    sector = person.office.sector if person.office else owner.sector
                    person.readings.insert(0, Reading(token.lemma.lower(), "office", sector, owner.country))

    def _possessor(self, scene: Scene, head: int) -> ActorMention | None:
        """Give whose a body or role is: "its army", "Lee's aide", "Lee aide"; None where nobody's state is known."""
        persons = [k for k in scene.tree.children(head, "compound") if k in scene.over and not scene.over[k].options]
        for kid in (*scene.tree.children(head, "nmod:poss"), *persons):
            owner = self.at(scene.tree, kid)
            if owner.country is not None:
                return owner
        return None

    # -- phrases of several ----------------------------------------------------------------

    def _several(self, scene: Scene, head: int) -> list[ActorMention]:
        """Give the actors of a phrase that names more than one at once, none if it does not."""
        if scene.pieces[head] in THEY and (found := subject_before(self._scenes, scene)) is not None:
            other, index = found
            return self._several(other, index) if other.pieces[index] in BOTH else []
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
            for kid in scene.tree.children(head, "nmod") if scene.tree.case(kid) in ("of", "from")
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


def cast_of(
    article: Article, trees: Sequence[Tree], places: Sequence[Place], tables: ActorTables, *,
    opening: Place | None = None,
) -> Cast:  # fmt: skip
    """Give the Cast of *article*, whose dateline names *opening*."""
    is_korean = "Korea" in article.text or "Pyongyang" in article.text
    divisions = {p.span.start: p.country for p in places if p.kind == "admin1" and p.country}
    towns = {p.span.start: p.country for p in places if p.kind == "city" and p.country}
    scenes = [move(scan(tree, tables, is_korean=is_korean), divisions, towns) for tree in trees]
    scenes = with_surnames(scenes)
    places = without_surnames(places, scenes, article.text)
    scenes = with_surnames(with_own_bodies(scenes, {place.span.start: place for place in places}))
    states = tally(scenes)
    choose = Chooser(states).choose
    day = article.published.day if article.published else None
    countries = {place.span.start: place.country for place in places if place.country}
    setting = Setting(tables, countries, choose, states, day, opening.country if opening else None)
    return Cast(scenes, gather(scenes, setting), setting, places)
