"""Drafts to Attributions. In: drafts, Cast. Out: Attributions with mentions and ids.

The chain ends with the wire that the article credits and with the outlet itself, each once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attributions.documents import Papers
from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.matters import is_thing
from dateline.extract.attributions.media import is_medium, medium_name
from dateline.extract.attributions.quotes import Quote
from dateline.extract.cast import Cast
from dateline.knowledge.names import words
from dateline.knowledge.reporting import ReportingTables
from dateline.model import ActorMention, Article, Attribution, Cue, Span, mention_id

# "© Agence France-Presse", "Copyright 2024 The Associated Press" as the last line.
FOOT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:the\s+)?([A-Z][\w.&’' -]{1,40}?)\s*[.]?\s*$", re.IGNORECASE)
# "... he said. — AFP": a wire of the tables behind a dash or in brackets, the last words of the text.
SIGNED = re.compile(r"[.!?”\"]\s*(?:[—–-]{1,2}\s*|\()([A-Z][\w.’' -]{1,40}?)\)?\s*$")
# "Source: MTI" as the last line.
SOURCE_LINE = re.compile(r"\n\s*(?:[Ss]ources?|SOURCE|[Vv]ia|[Cc]redit)\s*:\s*([A-Z][\w.&’' -]{1,40}?)\s*[.]?\s*$")
# In characters; a copyright line is seldom longer.
FOOT_LENGTH = 120
# Same agency under two names, as the record's readers know them.
SAME = {
    "associated press": "ap",
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "korean central news agency": "kcna",
}
# With these, things only show: a law that "calls for" something has its words.
SHOWING = words(
    "show suggest demonstrate signal indicate claim reveal tell remind underline underscore highlight confirm prove"
    " explain describe threaten promise teach stress emphasize express voice announce predict warn admit acknowledge"
    " declare"
)
IGNORED = re.compile(r"\b(?:the|news|agency|newspaper|daily|official|state)\b|\W")


def finish(
    article: Article, drafts: Sequence[Draft], papers: Papers, quotes: Sequence[Quote], tables: ReportingTables
) -> tuple[Attribution, ...]:
    """Give each draft as an Attribution, ids unique, in order of the text."""
    last, cast = _last_links(article, tables), papers.cast
    found: dict[str, Attribution] = {}
    for draft in drafts:
        if _is_deed(draft):
            continue
        for span in (draft.cue, *draft.content):
            id_ = mention_id(article.id, "attribution", span)
            if id_ not in found:
                links = (_link(phrase, cast, tables) for phrase in draft.via)
                via = _once([*(link for link in links if not _is_paper(link, tables)), *last])
                found[id_] = _attribution(id_, draft, via, papers, quotes, article.text)
                break
    return tuple(found.values())


def _is_deed(draft: Draft) -> bool:
    """Tell whether a thing only shows something, or is said to think: "the visit shows how close they are"."""
    if draft.source is None or draft.rule in ("according-to", "headline", "colon", "turn", "credit"):
        return False
    if draft.class_ == "speech" and draft.lemma.split()[0] not in SHOWING:
        return False
    return is_thing(draft.source.tree, draft.source.head, is_thought=draft.class_ != "speech")


def _attribution(
    id_: str, draft: Draft, via: tuple[ActorMention, ...], papers: Papers, quotes: Sequence[Quote], text: str
) -> Attribution:
    return Attribution(
        id=id_,
        directness=_directness(draft.content, quotes, text),
        class_=draft.class_,
        source=papers.speaker(draft, _mention(draft.source, papers.cast)),
        cue=Cue(span=draft.cue, lemma=draft.lemma),
        content=draft.content,
        addressee=_mention(draft.addressee, papers.cast),
        via=via,
        negated=draft.negated,
        rule=draft.rule,
    )


def _mention(phrase: Phrase | None, cast: Cast) -> ActorMention | None:
    return None if phrase is None else cast.speaker(phrase.tree, phrase.head, phrase.span)


# -- the chain -------------------------------------------------------------------------


def _link(phrase: Phrase, cast: Cast, tables: ReportingTables) -> ActorMention:
    """Give the mention of one who passed it on; a medium that the cast does not know goes by its name as written."""
    mention = cast.speaker(phrase.tree, phrase.head, phrase.span)
    if mention.name is None and is_medium(phrase.tree, phrase.head, tables):
        return replace(mention, name=medium_name(phrase, tables), kind="body")
    return mention


def _is_paper(link: ActorMention, tables: ReportingTables) -> bool:
    """Tell whether the link is a text, not somebody: "the report", "remarks released on Friday"."""
    words = set(link.text.lower().split())
    return link.name is None and link.country is None and bool(words & tables.documents)


def _last_links(article: Article, tables: ReportingTables) -> list[ActorMention]:
    """Give the wire of the dateline or the foot, and the outlet."""
    links: list[ActorMention] = []
    if article.agency:
        start = article.opening.span.start if article.opening else 0
        at = article.text.find(article.agency, start)
        links.append(_named(article.agency, Span(at, at + len(article.agency)) if at >= 0 else None))
    elif foot := _foot(article.text, tables):
        links.append(_named(foot.group(1), Span(*foot.span(1))))
    if article.outlet:
        links.append(_named(article.outlet, None))
    return links


def _foot(text: str, tables: ReportingTables) -> re.Match[str] | None:
    start = max(0, len(text) - FOOT_LENGTH)
    signed = SIGNED.search(text, start)
    is_wire = signed is not None and signed.group(1).lower() in tables.media.names
    return signed if is_wire else FOOT.search(text, start) or SOURCE_LINE.search(text, start)


def _named(name: str, span: Span | None) -> ActorMention:
    return ActorMention(span=span, text=name, name=name, kind="body")


def _once(links: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Give *links* without a second mention of the same one."""
    seen: set[str] = set()
    kept = []
    for link in links:
        key = (link.name or link.text).lower()
        key = IGNORED.sub("", SAME.get(key.removeprefix("the "), key)) or key
        if key not in seen:
            kept.append(link)
        seen.add(key)
    return tuple(kept)


# -- directness ------------------------------------------------------------------------


def _directness(content: Sequence[Span], quotes: Sequence[Quote], text: str) -> str:
    """Give direct where every word stands inside quotation marks, mixed where some do."""
    inside = sum(_letters(text, _common(part, quote.span)) for part in content for quote in quotes)
    whole = sum(_letters(text, part) for part in content)
    return "indirect" if not inside else "direct" if inside >= whole else "mixed"


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None


def _letters(text: str, span: Span | None) -> int:
    return 0 if span is None else sum(map(str.isalnum, span.of(text)))
