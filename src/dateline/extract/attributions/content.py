"""Where what was said begins and ends. In: a tree and the clause or phrase that is said. Out: Spans.

The custom is that of PARC and PolNeAR: from after "that" to the last word of the reported
clause, adjuncts fronted inside it kept, the paper's own remark at its end left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.extract.attributions.regained import regained
from dateline.extract.attributions.titles import is_headline
from dateline.extract.tree import Tree
from dateline.model import Span

KEPT_MARKS = frozenset("“”„«»\"'‘’)(]['?!%$€£") | {"``", "''"}
CLOSING = frozenset(")]”»")
HOUR = re.compile(r"\d{1,2}[:.h]\d{2}")
DASHES = frozenset(("-", "–", "—", ":"))
# Marks at which a report that stands before its cue begins anew.
BREAKS = frozenset((";",))
COMMAS = frozenset((",", "—", "–", "--", "-"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
PRESENT = frozenset(("VBZ", "VBP"))
RELATIVES = frozenset(("which", "who", "where", "whose", "whom"))
# Words after a comma that begin another saying, never what was said.
OTHER_SAYING = frozenset(("according", "adding", "citing", "saying", "noting"))
# "as reported by", "as first told to"
AS_REPORTED = frozenset(("reported", "quoted", "cited", "first", "carried", "told", "published"))
REPORTED = frozenset(("reported", "reports", "said", "says", "wrote", "told", "added", "announced"))
SAYINGS = frozenset(
    ("claim", "charge", "allegation", "accusation", "assertion", "suggestion", "remark", "comment", "prediction")
)
SAID = frozenset(("said", "says", "told", "quoted", "reported", "denied", "accused", "insisted", "warned", "called"))
# ", in an apparent reference to": the paper explains.
ALLUSIONS = frozenset(("reference", "allusion", "nod", "jab", "dig", "swipe"))
OUTCOMES = frozenset(("becoming", "making", "marking"))
# Words that open an adjunct of the cue rather than a complement of the phrase before them.
NO_COMPLEMENT = frozenset(
    (
        "after",
        "before",
        "when",
        "while",
        "because",
        "since",
        "by",
        "during",
        "if",
        "until",
        "although",
        "though",
        "unless",
    )
)

# What opens a condition of what is said ("will leave unless paid"), though the parse hangs it on the saying.
CONDITIONS = frozenset(("unless", "if", "until"))

SHORTEST_ACRONYM = 2
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART", "X"))
INNER_WORDS = frozenset(("of", "for", "in", "at", "on", "and", "&", "'s", "’s", "-", "from"))


def pieces(tree: Tree, ids: Iterable[int]) -> tuple[Span, ...]:
    """Give the runs of neighbouring tokens in *ids*, marks at their ends left out; a run without a word is none."""
    found: list[Span] = []
    run: list[int] = []
    for index in [*sorted(ids), -1]:
        if run and index != run[-1] + 1:
            if (span := trimmed(tree, run[0], run[-1])) is not None:
                found.append(span)
            run = []
        run.append(index)
    return tuple(found)


def trimmed(tree: Tree, first: int, last: int) -> Span | None:
    """Give the span of tokens *first* to *last* without commas and stops at its ends; None if no word is left."""
    tokens = tree.tokens
    last = min(last, len(tokens) - 1)
    first = after_stamp(tree, first)
    while first <= last and (_is_loose(tokens[first].form) or tokens[first].form in CLOSING):
        first += 1
    while first <= last and _is_loose(tokens[last].form):
        last -= 1
    if first > last or not any(c.isalnum() for token in tokens[first : last + 1] for c in token.form):
        return None
    return Span(tokens[first].start, tokens[last].end)


def after_stamp(tree: Tree, first: int) -> int:
    """Give *first* moved over the hour of a live blog: "14:24 - "."""
    opening = tree.tokens[first : first + 2]
    is_stamp = first == 0 and len(opening) == 2 and HOUR.fullmatch(opening[0].form) and opening[1].form in DASHES
    return first + 2 if is_stamp else first


def _is_loose(form: str) -> bool:
    return form not in KEPT_MARKS and not any(map(str.isalnum, form))


# -- a clause --------------------------------------------------------------------------


def clause_start(tree: Tree, cue: int, clause: int) -> int:
    """Give the first token of the reported clause: after "that", and after what tells when it was said."""
    first = max(min(tree.subtree(clause)), cue + 1)
    is_hedged = first < len(tree.tokens) and tree.tokens[first].upos == "ADV"  # "said only that"
    for index in range(cue + 1, min(first + 1 + is_hedged, len(tree.tokens))):
        if is_that(tree, index):
            return index + 1
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    if first >= len(tree.tokens):
        return len(tree.tokens) - 1
    if tree.tokens[first].form.lower() == "that" and subject is not None and subject > first:
        return first + 1
    return _after_when(tree, clause, first) if first == cue + 1 else first


def _after_when(tree: Tree, clause: int, first: int) -> int:
    """Give the token after "on Tuesday" of "said on Tuesday it would ...": an adjunct that no comma sets off."""
    subject = tree.child(clause, "nsubj", "nsubj:pass", "expl", "csubj")
    if subject is None:
        return first
    start = min(tree.subtree(subject))
    opening = [kid for kid in tree.children(clause, "obl", "obl:tmod", "obl:npmod", "advmod") if kid < start]
    covered = sorted(index for kid in opening for index in tree.subtree(kid))
    is_whole = bool(covered) and covered == list(range(first, start))
    return start if is_whole and tree.tokens[opening[0]].deprel != "advmod" else first


def is_that(tree: Tree, index: int) -> bool:
    """Tell whether the token is "that" before a clause, whatever the parser made of it."""
    token = tree.tokens[index]
    if token.form.lower() != "that":
        return False
    if token.deprel == "nsubj" and token.head > index and len(tree.children(token.head, "nsubj")) > 1:
        return True  # "told the bishops that silence was no answer", taken for a relative clause
    return token.upos == "SCONJ" or token.deprel in ("mark", "advmod")


def clause_end(tree: Tree, cue: int, clause: int, first: int, *, is_free: bool = True) -> int:
    """Give the last token of the reported clause that begins at *first*: what the paper adds at its end is cut off.

    ``is_free``: nothing but the clause can follow, so words the parser lost are its own.
    """
    ids = [index for index in tree.subtree(clause) if index >= first]
    last = ids[0] if ids else first
    for index in ids:
        if any(tree.tokens[i].upos != "PUNCT" for i in range(last + 1, index)) and index > last + 3:
            break
        last = index
    return without_remark(tree, cue, first, to_mark(tree, cue, last) if is_free else last)


def to_mark(tree: Tree, cue: int, last: int) -> int:
    """Give *last* moved right over words the parser lost: up to a mark, an "and", or what hangs on the cue."""
    tokens = tree.tokens
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        if token.upos in ("PUNCT", "CCONJ") or tokens[last].upos == "PUNCT" or token.deprel in ("cc", "conj"):
            return last
        if token.head == cue and (token.deprel == "mark" or token.form.lower() in NO_COMPLEMENT):
            return last
        aside = next((node for node in (last + 1, *tree.ancestors(last + 1)) if tree.tokens[node].head == cue), -1)
        if aside > last and tree.tokens[aside].deprel == "advcl":
            return max(tree.subtree(aside)) if token.form.lower() in CONDITIONS else last
        last += 1
    return last


def without_remark(tree: Tree, cue: int, first: int, last: int) -> int:
    """Give *last* moved left over the first closing remark after *first*."""
    is_title = is_headline(tree)
    for index in range(first + 1, last + 1):
        token = tree.tokens[index - 1]
        if token.form == ";":
            return index - 2
        if is_title and tree.tokens[index].form.lower() == "as" and _opens_clause(tree, index, last):
            return index - 1
        is_break = breaks(tree, index - 1)
        if (is_break or closes_quote(tree, index - 1)) and _is_remark(tree, cue, index, first, last):
            return index - 2 if is_break else index - 1
        if token.form.lower() in ("and", "but") and (
            _is_own_deed(tree, cue, index, first) or regained(tree, index) == cue
        ):
            return index - 2 if tree.tokens[index - 2].upos != "PUNCT" else index - 3
    return last


def _opens_clause(tree: Tree, index: int, last: int) -> bool:
    """Tell whether "as" begins what happens meanwhile: "Iran says no leniency for rioters as protests persist"."""
    following = tree.tokens[index + 1 : index + 2]
    if not following or following[0].xpos in ("VBG", "VBN", "DT") or tree.tokens[index].deprel != "mark":
        return False
    return any(token.xpos in FINITE for token in tree.tokens[index + 2 : last + 1])


def breaks(tree: Tree, index: int) -> bool:
    """Tell whether the token is a comma or a dash, not the hyphen of "early-ripening"."""
    token = tree.tokens[index]
    if token.form not in COMMAS:
        return False
    return token.form != "-" or tree.text[token.start - 1 : token.start].isspace()


def closes_quote(tree: Tree, index: int) -> bool:
    """Tell whether the token is a closing mark behind a comma or a stop: “...,”."""
    return tree.tokens[index].form in ("”", '"', "''", "’") and tree.tokens[index - 1].form in (",", ".")


def _is_remark(tree: Tree, cue: int, index: int, first: int, last: int) -> bool:
    """Tell whether the words from *index* on, after a comma, are no longer the reported clause."""
    form = tree.tokens[index].form.lower()
    if _is_other_report(tree, index, last) or _is_comment_on(tree, index, last):
        return True
    if form in ("in", "an", "a") and any(t.form.lower() in ALLUSIONS for t in tree.tokens[index + 1 : index + 4]):
        return True
    if form in OTHER_SAYING:
        return form != "according" or max(tree.subtree(max(tree.tokens[index].head, index))) >= last - 1
    if form == "as" and index + 1 < len(tree.tokens) and tree.tokens[index + 1].form.lower() in AS_REPORTED:
        return True
    if form in ("and", "while", "but", "whereas") and _is_others_saying(tree, index, last):
        return True
    if form in ("and", "while"):
        return _tells_what_happened(tree, index)
    if form in OUTCOMES:
        return True
    return form in RELATIVES and _is_comment(tree, cue, index, first, last)


def _is_other_report(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", the Times of Malta reported on Friday" closes the sentence."""
    for at in range(index + 1, min(index + 8, last + 1)):
        token = tree.tokens[at]
        if token.form.lower() in REPORTED and token.xpos in ("VBD", "VBZ", "VBN"):
            return tree.tokens[at - 1].upos in ("NOUN", "PROPN", "ADV") and not has_clause(tree, at + 1, last)
        if token.xpos in FINITE or (token.upos == "PUNCT" and token.form != "-"):
            return False
    return False


