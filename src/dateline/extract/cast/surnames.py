"""Persons who bear a capital's or a state's name: "Odessa Washington ... Washington said". In: Scenes. Out: Scenes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.cast.scan import Name, Scene
from dateline.model import Place

ACTING = ("nsubj", "nsubj:pass", "obj", "obl:agent", "nmod:poss")
BY_NAME = ("name", "capital", "seat")


def with_surnames(scenes: Sequence[Scene]) -> list[Scene]:
    """Give *scenes* with a state's or capital's name read as the person's who bore it in full before.

    Not where the article names that state by another word as well.
    """
    bearers: dict[str, int] = {}
    for scene in scenes:
        for name in scene.names:
            if not name.options and name.last > name.first and not scene.tree.sentence.is_title:
                bearers.setdefault(scene.pieces[name.last], scene.tree.number)
    called = {name for scene in scenes for name in _states(scene)}
    free = {word: at for word, at in bearers.items() if _is_free(word, called) or _is_only_here(word, scenes)}
    return [_read(scene, free) for scene in scenes] if free else list(scenes)


def without_surnames(places: Sequence[Place], scenes: Sequence[Scene], text: str) -> list[Place]:
    """Give *places* without towns whose name somebody bears in the article: "Ade Bello ... Chief Bello"."""
    surnames = {
        scene.pieces[name.last]
        for scene in scenes
        for name in scene.names
        if not name.options and name.last > name.first
    }
    return [place for place in places if place.kind != "city" or place.span.of(text).lower() not in surnames]


def _states(scene: Scene) -> list[tuple[str, str]]:
    """Give each word for a state with the state."""
    return [
        (scene.pieces[name.first], known.country)
        for name in scene.names for known in name.options[:1]
        if known.country and known.by in (*BY_NAME, "adjective", "people")
    ]  # fmt: skip


def _is_free(word: str, called: set[tuple[str, str]]) -> bool:
    own = {country for other, country in called if other == word}
    return bool(own) and not any(country in own for other, country in called if other != word)


def _is_only_here(word: str, scenes: Sequence[Scene]) -> bool:
    """Tell whether the word was taken for a body that no table knows: "Salem", of Ayoub Salem."""
    named = [name for scene in scenes for name in scene.names if scene.pieces[name.first : name.last + 1] == (word,)]
    return any(known.by == "body" and known.name.lower() == word for name in named for known in name.options)


def _read(scene: Scene, bearers: Mapping[str, int]) -> Scene:
    names = tuple(_as_person(scene, name, bearers) for name in scene.names)
    if names == scene.names:
        return scene
    return replace(scene, names=names, over={i: n for n in names for i in range(n.first, n.last + 1)})


def _as_person(scene: Scene, name: Name, bearers: Mapping[str, int]) -> Name:
    word = scene.pieces[name.first]
    is_called = name.first == name.last and bearers.get(word, scene.tree.number) < scene.tree.number
    if not (is_called and name.options and name.options[0].by in (*BY_NAME, "body")):
        return name
    return Name(name.first, name.last) if scene.tree.tokens[name.last].deprel in ACTING else name
