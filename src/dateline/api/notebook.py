"""Values to HTML for a notebook. In: citations, facts, tables of words. Out: HTML, all of it escaped.

A notebook may be light or dark and strips style sheets: so every style stands with its element,
text keeps the colour of the notebook, and a mark shows by its line and its label, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dateline.query import Citation, Fact
from dateline.query.marking import Piece, pieces

# Lines under marked words. Mid-tones that keep 3:1 against white and against #111 (WCAG 1.4.11, computed).
LINES = {
    "trigger": "3px double #8a7a00", "cue": "3px double #8a7a00", "actor": "2px solid #1c86c7",
    "source": "2px solid #1c86c7", "recipient": "2px solid #b8569a", "addressee": "2px solid #b8569a",
    "via": "2px dashed #b06a12", "when": "2px dotted #3d8f4f", "where": "2px dotted #3d8f4f",
    "figure": "2px dashed #7a6fd0", "content": "1px solid #888",
}  # fmt: skip
QUIET = "opacity:.7;font-size:.85em"
LABEL = "opacity:.7;font-size:.65em;vertical-align:sub;margin:0 .35em 0 .1em"
CELL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0"
# Fields that are shown in words elsewhere, or are another form of a shown one.
TITLES = ("title", "wording", "name")
# A cell as short as "3 articles / 3 origins" stays on one line.
UNBROKEN = 24


def table_html(said: str, heads: Sequence[str], rows: Sequence[tuple[Sequence[str], str]], *, more: int) -> str:
    """Give rows of words, each with its id or "", as a table under the line *said*."""
    named = (*heads, "id") if any(key for _, key in rows) else heads
    head = "".join(f'<th scope="col" style="{CELL}">{escape(name)}</th>' for name in named)
    body = "".join(_row(cells, key) for cells, key in rows)
    left = f'<p style="{QUIET}">… {more} more</p>' if more else ""
    return (
        f'<div><p><b>{escape(said)}</b></p><table style="border-collapse:collapse"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{left}</div>"
    )


def citation_html(citation: Citation) -> str:
    """Give the passage as a quotation with its marks, and where it stands."""
    return (
        '<figure style="margin:.6em 0"><blockquote lang="en" dir="auto" style="margin:0;padding-left:.8em;'
        f'border-left:3px solid #888;line-height:1.9">{marked(pieces(citation))}</blockquote>'
        f'<figcaption style="{QUIET};padding-left:1em">{_where(citation)}</figcaption></figure>'
    )


def fact_html(fact: Fact) -> str:
    """Give a fact: what it says, how it was read, the chain, and each passage with its marks."""
    return f"<div>{_fact(fact)}</div>"


def reading_html(said: str, body: str) -> str:
    """Give an article's text, already *marked*, under the line *said*."""
    style = "border-left:3px solid #888;padding-left:.8em;line-height:1.9;max-width:50em"
    return f'<div><p><b dir="auto">{escape(said)}</b></p><div lang="en" dir="auto" style="{style}">{body}</div></div>'


def marked(found: Iterable[Piece]) -> str:
    """Give the pieces of a passage, marked words underlined and labelled."""
    return "".join(map(_piece, found))


def _row(cells: Sequence[str], key: str) -> str:
    words = "".join(
        f'<td dir="auto" style="{CELL}{";white-space:nowrap" if len(cell) <= UNBROKEN else ""}">{escape(cell)}</td>'
        for cell in cells
    )
    return f"<tr>{words}{_key_cell(key)}</tr>"


def _key_cell(key: str) -> str:
    return f'<td style="{CELL};{QUIET}"><code>{escape(key)}</code></td>' if key else ""


def _piece(piece: Piece) -> str:
    words = escape(piece.words).replace("\n", "<br>")
    if not piece.roles:
        return words
    line = LINES.get(piece.roles[-1], "1px solid #888")
    label = f'<span style="{LABEL}">{escape(", ".join(piece.closing))}</span>' if piece.closing else ""
    style = f"background:none;color:inherit;border-bottom:{line}"
    return f'<mark style="{style}" title="{escape(", ".join(piece.roles))}">{words}</mark>{label}'


