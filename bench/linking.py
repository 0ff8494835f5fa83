"""What linking costs: `python bench/linking.py --db FILE`, FILE a record of some 20,000 articles, which is not touched.

Prints, asserts nothing:

    whole   CPU seconds to link 2,000 of its articles and all of them from their cards, and the peak memory.
    one     seconds to link one article more, read again in its place: found, compared, written; for 20 articles, and
            for 5 that report the happening with the most articles. Loading of tables is apart.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from dateline.knowledge.titles import load_wording
from dateline.link import link, relate, rules
from dateline.model import Pile
from dateline.pipeline import relink
from dateline.store import Store, open_store

FEW = 2_000
SINGLE, HOT = 20, 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record.db"
        shutil.copy(given.db, copy)
        store = open_store(copy)
        whole(store.pile())
        if store.notes().get("rules") != rules():
            relink(store)
        one(store)


def whole(pile: Pile) -> None:
    """Link a part and all of *pile*."""
    part = few(pile)
    seconds = [cpu(part), cpu(pile)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"whole: {len(part.texts):,} articles {seconds[0]:.1f} s, {len(pile.texts):,} articles {seconds[1]:.1f} s of "
          f"CPU ({seconds[1] / seconds[0]:.1f} times); peak memory {peak:.0f} MB")  # fmt: skip


def few(pile: Pile) -> Pile:
    """Give the first articles by id, which is as good as by lot."""
    held = {card.id for card in sorted(pile.texts, key=lambda card: card.id)[:FEW]}
    return Pile(
        tuple(card for card in pile.texts if card.id in held),
        tuple(card for card in pile.events if card.article in held),
        tuple(card for card in pile.speeches if card.article in held),
    )


def cpu(pile: Pile) -> float:
    """Give the CPU seconds to link *pile*."""
    began = time.process_time()
    link(pile)
    return time.process_time() - began


def one(store: Store) -> None:
    """Link single articles again."""
    load_wording()
    with store.reading() as connection:
        single = list(connection.execute(text("SELECT id FROM article ORDER BY id LIMIT :n"), {"n": SINGLE}).scalars())
        hottest = connection.execute(text("SELECT id FROM event ORDER BY articles DESC, id LIMIT 1")).scalar_one()
        question = text("SELECT DISTINCT article FROM event_mention WHERE event = :id ORDER BY article LIMIT :n")
        hot = list(connection.execute(question, {"id": hottest, "n": HOT}).scalars())
    for name, articles in (("any", single), ("of the largest happening", hot)):
        took = [again(store, article) for article in articles]
        wall, spent = [sorted(values) for values in zip(*took, strict=True)]
        print(f"one more, {name}: median {statistics.median(wall):.2f} s, worst {wall[-1]:.2f} s "
              f"(CPU {statistics.median(spent):.2f}, {spent[-1]:.2f} s)")  # fmt: skip


def again(store: Store, article: str) -> tuple[float, float]:
    """Take an article's mentions out of the links and link it as if it had just come; give wall and CPU seconds."""
    began, spent = time.perf_counter(), time.process_time()
    with store.shelf() as shelf:
        events, speeches = shelf.of_articles([article])
        patch = relate(shelf, [article], [*events, *speeches], load_wording())
    store.apply(patch, rules(), changed=[article])
    return time.perf_counter() - began, time.process_time() - spent


if __name__ == "__main__":
    main()
