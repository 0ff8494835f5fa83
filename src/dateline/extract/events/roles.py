"""Who acts and who is acted on around a trigger. In: Sentence, a Frame, a row. Out: Roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.extract.events import clauses
from dateline.extract.events.frames import Frame
from dateline.extract.events.lines import in_line
from dateline.extract.events.others import of_the_other
from dateline.extract.events.parties import doers, parties
from dateline.extract.events.turns import named_below
from dateline.extract.events.values import Roles, Sentence, distinct, is_known
from dateline.knowledge.events import Pattern
from dateline.model import ActorMention

Finder = Callable[[Sentence, int], tuple[ActorMention, ...]]
# Acts within one country unless the text says otherwise: the police of a state arrest, its people protest.
DOMESTIC = frozenset(
    {
        "COERCE",
        "PROTEST",
        "ASSAULT",
        "ACCUSE",
        "CONCEDE",
        "RETREAT",
        "REQUEST",
        "REJECT",
        "SANCTION",
        "SUPPORT",
        "THREATEN",
    }
)
# Acts of speech: whoever was accused before "and threatened to retaliate" is who is threatened.
SPOKEN = frozenset({"THREATEN", "REQUEST", "ACCUSE"})
# Not the subject of their own clause: "he called the envoy to thank him".
OBJECTS = frozenset({"him", "her", "them", "it", "his", "their", "its", "he", "she", "they"})
# Never of the country that acts: "his counterpart", "the South American country".
OTHERS = (
    "counterpart",
    "american country",
    "african country",
    "asian country",
    "arab country",
    "neighbour",
    "neighbor",
)
CONTINENTS = ("south american", "latin american", "central american", "north african", "south african country")
# Sectors of those who fight for a state, and of those who fight without one.
STATES_ARMS = frozenset({"MIL", "COP", "GOV"})
OTHERS_ARMS = frozenset({"REB", "UAF", "PRM", "CRM"})
# Sectors of those who arrest.
ARRESTING = frozenset({"COP", "JUD", "MIL", "SPY"})
ARMED = STATES_ARMS | OTHERS_ARMS
# Groups that are no state's: a blow at them falls on the soil they stand on.
STATELESS = frozenset({"IMG", "ISM"})
# Common nouns before an act that say whose it is: "police raid", "rebel attack".
BODIES_OF_FORCE = frozenset(
    {"GOV", "MIL", "COP", "REB", "UAF", "SPY", "PRM", "CRM", "LEG", "JUD", "OPP", "PTY", "LAB", "EDU"}
)
# What an act is like, not who does it: "military action", "a naval blockade".
KINDS = frozenset({"military", "naval", "diplomatic", "joint"})
# How far before a finite verb its lost subject is looked for.
REACH = 8
# Before those on whose side one fights.
COMRADES = ("alongside", "with", "to", "of")
# Where a thing is done, rather than to whom: no act stands there.
PLACES = frozenset({"in", "near", "at", "inside", "on"})


def verb_roles(sentence: Sentence, verb: int, frame: Frame, row: Pattern) -> Roles:
    """Give the roles around a verb, passives and shared subjects opened up."""
    if frame.subjects is not None:
        return in_line(sentence, verb, row, is_abroad=not is_domestic(row) or "withdraw" in row.modes)
    if row.turns:  # of "called for the withdrawal from Chad", Chad is not who is called on
        sites = tuple(site for site in frame.sites if site == verb or site not in sentence.found)
        frame = replace(frame, sites=sites)
    actors = first(sentence, _doer_roles(sentence, verb, frame, row), find=doers)
    mine = set() if is_domestic(row) else {mention.country for mention in actors if mention.country}
    recipients = first(sentence, (verb_role(sentence, verb, frame, role) for role in row.recipient), unlike=mine)
    if row.type == "ACCUSE" and not is_known(recipients):
        recipients = _reproached(sentence, verb, actors) or recipients
    recipients = not_oneself(recipients, actors)
    if not is_known(recipients) and is_known(actors):
        recipients = _other_person(sentence, frame, actors) or recipients
    if row.type == "MOBILIZE" and "weapons" not in row.modes and not is_known(recipients):
        recipients = named_below(sentence, verb, actors) or recipients
    if not actors and "arrest" in row.modes and is_known(recipients):
        told = first(sentence, iter([speakers(sentence, verb)]))
        actors = tuple(mention for mention in told if mention.sector in ARRESTING)  # "Poles were held, police said"
    if row.type in SPOKEN and not is_known(recipients):
        recipients = _of_conjunct(sentence, verb) or recipients
    if row.type == "ASSAULT" and is_known(actors) and is_side_by_side(sentence, verb):
        sides = (at for at in sentence.tree.subtree(verb) if sentence.tree.tokens[at].lemma in ("shoulder", "side"))
        holding = list(dict.fromkeys([*frame.sites, *sides]))
        comrades = [head for case in COMRADES for head in clauses.in_phrases(sentence.tree, holding, case)]
        return joined(sentence, [clauses.actors(sentence.tree, verb), comrades])
    if row.together:
        roles = joined(sentence, [verb_role(sentence, verb, frame, role) for role in (*row.actor, *row.recipient)])
        return roles if is_known(roles.actors) else _of_clause_above(sentence, verb, roles)
    recipients = not_oneself(recipients, actors)
    if row.type == "ASSAULT":
        recipients = on_soil(sentence, frame, actors, recipients)
    if row.type in ("ASSAULT", "COERCE", "SANCTION"):
        recipients = of_the_other(sentence, actors, recipients)
    return Roles(actors=actors, recipients=without(recipients, actors))


def _other_person(sentence: Sentence, frame: Frame, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give who "him" is where one acts on "him": the one of another state named last before it in the sentence."""
    tree = sentence.tree
    pronouns = [head for head in frame.objects if tree.tokens[head].form.lower() in ("him", "her")]
    mine = {mention.country for mention in actors if mention.country}
    for at in range(pronouns[0] - 1, -1, -1) if pronouns else ():
        if tree.tokens[at].entity.endswith("PERSON"):
            found = tuple(m for m in sentence.cast.members(tree, at)[:1] if m.country and m.country not in mine)
            if found:
                span = tree.span(pronouns[0], pronouns[0])
                return tuple(replace(m, span=span, text=span.of(tree.text), sure=False) for m in found)
    return ()


