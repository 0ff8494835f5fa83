"""The grammar of time expressions: word classes, patterns over them, and named days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.anniversaries import Anniversaries, load_anniversaries
from dateline.knowledge.grammar import OTHER, Alphabet, compile_pattern, words_of
from dateline.knowledge.numbers import NumberTables, load_numbers
from dateline.knowledge.tables import Head, read_toml

TABLE = "en/times.toml"
# Section of the table to the class of its words.
CLASSES = {
    "months": "MONTH",
    "short_months": "SHORTMONTH",
    "weekdays": "WEEKDAY",
    "units": "UNIT",
    "unit_plurals": "UNITS",
    "seasons": "SEASON",
    "parts_of_day": "PART",
    "days_away": "DEICTIC",
    "steps": "STEP",
    "edges": "EDGE",
    "some": "SOME",
    "named_decades": "NAMEDDECADE",
    "often": "OFTEN",
    "references": "REFERENCE",
    "eras": "ERA",
    "half_days": "AMPM",
}
# "may" and "march" are verbs, "sun" is a star: these count only with a capital.
CAPITAL = frozenset({"MONTH", "SHORTMONTH", "WEEKDAY"})
# What a token with digits can be; the first shape that fits says.
SHAPES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(shape), frozenset(classes.split()))
    for shape, classes in (
        (r"\d{4}-\d\d-\d\d", "ISODATE"),
        (r"\d\d?/\d\d?/(?:\d\d)?\d\d", "SLASHDATE"),
        (r"\d\d?:[0-5]\d", "CLOCK"),
        (r"\d\d?(?:[:.][0-5]\d)?(?:am|pm)", "AMPMCLOCK"),
        (r"0?[1-9]|1\d|2[0-4]", "NUM DAY HOUR"),
        (r"2[5-9]|3[01]", "NUM DAY"),
        (r"1[0-9]\d\d|20\d\d|21\d\d", "NUM YEAR"),
        (r"[1-9]\d\d", "NUM YEARTHREE"),
        (r"\d\d?\.[0-5]\d", "NUM CLOCKDOT"),
        (r"\d+(?:,\d{3})*(?:\.\d+)?", "NUM"),
        (r"(?:[12]?\d|3[01])(?:st|nd|rd|th)", "ORD DAY ORDDAY"),
        (r"\d+(?:st|nd|rd|th)", "ORD"),
        (r"(?:1\d|20)\d0s", "DECADE"),
        (r"['’]?[1-9]0s", "SHORTDECADE"),
        (r"['’]\d\d", "SHORTYEAR"),
    )
)
PIECE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern, compiled, and the name of its reading; ``example`` must match whole, ``near_miss`` must not match."""

    regex: re.Pattern[str]
    read: str
    example: str
    near_miss: str | None
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day with a name: fixed, the nth weekday of a month (-1: the last), or counted from Easter Sunday."""

    name: str
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    easter: int | None = None
    country: str | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class TimeTables:
    """What the rules about times read. ``meaning[section][word]`` is what a word of a class stands for."""

    heads: tuple[Head, ...]
    numbers: NumberTables
    meaning: Mapping[str, Mapping[str, Any]]
    counted: frozenset[str]
    days: tuple[NamedDay, ...]
    rules: tuple[TimeRule, ...]
    token: re.Pattern[str]
    alphabet: Alphabet
    anniversaries: Anniversaries

    def code(self, form: str) -> str:
        """Give the character that stands for the classes of the token *form*."""
        known = self.alphabet.code(form.lower(), capital=form[0].isupper())
        if known is not None:
            return known
        if not form[0].isdigit() and form[0] not in "'’":
            return OTHER
        return next((self.alphabet.code_of(of) for shape, of in SHAPES if shape.fullmatch(form.lower())), OTHER)


def load_times() -> TimeTables:
    """Give the grammar of English time expressions.

    Raises:
        KnowledgeError: a pattern cannot be read, or names a reading or word class that is not there.
    """
    head, content = read_toml(TABLE)
    numbers = load_numbers()
    pieces: dict[str, str] = content["pieces"]
    days = tuple(_named_day(number, row) for number, row in enumerate(content["day"], 1))
    rows = [*content["rule"], *_day_rules(content["day"])]
    patterns = [_expand(row["pattern"], pieces, row) for row in rows]
    alphabet = _alphabet(content, numbers, patterns)
    rules = tuple(_rule(row, pattern, alphabet) for row, pattern in zip(rows, patterns, strict=True))
    anniversaries = load_anniversaries()
    return TimeTables(
        (head, anniversaries.head, *numbers.heads),
        numbers,
        {section: content[section] for section in CLASSES},
        frozenset(content["counted"]["words"].split()),
        days,
        rules,
        _token_pattern(content),
        alphabet,
        anniversaries,
    )


def _named_day(number: int, row: Mapping[str, Any]) -> NamedDay:
    kinds = ({"month", "day"}, {"month", "nth", "weekday"}, {"easter"})
    if sum(kind <= row.keys() for kind in kinds) != 1:
        raise KnowledgeError(f"{TABLE}, day {number}: give month and day, or month, nth and weekday, or easter")
    fields = {key: value for key, value in row.items() if key != "names"}
    return NamedDay(name=row["names"].split(" | ")[0], **fields)


def _day_rules(days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give a rule for each named day, alone and as an anniversary."""
    found: list[dict[str, Any]] = []
    for number, day in enumerate(days):
        example = day["names"].split(" | ")[0].replace(" 's", "'s").replace(" - ", "-").title().replace("'S", "'s")
        names = f"( {day['names']} )"
        found.append({"pattern": f"{names} ( of|, ? year:YEAR )?".replace(", ?", ","), "read": "named_day",
                      "example": example, "day": number})  # fmt: skip
        found.append({"pattern": f"the? nth:ORD anniversary of the? {names}", "read": "named_day",
                      "example": f"80th anniversary of {example}", "day": number})  # fmt: skip
    return found


