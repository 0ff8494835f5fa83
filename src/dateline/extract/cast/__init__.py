"""Who is who in one article. In: Article, trees, places, tables. Out: Cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dateline.extract.cast.mentions import of_known, of_person, of_reading
from dateline.extract.cast.people import People, Person, gather, tally
from dateline.extract.cast.phrases import bounds, read
from dateline.extract.cast.scan import Name, Scene, scan
from dateline.extract.cast.stand_ins import StandIns
from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables, Known
from dateline.model import ActorMention, Article, Place, Span

BOTH = ("countries", "nations", "sides", "leaders", "states", "neighbours", "neighbors", "governments", "presidents")


class Cast:
    """The actors of one article, asked by the word they stand on."""

    def __init__(
        self, scenes: Sequence[Scene], people: People, tables: ActorTables, places: dict[int, str], day: date | None
    ) -> None:
        self._scenes = {scene.tree.number: scene for scene in scenes}
        self._people, self._tables, self._places, self._day = people, tables, places, day
        self._states = tally(scenes)
        self._stand_ins = StandIns(self._scenes, people, tables, self._states, self._known)
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
        for index in tree.conjuncts(head):
            found += self._several(scene, index) or [self.at(tree, index)]
        return tuple(found)

    def speaker(self, tree: Tree, head: int, span: Span) -> ActorMention:
        """Give the mention at *head* as the source of speech, over the words *span*."""
        return replace(self.at(tree, head), span=span, text=span.of(tree.text))

    def named(self) -> tuple[ActorMention, ...]:
        """Give every mention that has a name, in order of the text."""
        mentions = []
        for scene in self._scenes.values():
            for name in scene.names:
                if name.options and self._known(name).by in ("adjective", "people"):
                    continue
                mention = self._of_name(scene, name, (name.first, name.last))
                if mention.name is not None:
                    mentions.append(mention)
        return tuple(mentions)

    # -- reading one phrase ----------------------------------------------------------------

    def _read(self, scene: Scene, head: int) -> ActorMention:
        token = scene.tree.tokens[head]
        if token.upos == "PRON" or token.xpos in ("PRP", "PRP$"):
            return self._stand_ins.pronoun(scene, head)
        limits = bounds(scene, head)
        name = scene.over.get(head)
        if name is not None:
            return self._of_name(scene, name, limits)
        person = self._called(scene, head)
        if person is not None:
            return of_person(scene, limits, person, self._tables, self._day)
        named = self._named_beside(scene, head)
        if named is not None:
            return self._of_name(scene, named, limits)
        reading = read(scene, head, places=self._places)
        if reading is not None and (stand_in := self._stand_ins.noun(scene, head, limits, reading)):
            return stand_in
        return of_reading(scene, limits, reading, self._tables)

    def _of_name(self, scene: Scene, name: Name, limits: tuple[int, int]) -> ActorMention:
        if name.options:
            return of_known(scene, limits, name, self._known(name), self._tables)
        person = self._people.by_token.get((scene.tree.number, name.first))
        if person is None:
            return of_reading(scene, limits, None, self._tables)
        return of_person(scene, limits, person, self._tables, self._day, rivals=self._rivals(scene, name, person))

    def _rivals(self, scene: Scene, name: Name, person: Person) -> tuple[str, ...]:
        """Give the other persons a short name may mean."""
        if name.last > name.first:
            return ()
        return tuple(p.name for p in self._people.called(scene.pieces[name.last]) if p is not person)

    def _called(self, scene: Scene, head: int) -> Person | None:
        """Give the person a capitalised word names though the parser saw no name there, as in headlines."""
        token = scene.tree.tokens[head]
        if not token.form[0].isupper() or len(token.form) < 3 or scene.agent_ending(head) is not None:
            return None
        return next(iter(self._people.called(scene.pieces[head])), None)

    def _named_beside(self, scene: Scene, head: int) -> Name | None:
        """Give the person named right behind an office or in apposition to it."""
        found = scene.agent_ending(head)
        if found is None or found[1].kind != "office":
            return None
        for index in (head + 1, *scene.tree.children(head, "appos")):
            name = scene.over.get(index)
            if name is not None and not name.options:
                return name
        return None

    def _known(self, name: Name) -> Known:
        """Give the reading of a known name that fits the article: of two bodies, the one whose state it names."""
        options = name.options
        if len({k.country for k in options}) == 1:
            return options[0]
        return max(options, key=lambda k: (self._states[k.country], -options.index(k)))

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
            if n.options and first <= n.first and n.last < head and self._known(n).by in ("adjective", "name")
        ]  # fmt: skip
        if len(before) > 1 and all(self._linked(scene, a, b) for a, b in pairwise(before)):
            return [self._of_name(scene, n, (n.first, n.last)) for n in before]
        behind = [
            scene.over[i]
            for kid in scene.tree.children(head, "nmod") if scene.tree.case(kid) == "of"
            for i in scene.tree.conjuncts(kid) if i in scene.over and scene.over[i].options
        ]  # fmt: skip
        return [self._of_name(scene, n, (n.first, n.last)) for n in behind]

    @staticmethod
    def _linked(scene: Scene, left: Name, right: Name) -> bool:
        between = scene.pieces[left.last + 1 : right.first]
        return all(word in ("-", "and", ",", "–", "/") for word in between)


def cast_of(article: Article, trees: Sequence[Tree], places: Sequence[Place], tables: ActorTables) -> Cast:
    """Give the Cast of *article*."""
    scenes = [scan(tree, tables) for tree in trees]
    countries = {place.span.start: place.country for place in places if place.country}
    day = article.published.day if article.published else None
    people = gather(scenes, tables, countries)
    return Cast(scenes, people, tables, countries, day)
