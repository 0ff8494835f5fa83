"""Headlines that credit by position: "Port to close: minister", "Kusi: ‘No base’". In: a tree. Out: Drafts.

Only for titles and what looks like one; the words left and right of a colon, a dash or the
last comma are weighed, since a small parser makes little of a headline.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.attributions.content import trimmed
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.media import is_medium
from dateline.extract.attributions.regained import FINITE
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables

# Words of a name that credits: "the country's former deputy foreign minister".
LONGEST_NAME = 8
# ": judiciary", ": state prosecutors"
SHORTEST_CREDIT = 3
DASHES = frozenset(("-", "–", "—", "--"))
# "Nova: Why we fight", "Bora accused of theft: what we know" announce what the article tells.
TEASERS = frozenset(
    ("what", "why", "how", "who", "when", "where", "which", "is", "are", "can", "will", "should", "does")
)
NAMING = frozenset(("PROPN", "NOUN", "ADJ", "DET"))
FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us"))
CLOSING = frozenset("'’\"”»")
QUOTES = frozenset("'‘\"“«")


def read_headline(tree: Tree, tables: ReportingTables) -> Iterator[Draft]:
    """Give the draft that the marks of a headline make, if any."""
    for at, token in enumerate(tree.tokens):
        if token.form == ":" and 0 < at < len(tree.tokens) - 1:
            draft = _credited(tree, at, (0, at - 1), (at + 1, len(tree.tokens) - 1), tables)
            if draft is not None:
                yield draft
                return
    dashes = [at for at, token in enumerate(tree.tokens) if token.form in DASHES and _is_spaced(tree, at)]
    if dashes and 0 < dashes[-1] < len(tree.tokens) - 1:
        draft = _after(
            tree,
            dashes[-1],
            (_after_label(tree, tables), dashes[-1] - 1),
            (dashes[-1] + 1, len(tree.tokens) - 1),
            tables,
        )
        if draft is not None:
            yield draft


def _after_label(tree: Tree, tables: ReportingTables) -> int:
    """Give the first token after "EXCLUSIVE:", or 0."""
    tokens = tree.tokens
    return 2 if len(tokens) > 2 and tokens[1].form == ":" and tokens[0].form.lower() in tables.labels else 0


def _is_spaced(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    return tree.text[token.start - 1 : token.start].isspace() and tree.text[token.end : token.end + 1].isspace()


def _credited(
    tree: Tree, at: int, left: tuple[int, int], right: tuple[int, int], tables: ReportingTables
) -> Draft | None:
    if (draft := _after(tree, at, left, right, tables)) is not None:
        return draft
    if (draft := _doing(tree, at, left, right, tables)) is not None:
        return draft
    left = _before_on(tree, left, right)
    head = None if _is_quoted(tree, left) else _speaker(tree, left, tables)
    if head is None or not (_is_person(tree, head) or _is_role(tree, head, tables) or _is_named(tree, head, right)):
        return None
    if tree.tokens[right[0]].form.lower() in TEASERS:
        return None
    return _draft(tree, at, head, left, right)


def _doing(tree: Tree, at: int, left: tuple[int, int], right: tuple[int, int], tables: ReportingTables) -> Draft | None:
    """‘No base here’: Kusi warns Lima"""
    tokens = tree.tokens
    verb = next((i for i in range(right[0], right[1]) if tokens[i].xpos in FINITE), 0)
    is_quote = tokens[left[0]].form in QUOTES and tokens[left[1]].form in CLOSING
    if not is_quote or not right[0] < verb <= right[0] + LONGEST_NAME:
        return None
    if any(token.upos not in NAMING for token in tokens[right[0] : verb]):
        return None
    is_own = any(token.form.lower() in FIRST_PERSON for token in tokens[left[0] : left[1]])
    if not is_own and tables.forms.get(tokens[verb].form.lower()) not in tables.verbs:
        return None  # "‘James Bond!’: actor delights the town"
    is_somebody = _is_person(tree, verb - 1) or _is_role(tree, verb - 1, tables)
    return _draft(tree, at, verb - 1, (right[0], verb - 1), left) if is_somebody else None


def _before_on(tree: Tree, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    """Give the tokens before "on" of "Kusi on the vote: ‘No base’"."""
    is_quote = tree.tokens[right[0]].form in QUOTES
    on = next((i for i in range(left[0] + 1, left[1]) if tree.tokens[i].form.lower() == "on"), None)
    names = tree.tokens[left[0] : on] if on is not None else ()
    return (left[0], on - 1) if is_quote and on is not None and all(t.upos in NAMING for t in names) else left


def _after(tree: Tree, at: int, left: tuple[int, int], right: tuple[int, int], tables: ReportingTables) -> Draft | None:
    """Port to close in May: minister"""
    head = _speaker(tree, right, tables)
    if head is None or not _may_credit(tree, head, right, tables):
        return None
    is_long = left[1] - left[0] >= SHORTEST_CREDIT and _is_role(tree, head, tables)  # "No deal without aid - minister"
    has_verb = is_long or any(t.xpos in FINITE or t.upos == "VERB" for t in tree.tokens[left[0] : left[1] + 1])
    return _draft(tree, at, head, right, left) if has_verb and not _is_quoted(tree, right) else None


def _speaker(tree: Tree, side: tuple[int, int], tables: ReportingTables) -> int | None:
    """Give the last noun of *side* if it is a short noun phrase without a verb, else None."""
    tokens = tree.tokens[side[0] : side[1] + 1]
    if (
        len(tokens) > LONGEST_NAME
        or any(t.upos == "NUM" or t.form.lower() in tables.labels for t in tokens)
        or any(t.xpos in FINITE and t.form.lower() not in tables.speakers for t in tokens)
        or any(t.upos == "VERB" and t.form.lower() not in tables.speakers for t in tokens[:-1])
        or tokens[0].upos in ("ADP", "SCONJ")
    ):
        return None
    nouns = [
        side[0] + i for i, t in enumerate(tokens) if t.upos in ("NOUN", "PROPN") or t.form.lower() in tables.speakers
    ]
    cut = [side[0] + i for i, t in enumerate(tokens) if t.upos == "ADP" or t.form == ","]
    nouns = [i for i in nouns if not cut or i < cut[0]] or nouns
    return nouns[-1] if nouns else None


def _may_credit(tree: Tree, head: int, side: tuple[int, int], tables: ReportingTables) -> bool:
    if _is_role(tree, head, tables) or is_medium(tree, head, tables) or _is_person(tree, head):
        return True
    words = tree.tokens[side[0] : side[1] + 1]
    if any(token.form.lower() in tables.labels for token in words):
        return False
    return len(words) <= SHORTEST_CREDIT and all(t.form.islower() and t.upos in ("NOUN", "ADJ") for t in words)


def _is_named(tree: Tree, head: int, right: tuple[int, int]) -> bool:
    """Tell whether a name stands before a colon and a quotation after it: "Kusi: ‘No base here’"."""
    return tree.tokens[head].upos == "PROPN" and head == right[0] - 2 and tree.tokens[right[0]].form in QUOTES


def _is_quoted(tree: Tree, side: tuple[int, int]) -> bool:
    return any(token.form in QUOTES for token in tree.tokens[side[0] : side[1] + 1])


def _is_person(tree: Tree, head: int) -> bool:
    return tree.tokens[head].entity.endswith("PERSON")


def _is_role(tree: Tree, head: int, tables: ReportingTables) -> bool:
    return tree.tokens[head].form.lower() in tables.speakers


def _draft(tree: Tree, at: int, head: int, name: tuple[int, int], said: tuple[int, int]) -> Draft | None:
    source, content = trimmed(tree, *name), trimmed(tree, *said)
    if source is None or content is None:
        return None
    mark = tree.span(at, at)
    return Draft(
        tree=tree, at=at, cue=mark, lemma=tree.tokens[at].form, class_="speech", rule="headline", clause=source,
        source=Phrase(tree, head, source), content=(content,),
    )  # fmt: skip
