"""Where the saying itself stands: "the minister said on Tuesday". In: a tree, a cue. Out: tokens, Said.

"X, he said." and "X, he said, Y." are read here: by their commas, since a small parser often
hangs such clauses wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.attributions.content import before, nominal_start, trimmed
from dateline.extract.attributions.cues import VerbCue
from dateline.extract.attributions.regained import FINITE, OTHER_DOING, OTHER_SAYING
from dateline.extract.attributions.remarks import has_clause, is_aside
from dateline.extract.attributions.titles import is_headline
from dateline.extract.tree import Tree
from dateline.model import Span

MARKS = frozenset((",", "—", "–", "--", "-", "”", '"', "''", "’", "'", "»", "…", "...", "?", "!"))
RELATIVES = frozenset(("which", "who", "that", "whom", "what"))
PAST = ("VBD", "VBN")
OPENING_QUOTES = frozenset(("“", '"', "``", "''", "«", "„", "‘"))
CLOSING_QUOTES = frozenset(("”", '"', "''", "»", "’", "'"))
# Words of a name before its head that a parse loses at most ("Will", "Tulsa police").
LOST_WORDS = 3
GOING_ON = (
    ["and", "goes"],
    ["and", "went"],
    ["and", "continues"],
    ["and", "continued"],
    ["and", "adds"],
    ["and", "added"],
)
WHOM = ("NOUN", "PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class Said:
    """What a frame found: content, class, name of the rule, and who is told.

    ``last``: the token of a preposition that belongs to the cue.
    """

    content: tuple[Span, ...]
    class_: str
    rule: str
    addressee: int | None = None
    last: int | None = None


def own_start(tree: Tree, cue: VerbCue, subject: int | None) -> int:
    """Give the first token of "the minister said": the subject's, or the verb's where it stands first."""
    tokens = tree.tokens
    begin = cue.first
    if subject is not None and subject < cue.first and tokens[subject].head in (cue.at, cue.above):
        begin = min([begin, *tree.subtree(subject)])
    elif subject is not None and subject < cue.first and _is_hung(tree, cue, subject):
        begin = subject
        own = set(tree.subtree(subject)) - set(tree.subtree(cue.above))
        while begin - 1 in own and tokens[begin - 1].upos != "PUNCT":
            begin -= 1
    elif subject is not None and subject < cue.first and _is_apart(tree, cue, subject):
        begin = nominal_start(tree, subject + 1)
    while begin > 0 and _belongs(tree, cue, begin - 1, subject):
        begin -= 1
    return _at_mark(tree, begin)


def _is_apart(tree: Tree, cue: VerbCue, subject: int) -> bool:
    """Tell whether *subject* stands with no verb between it and the cue, though the parse hung it elsewhere."""
    return all(token.upos not in ("VERB", "AUX", "SCONJ") for token in tree.tokens[subject + 1 : cue.first])


def _at_mark(tree: Tree, begin: int) -> int:
    """Give *begin* moved left over the first words of a name that the parser lost ("” | Tulsa police")."""
    first = begin
    while first > 0 and begin - first < LOST_WORDS and tree.tokens[first - 1].form[:1].isupper():
        first -= 1
    return first if first > 0 and tree.tokens[first - 1].form in CLOSING_QUOTES else begin


def _is_hung(tree: Tree, cue: VerbCue, subject: int) -> bool:
    """Tell whether "the agency reported" was taken for an agency that is reported on."""
    return tree.tokens[cue.above].head == subject and tree.tokens[cue.at].xpos in PAST


def _belongs(tree: Tree, cue: VerbCue, index: int, subject: int | None) -> bool:
    token = tree.tokens[index]
    if token.upos == "PUNCT" or token.head not in (cue.at, cue.above, subject):
        return False
    return token.deprel in ("advmod", "cc", "mark", "case") or token.upos == "AUX"


def own_end(tree: Tree, cue: VerbCue, subject: int | None) -> int:
    """Give the last token of "he said on Monday": up to the first mark after verb and subject."""
    last = cue.last
    if subject is not None and tree.tokens[subject].head == cue.above:
        last = max(last, subject)
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos != "PUNCT":
        last += 1
    return last


def own_clause(tree: Tree, cue: VerbCue, said: Said, subject: int | None) -> tuple[int, int]:
    """Give the first and last token of the saying, content left out."""
    tokens = tree.tokens
    first, last = own_start(tree, cue, subject), cue.last
    if subject is not None and subject > cue.at and tokens[subject].head in (cue.above, cue.at):
        last = max(last, *tree.subtree(subject))
    stop = min((span.start for span in said.content if span.start > tokens[last].end), default=tokens[-1].end + 1)
    known = set(tree.subtree(cue.at))
    while last + 1 < len(tokens) and last + 1 in known and tokens[last + 1].start < stop:
        if tokens[last + 1].upos == "PUNCT" or not _is_of_saying(tree, cue, last + 1):
            break
        last += 1
    return first, last


def _is_of_saying(tree: Tree, cue: VerbCue, index: int) -> bool:
    """Tell whether the word belongs to when, where or to whom it was said, not to an object of the cue."""
    node = index
    while tree.tokens[node].head not in (cue.at, -1):
        node = tree.tokens[node].head
    return (
        tree.tokens[node].deprel not in ("obj", "xcomp", "ccomp", "conj", "nsubj")
        or "whom" in cue.frames
        or node < cue.at
    )


def addressee(tree: Tree, cue: VerbCue) -> int | None:
    """Give who is told: the object of tell, or "to X" of a verb of saying."""
    tokens = tree.tokens
    if "whom" in cue.frames:
        for kid in tree.children(cue.at, "iobj", "obj"):
            if kid > cue.at and tokens[kid].upos in WHOM and tokens[kid].form.lower() != "that":
                return kid
    for kid in tree.children(cue.at, "obl", "iobj"):
        if kid > cue.at and tree.case(kid) == "to" and tokens[kid].upos in WHOM:
            return kid
    after = cue.last + 2
    is_told = after + 1 < len(tokens) and tokens[after - 1].form == "to" and tokens[after + 1].form.lower() == "that"
    return after if is_told else None


def as_told(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """As the governor put it, the storm was a gift."""
    begin, end = own_start(tree, cue, subject), own_end(tree, cue, subject)
    tokens = tree.tokens
    if begin != 0 or tokens[0].form.lower() != "as" or end + 1 >= len(tokens) or tokens[end + 1].form != ",":
        return None
    if subject is None or not {"clause", "quote"} <= set(cue.frames) or tokens[cue.at].deprel != "advcl":
        return None
    content = trimmed(tree, end + 1, len(tokens) - 1)
    return None if content is None else Said((content,), cue.frames["clause"], "as-told", addressee(tree, cue))


def said_before(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """The bridge is shut, the minister said."""
    begin = own_start(tree, cue, subject)
    if tree.tokens[cue.at].xpos == "VBG" and tree.child(cue.at, "aux") is None:
        return None
    things = [kid for kid in tree.children(cue.at, "obj") if kid > cue.at and kid != subject]
    if things and "whom" not in cue.frames and tree.tokens[things[0]].upos == "NOUN":
        return None  # "At the resort, the mission observed a van"
    if (
        "quote" not in cue.frames
        or begin == 0
        or tree.tokens[begin - 1].form not in MARKS
        or _is_relative(tree, cue, subject)
    ):
        return None
    if subject is not None and subject < begin:
        return None  # who speaks cannot be part of what is said
    content = before(tree, begin)
    is_whole = has_clause(tree, 0, begin - 1) or tree.tokens[begin - 1].form in "”\"''’'»"
    if not content or not (is_whole or _names_quoted(tree, begin)):
        return None
    return Said(content, cue.frames["clause"], "clause-before", addressee(tree, cue))


def _names_quoted(tree: Tree, begin: int) -> bool:
    """Tell whether a headline without a verb stands before: "Harbour ‘not a dump’, mayor says"."""
    opens = [i for i in range(1, begin) if tree.tokens[i].form in OPENING_QUOTES | {"'", "’"}]
    return is_headline(tree) and bool(opens) and opens[0] > 0 and begin > opens[0] + 1


def _is_relative(tree: Tree, cue: VerbCue, subject: int | None) -> bool:
    """Tell whether the saying is about the noun before it: "which he said", "who said"."""
    return subject is not None and tree.tokens[subject].form.lower() in RELATIVES


def parenthetical(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """The ships, he said, will leave. / ..., the ministry said."""
    tokens = tree.tokens
    if not {"clause", "quote"} <= set(cue.frames) or subject is None:
        return None
    is_near = _is_hung(tree, cue, subject) or _is_apart(tree, cue, subject)
    if tokens[subject].head not in (cue.above, cue.at) and not is_near:
        return None
    if _is_relative(tree, cue, subject) or (
        tree.child(cue.at, "obj") not in (None, subject) and "whom" not in cue.frames
    ):
        return None
    begin, end = own_start(tree, cue, subject), own_end(tree, cue, subject)
    if begin == 0 or tokens[begin - 1].form not in MARKS:
        return None
    rest = [token.form.lower() for token in tokens[end + 1 :] if any(map(str.isalnum, token.form))]
    if not rest or rest[0] in OTHER_SAYING | OTHER_DOING or rest[:2] in GOING_ON:
        return said_before(tree, cue, subject)
    if tokens[end + 1].form not in MARKS or tokens[cue.at].deprel not in ("parataxis", "ccomp", "advcl", "root", "dep"):
        return None
    if not any(token.xpos in FINITE for token in (*tokens[: begin - 1], *tokens[end + 1 :])):
        return None
    is_direct = end + 2 < len(tokens) and tokens[end + 2].form in OPENING_QUOTES
    if is_direct and tokens[begin - 2].form not in CLOSING_QUOTES and not has_clause(tree, 0, begin - 1):
        return None  # "Asked why, he said, “...”": the quotation alone
    left, right = trimmed(tree, 0, begin - 1), trimmed(tree, _after_aside(tree, end + 1), len(tokens) - 1)
    if end + 2 < len(tokens) and is_aside(tree, end + 2, len(tokens) - 1) and has_clause(tree, 0, begin - 1):
        right = None
    content = tuple(span for span in (left, right) if span is not None)
    return Said(content, cue.frames["clause"], "parenthetical", addressee(tree, cue))


def _after_aside(tree: Tree, index: int) -> int:
    """Give the first token after "-- who asked not to be named --"."""
    tokens = tree.tokens
    if (
        index + 1 < len(tokens)
        and tokens[index + 1].form.lower() in RELATIVES
        and tokens[index + 1].deprel.startswith("nsubj")
    ):
        return next((i for i in range(index + 2, len(tokens)) if tokens[i].form in MARKS), index)
    return index


def relative(tree: Tree, cue: VerbCue, subject: int | None) -> Said | None:
    """the system, which advocates say hurts the poor: content "which" and "hurts the poor"."""
    if "clause" not in cue.frames or subject is None or tree.tokens[cue.at].deprel != "acl:relcl":
        return None
    begin = own_start(tree, cue, subject)
    if begin == 0 or tree.tokens[begin - 1].form.lower() not in RELATIVES or subject > cue.at:
        return None
    last = max(tree.subtree(cue.at))
    after = trimmed(tree, cue.last + 1, last)
    if after is None or tree.tokens[cue.last + 1].upos == "PUNCT":
        return None
    if tree.tokens[cue.last + 1].form.lower() == "to" or not any(
        token.xpos in FINITE or token.xpos == "VBG" for token in tree.tokens[cue.last + 1 : last + 1]
    ):
        return None  # "the base from which they hope to strike", "which the Party believes and puts forward"
    pronoun = tree.span(begin - 1, begin - 1)
    return Said((pronoun, after), cue.frames["clause"], "relative")
