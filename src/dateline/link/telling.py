"""What dated articles tell, as undated ones ask for it. In: Shelf, the articles that are new. Out: Telling.

Only articles with a date of their own answer: what dates one article never rests on what dated another, so a date is
found in one step, from the articles that share something rare with it, and no order shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn, TypeVar

from dateline.knowledge.rarity import load_rarity
from dateline.knowledge.titles import Wording
from dateline.link import keys, statements
from dateline.link.acts import Act, prepare
from dateline.link.asking import Question, marks_of, own_day, told_keys
from dateline.link.copies import COMMON, FIRST, LEAST_SHARED, WIDE_WINDOW_DAYS, Copier, equals, sketch_of
from dateline.link.judged import judged_of
from dateline.link.moments import days_apart, order_key
from dateline.link.reports import Report, prepare_reports
from dateline.link.shelf import Shelf
from dateline.link.web import Lazy
from dateline.model import EventCard, Mark, Sketch, SpeechCard, Story, TextCard

MOST = 40  # mentions in a row that is still rare enough to ask by, as of shingles
SHARED = 2  # rows that two mentions share before they are compared

Card = TypeVar("Card", EventCard, SpeechCard)


class Telling:
    """The dated articles of a record, those of *fresh* among them, of which the last linking knew nothing.

    ``undated``: the articles that were read without a date, whatever date they have now.
    """

    def __init__(self, shelf: Shelf, fresh: Collection[str], undated: frozenset[str], wording: Wording) -> None:
        self.shelf, self.undated, self.wording = shelf, undated, wording
        self.rare = load_rarity()
        self.wrong = judged_of(shelf.judgements()).wrong
        self.texts: Lazy[str, TextCard] = Lazy(self._texts, _missing)
        self.acts: Lazy[str, Act] = Lazy(self._acts, _missing)
        self.reports: Lazy[str, Report] = Lazy(self._reports, _missing)
        self.rows: Lazy[int, Sequence[tuple[str, str]]] = Lazy(self._rows, tuple)
        self.holders: Lazy[int, Sequence[str]] = Lazy(self._holders, tuple)
        self.sketches: Lazy[str, Sketch] = Lazy(shelf.sketches, _missing)
        self.texts.want(fresh)
        self.fresh = {key: sketch_of(self.texts[key]) for key in fresh}
        self.sketches.update(self.fresh)
        events, speeches = shelf.of_articles([key for key in fresh if self.texts[key].moment])
        acts, reports = (sorted(set(ids) - self.wrong) for ids in (events, speeches))
        self.acts.want(acts)
        self.reports.want(reports)
        self.marks = marks_of(dict(self.acts), dict(self.reports), self.rare)
        self.told = told_in(act.card for act in self.acts.values())

    # -- what an undated article asks -------------------------------------------------------------

    def want(self, questions: Sequence[Question]) -> None:
        """Look up all that *questions* ask by in one go."""
        self.rows.want({key for question in questions for key in question.keys})
        self.holders.want({value for question in questions for value in question.sketch.rows})
        near = {other for question in questions for other in self._near(question.sketch)}
        self.sketches.want(near)
        self.holders.want({value for other in near for value in self.sketches[other].shingles})

    def _near(self, sketch: Sketch) -> Iterable[str]:
        """Give the articles that share so many rare shingles with one that they may be one text."""
        counts: Counter[str] = Counter()
        for value in sketch.shingles:
            row = self.holders[value]
            if len(row) <= COMMON:
                counts.update(row)
        return [other for other, shared in counts.items() if shared >= LEAST_SHARED]

    def acts_near(self, mark: Mark) -> list[Act]:
        """Give the acts in dated articles that may be that of *mark*, in a fixed order."""
        near = self._met(mark)
        self.acts.want(near)
        return sorted((self.acts[key] for key in near), key=lambda a: (a.published, a.card.article, a.card.id))

    def reports_near(self, mark: Mark) -> list[Report]:
        """Give the reports in dated articles that may be of the utterance of *mark*, in a fixed order."""
        near = self._met(mark)
        self.reports.want(near)
        return sorted((self.reports[key] for key in near), key=lambda r: (r.published, r.card.article, r.card.id))

    def _met(self, mark: Mark) -> list[str]:
        may_meet = keys.may_meet if mark.kind == "event" else statements.may_meet
        met = Counter(found for key in mark.keys for found in self.rows[key])
        return [other for (other, sign), rows in met.items() if rows >= SHARED and may_meet(mark.sign, sign)]

    def original(self, question: Question) -> TextCard | None:
        """Give the earliest dated text that the asking one copies, None where it may be another's in another week."""
        mine = question.sketch
        copier = Copier(self.holders.__getitem__, self.sketches.__getitem__, self.texts.__getitem__)
        self.sketches.setdefault(mine.id, mine)
        self.texts[mine.id] = question.story.text
        found = {key for pair in copier.pairs_of(mine.id) for key in (pair.left, pair.right)}
        found.update(key for key in self.holders[mine.whole] if self._is_equal(key, mine))
        dated = (text for key in found if (text := self.texts[key]).moment)
        texts = sorted(dated, key=lambda text: (order_key(text.moment), text.id))
        if not texts or (days_apart(texts[0].moment, texts[-1].moment) or 0) > WIDE_WINDOW_DAYS:
            return None
        return texts[0]

    def _is_equal(self, key: str, mine: Sketch) -> bool:
        return any(equals((self.texts[key], self.texts[mine.id]), {mine.id: mine, key: mine}))

    def days_of(self, told: Sequence[int]) -> list[int]:
        """Give the days on which dated articles have the same persons in the same kind of act: those under all keys."""
        rows: dict[int, set[tuple[int, str]]] = {key: set(row) for key, row in self.shelf.told(told).items()}
        for key, day, mention in self.told:
            if key in told:
                rows.setdefault(key, set()).add((day, mention))
        return [day for day, _ in set.intersection(*(rows.get(key, set()) for key in told))]

    # -- who may ask anew -------------------------------------------------------------------------

    def touched(self) -> set[str]:
        """Give the undated articles of the record whose date may be another by what is new."""
        told = {key for key, _, _ in self.told}
        asking = self.shelf.asking(told.union(*(mark.keys for mark in self.marks.values())))
        added = Counter(key for mark in self.marks.values() for key in mark.keys if key in asking)
        before = {key: len(row) for key, row in self.shelf.dated_rows(added, MOST + 1).items()}
        found = {article for key in told for article in asking.get(key, ())}
        for key, more in added.items():
            if before.get(key, 0) <= MOST < before.get(key, 0) + more:
                found.update(asking[key])
        rare = {key: asking[key] for key in added if before.get(key, 0) <= MOST}
        for mark in self.marks.values():
            met = Counter(article for key in mark.keys for article in rare.get(key, ()))
            found.update(article for article, rows in met.items() if rows >= SHARED)
        return found | self._touched_copies()

    def _touched_copies(self) -> set[str]:
        """Give the undated articles that may copy others now: what is new, or what shares shingles common by it."""
        values = {value for sketch in self.fresh.values() for value in sketch.rows}
        self.holders.want(values)
        dirty, found = set(self.fresh), set[str]()
        for value in values:
            now = self.holders[value]
            old = len(now) - sum(key in self.fresh for key in now)
            if (old <= COMMON) != (len(now) <= COMMON):
                dirty.update(now)
            elif len(now) > COMMON and not self.fresh.keys().isdisjoint(now[:FIRST]):
                found.update(now)
        self.sketches.want(dirty)
        sketches = [self.sketches[key] for key in sorted(dirty)]
        self.holders.want({value for sketch in sketches for value in sketch.shingles})
        for sketch in sketches:
            found.update(self._ever_near(sketch), self.holders[sketch.whole] if sketch.id in self.fresh else ())
        return ((found | dirty) & self.undated) - self.fresh.keys()

    def _ever_near(self, sketch: Sketch) -> Iterable[str]:
        """Give the undated articles that share shingles with one that are rare, or were so without what is new."""
        rows = (self.holders[value] for value in sketch.shingles)
        counts = Counter(key for row in rows if len(row) <= COMMON + len(self.fresh) for key in row)
        return [other for other, shared in counts.items() if shared >= LEAST_SHARED and other in self.undated]

    # -- from the shelf, and what is new ----------------------------------------------------------

    def _texts(self, ids: Collection[str]) -> Mapping[str, TextCard]:
        found = self.shelf.texts(ids)
        return {key: replace(text, moment="") if key in self.undated else text for key, text in found.items()}

    def _acts(self, ids: Collection[str]) -> Mapping[str, Act]:
        cards = self.shelf.events(ids).values()
        self.texts.want({card.article for card in cards})
        return prepare(cards, self.texts)

    def _reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        cards = self.shelf.speeches(ids).values()
        self.texts.want({card.article for card in cards})
        return prepare_reports(cards, self.texts, self.wording)

    def _rows(self, wanted: Collection[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
        """Give the rows of *wanted* keys, none where it is too long to tell anything."""
        found = {key: list(row) for key, row in self.shelf.dated_rows(wanted, MOST + 1).items()}
        asked = set(wanted)
        for mention, mark in self.marks.items():
            for key in asked.intersection(mark.keys):
                found.setdefault(key, []).append((mention, mark.sign))
        return {key: row for key, row in found.items() if len(row) <= MOST}

    def _holders(self, values: Collection[int]) -> Mapping[int, Sequence[str]]:
        """Give the articles that hold each shingle, the earliest first, those without a date of their own last."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for value, row in self.shelf.holders(values).items():
            found[value] += row
        wanted = set(values)
        for key, sketch in self.fresh.items():
            for value in wanted.intersection(sketch.rows):
                found[value].append((sketch.place, key))
        return {value: [key for *_, key in sorted(map(self._placed, row))] for value, row in found.items()}

    def _placed(self, entry: tuple[str, str]) -> tuple[bool, str, str]:
        place, key = entry
        return (True, "", key) if key in self.undated else (False, place, key)


def stories_of(shelf: Shelf, ids: Collection[str]) -> list[Story]:
    """Give *ids* with what was read in them."""
    events, speeches = shelf.of_articles(ids)
    of_article: dict[str, tuple[list[EventCard], list[SpeechCard]]] = defaultdict(lambda: ([], []))
    for event in shelf.events(events).values():
        of_article[event.article][0].append(event)
    for speech in shelf.speeches(speeches).values():
        of_article[speech.article][1].append(speech)
    texts = shelf.texts(ids)
    return [Story(texts[key], tuple(of_article[key][0]), tuple(of_article[key][1])) for key in sorted(ids)]


def without(story: Story, wrong: Collection[str]) -> Story:
    """Give *story* without what was judged *wrong*, the rest in the order of the text."""
    return Story(story.text, _in_order(story.events, wrong), _in_order(story.speeches, wrong))


def _in_order(cards: Sequence[Card], wrong: Collection[str]) -> tuple[Card, ...]:
    return tuple(sorted((card for card in cards if card.id not in wrong), key=lambda card: (card.start, card.id)))


def told_in(cards: Iterable[EventCard]) -> list[tuple[int, int, str]]:
    """Give key, day and mention for each person of those *cards* that name their day."""
    days = ((card, day) for card in cards if (day := own_day(card)))
    return sorted((key, day.toordinal(), card.id) for card, day in days for key in told_keys(card, day.isoweekday()))


def _missing() -> NoReturn:
    raise KeyError
