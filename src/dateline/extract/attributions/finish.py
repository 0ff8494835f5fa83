"""Drafts to Attributions. In: drafts, Cast. Out: Attributions with mentions and ids."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.attributions.draft import Draft, Phrase
from dateline.extract.attributions.quotes import Quote
from dateline.extract.cast import Cast
from dateline.model import ActorMention, Article, Attribution, Cue, Span, mention_id


def finish(article: Article, drafts: Sequence[Draft], cast: Cast, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """Give each draft as an Attribution, ids unique, in order of the text."""
    found: dict[str, Attribution] = {}
    for draft in drafts:
        for span in (draft.cue, *draft.content):
            id_ = mention_id(article.id, "attribution", span)
            if id_ not in found:
                found[id_] = _attribution(id_, draft, cast, quotes, article.text)
                break
    return tuple(found.values())


def _attribution(id_: str, draft: Draft, cast: Cast, quotes: Sequence[Quote], text: str) -> Attribution:
    return Attribution(
        id=id_,
        directness=_directness(draft.content, quotes, text),
        class_=draft.class_,
        source=_mention(draft.source, cast),
        cue=Cue(span=draft.cue, lemma=draft.lemma),
        content=draft.content,
        addressee=_mention(draft.addressee, cast),
        via=tuple(_via(phrase, cast) for phrase in draft.via),
        negated=draft.negated,
        rule=draft.rule,
    )


def _mention(phrase: Phrase | None, cast: Cast) -> ActorMention | None:
    return None if phrase is None else cast.speaker(phrase.tree, phrase.head, phrase.span)


def _via(phrase: Phrase, cast: Cast) -> ActorMention:
    return cast.speaker(phrase.tree, phrase.head, phrase.span)


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
