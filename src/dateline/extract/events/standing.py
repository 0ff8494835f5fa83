"""Who stands behind a report, and how long ago its act was. In: Reading, Status, attributions. Out: Status, history.

What a party to a hostile act says of it is alleged; what it does by saying so (a visit, an
expulsion), and what it admits, happened. Rules after docs/record.md, "status".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.extract.events.modality import DECADE
from dateline.extract.events.values import Reading, Sentence
from dateline.extract.tree import Tree
from dateline.model import Attribution, Span, Status

# Contested on the doer's own word, too: both sides of a war claim its deeds.
CONTESTED = frozenset({"ASSAULT"})
# Contested where another than the doer tells of it.
HOSTILE = frozenset({"COERCE", "MOBILIZE", "AID", "COOPERATE", "SANCTION"})
ADMITTING = frozenset({"admit", "acknowledge", "concede", "confess", "confirm", "deny", "dispute"})
# No state's own: what they report is not a party's word.
BYSTANDERS = frozenset({"UNO", "IGO", "NGO", "EUR", "MNC"})
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# Years between an act and the article that make it history: last year's acts are still news.
HISTORY_YEARS = 3
PAST_TIMES = frozenset({"anniversary", "centenary", "bicentenary"})
# By these a word that dates an act hangs on it, and the parts of a date on one another.
DATING = (
    "obl", "obl:tmod", "obl:npmod", "nmod", "nmod:tmod", "nmod:npmod", "compound", "nummod", "amod", "advmod", "flat",
    "dep", "appos",
)  # fmt: skip
SPANS = frozenset({"year", "decade", "century"})
OLD_WARS = ("Cold War", "World War", "Soviet era", "colonial", "Gulf War", "Vietnam War", "Korean War")


class Reports:
    """The attributions of an article, asked which of them reports a span."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._pieces = [(span, attribution) for attribution in attributions for span in attribution.content]

    def of(self, span: Span) -> Attribution | None:
        """Give the innermost attribution whose content holds *span*, or None."""
        holding = [piece for piece in self._pieces if piece[0].contains(span)]
        return min(holding, key=lambda piece: piece[0].end - piece[0].start)[1] if holding else None


def weigh(sentence: Sentence, reading: Reading, status: Status, report: Attribution | None) -> Status:
    """Give *status* as it stands when *report* is all that speaks for it."""
    if status in (Status.HAPPENED, Status.ONGOING) and _is_called_alleged(sentence, reading):
        return Status.ALLEGED
    if report is None or report.source is None:
        return status
    is_told = status is Status.NEGATED and reading.inner is None and reading.status is None
    if is_told and report.class_ in ("speech", "belief"):
        return Status.DENIED
    if status in (Status.HAPPENED, Status.ONGOING) and _is_partys_word(sentence, reading, report):
        return Status.ALLEGED
    return status


def _is_called_alleged(sentence: Sentence, reading: Reading) -> bool:
    tree = sentence.tree
    kids = tree.children(reading.trigger, "amod", "advmod")
    return any(tree.tokens[kid].form.lower() in sentence.words["alleged"] for kid in kids)


def _is_partys_word(sentence: Sentence, reading: Reading, report: Attribution) -> bool:
    source = report.source
    if source is None or source.country is None or source.country in BYSTANDERS or reading.inner is not None:
        return False
    actors, recipients = reading.roles.countries
    is_doer = source.country in actors
    if report.cue is not None and report.cue.lemma in ADMITTING:
        return False
    if report.class_ != "speech" or _is_aside(sentence, reading):
        return False
    if reading.type in CONTESTED or "territory" in reading.pattern.contexts:
        return is_doer or source.country in recipients or not (actors and recipients)
    if reading.type in HOSTILE:
        return not is_doer and bool(actors) and (source.country in recipients or not recipients)
    return False


