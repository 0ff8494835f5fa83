"""Small hand-made articles and findings for tests of what comes after extraction."""

from __future__ import annotations

from datetime import date

from dateline.model import (
    ActorMention,
    Article,
    Attribution,
    Block,
    Cue,
    EventMention,
    Figure,
    Findings,
    Precision,
    Published,
    PublishedBasis,
    Span,
    Status,
    When,
    digest,
    mention_id,
    text_digest,
)

TEXT = "Foreign Minister Ilir Prenga said Albania sent 40 trucks to Montenegro on Monday."


def span_of(text: str, words: str) -> Span:
    """Give where *words* stand in *text*."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, *, name: str = "one.txt", outlet: str | None = "The Example") -> Article:
    """Give an article of one paragraph."""
    return Article(
        id=digest(name, text), external_id=name, locator=name, url=None, outlet=outlet, title=None, byline=(),
        language="en", text=text, sha256=text_digest(text), furniture=(),
        blocks=(Block(span=Span(0, len(text)), is_title=False),),
        published=Published(
            moment=date(2024, 3, 5), precision=Precision.DAY, basis=PublishedBasis.METADATA, why="the input says so"
        ),
        retrieved=None, opening=None, not_coded=None,
    )  # fmt: skip


def actor(text: str, words: str, *, name: str, country: str, kind: str = "state") -> ActorMention:
    """Give a resolved actor mention at *words*."""
    return ActorMention(
        span=span_of(text, words), text=words, name=name,
        actor=digest(kind, name.casefold()), kind=kind, country=country,
        role="foreign minister" if kind == "person" else None, sector="GOV",
    )  # fmt: skip


def findings(a: Article) -> Findings:
    """Give what `TEXT` says: an attribution, an event inside it, a figure."""
    text = a.text
    minister = actor(text, "Foreign Minister Ilir Prenga", name="Ilir Prenga", country="ALB", kind="person")
    albania = actor(text, "Albania", name="Albania", country="ALB")
    montenegro = actor(text, "Montenegro", name="Montenegro", country="MNE")
    content, cue, trigger, forty = (
        span_of(text, w) for w in ("Albania sent 40 trucks to Montenegro on Monday", "said", "sent", "40")
    )
    when = When(
        span=span_of(text, "Monday"), value="2024-03-04", start=date(2024, 3, 4), end=date(2024, 3, 5), precision="day",
        basis="clause",
    )  # fmt: skip
    speech = mention_id(a.id, "attribution", cue)
    deed, count = mention_id(a.id, "event_mention", trigger), mention_id(a.id, "figure", forty)
    return Findings(
        article=a.id, published=a.published, place=None, agency=None,
        actors=(minister, albania, montenegro),
        attributions=(
            Attribution(
                id=speech, directness="indirect", class_="speech", source=minister, cue=Cue(span=cue, lemma="say"),
                content=(content,), rule="ccomp",
            ),
        ),
        events=(
            EventMention(
                id=deed, trigger=trigger, evidence=Span(0, len(text)),
                type="AID", modes=(), contexts=(), quad=2, score=10.0,
                cameo="07", actors=(albania,), recipients=(montenegro,), when=when, where=None, status=Status.HAPPENED,
                historical=False, figures=(count,), attribution=speech, confidence=0.9, rule="send-goods",
            ),
        ),
        figures=(
            Figure(
                id=count, span=forty, text="40 trucks", low=40,
                high=40, modifier="exact", of="trucks", event_mention=deed,
                attribution=speech, rule="count",
            ),
        ),
    )  # fmt: skip
