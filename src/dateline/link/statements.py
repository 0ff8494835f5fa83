"""Statements: attributions of one utterance. In: cards of attributions. Out: Statements and their ties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.titles import Wording
from dateline.link.groups import Tie
from dateline.link.moments import civil_day
from dateline.link.origins import Roots, fold, is_unnamed, origin_of, party_name
from dateline.link.words import rarity, stems, tokens
from dateline.model import Party, Reason, SpeechCard, Statement, TextCard, Variant

WINDOW_DAYS = 3  # one utterance is reported within days
QUOTE_WORDS = 4  # a run of so many quoted words shared by two texts is one utterance, if the speaker can be the same
ALIKE = 0.6  # least share of the rarer words of the shorter report, where nothing is quoted alike
NEAR = 30  # reports compared on either side of one, in one list
RARE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Report:
    """A card with what is compared."""

    card: SpeechCard
    published: tuple[bool, str]
    day: date | None
    speaker: str
    country: str | None
    words: frozenset[str]
    quotes: tuple[tuple[str, ...], ...]


def find_statements(
    speeches: Iterable[SpeechCard],
    roots: Roots,
    published: Mapping[str, tuple[bool, str]],
    wording: Wording,
    *,
    forced: Iterable[tuple[str, str]] = (),
    parted: Iterable[tuple[str, str]] = (),
) -> tuple[list[Statement], list[Tie]]:
    """Give all statements, and a tie for each join."""
    cards = sorted(speeches, key=lambda card: card.id)
    reports = [_report(card, roots.texts[card.article], published[card.article], wording) for card in cards]
    weights = rarity(report.words for report in reports)
    apart = {frozenset(pair) for pair in parted}
    edges = []
    for i, j in _candidates(reports, weights):
        found = compare_reports(reports[i], reports[j], weights)
        if found:
            edges.append((-found[0].weight, reports[i].card.id, reports[j].card.id, i, j, found))
    forest = _Forest(reports, apart)
    place = {report.card.id: at for at, report in enumerate(reports)}
    ties = []
    for a, b in sorted(forced):
        if a in place and b in place and forest.join(place[a], place[b]):
            ties.append(Tie(a, b, 1.0, (Reason("judged the same", "", 1.0),)))
    for cost, left, right, i, j, reasons in sorted(edges, key=lambda edge: edge[:3]):
        if forest.join(i, j):
            ties.append(Tie(left, right, -cost, reasons))
    return [_statement(members, roots, wording) for members in forest.groups()], ties


def _report(card: SpeechCard, text: TextCard, published: tuple[bool, str], wording: Wording) -> Report:
    source = card.source
    day = card.when.start if card.when and card.when.start else civil_day(text.moment)
    return Report(
        card=card, published=published, day=day,
        speaker=_speaker(source, wording), country=source.country if source else None,
        words=frozenset(stems(card.content)),
        quotes=tuple(tuple(w.lower() for w in tokens(quote)) for quote in card.quoted),
    )  # fmt: skip


def _speaker(source: Party | None, wording: Wording) -> str:
    """Give what a speaker is known by: the actor id, or country and words; "" for nobody in particular."""
    if source is None or (not source.actor and is_unnamed(source.name or "", wording)):
        return ""
    if source.actor:
        return source.actor
    if source.kind == "state":
        return f"state {source.country}"
    return f"{source.country} {(party_name(source, wording) or '').lower()}"


def _candidates(reports: Sequence[Report], weights: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    lists: dict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(reports)), key=lambda at: (str(reports[at].day), reports[at].card.id)):
        for key in _keys(reports[at], weights):
            lists[key].append(at)
    seen = set()
    for key in sorted(lists):
        row = lists[key]
        for place, left in enumerate(row):
            for right in row[place + 1 : place + 1 + NEAR]:
                pair = (min(left, right), max(left, right))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(report: Report, weights: Mapping[str, float]) -> list[str]:
    rarest = sorted(report.words, key=lambda word: (-weights[word], word))[:RARE_WORDS]
    runs = {" ".join(q[at : at + QUOTE_WORDS]) for q in report.quotes for at in range(max(0, len(q) - QUOTE_WORDS + 1))}
    return [f"w {report.speaker} {word}" for word in rarest if report.speaker] + [f"q {run}" for run in sorted(runs)]


def compare_reports(a: Report, b: Report, weights: Mapping[str, float]) -> tuple[Reason, ...] | None:
    """Give the reasons why two reports are of one utterance, the strongest first, or None."""
    if a.card.class_ != b.card.class_ or a.card.negated != b.card.negated:
        return None
    if a.day and b.day and abs((a.day - b.day).days) > WINDOW_DAYS:
        return None
    same_speaker = bool(a.speaker) and a.speaker == b.speaker
    if not same_speaker and not _could_be_one(a, b):
        return None
    run = _shared_run(a.quotes, b.quotes)
    who = Reason("same speaker" if same_speaker else "speaker may be the same", a.speaker or b.speaker, 0.0)
    if len(run) >= QUOTE_WORDS and (same_speaker or len(run) >= QUOTE_WORDS + 2):
        return (Reason("same quoted words", " ".join(run), 1.0), who)
    share = _contained(a.words, b.words, weights)
    if same_speaker and share >= ALIKE and min(len(a.words), len(b.words)) >= 2:
        return (Reason("words shared", f"{share:.0%}", round(share, 4)), who)
    return None


def _could_be_one(a: Report, b: Report) -> bool:
    """Tell whether two differently named speakers may be one: one country, and at most one of them named in full."""
    if a.country != b.country or a.country is None:
        return False
    one, two = a.card.source, b.card.source
    return not (one and two and one.actor and two.actor)


def _shared_run(one: Sequence[tuple[str, ...]], two: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the longest run of words quoted by both."""
    best: tuple[str, ...] = ()
    for left in one:
        for right in two:
            run = _longest_run(left, right)
            best = run if len(run) > len(best) else best
    return best


