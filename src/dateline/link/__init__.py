"""Findings of a pile to one record. In: Pile of cards. Out: Linked. Knows no database; order never matters.

`copies` finds texts that are one text, `versions` what replaces what; `groups` puts event
mentions together, `statements` attributions; `origins` says whose word each rests on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dateline.knowledge.titles import Wording, load_wording
from dateline.link.acts import prepare
from dateline.link.copies import CopyPair, find_copies, originals
from dateline.link.events import event_of
from dateline.link.groups import Tie, group
from dateline.link.moments import order_key
from dateline.link.origins import Roots
from dateline.link.primary import find_primaries
from dateline.link.reports import prepare_reports, statement_of
from dateline.link.statements import group_reports
from dateline.link.versions import find_versions, newest_of
from dateline.link.weigh import contradictions
from dateline.model import Judgement, Link, Linked, Pile, Reason, digest

RULE = "dateline"


def link(pile: Pile, wording: Wording | None = None) -> Linked:
    """Give the copies, happenings and statements of *pile*, the same whatever the order of its cards."""
    wording = wording or load_wording()
    texts = {text.id: text for text in sorted(pile.texts, key=lambda text: text.id)}
    versions = find_versions(texts.values())
    newest = newest_of(texts.values(), versions)
    found = originals(list(texts.values()), find_copies(list(texts.values())))
    roots = Roots(texts, {copy: original for copy, (original, _) in found.items()}, newest)
    published = {key: order_key(text.moment) for key, text in texts.items()}
    same, apart, wrong = _judged(pile.judgements)
    acts, weights = prepare((card for card in pile.events if card.id not in wrong), texts, published)
    groups, event_ties = group(acts, weights, forced=same, parted=apart)
    weighed = [event_of(members, roots, wording) for members in groups]
    events = [event for event, _ in weighed]
    speeches = [card for card in pile.speeches if card.id not in wrong]
    said, speech_ties = group_reports(prepare_reports(speeches, texts, published, wording), forced=same, parted=apart)
    primaries = find_primaries(said, roots)
    statements = [statement_of(members, roots, wording, primaries.get(at)) for at, members in enumerate(said)]
    links = (
        *_copy_links(found), *_version_links(versions), *_tie_links(event_ties, "same_event"),
        *_tie_links(speech_ties, "same_statement"),
        *_tie_links((tie for _, ties in weighed for tie in ties), "corroborates"),
        *_tie_links((tie for event in events for tie in contradictions(event)), "contradicts"),
    )  # fmt: skip
    return Linked(
        links=tuple(sorted(links, key=lambda found: found.id)),
        copies=tuple(sorted((copy, original) for copy, (original, _) in found.items())),
        versions=tuple(sorted(versions.items())),
        events=tuple(sorted(events, key=lambda event: event.id)),
        statements=tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def _judged(judgements: Iterable[Judgement]) -> tuple[list[tuple[str, str]], list[tuple[str, str]], set[str]]:
    """Give the pairs judged the same, the pairs judged apart, and the mentions judged wrong; the latest word counts."""
    latest: dict[tuple[str, str], str] = {}
    wrong = set()
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.verdict == "wrong":
            wrong.add(judgement.left)
        elif judgement.right and judgement.verdict in ("same", "apart"):
            left, right = sorted((judgement.left, judgement.right))
            latest[left, right] = judgement.verdict
    return (
        sorted(pair for pair, verdict in latest.items() if verdict == "same"),
        sorted(pair for pair, verdict in latest.items() if verdict == "apart"),
        wrong,
    )


def _link(left: str, right: str, relation: str, score: float, reasons: tuple[Reason, ...]) -> Link:
    decided = "person" if any(reason.feature == "judged the same" for reason in reasons) else RULE
    return Link(
        id=digest(relation, left, right), left=left, right=right, relation=relation,
        score=round(min(1.0, max(0.0, score)), 4), reasons=reasons, decided_by=decided,
    )  # fmt: skip


def _copy_links(found: Mapping[str, tuple[str, CopyPair]]) -> Iterable[Link]:
    for copy, (original, pair) in found.items():
        yield _link(copy, original, "copy_of", pair.share, pair.reasons)


def _version_links(versions: Mapping[str, str]) -> Iterable[Link]:
    for newer, older in versions.items():
        yield _link(newer, older, "version_of", 1.0, (Reason("same address", "", 1.0),))


def _tie_links(ties: Iterable[Tie], relation: str) -> Iterable[Link]:
    """Give each pair once, with its best tie; the score of two mentions, which has no bounds, as a share."""
    best: dict[tuple[str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.score, str(tie.reasons))):
        best.setdefault((min(tie.left, tie.right), max(tie.left, tie.right)), tie)
    for (left, right), tie in best.items():
        share = 1 / (1 + math.exp(-tie.score)) if relation == "same_event" else tie.score
        yield _link(left, right, relation, share, tie.reasons)
