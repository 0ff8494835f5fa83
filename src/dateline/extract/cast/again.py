"""What a shorter noun or a pronoun names again: "the bank", "the bloc", "it". In: scenes. Out: who is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.extract.cast.mentions import Limits, of_known
from dateline.extract.cast.scan import Name, Scene
from dateline.extract.tree import Tree
from dateline.knowledge.actors import ActorTables, Known
from dateline.knowledge.names import words
from dateline.model import ActorMention

At = Callable[[Tree, int], ActorMention]
OFFICIAL_BODIES = ("UNO", "IGO", "EUR")
# A noun for a kind of body, and what kind: by sector, by manner of naming, or as a body of several states.
BODIES_OF_STATES = words("agency organisation organization body institution programme program fund")
BLOCS = words("bloc alliance union community grouping")
BUSINESSES = words(
    "company firm carrier airline manufacturer maker operator conglomerate group producer giant bank lender"
)
PAPERS = words("newspaper paper broadcaster channel station outlet daily magazine agency tabloid network website")
FIGHTERS = words("group movement militia organisation organization faction")
# Sentences back in which the body must stand; further off newspapers name it again.
REACH = 5


@dataclass(frozen=True, slots=True)
class Again:
    """The names of one article by sentence, and what each means here."""

    scenes: Mapping[int, Scene]
    choose: Callable[[Name], Known]
    tables: ActorTables

    def body(self, scene: Scene, head: int, limits: Limits) -> ActorMention | None:
        """Give the body that "the bank" or "the agency" names again, sure where only one fits; None where none does."""
        if scene.pieces[limits[0]] not in ("the", "this") or scene.tree.tokens[head].xpos in ("NNS", "NNPS"):
            return None
        if head != limits[1] or head - limits[0] > 1:
            return None  # "the Japanese agency", "the agency of the port" say more than that
        lemma = scene.tree.tokens[head].lemma.lower()
        found: dict[str, tuple[Scene, Name]] = {}
        for number in range(scene.tree.number, max(-1, scene.tree.number - REACH - 1), -1):
            other = self.scenes.get(number)
            for name in other.names if other else ():
                if other is None or (number == scene.tree.number and name.last >= head):
                    continue
                if name.options and self._is_called(other, name, lemma):
                    found.setdefault(self.choose(name).name, (other, name))
        if not found:
            return None
        other, name = next(iter(found.values()))
        mention = of_known(other, (name.first, name.last), name, self.choose, self.tables)
        span = scene.tree.span(*limits)
        return replace(mention, span=span, text=span.of(scene.tree.text), sure=len(found) == 1)

    def _is_called(self, scene: Scene, name: Name, lemma: str) -> bool:
        known = self.choose(name)
        if known.by not in ("body", "group", "media"):
            return False
        own = {*known.name.lower().split(), *scene.pieces[name.first : name.last + 1]}
        if lemma in own:
            return True
        if known.country in OFFICIAL_BODIES:
            return lemma in BODIES_OF_STATES or lemma in BLOCS
        if known.by == "media":
            return lemma in PAPERS
        if known.by == "group":
            return lemma in FIGHTERS
        return known.sector == "BUS" and lemma in BUSINESSES


def body_before(scenes: Mapping[int, Scene], scene: Scene, head: int, at: At) -> ActorMention | None:
    """Give the body or state that is the subject of the sentence before, named by a common noun or by "it"."""
    mention = _subject(scenes, scene, at)
    if mention is None or mention.name is None or mention.kind not in ("body", "state", "group"):
        return None
    return _as(mention, scene, head, sure=False)


def role_before(scenes: Mapping[int, Scene], scene: Scene, head: int, at: At) -> ActorMention | None:
    """Give the unnamed person who is the subject of the sentence before: "An official ... He said"."""
    mention = _subject(scenes, scene, at)
    if mention is None or mention.kind != "role" or mention.name is not None or mention.others:
        return None
    return _as(mention, scene, head, sure=mention.sure)


def pair_before(scenes: Mapping[int, Scene], scene: Scene, head: int, at: At) -> ActorMention | None:
    """Give the two persons who are the subject of the sentence before, for "they": the first, with the other."""
    other = scenes.get(scene.tree.number - 1)
    persons = [n for n in other.names if not n.options] if other else []
    if other is None or len(persons) != 2:
        return None
    one, two = (at(other.tree, name.last) for name in persons)
    between = other.pieces[persons[0].last + 1 : persons[1].first]
    verbs = other.tree.tokens[persons[0].last + 1 : persons[1].first]
    if one.name is None or two.name is None or "and" not in between or any(t.upos in ("VERB", "AUX") for t in verbs):
        return None
    return replace(_as(one, scene, head, sure=True), others=(two.name,))


def group_before(scenes: Mapping[int, Scene], scene: Scene, head: int, at: At) -> ActorMention | None:
    """Give the people who are the subject of the sentence before, for "they": "Turkish officials ... They"."""
    found = subject_before(scenes, scene)
    if found is None or found[0].tree.tokens[found[1]].xpos not in ("NNS", "NNPS"):
        return None
    mention = at(found[0].tree, found[1])
    return _as(mention, scene, head, sure=mention.sure) if mention.country and mention.name is None else None


def subject_before(scenes: Mapping[int, Scene], scene: Scene) -> tuple[Scene, int] | None:
    """Give the subject of the main verb of the sentence before, with its scene."""
    other = scenes.get(scene.tree.number - 1)
    for index, token in enumerate(other.tree.tokens if other else ()):
        if other is not None and token.deprel == "nsubj" and other.tree.tokens[token.head].deprel == "root":
            return other, index
    return None


def _subject(scenes: Mapping[int, Scene], scene: Scene, at: At) -> ActorMention | None:
    """Give who the subject of the sentence before is, if it is one of its kind."""
    found = subject_before(scenes, scene)
    if found is None:
        return None
    other, index = found
    return None if other.tree.tokens[index].xpos in ("NNS", "NNPS") else at(other.tree, index)


def _as(mention: ActorMention, scene: Scene, head: int, *, sure: bool) -> ActorMention:
    span = scene.tree.span(head, head)
    return replace(mention, span=span, text=span.of(scene.tree.text), sure=sure)
