"""Bodies that only the article names: organisations the parser sees, acronyms it defines. In: Scenes. Out: Scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.cast.scan import Name, Scene, is_rank
from dateline.knowledge.actors import Known
from dateline.knowledge.names import Key, bare, words
from dateline.model import Place, Span

SMALL = words("of for and the on to in de du des la le al")
BUSINESS = words(
    "corp inc ltd co plc llc ag sa gmbh nv holdings industries airlines airways motors energy oil group bank"
)
NEWS = words(
    "times post news herald tribune gazette journal daily express mail star sun mirror observer chronicle guardian"
    " telegraph press tv radio television standard independent today online magazine"
)


def with_own_bodies(scenes: Sequence[Scene], places: Mapping[int, Place]) -> list[Scene]:
    """Give *scenes* with the organisations and acronyms of the article itself as names."""
    defined: dict[Key, Known] = {}
    for scene in scenes:
        for key, known in _definitions(scene):
            defined.setdefault(key, known)
    scenes = [_without_places(scene, places) for scene in scenes]
    persons = {word for scene in scenes for name in scene.names if not name.options for word in _words(scene, name)}
    return [_with(scene, [*_placed(scene, defined), *_organisations(scene, persons, places)]) for scene in scenes]


def _without_places(scene: Scene, places: Mapping[int, Place]) -> Scene:
    """Give *scene* without persons that the places know better: "Punjab"."""
    wrong = [n for n in scene.names if not n.options and _is_place(scene.tree.span(n.first, n.last), places)]
    if not wrong:
        return scene
    names = tuple(n for n in scene.names if n not in wrong)
    return replace(scene, names=names, over={i: n for n in names for i in range(n.first, n.last + 1)})


def _is_place(span: Span, places: Mapping[int, Place]) -> bool:
    place = places.get(span.start)
    return place is not None and place.span.contains(span)


def _words(scene: Scene, name: Name) -> list[str]:
    return bare(scene.tree.span(name.first, name.last).of(scene.tree.text)).split()


def _with(scene: Scene, found: list[Name]) -> Scene:
    if not found:
        return scene
    taken: set[int] = set()
    names = []
    for name in found:
        tokens = set(range(name.first, name.last + 1))
        if not tokens & taken:
            names.append(name)
            taken |= tokens
    kept = [n for n in scene.names if not taken & set(range(n.first, n.last + 1))]
    ordered = tuple(sorted([*kept, *names], key=lambda n: (n.first, n.last)))
    return replace(scene, names=ordered, over={i: n for n in ordered for i in range(n.first, n.last + 1)})


def _definitions(scene: Scene) -> Iterator[tuple[Key, Known]]:
    """Give acronym and full name of "Multilateral Sanctions Monitoring Team (MSMT)", each with what it names."""
    tokens = scene.tree.tokens
    for index in range(2, len(tokens) - 1):
        letters = tokens[index].form
        if (
            tokens[index - 1].form != "("
            or tokens[index + 1].form != ")"
            or not (letters.isupper() and len(letters) > 1)
        ):
            continue
        known = scene.over.get(index - 2)
        if known is not None and known.options and known.last == index - 2:
            yield (scene.pieces[index],), replace(known.options[0], exact=letters)
            continue
        listed = _listed(scene, index)
        first = _spelled(scene, index - 2, letters) or (_capitals(scene, index - 2) if listed else None)
        if first is not None and listed is not None:
            yield scene.pieces[first : index - 1], replace(listed, exact=None)
        elif first is not None:
            name = scene.tree.span(first, index - 2).of(scene.tree.text)
            body = Known(name, "body", _country(scene, first, index - 2), _sector(scene, index - 2), letters)
            yield (scene.pieces[index],), body
            yield scene.pieces[first : index - 1], replace(body, exact=None)


def _listed(scene: Scene, index: int) -> Known | None:
    """Give what the tables know by the acronym at *index*: "National Union for the Independence (UNITA)"."""
    name = scene.over.get(index)
    return name.options[0] if name is not None and name.options and name.options[0].by in ("body", "group") else None


def _capitals(scene: Scene, last: int) -> int | None:
    """Give where the capitalised words that end at *last* start, if there are at least two."""
    at = last
    while at >= 0 and (scene.tree.tokens[at].form[0].isupper() or scene.pieces[at] in SMALL):
        at -= 1
    first = next((i for i in range(at + 1, last) if scene.tree.tokens[i].form[0].isupper()), last)
    return first if first < last and first not in scene.over else None


def _spelled(scene: Scene, last: int, letters: str) -> int | None:
    """Give where the words start whose first letters are *letters*, read backwards from *last*."""
    left, at = list(letters.lower()), last
    while at >= 0 and left:
        word = scene.pieces[at]
        if word[0] == left[-1] and scene.tree.tokens[at].form[0].isupper():
            left.pop()
            if not left:
                return at if at < last else None
        elif word not in SMALL and word != "-":
            return None
        at -= 1
    return None


def _country(scene: Scene, first: int, last: int) -> str:
    """Give the state named in a body's name or right before it, "" for none."""
    for name in scene.names:
        if name.options and first - 2 <= name.first and name.last <= last and name.options[0].by != "media":
            return name.options[0].country
    return ""


