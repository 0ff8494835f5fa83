"""What is taken for what: `python evals/confusion.py --data DIR [--set plv]`.

DIR holds ``score.py`` and the development halves ``dev_SET.jsonl`` of the public sets of events. Printed are the
figures per type, beside those of other coders from ``baselines.json``; the table of what a missed type came out as;
and the ten commonest errors, of type and of pair. A type is "missed" where no event of the sentence has it; it "came
out as" whatever types are left over there, or nothing.
"""

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.extract import extract
from dateline.knowledge import load_knowledge
from dateline.model import ActorMention, EventMention, Status
from halves import Item, read_all

NOTHING = "nothing"
# What counts as coded in the public sets, which know no status: all but what is denied, undone or only thinkable.
UNCOUNTED = (Status.HYPOTHETICAL, Status.NEGATED, Status.DENIED)
SHOWN = 10


def main() -> None:
    """Print the figures of one set."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--set", default="plv", help="plv, plover_gsr, icbe or cameo_conflibert")
    given = options.parse_args()
    scorer = load_scorer(given.data / "score.py")
    gold = [json.loads(line) for line in (given.data / f"dev_{given.set}.jsonl").read_text("utf-8").splitlines()]
    gold = [item for item in gold if given.set != "icbe" or item.get("explicit")]
    coded = code(gold)
    print("\n".join(per_type(gold, coded, scorer)))
    print("\n".join(beside(given.data / "baselines.json", given.set)))
    print("\n".join(confusion(gold, coded, scorer)))
    print("\n".join(pairs(gold, coded, scorer)))


def load_scorer(path: Path) -> ModuleType:
    """Give the scorer of the sets as a module."""
    spec = importlib.util.spec_from_file_location("events_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def code(gold: list[Item]) -> dict[str, list[Item]]:
    """Give the events read in each sentence, one for each pair of countries, by the sentence's id."""
    knowledge = load_knowledge()
    items = [{**item, "published": item.get("published") or None} for item in gold]
    return {
        item["id"]: [row for event in extract(article, parse, knowledge).events for row in rows(event)]
        for item, article, parse in read_all(items, knowledge)
    }


def rows(event: EventMention) -> Iterator[Item]:
    """Give an event as the sets have it: one row for each source and target."""
    if event.status in UNCOUNTED:
        return
    sources, targets = codes(event.actors), codes(event.recipients)
    joint = list(combinations(sources, 2)) if len(sources) > 1 else [(sources[0] if sources else "", "")]
    listed = [(source, target) for source in sources or [""] for target in targets] if targets else joint
    for source, target in listed:
        yield {"source": source, "target": target, "plover": event.type}


def codes(mentions: Iterable[ActorMention]) -> list[str]:
    """Give the countries of *mentions* without repeats, "" for one that has none."""
    return list(dict.fromkeys(mention.country or "" for mention in mentions))


def per_type(gold: list[Item], coded: dict[str, list[Item]], scorer: ModuleType) -> Iterator[str]:
    """Give precision, recall and F1 of each type, lenient, and of all."""
    result: dict[str, Any] = scorer.evaluate(gold, coded, True, True)
    yield f"{'type':12s} {'gold':>5s} {'P':>5s} {'R':>5s} {'F1':>5s}"
    for name, row in sorted(by_type(result)):
        yield f"{name:12s} {row['tp'] + row['fn']:5d} {row['p']:5.2f} {row['r']:5.2f} {row['f1']:5.2f}"
    for level in ("type", "dyad", "actors"):
        strict = scorer.evaluate(gold, coded, False)[level]
        yield f"{level:12s} F1 lenient {result[level]['f1']:.3f}, strict {strict['f1']:.3f}"


def by_type(result: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Give the rows per type with precision and recall worked out."""
    for name, row in result["by_type"].items():
        found, wrong, missed = row["tp"], row["fp"], row["fn"]
        if found + missed == 0:
            continue  # CONCEDE and RETREAT apart, which the older labels hold for one
        precision, recall = found / max(1, found + wrong), found / max(1, found + missed)
        yield name, {**row, "p": precision, "r": recall, "f1": row["f1"]}


def beside(path: Path, name: str) -> Iterator[str]:
    """Give the figures of other coders on the same half."""
    if not path.exists():
        return
    sets = json.loads(path.read_text("utf-8"))["sets"].get(name, {})
    half = sets.get("explicit" if name == "icbe" else "all", {}).get("dev", {})
    for coder, levels in half.items():
        shown = ", ".join(f"{level} {row['f1']:.3f} / {row.get('lenient_f1', 0):.3f}" for level, row in levels.items())
        yield f"{coder}: F1 strict / lenient {shown}"


def confusion(gold: list[Item], coded: dict[str, list[Item]], scorer: ModuleType) -> Iterator[str]:
    """Give the table of what missed types came out as, then the commonest cells."""
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for item in gold:
        _, extra, missed, _ = scorer.score_record(item, coded[item["id"]], "type")
        left = [name for found in extra for name in found] or [NOTHING]
        for wanted in missed:
            cells["|".join(sorted(wanted))][left[0]] += 1
    columns = sorted({column for row in cells.values() for column in row})
    yield "\nmissed type, and what came out: " + " ".join(f"{column[:8]:>8s}" for column in columns)
    for name, row in sorted(cells.items()):
        yield f"{name:32s}" + " ".join(f"{row[column] or '.':>8}" for column in columns)
    flat = Counter({(name, column): n for name, row in cells.items() for column, n in row.items()})
    yield "\ncommonest errors of type"
    for (name, column), count in flat.most_common(SHOWN):
        yield f"  {count:3d} {name} came out as {column}"


def pairs(gold: list[Item], coded: dict[str, list[Item]], scorer: ModuleType) -> Iterator[str]:
    """Give how pairs of countries go wrong where an event was read at all."""
    kinds: Counter[str] = Counter()
    for item in gold:
        if "actors" not in item.get("levels", ("actors",)) or not coded[item["id"]]:
            continue
        _, _, missed, _ = scorer.score_record(item, coded[item["id"]], "actors")
        given = {(scorer.country(row["source"]), scorer.country(row["target"])) for row in coded[item["id"]]}
        kinds.update(kind_of(wanted, given) for wanted in missed)
    yield "\ncommonest errors of pairs, of sentences with an event"
    for kind, count in kinds.most_common(SHOWN):
        yield f"  {count:3d} {kind}"


def kind_of(wanted: tuple[str, str], given: set[tuple[str, str]]) -> str:
    """Give in words how the *given* pairs differ from the one that was *wanted*."""
    source, target = wanted
    if (target, source) in given:
        return "the two sides the wrong way round"
    right_source = [theirs for ours, theirs in given if ours == source]
    right_target = [ours for ours, theirs in given if theirs == target]
    if right_source:
        return "recipient missing" if "" in right_source else "another recipient"
    if right_target:
        return "actor missing" if "" in right_target else "another actor"
    return "both sides others"


if __name__ == "__main__":
    main()
