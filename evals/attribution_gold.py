"""Who said it, through whom, and which words: `python evals/attribution_gold.py [--set 2] [--split dev] [--errors]`.

Scores `evals/gold/chains_*.jsonl` (source, via, class, addressee, negation; what is found
beyond what is expected), `speakers_*.jsonl` (the resolved speaker) and `content_*.jsonl`
(exact ends). How the fields are read stands in the first line of each file. The three sets
are by three hands; the third has no content ends of its own.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.clean import clean
from dateline.extract.attributions import find_attributions
from dateline.extract.cast import cast_of
from dateline.extract.places import find_places, opening_place
from dateline.extract.tree import grow
from dateline.knowledge import Knowledge, load_knowledge
from dateline.model import ActorMention, Article, Attribution, Parse, Raw, Span
from dateline.parse import load_parser

GOLD = Path(__file__).parent / "gold"
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
FILLERS = re.compile(r"\b(?:the|a|an|agency|newspaper|daily|news|official|of|and)\b|['’]s\b|[^\w\s]")
SAME = {"associated press": "ap", "agence francepresse": "afp", "korean central": "kcna"}
# Neither required nor false: questions, wishes about naming, refusals to comment.
EXEMPT = frozenset(("ask", "comment", "decline", "request"))


@dataclass(frozen=True)
class Read:
    """An item of gold with what was found in its text."""

    item: dict[str, Any]
    found: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        return str(self.item["text"])

    def content(self, attribution: Attribution) -> str:
        return " ".join(span.of(self.text) for span in attribution.content)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", default="dev")
    options.add_argument("--set", type=int, default=1, choices=(1, 2, 3), help="which of the three sets")
    options.add_argument("--errors", action="store_true", help="print each item that is not all right")
    given = options.parse_args()
    for name, score in (("chains", chains), ("speakers", speakers), ("content", contents)):
        counts: Counter[str] = Counter()
        path = GOLD / f"{name}{given.set if given.set > 1 else ''}_{given.split}.jsonl"
        if not path.exists():
            continue
        for read in read_all(path):
            faults = score(read, counts)
            if given.errors and faults:
                show(read, faults)
        print(name)
        for key in [key for key in counts if not key.startswith("of ")]:
            whole = counts[f"of {key}"]
            print(
                f"  {key:28s} {counts[key]}/{whole} = {counts[key] / whole:.1%}"
                if whole
                else f"  {key:28s} {counts[key]}"
            )


def read_all(path: Path) -> list[Read]:
    """Give the items of a gold file with the attributions found in them."""
    knowledge, parser = load_knowledge(), load_parser()
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][1:]
    articles = [clean(raw(item), knowledge, pile_language="en") for item in items]
    parses = list(parser(articles))
    found = [attributions_of(article, parse, knowledge) for article, parse in zip(articles, parses, strict=True)]
    return [Read(item, attributions) for item, attributions in zip(items, found, strict=True)]


def attributions_of(article: Article, parse: Parse, knowledge: Knowledge) -> tuple[Attribution, ...]:
    """Give the attributions of one parsed article."""
    trees = tuple(grow(sentence, number=number, text=article.text) for number, sentence in enumerate(parse.sentences))
    places, opening = find_places(trees, knowledge.places), opening_place(article, knowledge.places)
    cast = cast_of(article, trees, places, knowledge.actors, opening=opening)
    return find_attributions(article, trees, cast, knowledge.reporting)


def raw(item: dict[str, Any]) -> Raw:
    """Give the item as an input that carries its outlet and day."""
    return Raw(
        id=item["id"], external_id=item["id"], locator=item["id"], media_type="text/plain", content=item["text"],
        outlet=item.get("outlet"), published=item.get("published"),
    )  # fmt: skip


def show(read: Read, faults: list[str]) -> None:
    """Print an item, what was found in it, and what is wrong with that."""
    print(f"\n{read.item['id']} ({read.item['phenomenon']}): {read.text}")
    for fault in faults:
        print(f"    - {fault}")
    for a in read.found:
        source = a.source and (a.source.text, a.source.name)
        via = [link.name or link.text for link in a.via]
        print(
            f"    = {source} <{a.cue and a.cue.span.of(read.text)}> {read.content(a)!r} via {via} {a.class_} {a.rule}"
        )


# -- chains ----------------------------------------------------------------------------


def chains(read: Read, counts: Counter[str]) -> list[str]:
    """Count what is right of one item's chains, and give what is wrong."""
    faults, used = [], set[int]()
    for expected in read.item["expect"]:
        counts["of found"] += 1
        best = closest(read, " ".join(expected["content"]), used)
        if best is None:
            faults.append(f"not found: {expected['source']} <{expected['cue']}>")
            for key in ("source", "source and via", "class", "addressee"):
                counts[f"of {key}"] += 1
            continue
        used.add(best)
        counts["found"] += 1
        checks = dict(chain_checks(read, expected, read.found[best]))
        checks["source and via"] = checks.pop("via") and checks["source"]
        for key, is_right in checks.items():
            counts[f"of {key}"] += 1
            counts[key] += is_right
        faults.extend(
            f"wrong {key}: {expected.get(key, expected['via'])}" for key, is_right in checks.items() if not is_right
        )
    extra = [a for i, a in enumerate(read.found) if i not in used and not is_exempt(read, a)]
    counts["false"] += len(extra)
    counts["of items free of false ones"] += 1
    counts["items free of false ones"] += not extra
    return faults + [f"false: {read.content(a)!r}" for a in extra]


