"""What stands beside an active verb, frame by frame. In: a tree, a cue, its subject. Out: Said, or None.

The surest frame comes first: a clause, then an infinitive, a name for something, a
preposition, and last a bare noun phrase.
"""

from __future__ import annotations

from dateline.extract.attributions.content import clause_end, clause_start, trimmed
from dateline.extract.attributions.cues import VerbCue
from dateline.extract.attributions.lost import (
    CLAUSAL,
    LONGEST_CUE,
    QUESTIONS,
    REFLEXIVE,
    lost_clause,
    lost_infinitive,
    rest,
)
from dateline.extract.attributions.matters import is_matter
from dateline.extract.attributions.nominal import phrase_content, without_form
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.remarks import has_clause
from dateline.extract.attributions.standing import (
    CLOSING_QUOTES,
    Said,
    addressee,
    as_told,
    own_start,
    parenthetical,
    relative,
    said_before,
)
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import PREPOSITIONS
from dateline.model import Span

# Verbs with which something is come upon, unless a whole clause follows.
SENSING = frozenset(("find", "see", "hear", "show"))
VERBAL = FINITE | {"VBN", "VB"}
# "asked not to be named" is a wish about the report, no part of it.
UNNAMED = frozenset(("named", "identified", "quoted"))
# Verbs that name a thing without "as": called the vote a farce.
BARE_LABELS = frozenset(
    ("call", "label", "brand", "dub", "term", "pronounce", "declare", "consider", "deem", "judge", "rate")
)
# Verbs that push what stands behind them, and call for something only with the preposition right behind.
PUSHING = frozenset(("push", "press", "lobby", "campaign"))
TELLERS = frozenset(("tell", "inform", "notify", "assure", "reassure", "remind"))
TALES = frozenset(("story", "tale", "truth", "lie", "joke", "secret", "news", "thing"))
TELLING = frozenset(("tell", "speak"))


