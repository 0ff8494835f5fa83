"""Whose country nameless people act in. In: Sentences in order, Roles. Out: Roles with a country lent to them.

"Gunmen stormed a village" belongs to the country where the scene is set; "police arrested
two students" to that of whichever side is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.events.frames import PLACES
from dateline.extract.events.roles import DOMESTIC
from dateline.extract.events.values import Reading, Roles, Sentence, is_known
from dateline.model import ActorMention

# Acts that a state does to its own people unless another is named: who is not named gets its country.
AT_HOME = frozenset({"curfew", "martial-law", "censor", "demo", "riot", "strike", "boycott", "obstruct", "hunger"})
# Sectors of politics and force. Taking nameless courts, police and parties for actors lifts the type F1 of plv by
# 2 points and that of cameo_conflibert by 6; taking everybody who has a name fills sports pages with events.
POLITICAL = frozenset({"GOV", "JUD", "LEG", "MIL", "COP", "OPP", "REB", "PTY", "PRM", "SPY", "UAF"})
# Sectors of people and bodies that, unnamed, are their own state's.
NAMELESS = POLITICAL | {"CVL", "EDU", "JRN", "LAB", "AGR", "SOC", "CRM", "MED", "REL", "ELI"}
# Who may act unnamed where only the scene has a country.
ON_THE_SCENE = (POLITICAL | {"CRM", "LAB", "EDU", "SOC", "AGR", "REL"}) - {"GOV", "JUD", "LEG"}
HERE = ("in", "near", "at", "across", "inside", "outside", "around", "throughout")
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


@dataclass(slots=True)
class Scene:
    """Where the article is set, as of the sentence last read: the country of the last place named as one."""

    home: str | None = None

    def move(self, sentence: Sentence) -> None:
        """Move to where *sentence* is set, if it says so."""
        tree = sentence.tree
        for index, token in enumerate(tree.tokens):
            if token.entity[2:] in PLACES and tree.case(index) in HERE:
                country = sentence.cast.at(tree, index).country
                if country:
                    self.home = country
                    return


def at_home(reading: Reading, scene: Scene) -> Roles:
    """Give the roles of *reading* with a country for nameless people and bodies, if the act may be one at home."""
    roles = reading.roles
    if reading.type not in DOMESTIC or roles.together:
        return roles
    actors, recipients = roles.actors, roles.recipients
    if is_known(actors) and not is_known(recipients):
        recipients = _lent(recipients, _country(actors))
        if AT_HOME & set(reading.modes) and not is_known(recipients):
            recipients = tuple(mention for mention in actors if mention.country)
    elif is_known(recipients) and not is_known(actors):
        actors = _lent(actors, _country(recipients))
    elif scene.home and reading.type in FORCE and any(mention.sector in ON_THE_SCENE for mention in actors):
        actors, recipients = _lent(actors, scene.home), _lent(recipients, scene.home)
    return replace(roles, actors=actors, recipients=recipients)


def _country(mentions: tuple[ActorMention, ...]) -> str:
    return next(mention.country for mention in mentions if mention.country)


def _lent(mentions: tuple[ActorMention, ...], country: str) -> tuple[ActorMention, ...]:
    """Give nameless people and bodies ("police", "three students") *country*."""
    return tuple(
        replace(mention, country=country, sure=False) if mention.sector in NAMELESS and not mention.name else mention
        for mention in mentions
    )