def _is_others_saying(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", while Haaretz quoted a minister as saying ..." begins another report: a noun and a saying."""
    for at in range(index + 1, min(index + 8, last + 1)):
        token = tree.tokens[at]
        if token.xpos in FINITE or token.upos in ("PUNCT", "PRON"):
            return token.form.lower() in SAID and at > index + 1
    return False


def _is_comment_on(tree: Tree, index: int, last: int) -> bool:
    """Tell whether ", a claim that the ministry rejected" closes it: the paper speaks of what was said."""
    opens = tree.tokens[index].form.lower() in ("a", "an")
    return opens and index < last and any(t.form.lower() in SAYINGS for t in tree.tokens[index + 1 : index + 3])


def _is_comment(tree: Tree, cue: int, index: int, first: int, last: int) -> bool:
    """Tell whether ", which is ..." closing a past report is the paper's own.

    It is where it stands in the present, is about a person, or tells in the past of what is only to be done.
    """
    clause = next((node for node in (index, *tree.ancestors(index)) if tree.tokens[node].deprel == "acl:relcl"), None)
    if clause is None or max(tree.subtree(clause)) < last - 1 or tree.tokens[cue].xpos != "VBD":
        return False
    if tree.tokens[index].form.lower() == "who" and tree.tokens[tree.tokens[clause].head].entity.endswith("PERSON"):
        return True
    is_ahead = tree.tokens[first].form.lower() == "to"
    return _finite(tree, clause) in PRESENT or (is_ahead and _finite(tree, clause) == "VBD")


def _finite(tree: Tree, clause: int) -> str:
    """Give the tag of the finite verb of *clause*."""
    tags = [tree.tokens[kid].xpos for kid in tree.children(clause, "aux", "aux:pass", "cop")]
    return next((tag for tag in (*tags, tree.tokens[clause].xpos) if tag in FINITE), "")


def is_aside(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the tokens are a noun phrase put behind: "an operation that usually takes three days"."""
    opens = tree.tokens[first]
    return opens.form.lower() in ("a", "an") and not has_clause(tree, first, last)


def _tells_what_happened(tree: Tree, index: int) -> bool:
    """Tell whether ", and within the hour forty lorries were stuck" goes on with the story: an adjunct opens it."""
    following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    if following is None or following.upos not in ("ADP", "ADV") or following.head <= index:
        return False
    opening = following.head if following.deprel == "case" else index + 1
    verb = tree.tokens[opening].head
    subject = tree.child(verb, "nsubj", "nsubj:pass") if verb >= 0 else None
    return subject is not None and subject > opening and _finite(tree, verb) == "VBD"


def _is_own_deed(tree: Tree, cue: int, index: int, first: int) -> bool:
    """Tell whether "he would return and boarded a plane" goes back to the speaker: a past verb after a modal.

    So does "denying that it had turned and blaming the pilot": a participle beside the cue's, not the clause's verb.
    """
    token = tree.tokens[index]
    if token.xpos == tree.tokens[cue].xpos == "VBG" and token.deprel == "conj" and token.head >= first:
        return tree.tokens[token.head].xpos != "VBG" and tree.child(index, "nsubj", "nsubj:pass", "aux") is None
    if token.xpos != "VBD" or token.deprel != "conj" or tree.tokens[cue].xpos != "VBD" or token.head < first:
        return False
    first_verb = tree.tokens[token.head]
    is_ahead = first_verb.xpos == "VB" or any(tree.tokens[kid].xpos == "MD" for kid in tree.children(token.head, "aux"))
    return is_ahead and tree.child(index, "nsubj", "nsubj:pass", "aux", "aux:pass") is None


# -- what stands before the cue --------------------------------------------------------


def before(tree: Tree, first: int, *, start: int = 0) -> tuple[Span, ...]:
    """Give the words of the sentence that stand before token *first*, from *start* or the last break on."""
    for index in range(first - 2, start, -1):
        if tree.tokens[index].form in BREAKS:
            start = index + 1
            break
    if start == 0 and first > 1 and tree.tokens[0].upos == "CCONJ":
        start = 1
    span = trimmed(tree, start, first - 1)
    return (span,) if span is not None else ()


def has_clause(tree: Tree, first: int, last: int) -> bool:
    """Tell whether tokens *first* to *last* hold a finite verb that is not of a subordinate or relative clause."""
    for index in range(first, last + 1):
        token = tree.tokens[index]
        if token.xpos in FINITE or (token.upos in ("VERB", "AUX") and token.deprel == "root"):
            head = token.head if token.deprel in ("aux", "aux:pass", "cop") and token.head >= 0 else index
            if tree.tokens[head].deprel not in ("advcl", "acl", "acl:relcl"):
                return True
    return False


def nominal_start(tree: Tree, at: int, *, longest: int = 9) -> int:
    """Give the first token of the run of nouns and their words that ends before *at*, or *at* itself."""
    begin = at
    while begin > 0 and at - begin < longest:
        token = tree.tokens[begin - 1]
        if token.form == ")" and (opening := _opening(tree, begin - 1)) is not None:
            begin = opening
        elif (
            token.upos in NOMINAL
            or _is_acronym(token.form)
            or token.form.lower() in INNER_WORDS
            or _is_joined(tree, begin - 1)
        ):
            begin -= 1
        else:
            break
    while begin < at and tree.tokens[begin].form.lower() in INNER_WORDS:
        begin += 1
    return begin


def _is_acronym(form: str) -> bool:
    """Tell whether the word is a name in capitals, which a small parser may take for a verb: "SANA"."""
    return form.isupper() and form.isalpha() and len(form) > SHORTEST_ACRONYM


def _is_joined(tree: Tree, index: int) -> bool:
    return index > 0 and tree.tokens[index - 1].form == "-"  # "state-run"


def _opening(tree: Tree, closing: int) -> int | None:
    """Give the token of "(" for that of ")", if it is near: "the agency (KCNA)"."""
    return next((i for i in range(closing - 1, max(-1, closing - 5), -1) if tree.tokens[i].form == "("), None)
