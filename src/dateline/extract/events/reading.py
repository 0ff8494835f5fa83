"""One sentence to its readings, from the innermost word outward. In: Tree, Cast, tables. Out: Readings."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.cast import Cast
from dateline.extract.events import clauses, headlines
from dateline.extract.events.carried import shadow
from dateline.extract.events.frames import Frame, is_negated, is_undone, noun_frame, verb_frame
from dateline.extract.events.nouns import noun_roles
from dateline.extract.events.openers import DUTIES, rows_of_noun, triggers_of
from dateline.extract.events.roles import are_foes, is_side_by_side, verb_roles
from dateline.extract.events.targets import is_of_words
from dateline.extract.events.turns import Turned, around, content_of, named_below, turned
from dateline.extract.events.values import Reading, Roles, Rows, Sentence, distinct, is_known
from dateline.extract.tree import Tree
from dateline.knowledge.events import ANY, EventTables, Pattern, Trigger
from dateline.model import Status

# Types of acts of words, which a noun tells without a verb.
WORDS = frozenset({"ACCUSE", "CONCEDE", "REQUEST", "THREATEN", "REJECT"})
# What stands although another rejects it.
STANDING = frozenset({"AGREE"})
# Sectors of people whom their own state's forces act on: no other country is meant.
AT_HOME = frozenset({"CVL", "OPP"})


def read_sentence(tree: Tree, cast: Cast, tables: EventTables, *, is_match: bool = False) -> Sentence:
    """Give what one sentence tells: every act by its trigger, promises and denials around what they speak of.

    A sentence on a match of sport tells of none.
    """
    sentence = Sentence(tree, cast, tables)
    triggers = triggers_of(tree, cast, tables)
    if triggers and not is_match:
        for index in sorted(triggers, key=lambda at: (triggers[at][0] == "headline", -_depth(tree, at))):
            reading = _read(sentence, index, *triggers[index])
            if reading:
                sentence.found[reading.trigger] = reading
        _read_duties(sentence)
    return sentence


def _read_duties(sentence: Sentence) -> None:
    """Read "they said that the state must pay" as a demand where no act was read at what must be done."""
    tree = sentence.tree
    for at, token in enumerate(tree.tokens):
        verb = token.head
        if token.deprel != "aux" or token.lemma not in DUTIES or verb < 0 or verb in sentence.found:
            continue
        for trigger, row in sentence.tables.verbs.get(token.lemma, ()):
            frame = Frame((), (verb,))
            roles = verb_roles(sentence, verb, frame, row)
            if not is_negated(tree, verb) and _names_both(roles, row) and trigger.partner is None:
                sentence.found[at] = Reading(
                    trigger=at, pattern=row, type=row.type, modes=row.modes, cameo=row.cameo, roles=roles, route="verb"
                )  # fmt: skip


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.ancestors(index))


def _read(sentence: Sentence, index: int, route: str, rows: Rows) -> Reading | None:
    """Give the first row that fits the word, one that makes an event of its own before one that does not."""
    weak = None
    if route == "noun" and _is_topic(sentence, index):
        return None
    for trigger, row in rows:
        frame = _frame(sentence, index, route, trigger, row)
        if frame is None or (row.turns == "refusal" and _is_silence(sentence, index)):
            continue
        reading = _turned(sentence, index, frame, row, route) if row.turns else None
        if reading is None and row.alone and not _is_undone(sentence, index, row):
            reading = _plain(sentence, index, frame, row, route)
        if reading and not reading.weak:
            return reading
        weak = weak or reading
    if weak is None and route == "headline":  # "Strikes", which is no verb here
        nouns = rows_of_noun(sentence.tables, sentence.tree.tokens[index])
        return _read(sentence, index, "noun", nouns)
    return weak or (shadow(sentence, index, rows) if route == "noun" else None)


def _is_silence(sentence: Sentence, index: int) -> bool:
    """Tell whether all that is refused is a word to the press: "declined to comment"."""
    tree = sentence.tree
    for at in clauses.clause_of(tree, index) if tree.tokens[index].lemma in ("decline", "refuse") else ():
        lemma = tree.tokens[at].lemma
        if lemma == "comment" or (lemma in sentence.words["answering"] and not tree.children(at, "obj", "obl")):
            return True
    return False


def _is_topic(sentence: Sentence, noun: int) -> bool:
    """Tell whether a lasting war is only what somebody speaks of: "did not mention the war", "a film on the war"."""
    tree, words = sentence.tree, sentence.words
    token = tree.tokens[noun]
    if token.lemma.lower() in ("rally", "rallies"):
        return any(one.lemma.lower() in words["markets"] for one in tree.tokens)  # "rallies across stocks"
    if token.lemma.lower() not in words["lasting"] or token.head < 0:
        return False
    above = tree.tokens[token.head].lemma.lower()
    if token.deprel == "obj":
        return above in words["mentioning"]
    return (
        token.deprel in ("nmod", "obl") and tree.case(noun) in ("about", "on", "over", "of") and above in words["works"]
    )


def _frame(sentence: Sentence, index: int, route: str, trigger: Trigger, row: Pattern) -> Frame | None:
    if route == "headline":
        return headlines.frame(sentence, index, trigger, row)
    return noun_frame(sentence, index, trigger, row) if route == "noun" else verb_frame(sentence, index, trigger, row)


def _plain(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Reading | None:
    roles = _roles(sentence, index, frame, row, route)
    if row.turns and not is_known(roles.recipients) and not any(m.sector in AT_HOME for m in roles.recipients):
        roles = replace(roles, recipients=named_below(sentence, index, roles.actors) or roles.recipients)
    is_bare = route == "noun" and not row.bare and not roles.by_light and not _tells_both(roles, row)
    weak = is_bare or not _names_both(roles, row)
    if weak and route != "noun":
        return None
    if row.turns == "promise" and _is_refusal(sentence, index):
        return Reading(
            trigger=index, pattern=row, type="REJECT", modes=("yield",), cameo=None, roles=roles, route=route
        )
    told = None
    if route != "noun" and row.object - {ANY}:
        is_light = sentence.tree.tokens[index].lemma in sentence.words["light"]
        told = next((head for head in frame.objects if is_light and _names_act(sentence, head, row)), None)
        roles = _with_objects(sentence, frame, row, roles)
    read = Reading(
        trigger=index, told=told, pattern=row, type=row.type, modes=row.modes, cameo=row.cameo, roles=roles,
        route=route, weak=weak,
    )  # fmt: skip
    if is_of_words(row, roles):
        return replace(read, type="ACCUSE", modes=("disapprove",), cameo="111")
    if row.type == "ASSAULT" and roles.together and route == "verb" and is_side_by_side(sentence, index):
        return replace(read, type="COOPERATE", modes=(), cameo="062")
    return read


def _is_refusal(sentence: Sentence, index: int) -> bool:
    """Tell whether what is vowed is not to do something: "vows it won't back down"."""
    tree = sentence.tree
    said = [clause for clause in clauses.clause_of(tree, index) if tree.children(clause, "aux")]
    return any(is_negated(tree, clause) for clause in said if tree.children(clause, "nsubj"))


def _names_act(sentence: Sentence, head: int, row: Pattern) -> bool:
    """Tell whether the object itself names the act: of "held talks" it is "talks" that carries it."""
    reading = sentence.found.get(head)
    return reading is not None and reading.route == "noun" and reading.type == row.type


def _with_objects(sentence: Sentence, frame: Frame, row: Pattern, roles: Roles) -> Roles:
    """Take off the list the acts that are but the object the row asks for, and give *roles* filled in from them.

    "Lifted the sanctions on Iran" is one act, not two.
    """
    for head in frame.objects:
        is_named = sentence.tree.tokens[head].lemma.lower() in row.object
        inside = sentence.found.get(sentence.moved.get(head, -1))
        if is_named and inside and inside.operator == head:  # "signed an agreement on cooperation"
            sentence.consumed.add(inside.trigger)
        reading = sentence.found.get(head)
        if reading and reading.route == "noun" and is_named:
            sentence.consumed.add(head)
            roles = _filled(roles, reading.roles)
    return roles


def _filled(roles: Roles, inner: Roles) -> Roles:
    if roles.together:
        return replace(roles, actors=distinct((*roles.actors, *inner.actors)))
    actors = roles.actors if is_known(roles.actors) else inner.actors or roles.actors
    mine = {mention.span for mention in actors}
    others = tuple(mention for mention in (*inner.recipients, *inner.actors) if mention.span not in mine)
    recipients = roles.recipients if is_known(roles.recipients) or not is_known(others) else others
    return replace(roles, actors=actors, recipients=recipients)


def _tells_both(roles: Roles, row: Pattern) -> bool:
    """Tell whether a noun of words names two states by itself: "an apology by Chad to Libya", "its probe into"."""
    mine, theirs = roles.countries
    return row.type in WORDS and bool(mine and theirs and not mine & theirs)


def _names_both(roles: Roles, row: Pattern) -> bool:
    """Tell whether both sides are named, and are of two countries, where the row asks for that."""
    mine, theirs = roles.countries
    if roles.together and row.both:
        is_battle = row.type == "ASSAULT" and bool(mine) and are_foes(roles.actors)
        return len(roles.actors) > 1 and (row.both == "named" or len(mine) > 1 or is_battle)
    if row.both == "different" and row.type == "COOPERATE" and len(mine) > 1:
        return True  # "the two navies shared charts"
    if row.both == "actor":
        return bool(mine)
    return row.both is None or bool(mine and theirs and (row.both == "named" or mine != theirs))


def _roles(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Roles:
    find = noun_roles if route == "noun" else verb_roles
    return find(sentence, index, frame, row)


def _turned(sentence: Sentence, index: int, frame: Frame, row: Pattern, route: str) -> Reading | None:
    """Give the reading of an operator around its act, which is taken off the list where it is swallowed."""
    content = content_of(sentence, index, frame, row)
    if content is None:
        return None
    if _is_undone(sentence, index, row):
        if row.turns == "refusal":
            sentence.found[content.trigger] = replace(content, status=Status.HYPOTHETICAL)
        return None
    is_off = row.turns == "calling-off" and _is_by_nobody(sentence, index)
    if is_off or (row.turns in ("calling-off", "ending") and _is_by_an_act(sentence, index)):
        is_put_off = sentence.tree.tokens[index].lemma in sentence.words["putting_off"]
        status = Status.PLANNED if is_put_off else Status.NEGATED
        sentence.found[content.trigger] = replace(content, status=status, weak=content.weak and not is_off)
        return None
    if row.turns == "announcement" and sentence.tree.tokens[content.trigger].xpos in ("VBD", "VBN"):
        return None  # "they exchanged lists, officials confirmed": it is done
    own = _roles(sentence, index, frame, row, route)
    turn = turned(row, content, own.actors, sentence.tables)
    if turn is None:
        return None
    roles = around(own, content, row.turns or "", sentence.tables)
    if not is_known(roles.recipients) and not any(m.sector in AT_HOME for m in roles.recipients):
        roles = replace(roles, recipients=named_below(sentence, index, roles.actors) or roles.recipients)
    if row.turns == "plan":
        return _planned(sentence, index, content, turn, replace(content, roles=roles, pattern=row))
    _settle_inner(sentence, content, turn, own)
    return Reading(
        trigger=index, pattern=row, type=turn.type, modes=turn.modes, cameo=row.cameo, roles=roles, route=route,
        inner=content, status=Status.THREATENED if turn.type == "THREATEN" else turn.status,
    )  # fmt: skip


def _is_by_an_act(sentence: Sentence, verb: int) -> bool:
    """Tell whether an act, and nobody, puts off or ends another: "the arrest has delayed the signing"."""
    found = clauses.actors(sentence.tree, verb)
    return bool(found) and found[0] in sentence.found and sentence.found[found[0]].route == "noun"


def _is_by_nobody(sentence: Sentence, verb: int) -> bool:
    """Tell whether it is left open who called an act off: "the visit was cancelled because of fog"."""
    tree = sentence.tree
    return clauses.is_passive(tree, verb) and not clauses.agents(tree, verb) and tree.tokens[verb].deprel != "acl"


def _planned(sentence: Sentence, index: int, content: Reading, turn: Turned, act: Reading) -> Reading:
    """Give the act that is planned, told at its own word: "send" of "intends to send"."""
    sentence.moved[index] = content.trigger
    if _is_weighed(sentence, index, content):
        return replace(content, roles=act.roles, status=Status.HYPOTHETICAL, weak=False)
    status = Status.THREATENED if turn.type == "THREATEN" else turn.status
    planned = act.turned_to(turn.type, turn.modes, status)
    return replace(planned, inner=content, operator=index, weak=False)


def _is_weighed(sentence: Sentence, index: int, content: Reading) -> bool:
    """Tell whether an act is only thought about; to weigh force against another aloud is a threat, unless "whether"."""
    tree = sentence.tree
    asked = {tree.tokens[kid].form.lower() for kid in tree.children(content.trigger, "mark", "advmod")}
    is_force = content.type in ("ASSAULT", "COERCE", "MOBILIZE", "THREATEN") and "whether" not in asked
    return tree.tokens[index].lemma in sentence.words["weighing"] and not is_force


def _is_undone(sentence: Sentence, index: int, row: Pattern) -> bool:
    return row.turns in ("denial", "refusal") and not row.negated and is_undone(sentence, index)


def _settle_inner(sentence: Sentence, content: Reading, turn: Turned, own: Roles) -> None:
    """Leave the act inside an operator as an event of its own, with its status, or take it off the list.

    A claim that is rejected stays, and what it claims is denied.
    """
    if turn.type == "REJECT" and content.type in STANDING and _is_of_others(content, own):
        return  # the plan that somebody else rejects still stands
    if turn.type == "REJECT" and _is_claimed(sentence, content.trigger):
        sentence.found[content.trigger] = replace(content, status=Status.DENIED)
    elif turn.inner:
        for at in (content.trigger, *_joined_to(sentence, content.trigger)):
            sentence.found[at] = replace(sentence.found[at], status=turn.inner)
    elif content.type == "ACCUSE" and content.inner:
        claimed = sentence.found.get(content.inner.trigger)
        if claimed and turn.type == "REJECT":
            sentence.found[claimed.trigger] = replace(claimed, status=Status.DENIED)
    else:
        sentence.consumed.add(content.trigger)


def _joined_to(sentence: Sentence, act: int) -> list[int]:
    """Give the acts joined to one under the same operator: "accused it of abducting and torturing"."""
    tree = sentence.tree
    kids = [kid for kid in tree.children(act, "conj") if kid in sentence.found and kid not in sentence.consumed]
    return [kid for kid in kids if tree.tokens[kid].xpos == tree.tokens[act].xpos and not tree.children(kid, "nsubj")]


def _is_claimed(sentence: Sentence, act: int) -> bool:
    """Tell whether an act is what a claim holds: "dismissed reports that it had moved troops"."""
    tree = sentence.tree
    above = tree.tokens[act].head
    is_that = tree.tokens[act].deprel in ("acl", "ccomp", "acl:relcl", "advcl") and above >= 0
    return is_that and tree.tokens[above].lemma.lower() in sentence.words["claims"]


def _is_of_others(content: Reading, own: Roles) -> bool:
    mine = own.countries[0]
    theirs = content.roles.countries[0]
    return bool(theirs) and not theirs & mine
