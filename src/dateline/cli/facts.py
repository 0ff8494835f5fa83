"""One fact as a page of lines: its reading, its rule, and the sentences it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from dateline.cli.console import number, out
from dateline.cli.lists import day_words
from dateline.query import Citation, Fact

STYLES = {
    "trigger": "bold underline", "cue": "bold underline", "actor": "cyan underline", "source": "cyan underline",
    "recipient": "magenta underline", "addressee": "magenta underline", "content": "italic", "via": "yellow underline",
    "when": "green underline", "where": "green underline", "figure": "blue underline",
}  # fmt: skip
PLAIN_FIELDS = {
    "event": ("type", "modes", "status", "articles", "outlets", "origins", "origin_names"),
    "statement": ("articles", "outlets", "origins", "primary"),
    "event_mention": ("type", "modes", "contexts", "status", "historical", "cameo", "score", "confidence", "rule"),
    "attribution": ("directness", "class", "negated", "rule"),
    "article": ("external_id", "url", "outlet", "title", "byline", "language", "published", "published_basis",
                "published_why", "agency", "copy_of", "version_of", "not_coded"),
    "actor": ("name", "names", "kind", "country", "sector", "offices"),
}  # fmt: skip


# How a quotation stands to the speaker's own text, where that is worth a line.
CHECKS = {"unsupported": "not in the speaker's own text", "cut": "cut behind a word that turns its sense"}
# What a day is known from, where the word of the record would be no English.
BASES = {"mention": "act told before", "scene": "sentence before", "said": "day it was said"}
VERDICTS = {
    "same": "{left} and {right} judged the same", "apart": "{left} and {right} judged apart",
    "wrong": "{left} judged wrong", "actor": "{left} judged to be {right}", "undo": "judgement {left} undone",
}  # fmt: skip


def print_fact(fact: Fact, depth: int = 0) -> None:
    """Print *fact* and all that stands behind it."""
    if fact.kind == "judgement":
        out.print(Text(f"{'  ' * depth}{judgement_words(fact.fields)}", style="yellow"))
        return
    indent = "  " * depth
    out.print(Text(f"{indent}{fact.kind} {fact.id}", style="bold"))
    for line in _lines(fact):
        out.print(Text(f"{indent}  {line}"))
    for citation in fact.citations:
        _print_citation(citation, indent + "  ")
    for part in fact.parts:
        print_fact(part, depth + 1)


def judgement_words(fields: Mapping[str, Any]) -> str:
    """Give a judgement as one line: what, who, when, whether it was undone, id."""
    verdict = VERDICTS[fields["verdict"]].format(left=fields["left"], right=fields["right"])
    undone = "" if fields.get("stands", True) or fields["verdict"] == "undo" else ", undone since"
    return f"{verdict} by {fields['by']}, {fields['at']}{undone}  {fields['id']}"


def _lines(fact: Fact) -> list[str]:
    fields = fact.fields
    if fact.kind == "link":
        reasons = "; ".join(f"{r['feature']}: {r['value']} ({r['weight']:+.2f})" for r in fields["reasons"])
        pair = f"{fields['left']} {fields['relation']} {fields['right']}"
        return [f"{pair}, {fields['score']:.2f}, by {fields['decided_by']}: {reasons}"]
    lines = [str(fields[name]) for name in ("title", "wording") if fact.kind != "article" and fields.get(name)]
    lines += [f"{label}: {words}" for label, words in _readings(fact.kind, fields) if words]
    names = PLAIN_FIELDS.get(fact.kind, tuple(fields))
    plain = [f"{name} {_plain(fields[name])}" for name in names if fields.get(name) not in (None, [], "", False)]
    separator = "\n    " if fact.kind in ("article", "actor") else " · "
    return lines + [separator.join(plain)] + [_dispute(d) for d in fields.get("disputes") or []]


def _readings(kind: str, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    readings = []
    for name in ("source", "addressee", "actors", "recipients", "via"):
        value = fields.get(name)
        people = value if isinstance(value, list) else [value] if value else []
        readings.append((name, (" → " if name == "via" else ", ").join(map(_person, people))))
    when, where = fields.get("when"), fields.get("where")
    if isinstance(when, dict):
        basis = BASES.get(when["basis"], when["basis"])
        readings.append(("when", f"{day_words(when['start'], when['precision'])} (from the {basis})"))
    if isinstance(where, dict):
        readings.append(("where", _place(where)))
    if kind == "statement":
        readings += [(f"variant, {v['relation']}", v["text"]) for v in fields["variants"] if v["relation"] != "same"]
        readings += [(CHECKS[v["check"]], v["text"]) for v in fields["variants"] if v.get("check") in CHECKS]
    return readings


def _place(where: Mapping[str, Any]) -> str:
    words = ", ".join(filter(None, (where["name"], where["admin1"], where["country"])))
    return f"{words}; else {where['runner_up']}" if where.get("runner_up") else words


def _person(mention: Mapping[str, Any]) -> str:
    name = mention.get("name") or mention.get("text") or "not named"
    words = f"{name} [{mention['country']}]" if mention.get("country") else str(name)
    if mention.get("sure") is False:
        words += f" (not sure; or {', '.join(mention['others'])})" if mention.get("others") else " (not sure)"
    return words


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item["title"] if isinstance(item, dict) else item) for item in value)
    return str(value)


def _dispute(dispute: Mapping[str, Any]) -> str:
    sides = "; ".join(f"{v['value']} ({number(len(v['mentions']), 'mention')})" for v in dispute["values"])
    return f"disputed {dispute['field']}: {sides}"


def _print_citation(citation: Citation, indent: str) -> None:
    where = citation.outlet or citation.url or citation.external_id
    day = (citation.published or "undated")[:10]
    copy = f", copy of {citation.copy_of}" if citation.copy_of else ""
    out.print(Text(f"{indent}{where}, {day}, article {citation.article}{copy}", style="dim"))
    out.print(Text(indent) + _marked(citation))


def _marked(citation: Citation) -> Text:
    """Give the passage with its words marked: by style in a terminal, by "[words]role" elsewhere."""
    text = Text(citation.words.replace("\n", " "))
    if out.is_terminal:
        for mark in citation.marks:
            start = mark.span.start - citation.passage.start
            text.stylize(STYLES.get(mark.role, "underline"), start, mark.span.end - citation.passage.start)
        return text
    words, shift = text.plain, 0
    for at, sign in sorted(_brackets(citation)):
        words = words[: at + shift] + sign[1] + words[at + shift :]
        shift += len(sign[1])
    return Text(words)


def _brackets(citation: Citation) -> list[tuple[int, tuple[int, str]]]:
    """Give the signs to set in, by place; where several meet, those that close come first."""
    signs = []
    for mark in citation.marks:
        start, end = mark.span.start - citation.passage.start, mark.span.end - citation.passage.start
        signs += [(start, (1, "[")), (end, (0, f"]{mark.role}"))]
    return signs
