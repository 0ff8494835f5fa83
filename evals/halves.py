"""The two halves of a gold set. In: its name, dev or aside. Out: items, read articles, figures.

Rules are written against dev. Of aside only totals are printed, never an item or a class of error, so that it stays
unseen by whoever writes the rules.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.clean import clean
from dateline.knowledge import Knowledge
from dateline.model import Article, Parse, Raw
from dateline.parse import load_parser

GOLD = Path(__file__).parent / "gold"
HALVES = ("dev", "aside")
FILLERS = re.compile(r"\b(?:the|a|an|of|and|its|their)\b|['’]s?\b|[^\w\s]")
SHOWN_CLASSES = 40

Item = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """One thing that came out wrong: its class, in a few words, and how it shows in this item."""

    kind: str
    shown: str = ""


@dataclass
class Tally:
    """Shares by name, and lines of figures that are no plain shares."""

    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    whole: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    notes: list[str] = field(default_factory=list)

    def count(self, name: str, is_right: float, of: float = 1) -> bool:
        """Count *is_right* of *of* under *name*; give whether all of it was right."""
        self.right[name] += is_right
        self.whole[name] += of
        return is_right >= of

    def lines(self) -> Iterator[str]:
        """Give each share as a line, then the notes."""
        for name in sorted(self.whole):
            right, whole = self.right[name], self.whole[name]
            yield f"  {name:44s} {right:g}/{whole:g}" + (f" = {right / whole:.1%}" if whole else "")
        yield from self.notes


def main(doc: str, score: Callable[[str, Tally], Iterable[tuple[Item, list[Fault]]]]) -> None:
    """Score the half that the command line names and print it: figures, and for dev what went wrong."""
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=HALVES, default="dev")
    options.add_argument("--set", type=int, default=1, choices=(1, 2, 3), help="which set, each by another hand")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print N items that went wrong (dev only)")
    given = options.parse_args()
    tally = Tally()
    scored = list(score(f"{given.set if given.set > 1 else ''}_{given.half}", tally))
    if given.half == "dev":
        show([(item, faults) for item, faults in scored if faults], given.errors)
    print(f"{given.half}, {len(scored)} items")
    print("\n".join(tally.lines()))


def show(wrong: list[tuple[Item, list[Fault]]], most: int) -> None:
    """Print the first *most* items that went wrong, then all classes of error with their counts."""
    for item, faults in wrong[:most]:
        print(f"\n{item['id']} ({item.get('phenomenon', item.get('kind'))}): {item.get('text', '')}")
        for fault in faults:
            print(f"    - {fault.kind}: {fault.shown}")
    kinds = Counter(fault.kind for _, faults in wrong for fault in faults)
    print("\nclasses of error")
    for kind, count in kinds.most_common(SHOWN_CLASSES):
        print(f"  {count:3d} {kind}")
    print()


def items_of(name: str, half: str) -> list[Item]:
    """Give the items of a half ("_dev", "2_aside"), its head left out."""
    lines = (GOLD / f"{name}{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def read_all(items: Iterable[Item], knowledge: Knowledge) -> list[tuple[Item, Article, Parse]]:
    """Give each of *items* with its text and day cleaned and parsed as an article."""
    items = list(items)
    articles = [clean(raw(item), knowledge, pile_language="en") for item in items]
    return list(zip(items, articles, load_parser()(articles), strict=True))


def raw(item: Item) -> Raw:
    """Give the item as an input that carries its text and day."""
    return Raw(
        id=item["id"], external_id=item["id"], locator=item["id"], media_type="text/plain", content=item["text"],
        published=item["published"], language="en",
    )  # fmt: skip


def plain_words(text: str) -> frozenset[str]:
    """Give the words of *text* that name something: no accents, no case, no articles."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("-", " "))
    return frozenset(FILLERS.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).split())
