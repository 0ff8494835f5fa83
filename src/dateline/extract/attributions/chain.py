"""Reports inside reports: who passed it on. In: drafts. Out: drafts with `via`, nearest to the source first.

"Kim said X, KCNA reported" is one report, by Kim, through KCNA: a medium, "according to" or
a headline's credit only hands on. Where somebody else retells ("the minister said the envoy
had told him ..."), both reports stand, and the inner one names the outer in its chain.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.links import with_links
from dateline.extract.attributions.media import is_medium
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import ReportingTables
from dateline.model import Span

# Rules sure enough to stand inside somebody's words.
INNER = frozenset(
    ("clause", "clause-that", "clause-rest", "relayed", "whom_to", "of", "clause-before", "parenthetical", "quote")
) | {"to"}
# Somebody's belief as another tells it: "Baku is convinced that ..., a diplomat said".
INNER_BELIEFS = frozenset(("clause", "clause-that", "adjective"))


def link(drafts: Sequence[Draft], trees: Sequence[Tree], tables: ReportingTables) -> list[Draft]:
    """Give the drafts that stand, each with its chain."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.tree.number, []).append(draft)
    over = _over_sentences(drafts, trees)
    linked: dict[int, list[Draft]] = {}
    for draft in drafts:
        around = by_sentence[draft.tree.number]
        outers = sorted((o for o in over.get(draft.tree.number, ()) if _inside(draft, o)), key=_size)
        if _is_relay_of_another(draft, around, tables) or (
            outers and not _stands_inside(draft, outers, around, tables)
        ):
            continue
        via = tuple(link for outer in outers for link in _links_of(outer, tables))
        linked.setdefault(draft.tree.number, []).append(with_links(draft, via, tables))
    return [draft for beside in linked.values() for draft in _settled(beside, tables)]


def _links_of(outer: Draft, tables: ReportingTables) -> tuple[Phrase, ...]:
    """Give who retells and who carried it from there: of "Lee told local radio that ..." both."""
    return () if outer.source is None else (outer.source, *with_links(outer, (), tables).via)


def _settled(drafts: Sequence[Draft], tables: ReportingTables) -> list[Draft]:
    """Give the drafts of one sentence that still say something of their own, each with its true source."""
    lent = [_with_lent_source(draft, drafts, tables) for draft in drafts]
    return [draft for draft in lent if not _is_spent(draft, lent, tables)]


def _with_lent_source(draft: Draft, linked: Sequence[Draft], tables: ReportingTables) -> Draft:
    """Give "and expressed hope" of "state media said Kusi praised X and expressed hope" to Kusi, not to the medium."""
    source = draft.source
    if source is None or draft.tree.tokens[draft.at].deprel != "conj" or draft.lemma.split()[0] in tables.relaying:
        return draft
    if not is_medium(source.tree, source.head, tables):
        return draft
    for other in linked:
        if other.tree is draft.tree and other.cue < draft.cue and any(link.head == source.head for link in other.via):
            return replace(draft, source=other.source, via=other.via)
    return draft


def _is_spent(draft: Draft, linked: Sequence[Draft], tables: ReportingTables) -> bool:
    """Tell whether another draft has the words of *draft*, or "citing X" has given it its source, or cites no words."""
    others = [o for o in linked if o is not draft and o.tree is draft.tree]
    if any(o.cue != draft.cue and o.cue.contains(draft.cue) for o in others):
        return True  # "declined" of "declined to say"
    if draft.rule == "clause-that" and any(o.rule == "noun" and o.content == draft.content for o in others):
        return True
    if draft.lemma not in ("cite", "quote") or draft.rule != "object":
        return False
    if draft.tree.tokens[draft.at].xpos == "VBG" and any(o.source is not None for o in others):
        return True  # "citing fog, the port said ...": a reason, or somebody whom the other draft names
    if draft.tree.tokens[draft.at].xpos == "VBG" and not draft.is_quoted:
        return True  # "citing a knee injury": a reason; whose words are cited, another draft says
    spoken = (token for token in draft.tree.tokens if draft.holds(Span(token.start, token.end)))
    if any(token.form.lower() in tables.evidence for token in spoken):
        return True
    sources = [one.span for o in others for one in (o.source, *o.via) if one is not None]
    return any(part.overlaps(span) for part in draft.content for span in sources)


def _over_sentences(drafts: Sequence[Draft], trees: Sequence[Tree]) -> dict[int, list[Draft]]:
    """Give for each sentence the drafts whose content reaches into it."""
    starts = [tree.sentence.span.start for tree in trees]
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        reached = {draft.tree.number}
        for part in draft.content:
            reached.update(range(max(0, bisect(starts, part.start) - 1), bisect(starts, part.end)))
        for place in sorted(reached):
            found.setdefault(trees[place].number, []).append(draft)
    return found


def _size(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)


def _inside(inner: Draft, outer: Draft) -> bool:
    return inner is not outer and outer.holds(inner.cue) and not inner.holds(outer.cue)


def _only_hands_on(draft: Draft, tables: ReportingTables) -> bool:
    """Tell whether *draft* has no word of its own: "according to", a headline's credit, a medium that reports."""
    if draft.rule == "according-to":
        return True
    if draft.source is None or draft.class_ != "speech":
        return False
    return is_medium(draft.source.tree, draft.source.head, tables) and (
        draft.rule == "headline" or draft.lemma.split()[0] in tables.relaying
    )


def _is_relay_of_another(draft: Draft, around: Sequence[Draft], tables: ReportingTables) -> bool:
    heads = [o for o in around if o is not draft and _inside(o, draft) and _is_head(o, draft, around)]
    return _only_hands_on(draft, tables) and any(o.tree.tokens[o.at].deprel != "conj" for o in heads)


def _is_head(inner: Draft, outer: Draft, around: Sequence[Draft]) -> bool:
    """Tell whether *inner* is what the content of *outer* says outright: its cue hangs on no other verb in there."""
    is_readiness = (
        inner.rule == "adjective" and inner.content and inner.content[0].of(inner.tree.text).startswith("to ")
    )
    if inner.rule in ("noun", "relative") or is_readiness or not inner.content or inner.source is None:
        return False
    tree = inner.tree
    if inner.rule == "relayed" or tree.tokens[inner.at].deprel == "conj":
        return True
    beside = {other.at for other in around if not other.holds(inner.cue)}
    for node in tree.ancestors(inner.at):
        token = tree.tokens[node]
        is_other_saying = node in beside and token.deprel != "conj"  # "said ..., adding that ..."
        if not is_other_saying and any(part.start <= token.start < part.end for part in outer.content):
            return token.upos not in ("VERB", "AUX", "NOUN", "PROPN")
    return True


def _stands_inside(inner: Draft, outers: Sequence[Draft], around: Sequence[Draft], tables: ReportingTables) -> bool:
    if any(outer.class_ != "speech" for outer in outers) or not _is_head(inner, outers[0], around):
        return False
    if all(_only_hands_on(outer, tables) for outer in outers):
        return True
    rules = {"speech": INNER, "belief": INNER_BELIEFS}.get(inner.class_, frozenset[str]())
    return inner.rule in rules and _is_named(inner.source)


def _is_named(source: Phrase | None) -> bool:
    """Tell whether the source is a noun: "he said he had told them" is one report."""
    return source is not None and source.tree.tokens[source.head].upos in ("NOUN", "PROPN", "NUM")