def _expand(pattern: str, pieces: Mapping[str, str], row: Mapping[str, Any]) -> str:
    def piece(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise KnowledgeError(f"{TABLE}, rule {row['example']!r}: no piece {match[0]}; name one of [pieces]")
        return pieces[match[1]]

    return PIECE.sub(piece, pattern)


def _alphabet(content: Mapping[str, Any], numbers: NumberTables, patterns: list[str]) -> Alphabet:
    classes: dict[str, set[str]] = {}
    for section, name in CLASSES.items():
        for word in content[section]:
            classes.setdefault(word, set()).add(name)
    for name, words in (("NUMBER", numbers.words), ("ORD", numbers.ordinals)):
        for word in words:
            classes.setdefault(word, set()).add(name)
    for pattern in patterns:
        for word in words_of(pattern):
            classes.setdefault(word, set()).add(word)
    return Alphabet(classes, capital=CAPITAL, also=[of for _, of in SHAPES])


def _rule(row: Mapping[str, Any], pattern: str, alphabet: Alphabet) -> TimeRule:
    try:
        regex = compile_pattern(pattern, alphabet)
    except (ValueError, re.error) as error:
        raise KnowledgeError(f"{TABLE}, rule {row['example']!r}: {error}; mend its pattern") from error
    return TimeRule(regex, row["read"], row["example"], row.get("not"), row.get("day"))


def _token_pattern(content: Mapping[str, Any]) -> re.Pattern[str]:
    """Give the regular expression of one token; a word with a full stop in the table keeps it."""
    dotted = [word for section in CLASSES for word in content[section] if word.endswith(".") and word.count(".") == 1]
    stops = "|".join(sorted({re.escape(word[:-1]) for word in dotted}, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\d{{4}}-\d\d-\d\d(?!\d)|(?<!\w)(?:{stops})\.|(?<!\w)[^\W\d_]\.(?:[^\W\d_]\.)+|[ap]\.m\b|['’](?:\d0s|\d\d|s)\b"
        r"|[oO]['’]clock|[^\W\d_]+|\d+(?:[.,:/]\d+)*[a-z]*|\S",
        re.IGNORECASE,
    )
