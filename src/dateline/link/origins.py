"""Sources, not papers: what each report rests on. In: cards, copies. Out: origins.

A copy rests on what its original rests on. A report that names who says so rests on them, at
the far end of the chain; where they are nobody in particular, on the medium that spoke to
them. A report in an article's own voice rests on the agency it credits, else on its outlet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.knowledge.titles import Medium, Wording
from dateline.link.voices import Origin, is_government, is_nationals, words_of
from dateline.link.words import tokens
from dateline.model import Party, TextCard

AFTER_HEAD = frozenset({"of", "at", "in", "from", "with", "who", "on", "for", "near", "inside", "close", "familiar"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
WHAT_MEDIA_ARE = frozenset(
    ("agency", "newspaper", "paper", "daily", "weekly", "broadcaster", "television", "tv", "radio", "channel",
     "website", "outlet", "magazine", "newswire", "wire")
)  # fmt: skip
# A country's media where none is named.
PRESS = re.compile(
    r"\b(?:media|press|newspapers|television|tv|radio|broadcaster|news agency|state-run agency)$", re.IGNORECASE
)
OWNED = re.compile(r"\b(?:state|government|official|state-run|state-owned|state-controlled)\b", re.IGNORECASE)


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
        return f"{country}{'’' if country.endswith('s') else '’s'} {bare}"
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
    medium = medium_of(source.name, wording)
    if medium:
        return _medium(medium.name, source.country, wording)
    if source.country and PRESS.search(source.name or ""):
        return _press(source.name or "", source.country)
    name = party_name(source, wording)
    if name is None or (source.kind not in ("state", "person") and is_nationals(name, source.country, wording)):
        return None
    if source.kind == "state":
        country = source.country if source.country in wording.adjectives else None
        return Origin(f"state {source.country}", name, country, kind="state", seat=source.country)
    return _voice(source, name, wording)


def _voice(source: Party, name: str, wording: Wording) -> Origin:
    kind = "person" if source.kind == "person" else "voice"
    words = words_of(source.name or name, source.country, wording)
    is_state = kind == "voice" and source.country in wording.adjectives and is_government(words)
    key = source.actor or f"{kind} {source.country} {' '.join(sorted(words))}"
    return Origin(key, name, source.country if is_state else None, kind=kind, seat=source.country, words=words)


def _press(name: str, country: str) -> Origin:
    """Give the media of a country, none of them named: "state media", "Norwegian television"."""
    is_owned = bool(OWNED.search(name))
    return Origin(
        f"press {country}", " ".join(name.split()), country if is_owned else None, is_owned, kind="press", seat=country
    )


def medium_of(name: str | None, wording: Wording) -> Medium | None:
    """Give the news organisation that *name* stands for, also with what it is: "the Croatian agency Hina"."""
    if found := wording.medium(name):
        return found
    words = (name or "").split()
    at = max((at + 1 for at, word in enumerate(words[:-1]) if word.lower() in WHAT_MEDIA_ARE), default=0)
    end = min((at for at, word in enumerate(words) if at and word.lower() in WHAT_MEDIA_ARE), default=0)
    return (wording.medium(" ".join(words[at:])) if at else None) or wording.medium(" ".join(words[:end]))


def _medium(name: str, country: str | None, wording: Wording) -> Origin:
    medium = wording.medium(name)
    if medium:
        owner = medium.country if medium.is_state_owned else None
        return Origin(f"medium {medium.name}", medium.name, owner, medium.is_state_owned, seat=medium.country)
    return Origin(f"medium {' '.join(name.casefold().removeprefix('the ').split())}", name, None, seat=country)
