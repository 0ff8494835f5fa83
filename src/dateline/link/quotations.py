"""Quotations held against the speaker's own text. In: a report, the text's words. Out: how it stands to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.link.reports import NOT, Report
from dateline.link.words import STOP, stem, tokens
from dateline.model import Statement, TextCard

KINDS = r"(?:statement|speech|address|remarks|message|letter|telegram|declaration)"
TITLED = re.compile(rf"\b(?:full text|transcript)\b|\b{KINDS}\s+(?:by|of|from)\b|[’']s?\s+{KINDS}\b", re.IGNORECASE)
LEAST_WORDS = 4  # fewer words stand in any long text by chance
FOREIGN = 0.5  # from this share on of the rarer words in the own text, a quotation is that text in other words
# Left out behind dots or in brackets: what the reporter cut or put in.
CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]|\([^)]*\)")
TURNS = NOT | {"if", "unless", "only", "until", "whether", "hardly", "nor"}
LEAD = 4  # words before a quotation, in its clause, that may turn its sense


def plain(text: str) -> list[str]:
    """Give the words of *text* in small letters."""
    return [word.lower() for word in tokens(text)]


def parts_of(report: Report) -> list[list[str]]:
    """Give the runs of words that *report* quotes without a break."""
    return [words for quote in report.card.quoted for part in CUT.split(quote) if (words := plain(part))]


def holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether *part* stands in *whole* word for word."""
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def checked(statement: Statement, reports: Iterable[Report], own: TextCard) -> Statement:
    """Give *statement* with each of its variants held against the speaker's own text; that text's own are none."""
    by_id = {report.card.id: report for report in reports}
    others = {key: report for key, report in by_id.items() if report.card.article != own.id}
    stand = {key: check(report, own.own, is_whole=is_whole(own)) for key, report in others.items()}
    return replace(statement, variants=tuple(replace(v, check=stand.get(v.attribution)) for v in statement.variants))


def is_whole(own: TextCard) -> bool:
    """Tell whether *own* is the whole of what was said: by its title a statement or a speech, and not cut off."""
    return bool(TITLED.search(own.title or "")) and not own.own.rstrip(" ”\"'»)]").endswith(("…", "..."))


def check(report: Report, own: str, *, is_whole: bool = True) -> str | None:
    """Give how what *report* quotes stands to the text *own*; None where nothing is quoted at length.

    ``verbatim``, ``cut`` (a word that turns the sense stands right before it and is left out), ``unsupported`` (words
    the text does not hold, where it *is_whole*), ``reworded`` (its words in another form, as translations are).
    """
    whole = plain(own)
    found = {_check(part, whole, own) for part in parts_of(report) if len(part) >= LEAST_WORDS}
    kinds = ("unsupported", "cut", "reworded", "verbatim") if is_whole else ("cut", "reworded", "verbatim")
    return next((kind for kind in kinds if kind in found), None)


def _check(part: Sequence[str], whole: Sequence[str], own: str) -> str:
    if holds(whole, part):
        return "cut" if _is_turned(part, own) else "verbatim"
    rarer = {stem(word) for word in part if word not in STOP}
    have = {stem(word) for word in whole}
    return "reworded" if len(rarer & have) >= FOREIGN * len(rarer) else "unsupported"


def _is_turned(part: Sequence[str], own: str) -> bool:
    """Tell whether every place of *part* in *own* stands right behind a word that turns its sense."""
    words = re.compile(r"[\W_]+".join(re.escape(word) for word in part), re.IGNORECASE)
    leads = [re.split(r"[.,!?;:\n]", own[: match.start()])[-1] for match in words.finditer(own)]
    return bool(leads) and all(not TURNS.isdisjoint(plain(lead)[-LEAD:]) for lead in leads)
