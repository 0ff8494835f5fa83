"""Headlines, where "Seizes" is taken for a name. In: Tree. Out: the verb meant, and the Frame around it."""

from __future__ import annotations

from dateline.extract.events.frames import Frame, phrases_fit, says
from dateline.extract.events.values import Sentence
from dateline.extract.tree import Tree
from dateline.knowledge.events import Index, Pattern, Trigger

FINITE = ("VBZ", "VBD", "VBP", "MD")
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


def verb_lemma(tree: Tree, index: int, verbs: Index) -> str | None:
    """Give the lemma of the verb that a noun-tagged word is in a headline ("Seizes" -> "seize"), or None."""
    form = tree.tokens[index].form.lower()
    if not form.endswith("s") or form.endswith("ss") or index == 0 or index + 1 >= len(tree.tokens):
        return None
    lemma = next((stem for stem in (form[:-1], form[:-2], f"{form[:-3]}y") if stem in verbs), None)
    if lemma is None or not _is_headline(tree) or not _could_be_verb(tree, index):
        return None
    return lemma


def _is_headline(tree: Tree) -> bool:
    return tree.sentence.is_title or (len(tree.tokens) < 30 and tree.tokens[-1].form not in (".", "!", "?"))


def _could_be_verb(tree: Tree, index: int) -> bool:
    """Tell whether a name or noun stands before the word, something to act on after it, and no verb in its stretch."""
    before, after = tree.tokens[index - 1], tree.tokens[index + 1]
    is_named = before.upos in ("PROPN", "NOUN") or (before.upos == "ADJ" and before.form[0].isupper())
    if not is_named or (after.upos not in FOLLOWING and after.xpos != "VBG"):
        return False
    start, end = index, index
    while start > 0 and tree.tokens[start - 1].form not in BREAKS:
        start -= 1
    while end + 1 < len(tree.tokens) and tree.tokens[end + 1].form not in BREAKS:
        end += 1
    return not any(tree.tokens[at].xpos in FINITE for at in range(start, end + 1))


def frame(sentence: Sentence, verb: int, trigger: Trigger, row: Pattern) -> Frame | None:
    """Give the Frame of a headline's verb, its subject and object found by their place in the line."""
    tree = sentence.tree
    if trigger.partner and tree.tokens[verb + 1].form.lower() != trigger.partner:
        return None
    subject = _run(tree, range(verb - 1, -1, -1))
    found = _run(tree, range(verb + (2 if trigger.partner else 1), len(tree.tokens)))
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


def _run(tree: Tree, places: range) -> int | None:
    """Give the head of the nouns and names next along *places*: their last word."""
    nouns = []
    for at in places:
        token = tree.tokens[at]
        if token.upos in ("NOUN", "PROPN", "PRON"):
            nouns.append(at)
        elif nouns or token.upos not in ("DET", "ADJ", "NUM", "ADV", "PART"):
            break
    return max(nouns) if nouns else None