def _where(citation: Citation) -> str:
    words = escape(citation.outlet or citation.url or citation.external_id)
    if citation.url and citation.url.startswith(("https://", "http://")):
        words = f'<a href="{escape(citation.url)}" rel="noreferrer">{words}</a>'
    copy = f", copy of <code>{escape(citation.copy_of)}</code>" if citation.copy_of else ""
    day = escape((citation.published or "undated")[:10])
    return f"{words}, {day}, article <code>{escape(citation.article)}</code>{copy}"


def _fact(fact: Fact) -> str:
    title = next((str(fact.fields[name]) for name in TITLES if fact.fields.get(name)), "")
    lines = [f'<p style="margin:.4em 0"><b dir="auto">{escape(title)}</b> {_code(fact)}</p>', _readings(fact.fields)]
    lines += [citation_html(citation) for citation in fact.citations]
    behind = [part for part in fact.parts if part.kind not in ("link", "judgement")]
    lines += [f'<div style="margin-left:1em">{_fact(part)}</div>' for part in behind]
    links = [part for part in fact.parts if part.kind in ("link", "judgement")]
    if links:
        rows = "".join(f"<li>{escape(_link(part.fields))}</li>" for part in links)
        lines.append(f'<details style="{QUIET}"><summary>why: {len(links)} links</summary><ul>{rows}</ul></details>')
    return "".join(lines)


def _code(fact: Fact) -> str:
    return f'<span style="{QUIET}">{escape(fact.kind.replace("_", " "))} <code>{escape(fact.id)}</code></span>'


def _readings(fields: Mapping[str, Any]) -> str:
    said = [words for words in (_chain(fields), _plain(fields), _disputes(fields)) if words]
    return "".join(f'<p style="margin:.2em 0;{QUIET}" dir="auto">{escape(words)}</p>' for words in said)


def _chain(fields: Mapping[str, Any]) -> str:
    """Give who said it through whom ("Ilir Prenga [ALB] → ATA → The Coast"), or who did it to whom."""
    if "via" in fields:
        people = [fields["source"], *fields["via"]]
        addressee = f", to {person_words(fields['addressee'])}" if fields.get("addressee") else ""
        return " → ".join(person_words(person) for person in people if person) + addressee
    sides = [fields.get("actors"), fields.get("recipients")] if "actors" in fields else [[fields.get("source")]]
    return " → ".join(", ".join(person_words(p) for p in side if p) for side in sides if side and any(side))


def person_words(person: Mapping[str, Any]) -> str:
    """Give a person, a state or a body as read: the name and the state, and where it is not sure, that."""
    name = person.get("name") or person.get("text") or "not named"
    country = f" [{person['country']}]" if person.get("country") else ""
    return f"{name}{country}{' (not sure)' if person.get('sure') is False else ''}"


def _plain(fields: Mapping[str, Any]) -> str:
    when = fields.get("when")
    said = [f"{when['value']} (from the {when['basis']})" if isinstance(when, Mapping) else ""]
    said += [_named(fields[name]) for name in ("type", "modes", "status", "directness", "class") if fields.get(name)]
    said += [f"{fields[name]} {name}" for name in ("articles", "outlets", "origins") if fields.get(name)]
    said += [f"{name} {fields[name]}" for name in ("confidence", "rule", "published_why") if fields.get(name)]
    return " · ".join(filter(None, said))


def _named(value: Any) -> str:
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value)


def _disputes(fields: Mapping[str, Any]) -> str:
    found = []
    for dispute in fields.get("disputes") or []:
        sides = "; ".join(f"{side['value']} ({len(side['mentions'])})" for side in dispute["values"])
        found.append(f"disputed {dispute['field']}: {sides}")
    return " · ".join(found)


def _link(fields: Mapping[str, Any]) -> str:
    if "verdict" in fields:
        return f"{fields['left']} judged {fields['verdict']} {fields['right'] or ''} by {fields['by']}, {fields['at']}"
    reasons = "; ".join(f"{r['feature']}: {r['value']} ({r['weight']:+.2f})" for r in fields["reasons"])
    return f"{fields['left']} {fields['relation']} {fields['right']}, {fields['score']:.2f}: {reasons}"