def chain_checks(read: Read, expected: dict[str, Any], found: Attribution) -> Iterator[tuple[str, bool]]:
    """Give each field of an expected attribution and whether it came out right."""
    yield "source", overlaps(expected["source"], found.source)
    yield "via", same_chain(expected["via"], found.via)
    yield "class", found.class_ == expected["class"]
    yield "addressee", overlaps(expected["addressee"], found.addressee)
    yield "negation", found.negated == expected["negated"]
    cues = [expected["cue"], *expected.get("cue_or", ())]
    yield (
        "cue",
        found.cue is not None and any(words(cue) & words(found.cue.span.of(read.text)) or cue == ":" for cue in cues),
    )


def closest(read: Read, content: str, used: set[int]) -> int | None:
    """Give the attribution whose words are nearest to *content*, if at least half of both are shared."""
    scores = [(dice(content, read.content(a)), -i) for i, a in enumerate(read.found) if i not in used]
    best, index = max(scores, default=(0.0, 0))
    return -index if best >= 0.5 else None


def is_exempt(read: Read, found: Attribution) -> bool:
    """Tell whether *found* need not be there but may: an outer link, a question, a refusal."""
    lemmas = set((found.cue.lemma if found.cue else "").split())
    return bool(lemmas & EXEMPT) or any(
        overlaps(link, found.source) for expected in read.item["expect"] for link in expected["via"]
    )


def same_chain(expected: list[str], found: tuple[ActorMention, ...]) -> bool:
    return len(expected) == len(found) and all(same_link(e, f) for e, f in zip(expected, found, strict=True))


def same_link(expected: str, found: ActorMention) -> bool:
    """Tell whether two names of a link are one: the same name, or the same head noun of one without a name."""
    bare = plain(expected)
    names = {plain(found.name or ""), plain(found.text)}
    last = bare.split()[-1:] if expected[:1].islower() or not found.name else []
    if not found.name and set(bare.split()) <= set(plain(found.text).split()):
        return True
    return (
        bare in names
        or any(name.endswith(" ".join(last)) and last for name in names)
        or bare in plain(found.name or "")
    )


# -- speakers --------------------------------------------------------------------------


