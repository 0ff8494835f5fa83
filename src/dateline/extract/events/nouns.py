"""Who acts and who is acted on around an event noun. In: Sentence, a Frame, a row. Out: Roles."""

from __future__ import annotations

from dateline.extract.events import clauses, headlines
from dateline.extract.events.frames import PLACES, Frame
from dateline.extract.events.roles import (
    SPOKEN,
    first,
    goers,
    in_any,
    is_domestic,
    joined,
    names_before,
    not_oneself,
    on_soil,
    speakers,
    without,
)
from dateline.extract.events.targets import hit_before
from dateline.extract.events.values import Roles, Sentence, distinct, is_known
from dateline.knowledge.events import Pattern

# What is given, and cut off: whose it is gives it.
GIVEN = frozenset({"AID", "SANCTION"})
# How far before "for talks" the place may stand: "in Rome this week for talks".
NEAR = 7
# Acts of words, that one may do "in an appeal", "in a warning".
UTTERED = SPOKEN | {"SUPPORT", "REJECT", "AGREE", "CONCEDE"}


def noun_roles(sentence: Sentence, noun: int, frame: Frame, row: Pattern) -> Roles:
    """Give the roles around an event noun: possessor, "by", the subject of "launched", names joined to it."""
    if row.actor == ("speaker",):
        return _judged(sentence, noun)
    light = light_subjects(sentence, frame, row)
    before = names_before(sentence, noun)
    between = clauses.in_phrases(sentence.tree, list(frame.sites), "between")
    if row.together or (between and "between" not in row.recipient):
        before = [name for name in before if row.type != "CONSULT" or not _is_venue(sentence, name)]
        others = [case for case in row.recipient if case != "in" or not between]  # "between both in Chad": where
        found = [*before, *between, *light, *in_any(sentence, frame, ("with", "by", "and", "of", *others))]
        roles = joined(sentence, [found], by_light=bool(light), by_arms=row.type == "ASSAULT")
        if len(roles.countries[0]) > 1 or light:
            return roles
        other_side = clauses.in_phrases(sentence.tree, [noun], "with")
        partners = found if other_side else _joined_by(sentence, noun)
        going = joined(sentence, [[*goers(sentence, noun), *partners]])
        if len(going.countries[0]) == 1 and row.type == "CONSULT" and not other_side:
            return _with_host(sentence, noun, going) or roles
        return going if len(going.countries[0]) > 1 else roles
    actor_phrases = _actor_phrases(sentence, noun, frame, row)
    if row.type == "ASSAULT" and before and not light and _is_scene(sentence, noun, before):
        return Roles(actors=first(sentence, iter([goers(sentence, noun)])), recipients=first(sentence, iter([before])))
    hit = hit_before(sentence, noun) if row.type == "ASSAULT" and row.possessor == "actor" else []
    before = [name for name in before if name not in hit]
    victims = clauses.in_phrases(sentence.tree, [noun], "of") if row.possessor == "recipient" else []
    is_doer = row.possessor == "actor" or victims  # "Chad's capture of the general"
    sources = [light, before, *actor_phrases] if is_doer else [light, *actor_phrases]
    actors = first(sentence, iter(sources))
    above = sentence.tree.tokens[sentence.tree.tokens[noun].head].lemma if sentence.tree.tokens[noun].head >= 0 else ""
    if not is_known(actors) and above in ("lead", "result", "culminate") and sentence.tree.tokens[noun].deprel == "obl":
        leading = [head for head in goers(sentence, noun) if head in sentence.found or _is_somebody(sentence, head)]
        actors = first(sentence, iter([leading])) or actors  # "a raid that led to the capture of"
    if not is_known(actors) and row.type in UTTERED and sentence.tree.case(noun) == "in":
        actors = first(sentence, iter([goers(sentence, noun)])) or actors  # "he said in an appeal to Chile"
    if not is_known(actors) and "speaker" in row.actor:
        actors = first(sentence, iter([speakers(sentence, noun)])) or actors  # "force is an option, Chad said"
    mine = set() if is_domestic(row) else {mention.country for mention in actors if mention.country}
    choices = (_noun_role(sentence, noun, frame, row, role) for role in row.recipient)
    recipients = first(sentence, iter([hit, *choices]), unlike=mine)
    if row.possessor == "recipient" and not victims and not is_known(recipients):
        recipients = first(sentence, iter([before])) or recipients
    if row.type == "ASSAULT":
        recipients = on_soil(sentence, frame, actors, recipients)
    recipients = not_oneself(without(recipients, actors), actors)
    return Roles(actors=actors, recipients=recipients, by_light=bool(light))


