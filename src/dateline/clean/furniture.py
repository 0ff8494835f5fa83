"""What is not an article's own words, marked and kept. In: units. Out: a kind for each unit that is furniture.

Every rule looks at units no rule before it has claimed. None of them claims a line that could
be the article's own: a sub-headline, a quotation, a sentence with a full stop and no sign on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.clean.bylines import is_vita, read_byline, signature_of
from dateline.clean.credits import (
    LONGEST_CAPTION,
    LONGEST_CREDIT,
    Credits,
    find_credit,
    is_credit_alone,
    may_end_in_credit,
)
from dateline.clean.stamps import read_stamp
from dateline.clean.units import Unit
from dateline.knowledge.furniture import FurnitureTables
from dateline.knowledge.outlets import OutletTables
from dateline.model import Furniture, FurnitureKind, Span

Kinds = dict[int, FurnitureKind]

BULLET = re.compile(r"[•·▪◦‣●■*–-]\s+")
BEFORE, BEHIND = "•·▪◦‣●■*>–- ", " :>»→"
LONGEST_LINE = 60
CONTROLS = frozenset(
    {FurnitureKind.SUBSCRIPTION, FurnitureKind.COMMENTS, FurnitureKind.PROMOTION, FurnitureKind.NAVIGATION}
)
# "The post TITLE appeared first on SITE." in characters; what is longer is no tail.
LONGEST_TAIL = 420
# A page's bare dates are its stamps; three or more head the entries of a chronicle.
MOST_BARE_STAMPS = 2
# Bylines and reporters' names stand above the body, or at its very end.
NEAR_TOP, NEAR_END = 10, 3


def find_kinds(
    units: Sequence[Unit],
    kinds: Kinds,
    authors: Sequence[str],
    *,
    tables: FurnitureTables,
    credits: Credits,
    outlets: OutletTables,
) -> Kinds:
    """Give the kind of every unit that is furniture; those in *kinds* (the title) are settled already."""
    rules: tuple[Callable[[Kinds], list[tuple[int, FurnitureKind]]], ...] = (
        lambda known: _stamps(units, known, tables, outlets),
        lambda known: _signed(units, known, tables),
        lambda known: _bylines(units, known, authors, signature_of(tables.role, outlets.agency_names)),
        lambda known: _captions(units, known, credits),
        lambda known: _mastheads(units, known),
        lambda known: _comments(units, known),
        lambda known: _lists(units, known),
        lambda known: _related(units, known, tables),
    )
    for rule in rules:
        for index, kind in rule(kinds):
            kinds.setdefault(index, kind)
    return kinds


def _free(units: Sequence[Unit], kinds: Kinds) -> Iterator[tuple[int, Unit]]:
    return ((index, unit) for index, unit in enumerate(units) if index not in kinds)


def bare(plain: str) -> str:
    """Give a line without the bullet before it and the colon or arrow behind it."""
    return plain.lstrip(BEFORE).rstrip(BEHIND) or plain


def _signed(units: Sequence[Unit], kinds: Kinds, tables: FurnitureTables) -> list[tuple[int, FurnitureKind]]:
    found = ((index, _sign_of(unit, tables)) for index, unit in _free(units, kinds))
    return [(index, kind) for index, kind in found if kind]


def _sign_of(unit: Unit, tables: FurnitureTables) -> FurnitureKind | None:
    if unit.words > LONGEST_CAPTION:
        return None
    if unit.words <= LONGEST_LINE:
        words = bare(unit.plain)
        for sign in (*tables.signs["heading"], *tables.signs["line"]):
            if sign.pattern.fullmatch(words):
                return sign.kind
    return next((sign.kind for sign in tables.signs["passage"] if sign.pattern.search(unit.plain)), None)


def _stamps(
    units: Sequence[Unit], kinds: Kinds, tables: FurnitureTables, outlets: OutletTables
) -> list[tuple[int, FurnitureKind]]:
    stamps = [(index, read_stamp(unit.plain, outlets, towns=tables.towns)) for index, unit in _free(units, kinds)]
    found = [(index, stamp) for index, stamp in stamps if stamp]
    too_many = sum(stamp.is_bare for _, stamp in found) > MOST_BARE_STAMPS
    return [(index, FurnitureKind.STAMP) for index, stamp in found if not (stamp.is_bare and too_many)]


def _bylines(
    units: Sequence[Unit], kinds: Kinds, authors: Sequence[str], signature: re.Pattern[str]
) -> list[tuple[int, FurnitureKind]]:
    known = {name.casefold() for name in authors}

    def is_byline(plain: str) -> bool:
        return plain.casefold() in known or bool(read_byline(plain) or signature.fullmatch(plain))

    return [
        (index, FurnitureKind.BYLINE)
        for index, unit in _free(units, kinds)
        if index < NEAR_TOP or index >= len(units) - NEAR_END
        if unit.words <= LONGEST_LINE
        and (is_byline(unit.plain) or (index >= len(units) - NEAR_END and is_vita(unit.plain, authors)))
    ]


def _captions(units: Sequence[Unit], kinds: Kinds, credits: Credits) -> list[tuple[int, FurnitureKind]]:
    found = {
        index
        for index, unit in _free(units, kinds)
        if unit.words <= LONGEST_CAPTION and find_credit(unit.plain, credits) is not None
    }
    found |= {index for index, unit in _free(units, kinds) if is_credit_alone(unit.plain, credits)}
    captions = found | {index for index, kind in kinds.items() if kind is FurnitureKind.CAPTION}
    found |= {index - 1 for index in captions if _captioned_by(units, index, credits) and index - 1 not in kinds}
    found |= _repeated(units, kinds, captions)
    return [(index, FurnitureKind.CAPTION) for index in sorted(found)]


def _captioned_by(units: Sequence[Unit], index: int, credits: Credits) -> bool:
    """Tell whether unit *index* is a credit alone and the line right above it is its caption."""
    if index == 0 or not (units[index].words <= 12 and is_credit_line(units[index], credits)):
        return False
    above = units[index - 1]
    has_paragraphs = any(unit.after_blank for unit in units[1:])
    is_adjacent = not units[index].after_blank
    return is_adjacent and above.words <= 40 and (has_paragraphs or not above.is_stopped)


def is_credit_line(unit: Unit, credits: Credits) -> bool:
    """Tell whether a short line is nothing but the credit of a picture."""
    start = find_credit(unit.plain, credits)
    return start == 0 or is_credit_alone(unit.plain, credits) or unit.plain.lower().startswith(("stock ", "file "))


def _repeated(units: Sequence[Unit], kinds: Kinds, captions: set[int]) -> set[int]:
    """Give the units that are a caption once more, without its credit."""
    whole = [units[index].plain for index in captions]
    return {
        index
        for index, unit in _free(units, kinds)
        if unit.words >= 4 and any(caption.startswith(unit.plain) for caption in whole)
    }


def _mastheads(units: Sequence[Unit], kinds: Kinds) -> list[tuple[int, FurnitureKind]]:
    """A few capitalised words between the title and its stamp or byline are the paper's own name."""
    ends = (FurnitureKind.STAMP, FurnitureKind.BYLINE)
    return [
        (index, FurnitureKind.NAVIGATION)
        for index, unit in _free(units, kinds)
        if kinds.get(index - 1) is FurnitureKind.TITLE and kinds.get(index + 1) in ends
        if unit.words <= 4 and not unit.is_stopped and unit.plain.istitle()
    ]


