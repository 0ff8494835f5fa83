"""Copies. In: cards of texts. Out: which text copies which, how much of it, and why.

Two texts are one when the shorter shares enough of its rare runs of words with the longer
(containment, not cosine: cosine is for "same story"), unless names or numbers were put in the
place of others, as in formulaic messages. Measured on edited copies and on a state agency's
own formulas: evals/copies.py.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b

from dateline.link.moments import civil_day, days_apart, order_key
from dateline.link.words import shingles, tokens
from dateline.model import Reason, TextCard

SIZE = 3  # words a shingle; runs of 3 found more rewritten copies than runs of 4 at the same precision
SAMPLE = 2  # every second shingle is kept
COMMON = 40  # a shingle in more texts than this is furniture or formula, and dropped
SHARE = 0.3  # least share of the shorter text's rare shingles
SHORT_WORDS = 120  # texts shorter than this need ...
SHORT_SHARE = 0.6  # ... this share (and so do two texts of one outlet), and every name and number of their lead
LEAST_WORDS = 20  # texts shorter than this are only compared whole
LEAST_SHARED = 4  # sampled shingles
LEAD = 60  # words of the shared part whose names must agree
SWAPPED_WORDS = 8  # a name put in the place of another changes no more words than this
FIRST = 4  # earliest texts with which a text carried by many is compared
WINDOW_DAYS = 3.0  # formulas return with their season; copies come within days
WIDE_WINDOW_DAYS = 7.0  # ... or a week, where nearly all of a long text is shared
WIDE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two texts that share words: ids in order, the share of the shorter one, and why."""

    left: str
    right: str
    share: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Sketch:
    card: TextCard
    words: int
    whole: bytes
    kept: array[int]


def find_copies(texts: Sequence[TextCard]) -> tuple[CopyPair, ...]:
    """Give every pair of *texts* of which one copies the other, or both a third."""
    sketches = sorted((_sketch(text) for text in texts), key=lambda sketch: sketch.card.id)
    pairs = {(pair.left, pair.right): pair for pair in _near(sketches)}
    pairs.update({(pair.left, pair.right): pair for pair in _exact(sketches)})
    return tuple(pairs[key] for key in sorted(pairs))


def originals(texts: Sequence[TextCard], pairs: Iterable[CopyPair]) -> dict[str, tuple[str, CopyPair]]:
    """Give for every copy the earliest article that it copies, and the pair that shows it.

    Earlier is: published earlier, then carried by the agency that others credit, then
    crediting an agency, then longer, then the smaller id. Where the original is itself a
    copy, its own original is named.
    """
    cards = {text.id: text for text in texts}
    partners: dict[str, list[CopyPair]] = defaultdict(list)
    for pair in pairs:
        partners[pair.left].append(pair)
        partners[pair.right].append(pair)
    credited = {card.agency.casefold() for key in partners if (card := cards[key]).agency}
    rank = {key: _precedence(cards[key], credited) for key in partners}
    first: dict[str, tuple[str, CopyPair]] = {}
    for key in sorted(partners, key=lambda key: rank[key]):
        earlier = [(rank[other], other, pair) for pair in partners[key] if rank[other := _other(pair, key)] < rank[key]]
        if earlier:
            _, other, pair = min(earlier, key=lambda found: found[0])
            first[key] = (first[other][0] if other in first else other, pair)
    return first


def _other(pair: CopyPair, key: str) -> str:
    return pair.right if pair.left == key else pair.left


def _precedence(card: TextCard, credited: set[str]) -> tuple[object, ...]:
    is_agency = (card.outlet or "").casefold() in credited
    return (order_key(card.moment), not is_agency, card.agency is None, -len(card.own), card.id)


# -- the same text, whole ------------------------------------------------------------------


def _exact(sketches: Sequence[_Sketch]) -> Iterator[CopyPair]:
    """Give the pairs of equal texts, each with the first of its kind and its neighbours in time."""
    alike: dict[bytes, list[_Sketch]] = defaultdict(list)
    for sketch in sketches:
        if sketch.words >= LEAST_WORDS or (sketch.words >= 8 and sketch.card.title):
            alike[sketch.whole].append(sketch)
    for group in alike.values():
        row = sorted(group, key=lambda sketch: (order_key(sketch.card.moment), sketch.card.id))
        for at, later in enumerate(row):
            for earlier in dict.fromkeys((row[0].card.id, row[max(0, at - 1)].card.id)):
                pair = _equal(next(s for s in row if s.card.id == earlier), later)
                if pair:
                    yield pair


def _equal(left: _Sketch, right: _Sketch) -> CopyPair | None:
    if left.card.id == right.card.id or left.card.address == right.card.address:
        return None
    window = WIDE_WINDOW_DAYS if left.words >= SHORT_WORDS else WINDOW_DAYS
    if _beyond(left.card, right.card, window):
        return None
    if left.words < LEAST_WORDS and (left.card.title or "").casefold() != (right.card.title or "").casefold():
        return None
    one, two = sorted((left.card.id, right.card.id))
    return CopyPair(one, two, 1.0, (Reason("same words", f"{left.words} words", 1.0),))


