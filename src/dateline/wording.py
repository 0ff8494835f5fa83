"""How a speaker puts it, day by day. In: Store, a speaker, a target. Out: phrases with their first and last use.

A phrase is a whole quotation, or a run of words that comes back on another day. Only
words in quotation marks count as the speaker's, except where a state's own agency reports its
own side: it prints them without marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.words import STOP
from dateline.store import Store
from dateline.store.said import Utterance, Words, said_by, said_latest, says_more_than

WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
# Where a quotation was cut or filled in by the one who quotes, and where its sentences end.
BREAK = re.compile(r"…|\.\.\.|\[[^\]]*\]|(?<=[.!?])[”\"’']?\s+(?=[\"“‘A-Z])|\n")
# A run of words does not reach across these.
CLAUSE = re.compile(r"[,;:!?()“”\"«»]|\s[-–—]+\s|—|\.(?:\s|$)")
# A set phrase mostly has two to six words; one that comes back at more length is shown whole, not in pieces.
SHORTEST_RUN = 2
# What is longer is a passage, not a phrase; what comes back in it is found as a run.
LONGEST = 20

# All that a state said at the rate of 20,000 statements took 80 s to read; what a page shows has to come at once.
SPEAKS_OFTEN = 1500
LATEST = 400

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase as first worded, the days of its first and last use, and how often it was used and by how many told.

    ``origins`` adds up those of its statements, at most one an article; ``quoted``: it stood in marks somewhere.
    """

    words: str
    first: str | None
    last: str | None
    statements: int
    articles: int
    origins: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the statements of one day hold: phrases used, those never used before, those of the day before left out."""

    day: str | None
    used: tuple[str, ...]
    new: tuple[str, ...]
    dropped: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases by first use, and the days on which they were used; undated last."""

    phrases: tuple[Phrase, ...]
    days: tuple[Day, ...]


def wording(
    store: Store,
    speaker: str,
    target: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    least: int = 1,
) -> Wording:
    """Give the phrases of *speaker* to or about *target*.

    Args:
        store: the record.
        speaker: country code or actor id.
        target: likewise; None for whatever the speaker said.
        since: first civil day, ISO 8601, or the year or month alone.
        until: last civil day, likewise; both ends included.
        least: number of statements a phrase must be used in.
    """
    said = [u for u in said_by(store, speaker, target) if _is_between(u.start, since, until)]
    return wording_of(said, least=least)


def wording_lately(
    store: Store, speaker: str, target: str | None = None, *, since: str | None = None, until: str | None = None
) -> tuple[Wording, int | None]:
    """Give the phrases of *speaker* to or about *target* as fast as a page needs them, and how far it read.

    None where it read all; of a speaker with more than `SPEAKS_OFTEN` statements the latest `LATEST` are read.
    """
    if not says_more_than(store, speaker, SPEAKS_OFTEN):
        return wording(store, speaker, target, since=since, until=until), None
    # "~" sorts after "-": a year ends after its days. Without bounds what has no day, "", is read too.
    days = (since or ("0" if until else ""), f"{until or ''}~")
    return wording_of(said_latest(store, speaker, target, days=days, most=LATEST)), LATEST


def wording_of(said: Sequence[Utterance], *, least: int = 1) -> Wording:
    """Give the phrases of the utterances *said*, which stand in their order, undated last."""
    cuts = [_Cut.of(utterance.words) for utterance in said]
    keys = _phrases(cuts, [utterance.day or utterance.id for utterance in said], least)
    uses: dict[Key, list[int]] = defaultdict(list)
    for at, cut in enumerate(cuts):
        for key in sorted(cut.holds(keys)):
            uses[key].append(at)
    ordered = sorted(uses, key=lambda key: (uses[key][0], -len(uses[key]), keys[key]))
    phrases = tuple(_phrase(key, keys[key], [said[at] for at in uses[key]]) for key in ordered)
    return Wording(phrases, tuple(_days(said, {keys[key]: uses[key] for key in ordered})))


def _is_between(day: str | None, since: str | None, until: str | None) -> bool:
    if day is None:
        return not (since or until)
    return (not since or day >= since) and (not until or day <= until + "~")  # "~" sorts after "-"


