"""Attributions made ready to be compared, and what a group of them comes to. In: cards. Out: Reports, Statements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.titles import Wording
from dateline.link.moments import civil_day, order_key
from dateline.link.origins import Roots, is_unnamed, origin_of, party_name
from dateline.link.voices import Origin, fold
from dateline.link.words import STOP, stem, stems, tokens
from dateline.model import Party, SpeechCard, Statement, TextCard, Variant, group_id

NOT = frozenset(("not", "no", "never", "none", "nobody", "nothing", "nor", "neither", "without", "cannot", "t"))
# Verbs that turn the sense of what they govern: "will stop linking" is "will not link".
UNDO = frozenset(stem(word) for word in (
    "stop", "stops", "stopped", "cease", "ceased", "halt", "halted", "refuse", "refused", "reject",
    "rejected", "ban", "banned", "oppose", "opposed", "ruled", "rule", "rules", "fail", "failed", "lack", "lacks",
))  # fmt: skip
# What no two articles mean one of, unless they quote it alike.
PAPERS = frozenset(
    ("article", "report", "reports", "study", "survey", "poll", "video", "letter", "letters", "another", "new")
)
QUOTED_WORDS = 5  # a quotation of so many words is a wording by itself
MANY_TURNS = 3  # words that turn the sense, from which on they belong to several clauses
LONGEST_PARAPHRASE = 40  # words
SENTENCE_END = (".", "!", "?", ",", ";", ":", "…")


@dataclass(frozen=True, slots=True)
class Report:
    """A card with what is compared; "" for a speaker or surname that is not known."""

    card: SpeechCard
    published: tuple[bool, str]
    day: date | None
    speaker: str
    surname: str
    country: str | None
    kind: str
    words: frozenset[str]
    anchors: frozenset[str]
    is_negative: bool
    quotes: tuple[tuple[str, ...], ...]


def prepare_reports(
    speeches: Iterable[SpeechCard], texts: Mapping[str, TextCard], wording: Wording
) -> dict[str, Report]:
    """Give the reports of *speeches* by id; *texts* holds the article of each."""
    return {card.id: _report(card, texts[card.article], wording) for card in speeches}


def _report(card: SpeechCard, text: TextCard, wording: Wording) -> Report:
    source = card.source
    words = tokens(card.content)
    names = (w for w in words[1:] if w[0].isupper() or w[0].isdigit())
    return Report(
        card=card, published=order_key(text.moment),
        day=_day(card, text),
        speaker=_speaker(source, wording), surname=_surname(source), country=source.country if source else None,
        kind=source.kind if source else "", words=frozenset(stems(card.content)),
        anchors=frozenset(stem(w) for w in names if w.lower() not in STOP),
        is_negative=_is_negative(words),
        quotes=tuple(tuple(w.lower() for w in tokens(quote)) for quote in card.quoted),
    )  # fmt: skip


def _is_negative(words: Sequence[str]) -> bool:
    """Tell whether *words* deny something: "not ruled out" does not, "will stop" does; three or more words stay so."""
    turns = sum(word.lower() in NOT or stem(word) in UNDO for word in words)
    return turns % 2 == 1 if turns < MANY_TURNS else True


def _day(card: SpeechCard, text: TextCard) -> date | None:
    """Give the day of an utterance: its own, else its article's where that is known to the day."""
    own = card.when if card.when and card.when.basis != "article" else None
    return own.start if own and own.start else civil_day(text.moment)


def _speaker(source: Party | None, wording: Wording) -> str:
    """Give what a speaker is known by: the actor id, or country and words; "" for nobody in particular."""
    if source is None or (not source.actor and is_unnamed(source.name or "", wording)):
        return ""
    if source.actor:
        return source.actor
    words = sorted(w for w in _plain(party_name(source, wording) or source.name or "") if w not in STOP)
    if set(words) <= PAPERS | {(source.country or "").lower()}:
        return ""  # "an article", "another report": of two days they are two
    return f"{source.country} {' '.join(words)}"


def _surname(source: Party | None) -> str:
    if source is None or source.kind != "person" or not source.name:
        return ""
    return source.name.split()[-1].casefold()


# -- what a group comes to --------------------------------------------------------------------


