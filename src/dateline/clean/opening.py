"""The dateline itself, "SEOUL, May 10 (AP) —". In: the first words of a body. Out: what it says and where it ends.

One grammar, read from left to right: ``[PLACE[, REGION]] [DATE] [(AGENCY)] MARK``. Which
parts must be there depends on how sure the others are: capitals can stand alone before a
dash, a mixed-case place needs a date, an agency or a region we know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.clean.moments import MONTH, WEEKDAY, YEAR, month_number
from dateline.knowledge.furniture import FurnitureTables
from dateline.knowledge.outlets import OutletTables

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĽŅŃŇŐŌŒŘŚŞŠȘŤȚŪŮŰŹŻŽ"
CAPS_WORD = rf"[{UPPER}][{UPPER}.'-]*(?![\w])"
WORD = rf"[{UPPER}][\w'-]*\.?(?:[{UPPER}]\.)?"
LINK = rf"(?:of|de|del|la|le|los|el|al|the|da|do|di|du|des|am|upon|on|and)(?=[ -][{UPPER}])"
CAPS = re.compile(rf"{CAPS_WORD}(?:(?: AND | and |/| / |[ ]){CAPS_WORD}){{0,5}}")
MIXED = re.compile(rf"{WORD}(?:(?:/| / |[ -])(?:{WORD}|{LINK})){{0,4}}")
REGION = re.compile(rf",? ?(?:\[(?:{WORD})(?: {WORD}){{0,2}}\])|, ?{WORD}(?: (?:{WORD}|{LINK})){{0,3}}")
DATE = re.compile(
    rf"(?:[,.]? ?|\s+)\(?(?:{WEEKDAY})?(?:(?P<m1>{MONTH})\s*(?P<d1>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?"
    rf"|(?P<d2>[0-3]?\d)\s+(?P<m2>{MONTH}))(?:,?\s+(?P<year>{YEAR})\b)?\)?",
    re.IGNORECASE,
)
AGENCY = re.compile(rf"[.,]?\s*(?:\((?P<round>[^\W\d][^()\d]{{1,40}})\)|/(?P<slashed>[{UPPER}][^/()]{{1,30}})/)")
MARK = re.compile(r"\s*(?P<dash>—|–|―|--+|_+(?=\s|\Z)|\.?-+(?=[\s\"'])|:(?=\s)|\.(?=\s))\s*|\s*\Z|\s*")
# A letter of the first word of the body; the small model reads a body that starts there.
BODY = re.compile(rf"[\"'(\[]*[{UPPER}\d$£€]")
CAPITALISED = re.compile(rf"(?:{WORD}|of|the|and|for)(?: (?:{WORD}|of|the|and|for))*")
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What an opening line says, and how many of its characters are its own."""

    length: int
    own: int
    place: str | None = None
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""


def read_opening(line: str, *, furniture: FurnitureTables, outlets: OutletTables) -> Dateline | None:
    """Give the dateline that *line* opens with; ``length`` takes in the dash and the space behind it."""
    for pattern in (None, CAPS, MIXED):
        found = _parts(line, pattern)
        if found and _is_sure(found, line, furniture, outlets):
            return found if found.place else _with_place(found, line, furniture, outlets)
    return None


def _with_place(found: Dateline, line: str, furniture: FurnitureTables, outlets: OutletTables) -> Dateline:
    """Give *found* with the place and day that may follow an agency alone: "(ANSA) - Rome, January 24 - "."""
    rest = read_opening(line[found.length :], furniture=furniture, outlets=outlets)
    if rest is None or rest.place is None or rest.month is None:
        return found
    own, length = found.length + rest.own, found.length + rest.length
    return replace(rest, agency=rest.agency or found.agency, own=own, length=length)


def _parts(line: str, place: re.Pattern[str] | None) -> Dateline | None:
    found, at = Dateline(0, 0), 0
    if place:
        match = place.match(line)
        if match is None:
            return None
        region = None if DATE.match(line, match.end()) else REGION.match(line, match.end())
        at = region.end() if region else match.end()
        found = replace(found, place=_place(line[:at], line[at:]))
    if date := DATE.match(line, at):
        month = month_number(date["m1"] or date["m2"])
        found = replace(found, month=month, day=int(date["d1"] or date["d2"]), year=int(date["year"] or 0) or None)
        at = date.end()
    if agency := AGENCY.match(line, at):
        found, at = replace(found, agency=agency["round"] or agency["slashed"]), agency.end()
    mark = MARK.match(line, at)
    if mark is None or at == 0:
        return None
    return replace(found, mark=mark["dash"] or "", own=mark.end("dash") if mark["dash"] else at, length=mark.end())


def _place(words: str, rest: str) -> str:
    # Interfax parts place and date by a full stop; "Wis." keeps its own.
    return words[:-1] if words.endswith(".") and "," not in words and rest.startswith(" ") else words


def _is_sure(found: Dateline, line: str, furniture: FurnitureTables, outlets: OutletTables) -> bool:
    if found.place in furniture.not_places or (found.day is not None and not 1 <= found.day <= 31):
        return False
    if found.agency:
        return _agency_is_sure(found, line, furniture, outlets)
    if found.place is None or found.mark in {"", "."} or not BODY.match(line, found.length):
        return False
    if found.month:
        return found.place.isupper() or line[len(found.place)] == ","
    return _place_is_sure(found, line, furniture)


def _agency_is_sure(found: Dateline, line: str, furniture: FurnitureTables, outlets: OutletTables) -> bool:
    is_known = outlets.named(found.agency) is not None
    if found.mark in {"", "."}:
        # "(CNN)Ministers said", "MOSCOW, May 10. /TASS/. The ministry said"
        is_placed = found.place is None or found.month is not None or found.place in furniture.towns
        return is_known and is_placed and bool(BODY.match(line, found.length))
    if is_known or found.month:
        return True
    agency = found.agency or ""
    return CAPITALISED.fullmatch(agency) is not None and (found.place.isupper() if found.place else " " in agency)


def _place_is_sure(found: Dateline, line: str, furniture: FurnitureTables) -> bool:
    place = found.place or ""
    town, _, region = place.partition(",")
    if region and region.strip() in furniture.regions:
        return found.mark != "-" or town.isupper()
    if found.mark == ":" and " " in place and not place.istitle():
        return place.title() in furniture.towns | furniture.regions  # "FIRST NAME LAST NAME:" opens a column
    if place in furniture.towns:
        return found.mark != "-" or line[: len(place) + 2].endswith(" -")
    return place.isupper() and not INITIALS.fullmatch(place) and any(letter.islower() for letter in line)
