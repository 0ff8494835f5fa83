"""A fact as a citation. In: Fact, its address. Out: the same as plain words, as BibTeX, as a footnote in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.query import Citation as Source
from dateline.query import Fact
from dateline.serve.phrases import MONTHS, NO_BREAK, backing, date_words

# What TeX and Markdown would read as their own signs.
TEX = str.maketrans({"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: "\\" + sign for sign in "{}$&#_%"})  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")
# More sources than this are counted, not named.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its three forms."""

    plain: str
    bibtex: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What every form says: the words, by whom, of which day, from which sources, how many, at which address."""

    key: str
    words: str
    speaker: str | None
    day: str | None
    precision: str | None
    sources: tuple[Source, ...]
    backing: str | None
    address: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()


def cited(fact: Fact, address: str) -> Cited:
    """Give *fact* (a happening, a statement, an article, or any mention) as a citation that leads to *address*."""
    work = _work(fact, address)
    return Cited(_plain(work), _bibtex(work), _markdown(work))


def _work(fact: Fact, address: str) -> Work:
    fields = fact.fields
    if fact.kind == "article":
        day, precision = fields["published"], fields["published_precision"]
        return Work(
            key=fact.id, words=fields["title"] or fields["external_id"], speaker=None, day=day, precision=precision,
            sources=(), backing=None, address=fields["url"] or address, outlet=fields["outlet"],
            authors=tuple(fields["byline"]),
        )  # fmt: skip
    when = fields.get("when") or {}
    found = tuple(one for part in (fact, *fact.parts) for one in part.citations)
    words = fields.get("title") or fields.get("wording") or (found[0].words if found else fact.id)
    return Work(
        key=fact.id, words=words, speaker=(fields.get("source") or {}).get("name"), day=when.get("start"),
        precision=when.get("precision"), sources=tuple({one.article: one for one in found}.values()),
        backing=backing(fields) if "origins" in fields else None, address=address,
    )  # fmt: skip


def _plain(work: Work) -> str:
    said = f"{work.speaker}: " if work.speaker else ""
    parts = [*work.authors, f"{said}“{_line(work.words)}”", work.outlet, _day(work), *_reported(work), work.backing]
    return _spaced(", ".join(part for part in parts if part)) + f". dateline {work.key}, {work.address}"


def _markdown(work: Work) -> str:
    named = [_linked(one) for one in work.sources[:NAMED]]
    said = f"{_escaped(work.speaker)}: " if work.speaker else ""
    words = f"{said}“{_escaped(_line(work.words))}”"
    outlet = _escaped(work.outlet) if work.outlet else None
    parts = [*map(_escaped, work.authors), words, outlet, _day(work), *named, work.backing]
    note = f"[^{work.key[:9]}]: " + ", ".join(part for part in parts if part)
    return _spaced(note) + f". [dateline {work.key}]({_closed(work.address)})"


def _bibtex(work: Work) -> str:
    authors = " and ".join(f"{{{_tex(name)}}}" for name in work.authors or ((work.speaker,) if work.speaker else ()))
    note = "; ".join(part for part in ("; ".join(_reported(work)), work.backing, f"dateline {work.key}") if part)
    fields = {
        "author": authors, "title": f"{{{_tex(_line(work.words))}}}", "howpublished": _tex(work.outlet or ""),
        **dict(_bibtex_day(work)), "note": _tex(_spaced(note)), "url": _closed(work.address),
    }  # fmt: skip
    lines = [f"  {name:<12} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{dateline:{work.key},", *lines, "}"])


def _bibtex_day(work: Work) -> Iterator[tuple[str, str]]:
    numbers = (work.day or "")[:10].split("-")[: {"year": 1, "month": 2}.get(work.precision or "day", 3)]
    for name, number in zip(("year", "month", "day"), numbers, strict=False):
        if number:
            yield name, MONTHS[int(number) - 1] if name == "month" else str(int(number))


def _reported(work: Work) -> Iterator[str]:
    """Give the sources by outlet and day, the first few; how many there are is told by ``backing``."""
    for one in work.sources[:NAMED]:
        yield f"{_name(one)} ({date_words(one.published)})"


def _linked(source: Source) -> str:
    name = _escaped(_name(source))
    url = source.url or ""
    linked = f"[{name}]({_closed(url)})" if url.startswith(("http://", "https://")) else name
    return f"{linked} ({date_words(source.published)})"


def _closed(address: str) -> str:
    """Give *address* without the signs that would end it, or the field it stands in."""
    for sign, code in (
        ("(", "%28"),
        (")", "%29"),
        ("{", "%7B"),
        ("}", "%7D"),
        (" ", "%20"),
        ("<", "%3C"),
        (">", "%3E"),
    ):
        address = address.replace(sign, code)
    return address


def _name(source: Source) -> str:
    return source.outlet or source.url or source.external_id


def _day(work: Work) -> str:
    return date_words(work.day, work.precision)


def _line(words: str) -> str:
    return " ".join(words.split()).strip('“”"')


def _spaced(words: str) -> str:
    """Give *words* with plain spaces: a citation is pasted into other programs."""
    return words.replace(NO_BREAK, " ")


def _tex(words: str) -> str:
    return words.translate(TEX)


def _escaped(words: str) -> str:
    return MARKDOWN.sub(r"\\\1", words)