def statement_of(members: Sequence[Report], roots: Roots, wording: Wording, primary: str | None) -> Statement:
    """Give the statement of *members*, in any order; *primary* is the article with the speaker's own text."""
    row = sorted(members, key=lambda r: (r.published, r.card.article, r.card.start, r.card.id))
    counted = [r for r in row if roots.counts(r.card.article)]
    fullest = wording_of(fullest_of(row))
    origins = _origins(counted, roots, wording)
    whens = [when for r in row if (when := r.card.when) and when.value]
    return Statement(
        id=group_id("statement", row[0].card.id), source=_source(row),
        addressee=next((r.card.addressee for r in row if r.card.addressee), None),
        when=min(whens, key=lambda w: (w.basis == "article", w.start is None, w.value), default=None),
        wording=fullest, variants=tuple(_variant(r, fullest) for r in row),
        attributions=tuple(r.card.id for r in row), articles=len({r.card.article for r in counted}),
        outlets=len({roots.texts[r.card.article].outlet or r.card.article for r in counted}),
        origins=len(origins), primary=primary,
    )  # fmt: skip


def _origins(row: Iterable[Report], roots: Roots, wording: Wording) -> tuple[Origin, ...]:
    """Give what *row* rests on; an article that says in one place who passed the words on has them from there."""
    own: dict[str, set[Origin]] = defaultdict(set)
    passed: dict[str, set[Origin]] = defaultdict(set)
    for report in row:
        text = roots.source_of(report.card.article, report.card.content)
        found, itself = (origin_of(text, None, via, wording) for via in (report.card.via, ()))
        (own if found.key == itself.key else passed)[report.card.article].add(found)
    return fold(origin for article in {*own, *passed} for origin in passed[article] or own[article])


def fullest_of(row: Sequence[Report]) -> Report:
    """Give the report with the most quoted words, of all where nobody quotes; of equals the first."""
    quoted = [r for r in row if r.quotes and is_quotation(r)]
    # A paraphrase longer than a long sentence has most likely run on into what is not the speaker's.
    told = [r for r in row if len(tokens(r.card.content)) <= LONGEST_PARAPHRASE]
    return min(quoted or told or row, key=lambda r: (-len(tokens(wording_of(r))), r.published, r.card.id))


def is_quotation(report: Report) -> bool:
    """Tell whether the quoted parts stand for the utterance, and are not a word or two set off in a paraphrase."""
    words = sum(len(quote) for quote in report.quotes)
    return words >= QUOTED_WORDS or words * 2 >= len(tokens(report.card.content)) > 0


def wording_of(report: Report) -> str:
    """Give the quoted words, else the content; a quotation broken by the saying verb is joined again."""
    quoted = [" ".join(part.split()) for part in report.card.quoted]
    parts = quoted if is_quotation(report) else [report.card.content]
    line = parts[0]
    for part in parts[1:]:
        line += f" {part}" if line.endswith(SENTENCE_END) else f" … {part}"
    return line.rstrip(" ,;")


def _variant(report: Report, fullest: str) -> Variant:
    text = wording_of(report)
    return Variant(text, report.card.id, relation(text, fullest))


def relation(text: str, fullest: str) -> str:
    """Give how *text* stands to the fullest wording: same, trimmed (fewer of the same words), reworded."""
    whole = _plain(fullest)
    if _plain(text) == whole:
        return "same"
    at = 0
    for part in re.split(r"…|\.\.\.", text):
        at = _behind(_plain(part), whole, at)
        if at < 0:
            return "reworded"
    return "trimmed"


def _behind(part: Sequence[str], whole: Sequence[str], start: int) -> int:
    """Give the place behind the first *part* in *whole* from *start* on, -1 if there is none."""
    size = len(part)
    places = (at for at in range(start, len(whole) - size + 1) if whole[at : at + size] == part)
    return next((at + size for at in places), -1)


def _plain(text: str) -> list[str]:
    return [word.lower() for word in tokens(text)]


def _source(row: Sequence[Report]) -> Party | None:
    sources = Counter(r.card.source for r in row if r.card.source)
    return min(
        sources, key=lambda p: (p.actor is None, -sources[p], p.name or "", p.country or "", p.kind), default=None
    )