def speakers(read: Read, counts: Counter[str]) -> list[str]:
    """Count the right speakers of one item, and give the wrong ones."""
    faults = []
    for expected in read.item["expect"]:
        span = occurrence(read.text, expected["source"], expected["occurrence"])
        near = [
            a
            for a in read.found
            if plain(expected["content"]) in plain(read.content(a)) or dice(expected["content"], read.content(a)) >= 0.5
        ]
        with_source = [
            a for a in near if a.source is not None and a.source.span is not None and a.source.span.overlaps(span)
        ]
        counts["of source"] += 1
        counts["of name"] += 1
        if not with_source:
            faults.append(f"no source {expected['source']!r} for {expected['content']!r}")
            continue
        counts["source"] += 1
        mention = with_source[0].source
        is_right = mention is not None and right_name(expected, mention)
        counts["name"] += is_right
        is_sure = mention is not None and mention.sure and mention.name is not None
        counts["of wrong among the sure"] += is_sure
        counts["wrong among the sure"] += is_sure and not is_right
        counts["of country"] += expected["country"] is not None
        right_country = mention is not None and right_state(expected, mention)
        counts["country"] += expected["country"] is not None and right_country
        if not (is_right and right_country):
            got = mention and (mention.name, mention.country, mention.sure, mention.others)
            faults.append(f"{expected['source']!r}: {got}, not {expected['name']}")
    for words_ in read.item.get("not_sources", ()):
        counts["of not sources"] += 1
        is_free = not any(a.source is not None and a.source.text.strip() == words_ for a in read.found)
        counts["not sources"] += is_free
        faults.extend([] if is_free else [f"{words_!r} is no source"])
    return faults


def right_name(expected: dict[str, Any], found: ActorMention) -> bool:
    if expected.get("others") and not expected["sure"]:
        return not found.sure and (found.name is None or any(same_name(found.name, o) for o in expected["others"]))
    accepted = [name for name in (expected["name"], *expected.get("name_or", ())) if name]
    if not accepted:
        return found.name is None
    given = [name for name in (found.name, *(found.others if found.sure else ())) if name]
    return any(same_name(one, name) for one in given for name in accepted)


def right_state(expected: dict[str, Any], found: ActorMention) -> bool:
    """Tell whether the state is right; one attribution for two who speak together carries that of the first."""
    is_second = found.sure and any(same_name(expected["name"] or "", other) for other in found.others)
    return expected["country"] is None or found.country == expected["country"] or is_second


def same_name(one: str, other: str) -> bool:
    return sorted(plain(one.replace("Ministry of Foreign Affairs", "Foreign Ministry")).split()) == sorted(
        plain(other).split()
    )


def occurrence(text: str, part: str, number: int) -> Span:
    """Give the place of the *number*th occurrence of *part* that stands on its own."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text)]
    return Span(*places[number])


# -- content ---------------------------------------------------------------------------


def contents(read: Read, counts: Counter[str]) -> list[str]:
    """Count the contents of one item whose ends are exact, and give the others."""
    faults, used = [], set[int]()
    for expected in read.item["expect"]:
        counts["of exact"] += 1
        counts["of found"] += 1
        best = closest(read, " ".join(expected["content"]), used)
        if best is None:
            faults.append(f"not found: {expected['content']}")
            continue
        used.add(best)
        counts["found"] += 1
        found = [stripped(span.of(read.text)) for span in read.found[best].content]
        is_exact = " ".join(found) == " ".join(map(stripped, expected["content"]))
        counts["exact"] += is_exact
        if not is_exact:
            faults.append(f"{found}, not {expected['content']}")
    extra = [a for i, a in enumerate(read.found) if i not in used and not is_question(a)]
    counts["false"] += len(extra)
    return faults + [f"false: {read.content(a)!r}" for a in extra]


def is_question(found: Attribution) -> bool:
    return found.cue is not None and found.cue.lemma in EXEMPT


def stripped(words_: str) -> str:
    return words_.strip(" ,.;:\n")


# -- words -----------------------------------------------------------------------------


def words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def dice(one: str, other: str) -> float:
    """Give the overlap of the words of two texts, each counted as often as it stands there."""
    a, b = Counter(WORD.findall(one.lower())), Counter(WORD.findall(other.lower()))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def overlaps(expected: str | None, found: ActorMention | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return bool(words(plain(expected)) & words(plain(found.text))) or plain(expected) == plain(found.text)


def plain(text: str) -> str:
    bare = " ".join(FILLERS.sub("", text.lower()).split())
    return SAME.get(bare, bare)


if __name__ == "__main__":
    main()
