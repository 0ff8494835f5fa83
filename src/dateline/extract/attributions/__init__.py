"""Who said what, through whom. In: Article, trees, Cast, tables. Out: Attributions.

Sentence by sentence, verbs, nouns and "according to" are read into drafts; quotations are
handed to those who say them; a report inside a report becomes one with a chain.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from dateline.extract.attributions.chain import link
from dateline.extract.attributions.documents import papers_of
from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.finish import finish
from dateline.extract.attributions.following import read_following
from dateline.extract.attributions.headlines import read_headline
from dateline.extract.attributions.joining import hand_out, without_empty
from dateline.extract.attributions.phrases import read_phrases
from dateline.extract.attributions.plain import read_plain
from dateline.extract.attributions.quotes import Quote, find_quotes
from dateline.extract.attributions.relayed import read_relayed
from dateline.extract.attributions.titles import is_headline
from dateline.extract.attributions.turns import read_colons, read_turns
from dateline.extract.attributions.verbs import read_verbs
from dateline.extract.cast import Cast
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Article, Attribution, Span

# A longer sentence is a table or a list run together; prose has hardly one in ten thousand.
LONGEST = 400


def find_attributions(
    article: Article, trees: Sequence[Tree], cast: Cast, tables: ReportingTables
) -> tuple[Attribution, ...]:
    """Give every attribution of the article's own words, in order of the text."""
    quotes = find_quotes(article)
    drafts: list[Draft] = []
    for tree in trees:
        if len(tree.tokens) <= LONGEST:
            drafts.extend(_read(tree, _quoted(tree, quotes), tables))
    drafts.extend(read_turns(article, trees, quotes))
    drafts.sort(key=lambda draft: (draft.cue.start, draft.cue.end))
    drafts = without_empty(hand_out(drafts, quotes, article.text))
    whole = list(read_following(article, trees, drafts, tables))
    announced = {draft.cue for draft in whole}  # "issued | the following statement"
    drafts = [draft for draft in drafts if draft.rule != "object" or draft.cue not in announced]
    drafts = sorted(
        [*drafts, *read_colons(drafts, trees, quotes, tables), *whole],
        key=lambda draft: (draft.cue.start, draft.cue.end),
    )
    return finish(article, link(drafts, trees, tables), papers_of(trees, cast, tables), quotes, tables)


def _read(tree: Tree, quoted: dict[int, Span], tables: ReportingTables) -> list[Draft]:
    """Give the drafts of one sentence."""
    is_title = is_headline(tree)
    drafts = [*read_verbs(tree, tables, quoted), *read_phrases(tree, tables, quoted), *read_relayed(tree, tables)]
    if is_title:
        credit = list(read_headline(tree, tables))
        drafts = [*(draft for draft in drafts if credit or _is_words(draft)), *credit]
    lost = list(read_plain(tree, drafts, tables, is_headline=is_title))
    taken = {draft.at for draft in lost}
    return [*(draft for draft in drafts if draft.at not in taken or draft.content), *lost]


def _is_words(draft: Draft) -> bool:
    """Tell whether a headline reports words: "UK backs the plan" is a deed, unless somebody is credited."""
    return draft.class_ == "speech" or draft.rule.startswith("clause")


def _quoted(tree: Tree, quotes: Sequence[Quote]) -> dict[int, Span]:
    """Give the tokens inside a quotation, each with it; what they report is the speaker's words."""
    span = tree.sentence.span
    near = quotes[bisect(quotes, span.start, key=_end) : bisect(quotes, span.end, key=_start)]
    inside: dict[int, Span] = {}
    for quote in near:
        for i, token in enumerate(tree.tokens):
            if quote.span.start <= token.start < quote.span.end:
                inside[i] = quote.span
    return inside


def _start(quote: Quote) -> int:
    return quote.span.start


def _end(quote: Quote) -> int:
    return quote.span.end