def _is_aside(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the act only describes somebody ("the men arrested in May") or is taken as known ("the raid")."""
    if reading.route == "noun" and not reading.roles.by_light:
        return True
    return sentence.tree.tokens[reading.trigger].deprel in ("acl", "amod", "acl:relcl")


def is_history(sentence: Sentence, reading: Reading, today: date | None) -> bool:
    """Tell whether the act is background from before the news: by a year, a decade, an anniversary, an old war.

    Only what dates the act itself counts: not the year of a treaty that is left, nor "the first visit since 2019".
    """
    tree = sentence.tree
    words = _dating_words(sentence, reading)
    text = " ".join(tree.tokens[at].form for at in words)
    if any(war in text for war in OLD_WARS) and tree.tokens[reading.trigger].form not in OLD_WARS:
        return True
    if any(DECADE.fullmatch(tree.tokens[at].form.lower()) and not _is_age(tree, at) for at in words):
        return True
    if _is_anniversary_of(tree, reading.trigger) or _is_years_since(sentence, reading):
        return True
    years = [int(tree.tokens[at].form) for at in words if _is_year(sentence, at)]
    return bool(years and today and max(years) <= today.year - HISTORY_YEARS)


def _dating_words(sentence: Sentence, reading: Reading) -> list[int]:
    """Give the words that may date the act: what stands beside the trigger as a time, and the parts of a date or era.

    Left out is what is counted from ("the worst since 2019").
    """
    tree, found = sentence.tree, []
    waiting = [(reading.trigger, True)]
    if reading.roles.by_light:
        waiting = [(tree.tokens[reading.trigger].head, True), *waiting]
    while waiting:
        node, is_open = waiting.pop()
        found.append(node)
        if is_open:
            waiting += [(kid, _is_time(tree, kid)) for kid in tree.children(node, *DATING) if _may_date(sentence, kid)]
    return sorted(set(found))


def _may_date(sentence: Sentence, at: int) -> bool:
    return at not in sentence.found and sentence.tree.case(at) != "since"


def _is_time(tree: Tree, at: int) -> bool:
    """Tell whether the words under *at* are parts of a date or of an era's name."""
    token = tree.tokens[at]
    return token.entity.endswith(("DATE", "EVENT")) or any(token.form in war for war in OLD_WARS)


def _is_age(tree: Tree, at: int) -> bool:
    """Tell whether a decade is somebody's age: "a pedestrian in his 80s"."""
    return tree.child(at, "nmod:poss") is not None


def _is_anniversary_of(tree: Tree, trigger: int) -> bool:
    """Tell whether the act is what an anniversary is of; a message sent on one is news."""
    node = trigger
    for above in tree.ancestors(trigger):
        if tree.tokens[node].deprel not in ("nmod", "compound", "nmod:poss"):
            return False
        if tree.tokens[above].lemma.lower() in PAST_TIMES:
            return True
        node = above
    return False


def _is_year(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tree.tokens
    before = tokens[at - 1].form if at else ""
    return (
        bool(YEAR.fullmatch(tokens[at].form)) and before not in ("$", "€", "£") and tokens[at].entity.endswith("DATE")
    )


def _is_years_since(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the act opens a count of years: "55 years to the day since armies occupied", "decades ago"."""
    tree = sentence.tree
    lemmas = {tree.tokens[at].lemma.lower() for at in range(max(0, reading.trigger - 12), reading.trigger)}
    small = tree.children(reading.trigger, "mark", "case")
    if any(_is_years_after(tree, at) for at in small):
        return True
    marks = {tree.tokens[kid].form.lower() for kid in small}
    return "since" in marks and bool(lemmas & SPANS)


def _is_years_after(tree: Tree, at: int) -> bool:
    """Tell whether the word opens what lies years back: "eleven years after it closed its embassy"."""
    if tree.tokens[at].form.lower() != "after" or at == 0 or tree.tokens[at - 1].lemma.lower() not in SPANS:
        return False
    return tree.case(at - 1) is None
