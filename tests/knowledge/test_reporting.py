"""The tables about reporting: rows checked, forms made, examples read."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge import reporting
from dateline.knowledge.inflection import verb_forms
from dateline.knowledge.reporting import load_reporting
from strangers import attributions

TABLES = load_reporting()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admits", "admitted", "admitting"}),
        ("agree", {"agreed", "agreeing"}),
        ("tell", {"told", "tells"}),
    ],
)
def test_verbs_have_their_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma)


@pytest.mark.parametrize("example", TABLES.examples, ids=lambda example: example.sentence)
def test_each_row_reads_its_example_and_not_its_near_miss(parsed, example: reporting.Example) -> None:
    lemmas = {a.cue.lemma.split()[0] for a in attributions(parsed, example.sentence) if a.cue}
    known = {lemma.split("_")[0] for lemma in example.lemmas}
    assert bool(lemmas & known) is not example.is_near_miss


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"class": "gossip", "frames": ["clause"], "lemmas": "say"}, "class 'gossip'"),
        ({"class": "speech", "frames": ["sideways"], "lemmas": "say"}, "frame 'sideways'"),
        ({"class": "speech", "frames": ["clause"], "lemmas": " "}, "no lemmas"),
        ({"class": "speech", "frames": ["clause"], "lemmas": "say", "lema": "x"}, "has lema"),
    ],
)
def test_a_wrong_row_is_named(row: dict[str, object], message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        reporting._frames({"verb": [row]}, "verb")
