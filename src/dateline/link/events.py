"""Events: what the mentions of one happening come to. In: a group of acts. Out: Event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from dateline.knowledge.titles import Wording
from dateline.link.acts import EXACT, Act
from dateline.link.disputes import find_disputes
from dateline.link.groups import Tie
from dateline.link.origins import Roots, origin_of
from dateline.link.resting import Said, resting
from dateline.link.titles import title_of
from dateline.link.voices import Origin, counted_as, fold
from dateline.link.weigh import corroborations
from dateline.model import Dispute, Event, Party, Place, When, group_id

# Which status an event has where its mentions differ: the firmest that any holds.
FIRMEST = ("happened", "ongoing", "alleged", "denied", "negated", "planned", "threatened", "requested", "hypothetical")
VOUCHED = frozenset(("happened", "ongoing", "alleged"))
BASIS = {"clause": 0, "sentence": 1, "mention": 2, "scene": 3, "said": 4, "article": 5}
PRECISION = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 2, "month": 3, "year": 5}
COARSEST = 3  # of the precisions: from a month on, a day that lies within says more
GRAIN = {"site": 0, "city": 1, "admin1": 2, "sea": 3, "region": 3, "country": 4}
SHOWN = 8  # parties a side
# A status, a day or a party that fewer of the reports hold is one of their slips, or ours.
FIRM, KEPT = 0.25, 0.05


def event_of(group: Sequence[Act], roots: Roots, wording: Wording, said: Said) -> tuple[Event, list[Tie]]:
    """Give the event of *group*, in any order, and the ties between its independent origins.

    *said* gives what an article reports that somebody said.
    """
    acts = sorted(group, key=lambda act: (act.published, act.card.article, act.card.start, act.card.end))
    counted = [act for act in acts if roots.counts(act.card.article)]
    kind = _kind(acts)
    status = _status([act for act in counted or acts if act.card.type == kind] or acts)
    modes = tuple(sorted({mode for act in acts if act.card.type == kind for mode in act.card.modes}))
    traced = {act.card.id: _trace(act, roots, wording) for act in counted}
    vouching = _vouching(counted, status)
    traced |= resting(vouching, traced, said, roots, wording)
    chief = counted_as(traced.values())
    voices = {mention: chief[origin.key] for mention, origin in traced.items()}
    origins = fold(traced[act.card.id] for act in vouching)
    actors, recipients = _sides(acts)
    outlets = {roots.texts[act.card.article].outlet or act.card.article for act in counted}
    disputes = find_disputes(counted, voices)
    denied = _denied(disputes)
    event = Event(
        id=group_id("event", acts[0].card.id), type=kind, modes=modes, actors=actors, recipients=recipients,
        when=_when(acts), where=_where(acts), status=status,
        title=title_of(status, _told(counted or acts, kind, denied), origins, denied, wording),
        mentions=tuple(act.card.id for act in acts), articles=len({act.card.article for act in counted}),
        outlets=len(outlets), origins=len(origins), origin_names=tuple(sorted(o.name for o in origins)),
        disputes=disputes,
    )  # fmt: skip
    return event, corroborations(vouching, voices) if len(origins) > 1 else []


def _denied(disputes: Iterable[Dispute]) -> frozenset[str]:
    """Give the mentions that deny what others tell."""
    sides = (side for dispute in disputes if dispute.field == "happened" for side in dispute.values)
    return frozenset(mention for value, mentions in sides if value == "denied" for mention in mentions)


def _told(acts: Sequence[Act], kind: str, denied: Collection[str]) -> Sequence[Act]:
    """Give those of *acts* that a line may be taken from: of the event's type, or denying it."""
    return [act for act in acts if act.card.type == kind or act.card.id in denied] or acts


def _trace(act: Act, roots: Roots, wording: Wording) -> Origin:
    return origin_of(roots.source_of(act.card.article, act.card.evidence), act.card.source, act.card.via, wording)


def _vouching(acts: Sequence[Act], status: str) -> Sequence[Act]:
    """Give the mentions that stand for the act.

    Who denies an act is no source of it, nor who only plans it of its happening. Where an
    article says in one place whose word it is, that holds for its title and its asides too: a
    title cuts "Kara Holm, a former envoy" down to "Ex-envoy".
    """
    firm = [act for act in acts if act.card.status in VOUCHED] if status in VOUCHED else []
    held = firm or [act for act in acts if act.card.status != "denied"] or list(acts)
    bodies = [act for act in held if not act.card.is_title]
    in_body, told = {act.card.article for act in bodies}, {act.card.article for act in held if act.card.source}
    told_in_body = {act.card.article for act in bodies if act.card.source}
    return [
        act
        for act in held
        if (
            act.card.article not in (told_in_body if act.card.is_title else ())
            if act.card.source
            else act.card.article not in told and not (act.card.is_title and act.card.article in in_body)
        )
    ]


