"""Where what was said begins and ends. In: a tree and the clause or phrase that is said. Out: Spans.

The custom is that of PARC and PolNeAR: from after "that" to the last word of the reported
clause, adjuncts fronted inside it kept, the paper's own remark at its end left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.extract.attributions.remarks import without_remark
from dateline.extract.tree import Tree
from dateline.model import Span, Token

KEPT_MARKS = frozenset("“”„«»\"'‘’)(]['?!%$€£") | {"``", "''"}
CLOSING = frozenset(")]”»")
HOUR = re.compile(r"\d{1,2}[:.h]\d{2}")
DASHES = frozenset(("-", "–", "—", ":"))
# Marks at which a report that stands before its cue begins anew.
BREAKS = frozenset((";",))
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
    while first <= last and (_is_loose(tokens[last].form) or _is_left_over(tokens[last])):
        last -= 1
    if first > last or not any(c.isalnum() for token in tokens[first : last + 1] for c in token.form):
        return None
    return Span(tokens[first].start, tokens[last].end)


def after_stamp(tree: Tree, first: int) -> int:
    """Give *first* moved over the hour of a live blog: "14:24 - "."""
    opening = tree.tokens[first : first + 2]
    is_stamp = first == 0 and len(opening) == 2 and HOUR.fullmatch(opening[0].form) and opening[1].form in DASHES
    return first + 2 if is_stamp else first


def _is_left_over(token: Token) -> bool:
    """Tell whether the last word is the "and" of a text cut off."""
    return token.upos == "CCONJ" and token.form.lower() in ("and", "but")


def _is_loose(form: str) -> bool:
    return form not in KEPT_MARKS and not any(map(str.isalnum, form))


# -- a clause --------------------------------------------------------------------------


def clause_start(tree: Tree, cue: int, clause: int) -> int:
    """Give the first token of the reported clause: after "that", and after what tells when it was said."""
    first = max(min(tree.subtree(clause)), cue + 1)
    ahead = first
    while ahead < len(tree.tokens) and tree.tokens[ahead].upos == "ADV":  # "said only that", "said once again that"
        ahead += 1
    for index in range(cue + 1, min(ahead + 1, len(tree.tokens))):
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
    last = to_mark(tree, cue, last) if is_free else last
    return without_remark(tree, cue, first, with_lost(tree, cue, first, last))


def with_lost(tree: Tree, cue: int, first: int, last: int) -> int:
    """Give *last* moved over "and ..." that the parse hung on the cue or above, though its form is not theirs.

    "stressed the need to build | and play a part": a bare verb is none of the past cue's; "saying her son fell | and
    she wept": behind a participle no other subject goes on with the sentence, where no comma stands.
    """
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].form.lower() not in ("and", "or"):
        return last
    conjunct = tokens[last + 1].head
    if conjunct <= last + 1 or tokens[conjunct].deprel != "conj" or tokens[conjunct].head >= first:
        return last
    above = tokens[tokens[conjunct].head]
    subject = tree.child(conjunct, "nsubj", "nsubj:pass", "expl")
    is_bare = (
        tokens[conjunct].xpos == "VB" and tree.child(conjunct, "aux") is None and above.xpos in ("VBD", "VBZ", "VBG")
    )
    is_bare = is_bare and any(token.xpos == "VB" for token in tokens[first : last + 1])
    is_clause = subject == last + 2 and tokens[subject].upos == "PRON" and tokens[cue].xpos == "VBG"
    return max(tree.subtree(conjunct)) if is_bare or is_clause else last


def to_mark(tree: Tree, cue: int, last: int) -> int:
    """Give *last* moved right over words the parser lost: up to a mark, an "and", or what hangs on the cue."""
    tokens = tree.tokens
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        if token.upos in ("PUNCT", "CCONJ") or tokens[last].upos == "PUNCT" or token.deprel == "cc":
            return last
        if token.head == cue and (token.deprel == "mark" or token.form.lower() in NO_COMPLEMENT):
            return last
        aside = next((node for node in (last + 1, *tree.ancestors(last + 1)) if tree.tokens[node].head == cue), -1)
        if aside > last and tree.tokens[aside].deprel == "advcl":
            return max(tree.subtree(aside)) if token.form.lower() in CONDITIONS else last
        last += 1
    return last


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
