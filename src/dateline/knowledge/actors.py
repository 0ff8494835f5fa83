"""Tables about actors: states, bodies, groups, media, agents, offices. In: data files. Out: ActorTables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.errors import KnowledgeError
from dateline.knowledge.names import Key, fold, is_acronym, longest_by_first, words
from dateline.knowledge.offices import OfficeTable, load_offices
from dateline.knowledge.tables import Head, read_toml, read_tsv

KINDS = ("office", "body", "group")
BODY_KINDS = ("body", "group", "media")
OUTSIDE_ISO = ("KOS", "UNO", "EUR", "IGO", "NGO", "MNC", "IMG")
SECTORS = words(
    "GOV MIL LEG JUD COP SPY PTY OPP REB UAF PRM CRM JRN EDU CVL REF REL BUS LAB AGR MED NGO SOC PRE ELI UNK"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for.

    ``by``: which manner of naming it is: name, adjective, people, capital, seat, body, group or
    media. ``exact`` is the spelling that must match letter by letter, for acronyms. ``careful``
    names are common words too ("Total"), and need the parser's word that they are a name.
    """

    name: str
    by: str
    country: str
    sector: str | None = None
    exact: str | None = None
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: its code and its short name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for those who act: its PLOVER sector, and whether it is an office, a body or a group."""

    sector: str
    kind: str


@dataclass(frozen=True, slots=True)
class ActorTables:
    """What the rules about actors read.

    ``names`` and ``agents`` are looked up by key; ``longest`` says how many pieces to try.
    ``given_names`` give a gender, "f" or "m"; ``surnames_first`` are family names that lead.
    ``titles`` give a gender or "", ``ranks`` a sector;
    ``telling`` are surnames that alone call one head of state or government to mind.
    """

    heads: tuple[Head, ...]
    countries: Mapping[str, Country]
    names: Mapping[Key, tuple[Known, ...]]
    longest: Mapping[str, int]
    agents: Mapping[Key, Agent]
    given_names: Mapping[str, str]
    surnames_first: frozenset[str]
    titles: Mapping[str, str]
    ranks: Mapping[str, str]
    offices: OfficeTable
    telling: frozenset[str]


def load_actors() -> ActorTables:
    """Give the tables about actors.

    Raises:
        KnowledgeError: a row has a code or a kind that does not exist.
    """
    state_head, state_rows = read_tsv("en/countries.tsv")
    body_head, body_rows = read_tsv("en/bodies.tsv")
    agent_head, agent_rows = read_tsv("en/agents.tsv")
    people_head, people = read_toml("en/people.toml")
    states = list(state_rows)
    countries = {row["code"]: Country(row["code"], row["name"]) for row in states}
    offices = load_offices()
    given = {name: gender for gender in ("f", "m") for name in people["given"][gender].split()}
    common = words(people["common_surnames"]["names"])
    names = _index([*_bodies(body_rows, frozenset(countries)), *_states(states)])
    return ActorTables(
        heads=(state_head, body_head, agent_head, people_head, *offices.heads),
        countries=countries,
        names=names,
        longest=longest_by_first(names),
        agents={fold(row["phrase"]): _agent(row) for row in agent_rows},
        given_names=given,
        surnames_first=frozenset(people["surnames_first"]["names"].split()),
        titles=people["titles"],
        ranks=people["ranks"],
        offices=offices,
        telling=_telling(offices, given, common),
    )


def _telling(offices: OfficeTable, given: Mapping[str, str], common: frozenset[str]) -> frozenset[str]:
    """Give the surnames that alone call one head of state in office to mind: "putin", not "martin" or "rice"."""
    ruling = (word for word, held in offices.by_surname.items() if any(term.end is None for term in held))
    plain = (word for word in ruling if " " not in word and len(word) > 3)
    return frozenset(word for word in plain if word not in given and word not in common)


def _states(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, Known]]:
    """Give each way to name a state; capitals last, so that "Luxembourg" is the state."""
    ways = (("name", "name"), ("names", "name"), ("people", "people"), ("adjectives", "adjective"))
    for column, by in (*ways, ("capital", "capital"), ("seats", "seat")):
        for row in rows:
            for surface in filter(None, row[column].split("|")):
                sector = {"people": "CVL", "capital": "GOV", "seat": "GOV"}.get(by)
                yield surface, Known(row["name"], by, row["code"], sector, _exact(surface))


def _bodies(rows: Iterable[dict[str, str]], codes: frozenset[str]) -> Iterator[tuple[str, Known]]:
    for row in rows:
        if row["country"] not in codes and row["country"] not in OUTSIDE_ISO:
            raise KnowledgeError(f"en/bodies.tsv, row {row['name']!r}: no such country code {row['country']!r}")
        if row["kind"] not in BODY_KINDS or row["sector"][:3] not in SECTORS | {""}:
            raise KnowledgeError(
                f"en/bodies.tsv, row {row['name']!r}: kind is one of {', '.join(BODY_KINDS)}, sector one of PLOVER's"
            )
        name = row["name"].split(" (", 1)[0]
        for surface in (name, *filter(None, row["names"].split("|"))):
            yield surface.removeprefix("~"), _body(row, surface)


def _body(row: dict[str, str], surface: str) -> Known:
    by = "adjective" if surface.startswith("~") else row["kind"]
    careful = (row["careful"] == "yes" and " " not in surface) or (surface[:4] == "The " and surface.count(" ") == 1)
    sector = row["sector"][:3] or None
    return Known(row["name"], by, row["country"], sector, _exact(surface), careful)


def _exact(surface: str) -> str | None:
    return surface if is_acronym(surface) else None


def _index(pairs: Iterable[tuple[str, Known]]) -> dict[Key, tuple[Known, ...]]:
    index: dict[Key, tuple[Known, ...]] = {}
    for surface, known in pairs:
        if surface.startswith("the "):
            continue  # the article is no part of a name, and would hide a longer one behind it
        key = fold(surface)
        there = index.get(key, ())
        if all((other.country, other.by, other.exact) != (known.country, known.by, known.exact) for other in there):
            index[key] = (*there, known)
    return index


def _agent(row: dict[str, str]) -> Agent:
    if row["kind"] not in KINDS or row["sector"] not in SECTORS:
        raise KnowledgeError(
            f"en/agents.tsv, row {row['phrase']!r}: kind is one of {', '.join(KINDS)}, sector one of PLOVER's"
        )
    return Agent(row["sector"], row["kind"])
