"""Whom an act falls on where nobody is named. In: a Reading, Scene, its Sentence. Out: the Reading with recipients.

Police who charge two men, a party that denounces a law and a cabinet that yields have to do with their own country,
where the report speaks of no other, or for the courts and police where the sentence does not. A raid told of in a
report on two countries falls on the other.
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
# Who acts for a state beyond its borders, and wordings of force that are often only meant so.
BY_STATES = frozenset({None, "GOV", "MIL"})
FIGHTS = frozenset({"ASSAULT.fight", "ASSAULT.violate-space", "ASSAULT.beat"})
# What is cut off from the one other country that the sentence names.
CUTS = frozenset({"aid", "assistance"})
# Acts of the courts, whoever suffers them.
BY_LAW = frozenset({"ASSAULT.execute"})
# Who governs at home, where no name is given.
GOVERNING = frozenset({"authorities", "authority", "government", "regime", "officials"})
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


def with_unnamed(reading: Reading, scene: Scene, sentence: Sentence) -> Reading:
    """Give *reading* with whom it falls on where nobody is named and nobody else can be meant."""
    roles = reading.roles
    mine = roles.countries[0]
    if roles.together or is_known(roles.recipients) or len(mine) != 1 or mine & BODIES:
        return reading
    own = next(iter(mine))
    if _is_at_home(reading, scene, sentence):
        lent = tuple(m if m.name else replace(m, country=own, sure=False) for m in roles.recipients)
        recipients = lent if is_known(lent) else (*lent, _state(own, roles, scene))
        return replace(reading, roles=replace(roles, recipients=recipients))
    others = [words for country, words in scene.words.items() if country != own]
    if len(others) == 1 and own in scene.words and _is_abroad(reading, sentence, others[0].country):
        return replace(reading, roles=replace(roles, recipients=(replace(others[0], sure=False),)))
    beside = {mention.country: mention for _, mention in named_in(sentence) if mention.country != own}
    if reading.type == "SANCTION" and len(beside) == 1 and any(_last_word(m) in CUTS for m in roles.recipients):
        return replace(reading, roles=replace(roles, recipients=tuple(replace(m, sure=False) for m in beside.values())))
    return reading


def _is_abroad(reading: Reading, sentence: Sentence, other: str | None) -> bool:
    """Tell whether it is an attack by a state, which in an article on two countries falls on the other.

    Whoever only speaks of it in the same sentence is a bystander.
    """
    if reading.type != "ASSAULT" or reading.pattern.name in FIGHTS or _is_bare(reading, sentence):
        return False
    if reading.roles.recipients or any(other in told.roles.countries[0] for told in sentence.found.values()):
        return False
    return all(mention.sector in BY_STATES and mention.sure for mention in reading.roles.actors)


def _is_bare(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a bare name before a noun may be who acts or who is hit: "the Chad raid", but not "the US raid"."""
    before = sentence.tree.tokens[max(0, reading.trigger - 1)]
    is_name = before.deprel == "compound" and before.upos == "PROPN"
    return (
        reading.route == "noun"
        and before is not None
        and is_name
        and not before.form.isupper()
        and "." not in before.form
    )


def _state(country: str, roles: Roles, scene: Scene) -> ActorMention:
    """Give words of the article for *country*; those of whoever acts where it has none, without a name."""
    words = scene.words.get(country) or next(m for m in roles.actors if m.country)
    return replace(words, name=None, actor=None, kind="state", sector=None, role=None, sure=False, others=())


def _is_at_home(reading: Reading, scene: Scene, sentence: Sentence) -> bool:
    roles = reading.roles
    is_offer = reading.type == "AGREE" and any(m.sector in OF_THE_LAND for m in roles.recipients)
    if not (reading.type in AT_HOME or is_offer) or any(m.text.lower() in ANYBODY for m in roles.recipients):
        return False
    if {token.lemma.lower() for token in sentence.tree.tokens} & ABROAD:
        return False
    if reading.type == "REJECT" and any(_last(m) in HEARSAY for m in roles.recipients):
        return False
    if reading.type == "COERCE" and "territory" in reading.pattern.contexts:
        return False  # whose town was taken is open
    if reading.type == "ASSAULT" and _is_crowd(roles.recipients) and _names_nobody_else(sentence, roles):
        return True  # "security forces clashed with protesters"
    is_by_state = any(m.sector in BY_STATES for m in roles.actors)
    if scene.only and scene.only.country in {mention.country for mention in roles.actors}:
        is_speech = reading.type in ("ACCUSE", "REJECT", "REQUEST")
        return not is_by_state or not (reading.type == "ASSAULT" or (is_speech and scene.is_among_bodies))
    if reading.pattern.name in BY_LAW:
        return True
    if reading.type == "COERCE" and all(m.name is None and _last_word(m) in GOVERNING for m in roles.actors):
        return _names_nobody_else(sentence, roles)  # "as authorities cut the internet"
    return all(m.sector in OF_THE_LAND for m in roles.actors) and _names_nobody_else(sentence, roles)


def _is_crowd(recipients: tuple[ActorMention, ...]) -> bool:
    return bool(recipients) and all(mention.sector == "OPP" and not mention.name for mention in recipients)


def _last(mention: ActorMention) -> str:
    return _last_word(mention).removesuffix("s")


def _last_word(mention: ActorMention) -> str:
    return mention.text.lower().rpartition(" ")[2]


def _names_nobody_else(sentence: Sentence, roles: Roles) -> bool:
    """Tell whether the sentence names no other country."""
    mine = {mention.country for mention in roles.actors if mention.country}
    return {mention.country for _, mention in named_in(sentence)} <= mine