def _actor_phrases(sentence: Sentence, noun: int, frame: Frame, row: Pattern) -> list[list[int]]:
    """Give the phrases that may tell who acts: "by Chad", "from Chad", of what is given whose it is."""
    tree = sentence.tree
    cases = [case for case in ("by", "from") if case not in row.recipient]
    acted_on = clauses.in_phrases(tree, [noun], "of")
    found = [clauses.in_phrases(tree, list(frame.sites), case) for case in cases]
    found.append(clauses.in_phrases(tree, acted_on, "by"))  # "the killing of two envoys by Chad", hung on the envoys
    if row.of == "actor":
        found.append(acted_on)
    if row.type in GIVEN:  # "the suspension of Chadian aid to", "the delivery of Danish jets"
        found.append([name for head in acted_on for name in names_before(sentence, head)])
    return found


def _judged(sentence: Sentence, noun: int) -> Roles:
    """Give who says that something is what the noun says, and whose that is: "Chad said the raid was a provocation"."""
    actors = first(sentence, iter([speakers(sentence, noun)]))
    recipients = first(sentence, iter([sentence.tree.children(noun, "nsubj", "csubj")]))
    return Roles(actors=actors, recipients=without(recipients, actors))


def _with_host(sentence: Sentence, noun: int, going: Roles) -> Roles | None:
    """Give *going* with the state it goes to: "flew to Oslo for talks", "in Rome this week for a meeting"."""
    tree = sentence.tree
    if tree.case(noun) != "for":
        return None
    for at in range(noun - 1, max(-1, noun - NEAR), -1):
        if tree.case(at) in ("in", "to") and tree.tokens[at].entity[2:] in PLACES:
            host = joined(sentence, [[at]])
            both = Roles(actors=distinct((*going.actors, *host.actors)), together=True)
            return both if len(both.countries[0]) > 1 else None
    return None


def _joined_by(sentence: Sentence, noun: int) -> list[int]:
    """Give whom the one who acts joins for it: "joins Chinese warships for drills"."""
    tree = sentence.tree
    verb = tree.tokens[noun].head
    if verb < 0 or tree.tokens[verb].lemma not in ("join", "meet", "host") or tree.case(noun) not in ("for", "in"):
        return []
    return clauses.objects(tree, verb)


def _is_somebody(sentence: Sentence, head: int) -> bool:
    return is_known(sentence.cast.members(sentence.tree, head))


def _is_scene(sentence: Sentence, noun: int, before: list[int]) -> bool:
    """Tell whether the name before an attack says where: "Libya fires missiles in a massive Chad attack"."""
    tree = sentence.tree
    name = tree.tokens[before[0]]
    if len(before) > 1 or name.deprel != "compound" or name.form.isupper() or "." in name.form:
        return False
    if tree.case(noun) not in ("in", "during", "with") or clauses.in_phrases(tree, [noun], "on"):
        return False
    theirs = {m.country for m in first(sentence, iter([goers(sentence, noun)])) if m.country}
    own = {m.country for m in sentence.cast.members(tree, before[0]) if m.country}
    return bool(theirs) and not theirs & own


def _noun_role(sentence: Sentence, noun: int, frame: Frame, row: Pattern, role: str) -> list[int]:
    if role == "object":
        return clauses.in_phrases(sentence.tree, [noun], "of") if row.of == "recipient" else []
    if role == "clause":
        below = clauses.clause_of(sentence.tree, noun)
        return [head for clause in below for head in sentence.tree.children(clause, "nsubj", "nsubj:pass")]
    if role in ("subject", "inside", "owner", "event"):
        return []
    return clauses.in_phrases(sentence.tree, list(frame.sites), role)


def _is_venue(sentence: Sentence, name: int) -> bool:
    """Tell whether a name before "talks" is only where they are held: "the Paris talks"."""
    mention = sentence.cast.at(sentence.tree, name)
    is_joined = sentence.tree.tokens[name].deprel == "compound"
    return is_joined and mention.kind == "state" and mention.sector == "GOV"


def _is_claimed(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody takes the deed for his: "claimed responsibility for an attack"."""
    tree = sentence.tree
    above = tree.tokens[noun].head
    if above < 0 or tree.tokens[above].lemma != "responsibility" or tree.tokens[above].head < 0:
        return False
    return tree.tokens[tree.tokens[above].head].lemma in ("claim", "take", "accept", "assume")


def light_subjects(sentence: Sentence, frame: Frame, row: Pattern) -> list[int]:
    """Give who does it where the noun hangs on a verb that only lends it a subject: "launched an attack"."""
    tree, above = sentence.tree, frame.above
    if above is None:
        lending = sentence.words["light"] | row.light
        if _is_claimed(sentence, frame.sites[0]):
            return clauses.actors(tree, tree.tokens[tree.tokens[frame.sites[0]].head].head)
        return headlines.lent_subject(tree, frame.sites[0], lending, sentence.cast)
    lemma = tree.tokens[above].lemma.lower()
    if lemma not in sentence.words["light"] and lemma not in row.light:
        return []
    return [head for head in clauses.actors(tree, above) if head != frame.sites[0]]
