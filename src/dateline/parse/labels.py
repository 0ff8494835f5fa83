"""spaCy's English (ClearNLP) labels to Universal Dependencies v2. In: words of one sentence. Out: tokens.

Four things change beyond names: prepositions become `case` of their object, a copula hangs
on its predicate, conjuncts hang on the first of them, and white space goes. Two things stay
as spaCy has them and not as UD would: the parts of a name are `compound` of its last word
(the surname, which is what the rules look up), and a quoted word keeps its own label.

Source: UD v2 guidelines (universaldependencies.org/u/dep); ClearNLP guidelines (Choi 2012).
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Token

PLAIN = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:npmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "nmod": "compound",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "neg": "advmod",
    "intj": "discourse",
    "meta": "dep",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "agent": "obl:agent",
    "pcomp": "advcl",
    "prep": "obl",
    "pobj": "obl",
    "ROOT": "root",
    "": "dep",
}
# Forms of verbs that the model's rules take for another word: measured over the verbs of our tables.
LEMMAS = {
    "staged": "stage", "staging": "stage", "waged": "wage", "waging": "wage", "hoped": "hope", "hoping": "hope",
    "fined": "fine", "fining": "fine", "raped": "rape", "raping": "rape", "shamed": "shame", "shaming": "shame",
    "slated": "slate", "slating": "slate", "sited": "site", "siting": "site", "sniped": "snipe", "sniping": "snipe",
    "caned": "cane", "decreed": "decree", "lambasted": "lambaste", "lambasting": "lambaste", "retook": "retake",
    "installed": "install", "installing": "install", "forsook": "forsake", "foresaw": "foresee", "sunk": "sink",
    "bade": "bid", "slew": "slay", "rebuilt": "rebuild", "overrode": "override", "overridden": "override",
    "cordoned": "cordon", "cordoning": "cordon", "reoccupied": "reoccupy", "reoccupying": "reoccupy",
    "greenlighted": "greenlight", "unbanned": "unban", "waterboarded": "waterboard",
}  # fmt: skip
VERBAL = ("VERB", "AUX", "ADJ", "ADV")
TIMES = ("DATE", "TIME")


@dataclass(slots=True)
class Word:
    """One spaCy token on its way; ``head`` and ``index`` count tokens of the spaCy text."""

    index: int
    start: int
    end: int
    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    entity: str
    opens_sentence: bool


def to_universal(words: list[Word]) -> tuple[Token, ...]:
    """Give the tokens of one sentence, heads counted within it; none if it is only white space."""
    at = {word.index: word for word in words}
    for word in words:
        if word.head == word.index or word.head not in at:
            word.head, word.dep = word.index, "ROOT"
        elif word.dep == "conj" and word.pos == "ADP" and at[word.head].dep == "prep":
            word.head, word.dep = at[word.head].head, "prep"  # "in Bucha and out of the city"
    kept = _without_space(words, at)
    kids: dict[int, list[Word]] = {}
    for word in kept:
        if word.head != word.index:
            kids.setdefault(word.head, []).append(word)
    label = {word.index: _label(word) for word in kept}
    _turn_prepositions(kept, at, kids, label)
    _turn_copulas(kept, kids, label)
    _flatten_conjuncts(kept, at, label)
    return _tokens(kept, label)


def _without_space(words: list[Word], at: dict[int, Word]) -> list[Word]:
    kept = [word for word in words if not word.form.isspace()]
    for word in kept:
        while at[word.head].form.isspace():
            above = at[word.head]
            if above.head == above.index:
                word.head, word.dep = word.index, "ROOT"
            else:
                word.head = above.head
    return kept


def _label(word: Word) -> str:
    if word.dep == "aux" and word.tag == "TO":
        return "mark"
    if word.dep == "npadvmod" and word.entity.endswith(TIMES):
        return "obl:tmod"
    return PLAIN.get(word.dep, word.dep)


def _turn_prepositions(
    words: list[Word], at: dict[int, Word], kids: dict[int, list[Word]], label: dict[int, str]
) -> None:
    """Hang each preposition's object where the preposition hung, and the preposition on its object."""
    for word in words:
        if word.dep not in ("prep", "agent", "dative") or word.pos not in ("ADP", "SCONJ", "ADV", "VERB", "ADJ"):
            continue
        below = kids.get(word.index, [])
        objects = [w for w in below if w.dep in ("pobj", "pcomp")]
        if not objects:
            if not any(w.dep == "prep" for w in below):
                label[word.index] = "advmod"
            continue
        _turn_one(word, objects[0], at, below, label)


def _turn_one(word: Word, target: Word, at: dict[int, Word], below: list[Word], label: dict[int, str]) -> None:
    above = at[word.head]
    case = [word]
    while above.dep == "prep" and above.pos in ("ADP", "SCONJ", "ADV", "VERB") and above.head != above.index:
        case.append(above)  # "out of the city": both words are case of "city"
        above = at[above.head]
    if target.dep == "pcomp":
        label[target.index] = "advcl" if above.pos in VERBAL else "acl"
    elif word.dep == "agent":
        label[target.index] = "obl:agent"
    elif target.entity.endswith(TIMES) and above.pos in VERBAL:
        label[target.index] = "obl:tmod"
    else:
        label[target.index] = "obl" if above.pos in VERBAL else "nmod"
    target.head = above.index if above is not target else target.head
    for preposition in case:
        preposition.head = target.index
        label[preposition.index] = "mark" if target.dep == "pcomp" else "case"
    for other in below:
        if other is not target and other.head == word.index:
            other.head = target.index


def _turn_copulas(words: list[Word], kids: dict[int, list[Word]], label: dict[int, str]) -> None:
    """Make the predicate the head of "is a minister", and the verb its `cop`."""
    for word in words:
        if word.lemma != "be" or word.pos not in ("AUX", "VERB") or word.dep in ("aux", "auxpass"):
            continue
        predicate = next(
            (w for w in kids.get(word.index, []) if w.dep in ("attr", "acomp") and w.head == word.index), None
        )
        if predicate is None:
            continue
        predicate.head = predicate.index if word.head == word.index else word.head
        label[predicate.index] = label[word.index]
        word.head, label[word.index] = predicate.index, "cop"
        for other in words:
            if other.head == word.index and other is not predicate and other is not word:
                other.head = predicate.index


def _flatten_conjuncts(words: list[Word], at: dict[int, Word], label: dict[int, str]) -> None:
    """Hang every conjunct on the first, and each "and" on the conjunct after it."""
    for word in words:
        if label[word.index] == "conj":
            first = at[word.head]
            while label[first.index] == "conj" and first.head != first.index:
                first = at[first.head]
            word.head = first.index
    for word in words:
        if label[word.index] == "cc":
            following = [w for w in words if w.head == word.head and label[w.index] == "conj" and w.index > word.index]
            if following:
                word.head = following[0].index


def _tokens(words: list[Word], label: dict[int, str]) -> tuple[Token, ...]:
    place = {word.index: number for number, word in enumerate(words)}
    roots = [word.index for word in words if word.head == word.index]
    tokens = []
    for word in words:
        if word.head == word.index:
            first = word.index == roots[0]
            head, deprel = (-1, "root") if first else (place[roots[0]], "parataxis")
        else:
            head, deprel = place[word.head], label[word.index]
        upos = "ADP" if word.pos == "SCONJ" and deprel == "case" else word.pos
        lemma = LEMMAS.get(word.form.lower(), word.lemma) if upos == "VERB" else word.lemma
        tokens.append(Token(word.start, word.end, word.form, lemma, upos, word.tag, head, deprel, word.entity))
    return tuple(tokens)
