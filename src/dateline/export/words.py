"""How much of the articles' own words goes out. In: lines of the record, texts. Out: the lines with less in them.

What is left out of a line becomes None; spans stay, and each span's digest is put beside it, so
that whoever has the articles can check every line (docs/exports.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from dateline.model import text_digest

Line = Mapping[str, Any]


class Text(StrEnum):
    """How much of the articles' own words an export holds."""

    FULL = "full"
    SENTENCES = "sentences"
    NONE = "none"


def trimmed(kind: str, line: Line, text: Text, article_text: str | None = None) -> dict[str, Any]:
    """Give *line*, of the *kind*, with no more words of its article than *text* allows.

    Where that is not all of them, `spans` is added: each span of the line with its role, the SHA-256 of its words
    and, unless none may go out, the words. *article_text* is what the spans of a mention point into.
    """
    less = lessened(kind, line, text)
    source = line["text"] if kind == "article" else article_text
    if source is not None and text is not Text.FULL:
        words = kind != "article" and text is Text.SENTENCES
        less["spans"] = [_shown(role, span, source, words=words) for role, span in spans_of(kind, line)]
    return less


def lessened(kind: str, line: Line, text: Text) -> dict[str, Any]:
    """Give *line* with the fields emptied that hold more words than *text* allows."""
    less = dict(line)
    if text is not Text.FULL and kind == "article":
        less["text"] = None
    if text is Text.NONE and kind in WORDLESS:
        less.update(WORDLESS[kind](less))
    return less


def spans_of(kind: str, line: Line) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give every span of *line* with its part in it, in the order of the fields."""
    if kind == "article":
        yield from (("furniture", tuple(part["span"])) for part in line["furniture"])
        yield from _of(("place", line["place"]))
    elif kind in ("time", "figure"):
        yield kind, tuple(line["span"])
        yield from _of(("when", line.get("when")))
    elif kind == "attribution":
        yield from _of(("source", line["source"]), ("cue", line["cue"]))
        yield from (("content", tuple(span)) for span in line["content"])
        yield from _of(("addressee", line["addressee"]), *(("via", via) for via in line["via"]), ("when", line["when"]))
    elif kind == "event_mention":
        yield "trigger", tuple(line["trigger"])
        yield "evidence", tuple(line["evidence"])
        for role in ("actor", "recipient"):
            yield from _of(*((role, mention) for mention in line[f"{role}s"]))
        yield from _of(("when", line["when"]), ("where", line["where"]))


def plain_title(event: Line) -> str:
    """Give what an event says in the codes alone: "CHN → USA: ACCUSE (allege), denied"."""
    sides = ["+".join(labels(event[side])) for side in ("actors", "recipients")]
    who = " → ".join(side or "?" for side in sides if side or side is sides[0])
    modes = f" ({', '.join(event['modes'])})" if event["modes"] else ""
    return f"{who}: {event['type']}{modes}, {event['status']}"


def labels(parties: list[Mapping[str, Any]]) -> list[str]:
    """Give the parties by country, those without one by name, each once."""
    return list(dict.fromkeys(str(p["country"] or p["name"] or "?") for p in parties))


def _of(*parts: tuple[str, Line | None]) -> Iterator[tuple[str, tuple[int, int]]]:
    for role, part in parts:
        if part and part["span"]:
            yield role, tuple(part["span"])


def _shown(role: str, span: tuple[int, int], text: str, *, words: bool) -> dict[str, Any]:
    said = text[span[0] : span[1]]
    return {"role": role, "span": list(span), "sha256": text_digest(said), "words": said if words else None}


def _mention(mention: Line | None) -> dict[str, Any] | None:
    return {**mention, "text": None, "others": []} if mention else None


def _party(party: Line | None) -> dict[str, Any] | None:
    """Give *party*; one without an actor line goes by words of the text, and loses them."""
    return {**party, "name": party["name"] if party["actor"] else None} if party else None


def _mentions(line: Line, *names: str) -> dict[str, Any]:
    return {name: [_mention(m) for m in line[name]] for name in names}


def _attribution(line: Line) -> dict[str, Any]:
    return {"source": _mention(line["source"]), "addressee": _mention(line["addressee"]), **_mentions(line, "via")}


def _event(line: Line) -> dict[str, Any]:
    parties = {side: [_party(p) for p in line[side]] for side in ("actors", "recipients")}
    return {**parties, "title": plain_title({**line, **parties})}


def _statement(line: Line) -> dict[str, Any]:
    variants = [{**variant, "text": None} for variant in line["variants"]]
    return {"source": _party(line["source"]), "addressee": _party(line["addressee"]), "wording": None} | {
        "variants": variants
    }


# By kind, the fields that hold an article's own words, emptied of them.
WORDLESS: Mapping[str, Callable[[Line], dict[str, Any]]] = {
    "article": lambda line: {"title": None, "published_why": None},
    "time": lambda line: {"text": None},
    "attribution": _attribution,
    "event_mention": lambda line: {**_mentions(line, "actors", "recipients"), "gist": None},
    "figure": lambda line: {"text": None},
    "event": _event,
    "statement": _statement,
}