def _doer_roles(sentence: Sentence, verb: int, frame: Frame, row: Pattern) -> Iterator[list[int]]:
    """Give the heads for each place of the one who acts; behind a person of no known state only what is surely one's.

    In "the president sent troops against Iraq" the troops are not Iraq's for want of another state.
    """
    tree, is_told = sentence.tree, False
    for role in row.actor:
        heads = verb_role(sentence, verb, frame, role)
        if is_told and role in ("object", "owner"):
            heads = [head for head in heads if any(m.country and m.sure for m in sentence.cast.members(tree, head))]
        mentions = [mention for head in heads for mention in sentence.cast.members(tree, head)]
        is_told = is_told or any(mention.kind in ("person", "role") for mention in mentions)
        yield heads


def is_side_by_side(sentence: Sentence, verb: int) -> bool:
    """Tell whether those one fights "with" are on one's own side: "shoulder to shoulder with", "alongside"."""
    tree = sentence.tree
    words = {tree.tokens[at].form.lower() for at in tree.subtree(verb) if at > verb}
    return (
        bool(words & {"alongside", "shoulder-to-shoulder"})
        or ("shoulder" in words and "to" in words)
        or ("side" in words and "by" in words and "with" in words)
    )


def _of_clause_above(sentence: Sentence, verb: int, roles: Roles) -> Roles:
    """Give whoever does what the clause tells that a participle stands in: "in an accord signed on Tuesday, they …"."""
    token = sentence.tree.tokens[verb]
    if token.deprel != "acl" or sentence.tree.case(token.head) not in ("in", "under", "with", "through", "by"):
        return roles
    return joined(sentence, [goers(sentence, token.head)])


def is_domestic(row: Pattern) -> bool:
    """Tell whether a state may do this to its own: not to trade sanctions or envoys."""
    return row.type in DOMESTIC and not {"economic", "diplomatic"} & set(row.contexts)


