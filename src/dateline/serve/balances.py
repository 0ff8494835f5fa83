"""A balance as drawings. In: Balance, names, how to link. Out: SVG of its periods, and of its types by period."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.charts import Bin, Drawing, Row, balance, dots
from dateline.query.pairs import Balance, Tally
from dateline.serve.parameters import plover_types
from dateline.serve.phrases import NO_BREAK, QUADS, type_words

# Gives the address of the happenings of a period, of one type or of all.
Link = Callable[..., str]


def drawn_balance(found: Balance, names: Sequence[str], link: Link) -> Drawing | None:
    """Give cooperation and conflict by period, each bar a link; None where nothing can be counted."""
    if not found.tallies:
        return None
    bins = [
        Bin(
            label=period_words(tally), tick=tally.period.tick, counts=tally.counts, score=tally.score,
            href=link(tally=tally) if sum(tally.counts) else None,
        )
        for tally in found.tallies
    ]  # fmt: skip
    return balance(bins, title=f"Cooperation and conflict of {' and '.join(names)}, happenings by {found.unit}")


def drawn_types(found: Balance, names: Sequence[str], link: Link) -> Drawing | None:
    """Give PLOVER's types by period, cooperation first, those that never occur left out."""
    types = plover_types()
    present = {name for tally in found.tallies for name in tally.types}
    rows = [
        Row(
            label=f"{QUADS[types[name].quad][0]}{NO_BREAK}{type_words(name)}", quad=types[name].quad,
            values=tuple(tally.types.get(name, 0) for tally in found.tallies),
            hrefs=tuple(link(tally=tally, type=name) if name in tally.types else None for tally in found.tallies),
        )
        for name in sorted(present, key=lambda name: (types[name].quad, name))
    ]  # fmt: skip
    if not rows:
        return None
    labels = [tally.period.label for tally in found.tallies]
    ticks = [tally.period.tick for tally in found.tallies]
    return dots(rows, labels, ticks, title=f"Types of acts of {' and '.join(names)} by {found.unit}")


def period_words(tally: Tally) -> str:
    """Give a period with what it holds: "Apr 2001: 3 of cooperation, 5 of conflict, mean score −1.2"."""
    score = "" if tally.score is None else f", mean score {tally.score:+.1f}".replace("-", "−")
    return f"{tally.period.label}: {sum(tally.counts[:2])} of cooperation, {sum(tally.counts[2:])} of conflict{score}"
