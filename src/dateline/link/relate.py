"""From cards to what they come to, for as much of a record as a change touches. In: Shelf, articles. Out: Patch.

A first linking is one in which every article is new: there is one way, so that no order and no batch shows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar

from dateline.knowledge.rarity import load_rarity
from dateline.knowledge.titles import Wording
from dateline.link import keys, statements
from dateline.link.acts import Act, prepare
from dateline.link.compare import measure, reasons
from dateline.link.copying import Copying, copying_of
from dateline.link.events import event_of
from dateline.link.groups import JOIN, Joiner, Tie, measured
from dateline.link.judged import judged_of
from dateline.link.origins import Roots
from dateline.link.primary import primary_of, runs_of, wanted_of
from dateline.link.quotations import checked
from dateline.link.reports import Report, prepare_reports, statement_of
from dateline.link.shelf import Shelf
from dateline.link.versions import find_versions, newest_of
from dateline.link.web import Lazy, Web, components, weave
from dateline.link.weigh import contradictions
from dateline.model import Event, Link, Mark, Patch, Reason, SpeechCard, Statement, TextCard, Trail, digest

RULE = "dateline"
Card = TypeVar("Card")


@dataclass(slots=True)
class _Found:
    """What a linking of one kind came to: groups to work out again, and links that came or went."""

    groups: list[list[str]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    gone_links: set[str] = field(default_factory=set)


def relate(shelf: Shelf, changed: Collection[str], gone: Collection[str], wording: Wording) -> Patch:
    """Give what changes in a record when the articles *changed* are new or read again.

    Args:
        shelf: the record, those articles in it.
        changed: their ids.
        gone: the mentions that they had when they were last linked.
        wording: what titles and origins are worded with.
    """
    return _Relating(shelf, changed, gone, wording).patch()


class _Relating:
    """One linking: the change, and the cards it has taken from the shelf."""

    def __init__(self, shelf: Shelf, changed: Collection[str], gone: Collection[str], wording: Wording) -> None:
        self.shelf, self.changed, self.gone, self.wording = shelf, sorted(changed), set(gone), wording
        self.rare = load_rarity()
        self.judged = judged_of(shelf.judgements())
        self.texts: Lazy[str, TextCard] = Lazy(shelf.texts, _missing)
        self.acts: Lazy[str, Act] = Lazy(self._acts, _missing)
        self.reports: Lazy[str, Report] = Lazy(self._reports, _missing)
        self.said: Lazy[str, tuple[SpeechCard, ...]] = Lazy(self._said, tuple)
        self.texts.want(self.changed)
        at_address = shelf.at_addresses({self.texts[key].address for key in self.changed})
        self.at_address = {text.id: text for text in at_address}
        self.versions = find_versions(at_address)
        self.copying: Copying = copying_of(shelf, self.changed, self.texts)
        self.roots = Roots(self.texts, Lazy(self._originals, lambda: None), Lazy(self._newest, _missing))

    def patch(self) -> Patch:
        """Give all that changes."""
        dirty_events, dirty_speeches = self._dirty()
        events, event_web = self._events(dirty_events)
        speeches, speech_web, runs = self._speeches(dirty_speeches)
        made, ties = self._made(events)
        statements, wanted = self._stated(speeches.groups, runs)
        links = [*self._copy_links(), *self._version_links(), *events.links, *speeches.links, *ties]
        gone_links = events.gone_links | speeches.gone_links
        gone_links |= set(self.shelf.links(self.copying.originals, "copy_of"))
        gone_links |= set(self.shelf.links(self.at_address, "version_of"))
        return Patch(
            gone_events=events.gone, gone_statements=speeches.gone, gone_links=gone_links, events=made,
            statements=statements, links=links,
            copies={key: found[0] if found else None for key, found in self.copying.originals.items()},
            versions={key: self.versions.get(key) for key in self.at_address},
            trail=Trail(
                gone={**event_web.gone, **speech_web.gone}, marks={**event_web.new, **speech_web.new},
                ties={**event_web.retied, **speech_web.retied}, fits={**event_web.fitted, **speech_web.fitted},
                sketches=self.copying.sketches, carried=self.copying.carried, pairs=self.copying.pairs,
                unpaired=self.copying.unpaired, runs=runs, wanted=wanted,
            ),
        )  # fmt: skip

    # -- cards ------------------------------------------------------------------------------------

    def _acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        cards = self.shelf.events(ids)
        self.texts.want({card.article for card in cards.values()})
        return prepare(cards.values(), self.texts)

    def _reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        cards = self.shelf.speeches(ids)
        self.texts.want({card.article for card in cards.values()})
        return prepare_reports(cards.values(), self.texts, self.wording)

    def _said(self, ids: Collection[str]) -> Mapping[str, tuple[SpeechCard, ...]]:
        wrong = self.judged.wrong
        cards = self.shelf.speeches([key for key in self.shelf.of_articles(ids)[1] if key not in wrong]).values()
        found: dict[str, list[SpeechCard]] = defaultdict(list)
        for card in sorted(cards, key=lambda card: (card.start, card.id)):
            found[card.article].append(card)
        return {key: tuple(row) for key, row in found.items()}

    def _originals(self, ids: Collection[str]) -> Mapping[str, str | None]:
        known = {key: found[0] if found else None for key, found in self.copying.originals.items()}
        return {**self.shelf.originals([key for key in ids if key not in known]), **known}

    def _newest(self, ids: Collection[str]) -> Mapping[str, str]:
        self.texts.want(ids)
        together = self.shelf.at_addresses({self.texts[key].address for key in ids})
        return newest_of(together, find_versions(together))

    def _dirty(self) -> tuple[set[str], set[str]]:
        """Give the mentions of the articles whose origins may be others now."""
        versions = set(self.at_address)
        articles = {*self.changed, *versions, *self.copying.originals, *self.shelf.copies(versions)}
        events, speeches = self.shelf.of_articles(articles)
        return set(events) - self.judged.wrong, set(speeches) - self.judged.wrong

    # -- happenings -------------------------------------------------------------------------------

    def _events(self, dirty: set[str]) -> tuple[_Found, Web]:
        web = Web(self.shelf, "event", keys.NEAR, keys.SHARED)
        self.acts.want(key for key in self.shelf.of_articles(self.changed)[0] if key not in self.judged.wrong)
        marks = {key: keys.mark_of(act, self.rare) for key, act in self.acts.items()}

        def fit(one: str, two: str) -> float:
            self.acts.want((one, two))
            return measured(self.acts[one], self.acts[two])

        def meet(mention: str, others: Collection[str]) -> Mapping[str, float]:
            near = _willing(web, mention, others, keys.may_meet)
            self.acts.want((mention, *near))
            found = {other: fit(min(mention, other), max(mention, other)) for other in near}
            return {other: score for other, score in found.items() if score >= JOIN}

        def grouped(members: list[str]) -> tuple[list[list[str]], list[Tie]]:
            web.fits.want(members)
            return Joiner(members, web, fit, self.judged.apart).group(self.judged.same_in(members))

        def why(tie: Tie) -> tuple[Reason, ...]:
            self.acts.want((tie.left, tie.right))
            return reasons(measure(self.acts[tie.left], self.acts[tie.right]) or {})

        return self._found(web, marks, meet, grouped, why, "same_event", dirty), web

    def _made(self, found: _Found) -> tuple[list[Event], list[Link]]:
        """Give the events of the groups found, and the links that weigh their reports; old ones go."""
        self.acts.want(key for group in found.groups for key in group)
        self._want_roots(self.acts[key].card.article for group in found.groups for key in group)
        self.said.want(self.acts[key].card.article for group in found.groups if len(group) > 1 for key in group)
        made, ties = [], []
        for group in found.groups:
            event, weighed = event_of(
                [self.acts[key] for key in group], self.roots, self.wording, self.said.__getitem__
            )
            made.append(event)
            ties += [*_links(weighed, "corroborates"), *_links(contradictions(event), "contradicts")]
        before = self.shelf.members(found.gone)
        held = {key for groups in (found.groups, before.values()) for group in groups for key in group}
        for relation in ("corroborates", "contradicts"):
            found.gone_links |= set(self.shelf.links(held, relation))
        return made, ties

    # -- statements -------------------------------------------------------------------------------

    def _speeches(self, dirty: set[str]) -> tuple[_Found, Web, dict[str, frozenset[int]]]:
        web = Web(self.shelf, "speech", statements.NEAR, statements.SHARED)
        self.reports.want(key for key in self.shelf.of_articles(self.changed)[1] if key not in self.judged.wrong)
        marks = {key: statements.mark_of_report(report, self.rare) for key, report in self.reports.items()}

        def meet(mention: str, others: Collection[str]) -> Mapping[str, float]:
            near = _willing(web, mention, others, statements.may_meet)
            self.reports.want((mention, *near))
            found = {o: statements.likeness(self.reports[min(mention, o)], self.reports[max(mention, o)]) for o in near}
            return {other: score for other, score in found.items() if score > 0}

        def grouped(members: list[str]) -> tuple[list[list[str]], list[Tie]]:
            web.fits.want(members)
            self.reports.want(members)
            joiner = statements.ReportJoiner(members, web, self.reports, self.judged.apart)
            return joiner.group(self.judged.same_in(members))

        def why(tie: Tie) -> tuple[Reason, ...]:
            self.reports.want((tie.left, tie.right))
            return statements.compare_reports(self.reports[tie.left], self.reports[tie.right]) or ()

        runs = {key: held for key in self.changed if (held := runs_of(self.texts[key]))}
        found = self._found(web, marks, meet, grouped, why, "same_statement", dirty)
        moved = {*self.shelf.wanting({run for held in runs.values() for run in held})}
        moved |= {*self.shelf.with_primary(self.changed)}
        self._add_unchanged(found, moved - found.gone)
        return found, web, runs

    def _stated(
        self, groups: Iterable[Sequence[str]], runs: Mapping[str, frozenset[int]]
    ) -> tuple[list[Statement], dict[str, frozenset[int]]]:
        """Give the statements of *groups*, and the runs of words that each wants of its speaker's own text.

        *runs* are those of the articles that are new or read again.
        """
        groups = list(groups)
        self.reports.want(key for group in groups for key in group)
        rows = [[self.reports[key] for key in group] for group in groups]
        self._want_roots(report.card.article for row in rows for report in row)
        wants = [wanted_of(row) for row in rows]
        every = frozenset(value for values in wants for value in values)
        holding = defaultdict(list, self.shelf.speaking(every))
        for key, held in runs.items():
            for value in held & every:
                holding[value].append(key)
        made, wanted = [], {}
        for row, values in zip(rows, wants, strict=True):
            found = {key for value in values for key in holding.get(value, ())}
            texts = [self.texts[key] for key in sorted(found)]
            primary = primary_of(row, texts, self.roots)
            statement = statement_of(row, self.roots, self.wording, primary)
            made.append(checked(statement, row, self.texts[primary]) if primary else statement)
            if values:
                wanted[statement.id] = values
        return made, wanted

    # -- both -------------------------------------------------------------------------------------

    def _found(
        self,
        web: Web,
        marks: Mapping[str, Mark],
        meet: Callable[[str, Collection[str]], Mapping[str, float]],
        grouped: Callable[[list[str]], tuple[list[list[str]], list[Tie]]],
        why: Callable[[Tie], tuple[Reason, ...]],
        relation: str,
        dirty: set[str],
    ) -> _Found:
        """Weave *marks* into *web* and group what that touches; groups as before are only taken where *dirty*."""
        gone = self._gone_of(web)
        touched = weave(web, gone, marks, meet)
        groups: list[list[str]] = []
        ties: list[Tie] = []
        seen: set[str] = set(gone)
        for members in components(web, touched, self.judged.partners):
            more, held = grouped(members) if len(members) > 1 else ([members], [])
            groups += more
            ties += held
            seen.update(members)
        before = self.shelf.groups(seen)
        sizes = {key: len(members) for key, members in self.shelf.members(set(before.values())).items()}
        found = _Found()
        for group in groups:
            olds = {before.get(key) for key in group}
            old = olds.pop() if len(olds) == 1 else None
            if old is None or sizes.get(old) != len(group) or not dirty.isdisjoint(group):
                found.groups.append(group)
                found.gone |= {key for key in (before.get(member) for member in group) if key}
        found.gone |= {key for member in gone if (key := before.get(member))}
        self._add_unchanged(found, set(self.shelf.groups(dirty - seen).values()))
        self._tie_up(found, ties, seen, relation, why)
        return found

    def _gone_of(self, web: Web) -> list[str]:
        web.marks.want(self.gone)
        return [key for key in self.gone if web.marks[key] is not None]

    def _add_unchanged(self, found: _Found, groups: Collection[str]) -> None:
        """Have groups worked out again whose members are as they were."""
        for key, members in self.shelf.members(sorted(groups)).items():
            found.groups.append(sorted(members))
            found.gone.add(key)

    def _tie_up(
        self, found: _Found, ties: Iterable[Tie], seen: Collection[str], relation: str,
        why: Callable[[Tie], tuple[Reason, ...]],
    ) -> None:  # fmt: skip
        """Note the links that came or went; of those between mentions that are as they were nothing is said."""
        old = dict(self.shelf.links(seen, relation))
        for tie in ties:
            score = _share(tie, relation)
            key = digest(relation, tie.left, tie.right)
            if old.pop(key, None) != score or not self.gone.isdisjoint((tie.left, tie.right)):
                found.links.append(_link(tie.left, tie.right, relation, score, tie.reasons or why(tie)))
                found.gone_links.add(key)
        found.gone_links |= set(old)

    def _want_roots(self, articles: Iterable[str]) -> None:
        every = set(articles)
        self.texts.want(every)
        originals, newest = self.roots.original, self.roots.newest
        if isinstance(originals, Lazy) and isinstance(newest, Lazy):
            originals.want(every)
            every |= {found for key in every if (found := originals[key])}
            newest.want(every)
            self.texts.want({newest[key] for key in every})

    def _copy_links(self) -> Iterable[Link]:
        for copy, found in self.copying.originals.items():
            if found:
                yield _link(copy, found[0], "copy_of", found[1].share, found[1].reasons)

    def _version_links(self) -> Iterable[Link]:
        for newer, older in self.versions.items():
            yield _link(newer, older, "version_of", 1.0, (Reason("same address", "", 1.0),))


def _missing() -> NoReturn:
    raise KeyError


def _willing(web: Web, mention: str, others: Collection[str], may: Callable[[str, str], bool]) -> list[str]:
    """Give those of *others* that no gate between the signs of two marks holds back."""
    mark = web.marks[mention]
    web.marks.want(others)
    signs = ((other, found.sign) for other in others if other != mention and (found := web.marks[other]))
    return [other for other, sign in signs if mark and may(mark.sign, sign)]


def _links(ties: Iterable[Tie], relation: str) -> Iterable[Link]:
    """Give each pair once, with its best tie."""
    best: dict[tuple[str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (-tie.score, str(tie.reasons))):
        best.setdefault((min(tie.left, tie.right), max(tie.left, tie.right)), tie)
    for (left, right), tie in best.items():
        yield _link(left, right, relation, _share(tie, relation), tie.reasons)


def _share(tie: Tie, relation: str) -> float:
    """Give the score of a tie as a share; that of two event mentions has no bounds, but a person's word is 1."""
    score = 1 / (1 + math.exp(-tie.score)) if relation == "same_event" and not tie.reasons else tie.score
    return round(min(1.0, max(0.0, score)), 4)


def _link(left: str, right: str, relation: str, score: float, why: tuple[Reason, ...]) -> Link:
    decided = "person" if any(reason.feature == "judged the same" for reason in why) else RULE
    return Link(
        id=digest(relation, left, right), left=left, right=right, relation=relation, score=round(score, 4),
        reasons=why, decided_by=decided,
    )  # fmt: skip