def _comments(units: Sequence[Unit], kinds: Kinds) -> list[tuple[int, FurnitureKind]]:
    """Below a heading "Comments" everything is comments, where most of the article stands above it."""
    for index, unit in enumerate(units):
        if kinds.get(index) is FurnitureKind.COMMENTS and unit.words <= 6:
            above = sum(other.words for at, other in enumerate(units[:index]) if at not in kinds)
            below = sum(other.words for other in units[index + 1 :])
            if above >= max(below, 40):
                return [(at, FurnitureKind.COMMENTS) for at in range(index + 1, len(units))]
    return []


def _lists(units: Sequence[Unit], kinds: Kinds) -> list[tuple[int, FurnitureKind]]:
    """Bulleted lines below a line of the page's controls, and a short line between two, belong to them."""
    known = dict(kinds)
    for index, unit in enumerate(units[1:], start=1):
        kind = known.get(index - 1)
        if index in known or kind not in CONTROLS or kind is None:
            continue
        between = known.get(index + 1) in CONTROLS and unit.words <= 12 and not unit.is_stopped
        if between or (BULLET.match(unit.plain) and unit.words <= 30):
            known[index] = kind
    return [(index, kind) for index, kind in known.items() if index not in kinds]


def _related(units: Sequence[Unit], kinds: Kinds, tables: FurnitureTables) -> list[tuple[int, FurnitureKind]]:
    """Two or more short lines below a heading such as "Related stories" are other articles' titles."""
    found: list[tuple[int, FurnitureKind]] = []
    for index, unit in enumerate(units):
        words = bare(unit.plain)
        if kinds.get(index) is not FurnitureKind.RELATED or not any(
            sign.pattern.fullmatch(words) for sign in tables.signs["heading"]
        ):
            continue
        below = range(index + 1, len(units))
        run = next((at for at in below if at in kinds or units[at].is_stopped or units[at].words > 18), len(units))
        if run - index > 2:
            found += [(at, FurnitureKind.RELATED) for at in range(index + 1, run)]
    return found


def find_edges(unit: Unit, tables: FurnitureTables, credits: Credits) -> list[Furniture]:
    """Give the furniture at the two ends of a line that is otherwise the article's own."""
    start, plain = unit.span.start, unit.plain
    found: list[Furniture] = []
    end = len(plain)
    while tail := _tail(plain[:end], tables, credits):
        at, kind = tail
        if not plain[:at].strip():
            break
        found.append(Furniture(Span(start + at, start + end), kind))
        end = len(plain[:at].rstrip())
    for sign in tables.signs["lead"]:
        match = sign.pattern.match(plain)
        if match and match.end() < end:
            found.append(Furniture(Span(start, start + match.end()), sign.kind))
            break
    return sorted(found, key=lambda furniture: furniture.span)


def _tail(plain: str, tables: FurnitureTables, credits: Credits) -> tuple[int, FurnitureKind] | None:
    for sign in tables.signs["tail"]:
        if match := sign.pattern.search(plain, max(0, len(plain) - LONGEST_TAIL)):
            return match.start() + len(match[0]) - len(match[0].lstrip()), sign.kind
    if not may_end_in_credit(plain):
        return None
    if match := credits.bare.search(plain, max(0, len(plain) - LONGEST_CREDIT)):
        return match.start() + len(match[0]) - len(match[0].lstrip()), FurnitureKind.OTHER
    if plain.count(" ") >= LONGEST_CAPTION and (at := find_credit(plain, credits)) is not None:
        return at, FurnitureKind.CAPTION
    return None