@dataclass(frozen=True, slots=True)
class _Cut:
    """The words of an utterance: its whole quotations, and the clauses in which runs are looked for, as worded."""

    wholes: tuple[tuple[str, ...], ...]
    clauses: tuple[tuple[str, ...], ...]
    parts: tuple[Key, ...]

    @classmethod
    def of(cls, said_words: Sequence[Words]) -> _Cut:
        wholes, clauses, parts = [], [], []
        for said in said_words:
            pieces = BREAK.split(said.text)
            for number, piece in enumerate(pieces, 1):
                words = tuple(WORD.findall(piece))
                parts.append(_key(words))
                clauses += [tuple(WORD.findall(clause)) for clause in CLAUSE.split(piece)]
                if said.is_quoted and (whole := _whole(piece, is_cut=number < len(pieces))):
                    wholes.append(whole)
        return cls(tuple(wholes), tuple(clauses), tuple(parts))

    def holds(self, keys: Mapping[Key, str]) -> set[Key]:
        """Give those of *keys* whose words stand in it, one after the other."""
        sizes = sorted({len(key) for key in keys})
        runs = (part[at : at + size] for part in self.parts for at in range(len(part)) for size in sizes)
        return {run for run in runs if run in keys}

    def runs(self) -> Iterator[tuple[str, ...]]:
        """Give every run that could be a phrase: not cut inside a group of small words, not all a name."""
        for clause in self.clauses:
            for start in range(len(clause)):
                for size in range(SHORTEST_RUN, min(LONGEST, len(clause) - start) + 1):
                    run = clause[start : start + size]
                    if not {run[0].lower(), run[-1].lower()} & STOP and not _is_name(run):
                        yield run


def _phrases(cuts: Sequence[_Cut], days: Sequence[str], least: int) -> dict[Key, str]:
    """Give the words of each phrase, as first worded, by its key; a run must come back on another day.

    On one day it would often be one speech, told in ways that linking did not see through.
    """
    worded: dict[Key, str] = {}
    held: dict[Key, set[int]] = defaultdict(set)
    for at, cut in enumerate(cuts):
        for run in cut.runs():
            worded.setdefault(_key(run), " ".join(run))
            held[_key(run)].add(at)
    again = {key: at for key, at in held.items() if len(at) >= least and len({days[n] for n in at}) > 1}
    wholes: dict[Key, str] = {}
    for cut in cuts:
        for whole in cut.wholes:
            wholes.setdefault(_key(whole[1:]), whole[0])
    for at, cut in enumerate(cuts):
        for key in cut.holds(wholes):
            held[key].add(at)
    kept = {key: held[key] for key in wholes if len(held[key]) >= least} | again
    inside = _inside(kept)
    return {key: wholes.get(key) or worded[key] for key in kept if key in wholes or key not in inside}


def _inside(kept: Mapping[Key, set[int]]) -> set[Key]:
    """Give the phrases that never stand without a longer one."""
    return {
        key[start : start + size]
        for key, at in kept.items()
        for size in range(SHORTEST_RUN, min(len(key) - 1, LONGEST) + 1)
        for start in range(len(key) - size + 1)
        if kept.get(key[start : start + size]) == at
    }


def _phrase(key: Key, words: str, used: Sequence[Utterance]) -> Phrase:
    days = [utterance.day for utterance in used if utterance.day]
    by_use = [[said for said in utterance.words if _Cut.of([said]).holds({key: words})] for utterance in used]
    told = [said for found in by_use for said in found]
    articles = len({said.article for said in told})
    origins = sum(
        min(utterance.origins, len({said.article for said in found}))
        for utterance, found in zip(used, by_use, strict=True)
    )
    return Phrase(
        words=words, first=days[0] if days else None, last=days[-1] if days else None, statements=len(used),
        articles=articles, origins=min(origins, articles), quoted=any(said.is_quoted for said in told),
    )  # fmt: skip


def _days(said: Sequence[Utterance], uses: Mapping[str, Sequence[int]]) -> Iterator[Day]:
    """Give each day with a phrase; of undated statements nobody can tell what is new in them."""
    phrases: dict[int, list[str]] = defaultdict(list)
    for words, places in uses.items():
        for at in places:
            phrases[at].append(words)
    by_day: dict[str | None, list[int]] = defaultdict(list)
    for at in sorted(phrases):
        by_day[said[at].day].append(at)
    seen: set[str] = set()
    before: tuple[str, ...] = ()
    for day, places in by_day.items():
        used = tuple(dict.fromkeys(words for at in places for words in phrases[at]))
        new = tuple(words for words in used if words not in seen) if day else ()
        dropped = tuple(words for words in before if words not in used) if day else ()
        yield Day(day=day, used=used, new=new, dropped=dropped, statements=tuple(said[at].id for at in places))
        seen.update(used)
        before = used


def _whole(piece: str, *, is_cut: bool) -> tuple[str, ...] | None:
    """Give a quotation and its words, small ones before a cut left out; None where it is a passage, or says nothing."""
    found = list(WORD.finditer(piece))
    while is_cut and found and found[-1].group().lower() in STOP:
        found.pop()
    if not 0 < len(found) <= LONGEST:
        return None
    return (piece[found[0].start() : found[-1].end()], *(word.group() for word in found))


def _key(words: Sequence[str]) -> Key:
    return tuple(word.lower().replace("’", "'") for word in words)


def _is_name(run: Sequence[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in STOP for word in run)
