"""A cast that knows nobody, and attributions read with it: the rules of reporting alone."""

from dataclasses import replace

from dateline.extract.attributions import find_attributions
from dateline.extract.tree import Tree
from dateline.knowledge.reporting import load_reporting
from dateline.model import ActorMention, Attribution, Span

TABLES = load_reporting()


class Strangers:
    """A cast that knows nobody: every mention is its words."""

    def at(self, tree: Tree, head: int) -> ActorMention:
        return self.speaker(tree, head, tree.span(head, head))

    def speaker(self, tree: Tree, head: int, span: Span) -> ActorMention:
        return ActorMention(span=span, text=span.of(tree.text))


def attributions(parsed, line: str, **article: object) -> tuple[Attribution, ...]:
    """Give what is found in a stored line; *article* overrides fields of its article."""
    found, trees = parsed(line)
    return find_attributions(replace(found, **article), trees, Strangers(), TABLES)


def only(parsed, line: str, **article: object) -> Attribution:
    """Give the one attribution of a stored line."""
    (attribution,) = attributions(parsed, line, **article)
    return attribution


def contents(line: str, attribution: Attribution) -> list[str]:
    """Give the words of an attribution's content, part by part."""
    return [span.of(line.removeprefix("= ")) for span in attribution.content]
