"""The page of one article. In: its id, what to mark. Out: its text with mentions marked, and what was read from it."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model import Span
from dateline.query.pages import ArticlePage, article_page
from dateline.query.pages.articles import Token
from dateline.serve import facts
from dateline.serve.answers import View, answer
from dateline.serve.facts import LABELS
from dateline.serve.parameters import Record, Refused, check_names, several, text

router = APIRouter()

# What can be marked, in the words of the switch; "none" marks nothing.
KINDS = {
    "acts": "acts", "said": "what is said", "actors": "actors", "times": "times", "figures": "figures",
    "furniture": "furniture", "labels": "labels",
}  # fmt: skip
NONE = "none"
DEFAULT = ("acts", "said", "actors", "times", "figures", "furniture")
# Which switch a part of the text belongs to.
SWITCH = {"act": "acts", "speech": "said", "actor": "actors", "time": "times", "figure": "figures", "place": "actors",
          "furniture": "furniture"}  # fmt: skip
# A text whose paragraphs are lines has at most a blank one under its title and above its foot.
BLANK_LINES = 2
# Words of an act or an attribution that are marked one by one.
MARKS = frozenset((
    "act trigger", "act actor", "act recipient", "act when", "act where", "act figure", "speech cue", "speech source",
    "speech addressee", "speech via",
))  # fmt: skip
WORDS = re.compile(r"(\d{1,9})-(\d{1,9})")


@router.get("/article/{key}")
def article(request: Request, store: Record, key: str) -> Response:
    """Give the article; ``at=12-40`` marks the words of a citation too."""
    check_names(request, ("show", "at"))
    shown = several(request, "show", (*KINDS, NONE)) or DEFAULT
    page = article_page(store, key, _cited(request))
    if page is None:
        raise Refused(f"no article has the id {key!r}; take one from a citation", status=404)
    context = {
        "words": facts, "page": page, "fields": page.fields, "kinds": KINDS, "shown": shown,
        "classes": classes, "is_mark": is_mark, "label": label, "has_gaps": _has_gaps(page.fields["text"]),
    }  # fmt: skip
    title = page.fields["title"] or page.paper.name
    return answer(request, View(template="article.html", title=title, context=context, data=_data(page)))


def _data(page: ArticlePage) -> dict[str, object]:
    """Give the article and what was read from it, its text whole."""
    return {
        "article": page.fields, "acts": page.acts, "statements": page.speeches, "figures": page.figures,
        "times": page.times, "actors": page.actors, "relatives": page.relatives,
    }  # fmt: skip


def _has_gaps(text: str) -> bool:
    """Tell whether each line is a paragraph: then lines are set apart, which in hard-wrapped text they must not be."""
    return text.strip().count("\n\n") <= BLANK_LINES


def _cited(request: Request) -> Span | None:
    words = text(request, "at")
    if words is None:
        return None
    found = WORDS.fullmatch(words)
    if not found or int(found[1]) >= int(found[2]):
        raise Refused(f"at is {words!r}; give where the words stand, such as 120-180")
    return Span(int(found[1]), int(found[2]))


def classes(token: Token) -> str:
    """Give the classes of a stretch: "k-acts m-trigger"."""
    found = []
    for part in token.parts:
        kind, _, role = part.partition(" ")
        found += [f"k-{SWITCH[kind]}", f"p-{kind}-{role}"] if kind in SWITCH else [f"p-{kind}"]
    return " ".join(dict.fromkeys(found))


def is_mark(token: Token) -> bool:
    """Tell whether a stretch marks a word or a name; furniture, sentences and what is said are longer stretches."""
    return any(part.partition(" ")[0] in ("actor", "time", "figure", "cited") or part in MARKS for part in token.parts)


def label(token: Token) -> str:
    """Give what a stretch is, in a word or two for each of its parts; "" where there is nothing to say."""
    return ", ".join(dict.fromkeys(words for part in token.parts if (words := _part_words(part))))


def _part_words(part: str) -> str:
    kind, _, role = part.partition(" ")
    if kind in ("act", "speech"):
        return LABELS.get(role, "")
    return {"actor": "actor", "time": "time", "figure": "figure", "place": "dateline", "cited": "cited"}.get(
        kind, role if kind == "furniture" else ""
    )
