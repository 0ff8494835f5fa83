"""Sources, not papers: what each report rests on. In: cards, copies. Out: origins.

A copy rests on what its original rests on. A report that names who says so rests on them, at
the far end of the chain; where they are nobody in particular, on the medium that spoke to
them. A report in an article's own voice rests on the agency it credits, else on its outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.knowledge.titles import Wording
from dateline.link.words import stems, tokens
from dateline.model import Party, TextCard

AFTER_HEAD = frozenset({"of", "at", "in", "from", "with", "who", "on", "for", "near", "inside", "close", "familiar"})
MEDIUM = "medium "  # how the keys of media begin
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source: what it is counted by, and what it is called.

    ``country`` is that of a state's own voice (its government or a medium it owns), else None.
    ``speaks`` where the texts say that it says so, and it is no outlet speaking in its own voice.
    Not ``is_named`` where all that is known of an article is its file's name.
    """

    key: str
    name: str
    country: str | None
    is_state_medium: bool = False
    speaks: bool = False
    is_named: bool = True

    @property
    def is_medium(self) -> bool:
        """Whether it is an agency or an outlet, which reports, and no party, which claims."""
        return self.key.startswith(MEDIUM)


@dataclass(frozen=True, slots=True)
class Roots:
    """Where each article leads: to the article it copies (None where it copies none), in its newest version."""

    texts: Mapping[str, TextCard]
    original: Mapping[str, str | None]
    newest: Mapping[str, str]

    def source(self, article: str) -> TextCard:
        """Give the text that *article* rests on as a copy, itself if it is none."""
        return self.texts[self.newest[self.original[article] or article]]

    def source_of(self, article: str, evidence: str) -> TextCard:
        """Give the text that *evidence* in *article* rests on: the copied one where it stands there, else its own."""
        text = self.source(article)
        return text if text.id == article or shares_words(text.own, evidence) else self.texts[article]

    def counts(self, article: str) -> bool:
        """Tell whether *article* is the newest of its address: only that is a source."""
        return self.newest[article] == article


def shares_words(text: str, evidence: str) -> bool:
    """Tell whether a run of three words from the start, the middle or the end of *evidence* stands in *text*."""
    words = [word.lower() for word in tokens(evidence)]
    whole = f" {' '.join(word.lower() for word in tokens(text))} "
    last = max(0, len(words) - 3)
    return any(f" {' '.join(words[at : at + 3])} " in whole for at in {0, last // 2, last})


def origin_of(text: TextCard, source: Party | None, via: Sequence[str], wording: Wording) -> Origin:
    """Give what a report in *text* rests on, that *source* makes through *via* (nearest to the source first)."""
    if source and (found := _spoken(source, wording)):
        return replace(found, speaks=True)
    for name in via:
        if not is_unnamed(name, wording):
            return replace(_medium(name, None, wording), speaks=True)
    if text.agency:
        return _medium(text.agency, None, wording)
    if text.outlet:
        return _medium(text.outlet, None, wording)
    host = urlsplit(text.address).hostname
    return Origin(f"article {text.id}", _place_of(text.address), None, is_named=host is not None)


def _place_of(address: str) -> str:
    """Give the host of a url, else the file's name without its folder."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else address.rsplit("/", 1)[-1]


def fold(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Give *origins* with one for each state that speaks both itself and through a medium of its own."""
    kept: dict[str, Origin] = {}
    for origin in sorted(set(origins), key=lambda o: (o.key, o.speaks, o.name)):
        kept.setdefault(origin.key, origin)
    kept = {key: o for key, o in kept.items() if not any(_is_short_for(o, other) for other in kept.values())}
    speaking = {o.country for o in kept.values() if o.is_state_medium}
    folded: dict[str, Origin] = {}
    for origin in sorted(kept.values(), key=lambda o: (not o.is_state_medium, o.key)):
        key = f"state {origin.country}" if origin.country in speaking and origin.country else origin.key
        folded.setdefault(key, origin)
    return tuple(sorted(folded.values(), key=lambda o: (o.name, o.key)))


def _is_short_for(origin: Origin, other: Origin) -> bool:
    """Tell whether *origin* is named by some of the words of *other*: "the ministry" beside "Georgia's ministry"."""
    if origin.key == other.key or not origin.key.startswith("None "):
        return False
    one, two = (set(stems(o.name)) for o in (origin, other))
    return bool(one) and one < two


def party_name(party: Party, wording: Wording) -> str | None:
    """Give what *party* is called in a line, None where its words name nobody.

    A role belongs to its country: "the foreign ministry" of Laos is "Laos's foreign ministry".
    """
    if party.kind == "state" and party.country and party.country in wording.countries:
        return wording.countries[party.country]
    if not party.name or is_unnamed(party.name, wording):
        return None
    name = " ".join(party.name.split())
    article, bare = _article(name)
    if article.lower() in ("a", "an") or party.kind in ("person", "group", "media"):
        return name
    country = wording.countries.get(party.country or "")
    if country is None or "'s " in bare or "’s " in bare or _says_country(bare, party.country or "", wording):
        return f"the {bare}" if article.lower() == "the" else name
    if article or bare[0].islower() or party.actor is None:
        return f"{country}’s {bare}"
    return name


def is_unnamed(name: str, wording: Wording) -> bool:
    """Tell whether *name* names nobody: "he", "officials", "two witnesses", "people at the scene"."""
    words = [word.strip("'’.,").lower() for word in name.split()]
    end = next((at for at, word in enumerate(words) if at and word in AFTER_HEAD), len(words))
    return not words or words[end - 1] in wording.unnamed


def _article(name: str) -> tuple[str, str]:
    first, _, rest = name.partition(" ")
    return (first, rest) if rest and first.lower() in ARTICLES else ("", name)


def _says_country(name: str, code: str, wording: Wording) -> bool:
    known = (wording.countries.get(code, "").removeprefix("the "), wording.adjectives.get(code, ""))
    lower = name.lower()
    return any(word and word.lower() in lower for word in known) or (code == "USA" and "U.S." in name)


def _spoken(source: Party, wording: Wording) -> Origin | None:
    medium = wording.medium(source.name)
    if medium:
        return _medium(medium.name, source.country, wording)
    name = party_name(source, wording)
    if name is None:
        return None
    is_state = source.kind == "state" or (source.kind == "body" and _is_government(source, wording))
    country = source.country if is_state and source.country in wording.adjectives else None
    if source.kind == "state":
        return Origin(f"state {source.country}", name, country)
    return Origin(source.actor or f"{source.country} {' '.join(name.lower().split())}", name, country)


def _is_government(source: Party, wording: Wording) -> bool:
    words = set((source.name or "").lower().split())
    return bool(words & {"government", "cabinet", "ministry", "presidency", "kremlin", "army", "military", "president"})


def _medium(name: str, country: str | None, wording: Wording) -> Origin:
    medium = wording.medium(name)
    if medium:
        return Origin(f"{MEDIUM}{medium.name}", medium.name, medium.country if medium.is_state_owned else None,
                      medium.is_state_owned)  # fmt: skip
    return Origin(f"{MEDIUM}{' '.join(name.casefold().removeprefix('the ').split())}", name, None)
