"""One day of invented news, as rows. In: World, the day. Out: rows of what a reader looks at."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.model import digest
from invented import ACTS, STATUSES, Actor, World

Tables = dict[str, list[dict[str, object]]]

# What most happenings have is one report; a few are everywhere.
MOST_REPORTS = 90
WEIGHTS = (
    ("even odds", "1", -3.0), ("same type", "1", 1.2), ("same actor", "0.498", 0.6977), ("same recipient", "1", 1.1),
    ("words of the sentence", "0.8", 2.3), ("story", "0.612", 2.2),
)  # fmt: skip
REASONS = json.dumps([{"feature": name, "value": value, "weight": weight} for name, value, weight in WEIGHTS])


@dataclass(slots=True)
class Happening:
    """A happening or an utterance: what its reports share, and the ids of those printed so far."""

    id: str
    actors: tuple[Actor, ...]
    act: tuple[str, int, float, str]
    status: str
    rest: str
    first_day: str | None
    mentions: list[str] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)


class Day:
    """A day's happenings and the papers that print them."""

    def __init__(self, world: World, first: str, number: int, articles: int) -> None:
        self.world, self.random = world, world.random
        self.day = (date.fromisoformat(first) + timedelta(days=number)).isoformat()
        self.next = (date.fromisoformat(self.day) + timedelta(days=1)).isoformat()
        self.number = number
        self.papers: list[list[tuple[str, Happening]]] = [[] for _ in range(articles)]
        self.happenings: list[Happening] = []
        self.utterances: list[Happening] = []

    def happen(self, mentions: int) -> None:
        """Spread about so many mentions of happenings over the day's papers."""
        while mentions > 0:
            actor, recipient = self.world.state.one(), self.world.state.one()
            if actor is recipient:
                continue
            actors = (actor, recipient)
            if self.random.random() < 0.2:
                actors = (self.world.people[actor.country].one(), recipient)
            one = self._new(actors, "e")
            self.happenings.append(one)
            mentions -= self._spread("event", one, min(mentions, self._reports(1.15)))

    def speak(self, reports: int) -> None:
        """Spread about so many reports of utterances over the day's papers."""
        while reports > 0:
            one = self._new((self.world.speaker(), self.world.state.one()), "s")
            self.utterances.append(one)
            reports -= self._spread("statement", one, min(reports, self._reports(1.6)))

    def print(self, tables: Tables) -> None:
        """Add the rows of the day to *tables*."""
        for number, stories in enumerate(self.papers):
            Paper(self, number).print(stories, tables)
        for one in self.happenings:
            _event(one, self, tables)
        for one in self.utterances:
            _statement(one, self, tables)

    def when(self, first: str | None) -> str:
        """Give a *when* of the day."""
        if first is None:
            return "null"
        return (
            f'{{"span":null,"value":"{self.day}","start":"{self.day}","end":"{self.next}","precision":"day",'
            '"basis":"article"}'
        )

    def _new(self, actors: tuple[Actor, ...], letter: str) -> Happening:
        rest = f"{self.world.name()} {self.world.words(self.random.randint(4, 14))}"
        first = None if self.random.random() < 0.01 else self.day
        status = self.random.choice(STATUSES)
        return Happening(letter + self.world.key(), actors, self.random.choice(ACTS), status, rest, first)

    def _reports(self, steep: float) -> int:
        return min(MOST_REPORTS, len(self.papers), int(self.random.paretovariate(steep)))

    def _spread(self, kind: str, one: Happening, reports: int) -> int:
        for number in self.random.sample(range(len(self.papers)), reports):
            self.papers[number].append((kind, one))
        return reports


