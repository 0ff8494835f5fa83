"""Which words open a row of the pattern table. In: Tree, Cast, tables. Out: for a token its route and its rows."""

from __future__ import annotations

from dateline.extract.cast import Cast
from dateline.extract.events import headlines
from dateline.extract.events.values import Rows
from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables, Index
from dateline.model import Token

# Where an -ing form stands for a noun.
NOMINAL = frozenset({"nsubj", "nsubj:pass", "nmod", "obl"})
# Types of which "the …ing of" tells as a verb does, and the shortest such noun.
DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
MIN_DEED = 6
# Auxiliaries by which a speaker puts a duty on somebody.
DUTIES = frozenset({"must"})


def triggers_of(tree: Tree, cast: Cast, tables: EventTables) -> dict[int, tuple[str, Rows]]:
    """Give the tokens that open a row, each with its route and its rows."""
    found = {}
    for index in range(len(tree.tokens)):
        route, rows = _rows(tree, index, cast, tables)
        if rows:
            found[index] = (route, rows)
    return found


def _rows(tree: Tree, index: int, cast: Cast, tables: EventTables) -> tuple[str, Rows]:
    token = tree.tokens[index]
    if token.lemma in DUTIES:
        return "", ()  # read when all else is
    if index and tree.tokens[index - 1].form == "-" and token.deprel in ("amod", "compound"):
        return "", ()  # "UAE-backed", "flood-hit": what somebody is like, not what is done
    if token.form[0].isupper() and token.entity.endswith("DATE"):
        return "", ()  # "in March", "the May 9 parade": a month is no march
    if (
        token.xpos == "VBN"
        and token.deprel == "amod"
        and token.head > index
        and tree.children(token.head, "det", "nmod:poss")
    ):
        return "", ()  # "a damaged plane", "the destroyed village": a state it is in, not an act told
    if token.xpos == "VBG" and token.deprel in NOMINAL and token.form.lower() in tables.nouns:
        return "noun", tables.nouns[token.form.lower()]  # "fighting between them went on"
    if token.upos in ("VERB", "AUX"):
        return _verb_rows(tree, index, tables)
    if token.upos in ("NOUN", "PROPN"):
        lemma = headlines.verb_lemma(tree, index, tables.verbs, cast)
        return ("headline", tables.verbs[lemma]) if lemma else ("noun", rows_of_noun(tables, token))
    if token.upos in ("ADJ", "ADV"):
        return "adjective", _look_up(tables.adjectives, token.lemma)
    return "", ()


def _verb_rows(tree: Tree, index: int, tables: EventTables) -> tuple[str, Rows]:
    token = tree.tokens[index]
    if token.lemma in tables.words["holding"] and _is_state(tree, index, tables):
        return "", ()  # "that area is still controlled by Chad"
    lemma = headlines.helper_lemma(tree, index, tables.verbs)
    if lemma:
        return "headline", tables.verbs[lemma]
    rows = _look_up(tables.verbs, token.lemma)
    after = tree.tokens[index + 1].form.lower() if index + 1 < len(tree.tokens) else ""
    if f"{token.lemma.lower()} {after}" in tables.words["other_verbs"]:
        rows = tuple(row for row in rows if row[0].partner)  # "sworn in" is no oath
    return "verb", rows


def _is_state(tree: Tree, index: int, tables: EventTables) -> bool:
    """Tell whether a verb of holding tells how things stand: "is still occupied", "remains", "the area it controls"."""
    words = {tree.tokens[kid].form.lower() for kid in tree.children(index, "advmod", "aux", "aux:pass", "cop")}
    before = {tree.tokens[at].form.lower() for at in range(max(0, index - 2), index)}
    if (words | before) & tables.words["standing_still"]:
        return True
    return tree.tokens[index].lemma == "control" and tree.tokens[index].xpos in ("VBZ", "VBP", "VBN", "VBG", "VBD")


def rows_of_noun(tables: EventTables, token: Token) -> Rows:
    """Give the rows of a noun, those of "strike" for the "Strikes" that the parser takes for a name."""
    found = _look_up(tables.nouns, token.lemma) or _deeds(tables, token)
    if found or token.upos != "PROPN" or not token.form.endswith("s"):
        return found
    form = token.form.lower()
    return next((tables.nouns[stem] for stem in (form[:-1], form[:-2], f"{form[:-3]}y") if stem in tables.nouns), ())


def _deeds(tables: EventTables, token: Token) -> Rows:
    """Give the rows of force of the verb in "the torching of", "no such burning"."""
    form = token.form.lower()
    if token.upos != "NOUN" or not form.endswith("ing") or len(form) < MIN_DEED:
        return ()
    stems = (form[:-3], f"{form[:-3]}e", form[:-4] if form[-4] == form[-5] else form[:-3])
    rows = next((tables.verbs[stem] for stem in stems if stem in tables.verbs), ())
    return tuple((trigger, row) for trigger, row in rows if row.type in DEEDS and trigger.partner is None)


def _look_up(index: Index, lemma: str) -> Rows:
    return index.get(lemma) or index.get(lemma.lower(), ())
