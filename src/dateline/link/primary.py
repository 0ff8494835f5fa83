"""The speaker's own text. In: groups of reports, texts. Out: the article that carries it, for each group.

An article is taken as the speaker's own text where it speaks in the first person outside quotation marks, or where
its title or its words say that a statement follows and most of it is one; and where it holds the quoted words, or is
of the same speaker, day and matter. Anything less certain is left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from dateline.link.moments import civil_day
from dateline.link.origins import Roots
from dateline.link.quotations import LEAST_WORDS, TITLED, holds, parts_of, plain
from dateline.link.reports import Report, fullest_of, is_quotation
from dateline.link.words import code, shingles, stems, tokens
from dateline.model import TextCard

SURE_WORDS = 6  # a run of so many words is found in the speaker's own text alone
LONG_QUOTE = 25  # words of a message given in full
QUOTED_SHARE = 0.4  # least share of the article that such a message takes
FIRST_PERSON = frozenset(("i", "we", "our", "my", "us", "me"))
FIRST_PERSON_SHARE = 0.02  # of an article's words outside quotation marks; reports have next to none
NEAR_DAYS = 3  # a text and what is quoted from it in a few words
SAME_MATTER = 2  # stems of a title that the report of a quotation shares, the speaker's name left out
# A quotation that is never closed runs to the end: summaries are cut off in the middle of one.
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|„[^“]*“|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^\n]*?'(?!\w)")
GIVEN_IN_FULL = re.compile(
    r"\bthe following (?:\w+ ){0,2}(?:message|statement|letter|text|speech|telegram)\b"
    r"|\b(?:full text|transcript)\b"
    r"|\btext of (?:the|his|her|a) (?:\w+ )?(?:speech|statement|message|address|letter|remarks)\b",
    re.IGNORECASE,
)


def wanted_of(group: Sequence[Report]) -> frozenset[int]:
    """Give the runs of words, and the marks of the speaker's day, by which the own text behind *group* is found."""
    quoting = [report for report in group if report.quotes and is_quotation(report)]
    if not quoting:
        return frozenset()
    parts = sorted(parts_of(fullest_of(group)), key=lambda part: -len(part))[:2]
    runs = {run for part in parts for run in _runs(part[:LEAST_WORDS])}
    return frozenset(runs | {_voice(word, r.day.isoformat()) for r in quoting if r.day for word in _speaker(r)[:1]})


def runs_of(text: TextCard) -> frozenset[int]:
    """Give what *text* is found by, if it is a speaker's own: its runs of words, and the words of its title's day."""
    words = own_words(text)
    if len(words) < SURE_WORDS:
        return frozenset()
    day = civil_day(text.moment)
    named = {_voice(word, day.isoformat()) for word in _named(text)} if day and is_titled(text) else set()
    return frozenset({*_runs(words), *named})


def own_words(text: TextCard) -> list[str]:
    """Give the words of *text* that are its speaker's, none where it is no speaker's own text."""
    told = QUOTED.sub(" ¶ ", text.own)
    words = plain(told)
    # "US" is no "us".
    first = sum(word.lower() in FIRST_PERSON and word != "US" for word in tokens(told))
    if words and first >= FIRST_PERSON_SHARE * len(words):
        return words
    return plain(text.own) if is_titled(text) and _quoted_share(text) >= QUOTED_SHARE else []


def is_titled(text: TextCard) -> bool:
    """Tell whether the title of *text* says that it is a statement or a speech."""
    return bool(TITLED.search(text.title or ""))


def primary_of(group: Sequence[Report], holding: Iterable[TextCard], roots: Roots) -> str | None:
    """Give the article that carries the speaker's own text; *holding* are those that have what the group wants."""
    row = sorted(holding, key=lambda text: (text.moment or "~", text.id))
    parts = [part for report in group if is_quotation(report) for part in parts_of(report)]
    held = (text.id for text in row if _holds_any(text, parts, group))
    found = next(held, None) or _in_full(group, roots)
    return found or next((text.id for text in row if _is_of_same(text, group, roots)), None)


def _holds_any(text: TextCard, parts: Collection[Sequence[str]], group: Sequence[Report]) -> bool:
    """Tell whether *text* holds a part of the quotations, one of few words only where it names the speaker."""
    words = own_words(text)
    sure = _is_named_by(text, group)
    return any(len(part) >= (LEAST_WORDS if sure else SURE_WORDS) and holds(words, part) for part in parts)


def _is_of_same(text: TextCard, group: Sequence[Report], roots: Roots) -> bool:
    """Tell whether *text* is what the speaker said that day on the matter that *group* quotes words on."""
    if not is_titled(text) or not _is_named_by(text, group) or text.id in {r.card.article for r in group}:
        return False
    who = {stem for report in group for stem in _speaker(report)}
    matter = {*stems(text.title or ""), *stems(text.own)} - who - set(stems(text.outlet or ""))
    told = (roots.texts[r.card.article] for r in group if r.day == civil_day(text.moment))
    return any(len(matter & {*stems(other.own), *stems(other.title or "")}) >= SAME_MATTER for other in told)


def _is_named_by(text: TextCard, group: Sequence[Report]) -> bool:
    """Tell whether the head of *text* names the speaker of *group*, days apart at most a few."""
    head, day = set(_named(text)), civil_day(text.moment)
    near = (r for r in group if not (day and r.day) or abs((day - r.day).days) <= NEAR_DAYS)
    return any((words := _speaker(report)) and set(words) <= head for report in near)


def _speaker(report: Report) -> list[str]:
    """Give the words that a speaker is known by: the surname, or all of an office, the first the longest."""
    source = report.card.source
    office = (source.name or "").split() if source and source.actor else report.speaker.split()[1:]
    return sorted(set(stems(report.surname or " ".join(office))), key=lambda word: (-len(word), word))


def _named(text: TextCard) -> list[str]:
    return sorted({*stems(text.title or ""), *stems(text.outlet or "")})


def _voice(word: str, day: str) -> int:
    return code(f"own text of {word} {day}") >> 1


def _runs(words: Sequence[str]) -> list[int]:
    return [value >> 1 for value in shingles(words, LEAST_WORDS)] if len(words) >= LEAST_WORDS else []


def _quoted_share(text: TextCard) -> float:
    quoted = sum(len(tokens(match.group())) for match in QUOTED.finditer(text.own))
    return quoted / max(1, len(tokens(text.own)))


def _in_full(group: Sequence[Report], roots: Roots) -> str | None:
    for report in sorted(group, key=lambda r: (r.published, r.card.id)):
        text = roots.source(report.card.article)
        quoted = sum(len(quote) for quote in report.quotes)
        whole = len(tokens(text.own))
        if quoted >= LONG_QUOTE and quoted >= QUOTED_SHARE * whole and GIVEN_IN_FULL.search(f"{text.title} {text.own}"):
            return text.id
    return None
