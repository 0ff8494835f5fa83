"""What a text lets slip about the year it was written in. In: Facts. Out: Clues.

Anniversaries with their number, full dates near the dateline, editions of yearly meetings, and years that are
spoken of as the present one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.extract.dating.facts import Clue, Facts, is_past, on_calendar
from dateline.extract.times.calendar import days_of
from dateline.knowledge.anniversaries import Remembered
from dateline.model import TimeMention

NTH = re.compile(
    r"\b(?P<nth>\d{1,4}(?:st|nd|rd|th)|(?:[a-z]+-)?[a-z]+(?:th|st|nd|rd)) "
    r"(?P<before>(?:[^\W\d][\w.'’-]* ){0,4}?)(?P<head>anniversary|birthday)\b"
    r"(?:(?: of| since)?(?: (?:the|its|their|his))*(?P<what>(?: [\w.,'’/-]+){1,9}))?",
    re.IGNORECASE,
)
FOUNDING = re.compile(r"(?:founding|foundation|establishment|creation) of (?:the )?", re.IGNORECASE)
SESSION = re.compile(
    r"\b(\d\d)(?:st|nd|rd|th) (?:regular )?(?:session of the (?:U\.?N\.?|United Nations) General Assembly"
    r"|(?:U\.?N\.?|United Nations) General Assembly)"
)
EDITION = re.compile(
    r"\b(20\d\d)(?: [\w'’-]+){0,9}? (?:championships?|(?:U-\d\d|women['’]s) world cup|tournament|exhibition"
    r"|contest|festival|forum|fair|expo|conference|sports games|(?:schoolchildren|students)['’]s?(?: [\w'’]+)? games)\b"
    r"|\b(?:championships?|exhibition|contest|festival|forum|expo)(?: [\w'’-]+){0,8}?[ -](20\d\d)\b",
    re.IGNORECASE,
)
JUCHE_DAY = re.compile(r"\b([A-Z][a-z]+) (\d\d?), Juche \d{1,3} ?\((\d{4})\)")
NEW_YEAR = re.compile(r"\bnew year,? (?:\(?Juche \d+,?\)? ?)?\(?(20\d\d)\b", re.IGNORECASE)
STAMP = re.compile(r"\[(?:Juche ?(?P<juche>\d{2,3})|(?P<year>(?:19|20)\d\d))\.(?P<month>\d\d?)\.(?P<day>\d\d?)\.?\]")
SO_FAR = re.compile(r"\b(?:so far|already|to date)\s+(?:this year\s*[,(]\s*)?(?:in\s+)?$", re.IGNORECASE)
# News is of no year beyond these, whatever a text counts up to.
MIN_YEAR, MAX_YEAR = 1900, 2200
# The Juche calendar counts from 1912, the General Assembly's regular sessions from September 1946.
JUCHE_ZERO, SESSION_ZERO = 1911, 1945
# An anniversary is spoken of in its year, and some weeks before and after it.
ANNIVERSARY_DAYS = 75
# A full date this near the dateline is of the same winter or summer; nearer than that it may be an anniversary.
NEAR_BACK, NEAR_AHEAD, TOO_NEAR = 60, 45, 3


def stamp(facts: Facts) -> Iterator[Clue]:
    """Give the day of a stamp in brackets that stands at the end of a line: "[2024.02.11.]", "[Juche113.9.5.]"."""
    for match in STAMP.finditer(facts.article.text):
        year = int(match["year"]) if match["year"] else JUCHE_ZERO + int(match["juche"])
        day = on_calendar(year, int(match["month"]), int(match["day"]))
        if day is not None:
            yield Clue(f"a stamp in the text says {match.group()[1:-1]}", first=day, last=day)


def anniversary(facts: Facts) -> Iterator[Clue]:
    """Give the months around "the 77th anniversary of Victory Day", "the 76th founding anniversary of the DPRK"."""
    for text in facts.texts:
        if "nniversary" not in text and "birthday" not in text:
            continue
        for match in NTH.finditer(text):
            past, nth = _remembered(facts, match), _number(facts, match["nth"])
            day = on_calendar(past.day.year + nth, past.day.month, past.day.day) if past and nth else None
            if past and day and day.year < MAX_YEAR:
                nth_of = f"the {match['nth']} {match['head'].lower()} of {past.day.day} {past.day:%B %Y}"
                yield _around(day, f"{nth_of} ({past.what}) is in {day.year}")
    for mention in facts.all:
        days = days_of(mention.value) if "anniversary" in facts.words(mention) else None
        if days and MIN_YEAR < days.start.year < MAX_YEAR:
            words = re.sub(r"^(?:the|its)\s+", "", facts.words(mention))
            yield _around(days.start, f"the {words} was in {days.start.strftime('%B %Y')}")


def _around(day: date, why: str) -> Clue:
    first = min(date(day.year, 1, 1), day - timedelta(ANNIVERSARY_DAYS))
    return Clue(why, first=first, last=max(date(day.year, 12, 31), day + timedelta(ANNIVERSARY_DAYS)))


def _number(facts: Facts, word: str) -> int:
    return int(word[:-2]) if word[0].isdigit() else int(facts.tables.numbers.ordinals.get(word.lower(), 0))


def _remembered(facts: Facts, match: re.Match[str]) -> Remembered | None:
    """Give what is remembered; None where the table has it not."""
    table = facts.tables.anniversaries
    before = match["before"].strip().lower().split()
    what = re.sub(r"[’]", "'", (match["what"] or "").strip().lower())
    words = re.sub(r"[,.](?= |$)", "", what).split()
    if match["head"].lower() == "birthday":
        return table.named("founding", before) if before else table.named("founding", words)
    if before[:1] == ["founding"]:
        return table.named("founding", before[1:] or words)
    if before == ["independence"]:
        return table.named("independence", words)
    if before:
        return None
    founding = FOUNDING.match(what)
    if founding:
        return table.named("founding", re.sub(r"[,.](?= |$)", "", what[founding.end() :]).split())
    return table.named("event", words) or _independence(facts, words)


def _independence(facts: Facts, words: list[str]) -> Remembered | None:
    """Give what is remembered by "independence of the Gambia", "the Gambia's independence"."""
    table = facts.tables.anniversaries
    if words[:2] == ["independence", "of"]:
        return table.named("independence", words[2:])
    words = words[1:] if words[:1] == ["the"] else words
    if "independence" in words:
        owner = " ".join(words[: words.index("independence")]).removesuffix("'s").removesuffix("'")
        return table.days["independence"].get(owner)
    return None


def session(facts: Facts) -> Iterator[Clue]:
    """Give the year from September on of "the 79th session of the UN General Assembly"."""
    for text in facts.texts:
        for match in SESSION.finditer(text):
            year = SESSION_ZERO + int(match[1])
            yield Clue(
                f"the {match[1]}th General Assembly opened in September {year}",
                first=date(year, 7, 1), last=date(year + 1, 9, 30),
            )  # fmt: skip


def edition(facts: Facts) -> Iterator[Clue]:
    """Give the year of "the 2024 Asian Championships", if the text names no later one, and of "New Year 2024"."""
    head = "\n".join(facts.texts)
    for match in NEW_YEAR.finditer(head):
        year = int(match[1])
        yield Clue(f"it greets the New Year {year}", first=date(year - 1, 12, 1), last=date(year, 2, 28))
        return
    found = EDITION.search(head)
    if found is not None:
        year = int(found[1] or found[2])
        if year == facts.last_year:
            yield Clue(f"it speaks of “{found.group()}”", first=date(year, 1, 1), last=date(year, 12, 31))


def near_the_dateline(facts: Facts) -> Iterator[Clue]:
    """Give the year of a full date that lies days or weeks from the dateline's day in that year."""
    opening = facts.article.opening
    if opening is None or opening.month is None or opening.day is None:
        return
    year = facts.last_year
    there = on_calendar(year, opening.month, opening.day) if year else None
    for words, day in _full_dates(facts):
        apart = (there - day).days if there and day.year == year else None
        if apart is not None and -NEAR_AHEAD <= apart <= NEAR_BACK and abs(apart) > TOO_NEAR:
            yield Clue(f"it names {words}", first=date(year, 1, 1), last=date(year, 12, 31))
            return


