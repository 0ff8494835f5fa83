"""Which political actor a noun phrase brings in. In: Sentence, a head. Out: ActorMentions.

"Iran" is itself; "a ship sailing from Russia", "the release of prisoners by Hamas" and
"Russia's invasion" bring in whoever they name inside.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.values import Sentence, is_known
from dateline.model import ActorMention

# Where inside a phrase its party is named, nearest to the heart of it first.
INSIDE = (
    "of", "by", "from", "in", "with", "at", "near", "for", "on", "against", "inside", "within", "across", "to",
    "between", "aboard", "toward", "towards", "over",
)  # fmt: skip
# Who may stand behind a thing that acts.
BEHIND = ("of", "by", "from", "between")
PRONOUNS = frozenset({"it", "they", "he", "she", "its", "their", "his", "her", "them", "him", "we", "our", "i", "my"})
# Who sides with somebody, or against: not that one's own people.
SIDING = frozenset({"ally", "partner", "foe", "rival", "enemy", "proxy", "opponent"})
# Of whom they are such, they are not: "opponents of Chile's plan".
FACING = frozenset({"opponent", "critic", "foe", "enemy", "adversary", "detractor"})
# Behind a state's name and a hyphen, what makes a thing that state's.
HOLDING = frozenset({"flagged", "registered", "owned", "operated", "held", "controlled", "run"})
# How deep a name may lie: "the leader of the armed wing of Hamas" needs two steps.
DEEPEST = 2


def parties(sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    """Give the actors that the phrase headed by *head* stands for; its own words where it names nobody known."""
    known = sentence.parties.get(head)
    if known is None:
        known = sentence.parties[head] = _find(sentence, head, INSIDE, DEEPEST)
    return known


def doers(sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    """Give the actors behind a phrase that does something: "police in Malta", but not Malta in "the wall in Malta"."""
    own = mutual(sentence, head) or sentence.cast.members(sentence.tree, head)
    if is_known(own) and _is_mutual(sentence, head):
        return own
    if sentence.tree.tokens[head].form.lower() in PRONOUNS:
        return parties(sentence, head)
    if any(mention.sector or mention.name for mention in own) or within(sentence, head, BEHIND):
        return parties(sentence, head)
    return tuple(replace(mention, country=None) for mention in own)


def _find(sentence: Sentence, head: int, cases: tuple[str, ...], depth: int) -> tuple[ActorMention, ...]:
    reading = sentence.found.get(head)
    is_act = reading is not None and reading.route == "noun" and not reading.weak and reading.type != "AGREE"
    if reading and is_act and is_known(reading.roles.everybody):
        return reading.roles.actors  # who stands behind "the attack on Kyiv" is who made it, not Kyiv
    own = sentence.cast.members(sentence.tree, head)
    several = mutual(sentence, head) or _listed_before(sentence, head)
    if several:
        return several
    if sentence.tree.tokens[head].lemma.lower() in SIDING:  # "Chad's allies in Libya" are Libyans
        for inside in within(sentence, head, ("in", "inside"), owners=False) if depth else ():
            found = _find(sentence, inside, (), 0)
            if is_known(found):
                return found
    if sentence.tree.tokens[head].lemma.lower() == "counterpart" and is_known(own):
        return own  # "his British counterpart" is Britain's, not his
    if not is_known(own) and sentence.tree.tokens[head].form.lower() in PRONOUNS:
        return antecedent(sentence, head) or own
    named = _named_before(sentence, head) if is_known(own) and not any(mention.sure for mention in own) else ()
    if named:
        return named
    if depth == 0 or (is_known(own) and any(mention.name or mention.sector for mention in own)):
        return own
    for inside in within(sentence, head, cases):
        found = _find(sentence, inside, cases, depth - 1)
        if is_known(found):
            return found
    return own


def _is_mutual(sentence: Sentence, head: int) -> bool:
    """Tell whether the word is the "each" or "other" by which two act on each other."""
    tokens = sentence.tree.tokens
    form = tokens[head].form.lower()
    before = tokens[head - 1].form.lower() if head else ""
    return form == "each" or (form, before) in (("other", "each"), ("another", "one"))


def mutual(sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    """Give the two or more states that the subject before "each other" or "each" names."""
    tree = sentence.tree
    for at in range(head - 1, -1, -1) if _is_mutual(sentence, head) else ():
        if tree.tokens[at].deprel in ("nsubj", "nsubj:pass"):
            found = sentence.cast.members(tree, at)
            if len({mention.country for mention in found if mention.country}) > 1:
                return found
    return ()


def _named_before(sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    """Give the state named somewhere before a head whose own state is only guessed: "Armenian state websites"."""
    tree = sentence.tree
    before = [at for at in tree.subtree(head) if at < head and tree.tokens[at].form[0].isupper()]
    for at in before:
        found = tuple(mention for mention in sentence.cast.members(tree, at) if mention.country and mention.sure)
        if found:
            return found
    return ()


def _listed_before(sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    """Give the states that a list before a noun names: "the Greek and Turkish ambassadors"."""
    tree = sentence.tree
    before = [kid for kid in tree.children(head, "amod", "compound") if kid < head]
    lists = [tree.conjuncts(kid) for kid in before]
    if any(tree.children(kid, "cc") for kid in before):  # "UK and EU negotiators", which the parser leaves unjoined
        lists.append(before)
    for listed in lists:
        named = [at for at in listed if tree.tokens[at].form[0].isupper()]
        if len(named) > 1:
            found = tuple(mention for at in named if (mention := sentence.cast.at(tree, at)).country)
            if len({mention.country for mention in found}) > 1:
                return found
    return ()


def antecedent(sentence: Sentence, pronoun: int) -> tuple[ActorMention, ...]:
    """Give who a pronoun stands for where the Cast does not know: the subject of the clause above, "Chad said it …"."""
    tree = sentence.tree
    acted_on = tree.tokens[pronoun].deprel in ("obj", "iobj", "obl", "nmod")  # "Chad accused him": not Chad
    for above in list(tree.ancestors(pronoun))[int(acted_on) :]:
        for subject in tree.children(above, "nsubj", "nsubj:pass"):
            if subject < pronoun and pronoun not in tree.subtree(subject):
                found = sentence.cast.members(tree, subject)
                if is_known(found):
                    span = tree.span(pronoun, pronoun)
                    return tuple(replace(m, span=span, text=span.of(tree.text), sure=False) for m in found if m.country)
    return _named_behind(sentence, pronoun)


def _named_behind(sentence: Sentence, pronoun: int) -> tuple[ActorMention, ...]:
    """Give the subject of the main clause behind a clause that opens with a pronoun: "after it closed, Chad said"."""
    tree = sentence.tree
    clause = tree.tokens[pronoun].head
    token = tree.tokens[clause]
    is_first = tree.tokens[pronoun].deprel in ("nsubj", "nsubj:pass", "nmod:poss")
    if not is_first or token.deprel not in ("advcl", "ccomp") or token.head < clause:
        return ()
    for subject in tree.children(token.head, "nsubj", "nsubj:pass"):
        found = sentence.cast.members(tree, subject) if subject > clause else ()
        if is_known(found):
            span = tree.span(pronoun, pronoun)
            return tuple(replace(m, span=span, text=span.of(tree.text), sure=False) for m in found if m.country)
    return ()


def within(sentence: Sentence, head: int, cases: tuple[str, ...], *, owners: bool = True) -> list[int]:
    """Give the words inside a phrase that may name its party, the likeliest first; *cases* are prepositions."""
    tree = sentence.tree
    owning = tree.children(head, "nmod:poss") if owners else []
    beside = [kid for kid in tree.children(head, "compound", "amod") if tree.tokens[kid].form[0].isupper()]
    phrases = [(tree.case(kid), kid) for kid in tree.children(head, "nmod", "obl")]
    if tree.tokens[head].lemma.lower().removesuffix("s") in FACING:
        phrases = [(case, kid) for case, kid in phrases if case != "of"]
    for kid in tree.children(head, "advmod"):  # "three cities west of Tripoli"
        phrases += [(tree.case(below), below) for below in tree.children(kid, "obl", "nmod")]
    ordered = [kid for case in cases for found, kid in phrases if found == case]
    named = tree.children(head, "appos")
    first = named if tree.tokens[head].upos == "NOUN" else []  # "its closest ally, Chad" is Chad
    if not owners:
        return [*first, *ordered]
    return [*first, *owning, *beside, *named, *_flagged(sentence, head), *ordered, *_of_participles(sentence, head)]


def _flagged(sentence: Sentence, head: int) -> list[int]:
    """Give the states of "a Russian-flagged tanker", "the Turkish-occupied north": whose a thing is or who holds it."""
    tree = sentence.tree
    owned = [kid for kid in tree.children(head, "amod", "compound") if tree.tokens[kid].form.lower() in HOLDING]
    return [name for kid in owned for name in tree.children(kid, "obl:npmod", "obl", "npadvmod", "compound", "amod")]


def _of_participles(sentence: Sentence, head: int) -> list[int]:
    """Give the names in "missiles fired by Israel", "companies linked to Russia"."""
    tree = sentence.tree
    linking = [kid for kid in tree.children(head, "acl") if tree.tokens[kid].lemma in sentence.words["linking"]]
    return [kid for participle in linking for kid in tree.children(participle, "obl:agent", "obl")]