def not_oneself(recipients: tuple[ActorMention, ...], actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give *recipients* without pronouns taken for the one who acts: whom one thanks or threatens is another."""
    mine = {mention.actor or mention.text for mention in actors}
    theirs = {mention.country for mention in actors if mention.country}
    return tuple(
        mention
        for mention in recipients
        if not (mention.text.lower() in OBJECTS and mention.actor in mine)
        and not (mention.sector == "MIL" and not mention.sure and mention.country in theirs)
        and not (mention.text.lower().endswith(OTHERS) and mention.country in theirs)
        and not (mention.text.lower().startswith(CONTINENTS) and mention.country in theirs)
    )


def on_soil(
    sentence: Sentence, frame: Frame, actors: tuple[ActorMention, ...], recipients: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Give *recipients* with the state on whose soil force is used abroad: "strikes on the group in northern Iraq"."""
    mine = {mention.country for mention in actors if mention.country}
    hit = {mention.country for mention in recipients if mention.country}
    if not mine or not hit <= mine | STATELESS:
        return recipients
    tree = sentence.tree
    below = [kid for site in (*frame.sites, *frame.objects) for kid in tree.children(site, "obl", "nmod", "acl")]
    sites = [*frame.sites, *frame.objects, *below]
    for head in (
        at for case in ("in", "inside", "near") for site in sites for at in clauses.in_phrases(tree, [site], case)
    ):
        found = tuple(m for m in parties(sentence, head) if m.country and m.country not in mine | STATELESS)
        if found:
            return (*(m for m in recipients if m.country not in mine or m.name), *found[:1])
    return recipients


def names_before(sentence: Sentence, noun: int) -> list[int]:
    """Give the names before the noun: its possessor, else demonyms and names joined to it."""
    tree = sentence.tree
    owners = [kid for kid in tree.children(noun, "nmod:poss") if not tree.tokens[kid].entity.endswith(clauses.TIMES)]
    if owners:
        return owners
    beside = [kid for kid in tree.children(noun, "compound", "amod") if tree.tokens[kid].lemma.lower() not in KINDS]
    return [kid for kid in beside if _is_owner(sentence, kid)]


def _is_owner(sentence: Sentence, kid: int) -> bool:
    """Tell whether the word before a noun may be who acts: a name or a body of force or state, no "hospital"."""
    found = sentence.cast.members(sentence.tree, kid)
    if not is_known(found) or sentence.tree.tokens[kid].lemma.lower() in sentence.words["vehicles"]:
        return False
    is_name = sentence.tree.tokens[kid].form[0].isupper()
    return is_name or any(mention.sector in BODIES_OF_FORCE for mention in found)


def in_any(sentence: Sentence, frame: Frame, cases: Sequence[str]) -> list[int]:
    """Give the heads of the phrases with any of the prepositions *cases*, in their order."""
    return [head for case in cases for head in clauses.in_phrases(sentence.tree, list(frame.sites), case)]


def verb_role(sentence: Sentence, verb: int, frame: Frame, role: str) -> list[int]:
    """Give the heads that stand in *role* around *verb*: subject, object, clause (its subject), or a preposition."""
    tree = sentence.tree
    if role == "subject":
        found = clauses.actors(tree, verb) if frame.subjects is None else list(frame.subjects)
        return [_author(sentence, head) for head in found] or _lost_subject(sentence, verb)
    if role == "object":
        return list(frame.objects)
    if role == "iobj":
        return tree.children(verb, "iobj")
    if role == "event":
        return _doers_of_event(sentence, frame)
    if role == "clause":
        below = [clause for site in (verb, *frame.objects) for clause in clauses.clause_of(tree, site)]
        return [head for clause in below for head in tree.children(clause, "nsubj", "nsubj:pass")]
    if role == "owner":
        return [kid for head in frame.objects for kid in names_before(sentence, head)]
    if role in ELSEWHERE:
        return ELSEWHERE[role](sentence, verb)
    found = clauses.in_phrases(tree, list(frame.sites), role)
    return [head for head in found if role not in PLACES or not _is_violent(sentence, head)]


def _lost_subject(sentence: Sentence, verb: int) -> list[int]:
    """Give the name right before a finite verb that the parser gave no subject: "on 7 May Chile denounced"."""
    tree = sentence.tree
    if tree.tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or clauses.is_passive(tree, verb):
        return []
    for at in range(verb - 1, max(-1, verb - REACH), -1):
        token = tree.tokens[at]
        if token.upos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return []
        if token.upos in ("PROPN", "NOUN") and is_known(sentence.cast.members(tree, at)):
            return [at]
    return []


def _doers_of_event(sentence: Sentence, frame: Frame) -> list[int]:
    """Give who stands behind "in an attack by Hamas", "during a U.S. raid"."""
    tree = sentence.tree
    acts = in_any(sentence, frame, ("in", "during", "from", "by", "after"))
    found = [head for head in acts if _is_violent(sentence, head)]
    before = [kid for head in found for kid in tree.children(head, "nmod:poss", "compound", "amod")]
    named = [kid for kid in before if is_known(sentence.cast.members(tree, kid))]
    return [*(head for head in found if head in sentence.found), *named]


def _is_violent(sentence: Sentence, head: int) -> bool:
    return sentence.tree.tokens[head].lemma.lower() in sentence.words["violence"]


def _of_conjunct(sentence: Sentence, verb: int) -> tuple[ActorMention, ...]:
    """Give whom the act before it is done to: "accused Angola of a raid and threatened to retaliate"."""
    token = sentence.tree.tokens[verb]
    above = sentence.tree.tokens[token.head] if token.deprel == "conj" else None
    if above is None or above.upos != "VERB":
        return ()
    roots = [kid for kid in (token.head, *sentence.tree.children(token.head, "conj")) if kid < verb]
    for root in reversed(roots):
        frame_objects = clauses.objects(sentence.tree, root)
        found = tuple(mention for head in frame_objects for mention in parties(sentence, head))
        if is_known(found):
            return found
    return ()


def _reproached(sentence: Sentence, verb: int, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give whoever does the act that is complained of, wherever it stands behind the verb."""
    spans = {mention.span for mention in actors}
    for index in sentence.tree.subtree(verb):
        reading = sentence.found.get(index)
        if index > verb and reading and is_known(reading.roles.actors):
            return tuple(mention for mention in reading.roles.actors if mention.span not in spans)
    return ()


def _author(sentence: Sentence, head: int) -> int:
    """Give who stands behind a text that speaks: of "issued a declaration demanding" who issued it."""
    tree = sentence.tree
    if tree.tokens[head].lemma.lower() not in sentence.words["texts"] or tree.children(head, "nmod:poss"):
        return head
    above = tree.tokens[head].head
    if tree.tokens[head].deprel not in ("obj", "obl", "nsubj:pass") or above < 0:
        return head
    return next((one for one in clauses.actors(tree, above) if one != head), head)


def _bearers(sentence: Sentence, verb: int) -> list[int]:
    """Give who is to do what *verb* says."""
    tree = sentence.tree
    return clauses.objects(tree, verb) if clauses.is_passive(tree, verb) else clauses.subjects(tree, verb)


def speakers(sentence: Sentence, verb: int) -> list[int]:
    """Give who says the clause of *verb*: the subject of what it completes."""
    tree = sentence.tree
    clause = next((at for at in (verb, *tree.ancestors(verb)) if tree.tokens[at].deprel == "ccomp"), None)
    return [] if clause is None else clauses.subjects(tree, tree.tokens[clause].head)


def _inside(sentence: Sentence, verb: int) -> list[int]:
    """Give what the clauses completing *verb* act on: of "offered to hand it to Chile" Chile."""
    tree = sentence.tree
    found = []
    for clause in clauses.clause_of(tree, verb):
        found += [*clauses.objects(tree, clause), *tree.children(clause, "iobj", "obl", "nmod")]
    known = [head for head in found if is_known(parties(sentence, head))]
    return known[:1]


# Roles that stand outside the verb's own phrases.
ELSEWHERE = {"inside": _inside, "bearer": _bearers, "speaker": speakers}


def goers(sentence: Sentence, noun: int) -> list[int]:
    """Give the subject of the verb that talks hang on: "flew to Oslo for talks with", "spoke after a meeting with"."""
    tree = sentence.tree
    for above in tree.ancestors(noun):
        if tree.tokens[above].upos in ("VERB", "AUX"):
            return clauses.actors(tree, above)
    top = next((at for at, token in enumerate(tree.tokens) if token.deprel == "root"), noun)
    is_ahead = top < noun and tree.tokens[top].upos in ("NOUN", "PROPN") and tree.case(noun) in ("for", "after")
    return [top] if is_ahead else []  # "King in Oslo for talks"


def first(
    sentence: Sentence, choices: Iterator[list[int]], *, unlike: set[str] | None = None, find: Finder = parties
) -> tuple[ActorMention, ...]:
    """Give the first of *choices* that names somebody known, not of *unlike*; else the first that names anybody."""
    fallback: tuple[ActorMention, ...] = ()
    for heads in choices:
        found = distinct(mention for head in heads for mention in find(sentence, head))
        if is_known(found):
            if not unlike or any(mention.country not in unlike for mention in found if mention.country):
                return found
            continue
        fallback = fallback or found
    return fallback


def joined(sentence: Sentence, groups: list[list[int]], *, by_light: bool = False, by_arms: bool = False) -> Roles:
    """Give the roles of an act done together: everybody acts, nobody is acted on."""
    everybody = distinct(mention for heads in groups for head in heads for mention in parties(sentence, head))
    known = tuple(mention for mention in everybody if mention.country or (by_arms and mention.sector in ARMED))
    return Roles(actors=known or everybody, together=True, by_light=by_light)


def are_foes(mentions: tuple[ActorMention, ...]) -> bool:
    """Tell whether a state's forces and others under arms are among *mentions*: "the army and the rebels"."""
    sectors = {mention.sector for mention in mentions}
    return bool(sectors & STATES_ARMS) and bool(sectors & OTHERS_ARMS)


def without(mentions: tuple[ActorMention, ...], others: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Give *mentions* without those whose words are already among *others*."""
    spans = {mention.span for mention in others}
    return tuple(mention for mention in mentions if mention.span not in spans)
