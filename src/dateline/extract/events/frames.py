"""Does a row fit a word? In: Sentence, a token, a Pattern. Out: the Frame of what stands around it, or None."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.events import clauses
from dateline.extract.events.values import Sentence
from dateline.extract.tree import Tree
from dateline.knowledge.events import ANY, Pattern, Trigger

NAMES = frozenset({"GPE", "NORP", "PERSON", "ORG", "FAC", "LOC"})
NOT = frozenset({"not", "n't", "n’t", "never", "nt"})
PLACES = frozenset({"GPE", "FAC", "LOC"})
PEOPLE = frozenset({"PERSON", "NORP"})
# Words that belong to a verb ("give in") or open a phrase behind its object.
PARTICLES = frozenset({"in", "up", "out", "off", "down", "back", "away", "over"})
# What a verb does to its object may be told well behind it: "set the granary alight".
FAR = frozenset({"alight", "ablaze", "aflame", "hostage", "captive"})
FAR_REACH = 7
# "Praise for the guards came from Berlin": verbs that tell where an act comes from.
COMING = frozenset(
    {"come", "go", "arrive", "emanate", "flow", "erupt", "break", "flare", "rage", "resume", "intensify"}
)
QUOTES = frozenset({"“", '"', "‘", "'", "``"})
# How far behind its word a phrase is looked for by place alone.
PHRASE_REACH = 7
# Behind a verb they make another of it: "push forward the plan".
SHIFTS = frozenset({"forward", "ahead", "aside", "apart", "through", "along", "forth"})
# Nouns that by their ending name people by what they do: "geologist", "ferryman", "aid worker".
PEOPLE_BY_FORM = re.compile(
    r".+(?:ologist|onomist|analyst|man|woman|worker|keeper|grapher|nologist|icist|ivist|acher|ammer)|.{2,}[lrtcsfgn]ist"
)
KINDS = {"NAME": NAMES, "PLACE": PLACES, "PERSON": PEOPLE, "HUMAN": PEOPLE}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a trigger: its objects, every word its phrases may hang on, and its subjects.

    ``subjects`` is None where the tree is to be asked; ``above`` is the verb that an event noun hangs on.
    """

    objects: tuple[int, ...]
    sites: tuple[int, ...]
    subjects: tuple[int, ...] | None = None
    above: int | None = None


