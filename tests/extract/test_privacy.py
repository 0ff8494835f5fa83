"""Private people appear by role."""

from dataclasses import replace

from dateline.extract.privacy import without_private
from dateline.model import Findings
from pieces import TEXT, article, findings


def with_role(sector: str | None, role: str | None) -> Findings:
    """Give the findings of `TEXT` with another part for its minister."""
    found = findings(article())
    minister = replace(found.actors[0], sector=sector, role=role)
    speech = replace(found.attributions[0], source=minister)
    return replace(found, actors=(minister, *found.actors[1:]), attributions=(speech,))


def test_a_minister_keeps_the_name() -> None:
    assert without_private(with_role("GOV", "foreign minister")) == with_role("GOV", "foreign minister")


def test_somebody_whose_part_is_not_known_keeps_the_name() -> None:
    assert without_private(with_role(None, None)) == with_role(None, None)


def test_a_resident_appears_by_role_and_has_no_line_of_the_record() -> None:
    found = without_private(with_role("CVL", "resident"))
    (speech,) = found.attributions
    assert speech.source is not None
    assert (speech.source.name, speech.source.actor, speech.source.text) == (None, None, "a resident")
    assert [a.name for a in found.actors] == ["Albania", "Montenegro"]
    assert speech.source.span is not None
    assert speech.source.span.of(TEXT) == "Foreign Minister Ilir Prenga", "the words stay where they stand"


def test_one_public_part_anywhere_in_the_article_keeps_the_name() -> None:
    found = with_role("CVL", "resident")
    mayor = replace(found.actors[0], sector="GOV", role="mayor")
    both = replace(found, actors=(*found.actors, mayor))
    assert without_private(both) == both