def _full_dates(facts: Facts) -> Iterator[tuple[str, date]]:
    """Give the words and day of each full date, "October 7, Juche 113 (2024)" among them."""
    for mention in facts.all:
        days = days_of(mention.value)
        if mention.anchor == "explicit" and days is not None and days.unit == "day":
            yield facts.words(mention), days.start
    months = facts.tables.meaning["months"]
    for text in facts.texts:
        for match in JUCHE_DAY.finditer(text):
            number = months.get(match[1].lower())
            day = on_calendar(int(match[3]), int(number), int(match[2])) if number else None
            if day:
                yield match.group(), day


def beside_this_year(facts: Facts) -> Iterator[Clue]:
    """Give the year after one that a sentence sets against "this year": "in 2024, and 3,000 more this year".

    Only where a dateline can bear it out: "since 2014" and "this year" are eight years apart as easily as one.
    """
    if facts.article.opening is None or facts.article.opening.month is None:
        return
    for mentions in facts.times:
        this = next((m for m in mentions if "this year" in facts.words(m).lower()), None)
        years = [m for m in mentions if this and _is_set_against(facts, m, this)]
        if years:
            latest = max(int(m.value) for m in years)
            yield Clue(
                f"“{latest}” stands beside “this year”", first=date(latest + 1, 1, 1), last=date(latest + 1, 12, 31)
            )


def _is_set_against(facts: Facts, mention: TimeMention, this: TimeMention) -> bool:
    """Tell whether *mention* is a year gone by that the sentence names before *this* year."""
    if re.fullmatch(r"\d{4}", mention.value) is None or mention.span.start > this.span.start:
        return False
    is_counted_from = facts.before(mention).rstrip().lower().endswith("since")
    return int(mention.value) < MAX_YEAR and is_past(facts, mention) and not is_counted_from


def year_so_far(facts: Facts) -> Iterator[Clue]:
    """Give the year of "so far in 2022"."""
    for mention in facts.all:
        if not re.fullmatch(r"\d{4}", mention.value):
            continue
        before, after = facts.before(mention, 90), facts.after(mention)
        alone = re.match(r"\s+alone\b", after) and re.search(r"\bso far\b[^.]*$", before)
        so_far = alone or SO_FAR.search(before) or re.match(r"\s+so far\b", after)
        if so_far:
            year = int(mention.value)
            yield Clue(f"it speaks of {year} so far", first=date(year, 1, 1), last=date(year, 12, 31))
