"""Whom a state acts on where nobody is named: its own. In: a Reading, its Roles, Scene, Sentence. Out: recipients.

Police who charge two men, a party that denounces a law and a cabinet that yields have to do with their own country,
where the report speaks of no other, or for the courts and police where the sentence does not.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.scene import Scene, named_in
from dateline.extract.events.values import BODIES, Reading, Roles, Sentence, is_known
from dateline.model import ActorMention

# Acts of a state on those who live there, of crowds and parties on the state.
AT_HOME = frozenset({"COERCE", "PROTEST", "ACCUSE", "CONCEDE", "REQUEST", "REJECT", "SANCTION", "ASSAULT"})
# Who acts at home: courts, police and parliaments, parties, unions and crowds.
OF_THE_LAND = frozenset({"COP", "JUD", "OPP", "PTY", "LEG", "LAB", "EDU", "SOC", "AGR"})
# Where a word of these stands, somebody from elsewhere is meant.
ABROAD = frozenset(
    {"foreign", "international", "abroad", "overseas", "migrant", "immigrant", "tanker", "ship", "vessel", "boat",
     "border", "airspace", "world", "global", "sea", "gulf", "strait", "asylum", "deport", "deportation", "extradite",
     "foreigner", "refugee", "embassy", "ambassador", "diplomat", "tourist", "war", "ocean", "airline"}
)  # fmt: skip
# What is only said, by whom is left open: "dismissed reports that".
HEARSAY = frozenset({"report", "rumour", "rumor", "speculation", "allegation", "claim", "post", "suggestion"})
# Who may be anybody: "accused them".
ANYBODY = frozenset({"them", "him", "her", "us", "me", "you", "it", "who", "whom", "which", "that", "he", "they"})


def own_people(reading: Reading, roles: Roles, scene: Scene, sentence: Sentence) -> tuple[ActorMention, ...]:
    """Give the recipients, of the actors' own country where nobody else can be meant."""
    mine = {mention.country for mention in roles.actors if mention.country}
    if is_known(roles.recipients) or len(mine) != 1 or mine & BODIES:
        return roles.recipients
    if not _is_at_home(reading, roles, scene, sentence):
        return roles.recipients
    own = next(iter(mine))
    lent = tuple(m if m.name else replace(m, country=own, sure=False) for m in roles.recipients)
    return lent if is_known(lent) else (*lent, _state(own, roles, scene))


def _state(country: str, roles: Roles, scene: Scene) -> ActorMention:
    """Give words of the article for *country*; those of whoever acts where it has none, without a name."""
    words = scene.words.get(country) or next(m for m in roles.actors if m.country)
    return replace(words, name=None, actor=None, kind="state", sector=None, role=None, sure=False, others=())


def _is_at_home(reading: Reading, roles: Roles, scene: Scene, sentence: Sentence) -> bool:
    if reading.type not in AT_HOME or any(m.text.lower() in ANYBODY for m in roles.recipients):
        return False
    if {token.lemma.lower() for token in sentence.tree.tokens} & ABROAD:
        return False
    if reading.type == "REJECT" and any(_last(m) in HEARSAY for m in roles.recipients):
        return False
    is_by_state = any(m.sector in (None, "MIL", "GOV") for m in roles.actors)
    if scene.only and scene.only.country in {mention.country for mention in roles.actors}:
        is_speech = reading.type in ("ACCUSE", "REJECT", "REQUEST")
        return not is_by_state or not (reading.type == "ASSAULT" or (is_speech and scene.is_among_bodies))
    return all(m.sector in OF_THE_LAND for m in roles.actors) and _names_nobody_else(sentence, roles)


def _last(mention: ActorMention) -> str:
    return mention.text.lower().rpartition(" ")[2].removesuffix("s")


def _names_nobody_else(sentence: Sentence, roles: Roles) -> bool:
    """Tell whether the sentence names no other country."""
    mine = {mention.country for mention in roles.actors if mention.country}
    return {mention.country for _, mention in named_in(sentence)} <= mine
