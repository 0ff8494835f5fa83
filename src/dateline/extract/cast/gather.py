"""Who each personal name of an article means. In: Scenes, Setting. Out: People."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.cast.homes import settle_homes
from dateline.extract.cast.people import People, Person, Reference, Setting
from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.pronouns import Antecedents, quotations, spread_gender
from dateline.extract.cast.roles import left_owner, role_around, title_gender
from dateline.extract.cast.scan import Name, Scene
from dateline.knowledge.actors import ActorTables
from dateline.knowledge.names import bare, words
from dateline.knowledge.offices import Holder

# How often one bearer of a surname must be named for each time another is, to be meant by it alone.
MUCH_MORE = 2

# Words of kin in reach of a name: "her brother, the builder Bo Ek".
FEMALE, MALE = words("wife widow sister mother daughter niece aunt"), words("husband brother father son nephew uncle")
NEAR_KIN = 6
# What those are who bear a title.
TITLED = {
    "dr": words("physician doctor surgeon scientist professor psychiatrist epidemiologist economist researcher"),
    "prof": words("professor scholar academic historian economist scientist"),
    "gen": words("general commander chief"),
    "col": words("colonel"), "maj": words("major"), "capt": words("captain pilot"), "adm": words("admiral"),
    "sen": words("senator"), "rep": words("congressman congresswoman representative lawmaker"),
    "gov": words("governor"), "judge": words("judge"), "rev": words("priest pastor reverend"),
    "fr": words("priest"), "sheikh": words("cleric imam emir"),
}  # fmt: skip


def gather(scenes: Sequence[Scene], setting: Setting) -> People:
    """Give the persons named in *scenes*."""
    found: dict[str, Person] = {}
    by_token: dict[tuple[int, int], Reference] = {}
    names = [(scene, name) for scene in scenes for name in scene.names if not name.options]
    full = [pair for pair in names if " " in _text(*pair)]
    longer = _longer({_text(*pair) for pair in full})
    for scene, name in sorted(full, key=lambda pair: pair[0].tree.sentence.is_title):
        if scene.tree.sentence.is_title and _is_of_headline(found, scene, name):
            continue
        person = _enter(found, longer.get(_text(scene, name), _text(scene, name)), setting.tables)
        _note(person, scene, name, setting)
        _point(by_token, scene, name, Reference(person))
        _enter_kin(found, scene, name, setting.tables)
    by_key = _keys(found)
    by_number = {scene.tree.number: scene for scene in scenes}
    spread_gender(
        Antecedents(by_number, People(tuple(found.values()), by_key, by_token), setting.choose, quotations(by_number))
    )
    for scene, name in names:
        if (scene.tree.number, name.first) not in by_token:
            reference = _refer(found, by_key, scene, name, setting)
            if reference is not None:
                _point(by_token, scene, name, reference)
    for person in found.values():
        _place_in_office(person, setting)
    settle_homes(found.values(), scenes, setting)
    return People(tuple(found.values()), by_key, by_token)


def _longer(names: set[str]) -> dict[str, str]:
    """Give for "Glas Mena" the one longer name that begins or ends so: "Jorge Glas Mena"."""
    found = {}
    for name in names:
        others = [o for o in names if o != name and (o.startswith(f"{name} ") or o.endswith(f" {name}"))]
        if len(others) == 1:
            found[name] = others[0]
    return found


def _is_of_headline(found: dict[str, Person], scene: Scene, name: Name) -> bool:
    """Tell whether capitalised words of a headline are a person's surname and more: "Putin Gets Support"."""
    words = set(map(bare, _text(scene, name).split()))
    return bare(_text(scene, name)) not in found and any(person.surname in words for person in found.values())


def _text(scene: Scene, name: Name) -> str:
    return " ".join(scene.tree.span(name.first, name.last).of(scene.tree.text).split())


def _point(by_token: dict[tuple[int, int], Reference], scene: Scene, name: Name, reference: Reference) -> None:
    by_token.update({(scene.tree.number, i): reference for i in range(name.first, name.last + 1)})


def _enter(found: dict[str, Person], text: str, tables: ActorTables) -> Person:
    key = bare(text)
    if key not in found:
        found[key] = Person(text, surname_of(text, tables))
    return found[key]


