"""Whose country nameless people act in. In: Sentences in order, Roles. Out: Roles with a country lent to them.

"Gunmen stormed a village" belongs to the country where the scene is set; "police arrested
two students" to that of whichever side is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.events.frames import PLACES
from dateline.extract.events.roles import DOMESTIC
from dateline.extract.events.values import BODIES, Reading, Roles, Sentence, is_known
from dateline.model import ActorMention

# Acts that a state does to its own people unless another is named: who is not named gets its country.
AT_HOME = frozenset({"curfew", "martial-law", "censor", "demo", "riot", "strike", "boycott", "obstruct", "hunger"})
# Sectors of politics and force. Taking nameless courts, police and parties for actors lifts the type F1 of plv by
# 2 points and that of cameo_conflibert by 6; taking everybody who has a name fills sports pages with events.
POLITICAL = frozenset({"GOV", "JUD", "LEG", "MIL", "COP", "OPP", "REB", "PTY", "PRM", "SPY", "UAF"})
# Sectors of people and bodies that, unnamed, are their own state's.
NAMELESS = POLITICAL | {"CVL", "EDU", "JRN", "LAB", "AGR", "SOC", "CRM", "MED", "REL", "ELI"}
# Who may act unnamed where only the scene has a country.
ON_THE_SCENE = (POLITICAL | {"CRM", "LAB", "EDU", "SOC", "AGR", "REL", "CVL"}) - {"GOV", "JUD", "LEG"}
HERE = ("in", "near", "at", "across", "inside", "outside", "around", "throughout")
# Acts told in the passive without a doer that, where only one country is spoken of, its authorities did.
BY_STATES = frozenset({"COERCE", "RETREAT", "SANCTION"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


@dataclass(slots=True)
class Scene:
    """Where the article is set so far: the last place named as one; ``main`` is the country it speaks of most.

    ``only`` is the first mention of the one country it speaks of at all, if it speaks of one.
    """

    place: ActorMention | None = None
    only: ActorMention | None = None
    named: dict[str, list[ActorMention]] = field(default_factory=dict)

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
        found = [mention for sentence in sentences for _, mention in _named(sentence)]
        self.only = found[0] if len({mention.country for mention in found}) == 1 else None

    def move(self, sentence: Sentence) -> None:
        """Move to where *sentence* is set, if it says so, and count the countries it names."""
        for index, mention in _named(sentence):
            self.named.setdefault(mention.country or "", []).append(mention)
            if sentence.tree.case(index) in HERE:
                self.place = mention


def _named(sentence: Sentence) -> Iterator[tuple[int, ActorMention]]:
    """Give the words that name somebody of a country, with whom."""
    last = None
    for index, token in enumerate(sentence.tree.tokens):
        if token.entity[2:] in PLACES or token.upos == "PROPN" or token.entity == "B-NORP":
            mention = sentence.cast.at(sentence.tree, index)
            is_again = mention.span is not None and mention.span == last  # "United" and "States" are one name
            last = mention.span
            if mention.country and not is_again and mention.sector != "JRN" and mention.country not in BODIES:
                yield index, mention


def at_home(reading: Reading, scene: Scene) -> Roles:
    """Give the roles of *reading* with a country for nameless people and bodies, if the act may be one at home."""
    roles = reading.roles
    if reading.type not in DOMESTIC or roles.together:
        return roles
    actors, recipients = roles.actors, roles.recipients
    if not actors and scene.only and reading.type in BY_STATES and (reading.route == "verb" or reading.pattern.home):
        actors = (replace(scene.only, sure=False),)  # "the men were released", of an article on one country
    where = scene.state
    if reading.type == "PROTEST" and where and not actors and not is_known(recipients):
        guess = (replace(where, sure=False),)  # "amid the protests", of an article set in one country
        return replace(roles, actors=guess, recipients=guess)
    if is_known(actors) and not is_known(recipients) and not _acts_abroad(reading, actors):
        is_legal = "legal" in reading.pattern.contexts
        recipients = _lent(recipients, _country(actors), also="UNK" if is_legal else "")
        if reading.type in ("COERCE", "ASSAULT") and not is_known(recipients):
            recipients = _policed(actors, recipients)
        if (reading.pattern.home or AT_HOME & set(reading.modes)) and not is_known(recipients):
            recipients = tuple(mention for mention in actors if mention.country)
    elif is_known(recipients) and not is_known(actors):
        actors = _lent(actors, _country(recipients))
    elif (
        scene.home
        and not is_known(roles.everybody)
        and reading.type in FORCE
        and any(mention.sector in ON_THE_SCENE for mention in actors)
    ):
        actors, recipients = _lent(actors, scene.home), _lent(recipients, scene.home)
    return replace(roles, actors=actors, recipients=recipients)


def _policed(actors: tuple[ActorMention, ...], recipients: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give *recipients* as people of the state whose police or courts act on them: "arresting a presenter"."""
    if not any(mention.sector in ("COP", "JUD") for mention in actors):
        return recipients
    home = _country(actors)
    named = tuple(m if m.sector or m.name else replace(m, country=home, sure=False) for m in recipients)
    return named or tuple(mention for mention in actors if mention.country)


def _acts_abroad(reading: Reading, actors: tuple[ActorMention, ...]) -> bool:
    """Tell whether the victims may be anybody's: those of an army or a state, not those of gunmen or police."""
    if "legal" in reading.pattern.contexts:
        return False
    return reading.type == "ASSAULT" and any(m.country and m.sector in (None, "MIL", "GOV") for m in actors)


def _country(mentions: tuple[ActorMention, ...]) -> str:
    return next(mention.country for mention in mentions if mention.country)


def _lent(mentions: tuple[ActorMention, ...], country: str, *, also: str = "") -> tuple[ActorMention, ...]:
    """Give nameless people and bodies ("police", "three students"), and those of the sector *also*, *country*."""
    return tuple(
        replace(mention, country=country, sure=False)
        if (mention.sector in NAMELESS or mention.sector == also) and not mention.name
        else mention
        for mention in mentions
    )
