"""Which acts count: no actor, no event. In: an EventMention. Out: whether it is told of somebody.

PLOVER leaves out what nobody is named to have done ("4 killed in a bombing"). Measured on the development sets, this
costs a point of type F1 on plv and two on icbe, and gives a point of pairs on both, 3 points of type F1 on
cameo_conflibert, and silence on 37 of its 39 sentences without an event instead of 32.
"""

from __future__ import annotations

from dateline.extract.events.homes import POLITICAL
from dateline.extract.events.values import is_known
from dateline.model import ActorMention, EventMention

# Acts whose doer may be told by the deed alone: troops that moved, people who were freed, who protest or resign.
SPEAK_FOR_THEMSELVES = frozenset({"MOBILIZE", "RETREAT", "PROTEST"})
# "Was charged with", "stood trial": by whom goes without saying.
BY_COURTS = frozenset(
    {"ACCUSE.charge", "ACCUSE.file-suit", "ACCUSE.investigate", "ACCUSE.open-probe", "ACCUSE.trial", "ACCUSE.on-trial"}
)
BYSTANDERS = frozenset({"CVL", "UNK", "MED", "EDU", "AGR", "LAB", "BUS", "CRM", None})
# Armed people whom nobody knows: they act, though nobody can name them.
FACELESS = ("masked", "unidentified", "unknown", "armed", "hooded", "uniformed", "camouflaged")
BODIES = frozenset(
    {"board", "commission", "committee", "agency", "authority", "authorities", "bureau", "directorate", "council",
     "regulator", "inspectorate", "ministry", "department", "service", "secretariat", "cabinet", "junta", "panel",
     "presidency", "government", "parliament", "court", "tribunal", "delegation", "embassy", "consulate"}
)  # fmt: skip


def has_actor(event: EventMention) -> bool:
    """Tell whether a political actor is named, and where the type asks for it, as the one who acts."""
    actors, recipients = event.actors, event.recipients
    if not is_known((*actors, *recipients)) and not any(m.sector in POLITICAL for m in actors):
        return False
    if event.type == "CONSULT" and any(mention.sector == "JRN" for mention in (*actors, *recipients)):
        return False  # "speaks to CBS", "joins the show to discuss": an interview is no consultation
    if event.type in SPEAK_FOR_THEMSELVES or _acts(actors):
        return True
    if event.type in ("ASSAULT", "COERCE") and any(m.text.lower().startswith(FACELESS) for m in actors):
        return True
    if event.type == "ASSAULT":
        return not all(mention.sector in BYSTANDERS and not mention.name for mention in recipients)
    return event.rule.split(":")[0] in BY_COURTS


def _is_body(mention: ActorMention) -> bool:
    """Tell whether it is an office that acts for a state: "the aviation board"."""
    return mention.text.lower().removeprefix("the ").rpartition(" ")[2] in BODIES


def _acts(actors: tuple[ActorMention, ...]) -> bool:
    """Tell whether one of *actors* has a country or a name, or is of politics or force."""
    return any(
        mention.country or mention.name or mention.sector in POLITICAL or _is_body(mention) for mention in actors
    )