def verb_frame(sentence: Sentence, verb: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a verb or adjective at *verb* if *row* fits it."""
    tree = sentence.tree
    is_judgement = (
        row.actor == ("speaker",) and tree.tokens[verb].upos == "ADJ"
    )  # "is unacceptable", not "held responsible"
    if (row.negated and not is_negated(tree, verb)) or (is_judgement and tree.child(verb, "cop") is None):
        return None
    found = _objects(tree, verb, trigger)
    if found is None:
        return None
    objects, is_phrase = found
    if row.voice and (row.voice == "passive") != (clauses.is_passive(tree, verb) and not is_phrase):
        return None
    if row.object and not any(says(sentence, index, row.object) for index in objects):
        return None
    spared = _spared(sentence, verb, row)
    if spared and any(says(sentence, index, spared) for index in objects):
        return None
    if not _subjects_fit(sentence, verb, row):
        return None
    frame = Frame(tuple(objects), tuple(dict.fromkeys([verb, *_raw_objects(tree, verb), *objects])))
    if not phrases_fit(sentence, frame, row):
        return None
    if row.clause and not _clause_fits(tree, verb, row):
        return None
    return None if row.lone and _has_more(tree, verb) else frame


def _spared(sentence: Sentence, verb: int, row: Pattern) -> frozenset[str]:
    """Give what the verb must not act on; a weapon or force may well hit a market, which a trader only hits."""
    if not row.unless_object & sentence.words["aimed_at"]:
        return row.unless_object
    arms = sentence.words["weapons"] | sentence.words["forces"]
    is_armed = any(says(sentence, index, arms) for index in clauses.actors(sentence.tree, verb))
    return row.unless_object - sentence.words["aimed_at"] if is_armed else row.unless_object


def _has_more(tree: Tree, verb: int) -> bool:
    """Tell whether a clause or a second object follows: "called him a liar", "left the council divided"."""
    objects = tree.children(verb, "obj")
    more = tree.children(verb, "xcomp", "ccomp", "iobj", "parataxis", "dep")
    more += [k for k in tree.children(verb, "advcl") if tree.tokens[k].xpos in ("VBN", "VBD") and _is_bare(tree, k)]
    if not objects and len(more) == 1 and tree.tokens[more[0]].upos in ("NOUN", "PROPN"):
        more = []  # "called the king", taken for what somebody is called
    quoted = any(tree.tokens[kid].form in ("“", '"', "‘") for kid in tree.kids[verb])
    return bool(more) or len(objects) > 1 or quoted


def _is_bare(tree: Tree, verb: int) -> bool:
    """Tell whether nothing opens the clause of *verb*: "left the council divided"."""
    return not tree.children(verb, "mark", "nsubj", "nsubj:pass", "punct", "aux", "aux:pass")


def is_undone(sentence: Sentence, verb: int) -> bool:
    """Tell whether a denial or refusal is taken back: "did not deny", "has stopped disputing"."""
    tree = sentence.tree
    above = tree.tokens[verb].head
    no_longer = any(tree.tokens[kid].form.lower() in ("longer", "more") for kid in tree.children(verb, "advmod"))
    return no_longer or is_negated(tree, verb) or (above >= 0 and tree.tokens[above].lemma in ("stop", "cease", "quit"))


def _clause_fits(tree: Tree, verb: int, row: Pattern) -> bool:
    for clause in clauses.clause_of(tree, verb):
        is_infinitive = any(tree.tokens[kid].form.lower() == "to" for kid in tree.children(clause, "mark"))
        if ANY in row.clause or tree.tokens[clause].lemma in row.clause or ("to" in row.clause and is_infinitive):
            return True
    return bool(row.clause - {ANY, "to"}) and _is_quoted(tree, verb, row.clause)


def _is_quoted(tree: Tree, verb: int, words: frozenset[str]) -> bool:
    """Tell whether one of *words* opens a quotation close behind the verb: "called the decision ‘absurd’"."""
    for at in range(verb + 2, min(verb + FAR_REACH, len(tree.tokens))):
        token = tree.tokens[at]
        if tree.tokens[at - 1].form in QUOTES and token.lemma.lower() in words:
            return True
        if token.form in (",", ";", "."):
            return False
    return False


def _is_governed(sentence: Sentence, noun: int, verb: int) -> bool:
    """Tell whether phrases of *verb* may be the noun's: of "launched an attack", not of "fled after an attack"."""
    tree = sentence.tree
    if tree.tokens[noun].deprel in ("obj", "nsubj:pass", "xcomp", "acl"):
        return True
    if tree.tokens[noun].deprel == "nsubj" and tree.tokens[verb].lemma in COMING:
        return True  # "praise came from Berlin"
    through = tree.case(noun) in ("in", "on", "into", "with", "upon", "to")
    return tree.tokens[noun].deprel == "obl" and through and tree.tokens[verb].lemma in sentence.words["light_in"]


def is_negated(tree: Tree, verb: int) -> bool:
    """Tell whether *verb* has a "not" or "never" of its own."""
    return any(tree.tokens[kid].form.lower() in NOT for kid in tree.children(verb, "advmod", "aux", "neg"))


def noun_frame(sentence: Sentence, noun: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a noun at *noun* if *row* fits it; its governing verb is among the sites."""
    tree = sentence.tree
    if trigger.partner and not _has_modifier(tree, noun, trigger.partner):
        return None
    if row.actor == ("speaker",) and tree.child(noun, "cop") is None:
        return None  # what nobody says that something is
    if trigger.lemma in sentence.words["plural_only"] and not trigger.partner and tree.tokens[noun].xpos == "NN":
        return None
    above = tree.tokens[noun].head
    if trigger.lemma in sentence.words["idioms"] and (tree.case(noun) == "in" or tree.tokens[above].lemma == "take"):
        return None
    sites, governor = [noun], None
    while above >= 0 and _is_measure(tree, above) and tree.case(sites[-1]) in ("of", None):
        sites.append(above)
        above = tree.tokens[above].head
    if above >= 0 and tree.tokens[above].upos in ("VERB", "AUX") and _is_governed(sentence, sites[-1], above):
        governor = above
    before = tree.children(noun, "compound", "amod") if row.unless_object else []
    if any(tree.tokens[kid].lemma.lower() in row.unless_object for kid in before):
        return None
    aims = [kid for case in ("on", "against", "with") for kid in clauses.in_phrases(tree, [noun], case)]
    spared = row.unless_object - sentence.words["aimed_at"]
    if spared and any(tree.tokens[kid].lemma.lower() in spared for kid in aims):
        return None  # "an assault on the cost of living"
    acted_on = [kid for kid in clauses.in_phrases(tree, sites, "of") if row.object and says(sentence, kid, row.object)]
    if row.object and not acted_on:
        return None
    outer = () if governor is None else (governor,)
    frame = Frame((), (*sites, *outer, *acted_on), above=governor)
    return frame if phrases_fit(sentence, frame, row) else None


def _is_measure(tree: Tree, at: int) -> bool:
    return tree.tokens[at].upos != "VERB" and tree.tokens[at].lemma.lower() in clauses.MEASURES


def phrases_fit(sentence: Sentence, frame: Frame, row: Pattern) -> bool:
    """Tell whether every phrase that the row asks for is there."""
    sites = list(frame.sites)
    return all(
        any(says(sentence, index, lemmas) for index in clauses.in_phrases(sentence.tree, sites, case))
        or (ANY not in lemmas and _stands_behind(sentence.tree, sites[0], case, lemmas))
        for case, lemmas in row.phrase.items()
    )


def _stands_behind(tree: Tree, verb: int, case: str, lemmas: frozenset[str]) -> bool:
    """Tell whether the phrase stands close behind the word, wherever the parser hung it: "took Chad to task"."""
    for at in range(verb + 1, min(verb + PHRASE_REACH, len(tree.tokens) - 1)):
        if tree.tokens[at].form.lower() == case:
            return _opens_with(tree, at + 1, lemmas)
        if tree.tokens[at].form in (",", ";", ":"):
            return False
    return False


def _opens_with(tree: Tree, start: int, lemmas: frozenset[str]) -> bool:
    """Tell whether one of *lemmas* is among the first words from *start*, before the phrase is over."""
    for token in tree.tokens[start : start + 3]:
        if token.lemma.lower() in lemmas:
            return True
        if token.upos in ("ADP", "PUNCT", "VERB", "AUX", "CCONJ"):
            return False
    return False


def _objects(tree: Tree, verb: int, trigger: Trigger) -> tuple[list[int], bool] | None:
    """Give the objects of *verb* with its partner word, and whether they are a phrase; None where the partner lacks."""
    if trigger.partner is None:
        shifts = [kid for kid in tree.children(verb, "compound:prt") if not _opens_place(tree, kid)] or [
            kid for kid in tree.children(verb, "advmod") if kid == verb + 1 and tree.tokens[kid].form.lower() in SHIFTS
        ]
        return None if shifts else (clauses.objects(tree, verb), False)
    if " " in trigger.partner:
        return _run_of_words(tree, verb, trigger.partner.split())
    for kid in tree.children(verb, "compound:prt", "advmod", "mark", "case", "obl", "dep", "xcomp"):
        if kid > verb and tree.tokens[kid].form.lower() == trigger.partner:
            return clauses.objects(tree, verb), False
    phrases = [] if _is_apart(tree, verb, trigger) else clauses.in_phrases(tree, [verb], trigger.partner)
    if phrases:
        return [clauses.measured(tree, index) for index in phrases], True
    for kid in () if _is_apart(tree, verb, trigger) else tree.children(verb, "advcl", "xcomp", "ccomp"):
        if any(tree.tokens[mark].form.lower() == trigger.partner for mark in tree.children(kid, "mark")):
            return [], True
    reach = verb + (FAR_REACH if trigger.partner in FAR else 1)
    near = {token.form.lower() for token in tree.tokens[verb + 1 : reach + 1] if token.deprel != "case"}
    if trigger.partner in near:
        return clauses.objects(tree, verb), False
    return None


def _opens_place(tree: Tree, at: int) -> bool:
    """Tell whether what the parser takes for a particle opens a place: "were arrested off Tawi-Tawi"."""
    after = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else None
    is_off = tree.tokens[at].form.lower() == "off"
    return after is not None and (after.entity[2:] in PLACES or (is_off and after.upos == "PROPN"))


def _run_of_words(tree: Tree, verb: int, words: list[str]) -> tuple[list[int], bool] | None:
    """Give what follows a run of words right behind the verb ("opened up on the camp"), None where they do not."""
    end = verb + len(words)
    if [token.form.lower() for token in tree.tokens[verb + 1 : end + 1]] != words:
        return None
    sites = [verb, *range(verb + 1, end)]
    phrases = (
        clauses.in_phrases(tree, [verb], " ".join(words))
        or clauses.in_phrases(tree, sites, words[-1])
        or [kid for kid in tree.kids[end] if kid > end and tree.tokens[kid].upos in ("NOUN", "PROPN", "PRON")]
    )
    if phrases:
        return [clauses.measured(tree, index) for index in phrases], True
    return clauses.objects(tree, verb), False


def _is_apart(tree: Tree, verb: int, trigger: Trigger) -> bool:
    """Tell whether the partner opens a phrase of its own: "gave a number in a call", "called him a man for all"."""
    is_particle = trigger.partner in PARTICLES or (trigger.lemma, trigger.partner) in (("call", "for"), ("sign", "on"))
    return is_particle and bool(tree.children(verb, "obj", "xcomp", "iobj"))


def _raw_objects(tree: Tree, verb: int) -> list[int]:
    return tree.children(verb, "obj", "nsubj:pass", "iobj")


def _subjects_fit(sentence: Sentence, verb: int, row: Pattern) -> bool:
    if not row.subject and not row.unless_subject:
        return True
    found = clauses.actors(sentence.tree, verb)
    if not found:
        found = clauses.in_phrases(sentence.tree, [verb], "in")  # "killed in a crash": the crash did it
    if row.unless_subject and any(_is_named_for(sentence, index, row.unless_subject) for index in found):
        return False
    return not row.subject or any(says(sentence, index, row.subject) for index in found)


def _is_named_for(sentence: Sentence, index: int, words: frozenset[str]) -> bool:
    """Tell whether the noun is among *words*, or the name of one of them: "Storm Goretti", "Typhoon Mawar"."""
    tree = sentence.tree
    before = [kid for kid in tree.children(index, "compound") if tree.tokens[index].upos == "PROPN"]
    return says(sentence, index, words) or any(tree.tokens[kid].form.lower() in words for kid in before)


def says(sentence: Sentence, index: int, words: frozenset[str]) -> bool:
    """Tell whether the noun at *index*, or one conjoined with it, is among *words*: lemmas, "*", NAME, PLACE …"""
    if ANY in words:
        return True
    return any(_says_one(sentence, one, words) for one in sentence.tree.conjuncts(index))


def _says_one(sentence: Sentence, index: int, words: frozenset[str]) -> bool:
    tree = sentence.tree
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if lemma in words or token.form.lower() in words:
        return True
    if token.xpos == "NNPS" and token.form.lower().removesuffix("s") in words:
        return True  # "Pensioners marched", which the parser takes for a name
    before = tree.children(index, "compound", "amod", "nmod:poss")
    if any(f"{tree.tokens[kid].lemma.lower()} {lemma}" in words for kid in before):
        return True
    return bool(words & KINDS.keys()) and _is_of_kind(sentence, index, words)


def _is_of_kind(sentence: Sentence, index: int, words: frozenset[str]) -> bool:
    """Tell whether the noun is a NAME, PLACE or PERSON by its entity label, or by what is known of who is who."""
    token = sentence.tree.tokens[index]
    label = token.entity[2:]
    if label in PLACES and sentence.cast.at(sentence.tree, index).kind == "person":
        label = "PERSON"  # "captured Venezuela's Maduro", taken for a place
    is_craft = token.lemma.lower() in sentence.words["vehicles"]
    if any(kind in words and label in labels for kind, labels in KINDS.items()) and not (is_craft and label in PEOPLE):
        return True
    if "NAME" in words and token.upos in ("PROPN", "PRON"):
        return True
    mention = sentence.cast.at(sentence.tree, index)
    if "PLACE" in words and mention.kind == "state":
        return True
    if is_craft:
        words = words - {"PERSON", "HUMAN"}
    if words & {"PERSON", "HUMAN"} and mention.kind == "person":
        return True
    if "HUMAN" in words and token.upos == "NOUN" and PEOPLE_BY_FORM.fullmatch(token.lemma.lower()):
        return True
    if "HUMAN" in words and mention.sector is not None and mention.kind in ("role", "group"):
        return True
    return "NAME" in words and mention.country is not None and (mention.name is not None or mention.kind == "group")


def _has_modifier(tree: Tree, noun: int, word: str) -> bool:
    """Tell whether *word* stands right before the noun or is joined to it: "air" of "air and missile strikes"."""
    joined = [one for kid in tree.children(noun, "compound", "amod") for one in tree.conjuncts(kid)]
    before = {at for at in (*joined, noun - 1) if 0 <= at < noun}
    return any(word in (tree.tokens[at].lemma.lower(), tree.tokens[at].form.lower()) for at in before)
