"""What belongs to what: times, places and figures to their events and attributions. In: Findings. Out: Findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.ties.clauses import head_of
from dateline.extract.ties.corners import Corners, corners_of
from dateline.extract.ties.counts import attribution_of, event_of, when_counted
from dateline.extract.ties.recalls import recalled
from dateline.extract.ties.scenes import placed, scenes_of
from dateline.extract.ties.whens import Stand, article_day, as_when, when_of
from dateline.extract.ties.wheres import where_of
from dateline.extract.tree import Forest, Tree
from dateline.model import (
    Attribution,
    EventMention,
    Figure,
    Findings,
    Place,
    Published,
    TimeMention,
    When,
)

# What names a day or year of the calendar by itself, for an article without a date.
NAMED = frozenset(("day", "month", "year"))
# An act that ended longer ago than this is background, not news.
HISTORICAL_DAYS = 365


def tie(findings: Findings, trees: Sequence[Tree], places: Sequence[Place]) -> Findings:
    """Give *findings* with each event's when and where, and each figure's event and attribution."""
    forest = Forest(trees)
    corners = corners_of(findings, forest, places)
    figures = tuple(_figure(figure, corners, findings) for figure in findings.figures)
    counted: dict[str, list[str]] = defaultdict(list)
    for figure in figures:
        if figure.event_mention is not None:
            counted[figure.event_mention].append(figure.id)
    tied = [_event(event, corners, findings.published, counted[event.id]) for event in findings.events]
    said = tuple(_attribution(a, corners, findings.published) for a in findings.attributions)
    acts = placed(recalled(tied, corners), said, corners, scenes_of(findings.times, forest, findings.published))
    today = findings.published.day if findings.published else _latest(findings.times)
    events = tuple(_aged(event, today) for event in acts)
    by_id = {event.id: event for event in events}
    return replace(
        findings,
        figures=tuple(_with_event_day(figure, by_id) for figure in figures),
        events=events,
        attributions=said,
    )


def _event(event: EventMention, corners: Corners, published: Published | None, counted: list[str]) -> EventMention:
    corner = corners.at(event.trigger.start)
    if corner is None or (trigger := head_of(corner.tree, event.trigger)) is None:
        return replace(event, when=article_day(published), figures=tuple(counted))
    when = when_of(corner.tree, trigger, corner.stands, cues=corner.cues, triggers=corner.triggers, published=published)
    return replace(
        event,
        when=when,
        where=where_of(corner.tree, event, trigger, corner.places, corner.triggers),
        figures=tuple(counted),
    )


def _aged(event: EventMention, today: date | None) -> EventMention:
    """Give *event* as told or as background, whose day is not known where only that of the report is."""
    if event.historical and event.when is not None and event.when.basis == "article":
        return replace(event, when=None)
    return replace(event, historical=event.historical or _is_past(event.when, today))


def _is_past(when: When | None, today: date | None) -> bool:
    if when is None or when.end is None or today is None:
        return False
    return when.end < today - timedelta(HISTORICAL_DAYS)


def _latest(times: Sequence[TimeMention]) -> date | None:
    """Give the latest day that an article without a date names, to tell from it what lies long back; None if none."""
    return max((time.start for time in times if time.start is not None and time.precision in NAMED), default=None)


def _figure(figure: Figure, corners: Corners, findings: Findings) -> Figure:
    attribution = attribution_of(figure.span, findings.attributions)
    corner = corners.at(figure.span.start)
    if corner is None:
        return replace(figure, attribution=attribution)
    when = when_counted(
        corner.tree, figure, corner.figures, corner.stands, cues=corner.cues, published=findings.published
    )
    return replace(
        figure, attribution=attribution, when=when, event_mention=event_of(corner.tree, figure, corner.triggers)
    )


def _with_event_day(figure: Figure, events: Mapping[str, EventMention]) -> Figure:
    """Give the figure the time of its event where it has none of its own."""
    event = events.get(figure.event_mention or "")
    return figure if figure.when is not None or event is None else replace(figure, when=event.when)


def _attribution(attribution: Attribution, corners: Corners, published: Published | None) -> Attribution:
    """Give the attribution the day its saying verb names, else the article's."""
    when = article_day(published)
    cue = attribution.cue
    corner = corners.at(cue.span.start) if cue else None
    if cue is not None and corner is not None:
        head = head_of(corner.tree, cue.span)
        own = [stand for stand in corner.stands if stand.on == head and not _is_inside(stand, attribution)]
        if own and head is not None:
            when = as_when(min(own, key=lambda stand: abs(stand.head - head)), "clause", published)
    return replace(attribution, when=when)


def _is_inside(stand: Stand, attribution: Attribution) -> bool:
    """Tell whether the expression belongs to what was said, or to the words for who said it."""
    source = attribution.source.span if attribution.source else None
    return any(span is not None and span.contains(stand.mention.span) for span in (source, *attribution.content))
