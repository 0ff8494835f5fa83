"""Headlines, where "Seizes" is taken for a name. In: Tree. Out: the verb meant, and the Frame around it."""

from __future__ import annotations

from dateline.extract.cast import Cast
from dateline.extract.events.frames import PHRASE_REACH, PLACES, Frame, phrases_fit, says
from dateline.extract.events.values import Sentence, is_known
from dateline.extract.tree import Tree
from dateline.knowledge.events import Index, Pattern, Trigger

FINITE = ("VBZ", "VBD", "VBP", "MD")
# Nouns that are several without an "s".
PLURALS = frozenset({"police", "people", "women", "men"})
# Demonyms that are no plurals for their "s".
SINGULARS = frozenset({"Swiss"})
# Entity labels of whose an act is, where they stand right before it.
OWNERS = ("NORP", "GPE")
# Behind a verb they make another of it.
PARTICLES = frozenset({"off", "out", "up", "down", "back", "away"})
# How many words a light verb stands before its noun at most.
REACH = 6
# No helper that ends in "s" is as long.
LONG = 5
QUOTES = frozenset({"'", '"', "‘", "“"})
# What may stand behind a headline's verb.
FOLLOWING = ("PROPN", "NOUN", "ADJ", "DET", "NUM", "ADP", "PRON")
BREAKS = frozenset(
    {
        "that",
        "who",
        "which",
        ":",
        ";",
        "|",
        "—",
        "–",
        "-",
        ",",
        "'",
        "‘",
        "’",
        '"',
        "“",
        "”",
        "as",
        "before",
        "after",
        "while",
        "when",
    }
)


def verb_lemma(tree: Tree, index: int, verbs: Index, cast: Cast) -> str | None:
    """Give the lemma of the verb that a noun-tagged word is in a headline ("Seizes" -> "seize"), or None."""
    if index == 0 or index + 1 >= len(tree.tokens) or not _is_headline(tree):
        return None
    form = tree.tokens[index].form.lower()
    if form.endswith("s") and not form.endswith("ss"):
        lemma = next((stem for stem in stems(form) if stem in verbs), None)
        return lemma if lemma and _could_be_verb(tree, index, cast) else None
    is_plural = form in verbs and _ends_plural(tree, index, verbs, cast) and _could_be_verb(tree, index, cast)
    return form if is_plural else None


def helper_lemma(tree: Tree, index: int, verbs: Index) -> str | None:
    """Give the lemma of a headline's verb taken for a helper or a part of what is behind it: "Chad fires missiles"."""
    token = tree.tokens[index]
    form = token.form.lower()
    is_lost = token.deprel == "aux" or (token.deprel == "compound" and token.xpos == "VBZ")
    if not is_lost or not tree.sentence.is_title or not form.endswith("s") or len(form) < LONG:
        return None
    return next((stem for stem in stems(form) if stem in verbs), None)


def stems(form: str) -> tuple[str, str, str]:
    """Give the lemmas that a form in -s may have: "seizes", "watches", "carries"."""
    return form[:-1], form[:-2], f"{form[:-3]}y"


def _ends_plural(tree: Tree, index: int, verbs: Index, cast: Cast) -> bool:
    """Tell whether several of whom is known who they are stand right before the word: "Leaders Urge", "India, Pak"."""
    before, after = tree.tokens[index - 1], tree.tokens[index + 1]
    if before.upos not in ("NOUN", "PROPN") or before.form in SINGULARS:
        return False
    is_list = index > 2 and tree.tokens[index - 2].form.lower() in (",", "and", "&") and before.upos == "PROPN"
    is_plural = before.form.endswith("s") and "." not in before.form and before.entity[2:] not in PLACES
    if not (is_list or is_plural or before.form.lower() in PLURALS):
        return False
    rows = verbs[tree.tokens[index].form.lower()]
    if after.upos == "ADP" and not any(trigger.partner == after.form.lower() for trigger, _ in rows):
        return False
    return any(m.country or m.sector for m in cast.members(tree, index - 1))


def _is_headline(tree: Tree) -> bool:
    return tree.sentence.is_title or (len(tree.tokens) < 30 and tree.tokens[-1].form not in (".", "!", "?"))