def _enter_kin(found: dict[str, Person], scene: Scene, name: Name, tables: ActorTables) -> None:
    """Enter the one who shares the surname behind: Jorge, of "Jorge and Raúl Reyes"."""
    index = name.first - 2
    if index < 0 or scene.pieces[index + 1] not in ("and", "or") or not _is_given_alone(scene, index):
        return
    given, surname = scene.tree.tokens[index].form, _text(scene, name).partition(" ")[2]
    if scene.pieces[index] in tables.given_names and given[0].isupper():
        kin = _enter(found, f"{given} {surname}", tables)
        kin.count += 1
        kin.seen.append((scene.tree.number, index))


def _is_given_alone(scene: Scene, index: int) -> bool:
    """Tell whether no name stands at *index* but a first name by itself."""
    name = scene.over.get(index)
    return name is None or (name.first == name.last and not name.options)


def surname_of(name: str, tables: ActorTables) -> str:
    """Give the family name, folded: the first word where East Asian order shows, else the last, "Van Buren" not cut."""
    words = name.split()
    first = bare(words[0])
    if len(words) > 1 and first in tables.surnames_first and first not in tables.given_names:
        return first
    if len(words) > 1 and words[-1].lower().strip(".") in ("jr", "sr", "ii", "iii"):
        words = words[:-1]
    return bare(words[-1])


def _keys(found: dict[str, Person]) -> dict[str, list[Person]]:
    """Give the persons by surname, by last word, and by any other word of the name that nobody else claims."""
    by_key: dict[str, list[Person]] = {}
    for key, person in found.items():
        for word in {person.surname, bare(person.name.split()[-1]), key}:
            by_key.setdefault(word, []).append(person)
    claimed = set(by_key)
    for person in found.values():
        for word in map(bare, person.name.split()):
            if len(word) > 2 and word not in claimed:
                by_key.setdefault(word, []).append(person)
    return by_key


def _refer(
    found: dict[str, Person], by_key: dict[str, list[Person]], scene: Scene, name: Name, setting: Setting
) -> Reference | None:  # fmt: skip
    """Give whom a short name means; one that nobody bears yet enters as a person of its own."""
    text = _text(scene, name)
    if not bare(text):
        return None
    options = by_key.get(bare(text), [])
    if options and (_is_another(scene, name) or _is_of_other_gender(options, scene, name)):
        return _namesake(found, by_key, scene, name, setting)
    if not options and scene.tree.sentence.is_title:
        options = next((by_key[word] for word in map(bare, text.split()) if word in by_key), [])
    if not options:
        person = _enter(found, text, setting.tables)
        by_key.setdefault(bare(text), []).append(person)
        options = [person]
    reference = _weigh(options, scene, name, setting)
    if reference.person is not None:
        _note(reference.person, scene, name, setting)
    return reference


def _is_another(scene: Scene, name: Name) -> bool:
    """Tell whether "a Mr. Lee" brings in somebody new."""
    before = scene.pieces[max(0, name.first - 2) : name.first]
    return len(before) == 2 and before[0] in ("a", "another") and before[1] in scene.tables.titles


def _is_of_other_gender(options: list[Person], scene: Scene, name: Name) -> bool:
    """Tell whether "Mr. Lee" can be none of the Lees of the article."""
    gender = title_gender(scene, name)
    return gender is not None and all(p.gender not in (None, gender) for p in options)


def _namesake(
    found: dict[str, Person], by_key: dict[str, list[Person]], scene: Scene, name: Name, setting: Setting
) -> Reference:  # fmt: skip
    """Give a person of one's own, by title and surname, where the surname has another bearer."""
    text = scene.tree.span(name.first - 1, name.last).of(scene.tree.text)
    person = _enter(found, text, setting.tables)
    by_key[bare(_text(scene, name))].append(person)
    _note(person, scene, name, setting)
    return Reference(person)


def _weigh(options: list[Person], scene: Scene, name: Name, setting: Setting) -> Reference:
    """Give the bearer that title, office and state allow; of several, one named much more often, else none."""
    gender = title_gender(scene, name)
    fitting = [p for p in options if gender is None or p.gender in (None, gender)] or options
    known = [p for p in fitting if gender is not None and p.gender == gender]
    fitting = known if known else fitting
    if len(fitting) > 1:
        fitting = [p for p in fitting if _bears(p, scene, name)] or fitting
    if len(fitting) > 1:
        reading = role_around(scene, name, setting.places, setting.choose)
        country = reading.country if reading else left_owner(scene, name, setting.choose)
        fitting = [p for p in fitting if _agrees(p, reading, country)] or fitting
    if len(fitting) == 1:
        return Reference(fitting[0])
    ranked = sorted(fitting, key=lambda p: (-p.count, p.seen[:1]))
    if ranked[0].count >= MUCH_MORE * ranked[1].count:
        return Reference(ranked[0], tuple(ranked[1:]))
    return Reference(None, tuple(ranked))


