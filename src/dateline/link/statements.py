"""Statements: attributions of one utterance. In: a component of reports. Out: groups of them, and their ties.

The same speaker, days close together, and either a run of words quoted by both or most of the
rarer words of the shorter report. Two speakers named in different ways ("the minister", her
name) are taken as one only where they are quoted alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.knowledge.rarity import Rarity, load_rarity
from dateline.link.groups import JUDGED, Tie, spread
from dateline.link.reports import Report, fullest_of
from dateline.link.voices import is_government
from dateline.link.web import Web
from dateline.link.words import STOP, code, stem, stems
from dateline.model import Mark, Reason

WINDOW_DAYS = 3  # one utterance is reported within days
QUOTE_WORDS = 4  # a run of so many quoted words is one utterance, where the speaker is the same
OTHER_NAME_WORDS = 6  # ... and so many, where the speaker only may be the same
WHOLE_WORDS = 3  # a quotation of so many words or more that the other holds whole, by a speaker of that surname
ALIKE = 0.5  # least share of the rarer words of the shorter report, where nothing is quoted alike
ALIKE_NAMED = 0.4  # ... where a number and a name, or two numbers, are among them
ALIKE_WORDS = 3  # ... which are so many at least
OTHER_ALIKE, OTHER_ALIKE_WORDS = 0.6, 5  # ... and so, where the speaker only may be the same
NAMES_ALIKE = 0.75  # ... where they share nothing but names
TELLING, TELLING_WORDS = 3.5, 2  # how rare a quoted word is that tells something, and how many of them a run needs
# What a contraction leaves of a word: "we're going to", of which no word tells anything.
SCRAPS = frozenset(("re", "ve", "ll", "don", "didn", "doesn", "won", "isn", "wasn", "couldn", "wouldn"))
LONG = 10  # words two reports share before names that differ show a formula; shorter ones may just be cut otherwise
FLIPPED = 0.75  # from this share on, a "not" in one of the two turns the sense round
SAME_ARTICLE = 0.75  # least share for two reports in one article (its title and its text)
SHARED = 1  # rows in which two reports must be neighbours
NEAR = 30  # reports compared behind each, in one list
RARE_WORDS = 8
ANCHOR = 1.5  # names and numbers weigh more than other words


def mark_of_report(report: Report, rare: Rarity) -> Mark:
    """Give what *report* is found by: its speaker with each of its rarest words, and its quoted runs of words."""
    rarest = sorted(report.words, key=lambda word: (-rare[word], word))[:RARE_WORDS]
    who = {report.speaker, report.country or "", report.surname} - {""}
    runs = {
        " ".join(quote[at : at + WHOLE_WORDS])
        for quote in report.quotes
        for at in range(max(0, len(quote) - WHOLE_WORDS + 1))
    }
    names = [f"said by {name} {word}" for name in who for word in rarest] + [f"quoted {run}" for run in runs]
    day = report.day.toordinal() if report.day else 0
    sign = "\t".join((report.card.class_, str(day or ""), report.surname, report.country or ""))
    return Mark("speech", day, report.card.article, sign, tuple(sorted({code(name) for name in names})))


def may_meet(one: str, two: str) -> bool:
    """Tell from the signs of two marks whether a gate is shut: other classes, days too far apart, other speakers."""
    class_, day, *who = one.split("\t")
    other_class, other_day, *others = two.split("\t")
    if class_ != other_class or (day and other_day and abs(int(day) - int(other_day)) > WINDOW_DAYS):
        return False
    return all(not a or not b or a == b for a, b in zip(who, others, strict=True))


def likeness(a: Report, b: Report) -> float:
    """Give how surely two reports are of one utterance, 0 to 1."""
    found = compare_reports(a, b)
    return found[0].weight if found else 0.0


def compare_reports(a: Report, b: Report) -> tuple[Reason, ...] | None:
    """Give the reasons why two reports are of one utterance, the strongest first, or None."""
    if a.card.class_ != b.card.class_ or a.card.negated != b.card.negated:
        return None
    if a.day and b.day and abs((a.day - b.day).days) > WINDOW_DAYS:
        return None
    same = bool(a.speaker) and a.speaker == b.speaker
    if not same and not could_be_one(a, b):
        return None
    if _formula(a, b):
        return None
    who = Reason("same speaker" if same else "speaker may be the same", a.speaker or b.speaker, 0.0)
    run, whole = _shared_run(a.quotes, b.quotes)
    by_name = same or bool(a.surname and a.surname == b.surname)
    is_near = by_name or _are_office(a, b)
    is_long = len(run) >= (QUOTE_WORDS if is_near else OTHER_NAME_WORDS) and _tells(run, TELLING_WORDS)
    if is_long or (by_name and whole and len(run) >= WHOLE_WORDS and _tells(run, 1)):
        return (Reason("same quoted words", " ".join(run), 1.0), who)
    share = contained(a, b)
    if not _alike(a, b, share, same=by_name) or (share >= FLIPPED and a.is_negative != b.is_negative):
        return None
    return (Reason("words shared", f"{share:.0%}", round(share * 0.9, 4)), who)


def _tells(run: Iterable[str], least: int) -> bool:
    """Tell whether *run* holds *least* words that tell something: "we're going to" is said of anything."""
    rare = load_rarity()
    return sum(rare[stem(word)] >= TELLING for word in run if word not in STOP | SCRAPS) >= least


def _alike(a: Report, b: Report, share: float, *, same: bool) -> bool:
    """Tell whether two reports have enough words in common; *share*: of the rarer words of the shorter."""
    shared, named = a.words & b.words, a.anchors & b.anchors
    if not shared - named and share < NAMES_ALIKE:
        return False
    is_marked = len(named) > 1 and any(word[0].isdigit() for word in named)
    if not same:
        is_near = is_marked and _are_office(a, b)
        words, least = (ALIKE_WORDS, ALIKE) if is_near else (OTHER_ALIKE_WORDS, OTHER_ALIKE)
        return bool(named) and len(shared) >= words and share >= least
    least = ALIKE_NAMED if is_marked else ALIKE
    return len(shared) >= ALIKE_WORDS and share >= least


def _formula(a: Report, b: Report) -> bool:
    """Tell whether two reports give one formula to two addressees: each names what the other has nowhere."""
    one, two = a.card.addressee, b.card.addressee
    if one and two and one.country and two.country and one.country != two.country:
        return True
    return bool(
        a.quotes and b.quotes and a.anchors - b.words and b.anchors - a.words and len(a.words & b.words) >= LONG
    )


def could_be_one(a: Report, b: Report) -> bool:
    """Tell whether two speakers named in different ways may be one: no other country, surname or kind."""
    if a.country and b.country and a.country != b.country:
        return False
    if a.surname and b.surname:
        return a.surname == b.surname
    return bool(a.speaker or b.speaker) and "state" not in (a.kind, b.kind) and not _are_two(a, b)


def _are_office(a: Report, b: Report) -> bool:
    """Tell whether one speaker is an office and the other an office or a person, of one country: one may hold it."""
    kinds = {a.kind, b.kind}
    return kinds <= {"person", "role"} and "role" in kinds and a.country == b.country and bool(a.speaker and b.speaker)


def _are_two(a: Report, b: Report) -> bool:
    """Tell whether two speakers without a common name are surely two: a person and a crowd, a paper and a ministry."""
    kinds = {a.kind, b.kind}
    if kinds >= {"person", "group"}:
        return True
    if not (a.speaker and b.speaker) or "role" in kinds:
        return False
    one, two = (frozenset(stems(r.card.source.name or "") if r.card.source else ()) for r in (a, b))
    if one & two or "group" in kinds:
        return not one & two
    return not all(report.kind == "person" or is_government(words) for report, words in ((a, one), (b, two)))


def _shared_run(one: Sequence[tuple[str, ...]], two: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], bool]:
    """Give the longest run of words quoted by both, and whether it is the whole of one quotation."""
    best: tuple[str, ...] = ()
    whole = False
    for left in one:
        for right in two:
            run = longest_run(left, right)
            if len(run) > len(best):
                best, whole = run, len(run) == min(len(left), len(right))
    return best, whole


def longest_run(left: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Give the longest run of words that both hold."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    ends: dict[int, int] = {}
    size, end = 0, 0
    for at, word in enumerate(left):
        now = {place: ends.get(place - 1, 0) + 1 for place in places.get(word, ())}
        if now and max(now.values()) > size:
            size, end = max(now.values()), at + 1
        ends = now
    return tuple(left[end - size : end])


def contained(a: Report, b: Report) -> float:
    """Give the share of the rarer words of the shorter report that the other has, 0 to 1."""

    rare = load_rarity()

    def weigh(words: Iterable[str]) -> float:
        return sum(rare[w] * (ANCHOR if w in a.anchors or w in b.anchors else 1.0) for w in sorted(words))

    total = min(weigh(a.words), weigh(b.words))
    return round(weigh(a.words & b.words) / total, 6) if total else 0.0


class ReportJoiner:
    """Groups of a component as they grow: a forest with the members of each root, by their places in *mentions*."""

    def __init__(
        self, mentions: Sequence[str], web: Web, reports: Mapping[str, Report], apart: Collection[frozenset[str]]
    ) -> None:
        self.mentions, self.web, self.apart = mentions, web, apart
        self.reports = [reports[mention] for mention in mentions]
        self.root = list(range(len(mentions)))
        self.members = {at: [at] for at in self.root}

    def group(self, forced: Iterable[tuple[str, str]]) -> tuple[list[list[str]], list[Tie]]:
        """Give the groups, and one tie for each join, *forced* ones first, then the best."""
        place = {mention: at for at, mention in enumerate(self.mentions)}
        ties = [Tie(a, b, 1.0, JUDGED) for a, b in sorted(forced) if a in place and b in place
                and self._force(place[a], place[b])]  # fmt: skip
        edges = sorted(
            (-score, one, two) for one in self.mentions for two, score in self.web.ties[one].items() if one < two
        )
        ties += [Tie(one, two, -cost, ()) for cost, one, two in edges if self._join(place[one], place[two])]
        return [[self.mentions[at] for at in sorted(self.members[root])] for root in sorted(self.members)], ties

    def _find(self, at: int) -> int:
        while self.root[at] != at:
            self.root[at] = self.root[self.root[at]]
            at = self.root[at]
        return at

    def _join(self, i: int, j: int) -> bool:
        """Join the groups of two reports if their members fit; tell whether they were joined."""
        a, b = sorted((self._find(i), self._find(j)))
        if a == b or self._forbidden(self.members[a], self.members[b]) or not self._fits(a, b):
            return False
        return self._merge(a, b)

    def _force(self, i: int, j: int) -> bool:
        """Join the groups of two reports whatever they say; tell whether they were two."""
        a, b = sorted((self._find(i), self._find(j)))
        return a != b and self._merge(a, b)

    def _merge(self, a: int, b: int) -> bool:
        self.root[b] = a
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        return True

    def _fits(self, a: int, b: int) -> bool:
        """Tell whether half of the pairs of two groups are of one utterance, or all are parts of the fullest report.

        Without it one report would lead to the next, and from there to another utterance.
        """
        one, two = ([self.reports[at] for at in spread(self.members[root])] for root in (a, b))
        if len(one) == len(two) == 1:
            return True
        if sum(self._alike(x, y) for x in one for y in two) >= len(one) * len(two) / 2:
            return True
        fullest = fullest_of([*one, *two])
        return all(report is fullest or self._alike(report, fullest) for report in (*one, *two))

    def _alike(self, a: Report, b: Report) -> bool:
        return self.web.fit(a.card.id, b.card.id, lambda *_: likeness(*sorted((a, b), key=lambda r: r.card.id))) > 0

    def _forbidden(self, one: list[int], two: list[int]) -> bool:
        """Tell whether two groups must stay two: days too wide, two surnames, two utterances of one article."""
        both = [self.reports[at] for at in (*one, *two)]
        days = [report.day for report in both if report.day]
        if days and (max(days) - min(days)).days > WINDOW_DAYS:
            return True
        if len({r.surname for r in both if r.surname}) > 1 or len({r.country for r in both if r.country}) > 1:
            return True
        left, right = ([self.reports[at] for at in members] for members in (one, two))
        if self.apart and any(frozenset((a.card.id, b.card.id)) in self.apart for a in left for b in right):
            return True
        shared = {a.card.article for a in left} & {b.card.article for b in right}
        again = [b for b in right if b.card.article in shared]
        return any(
            a.card.article == b.card.article and not self._repeats(a, b)
            for a in left
            if a.card.article in shared
            for b in again
        )

    def _repeats(self, a: Report, b: Report) -> bool:
        run, whole = _shared_run(a.quotes, b.quotes)
        return (whole and len(run) >= WHOLE_WORDS) or contained(a, b) >= SAME_ARTICLE
