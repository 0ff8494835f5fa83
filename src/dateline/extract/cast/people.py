"""The persons of one article: every name for each, and what office the article gives them. In: Scenes. Out: People."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.cast.phrases import Reading, read
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables
from dateline.knowledge.names import bare


@dataclass(slots=True)
class Person:
    """One person of the article: the fullest name, and what the words around the name say."""

    name: str
    surname: str
    count: int = 0
    gender: str | None = None
    readings: list[Reading] = field(default_factory=list)
    seen: list[tuple[int, int]] = field(default_factory=list)

    @property
    def office(self) -> Reading | None:
        """The office held now, else one held before."""
        current = [r for r in self.readings if not r.left]
        with_country = [r for r in current if r.country]
        return next(iter([*with_country, *current, *self.readings]), None)


@dataclass(slots=True)
class People:
    """All persons, and which of them each name may mean."""

    persons: list[Person]
    by_key: Mapping[str, list[Person]]
    by_token: Mapping[tuple[int, int], Person]

    def called(self, word: str) -> list[Person]:
        """Give the persons that one word of a name may mean, the most mentioned first."""
        return sorted(self.by_key.get(bare(word), []), key=lambda p: (-p.count, p.seen[:1]))


def gather(scenes: Sequence[Scene], tables: ActorTables, places: Mapping[int, str]) -> People:
    """Give the persons named in *scenes*."""
    found: dict[str, Person] = {}
    names = [(scene, name) for scene in scenes for name in scene.names if not name.options]
    for scene, name in names:
        if name.last > name.first:
            _enter(found, _text(scene, name), scene, name, tables)
    by_key = _keys(found, tables)
    by_token: dict[tuple[int, int], Person] = {}
    for scene, name in names:
        person = _owner(found, by_key, scene, name, tables)
        if person is None:
            continue
        _note(person, scene, name, tables, dict(places))
        by_token.update({(scene.tree.number, i): person for i in range(name.first, name.last + 1)})
    return People(list(found.values()), by_key, by_token)


def _text(scene: Scene, name: Name) -> str:
    return " ".join(scene.tree.span(name.first, name.last).of(scene.tree.text).split())


def _enter(found: dict[str, Person], text: str, scene: Scene, name: Name, tables: ActorTables) -> Person:
    key = bare(text)
    if key not in found:
        found[key] = Person(text, surname_of(text, tables))
    return found[key]


def surname_of(name: str, tables: ActorTables) -> str:
    """Give the family name: the first word where East Asian order shows, else the last."""
    words = bare(name).split()
    if len(words) > 1 and words[0] in tables.surnames_first and words[0] not in tables.given_names:
        return words[0]
    return words[-1] if words else name


def _keys(found: dict[str, Person], tables: ActorTables) -> dict[str, list[Person]]:
    by_key: dict[str, list[Person]] = {}
    for key, person in found.items():
        words = key.split()
        for word in {person.surname, words[-1], key}:
            by_key.setdefault(word, []).append(person)
    for key, person in found.items():
        for word in key.split():
            if len(word) > 2 and word not in by_key:
                by_key[word] = [person]
    return by_key


def _owner(
    found: dict[str, Person], by_key: dict[str, list[Person]], scene: Scene, name: Name, tables: ActorTables
) -> Person | None:  # fmt: skip
    text = _text(scene, name)
    key = bare(text)
    if not key:
        return None
    if key in found:
        return found[key]
    options = by_key.get(key) or by_key.get(key.split()[-1]) or []
    if options:
        return _best(options, scene, name, tables)
    person = Person(text, key.split()[-1])
    found[key] = person
    by_key.setdefault(key, []).append(person)
    return person


def _best(options: list[Person], scene: Scene, name: Name, tables: ActorTables) -> Person:
    gender = _title_gender(scene, name, tables)
    fitting = [p for p in options if gender is None or p.gender in (None, gender)] or options
    return max(fitting, key=lambda p: p.count)


def _title_gender(scene: Scene, name: Name, tables: ActorTables) -> str | None:
    if name.first == 0:
        return None
    return tables.titles.get(scene.pieces[name.first - 1]) or None


def _note(person: Person, scene: Scene, name: Name, tables: ActorTables, places: dict[int, str]) -> None:
    person.count += 1
    person.seen.append((scene.tree.number, name.first))
    gender = _title_gender(scene, name, tables)
    if gender is None and name.last > name.first:
        gender = tables.given_names.get(scene.pieces[name.first])
    person.gender = person.gender or gender
    reading = role_around(scene, name, places)
    if reading is not None:
        person.readings.append(reading)


def role_around(scene: Scene, name: Name, places: dict[int, str]) -> Reading | None:
    """Give the office the words next to a person's name say: before it, in apposition, or as predicate."""
    for head in _role_heads(scene, name):
        reading = read(scene, head, places=places)
        if reading is not None and reading.kind == "office":
            return reading
    return None


def _role_heads(scene: Scene, name: Name) -> list[int]:
    """Give the tokens that may head a role of *name*, likeliest first."""
    tree, heads = scene.tree, []
    before = name.first - 1
    while before >= 0 and scene.pieces[before] in scene.tables.titles:
        before -= 1
    if before >= 0 and scene.agent_ending(before) is not None:
        heads.append(before)
    for token in range(name.last, name.first - 1, -1):
        heads += tree.children(token, "appos")
        if tree.tokens[token].deprel == "appos":
            heads.append(tree.tokens[token].head)
        if tree.tokens[token].deprel == "nsubj" and tree.children(tree.tokens[token].head, "cop"):
            heads.append(tree.tokens[token].head)
    return heads + _after_comma(scene, name)


def _after_comma(scene: Scene, name: Name) -> list[int]:
    """Give the first office noun between the comma after a name and the next one, where the parse lost it."""
    tokens = scene.tree.tokens
    if name.last + 1 >= len(tokens) or tokens[name.last + 1].form != ",":
        return []
    for index in range(name.last + 2, min(len(tokens), name.last + 9)):
        if tokens[index].form == "," or tokens[index].upos in ("VERB", "AUX"):
            return []
        if tokens[index].upos in ("NOUN", "PROPN") and index not in scene.over and _ends_office(scene, index):
            return [index]
    return []


def _ends_office(scene: Scene, index: int) -> bool:
    found = scene.agent_ending(index)
    follows = index + 1 < len(scene.tree.tokens) and scene.tree.tokens[index + 1].deprel
    return found is not None and found[1].kind == "office" and follows != "compound"


def tally(scenes: Sequence[Scene]) -> Counter[str]:
    """Give how often each state is named, by code."""
    counts: Counter[str] = Counter()
    for scene in scenes:
        for name in scene.names:
            if len(name.options) == 1 or (name.options and len({k.country for k in name.options}) == 1):
                counts[name.options[0].country] += 1
    return counts
