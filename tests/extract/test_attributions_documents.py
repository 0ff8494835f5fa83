"""A document named again speaks for its author; signs, orders, questions and cases put speak for nobody."""

import pytest

from dateline.extract.attributions import find_attributions
from dateline.extract.cast import cast_of
from dateline.extract.places import find_places
from dateline.knowledge.actors import load_actors
from dateline.knowledge.places import load_places
from dateline.knowledge.reporting import load_reporting
from dateline.model import Attribution
from store_parses import Parsed
from strangers import attributions, only

ACTORS, PLACES, REPORTING = load_actors(), load_places(), load_reporting()


def read(parsed: Parsed, line: str) -> tuple[Attribution, ...]:
    article, trees = parsed(line)
    return find_attributions(article, trees, cast_of(article, trees, find_places(trees, PLACES), ACTORS), REPORTING)


@pytest.mark.parametrize(
    ("line", "text", "country"),
    [
        (
            "Norway and Peru issued a joint statement. The statement said the fleet would sail in May.",
            "The statement", "NOR",
        ),
    ],
)  # fmt: skip
def test_a_document_named_again_speaks_for_who_issued_it(parsed: Parsed, line: str, text: str, country: str) -> None:
    source = read(parsed, line)[-1].source
    assert source is not None
    assert (source.text, source.country, source.sure) == (text, country, False)


@pytest.mark.parametrize(
    "line",
    [
        "Report any leak at once to the harbour office.",
        "Who said the tunnel had to be straight?",
        "If the judges say the dam belongs to both towns, the bill will be halved.",
        'A faded sign reads "No swimming".',
        "It is said of the old keeper that he never slept.",
        "The receipts told a different story: not one crate had left the yard.",
    ],
)
def test_nobody_says_these(parsed: Parsed, line: str) -> None:
    assert attributions(parsed, line) == ()


def test_a_reason_cited_is_no_report_of_its_own(parsed: Parsed) -> None:
    assert only(parsed, "Citing thick fog, the port said two ferries would wait.").cue.lemma == "say"


def test_convinced_is_a_belief_of_its_subject(parsed: Parsed) -> None:
    found = only(parsed, "Analysts at the central bank are convinced that the currency will fall.")
    assert found.source is not None
    assert (found.class_, found.source.text) == ("belief", "Analysts at the central bank")


@pytest.mark.parametrize(
    ("line", "source", "via"),
    [
        (
            "The deputy keeper told local radio that the keeper had assured her the lamp would be lit.",
            "the keeper", ["The deputy keeper", "local radio"],
        ),
        (
            "The firm would hand back its licence, according to a letter to the harbour ministry seen by the Financial Times.",
            "a letter to the harbour ministry", ["the Financial Times"],
        ),
        (
            "The depot burned for two days, according to local media, which attributed the information to the fire service.",
            "the fire service", ["local media"],
        ),
        (
            "Yonhap, citing no names, quoted a senior official as saying the line had been silent.",
            "a senior official", ["Yonhap"],
        ),
        ("= Second ferry back in service, operator says - Yonhap", "operator", ["Yonhap"]),
    ],
)  # fmt: skip
def test_the_chain_keeps_every_link(parsed: Parsed, line: str, source: str, via: list[str]) -> None:
    found = attributions(parsed, line)[-1]
    assert found.source is not None
    assert (found.source.text, [link.text for link in found.via]) == (source, via)