def active(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """Give what the first frame of *cue* that fits finds."""
    for frame in (relative, as_told, _clause, whom_of, _infinitive, _label, _gerund, _preposition, _object):
        if (said := frame(tree, cue, subject)) is not None:
            return said
    return parenthetical(tree, cue, subject) or rest(tree, cue, subject)


def _opens_clause(tree: Tree, cue: VerbCue, target: int) -> bool:
    """Tell whether the object is the subject of a clause that the parser lost: "alleging the target | was ..."."""
    after = max(tree.subtree(target)) + 1
    is_clausal = cue.lemma in CLAUSAL or tree.tokens[cue.at].xpos == "VBG"
    is_open = "clause" in cue.frames and is_clausal and after < len(tree.tokens)
    return is_open and tree.tokens[after].xpos in FINITE


def _clause(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """A finite clause after the cue, or before it with a comma between."""
    if "clause" not in cue.frames:
        return None
    if (told := _told_clause(tree, cue)) is not None:
        return told
    clauses = [
        kid for kid in tree.children(cue.at, "ccomp", "parataxis", "csubj") if kid < cue.at or is_finite(tree, kid)
    ]
    after = [kid for kid in clauses if kid > cue.at and tree.tokens[kid].deprel != "csubj"]
    if after and _is_loose(tree, cue, after[0], subject):
        if (said := said_before(tree, cue, subject)) is not None:
            return said
        after = []
    if after and (said := clause_after(tree, cue, after[0], after[-1])) is not None:
        return said
    if len(clauses) > len(after) and (said := said_before(tree, cue, subject)) is not None:
        return said
    return lost_clause(tree, cue)


def _told_clause(tree: Tree, cue: VerbCue) -> Said | None:
    """told the station | the government had broken its word: taken for a relative clause of the station"""
    target = tree.child(cue.at, "obj", "iobj") if cue.lemma in TELLERS else None
    if (
        target is None
        or target < cue.at
        or tree.tokens[target].lemma.lower() in TALES
        or tree.child(cue.at, "ccomp") is not None
    ):
        return None
    clause = next((kid for kid in tree.children(target, "acl:relcl") if kid > target), None)
    subject = None if clause is None else tree.child(clause, "nsubj", "nsubj:pass", "expl")
    if clause is None or subject is None or tree.tokens[subject].xpos in ("WDT", "WP"):
        return None
    first = min(tree.subtree(clause))
    if first != max([target, *tree.children(target, "appos", "compound", "amod")]) + 1:
        return None
    span = trimmed(tree, first, clause_end(tree, cue.at, clause, first))
    return None if span is None else Said((span,), cue.frames["clause"], "clause", target)


def _is_loose(tree: Tree, cue: VerbCue, clause: int, subject: int | None) -> bool:
    """Tell whether a clause stands too far behind the cue: "..., he said, a copy of which was seen"."""
    first = min(tree.subtree(clause))
    if first <= cue.last + 2:
        return False
    begin = own_start(tree, cue, subject)
    is_after_quote = begin > 0 and tree.tokens[begin - 1].form in CLOSING_QUOTES
    return tree.tokens[first - 1].form == "," or (is_after_quote and clause_start(tree, cue.last, clause) == first)


def is_finite(tree: Tree, clause: int) -> bool:
    """Tell whether *clause* is no bare infinitive ("to go"); "how to go" counts as one that is."""
    opening = {tree.tokens[kid].form.lower() for kid in tree.children(clause, "mark") if kid < clause}
    return "to" not in opening or tree.tokens[min(tree.subtree(clause))].form.lower() in QUESTIONS


def clause_after(tree: Tree, cue: VerbCue, clause: int, last_clause: int | None = None) -> Said | None:
    """Give the clause after the cue; its subject may have been taken for the cue's object.

    *last_clause*: the last of a list ("said the fund was full, the lawyers were paid"). None
    where there is no finite verb in it: then the parse is wrong.
    """
    first = clause_start(tree, cue.last, clause)
    told = addressee(tree, cue)
    objects = [kid for kid in tree.children(cue.at, "obj") if cue.at < kid < first]
    if objects and tree.tokens[first].form.lower() in QUESTIONS and "quote" in cue.frames and told is None:
        told = objects[0]  # "asked the clerk | whether the gate was shut"
    elif objects and "whom" not in cue.frames and told is None:
        first = min(first, *tree.subtree(objects[0]))
    last = clause_end(tree, cue.at, clause, first)
    if last_clause is not None and last_clause != clause and _follows(tree, last, last_clause):
        last = clause_end(tree, cue.at, last_clause, first)
    if not any(token.xpos in VERBAL for token in tree.tokens[first : last + 1]) and not _is_elliptic(tree, cue, first):
        return None
    if cue.lemma in SENSING and not any(token.xpos in FINITE for token in tree.tokens[first : last + 1]):
        return None  # "found a worker dead"
    span = trimmed(tree, first, last)
    return None if span is None else Said((span,), cue.frames["clause"], "clause", told)


def _follows(tree: Tree, last: int, clause: int) -> bool:
    return 0 < min(tree.subtree(clause)) - last <= 2 and tree.tokens[clause].deprel == "ccomp"


def _is_elliptic(tree: Tree, cue: VerbCue, first: int) -> bool:
    """Tell whether a clause without a finite verb may be one: a question word, a quotation, "how to go"."""
    opens = {token.form.lower() for token in tree.tokens[first : first + 1]}
    return bool(opens & QUESTIONS) or any(t.upos == "PUNCT" for t in tree.tokens[cue.last + 1 : cue.last + 2])


def whom_of(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """accused the airline of counting sleep as leave; was accused of fraud"""
    if "whom_of" not in cue.frames:
        return None
    target = tree.child(cue.at, "obj")
    for index in range(cue.at + 1, len(tree.tokens)):
        token = tree.tokens[index]
        if token.form.lower() != "of" or token.deprel not in ("case", "mark") or token.head < index:
            continue
        above = tree.tokens[token.head].head
        if above == cue.at or (above == target and (token.deprel == "mark" or cue.lemma == "accuse")):
            content = phrase_content(tree, token.head, first=index + 1)
            return Said(content, cue.frames["whom_of"], "of", last=_up_to(tree, cue, index)) if content else None
    return None


def _up_to(tree: Tree, cue: VerbCue, index: int) -> int | None:
    """Give *index* where few words stand between the cue and it: "accused the airline of", and so much is the cue."""
    return index if cue.at < index <= cue.last + LONGEST_CUE else None


def _before_aside(tree: Tree, first: int, last: int) -> int:
    asides = ("which", "who", "saying", "adding", "according", "as", "after", "while", "but", "an", "a")
    for index in range(first + 1, last + 1):
        if tree.tokens[index - 1].form == "," and tree.tokens[index].form.lower() in asides:
            return index - 2
    return last


def _infinitive(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """vowed to respond; urged residents to leave; expects prices to fall"""
    for kid in tree.children(cue.at, "xcomp", "ccomp", "advcl", "acl"):
        to = next((m for m in tree.children(kid, "mark") if tree.tokens[m].form.lower() == "to"), None)
        if to is None or to < cue.at or (tree.tokens[kid].deprel in ("advcl", "acl") and to != cue.last + 1):
            continue
        doer = tree.child(kid, "nsubj") or tree.child(cue.at, "obj", "iobj") or _on_whom(tree, cue)
        doer = doer if doer is not None and cue.at < doer < to else None
        frame = "to" if doer is None else "whom_to" if "whom_to" in cue.frames else "object_to"
        if frame not in cue.frames or ("for" in cue.frames and doer is not None and _asks_for(tree, cue, doer, to)):
            continue
        start = to - (tree.tokens[to - 1].form.lower() in ("not", "never"))
        first = min(tree.subtree(doer)) if frame == "object_to" and doer is not None else start
        span = trimmed(tree, first, clause_end(tree, cue.at, kid, to))
        if span is not None and tree.tokens[kid].form.lower() not in UNNAMED:
            return Said((span,), cue.frames[frame], frame, doer if frame == "whom_to" else None)
    return lost_infinitive(tree, cue)


def _asks_for(tree: Tree, cue: VerbCue, doer: int, to: int) -> bool:
    """Tell whether a thing is asked for before *to*: "asked Lima for aid to rebuild the pier"."""
    return any(tree.case(kid) == "for" and doer < kid < to for kid in tree.children(cue.at, "obl"))


def _on_whom(tree: Tree, cue: VerbCue) -> int | None:
    """Give the object of the preposition that belongs to the cue: "called on both sides to ..."."""
    if cue.last == cue.at:
        return None
    return next((kid for kid in tree.children(cue.at, "obl") if tree.tokens[cue.last].head == kid), None)


def _label(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """called the vote a farce; described the raid as a failure"""
    following = tree.tokens[cue.last + 1 : cue.last + 2]
    if "label" not in cue.frames or (following and following[0].form.lower() in cue.frames):
        return None  # "called for all groups to disarm"
    after = [
        kid for kid in tree.children(cue.at, "obj", "iobj", "nsubj", "xcomp", "ccomp", "obl", "advcl") if kid > cue.at
    ]
    named = [kid for kid in after if has_as(tree, kid)]
    if not named and after and tree.tokens[after[0]].deprel == "obj":
        named = [kid for kid in tree.children(after[0], "nmod", "acl") if has_as(tree, kid)]
    if not named and cue.lemma in BARE_LABELS:
        named = [kid for kid in after if tree.tokens[kid].deprel in ("xcomp", "ccomp")]
    if not named and cue.lemma in BARE_LABELS:
        objects = [kid for kid in after if tree.tokens[kid].deprel == "obj"]
        named = objects[1:2] or [kid for kid in objects if _holds_quote(tree, kid)]
    if not named and after and (named_as := _as_after(tree, after[0])) is not None:
        return Said((named_as,), cue.frames["label"], "label")
    if not named:
        return None
    first = min(tree.subtree(min(after[0], named[0])))
    first += tree.tokens[first].form.lower() == "as"
    span = trimmed(
        tree, max(first, cue.at + 1), _before_aside(tree, first, without_form(tree, first, max(tree.subtree(named[0]))))
    )
    return None if span is None else Said((span,), cue.frames["label"], "label")


def _as_after(tree: Tree, target: int) -> Span | None:
    """Give "the test as “provocative” and a “threat”" where the parser lost what "as" brings."""
    ids = tree.subtree(target)
    after = max(ids) + 1
    if after + 1 >= len(tree.tokens) or tree.tokens[after].form.lower() != "as" or tree.tokens[after].deprel == "mark":
        return None
    last = next(
        (i - 1 for i in range(after, len(tree.tokens)) if tree.tokens[i].form in (",", ";", "—")), len(tree.tokens) - 1
    )
    return None if has_clause(tree, after, last) else trimmed(tree, min(ids), last)


def _holds_quote(tree: Tree, kid: int) -> bool:
    """Tell whether a quotation follows the head of the phrase: called the plan “a tree without roots”."""
    return any(tree.tokens[index].form in ("“", '"', "``", "‘") for index in tree.subtree(kid) if index > kid)


def has_as(tree: Tree, kid: int) -> bool:
    """Tell whether *kid* is led in by "as" and is no clause ("as the fog lifted")."""
    if tree.child(kid, "nsubj", "nsubj:pass") is not None:
        return False
    return any(tree.tokens[m].form.lower() == "as" for m in tree.children(kid, "case", "mark") if m < kid)


def _gerund(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    if "ing" not in cue.frames:
        return None
    for kid in tree.children(cue.at, "xcomp", "ccomp", "advcl"):
        first = min(tree.subtree(kid))
        is_next = first == kid or tree.tokens[first].form.lower() in ("to", "not")  # "admitted to taking", not "during"
        if first == cue.last + 1 and is_next and tree.tokens[kid].xpos == "VBG":
            span = trimmed(tree, first, clause_end(tree, cue.at, kid, first))
            return None if span is None else Said((span,), cue.frames["ing"], "ing")
    return None


def _preposition(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """called for an end; warned against new sanctions; appealed to Rome for help"""
    target = tree.child(cue.at, "obj", "obl", "iobj")
    for index in range(cue.last + 1, len(tree.tokens)):
        token = tree.tokens[index]
        word = token.form.lower()
        if token.upos == "PUNCT" or (token.upos == "VERB" and token.deprel not in ("amod", "case")):
            return None
        if word not in cue.frames or word not in PREPOSITIONS or token.head <= index or token.upos == "PART":
            continue
        is_next = index == cue.last + 1
        if not is_next and cue.lemma in TELLING | PUSHING:
            return None  # "told the story of the lamp", "speaking on condition of anonymity", "pushed sales down for"
        is_inner = tree.tokens[token.head].head != cue.at or tree.tokens[index - 1].form.lower() == "out"
        if word == "of" and not is_next and is_inner:
            continue  # "agreed on a set of measures", "knocked out of"
        if tree.tokens[token.head].head in (cue.at, target) and (is_next or word in ("for", "against", "of", "about")):
            content = phrase_content(tree, token.head, first=index + 1)
            last = index if is_next else _up_to(tree, cue, index)
            return Said(content, cue.frames[word], "preposition", None, last) if content else None
    return None


def _object(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """announced a ban; rejected the plan"""
    if "object" not in cue.frames:
        return None
    target = next((kid for kid in tree.children(cue.at, "obj") if kid > cue.at), None)
    if target is None:
        nouns = [
            kid for kid in tree.children(cue.at, "ccomp", "obl:npmod") if tree.tokens[kid].upos in ("NOUN", "PROPN")
        ]
        target = next((kid for kid in nouns if kid > cue.at), None)
    if target is None or tree.tokens[target].form.lower() in REFLEXIVE:
        return None
    if not is_matter(tree, cue.lemma, target) or _opens_clause(tree, cue, target):
        return None
    content = phrase_content(tree, target)
    return Said(content, cue.frames["object"], "object") if content else None
