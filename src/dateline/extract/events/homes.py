"""Whose country nameless people act in. In: Sentences in order, Roles. Out: Roles with a country lent to them.

"Gunmen stormed a village" belongs to the country where the scene is set; "police arrested
two students" to that of whichever side is named.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.roles import DOMESTIC
from dateline.extract.events.scene import Scene
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
# Acts told in the passive without a doer that, where only one country is spoken of, its authorities did.
BY_STATES = frozenset({"COERCE", "RETREAT", "SANCTION"})
ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "OPP", "CRM"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def at_home(reading: Reading, scene: Scene, sentence: Sentence) -> Roles:
    """Give the roles of *reading* with a country for nameless people and bodies, if the act may be one at home."""
    roles = reading.roles
    is_conquest = reading.type == "COERCE" and "territory" in reading.pattern.contexts
    is_conquest = is_conquest and not any(m.sector in ARMED for m in roles.actors)  # whose sons freed a town is open
    if reading.type not in DOMESTIC or roles.together or is_conquest:
        return roles
    actors, recipients = roles.actors, roles.recipients
    if not actors and scene.only and reading.type in BY_STATES and (reading.route == "verb" or reading.pattern.home):
        actors = (replace(scene.only, sure=False),)  # "the men were released", of an article on one country
    where = scene.state
    if reading.type == "PROTEST" and where and not actors and not is_known(recipients):
        guess = (replace(where, sure=False),)  # "amid the protests", of an article set in one country
        return replace(roles, actors=guess, recipients=guess)
    if reading.type == "PROTEST" and not actors:  # "rallies in Cali"
        return replace(roles, actors=_crowd_of(recipients))
    if is_known(actors) and not is_known(recipients) and not _acts_abroad(reading, actors):
        is_legal = "legal" in reading.pattern.contexts
        recipients = _lent(recipients, _country(actors), also="UNK" if is_legal else "")
        if reading.type in ("COERCE", "ASSAULT") and not is_known(recipients):
            recipients = _policed(actors, recipients)
        if (reading.pattern.home or AT_HOME & set(reading.modes)) and not is_known(recipients):
            recipients = tuple(mention for mention in actors if mention.country)
    elif is_known(recipients) and not is_known(actors) and not _are_weapons(reading, actors, sentence):
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


def _are_weapons(reading: Reading, actors: tuple[ActorMention, ...], sentence: Sentence) -> bool:
    """Tell whether a drone or rocket that nobody is named for strikes: whoever it hits, it is hardly their own."""
    last = {mention.text.lower().rpartition(" ")[2] for mention in actors}
    words = sentence.words["vehicles"]
    return reading.type == "ASSAULT" and any(word in words or word.removesuffix("s") in words for word in last)


def _crowd_of(recipients: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give the country whose streets a nameless crowd is in as the one that acts, where only one is named for sure."""
    here = tuple(m for m in recipients if m.country and m.sure)
    countries = {mention.country for mention in here}
    return tuple(replace(m, sure=False) for m in here) if len(countries) == 1 and not countries & BODIES else ()


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
