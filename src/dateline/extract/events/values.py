"""What the parts of this room hand each other: roles, readings, and what is known of a sentence so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dateline.extract.cast import Cast
from dateline.extract.tree import Tree
from dateline.knowledge.events import EventTables, Pattern, Trigger
from dateline.model import ActorMention, Status

# Bodies of several states, which are nobody's home.
BODIES = frozenset({"UNO", "IGO", "EUR", "NGO", "MNC", "IMG", "ISM"})
Rows = tuple[tuple[Trigger, Pattern], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who acts on whom. ``together``: a meeting or treaty, where everybody acts; ``by_light``: "launched an attack"."""

    actors: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    together: bool = False
    by_light: bool = False

    @property
    def everybody(self) -> tuple[ActorMention, ...]:
        """Actors, then recipients."""
        return distinct((*self.actors, *self.recipients))

    @property
    def countries(self) -> tuple[set[str], set[str]]:
        """The countries of the actors, and those of the recipients."""
        return ({m.country for m in self.actors if m.country}, {m.country for m in self.recipients if m.country})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A row that fits a word of the sentence, and who acts on whom.

    ``inner`` is the act that a promise, threat or denial speaks of; ``route`` tells by which way the row was
    reached: verb, noun, adjective or headline. ``weak``: too little stands around the noun for an event of its own,
    but a promise or refusal may speak of it. ``operator``: the word that plans it ("intends" of "intends to send").
    ``told``: the word that names the act, where it is not the trigger ("talks" of "held talks").
    """

    trigger: int
    pattern: Pattern
    type: str
    modes: tuple[str, ...]
    cameo: str | None
    roles: Roles
    route: str
    inner: Reading | None = None
    status: Status | None = None
    weak: bool = False
    operator: int | None = None
    told: int | None = None

    def turned_to(self, kind: str, modes: tuple[str, ...], status: Status | None) -> Reading:
        """Give this reading as another type, itself inside: "will send" of "send"."""
        return replace(self, type=kind, modes=modes, status=status, inner=self, cameo=None)


@dataclass(slots=True)
class Sentence:
    """What has been read of a sentence so far, by trigger; ``consumed`` are acts that live on only inside another.

    ``moved`` leads from the words that plan an act to the act.
    """

    tree: Tree
    cast: Cast
    tables: EventTables
    found: dict[int, Reading] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    parties: dict[int, tuple[ActorMention, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The word lists of the pattern table."""
        return self.tables.words


def distinct(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Give *mentions* without repeats of the same words."""
    return tuple({(mention.span, mention.actor, mention.country): mention for mention in mentions}.values())


def is_known(mentions: Iterable[ActorMention]) -> bool:
    """Tell whether one of *mentions* belongs to a country or a body of countries."""
    return any(mention.country for mention in mentions)
