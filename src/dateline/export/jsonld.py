"""What was read, as W3C Web Annotations on the articles' texts (JSON-LD). In: Store. Out: lines of one JSON document.

An annotation for each span: where it stands (`TextPositionSelector`, in code points), which words it
holds (`TextQuoteSelector`), its part in which mention, and what that mention was read as.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.export.jsonl import json_line, record_lines
from dateline.export.texts import Texts
from dateline.export.words import Text, labels, spans_of
from dateline.model import text_digest
from dateline.query import Selection
from dateline.store import Store

Line = Mapping[str, Any]

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "dateline": "urn:dateline:",
        "mention": {"@id": "dateline:mention", "@type": "@id"},
        "group": {"@id": "dateline:group", "@type": "@id"},
        "role": "dateline:role",
        "sha256": "dateline:sha256",
    },
]
# Characters before and after a quotation that tell it from the same words elsewhere in the text; what the annotation
# tools of the web use.
AROUND = 32
MENTIONS = ("time", "attribution", "event_mention", "figure")


def jsonld_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give one annotation page, an annotation a line."""
    head = {"@context": CONTEXT, "id": "urn:dateline:record", "type": "AnnotationPage"}
    yield json.dumps(head)[:-1] + ', "items": [\n'
    before = ""
    for annotation in _annotations(store, wanted, text):
        yield before + json_line(annotation).rstrip("\n")
        before = ",\n"
    yield "\n]}\n"


def _annotations(store: Store, wanted: Selection | None, text: Text) -> Iterator[Line]:
    addresses: dict[str, str | None] = {}
    for _, line in record_lines(store, wanted, Text.FULL, kinds=("article",)):
        addresses[line["id"]] = line["url"]
        yield _article(line, text)
    with store.reading() as connection:
        texts = Texts(connection)
        for kind, line in record_lines(store, wanted, Text.FULL, kinds=MENTIONS):
            words, address = texts.of(line["article"]), addresses[line["article"]]
            for number, (role, span) in enumerate(spans_of(kind, line)):
                target = _target(line["article"], address, span, words, text)
                yield _annotation(kind, line, number, role) | {"target": target}


def _article(line: Line, text: Text) -> Line:
    """Give the annotation that stands for an article as a whole: its digest and, in full, its text."""
    body = {"type": "TextualBody", "value": line["text"], "format": "text/plain", "language": line["language"]}
    target = {"id": _urn("article", line["id"]), "type": "Text", "sha256": line["sha256"]}
    return {
        "id": f"{_urn('article', line['id'])}:text", "type": "Annotation", "motivation": "describing",
        **({"body": body} if text is Text.FULL else {}),
        "target": target | ({"canonical": line["url"]} if line["url"] else {}),
    }  # fmt: skip


def _annotation(kind: str, line: Line, number: int, role: str) -> dict[str, Any]:
    """Give the annotation of the span *number* of a mention, but for its target."""
    group = line.get("event") if kind == "event_mention" else line.get("statement")
    return {
        "id": f"{_urn(kind, line['id'])}:{number}", "type": "Annotation", "motivation": "classifying",
        "mention": _urn(kind, line["id"]),
        **({"group": _urn("event" if kind == "event_mention" else "statement", group)} if group else {}),
        "role": role,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": role},
            {"type": "TextualBody", "purpose": "describing", "value": _reading(kind, line)},
        ],
    }  # fmt: skip


def _target(article: str, address: str | None, span: tuple[int, int], words: str, text: Text) -> Line:
    start, end = span
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quote = {
        "type": "TextQuoteSelector", "exact": words[start:end], "prefix": words[max(0, start - AROUND) : start],
        "suffix": words[end : end + AROUND],
    }  # fmt: skip
    return {
        "type": "SpecificResource", "source": _urn("article", article), **({"scope": address} if address else {}),
        "sha256": text_digest(words[start:end]), "selector": [position] if text is Text.NONE else [position, quote],
    }  # fmt: skip


def _reading(kind: str, line: Line) -> str:
    """Give what the mention was read as, in codes and names: "AID ALB → MNE, happened"."""
    if kind == "event_mention":
        sides = " → ".join("+".join(labels(line[side])) or "?" for side in ("actors", "recipients") if line[side])
        return f"{line['type']} {sides}, {line['status']}"
    if kind == "attribution":
        source = line["source"] or {}
        who = source.get("name") or source.get("country") or "not named"
        return f"{line['class']}, {line['directness']}, of {who}" + (", negated" if line["negated"] else "")
    if kind == "figure":
        return f"{line['modifier']} {line['low']}..{line['high']}"
    return f"{line['type']} {line['value']}"


def _urn(kind: str, key: str) -> str:
    return f"urn:dateline:{kind}:{key}"
