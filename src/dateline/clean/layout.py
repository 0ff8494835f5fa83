"""How a text is laid out: its title, its furniture, its dateline, and the blocks of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.clean.bylines import read_byline
from dateline.clean.credits import Credits, credits_of
from dateline.clean.furniture import Kinds, find_edges, find_kinds
from dateline.clean.needs import PageKnowledge
from dateline.clean.opening import Dateline, read_opening
from dateline.clean.stamps import BAR, Stamp, read_stamp
from dateline.clean.titles import WITHIN, find_breadcrumb, find_headline, find_titles
from dateline.clean.units import Unit, units_of
from dateline.model import Block, Furniture, FurnitureKind, Opening, Span

# A dateline opens the first paragraph, or the second or third below a standfirst.
OPENING_WITHIN = 3
WORD = re.compile(r"\w")
# Where a page names its own house: a reader signs in to it, comments on it.
OWN_PAGE = frozenset({FurnitureKind.COMMENTS, FurnitureKind.SUBSCRIPTION, FurnitureKind.PROMOTION})


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where in a text, and what its stamps and bylines say."""

    furniture: tuple[Furniture, ...] = ()
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    opening: Opening | None = None
    stamps: tuple[Stamp, ...] = ()
    byline: tuple[str, ...] = ()
    own_page: tuple[str, ...] = ()

    def body(self, text: str) -> str:
        """Give the words of the body, the title's where there is nothing else."""
        own = [block for block in self.blocks if not block.is_title] or self.blocks
        return "\n".join(block.span.of(text) for block in own)


def lay_out(
    text: str, *, title: Span | None, given: str | None, authors: Sequence[str], knowledge: PageKnowledge
) -> Layout:
    """Give the layout of *text*; *title* is where a title that came apart was put in front."""
    units = units_of(text, start=title.end if title else 0)
    credits = credits_of(knowledge.furniture.house)
    kinds, headline = _titles(units, title is not None, given, knowledge, credits)
    find_kinds(units, kinds, authors, tables=knowledge.furniture, credits=credits, outlets=knowledge.outlets)
    if all(index in kinds for index in range(len(units))):
        kinds = {index: kind for index, kind in kinds.items() if kind is FurnitureKind.TITLE}
    heads = [title] if title else [units[headline].span] if headline is not None else []
    own = [unit for index, unit in enumerate(units) if index not in kinds]
    dateline = _dateline(own, knowledge)
    edges = [furniture for unit in own for furniture in find_edges(unit, knowledge.furniture, credits)]
    marked = [Furniture(unit.span, kinds[index]) for index, unit in enumerate(units) if index in kinds]
    marked += [Furniture(span, FurnitureKind.TITLE) for span in heads if not any(span == f.span for f in marked)]
    furniture = tuple(sorted([*marked, *edges], key=lambda furniture: furniture.span))
    stamps = tuple(_stamps(units, kinds, knowledge))
    return Layout(
        furniture=furniture,
        blocks=tuple(_blocks(text, own, heads, [f.span for f in edges], dateline)),
        title=heads[0].of(text) if heads and not title else None,
        opening=_opening(dateline, stamps, units, kinds),
        stamps=stamps,
        byline=tuple(_bylines(units, kinds)),
        own_page=tuple(unit.span.of(text) for index, unit in enumerate(units) if kinds.get(index) in OWN_PAGE),
    )


