"""What a known name means in one article. In: names. Out: Known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.extract.cast.phrases import Reading
from dateline.extract.cast.scan import HALVES, Name, Scene
from dateline.knowledge.actors import Known

# What the American state has and the country in the Caucasus has not.
STATE_OFFICES = ("governor", "legislature", "statehouse", "senator", "senators", "republicans", "democrats", "gop")


class Chooser:
    """Chooses among the bearers of a name: of two bodies the one whose state the article names."""

    def __init__(self, states: Counter[str]) -> None:
        self._states = states

    def choose(self, name: Name) -> Known:
        """Give what *name* means here."""
        options = name.options
        if len(options) == 1 or len({k.country for k in options}) == 1:
            return options[0]
        return max(options, key=lambda k: (self._states[k.country], -options.index(k)))


def is_anybodys(scene: Scene, reading: Reading, choose: Callable[[Name], Known]) -> bool:
    """Tell whether "officials" may be of any of several states that the sentence names.

    Of 40 such guesses in 3,180 articles 17 were right.
    """
    if reading.kind == "body" or reading.sector not in ("GOV", "LEG", "JUD", "SPY"):
        return False
    known = [choose(name) for name in scene.names if name.options]
    return len({k.country for k in known if k.by != "media"} & set(scene.tables.countries)) > 1


def is_acted_on(scene: Scene, head: int, country: str | None, choose: Callable[[Name], Known]) -> bool:
    """Tell whether a guessed state is named in what the office acts on: who thanks Chile is not Chile's minister."""
    tree = scene.tree
    verb = tree.tokens[head].head
    if country is None or verb < 0 or tree.tokens[head].deprel != "nsubj":
        return False
    below = {at for kid in tree.children(verb, "obj", "iobj") for at in tree.subtree(kid)}
    return any(n.options and n.last in below and choose(n).country == country for n in scene.names)


def move(scene: Scene, divisions: Mapping[int, str], towns: Mapping[int, str]) -> Scene:
    """Give *scene* with a state's name that stands for a division of another moved there: "Georgia", Atlanta near.

    *divisions* gives the state of a division by the offset its name starts at, *towns* that of a town; a capital's
    name that is another town's there ("Athens, Georgia") moves, too.
    """
    found = {*divisions, *towns}
    starts = {scene.tree.tokens[at].start for n in scene.names for at in (n.first, max(0, n.first - 1))}
    if not starts & found and not any(_of_union(scene, n) for n in scene.names):
        return scene
    names = tuple(_moved(scene, name, divisions, towns) for name in scene.names)
    over = {index: name for name in names for index in range(name.first, name.last + 1)}
    return replace(scene, names=names, over=over)


def _moved(scene: Scene, name: Name, divisions: Mapping[int, str], towns: Mapping[int, str]) -> Name:
    if _is_new(scene, name, divisions):
        whole, of = name.options[0], divisions[scene.tree.tokens[name.first - 1].start]
        return Name(name.first - 1, name.last, (replace(whole, name=f"New {whole.name}", country=of, by="body"),))
    start = scene.tree.tokens[name.first].start
    ways = {"name": divisions.get(start) or _of_union(scene, name), "capital": towns.get(start)}
    country = ways.get(name.options[0].by) if name.options else None
    if country is None or scene.pieces[name.first] in HALVES or name.options[0].country == country:
        return name
    return replace(name, options=(replace(name.options[0], country=country, by="body"),))


def _is_new(scene: Scene, name: Name, divisions: Mapping[int, str]) -> bool:
    """Tell whether a state's name is the end of a division's: "New Mexico", "New Jersey"."""
    is_state = bool(name.options) and name.options[0].by == "name" and name.first > 0
    return is_state and scene.pieces[name.first - 1] == "new" and scene.tree.tokens[name.first - 1].start in divisions


def _of_union(scene: Scene, name: Name) -> str | None:
    """Give "USA" for "Georgia's governor": offices and bodies that only the American Georgia has."""
    behind = [word for word in scene.pieces[name.last + 1 : name.last + 4] if word not in ("'s", "'", "state")]
    is_state = scene.pieces[name.first : name.last + 1] == ("georgia",)
    return "USA" if is_state and bool(behind) and behind[0] in STATE_OFFICES else None