def _bears(person: Person, scene: Scene, name: Name) -> bool:
    """Tell whether a title says what the person is: "Dr Lee" the physician, "Gen. Lee" the general."""
    before = scene.pieces[name.first - 1].rstrip(".") if name.first else ""
    return any(word in TITLED.get(before, ()) for r in person.readings for word in r.role.lower().split())


def _agrees(person: Person, reading: Reading | None, country: str | None) -> bool:
    if country is not None and all(r.country != country for r in person.readings):
        return False
    if reading is None:
        return country is not None
    head = reading.role.lower().split()[-1]
    return any(head in r.role.lower().split() for r in person.readings)


def _note(person: Person, scene: Scene, name: Name, setting: Setting) -> None:
    person.count += 1
    person.seen.append((scene.tree.number, name.first))
    reading = role_around(scene, name, setting.places, setting.choose)
    if reading is not None:
        person.readings.append(reading)
    if person.gender is None:
        person.gender = (
            title_gender(scene, name)
            or _kin_gender(scene, name)
            or _given_gender(person, setting.tables)
            or _role_gender(reading)
        )


def _given_gender(person: Person, tables: ActorTables) -> str | None:
    words = person.name.split()
    return tables.given_names.get(words[0].lower()) if len(words) > 1 else None


def _kin_gender(scene: Scene, name: Name) -> str | None:
    """Give the gender that "her brother, the builder Bo Ek" shows."""
    for index in range(name.first - 1, max(-1, name.first - NEAR_KIN), -1):
        word = scene.pieces[index]
        if word in FEMALE or word in MALE:
            return "f" if word in FEMALE else "m"
        token = scene.tree.tokens[index]
        if token.upos not in ("NOUN", "ADJ", "DET", "PRON") and word != "," and not token.form.islower():
            return None
    return None


def _role_gender(reading: Reading | None) -> str | None:
    head = reading.role.lower().split()[-1] if reading and reading.role else ""
    if head.endswith("woman") or head in ("queen", "princess", "sister", "wife", "mother", "daughter", "widow"):
        return "f"
    male = ("king", "prince", "brother", "husband", "father", "son", "emir", "sultan", "pope")
    return "m" if head in male or (head.endswith("man") and head != "chairman") else None


def _place_in_office(person: Person, setting: Setting) -> None:
    """Add the office the table of terms gives on the article's day; its spelling of the name makes the id.

    Outside the term, or where the day is not known, only the state is added: it does not change.
    """
    holder = _holder(person, setting)
    office = person.office
    if holder is None or (office is not None and office.country not in (holder.country, None)):
        return
    person.known_as = holder.name
    person.name = person.name if " " in person.name else holder.name
    person.gender = person.gender or _given_gender(person, setting.tables)
    if office is None or office.country is None:
        in_office = setting.day is not None and holder.held_on(setting.day)
        given = office or Reading("", "office", None, None)
        reading = Reading(holder.title, "office", "GOV", holder.country) if in_office else given
        person.readings.insert(0, replace(reading, country=holder.country))


def surnamed(word: str, setting: Setting) -> Person | None:
    """Give the leader whom one word names as nobody else, though it may be a town's name, too; None where none is."""
    person = Person(word, word)
    _place_in_office(person, setting)
    return person if person.readings else None


def _holder(person: Person, setting: Setting) -> Holder | None:
    """Give the only person of the table who may be meant, by full name, or by surname where the state is named."""
    table, day = setting.tables.offices, setting.day
    holders = table.known_as(person.name)
    if not holders and " " not in person.name:
        bearers = table.by_surname.get(bare(person.name), ())
        bearers = tuple(h for h in bearers if day is None or h.held_on(day))
        holders = tuple(h for h in bearers if setting.states[h.country]) or bearers
        if not holders or not (setting.states[holders[0].country] or bare(person.name) in setting.tables.telling):
            return None
    current = [h for h in holders if day is not None and h.held_on(day)] or list(holders)
    return current[0] if len({h.name for h in holders}) == 1 else None
