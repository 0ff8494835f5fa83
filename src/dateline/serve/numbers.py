"""Numbers as drawings. In: figures by what they count, how to link. Out: SVG of how each moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dateline.charts import Drawing, Told, told
from dateline.query.figures import FigureEntry
from dateline.serve.phrases import figure_words

# A number that one article tells does not move; these many nouns are drawn, the others stand in the table.
FEWEST, DRAWN = 2, 4


def figure_charts(
    found: Mapping[str, Sequence[FigureEntry]], link: Callable[[FigureEntry], str]
) -> list[tuple[str, Drawing]]:
    """Give a drawing for each of the nouns that most articles count, where they tell more than one day or number."""
    charts = []
    for noun, entries in found.items():
        dated = [one for one in entries if one.day and one.precision not in ("decade", "century")]
        if len({one.article for one in dated}) < FEWEST or noun == "not told":
            continue
        numbers = [
            Told(
                day=date.fromisoformat(one.day[:10]), low=one.low, high=one.high, href=link(one),
                label=f"{figure_words(one)} {noun} ({one.source or one.outlet or 'not named'})",
            )
            for one in dated if one.day
        ]  # fmt: skip
        charts.append((noun, told(numbers, title=f"How many {noun}, as told")))
    return charts[:DRAWN]
