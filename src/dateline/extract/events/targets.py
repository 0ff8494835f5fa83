"""Names before an attack that say whom it hits: "the Maduro raid", "West Bank raids". In: Sentence, a noun. Out: heads.

"A Libyan attack" is Libya's; of names without an ending the grammar does not tell, so the place and the company do.
"""

from __future__ import annotations

from dateline.extract.events import clauses
from dateline.extract.events.values import Roles, Sentence
from dateline.knowledge.events import Pattern
from dateline.model import ActorMention

# Bodies that a politician attacks in words.
SPOKEN_OF = frozenset({None, "JUD", "LEG", "JRN", "BUS", "PTY", "EDU"})
# Phrases by which an attack names its aim.
AIMS = ("on", "against", "in", "into", "at", "inside")


def hit_before(sentence: Sentence, noun: int) -> list[int]:
    """Give the word before the attack at *noun* that names whom it hits, or nothing."""
    tree = sentence.tree
    beside = [kid for kid in tree.children(noun, "compound") if kid < noun and tree.tokens[kid].form[0].isupper()]
    named = [kid for kid in beside if any(m.country for m in sentence.cast.members(tree, kid))]
    if not named or named[-1] != noun - 1 or "-" in {tree.tokens[at].form for at in range(named[0], noun)}:
        return []
    last = sentence.cast.at(tree, named[-1])
    is_place = _is_place(last) and tree.tokens[named[-1]].entity[2:] in ("GPE", "LOC")
    if last.sector == "GOV" and tree.tokens[noun].lemma.lower() in sentence.words["lasting"]:
        return []  # "Moscow aggression"
    if _has_aim(sentence, noun) or not (_is_bare(last) or is_place or _is_person(last)):
        return []
    has_doer = bool(tree.children(noun, "nmod:poss")) or _is_of_two(sentence, named)
    if has_doer or not _is_bare(last):
        return [named[-1]]
    is_told = tree.tokens[noun].deprel in ("obl", "nmod", "obj")
    return [named[-1]] if is_told and _others_before(sentence, noun, last) else []


def is_of_words(row: Pattern, roles: Roles) -> bool:
    """Tell whether an attack is one of words: a politician's on another of the same state, or on its court or bank."""
    if not row.name.startswith("ASSAULT.attack") or not roles.actors or not roles.recipients:
        return False
    mine, theirs = roles.countries
    speak = all(m.kind == "person" and m.sector in (None, "GOV", "LEG", "PTY", "ELI", "OPP") for m in roles.actors)
    aimed = all(m.kind == "person" or (m.kind == "body" and m.sector in SPOKEN_OF) for m in roles.recipients)
    return speak and aimed and bool(mine) and theirs <= mine


def _is_of_two(sentence: Sentence, named: list[int]) -> bool:
    """Tell whether two states stand there unjoined: "U.S. Venezuela strikes"."""
    tree = sentence.tree
    countries = {m.country for kid in named for m in sentence.cast.members(tree, kid)}
    return len(countries) > 1 and not any(tree.children(kid, "conj", "cc") for kid in named)


def _is_person(mention: ActorMention) -> bool:
    return mention.kind == "person" and mention.name is not None and mention.name.split()[-1] in mention.text


def _is_bare(mention: ActorMention) -> bool:
    """Tell whether it is a state by its full name, neither "U.S." nor "Libyan"."""
    return mention.kind == "state" and mention.text == mention.name and not mention.text.isupper()


def _is_place(mention: ActorMention) -> bool:
    """Tell whether it is a part of a state, or a town: "West Bank", "Caracas"."""
    if mention.kind == "state":
        is_short = mention.text.replace(".", "").isupper()
        return mention.sector == "GOV" or (mention.text != mention.name and not is_short)
    return mention.kind == "role" and mention.sector is None


def _has_aim(sentence: Sentence, noun: int) -> bool:
    sites = [noun]
    return any(clauses.in_phrases(sentence.tree, sites, case) for case in AIMS)


def _others_before(sentence: Sentence, noun: int, hit: ActorMention) -> bool:
    """Tell whether somebody of another state stands in the sentence before the attack."""
    tree = sentence.tree
    names = [at for at in range(noun) if tree.tokens[at].form[0].isupper()]
    return any(m.country and m.country != hit.country for at in names for m in sentence.cast.members(tree, at))
