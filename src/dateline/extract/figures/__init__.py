"""Counts with their bounds. In: Article, trees, times. Out: Figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.figures.bounds import Bounds, bounds_of
from dateline.extract.figures.counts import is_count
from dateline.extract.figures.nouns import counted_noun, tokens_of
from dateline.extract.figures.numbers import Number, find_numbers
from dateline.extract.tree import Tree
from dateline.knowledge.units import UnitTables
from dateline.model import Article, Figure, Span, TimeMention, mention_id

DIGITS = frozenset("0123456789")


def find_figures(
    article: Article, trees: Sequence[Tree], times: Sequence[TimeMention], tables: UnitTables
) -> tuple[Figure, ...]:
    """Give every count in the article's own words, in order; dates, ages and numbers of models are not counts."""
    taken = sorted(mention.span for mention in times)
    return tuple(figure for tree in trees for figure in _in_sentence(article, tree, taken, tables))


def _in_sentence(article: Article, tree: Tree, taken: Sequence[Span], tables: UnitTables) -> Iterator[Figure]:
    if not _has_number(tree, tables):
        return
    whole = tree.sentence.span
    times = [span for span in taken if span.overlaps(whole)]
    last: Figure | None = None
    for number in find_numbers(article.text, whole.start, whole.end, tables):
        if any(span.overlaps(number.span) for span in times):
            continue
        first_token, last_token = tokens_of(tree, number.span)
        noun = counted_noun(tree, last_token, tables)
        if not is_count(tree, number, first_token, last_token, noun, tables):
            continue
        bounds = bounds_of(
            article.text, number.span.start, number.span.end, low_edge=whole.start, high_edge=whole.end, tables=tables
        )
        last = _figure(article, tree, number, bounds, noun, last_token, last, tables)
        yield last


def _has_number(tree: Tree, tables: UnitTables) -> bool:
    for token in tree.tokens:
        if token.xpos == "CD" or token.form[0] in DIGITS or token.form[-1] in DIGITS:
            return True
        if token.form.lower() in tables.opening_words:
            return True
    return False


def _figure(
    article: Article,
    tree: Tree,
    number: Number,
    bounds: Bounds,
    noun: int | None,
    last_token: int,
    previous: Figure | None,
    tables: UnitTables,
) -> Figure:
    unit, unit_word = _unit(article, number, bounds, tables)
    modifier = _modifier(number, bounds)
    if modifier == "exact" and previous is not None and unit and _in_brackets_after(article, previous, number):
        modifier = previous.modifier  # "about 250 kilometers (155 miles)": one measurement, said twice
    low, high = _ends(number, modifier)
    span = number.span
    of = tree.tokens[noun].form if noun is not None else unit_word
    if of is None and bounds.additional and previous is not None:
        of = previous.of  # "11,000 troops in 2024, and another 3,000 this year"
    if unit and unit_word and (noun is None or number.sign or unit_word == "%"):
        of = unit_word
    end = max(bounds.end, tree.tokens[noun].end if noun is not None and noun > last_token else 0)
    whole = Span(min(bounds.start, span.start), max(end, span.end))
    return Figure(
        id=mention_id(article.id, "figure", span),
        span=span,
        text=article.text[whole.start : whole.end],
        low=low,
        high=high,
        modifier=modifier,
        additional=bounds.additional,
        unit=unit,
        of=of,
        rule="range" if number.is_range else "vague" if number.is_vague else "number",
    )


def _modifier(number: Number, bounds: Bounds) -> str:
    if bounds.modifier != "exact":
        return bounds.modifier
    return "range" if number.is_range else "about" if number.is_vague else "exact"


def _ends(number: Number, modifier: str) -> tuple[float | None, float | None]:
    if number.is_vague or number.is_range:
        return number.low, number.high
    if modifier in ("at_least", "more_than"):
        return number.low, None
    if modifier in ("at_most", "less_than"):
        return None, number.low
    return number.low, number.low


def _unit(article: Article, number: Number, bounds: Bounds, tables: UnitTables) -> tuple[str | None, str | None]:
    """Give the unit and the word or sign that names it."""
    if number.sign:
        sign = next(character for character in number.sign if not character.isalpha())
        return tables.currencies.get(number.sign.lower(), tables.currencies.get(sign)), sign
    before = article.text[max(0, number.span.start - 12) : number.span.start].split()
    if before and before[-1].lower() in tables.currencies:
        return tables.currencies[before[-1].lower()], before[-1]
    words = article.text[number.span.end : number.span.end + 40].lstrip(" -").split()
    if not words:
        return None, None
    if words[0].startswith("%"):
        return "%", "%"
    two = " ".join(words[:2]).lower().rstrip(".,;:)")
    word = words[0].rstrip(".,;:)]'’\"”")
    known = tables.measures.get(two) or tables.measures.get(word.lower()) or tables.currencies.get(word.lower())
    return (known, word) if known else (None, None)


def _in_brackets_after(article: Article, previous: Figure, number: Number) -> bool:
    between = article.text[previous.span.end : number.span.start]
    return len(between) < 20 and between.rstrip().endswith("(") and "." not in between