# -- texts that share rare runs of words ------------------------------------------------------


def _sketch(card: TextCard) -> _Sketch:
    words = [word.lower() for word in tokens(card.own)]
    kept = sorted({value for value in shingles(words, SIZE) if value % SAMPLE == 0}) if words else []
    whole = blake2b(" ".join(words).encode(), digest_size=12).digest()
    return _Sketch(card, len(words), whole, array("Q", kept))


def _near(sketches: Sequence[_Sketch]) -> Iterator[CopyPair]:
    index = _index([sketch for sketch in sketches if sketch.words >= LEAST_WORDS])
    weights = {value: _weight(len(holders)) for value, holders in index.items() if len(holders) <= COMMON}
    by_id = {sketch.card.id: sketch for sketch in sketches}
    common = {value for value, holders in index.items() if len(holders) > COMMON}
    totals: dict[str, float] = {}
    for (left, right), (shared, count) in _shared(index, weights).items():
        if count < LEAST_SHARED:
            continue
        for key in (left, right):
            if key not in totals:
                totals[key] = _total(by_id[key], common, weights)
        share = shared / max(1e-9, min(totals[left], totals[right]))
        pair = _judge(by_id[left], by_id[right], share)
        if pair:
            yield pair
    yield from _carried_by_many(by_id, index, common)


def _carried_by_many(
    by_id: Mapping[str, _Sketch], index: Mapping[int, Sequence[str]], common: set[int]
) -> Iterator[CopyPair]:
    """Give the copies of a text that more outlets carry than a rare shingle may have: each with the first of them.

    Such a text is known from furniture by this, that most of it is in many texts.
    """
    for key, sketch in by_id.items():
        held = [value for value in sketch.kept if value in common]
        if len(held) < max(LEAST_SHARED, len(sketch.kept) / 2):
            continue
        first = Counter(other for value in held for other in index[value][:FIRST] if other != key)
        for other, _ in sorted(first.items(), key=lambda item: (-item[1], item[0]))[:FIRST]:
            theirs = set(by_id[other].kept)
            share = sum(value in theirs for value in sketch.kept) / min(len(theirs), len(sketch.kept))
            pair = _judge(sketch, by_id[other], share, least=SHORT_SHARE)
            if pair:
                yield pair


def _index(sketches: Sequence[_Sketch]) -> dict[int, list[str]]:
    """Give the texts that hold each shingle, the earliest first, for shingles in more than one text.

    A byte a hash slot counts first: most shingles of a pile are in one text only, and
    never enter the index.
    """
    seen = bytearray(1 << 22)
    for sketch in sketches:
        for value in sketch.kept:
            slot = (value >> 3) & 0x3FFFFF
            if seen[slot] < 2:
                seen[slot] += 1
    index: dict[int, list[str]] = defaultdict(list)
    for sketch in sorted(sketches, key=lambda sketch: (order_key(sketch.card.moment), sketch.card.id)):
        for value in sketch.kept:
            if seen[(value >> 3) & 0x3FFFFF] > 1:
                index[value].append(sketch.card.id)
    return {value: holders for value, holders in index.items() if len(holders) > 1}


def _weight(holders: int) -> float:
    """Give what a shingle weighs: less where more texts hold it; one text's own weighs no more than two texts'."""
    return math.log(1 + COMMON / max(2, holders))


def _shared(index: dict[int, list[str]], weights: dict[int, float]) -> dict[tuple[str, str], tuple[float, int]]:
    counts: Counter[tuple[str, str]] = Counter()
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for value in sorted(weights):
        holders = index[value]
        for at, left in enumerate(holders):
            for right in holders[at + 1 :]:
                counts[left, right] += 1
                sums[left, right] += weights[value]
    return {pair: (sums[pair], count) for pair, count in counts.items()}


def _total(sketch: _Sketch, common: set[int], weights: dict[int, float]) -> float:
    alone = _weight(1)
    return math.fsum(weights.get(value, alone) for value in sketch.kept if value not in common)


def _judge(left: _Sketch, right: _Sketch, share: float, *, least: float = SHARE) -> CopyPair | None:
    """Give the pair with its reasons, or None where a guard holds it back."""
    share = min(1.0, share)
    shorter, longer = sorted((left, right), key=lambda sketch: (sketch.words, sketch.card.id))
    is_short = shorter.words < SHORT_WORDS
    if left.card.address == right.card.address:
        return None
    if share < (SHORT_SHARE if is_short or _one_house(left.card, right.card) else least):
        return None
    if _beyond(left.card, right.card, WIDE_WINDOW_DAYS if share >= WIDE_SHARE and not is_short else WINDOW_DAYS):
        return None
    if _differ(shorter.card.own, longer.card.own, strictly=is_short):
        return None
    one, two = sorted((left.card.id, right.card.id))
    reasons = (Reason("shared rare runs of words", f"{share:.0%} of {shorter.words} words", round(share, 4)),)
    return CopyPair(one, two, round(share, 4), reasons)


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
