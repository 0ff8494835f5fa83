"""Small piles of cards for the tests of linking: our own reports of invented acts."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model import EventCard, FigureCard, Party, Place, Span, SpeechCard, TextCard, When

NORWAY = Party("Norway", None, "NOR", "state")
ICELAND = Party("Iceland", None, "ISL", "state")


def text(key: str, own: str = "", **fields: object) -> TextCard:
    values: dict[str, object] = {
        "address": f"https://{key}.example/", "outlet": key.title(), "agency": None,
        "moment": "2026-03-10T08:00:00+00:00",
        "retrieved": None, "title": None, "own_spans": (),
    }  # fmt: skip
    return TextCard(id=key, own=own, **(values | fields))  # type: ignore[arg-type]


def day(value: str, basis: str = "clause") -> When:
    start = date.fromisoformat(value)
    return When(span=None, value=value, start=start, end=start + timedelta(1), precision="day", basis=basis)


def place(name: str, country: str, lat: float, lon: float, kind: str = "city") -> Place:
    return Place(span=Span(0, 1), name=name, kind=kind, country=country, lat=lat, lon=lon)


def event(key: str, article: str, evidence: str, trigger: str, **fields: object) -> EventCard:
    values: dict[str, object] = {
        "start": 10, "end": 10 + len(trigger), "type": "COERCE", "modes": (), "status": "happened", "historical": False,
        "actors": (NORWAY,), "recipients": (ICELAND,), "when": day("2026-03-09"), "where": None, "figures": (),
        "source": None, "via": (), "confidence": 0.8, "is_title": False,
    }  # fmt: skip
    values |= {"id": key, "article": article, "evidence": evidence, "trigger": trigger, **fields}
    return EventCard(**values)  # type: ignore[arg-type]


def figure(
    key: str, of: str, low: float | None, high: float | None, modifier: str = "exact", words: str = ""
) -> FigureCard:
    return FigureCard(id=key, of=of, unit=None, low=low, high=high, modifier=modifier, additional=False, text=words)


def speech(key: str, article: str, content: str, **fields: object) -> SpeechCard:
    values: dict[str, object] = {
        "start": 5, "source": Party("Minister of Fisheries", None, "NOR", "role"), "addressee": None, "class_": "speech",
        "directness": "direct", "negated": False, "cue": "say",
        "quoted": (content,), "when": day("2026-03-09"), "via": (),
    }  # fmt: skip
    values |= {"id": key, "article": article, "content": content, **fields}
    return SpeechCard(**values)  # type: ignore[arg-type]