class Paper:
    """One article as it is written."""

    def __init__(self, day: Day, number: int) -> None:
        self.day, self.world = day, day.world
        self.id = self.world.key()
        self.outlet = self.world.outlet.one()
        self.name = f"{day.day}-{number:04}.html"
        self.text = self.world.words(8).capitalize()
        self.title = self.text

    def print(self, stories: list[tuple[str, Happening]], tables: Tables) -> None:
        """Add the rows of the article and of what it reports."""
        self._say("\n\n")
        for kind, one in stories:
            self._say(self.world.random.choice(self.world.filler) + " ")
            self._event(one, tables) if kind == "event" else self._speech(one, tables)
            self._say(" " + self.world.random.choice(self.world.filler) + "\n\n")
        self._say(" ".join(self.world.random.sample(self.world.filler, 3)))
        tables.setdefault("article", []).append(self._row())

    def _say(self, words: str) -> int:
        start = len(self.text)
        self.text += words
        return start

    def _actor(self, one: Actor, start: int, tables: Tables) -> str:
        tables.setdefault("actor_mention", []).append(
            {"article": self.id, "span_start": start, "span_end": start + len(one.name), "text": one.name,
             "actor": one.id, "name": one.name, "kind": one.kind, "country": one.country, "role": one.role,
             "sector": "GOV", "sure": 1}
        )  # fmt: skip
        return one.mention(start)

    def _event(self, one: Happening, tables: Tables) -> None:
        (who, whom), (type_, quad, score, verb) = one.actors, one.act
        start = self._say(f"{who.name} {verb} {whom.name} over {one.rest}.")
        trigger = start + len(who.name) + 1
        actor = self._actor(who, start, tables)
        recipient = self._actor(whom, trigger + len(verb) + 1, tables)
        key, figures = self.world.key(), []
        if self.world.random.random() < 0.2:
            figures = [self._figure(key, tables)]
        tables.setdefault("event_mention", []).append(
            {"id": key, "article": self.id, "trigger_start": trigger, "trigger_end": trigger + len(verb),
             "evidence_start": start, "evidence_end": len(self.text), "type": type_, "modes": "[]", "contexts": "[]",
             "quad": quad, "score": score, "cameo": None, "actors": f"[{actor}]", "recipients": f"[{recipient}]",
             "when": self.day.when(one.first_day), "where": "null", "status": one.status, "historical": 0,
             "figures": json.dumps(figures), "attribution": None, "event": one.id, "confidence": 0.9,
             "rule": "generated", "gist": f"{who.name} {verb} {whom.name}"}
        )  # fmt: skip
        self._joined("same_event", key, one, tables)

    def _figure(self, mention: str, tables: Tables) -> str:
        key, low = self.world.key(), float(self.world.random.randint(2, 900))
        start = self._say(f" It was {low:.0f} trucks.") + len(" It was ")
        tables.setdefault("figure", []).append(
            {"id": key, "article": self.id, "span_start": start, "span_end": start + len(f"{low:.0f}"),
             "text": f"{low:.0f} trucks", "low": low, "high": low, "modifier": "exact", "additional": 0, "unit": None,
             "of": "trucks", "event_mention": mention, "when": "null", "attribution": None, "rule": "generated"}
        )  # fmt: skip
        return key

    def _speech(self, one: Happening, tables: Tables) -> None:
        who, whom = one.actors
        start = self._say(f"{who.name} said “{whom.name} must {one.rest}”.")
        cue, content = start + len(who.name) + 1, start + len(who.name) + 6
        words = self.text[content : len(self.text) - 1]
        key = self.world.key()
        source = self._actor(who, start, tables)
        self._actor(whom, content + 1, tables)
        tables.setdefault("attribution", []).append(
            {"id": key, "article": self.id, "directness": "direct", "class": "speech", "source": source,
             "source_actor": who.id, "source_country": who.country,
             "cue": f'{{"span":[{cue},{cue + 4}],"lemma":"say"}}', "content": f"[[{content},{len(self.text) - 1}]]",
             "content_start": content, "content_words": words, "addressee": "null", "addressee_actor": None,
             "addressee_country": None, "via": "[]", "negated": 0, "when": self.day.when(one.first_day),
             "day": one.first_day, "statement": one.id, "rule": "generated"}
        )  # fmt: skip
        self._joined("same_statement", key, one, tables)

    def _joined(self, relation: str, key: str, one: Happening, tables: Tables) -> None:
        if one.mentions:
            left, right = sorted((one.mentions[-1], key))
            tables.setdefault("link", []).append(
                {"id": digest(left, right, relation), "left": left, "right": right, "relation": relation,
                 "score": 0.97, "reasons": REASONS, "decided_by": "dateline"}
            )  # fmt: skip
        one.mentions.append(key)
        one.papers.append(self.outlet)

    def _row(self) -> dict[str, object]:
        url = f"https://{self.outlet.lower().replace(' ', '-')}.example/{self.name}"
        return {
            "id": self.id, "external_id": self.name, "locator": self.name, "address": url, "url": url,
            "outlet": self.outlet, "title": self.title, "byline": "[]", "language": "en", "text": self.text,
            "sha256": digest(self.text), "findings_sha256": None,
            "furniture": f'[{{"span":[0,{len(self.title)}],"what":"title"}}]', "published": self.day.day,
            "published_precision": "day", "published_basis": "metadata", "published_why": "the input says so",
            "retrieved": None, "place": "null", "agency": None, "copy_of": None, "version_of": None,
            "not_coded": None,
        }  # fmt: skip


def _event(one: Happening, day: Day, tables: Tables) -> None:
    (who, whom), (type_, _, _, verb) = one.actors, one.act
    outlets = sorted(set(one.papers))
    tables.setdefault("event", []).append(
        {"id": one.id, "type": type_, "modes": "[]", "actors": f"[{who.party()}]", "recipients": f"[{whom.party()}]",
         "when": day.when(one.first_day), "first_day": one.first_day, "where": "null", "status": one.status,
         "historical": 0, "unsure": 0, "title": f"{who.name} {verb} {whom.name} over {one.rest}",
         "mentions": json.dumps(one.mentions),
         "articles": len(one.mentions), "outlets": len(outlets), "origins": -(-len(outlets) // 3),
         "origin_names": json.dumps(outlets[::3]), "disputes": "[]"}
    )  # fmt: skip
    parties = {("actor", who.country), ("actor", who.id), ("recipient", whom.country), ("recipient", whom.id)}
    rows = tables.setdefault("event_party", [])
    rows += [{"event": one.id, "side": s, "party": p, "first_day": one.first_day} for s, p in sorted(parties)]


def _statement(one: Happening, day: Day, tables: Tables) -> None:
    who, whom = one.actors
    wording = f"{whom.name} must {one.rest}"
    variants = [{"text": f"“{wording}”", "attribution": key, "relation": "same"} for key in one.mentions]
    outlets = len(set(one.papers))
    tables.setdefault("statement", []).append(
        {"id": one.id, "source": who.party(), "source_actor": who.id, "source_country": who.country,
         "addressee": "null", "when": day.when(one.first_day), "first_day": one.first_day, "wording": wording,
         "variants": json.dumps(variants, ensure_ascii=False), "attributions": json.dumps(one.mentions),
         "articles": len(one.mentions), "outlets": outlets, "origins": -(-outlets // 3), "primary": None}
    )  # fmt: skip
