"""Plain "X says Y" where the parse fails, as it does in headlines. In: a tree, its other drafts. Out: Drafts.

Read by the order of words alone: a short run of nouns before "says" is the source, the rest
is what was said; after a comma or a quotation the order turns ("Y, X says", "Y, says X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.attributions.content import INNER_WORDS, NOMINAL, is_that, nominal_start, trimmed
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.media import is_medium
from dateline.extract.attributions.regained import FINITE
from dateline.extract.attributions.remarks import without_remark
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables

SAY = frozenset(("says", "said", "say"))
REPORTED = frozenset(("reported", "reports", "report"))
# In a headline these are plain sayings too; in running text a noun stands too often beside them.
HEADLINE_SAY = SAY | {
    "warns", "claims", "tells", "insists", "reports", "denies", "confirms", "announces", "vows", "admits", "suggests",
}  # fmt: skip
# Behind these stands first who is told: "warns Lima as storms gather".
TELLING = frozenset(("warns", "tells"))
MARKS = frozenset((",", "'", "’", "”", '"', "»", "—", "–", "-", "!", "?"))
# Words of a source read without a tree; more are another clause.
LONGEST = 9


def read_plain(tree: Tree, drafts: Sequence[Draft], tables: ReportingTables, *, is_headline: bool) -> Iterator[Draft]:
    """Give a draft for each plain saying of *tree* that none of *drafts* has read."""
    known = {draft.at for draft in drafts if draft.content}
    words = HEADLINE_SAY if is_headline else SAY
    for at, token in enumerate(tree.tokens):
        word = token.form.lower()
        if at in known or (word not in words and word not in REPORTED) or _glued(tree, at) == "-":
            continue
        draft = _of_medium(tree, at, tables) if word in REPORTED else _read(tree, at, is_headline, tables)
        if draft is not None and not _is_of_nobody(draft, tables):
            yield draft


def _glued(tree: Tree, at: int) -> str:
    """Give the word before *at*: the hyphen of "the above-said" makes no saying."""
    return tree.tokens[at - 1].form if at and tree.tokens[at - 1].end == tree.tokens[at].start else ""


def _is_of_nobody(draft: Draft, tables: ReportingTables) -> bool:
    """Tell whether the source is a question word or a thing that bears writing."""
    token = draft.tree.tokens[draft.source.head] if draft.source else None
    if token is None or draft.source is None:
        return False
    words = draft.source.text.lower().split()
    is_asking = any(word in ("what", "who", "which", "how", "why", "what's", "what’s") for word in words)
    return is_asking or token.xpos in ("WP", "WDT") or token.lemma.lower() in tables.inscriptions


def _of_medium(tree: Tree, at: int, tables: ReportingTables) -> Draft | None:
    """..., state media reported Thursday, ..."""
    tokens = tree.tokens
    begin = nominal_start(tree, at)
    if begin < 2 or begin == at or tokens[begin - 1].form not in MARKS or not is_medium(tree, at - 1, tables):
        return None
    after = [token for token in tokens[at + 1 :] if token.upos == "PUNCT" or token.xpos in FINITE]
    if after and after[0].upos != "PUNCT":
        return None
    return _draft(tree, at, (begin, at - 1), (0, begin - 1)) if _has_verb(tree, 0, begin - 1) else None


def _read(tree: Tree, at: int, is_headline: bool, tables: ReportingTables) -> Draft | None:
    tokens = tree.tokens
    end = len(tokens) - 1
    if is_headline:  # "Rebels say ready for talks: state TV"
        end = next((i - 1 for i in range(at + 1, end) if tokens[i].form == ":"), end)
        if at + 2 < len(tokens) and tokens[at + 1].form in MARKS and is_medium(tree, len(tokens) - 1, tables):
            end = at  # "..., operator says - Yonhap"
    while end > at and not any(map(str.isalnum, tokens[end].form)):
        end -= 1
    begin = nominal_start(tree, at, longest=LONGEST)
    if begin == at:
        return _inverted(tree, at, end) if at > 1 and tokens[at - 1].form in MARKS else None
    if end == at:
        is_behind = begin > 1 and tokens[begin - 1].form in MARKS and not _is_opening(tree, begin)
        return _draft(tree, at, (begin, at - 1), (0, begin - 1)) if is_behind else None
    is_first = begin == 0 or tokens[begin - 1].form in (";", ":", ".")
    is_whole = is_headline and tokens[at].form.lower() not in TELLING
    if not is_first or tokens[at + 1].upos in ("PUNCT", "ADP") or not (is_whole or _has_verb(tree, at + 1, end)):
        return None
    first = at + 2 if is_that(tree, at + 1) else at + 1
    return _draft(tree, at, (begin, at - 1), (first, without_remark(tree, at, first, end)))


def _is_opening(tree: Tree, begin: int) -> bool:
    """Tell whether what stands before the saying only leads up to what follows: "Calling for calm, he said: ..."."""
    return tree.tokens[0].xpos == "VBG" and not _has_verb(tree, 0, begin - 1)


def _inverted(tree: Tree, at: int, end: int) -> Draft | None:
    last = at
    while last < end and (tree.tokens[last + 1].upos in NOMINAL or tree.tokens[last + 1].form.lower() in INNER_WORDS):
        last += 1
    if last == at or last - at > LONGEST or (last < end and tree.tokens[last + 1].upos != "PUNCT"):
        return None
    return _draft(tree, at, (at + 1, last), (0, at - 1))


def _has_verb(tree: Tree, first: int, last: int) -> bool:
    return any(token.xpos in FINITE for token in tree.tokens[first : last + 1])


def _draft(tree: Tree, at: int, name: tuple[int, int], said: tuple[int, int]) -> Draft | None:
    source, content = trimmed(tree, *name), trimmed(tree, *said)
    if source is None or content is None or said[1] - said[0] < 1:
        return None
    nouns = [i for i in range(name[0], name[1] + 1) if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON")]
    inner = [
        i for i in range(name[0], name[1] + 1) if tree.tokens[i].form.lower() in ("of", "for", "in", "at", "on", "from")
    ]
    heads = [i for i in nouns if not inner or i < inner[0]] or nouns
    if not heads:
        return None
    return Draft(
        tree=tree, at=at, cue=tree.span(at, at), lemma="say", class_="speech", rule="plain", clause=source,
        source=Phrase(tree, heads[-1], source), content=(content,), takes_quote=True,
    )  # fmt: skip
