"""Where what was said begins and ends. In: a tree and the clause or phrase that is said. Out: Spans.

The custom is that of PARC and PolNeAR: from after "that" to the last word of the reported
clause, adjuncts fronted inside it kept, the paper's own remark at its end left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.tree import Tree
from dateline.model import Span

KEPT_MARKS = frozenset("“”„«»\"'‘’)(]['?!%$€£") | {"``", "''"}
CLOSING = frozenset(")]”»")
# Marks at which a report that stands before its cue begins anew.
BREAKS = frozenset((";", "…"))


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
    while first <= last and (_is_loose(tokens[first].form) or tokens[first].form in CLOSING):
        first += 1
    while first <= last and _is_loose(tokens[last].form):
        last -= 1
    if first > last or not any(c.isalnum() for token in tokens[first : last + 1] for c in token.form):
        return None
    return Span(tokens[first].start, tokens[last].end)


def _is_loose(form: str) -> bool:
    return form not in KEPT_MARKS and not any(map(str.isalnum, form))


def clause_start(tree: Tree, cue: int, clause: int) -> int:
    """Give the first token of the reported clause: after "that", or its subject taken for an object of the cue."""
    first = min(tree.subtree(clause))
    if first <= cue:
        first = cue + 1
    forms = [token.form.lower() for token in tree.tokens]
    for index in range(cue + 1, min(first + 1, len(forms))):
        if forms[index] == "that" and tree.tokens[index].upos == "SCONJ":
            return index + 1
    return first + 1 if forms[first] == "that" and tree.tokens[first].upos == "SCONJ" else first


def clause_end(tree: Tree, cue: int, clause: int, first: int) -> int:
    """Give the last token of the reported clause that begins at *first*: what the paper adds at its end is cut off."""
    ids = [index for index in tree.subtree(clause) if index >= first]
    last = first
    known = set(ids)
    for index in range(first, len(tree.tokens)):
        if index in known:
            last = index
        elif tree.tokens[index].upos != "PUNCT" and index > last + 2:
            break
    return _without_remark(tree, cue, first, last)


def _without_remark(tree: Tree, cue: int, first: int, last: int) -> int:
    """Give *last* moved left over closing remarks, as long as there are any."""
    for index in range(first + 1, last + 1):
        if tree.tokens[index - 1].form in (",", "—", "–", "--", "-") and _is_remark(tree, cue, index):
            return index - 2
    return last


def _is_remark(tree: Tree, cue: int, index: int) -> bool:
    """Tell whether the words from *index* on, after a comma, are no longer the reported clause."""
    token = tree.tokens[index]
    form = token.form.lower()
    if form in ("according", "adding", "citing", "saying", "said"):
        return True
    return (
        form == "as" and tree.tokens[index + 1].form.lower() in ("reported", "quoted", "cited")
        if index + 1 < len(tree.tokens)
        else False
    )


def before(tree: Tree, first: int, *, start: int = 0) -> tuple[Span, ...]:
    """Give the words of the sentence that stand before token *first*, from *start* or the last break on."""
    for index in range(first - 1, start, -1):
        if tree.tokens[index].form in BREAKS and index < first - 1:
            start = index + 1
            break
    span = trimmed(tree, start, first - 1)
    return (span,) if span is not None else ()


def phrase_content(tree: Tree, cue: int, head: int, *, first: int | None = None) -> tuple[Span, ...]:
    """Give the noun phrase on *head* with the complements that follow it up to a comma, a day or another verb."""
    ids = tree.subtree(head)
    begin = min(ids) if first is None else first
    last = max(ids)
    tokens = tree.tokens
    for index in range(begin + 1, last + 1):
        if (
            tokens[index - 1].form == ","
            and index > head
            and (tokens[index].form.lower() in ("which", "who", "where", "whose") or tokens[index].xpos == "VBG")
        ):
            last = index - 2
            break
    siblings = [kid for kid in tree.kids[tokens[head].head] if kid > head] if tokens[head].head >= 0 else []
    for kid in siblings:
        span = tree.subtree(kid)
        if min(span) != last + 1 or not _continues(tree, kid):
            break
        last = max(span)
    found = trimmed(tree, begin, last)
    return (found,) if found is not None else ()


def _continues(tree: Tree, kid: int) -> bool:
    token = tree.tokens[kid]
    if token.deprel in ("obl", "nmod", "xcomp", "advcl", "acl", "obl:agent"):
        return tree.tokens[min(tree.subtree(kid))].form.lower() not in (
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
        )
    return token.deprel in ("compound:prt",)
