"""Numbers that count something, told from years, ages, scores of models, and names. In: a number in its tree."""

from __future__ import annotations

from dateline.extract.figures.numbers import Number
from dateline.extract.tree import Tree
from dateline.knowledge.units import UnitTables

TIME_WORDS = frozenset(
    (
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "fortnight",
        "a.m",
        "p.m",
    )
)
SMALL = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
# "the two leaders", "both": a way of naming them, and no news of how many.
DEFINITE = frozenset(("the", "these", "those", "both", "its", "their", "his", "her", "our", "all"))
NOT_BEFORE_ONE = frozenset(("no", "any", "every", "the", "this", "that", "each", "another", "which", "not", "'s"))
OLDEST = 120


def is_count(tree: Tree, number: Number, first: int, last: int, noun: int | None, tables: UnitTables) -> bool:
    """Tell whether *number*, tokens *first* to *last*, counts something."""
    tokens = tree.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    form = number.span.of(tree.text).lower()
    if number.is_vague or number.sign:
        return True
    if (
        before is not None
        and before.form.lower().rstrip(".") in tables.labels
        and (before.form[0].isupper() or noun is None)
    ):
        return False
    if before is not None and (before.form in ("#", "/", "&") or _is_in_name(tree, first)):
        return False
    if tree.text[number.span.end : number.span.end + 1] == "-" and not _counts_before_hyphen(tree, last, tables):
        return False
    if (after is not None and after.lemma.lower() in TIME_WORDS) or tree.text[number.span.end :].startswith("-year"):
        return False
    if _is_age(tree, number, first, last):
        return False
    return not (form in SMALL and _is_only_a_word(tree, form, first, last, noun))


def _is_in_name(tree: Tree, first: int) -> bool:
    """Tell whether the number belongs to the name before it: "S&P 500", "Article 3"."""
    token, before = tree.tokens[first], tree.tokens[first - 1]
    return before.upos == "PROPN" and token.deprel == "nummod" and token.head == first - 1


def _counts_before_hyphen(tree: Tree, last: int, tables: UnitTables) -> bool:
    """Tell whether "28,500-strong" or "500-kilometer" counts; "11-country" and "six-party" only describe."""
    if last + 2 >= len(tree.tokens):
        return False
    word = tree.tokens[last + 2].form.lower()
    return word in ("strong", "plus", "odd") or word in tables.measures or word in tables.currencies


def _is_age(tree: Tree, number: Number, first: int, last: int) -> bool:
    """Tell whether the number is set off behind a name (", 65,") or comes after "aged"."""
    tokens = tree.tokens
    if first == 0 or number.low > OLDEST or number.low != int(number.low):
        return False
    before = tokens[first - 1]
    if before.form.lower() in ("aged", "age", "ages"):
        return True
    closed = last + 1 < len(tokens) and tokens[last + 1].form in (",", ".", ")")
    return before.form in (",", "(") and closed and first > 1 and tokens[first - 2].upos in ("PROPN", "NOUN")


def _is_only_a_word(tree: Tree, form: str, first: int, last: int, noun: int | None) -> bool:
    before = tree.tokens[first - 1].form.lower() if first else ""
    after = tree.tokens[last + 1].form.lower() if last + 1 < len(tree.tokens) else ""
    if noun is None:
        return form == "one" or before in DEFINITE
    if form == "one":
        return before in NOT_BEFORE_ONE or after in ("of", "or", "another", "-") or tree.tokens[last].deprel != "nummod"
    return before in DEFINITE