def _could_be_verb(tree: Tree, index: int, cast: Cast) -> bool:
    """Tell whether a name or noun stands before the word, something to act on after it, and no verb in its stretch."""
    before, after = tree.tokens[index - 1], tree.tokens[index + 1]
    is_named = before.upos in ("PROPN", "NOUN") or (before.upos == "ADJ" and before.form[0].isupper())
    if not is_named and not _is_name(tree, index - 1, cast):
        return False
    follows = after.upos in FOLLOWING or after.xpos in ("VBG", "TO") or after.form in QUOTES
    if not follows and not _is_name(tree, index + 1, cast):
        return False
    start, end = index, index
    while start > 0 and tree.tokens[start - 1].form not in BREAKS:
        start -= 1
    while end + 1 < len(tree.tokens) and tree.tokens[end + 1].form not in BREAKS:
        end += 1
    return not any(tree.tokens[at].xpos in FINITE for at in range(start, end + 1))


def _is_name(tree: Tree, index: int, cast: Cast) -> bool:
    """Tell whether a word is a name although it is tagged as something else: "Trump", taken for a verb."""
    form = tree.tokens[index].form
    return len(form) > 1 and form[0].isupper() and is_known(cast.members(tree, index))


def frame(sentence: Sentence, verb: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a headline's verb, its subject and object found by their place in the line."""
    tree = sentence.tree
    start = _behind_partner(tree, verb, trigger)
    if start is None:
        return None
    subject = _run(sentence, range(verb - 1, -1, -1))
    found = _run(sentence, range(start, len(tree.tokens)))
    objects = [found] if found is not None else []
    if row.object and not any(says(sentence, index, row.object) for index in objects):
        return None
    if row.clause or any(says(sentence, index, row.unless_object) for index in objects):
        return None
    subjects = () if subject is None else (subject,)
    if any(says(sentence, index, row.unless_subject) for index in subjects):
        return None
    if row.subject and not any(says(sentence, index, row.subject) for index in subjects):
        return None
    result = Frame(tuple(objects), (verb, *objects), subjects)
    return result if phrases_fit(sentence, result, row) else None


def lent_subject(tree: Tree, noun: int, lending: frozenset[str], cast: Cast) -> list[int]:
    """Give who stands before a light verb taken for a name: "Chad Launches Fresh Strikes", "Chad renews threats"."""
    if not _is_headline(tree):
        return []
    for at in range(noun - 1, max(0, noun - REACH), -1):
        token = tree.tokens[at]
        is_over = token.form in BREAKS - QUOTES or token.upos in ("VERB", "AUX", "ADP")
        if is_over or token.entity[2:] in OWNERS:  # "rejects Russian claim"
            return []
        is_light = token.form.endswith("s") and any(stem in lending for stem in stems(token.form.lower()))
        if is_light and token.upos in ("NOUN", "PROPN") and _is_name(tree, at - 1, cast):
            return [at - 1]
    return []


def _behind_partner(tree: Tree, verb: int, trigger: Trigger) -> int | None:
    """Give where the object opens: behind the verb, or behind its partner, which may stand behind another object."""
    beside = tree.tokens[verb + 1].form.lower()
    if beside in PARTICLES and beside != trigger.partner:
        return None  # "Calls Off" is no call
    if trigger.partner is None:
        return verb + 1
    for at in range(verb + 1, min(verb + PHRASE_REACH, len(tree.tokens))):
        form = tree.tokens[at].form.lower()
        if form == trigger.partner:
            return at + 1
        if form in BREAKS or tree.tokens[at].upos in ("VERB", "ADP"):
            return None
    return None


def _run(sentence: Sentence, places: range) -> int | None:
    """Give the head of the nouns and names next along *places*: their last word."""
    tree, nouns = sentence.tree, list[int]()
    for at in places:
        token = tree.tokens[at]
        if token.upos in ("NOUN", "PROPN", "PRON") or _is_name(tree, at, sentence.cast):
            nouns.append(at)
        elif nouns or token.upos not in ("DET", "ADJ", "NUM", "ADV", "PART"):
            break
    return max(nouns) if nouns else None