def _longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    ends: dict[int, int] = {}
    size, end = 0, 0
    for at, word in enumerate(left):
        now = {}
        for place in places.get(word, ()):
            now[place] = ends.get(place - 1, 0) + 1
            if now[place] > size:
                size, end = now[place], at + 1
        ends = now
    return left[end - size : end]


def _contained(one: frozenset[str], two: frozenset[str], weights: Mapping[str, float]) -> float:
    total = min(sum(sorted(weights[w] for w in one)), sum(sorted(weights[w] for w in two)))
    return round(sum(sorted(weights[w] for w in one & two)) / total, 6) if total else 0.0


class _Forest:
    """Groups of reports as they grow."""

    def __init__(self, reports: Sequence[Report], apart: set[frozenset[str]]) -> None:
        self.reports, self.apart = reports, apart
        self.root = list(range(len(reports)))
        self.members = {at: [at] for at in range(len(reports))}

    def find(self, at: int) -> int:
        while self.root[at] != at:
            self.root[at] = self.root[self.root[at]]
            at = self.root[at]
        return at

    def join(self, i: int, j: int) -> bool:
        a, b = sorted((self.find(i), self.find(j)))
        if a == b or self._forbidden(self.members[a], self.members[b]):
            return False
        self.root[b] = a
        self.members[a] += self.members.pop(b)
        return True

    def _forbidden(self, one: list[int], two: list[int]) -> bool:
        days = [day for at in (*one, *two) if (day := self.reports[at].day)]
        if days and (max(days) - min(days)).days > WINDOW_DAYS:
            return True
        named = {s.actor for at in (*one, *two) if (s := self.reports[at].card.source) and s.actor}
        if len(named) > 1:
            return True
        ids = [[self.reports[at].card.id for at in side] for side in (one, two)]
        return bool(self.apart) and any(frozenset((a, b)) in self.apart for a in ids[0] for b in ids[1])

    def groups(self) -> Iterator[list[Report]]:
        for root in sorted(self.members):
            yield [self.reports[at] for at in sorted(self.members[root])]


# -- what a group comes to --------------------------------------------------------------------


def _statement(members: Sequence[Report], roots: Roots, wording: Wording) -> Statement:
    row = sorted(members, key=lambda r: (r.published, r.card.article, r.card.start, r.card.id))
    counted = [r for r in row if roots.counts(r.card.article)]
    fullest = _fullest(row)
    text = _wording(fullest)
    origins = fold(origin_of(roots.source(r.card.article), None, r.card.via, wording) for r in counted)
    whens = [when for r in row if (when := r.card.when) and when.value]
    return Statement(
        id=row[0].card.id, source=_source(row),
        addressee=next((r.card.addressee for r in row if r.card.addressee), None),
        when=min(whens, key=lambda w: (w.basis == "article", w.start is None, w.value), default=None), wording=text,
        variants=tuple(Variant(_wording(r), r.card.id, relation(_wording(r), text)) for r in row),
        attributions=tuple(r.card.id for r in row), articles=len({r.card.article for r in counted}),
        outlets=len({roots.texts[r.card.article].outlet or r.card.article for r in counted}), origins=len(origins),
        primary=_primary(row, roots, wording),
    )  # fmt: skip


def _fullest(row: Sequence[Report]) -> Report:
    quoted = [r for r in row if r.card.quoted]
    return min(quoted or row, key=lambda r: (-len(_wording(r)), r.published, r.card.id))


def _wording(report: Report) -> str:
    """Give the quoted words if there are any, else the content."""
    return " … ".join(" ".join(part.split()) for part in report.card.quoted) or report.card.content


def relation(text: str, fullest: str) -> str:
    """Give how *text* stands to the fullest wording: same, trimmed (fewer of the same words), reworded."""
    one, two = [w.lower() for w in tokens(text)], [w.lower() for w in tokens(fullest)]
    if one == two:
        return "same"
    return "trimmed" if all(_within(_plain(part), two) for part in re.split(r"…|\.\.\.", text)) else "reworded"


def _plain(text: str) -> list[str]:
    return [w.lower() for w in tokens(text)]


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return any(list(whole[at : at + size]) == list(part) for at in range(len(whole) - size + 1))


def _source(row: Sequence[Report]) -> Party | None:
    sources = Counter(r.card.source for r in row if r.card.source)
    return min(
        sources, key=lambda p: (p.actor is None, -sources[p], p.name or "", p.country or "", p.kind), default=None
    )


def _primary(row: Sequence[Report], roots: Roots, wording: Wording) -> str | None:
    """Give the article that carries the speaker's own text: of the speaker's state medium, most of it quoted."""
    for report in row:
        text = roots.source(report.card.article)
        medium = wording.medium(text.outlet) or wording.medium(text.agency)
        speaker = report.card.source
        own = medium and medium.is_state_owned and speaker and medium.country == speaker.country
        if own and len(" ".join(report.card.quoted)) > 0.5 * max(1, len(text.own)):
            return text.id
    return None
