"""Copies. In: cards of texts. Out: which text copies which, how much of it, and why.

Two texts are one when the shorter shares enough of its rare runs of words with the longer
(containment, not cosine: cosine is for "same story"), unless names or numbers were put in the
place of others, as in formulaic messages. Measured on edited copies and on a state agency's
own formulas: evals/copies.py.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from dateline.link.moments import civil_day, days_apart, order_key
from dateline.link.words import code, shingles, tokens
from dateline.model import LEAST_WHOLE, LEAST_WORDS, CopyPair, Reason, Sketch, TextCard

SIZE = 3  # words a shingle; runs of 3 found more rewritten copies than runs of 4 at the same precision
SAMPLE = 2  # every second shingle is kept
COMMON = 40  # a shingle in more texts than this is furniture or formula, and dropped
SHARE = 0.3  # least share of the shorter text's rare shingles
SHORT_WORDS = 120  # texts shorter than this need ...
SHORT_SHARE = 0.6  # ... this share (and so do two texts of one outlet), and every name and number of their lead
LEAST_SHARED = 4  # sampled shingles
LEAD = 60  # words of the shared part whose names must agree
SWAPPED_WORDS = 8  # a name put in the place of another changes no more words than this
FIRST = 4  # earliest texts with which a text carried by many is compared
WINDOW_DAYS = 3.0  # formulas return with their season; copies come within days
WIDE_WINDOW_DAYS = 7.0  # ... or a week, where nearly all of a long text is shared
WIDE_SHARE = 0.8


def sketch_of(card: TextCard) -> Sketch:
    """Give the sketch of a text."""
    words = [word.lower() for word in tokens(card.own)]
    kept = sorted({value >> 1 for value in shingles(words, SIZE) if value % SAMPLE == 0}) if words else []
    is_unknown, moment = order_key(card.moment)
    return Sketch(card.id, f"{int(is_unknown)}{moment}", len(words), code(f"whole {' '.join(words)}"), array("q", kept))


class Copier:
    """Finds the copies of single texts in rows of holders, which give the texts with a shingle, the earliest first."""

    def __init__(
        self,
        row: Callable[[int], Sequence[str]],
        sketch: Callable[[str], Sketch],
        text: Callable[[str], TextCard],
    ) -> None:
        self.row, self.sketch, self.text = row, sketch, text
        self.totals: dict[str, int] = {}

    def pairs_of(self, key: str, *, behind: str = "") -> Iterator[CopyPair]:
        """Give the pairs of the text *key* with those whose id is greater than *behind*."""
        sketch = self.sketch(key)
        counts: Counter[str] = Counter()
        for value in sketch.shingles:
            row = self.row(value)
            if 1 < len(row) <= COMMON:
                counts.update(row)
        del counts[key]
        for other, shared in counts.items():
            if shared >= LEAST_SHARED and other > behind:
                share = shared / max(1, min(self._total(key), self._total(other)))
                pair = self._judge(sketch, self.sketch(other), share)
                if pair:
                    yield pair
        if self.is_carried(key):
            yield from self._carried(sketch)

    def _judge(self, one: Sketch, two: Sketch, share: float, by: str = "", least: float = SHARE) -> CopyPair | None:
        shorter = min(one, two, key=lambda sketch: (sketch.words, sketch.id))
        if share < (SHORT_SHARE if shorter.words < SHORT_WORDS else least):
            return None
        texts = self.text(shorter.id), self.text(two.id if shorter is one else one.id)
        return _judge(*texts, shorter.words, share, by=by, least=least)

    def _total(self, key: str) -> int:
        if key not in self.totals:
            self.totals[key] = sum(len(self.row(value)) <= COMMON for value in self.sketch(key).shingles)
        return self.totals[key]

    def is_carried(self, key: str) -> bool:
        """Tell whether most of a text is in more texts than a rare shingle may have.

        By this a text that many outlets carry is known from furniture.
        """
        whole = len(self.sketch(key).shingles)
        return whole - self._total(key) >= max(LEAST_SHARED, whole / 2)

    def _carried(self, sketch: Sketch) -> Iterator[CopyPair]:
        """Give a text's pairs with the first of those that carry it too."""
        first: Counter[str] = Counter()
        for value in sketch.shingles:
            row = self.row(value)
            if len(row) > COMMON:
                first.update(other for other in row[:FIRST] if other != sketch.id)
        for other, _ in sorted(first.items(), key=lambda item: (-item[1], item[0]))[:FIRST]:
            theirs = set(self.sketch(other).kept)
            share = sum(value in theirs for value in sketch.kept) / min(len(theirs), len(sketch.kept))
            pair = self._judge(sketch, self.sketch(other), share, sketch.id, SHORT_SHARE)
            if pair:
                yield pair


