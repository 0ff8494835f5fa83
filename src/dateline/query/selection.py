"""Which happenings and utterances are wanted. In: the filters a person sets. Out: the same filters as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, exists, func, select

from dateline.store import schema

# Not on a timeline unless asked for: nobody says that it happened or will.
UNREAL = ("hypothetical", "negated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The filters that every view, export and call understands; what is left empty does not narrow.

    Args:
        parties: country codes or actor ids, all of which take part, none to two.
        since: first civil day, ISO 8601, or the year or month alone.
        until: last civil day, likewise; both ends included.
        types: PLOVER types, any of which.
        statuses: any of which; naming one that is hidden by default shows it.
        outlet: at least one mention or report stands in this outlet.
        origins: at least so many independent sources.
        abroad: only acts across a border: of two countries or more.
        everything: also what was told as history, as hypothetical or as not having happened, and doubtful readings.
        by: who said it: a country code or an actor id. For statements alone, like the next two.
        to: to whom.
        about: words that the utterance holds.
    """

    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outlet: str | None = None
    origins: int = 0
    abroad: bool = False
    everything: bool = False
    by: str | None = None
    to: str | None = None
    about: str | None = None


def of_events(question: Select[Any], wanted: Selection) -> Select[Any]:
    """Narrow *question*, which reads the event table, to the happenings that *wanted* names."""
    event = schema.event
    for party in wanted.parties:
        mine = select(schema.event_party.c.event).where(schema.event_party.c.party == party)
        question = question.where(event.c.id.in_(mine))
    question = _between(question, event.c.first_day, wanted)
    if wanted.abroad:
        question = question.where(_crosses_a_border())
    if wanted.types:
        question = question.where(event.c.type.in_(wanted.types))
    if wanted.statuses:
        question = question.where(event.c.status.in_(wanted.statuses))
    elif not wanted.everything:
        question = question.where(event.c.status.not_in(UNREAL))
    if not wanted.everything:
        question = question.where(event.c.historical.is_(False), event.c.unsure.is_(False))
    if wanted.outlet:
        question = question.where(_carried_by(schema.event_mention, schema.event_mention.c.event, event.c.id, wanted))
    return question.where(event.c.origins >= wanted.origins) if wanted.origins else question


def of_statements(question: Select[Any], wanted: Selection) -> Select[Any]:
    """Narrow *question*, which reads the statement table, to the utterances that *wanted* names.

    ``parties`` are speaker or person spoken to, ``to`` the latter alone.
    """
    statement = schema.statement
    for party in wanted.parties:
        question = question.where(_takes(party, "source", "addressee"))
    if wanted.by:
        question = question.where(_takes(wanted.by, "source"))
    if wanted.to:
        question = question.where(_takes(wanted.to, "addressee"))
    if wanted.about:
        question = question.where(statement.c.wording.icontains(wanted.about, autoescape=True))
    question = _between(question, statement.c.first_day, wanted)
    if wanted.outlet:
        table = schema.attribution
        question = question.where(_carried_by(table, table.c.statement, statement.c.id, wanted))
    return question.where(statement.c.origins >= wanted.origins) if wanted.origins else question


def _between(question: Select[Any], column: Any, wanted: Selection) -> Select[Any]:
    if wanted.since:
        question = question.where(column >= wanted.since)
    if wanted.until:
        question = question.where(column <= wanted.until + "~")  # "2022" includes "2022-12-31": "~" sorts after "-"
    return question


def _carried_by(table: Any, member: Any, group: Any, wanted: Selection) -> Any:
    article = schema.article
    return exists().where(and_(member == group, table.c.article == article.c.id, article.c.outlet == wanted.outlet))


def _crosses_a_border() -> Any:
    """Tell whether two countries take part; their codes have three letters, the ids of actors more."""
    one, other = schema.event_party.alias(), schema.event_party.alias()
    return exists().where(
        and_(
            one.c.event == schema.event.c.id, other.c.event == schema.event.c.id, one.c.party < other.c.party,
            func.length(one.c.party) == 3, func.length(other.c.party) == 3,
        )
    )  # fmt: skip


def _takes(party: str, *roles: str) -> Any:
    """Tell whether *party* has one of *roles* in a statement (docs/record.md)."""
    taken = schema.statement_party
    mine = select(taken.c.statement).where(taken.c.party == party, taken.c.role.in_(roles))
    return schema.statement.c.id.in_(mine)