def _titles(
    units: Sequence[Unit], has_title: bool, given: str | None, knowledge: PageKnowledge, credits: Credits
) -> tuple[Kinds, int | None]:
    """Give the units that are the title or lead to it, and the one that is read as the title."""
    kinds: Kinds = {}
    breadcrumb = find_breadcrumb(units)
    if breadcrumb is not None:
        kinds = {breadcrumb: FurnitureKind.NAVIGATION, breadcrumb + 1: FurnitureKind.TITLE}
    named = find_titles(units, given)
    kinds.update(dict.fromkeys(named, FurnitureKind.TITLE))
    if has_title:
        return kinds, None
    if kinds:
        return kinds, named[0] if named else (breadcrumb or 0) + 1
    if given:  # the text runs on from its title, which stays part of the sentence
        return kinds, None
    known = find_kinds(units[:WITHIN], {}, (), tables=knowledge.furniture, credits=credits, outlets=knowledge.outlets)
    headline = find_headline(units, known)
    if headline is None or read_opening(
        units[headline].plain, furniture=knowledge.furniture, outlets=knowledge.outlets
    ):
        return kinds, None
    mastheads = [index for index in range(headline) if index not in known]
    return {**dict.fromkeys(mastheads, FurnitureKind.NAVIGATION), headline: FurnitureKind.TITLE}, headline


def _dateline(own: Sequence[Unit], knowledge: PageKnowledge) -> tuple[Unit, Dateline] | None:
    for unit in own[:OPENING_WITHIN]:
        found = read_opening(unit.plain, furniture=knowledge.furniture, outlets=knowledge.outlets)
        if found:
            return unit, found
    return None


def _of_kind(units: Sequence[Unit], kinds: Kinds, kind: FurnitureKind) -> Iterator[tuple[int, Unit]]:
    return ((index, unit) for index, unit in enumerate(units) if kinds.get(index) is kind)


def _stamps(units: Sequence[Unit], kinds: Kinds, knowledge: PageKnowledge) -> Iterator[Stamp]:
    for _, unit in _of_kind(units, kinds, FurnitureKind.STAMP):
        stamp = read_stamp(unit.plain, knowledge.outlets, towns=knowledge.furniture.towns)
        if stamp:
            yield stamp


def _bylines(units: Sequence[Unit], kinds: Kinds) -> Iterator[str]:
    for index, unit in enumerate(units):
        if kinds.get(index) in (FurnitureKind.BYLINE, FurnitureKind.STAMP):
            for part in BAR.split(unit.plain):
                yield from read_byline(part)


def _opening(
    dateline: tuple[Unit, Dateline] | None, stamps: Sequence[Stamp], units: Sequence[Unit], kinds: Kinds
) -> Opening | None:
    """Give the dateline of the body, else the place and day of a stamp ("... IST - Seoul")."""
    if dateline:
        unit, found = dateline
        span = Span(unit.span.start, unit.span.start + found.own)
        return Opening(
            span=span, place=found.place, agency=found.agency, year=found.year, month=found.month, day=found.day
        )
    for (_, unit), stamp in zip(_of_kind(units, kinds, FurnitureKind.STAMP), stamps, strict=False):
        if stamp.place and stamp.reading:
            day = stamp.reading.moment
            return Opening(span=unit.span, place=stamp.place, year=day.year, month=day.month, day=day.day)
    return None


def _blocks(
    text: str,
    own: Sequence[Unit],
    heads: Iterable[Span],
    edges: Iterable[Span],
    dateline: tuple[Unit, Dateline] | None,
) -> Iterator[Block]:
    holes = sorted([*edges, *([_opening_hole(*dateline)] if dateline else [])])
    found = [Block(span=span, is_title=True) for span in heads]
    for unit in own:
        inside = [hole for hole in holes if unit.span.overlaps(hole)]
        found += [Block(span=span, is_title=False) for span in _between(text, unit.span, inside)]
    yield from sorted(found, key=lambda block: block.span)


def _opening_hole(unit: Unit, found: Dateline) -> Span:
    return Span(unit.span.start, unit.span.start + max(found.own, min(found.length, len(unit.plain))))


def _between(text: str, whole: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """Give what is left of *whole* beside *holes*, white space trimmed, where it holds a word."""
    at = whole.start
    for start, end in [*((hole.start, hole.end) for hole in holes), (whole.end, whole.end)]:
        part = text[at:start]
        if WORD.search(part):
            yield Span(at + len(part) - len(part.lstrip()), start - len(part) + len(part.rstrip()))
        at = max(at, end)