def find_copies(texts: Sequence[TextCard]) -> tuple[CopyPair, ...]:
    """Give every pair of *texts* of which one copies the other, or both a third."""
    return compare_all(texts, {text.id: sketch_of(text) for text in texts})[0]


def compare_all(
    texts: Sequence[TextCard], sketches: Mapping[str, Sketch]
) -> tuple[tuple[CopyPair, ...], dict[str, bool]]:
    """Give the pairs of copies among *texts*, and for each whether many carry it."""
    cards = {text.id: text for text in texts}
    index = _index(sketches.values())
    copier = Copier(lambda value: index.get(value, ()), sketches.__getitem__, cards.__getitem__)
    pairs = [pair for key in sorted(cards) for pair in copier.pairs_of(key, behind=key)]
    alike: dict[int, list[TextCard]] = defaultdict(list)
    for key in sorted(cards):
        alike[sketches[key].whole].append(cards[key])
    pairs += [pair for whole, row in alike.items() if len(row) > 1 for pair in equals(row, sketches)]
    ordered = sorted(pairs, key=lambda pair: (pair.left, pair.right, pair.by))
    return tuple(ordered), {key: copier.is_carried(key) for key in cards}


def originals(texts: Iterable[TextCard], pairs: Iterable[CopyPair]) -> dict[str, tuple[str, CopyPair]]:
    """Give for every copy the earliest article that it copies, and the pair that shows it.

    Earlier is: published earlier, then carried by the agency that the others credit, then
    crediting an agency, then longer, then the smaller id. Where the original is itself a
    copy, its own original is named.
    """
    cards = {text.id: text for text in texts}
    partners: dict[str, list[CopyPair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: (pair.by != "whole", -pair.share, pair.by)):
        partners[pair.left].append(pair)
        partners[pair.right].append(pair)
    credited = _credited(cards, partners)
    rank = {key: _precedence(cards[key], credited[key]) for key in partners}
    first: dict[str, tuple[str, CopyPair]] = {}
    for key in sorted(partners, key=lambda key: rank[key]):
        earlier = [(rank[other], other, pair) for pair in partners[key] if rank[other := _other(pair, key)] < rank[key]]
        if earlier:
            _, other, pair = min(earlier, key=lambda found: found[0])
            first[key] = (first[other][0] if other in first else other, pair)
    return first


def _credited(cards: Mapping[str, TextCard], partners: Mapping[str, Sequence[CopyPair]]) -> dict[str, set[str]]:
    """Give for each text the agencies that are credited by any text it hangs together with."""
    found: dict[str, set[str]] = {}
    for start in sorted(partners):
        if start in found:
            continue
        reached, front = {start}, [start]
        while front:
            front = [o for key in front for pair in partners[key] if (o := _other(pair, key)) not in reached]
            reached.update(front)
        credited = {agency.casefold() for key in reached if (agency := cards[key].agency)}
        found.update(dict.fromkeys(reached, credited))
    return found


def _other(pair: CopyPair, key: str) -> str:
    return pair.right if pair.left == key else pair.left


def _precedence(card: TextCard, credited: set[str]) -> tuple[object, ...]:
    is_agency = (card.outlet or "").casefold() in credited
    return (order_key(card.moment), not is_agency, card.agency is None, -len(card.own), card.id)


# -- the same text, whole ------------------------------------------------------------------


def equals(texts: Iterable[TextCard], sketches: Mapping[str, Sketch]) -> Iterator[CopyPair]:
    """Give the pairs of equal *texts*: each with the first of them and its neighbours in time."""
    row = sorted(texts, key=lambda text: (order_key(text.moment), text.id))
    for at, later in enumerate(row):
        for earlier in {row[0].id: row[0], row[max(0, at - 1)].id: row[max(0, at - 1)]}.values():
            pair = _equal(earlier, later, sketches[later.id].words)
            if pair:
                yield pair


def _equal(left: TextCard, right: TextCard, words: int) -> CopyPair | None:
    if words < LEAST_WHOLE or left.id == right.id or left.address == right.address:
        return None
    if _beyond(left, right, WIDE_WINDOW_DAYS if words >= SHORT_WORDS else WINDOW_DAYS):
        return None
    if words < LEAST_WORDS and (not left.title or left.title.casefold() != (right.title or "").casefold()):
        return None
    one, two = sorted((left.id, right.id))
    return CopyPair(one, two, 1.0, (Reason("same words", f"{words} words", 1.0),), "whole")


# -- texts that share rare runs of words ------------------------------------------------------


def _index(sketches: Collection[Sketch]) -> dict[int, list[str]]:
    """Give the texts that hold each shingle, the earliest first, for shingles in more than one text.

    A byte a hash slot counts first: most shingles of a pile are in one text only, and
    never enter the index.
    """
    seen = bytearray(1 << 22)
    for sketch in sketches:
        for value in sketch.shingles:
            slot = (value >> 3) & 0x3FFFFF
            if seen[slot] < 2:
                seen[slot] += 1
    index: dict[int, list[str]] = defaultdict(list)
    for sketch in sorted(sketches, key=lambda sketch: (sketch.place, sketch.id)):
        for value in sketch.shingles:
            if seen[(value >> 3) & 0x3FFFFF] > 1:
                index[value].append(sketch.id)
    return {value: holders for value, holders in index.items() if len(holders) > 1}


def _judge(
    shorter: TextCard, longer: TextCard, words: int, share: float, *, by: str = "", least: float = SHARE
) -> CopyPair | None:
    """Give the pair with its reasons, or None where a guard holds it back; *words* are those of the shorter text."""
    share = min(1.0, share)
    is_short = words < SHORT_WORDS
    if shorter.address == longer.address:
        return None
    if share < (SHORT_SHARE if is_short or _one_house(shorter, longer) else least):
        return None
    if _beyond(shorter, longer, WIDE_WINDOW_DAYS if share >= WIDE_SHARE and not is_short else WINDOW_DAYS):
        return None
    if _differ(shorter.own, longer.own, strictly=is_short):
        return None
    one, two = sorted((shorter.id, longer.id))
    reasons = (Reason("shared rare runs of words", f"{share:.0%} of {words} words", round(share, 4)),)
    return CopyPair(one, two, round(share, 4), reasons, by)


def _one_house(left: TextCard, right: TextCard) -> bool:
    """Tell whether one outlet wrote both: its follow-ups repeat its own background and its own formulas."""
    return left.outlet is not None and left.outlet == right.outlet


def _beyond(left: TextCard, right: TextCard, window_days: float) -> bool:
    """Tell whether two texts lie too far apart; those of one outlet must be of one day, where both say it."""
    if _one_house(left, right) and civil_day(left.moment) != civil_day(right.moment):
        return True
    apart = days_apart(left.moment, right.moment)
    return apart is not None and apart > window_days


def _differ(shorter: str, longer: str, *, strictly: bool) -> bool:
    """Tell whether the shared parts of two texts name different people, places or numbers.

    They do where, at the head of the shared part, a name stands in the place of another and
    neither text has the other's anywhere; *strictly*, where the shorter text has put in any
    name that the longer lacks.
    """
    one, two = tokens(shorter), tokens(longer)
    starts = _first_shared([word.lower() for word in one], [word.lower() for word in two])
    if starts is None:
        return False
    plain = {word for word in (*one, *two) if word.islower()}
    have = ({word.lower() for word in one}, {word.lower() for word in two})
    heads = (one[starts[0] : starts[0] + LEAD], two[starts[1] : starts[1] + LEAD])
    for old, new in _replaced(*heads):
        lost, put_in = _names(old, plain) - have[1], _names(new, plain) - have[0]
        if lost and (put_in or strictly):
            return True
    return False


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the short stretches between shared words where *old* and *new* differ, and what each has there.

    Whole sentences put in are none, nor is what one goes on with where the other ends.
    """
    matcher = SequenceMatcher(None, [w.lower() for w in old], [w.lower() for w in new], autojunk=False)
    steps = matcher.get_opcodes()
    for what, a, b, c, d in steps[:-1]:
        if what != "equal" and max(b - a, d - c) <= SWAPPED_WORDS:
            yield old[a:b], new[c:d]


def _first_shared(one: list[str], two: list[str]) -> tuple[int, int] | None:
    places: dict[int, int] = {}
    for at, value in enumerate(shingles(two, SIZE)):
        places.setdefault(value, at)
    return next(((at, places[value]) for at, value in enumerate(shingles(one, SIZE)) if value in places), None)


def _names(words: Sequence[str], plain: set[str]) -> frozenset[str]:
    """Give the capitalised words and the numbers of *words*; what also stands in small letters is no name."""
    return frozenset(
        word.lower() for word in words if word[0].isdigit() or (word[0].isupper() and word.lower() not in plain)
    )