def _kind(acts: Iterable[Act]) -> str:
    """Give the type that most articles give, of equals that of most mentions."""
    acts = list(acts)
    articles = Counter(kind for _, kind in {(act.card.article, act.card.type) for act in acts})
    mentions = Counter(act.card.type for act in acts)
    return min(articles, key=lambda kind: (-articles[kind], -mentions[kind], kind))


def _status(acts: Sequence[Act]) -> str:
    """Give the firmest status that enough of *acts* hold, or a firmer one."""
    counts = Counter(act.card.status for act in acts)
    held = 0
    for status in FIRMEST:
        held += counts[status]
        if counts[status] and held >= FIRM * len(acts):
            return status
    return acts[0].card.status


def _shown(sides: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """Give the parties of one side that are known by country or name, most often named first."""
    counts: Counter[Party] = Counter()
    held: Counter[str] = Counter()
    rows = [set(side) for side in sides]
    for side in rows:
        counts.update(side)
        held.update({party.country or party.actor or "" for party in side})
    resolved = [p for p in counts if (p.actor or p.country) and held[p.country or p.actor or ""] >= KEPT * len(rows)]
    row = sorted(resolved, key=lambda p: (-counts[p], *_key(p)))
    once: dict[str, Party] = {}
    for party in row:
        once.setdefault(party.actor or f"{party.country} {party.name}", party)
    named = {p.country for p in once.values() if p.kind != "role"}
    return tuple(p for p in once.values() if not (p.kind == "role" and not p.actor and p.country in named))[:SHOWN]


def _sides(acts: Sequence[Act]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give who acts and who is acted on; of two states or more each stands on the side where most mentions have it."""
    actors = _shown(act.card.actors for act in acts)
    recipients = _shown(act.card.recipients for act in acts)
    doing = Counter(state for act in acts for state in {p.country for p in act.card.actors if p.country})
    done_to = Counter(state for act in acts for state in {p.country for p in act.card.recipients if p.country})
    if len({p.country for p in (*actors, *recipients) if p.country}) > 1:
        doers = tuple(p for p in actors if not p.country or doing[p.country] >= done_to[p.country])
        others = tuple(p for p in recipients if not p.country or done_to[p.country] > doing[p.country])
        actors, recipients = doers or actors, others
    return actors, tuple(party for party in recipients if party not in actors)


def _key(party: Party) -> tuple[str, str, str, str]:
    return party.name or "", party.actor or "", party.country or "", party.kind


def _when(acts: Sequence[Act]) -> When | None:
    """Give the best-based and most precise time of the day that most reports name, of equals that of most mentions."""
    whens = [act.card.when for act in acts if act.card.when and act.card.when.value]
    counts = Counter((w.value, w.start) for w in whens)
    named = Counter(w.start for w in whens if w.start and w.basis in EXACT)
    most = max(named.values(), default=0)
    days = {day for day, count in named.items() if count == most}

    def order(w: When) -> tuple[bool, int, int, int, str]:
        precision = PRECISION.get(w.precision or "", 4)
        return w.start is None, BASIS.get(w.basis, len(BASIS)), precision, -counts[w.value, w.start], w.value or ""

    best = min([w for w in whens if w.start in days and w.basis in EXACT] or whens, key=order, default=None)
    return min([w for w in whens if best and _is_within(w, best)], key=order, default=best)


def _is_within(when: When, wide: When) -> bool:
    """Tell whether *when* is a day of the month or year that *wide* names."""
    if not (wide.start and wide.end and when.start and when.end) or PRECISION.get(wide.precision or "", 4) < COARSEST:
        return False
    is_day = PRECISION.get(when.precision or "", 4) <= PRECISION["day"]
    return is_day and wide.start <= when.start and when.end <= wide.end


def _where(acts: Sequence[Act]) -> Place | None:
    places = [act.card.where for act in acts if act.card.where]
    counts = Counter(place.name for place in places)
    return min(
        places, key=lambda p: (-counts[p.name] if counts[p.name] > 1 else 0, GRAIN.get(p.kind, 5), p.name), default=None
    )
