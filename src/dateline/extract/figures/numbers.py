"""Numbers in a text: "9 million", "two dozen", "between 10,000 and 12,000", "hundreds". In: text. Out: Numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.knowledge.numbers import NumberTables
from dateline.knowledge.units import UnitTables
from dateline.model import Span

SHORT_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "mil": 1e6, "m": 1e6, "k": 1e3, "b": 1e9}
SIGNS = "$€£¥₽₩₹₴₪"
BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+)?\S{0,3}$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+\S{0,3}$", re.IGNORECASE)
RANGING = re.compile(r"\brang(?:e|es|ed|ing)\s+from\s+\S{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: ``high`` is above ``low`` for a range; a vague word has only ``low``; ``sign`` is "$"."""

    span: Span
    low: float
    high: float | None
    is_vague: bool
    is_range: bool
    sign: str


SIGN = r"(?:(?:\$US|(?-i:(?:US|HK|NZ)\s?\$|[ACS]\$)|[$€£¥₽₩₹₴₪])\s?)?"


@lru_cache(maxsize=2)
def _pattern(tables: Hashed) -> re.Pattern[str]:
    number = _number_pattern(tables.words, tables.scales)
    named = "|".join(sorted(tables.vague, key=len, reverse=True))
    share = (
        rf"(?:one|two|three|four|a)[\s-](?:{'|'.join(tables.parts)})(?=[\s-]of\b|\s(?:the|its|their|his|her)\b)"
        r"|half(?=\s(?:of|the|its|their)\b)"
    )
    attached = rf"(?=(?:{'|'.join(re.escape(m) for m in tables.measures if m.isalpha())})\b)"
    return re.compile(
        rf"(?<![\w=&#?/])(?<!\w[-–/.:,'’])(?:(?P<share>{share})|(?P<vague>(?:{named})\b)"
        rf"|(?P<sign>{SIGN})(?P<low>{number})(?P<percent>\s?%)?"
        rf"(?:(?P<to>\s?[-–—]\s?|\s(?:to|and|or)\s)(?P<high>{SIGN}{number}))?)(?![/:]\d)(?:(?!\w)|(?<=\d){attached})",
        re.IGNORECASE,
    )


def _number_pattern(words: tuple[str, ...], scales: tuple[str, ...]) -> str:
    word, scale = "|".join(sorted(words, key=len, reverse=True)), "|".join(scales)
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
    spelled = rf"(?:{word})(?:[\s-](?:{word}))?(?:[\s-](?:and\s)?(?:(?:a\shalf\s)?(?:{scale})|{word}))*"
    some = rf"(?:half\s(?:an?\s)?|an?\shalf[\s-]|an?\s)(?:{scale})(?:\s(?:{scale}))*"
    short = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
    return rf"(?:(?:{digits})(?:[\s-]?(?:{scale})\b(?:\s(?:{scale})\b)?|(?:{short})\b)?|(?:{spelled})\b|{some}\b)"


@dataclass(frozen=True, slots=True)
class Hashed:
    """The words of the tables, in a shape that can be remembered by."""

    words: tuple[str, ...]
    scales: tuple[str, ...]
    vague: tuple[str, ...]
    parts: tuple[str, ...]
    measures: tuple[str, ...]


def pattern_of(tables: UnitTables) -> re.Pattern[str]:
    """Give the regular expression of a number or a range of two."""
    numbers = tables.numbers
    return _pattern(Hashed(*map(tuple, (numbers.words, numbers.scales, numbers.vague, numbers.parts, tables.measures))))


def find_numbers(text: str, start: int, end: int, units: UnitTables) -> Iterator[Number]:
    """Give the numbers of ``text[start:end]`` in order; what joins no range comes as two."""
    regex, tables, at = pattern_of(units), units.numbers, start
    while match := regex.search(text, at, end):
        at = match.end()
        if match["share"]:
            yield _share(match, tables)
        elif match["vague"]:
            low = tables.vague[" ".join(match["vague"].lower().split())]
            yield Number(Span(*match.span("vague")), low, None, True, False, "")
        elif match["low"]:
            number = _number(match, tables, text[max(start, match.start() - 30) : match.start()])
            if number is not None:
                yield number
                at = number.span.end


def _share(match: re.Match[str], tables: NumberTables) -> Number:
    words = re.split(r"[\s-]", match["share"].lower())
    value = 0.5 if len(words) == 1 else tables.words.get(words[0], 1) / tables.parts[words[1]]
    return Number(Span(*match.span("share")), value, value, False, False, "")


def _number(match: re.Match[str], tables: NumberTables, before: str) -> Number | None:
    low = value_of(match["low"], tables)
    if low is None:
        return None
    sign = match["sign"].strip()
    start = match.start("low")
    single = Number(Span(start, match.end("low")), low, low, False, False, sign)
    if not match["high"] or (match["percent"] and match["high"][0] in SIGNS):
        return single
    high = value_of(re.sub(rf"^{SIGN}", "", match["high"]), tables)
    if high is None or not _is_range(match["to"].strip(), low, high, before):
        return single
    if low < 1000 <= high:
        low = _same_scale(match, low, high, tables)
    return Number(Span(start, match.end("high")), low, high, False, True, sign)


def _is_range(to: str, low: float, high: float, before: str) -> bool:
    if high <= low and not (high > 999):
        return False
    if to == "and":
        return BETWEEN.search(before) is not None
    if to == "to":
        return FROM.search(before) is None or RANGING.search(before) is not None
    return True


def _same_scale(match: re.Match[str], low: float, high: float, tables: NumberTables) -> float:
    """Give "four" of "four to five thousand" as four thousand."""
    last = re.split(r"[\s-]", match["high"].lower())[-1]
    scale = tables.scales.get(last)
    return low * scale if scale and low * scale < high else low


def value_of(text: str, tables: NumberTables) -> float | None:
    """Give what *text* counts, "1.3bn" included."""
    short = re.fullmatch(r"([\d.,]+)([a-z]{1,3})", text.lower())
    if short and short[2] in SHORT_SCALES:
        whole = tables.value(short[1])
        return None if whole is None else whole * SHORT_SCALES[short[2]]
    return tables.value(text)
