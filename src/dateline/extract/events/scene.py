"""Where an article is set and which countries it speaks of. In: Sentences in order. Out: a Scene that moves along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.extract.events.frames import PLACES
from dateline.extract.events.values import BODIES, Sentence
from dateline.model import ActorMention

HERE = ("in", "near", "at", "across", "inside", "outside", "around", "throughout")


@dataclass(slots=True)
class Scene:
    """Where the article is set so far: the last place named as one; ``main`` is the country it speaks of most.

    ``only`` is the first mention of the one country it speaks of at all, if it speaks of one; ``words`` has for each
    country the first words that stand for it and for nobody in it; ``is_among_bodies``: the UN or its like is named.
    """

    place: ActorMention | None = None
    only: ActorMention | None = None
    named: dict[str, list[ActorMention]] = field(default_factory=dict)
    words: dict[str, ActorMention] = field(default_factory=dict)
    is_among_bodies: bool = False

    @property
    def home(self) -> str | None:
        """The country of the scene."""
        return self.place.country if self.place else None

    @property
    def state(self) -> ActorMention | None:
        """The place of the scene, else the country it speaks of most: in words for it or its people, no one's name."""
        choices = (self.place, self.main, *(self.named.get(self.main.country or "", ()) if self.main else ()))
        return next((m for m in choices if m and m.kind != "person" and m.sector in (None, "GOV", "CVL")), None)

    @property
    def main(self) -> ActorMention | None:
        """The last mention of the country the article is about: its only one, or one named again more than others."""
        most = sorted(self.named.values(), key=len, reverse=True)[:2]
        if not most or (len(most) > 1 and not len(most[0]) > max(1, len(most[1]))):
            return None
        return most[0][-1]

    def survey(self, sentences: Sequence[Sentence]) -> None:
        """Look through the whole article for the one country it speaks of."""
        known = [mention for sentence in sentences for _, mention in _known_in(sentence)]
        found = [mention for mention in known if mention.country not in BODIES]
        self.is_among_bodies = len(found) < len(known)
        self.only = found[0] if len({mention.country for mention in found}) == 1 else None
        for mention in sorted(found, key=lambda one: one.sector == "CVL"):  # "Chad" before "Chadian"
            if mention.kind != "person" and mention.sector in (None, "GOV", "CVL"):
                self.words.setdefault(mention.country or "", mention)

    def move(self, sentence: Sentence) -> None:
        """Move to where *sentence* is set, if it says so, and count the countries it names."""
        for index, mention in named_in(sentence):
            self.named.setdefault(mention.country or "", []).append(mention)
            if sentence.tree.case(index) in HERE:
                self.place = mention


def named_in(sentence: Sentence) -> Iterator[tuple[int, ActorMention]]:
    """Give the words that name somebody of a country, with whom."""
    return ((index, mention) for index, mention in _known_in(sentence) if mention.country not in BODIES)


def _known_in(sentence: Sentence) -> Iterator[tuple[int, ActorMention]]:
    last = None
    for index, token in enumerate(sentence.tree.tokens):
        if token.entity[2:] in PLACES or token.upos == "PROPN" or token.entity == "B-NORP":
            mention = sentence.cast.at(sentence.tree, index)
            is_again = mention.span is not None and mention.span == last  # "United" and "States" are one name
            last = mention.span
            if mention.country and not is_again and mention.sector != "JRN":
                yield index, mention
