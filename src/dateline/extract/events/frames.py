"""Does a row fit a word? In: Tree, a token, a Pattern. Out: the Frame of what stands around it, or None."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.events import clauses
from dateline.extract.tree import Tree
from dateline.knowledge.events import ANY, Pattern, Trigger

NAMES = frozenset({"GPE", "NORP", "PERSON", "ORG", "FAC", "LOC"})
PLACES = frozenset({"GPE", "FAC", "LOC"})
PEOPLE = frozenset({"PERSON", "NORP"})
KINDS = {"NAME": NAMES, "PLACE": PLACES, "PERSON": PEOPLE}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a trigger: its objects, every word its phrases may hang on, and its subjects.

    ``subjects`` is None where the tree is to be asked.
    """

    objects: tuple[int, ...]
    sites: tuple[int, ...]
    subjects: tuple[int, ...] | None = None


def verb_frame(tree: Tree, verb: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a verb or adjective at *verb* if *row* fits it."""
    found = _objects(tree, verb, trigger)
    if found is None:
        return None
    objects, is_phrase = found
    if row.voice and (row.voice == "passive") != (clauses.is_passive(tree, verb) and not is_phrase):
        return None
    if row.object and not any(says(tree, index, row.object) for index in objects):
        return None
    if row.unless_object and any(says(tree, index, row.unless_object) for index in objects):
        return None
    if not _subjects_fit(tree, verb, row):
        return None
    frame = Frame(tuple(objects), tuple(dict.fromkeys([verb, *_raw_objects(tree, verb), *objects])))
    if not phrases_fit(tree, frame, row):
        return None
    if row.clause and not any(
        ANY in row.clause or tree.tokens[index].lemma in row.clause for index in clauses.clause_of(tree, verb)
    ):
        return None
    return frame


def noun_frame(tree: Tree, noun: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a noun at *noun* if *row* fits it; its governing verb is among the sites."""
    if trigger.partner and not _has_modifier(tree, noun, trigger.partner):
        return None
    above = tree.tokens[noun].head
    sites = [noun]
    while above >= 0 and tree.tokens[above].lemma.lower() in clauses.MEASURES:
        sites.append(above)
        above = tree.tokens[above].head
    governs = tree.tokens[sites[-1]].deprel in ("obj", "nsubj:pass", "obl", "xcomp", "root", "conj", "acl", "nmod")
    if above >= 0 and governs and tree.tokens[above].upos in ("VERB", "AUX"):
        sites.append(above)
    before = tree.children(noun, "compound", "amod") if row.unless_object else []
    if any(tree.tokens[kid].lemma.lower() in row.unless_object for kid in before):
        return None
    if row.object and not any(says(tree, kid, row.object) for kid in clauses.in_phrases(tree, sites, "of")):
        return None
    frame = Frame((), tuple(sites))
    return frame if phrases_fit(tree, frame, row) else None


def phrases_fit(tree: Tree, frame: Frame, row: Pattern) -> bool:
    """Tell whether every phrase that the row asks for is there."""
    sites = list(frame.sites)
    return all(
        any(says(tree, index, lemmas) for index in clauses.in_phrases(tree, sites, case))
        for case, lemmas in row.phrase.items()
    )


def _objects(tree: Tree, verb: int, trigger: Trigger) -> tuple[list[int], bool] | None:
    """Give the objects of *verb* with its partner word, and whether they are a phrase; None where the partner lacks."""
    if trigger.partner is None:
        return clauses.objects(tree, verb), False
    for kid in tree.children(verb, "compound:prt", "advmod", "mark", "case", "obl", "dep"):
        if tree.tokens[kid].form.lower() == trigger.partner:
            return clauses.objects(tree, verb), False
    phrases = clauses.in_phrases(tree, [verb, *tree.children(verb, "obj")], trigger.partner)
    if phrases:
        return [clauses.measured(tree, index) for index in phrases], True
    for kid in tree.children(verb, "advcl", "xcomp", "ccomp"):
        if any(tree.tokens[mark].form.lower() == trigger.partner for mark in tree.children(kid, "mark")):
            return [], True
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].form.lower() == trigger.partner:
        return clauses.objects(tree, verb), False
    return None


def _raw_objects(tree: Tree, verb: int) -> list[int]:
    return tree.children(verb, "obj", "nsubj:pass", "iobj")


def _subjects_fit(tree: Tree, verb: int, row: Pattern) -> bool:
    if not row.subject and not row.unless_subject:
        return True
    found = clauses.actors(tree, verb)
    if row.unless_subject and any(says(tree, index, row.unless_subject) for index in found):
        return False
    return not row.subject or any(says(tree, index, row.subject) for index in found)


def says(tree: Tree, index: int, words: frozenset[str]) -> bool:
    """Tell whether the noun at *index*, or one conjoined with it, is among *words*: lemmas, "*", NAME, PLACE, PERSON."""
    if ANY in words:
        return True
    return any(_says_one(tree, one, words) for one in tree.conjuncts(index))


def _says_one(tree: Tree, index: int, words: frozenset[str]) -> bool:
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if lemma in words or token.form.lower() in words:
        return True
    label = token.entity[2:]
    if label and any(kind in words and label in KINDS[kind] for kind in KINDS):
        return True
    if "NAME" in words and token.upos in ("PROPN", "PRON"):
        return True
    before = tree.children(index, "compound", "amod", "nmod:poss")
    return any(f"{tree.tokens[kid].lemma.lower()} {lemma}" in words for kid in before)


def _has_modifier(tree: Tree, noun: int, word: str) -> bool:
    """Tell whether *word* stands before the noun, joined to it or a word away: "air" of "air and missile strikes"."""
    start = max(0, noun - 4)
    return any(word in (tree.tokens[at].lemma.lower(), tree.tokens[at].form.lower()) for at in range(start, noun))