def _sector(scene: Scene, last: int) -> str | None:
    found = scene.agent_ending(last)
    if found is not None:
        return found[1].sector if found[1].sector != "UNK" else None
    word = scene.pieces[last].strip(".")
    return "BUS" if word in BUSINESS else "JRN" if word in NEWS else None


def _placed(scene: Scene, defined: Mapping[Key, Known]) -> Iterator[Name]:
    """Give each place where a defined acronym or name stands."""
    tokens = scene.tree.tokens
    for key, known in defined.items():
        for first in range(len(tokens) - len(key) + 1):
            spelled = known.exact is None or tokens[first].form == known.exact
            if spelled and scene.pieces[first] == key[0] and scene.pieces[first : first + len(key)] == key:
                yield Name(first, first + len(key) - 1, (known,))


def _organisations(scene: Scene, persons: set[str], places: Mapping[int, Place]) -> Iterator[Name]:
    """Give what the parser calls an organisation and no table knows; not in headlines, nor the names of *persons*."""
    tokens = scene.tree.tokens
    if scene.tree.sentence.is_title:
        return
    at = 0
    while at < len(tokens):
        if tokens[at].entity != "B-ORG":
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].entity == "I-ORG":
            last += 1
        name = _organisation(scene, at, last, places)
        if name is not None and not persons.issuperset(_words(scene, name)):
            yield Name(name.first, name.last) if _is_relative(scene, name, persons) else name
        at = last + 1


def _is_relative(scene: Scene, name: Name, persons: set[str]) -> bool:
    """Tell whether what the parser calls an organisation bears the surname of a person: "Ann Lee and Bo Lee"."""
    own = _words(scene, name)
    before = scene.pieces[max(0, name.first - 1)]
    return 2 <= len(own) <= 3 and own[-1] in persons and _sector(scene, name.last) is None and before != "the"


def _is_person(scene: Scene, first: int, last: int) -> bool:
    """Tell whether what the parser calls an organisation is somebody: by given name, or the office beside it."""
    if (
        first == last
        or last - first > 3
        or _sector(scene, last) is not None
        or scene.pieces[max(0, first - 1)] == "the"
    ):
        return False
    if scene.pieces[first] in scene.tables.given_names:
        return True
    tokens, inside = scene.tree.tokens, range(first, last + 1)
    heads = [kid for i in inside for kid in scene.tree.children(i, "appos")]
    heads += [t.head for t in tokens[first : last + 1] if t.deprel == "appos" and 0 <= t.head < first]
    return any((found := scene.agent_ending(i)) is not None and found[1].kind == "office" for i in heads)


def _is_given_name(scene: Scene, index: int) -> bool:
    """Tell whether a given name stands before what the parser calls an organisation, left out by it."""
    token = scene.tree.tokens[index]
    return token.upos == "PROPN" and index not in scene.over and scene.pieces[index] in scene.tables.given_names


def _organisation(scene: Scene, first: int, last: int, places: Mapping[int, Place]) -> Name | None:
    while first < last and scene.pieces[first] in ("the", "a", "an", "'s", "'"):
        first += 1
    if last > first and scene.pieces[last] == "'s":
        last -= 1
    inside = range(first, last + 1)
    if any(i in scene.over for i in inside) or scene.agent_ending(last) is not None or is_rank(scene, last):
        return None
    if scene.pieces[last] in SMALL or (first == last and scene.tree.tokens[last].upos == "NOUN"):
        return None
    if not all(scene.tree.tokens[i].form[0].isupper() or scene.pieces[i] in SMALL | {"-", "'s", "&"} for i in inside):
        return None
    if first > 0 and _is_given_name(scene, first - 1):
        return Name(first - 1, last)  # "Piotr | Zawada-Krul"
    if _is_person(scene, first, last):
        return Name(first, last)
    span = scene.tree.span(first, last)
    inner = [places[t.start] for t in scene.tree.tokens[first : last + 1] if t.start in places]
    if any(place.span.contains(span) for place in inner) or span.end - span.start < 2:
        return None
    country = next((place.country for place in inner if place.country), "")
    return Name(first, last, (Known(span.of(scene.tree.text), "body", country, _sector(scene, last)),))
