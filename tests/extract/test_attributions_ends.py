"""Where the speaker goes on behind what was said, what belongs to the cue, and who cannot speak at all."""

from dataclasses import replace

import pytest

from dateline.model import Block, Span
from strangers import attributions, contents, only


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "The minister said the dyke was safe, rejecting fears that it would break.",
            ["the dyke was safe", "fears that it would break"],
        ),
        (
            "The mayor said he trusts the engineers but admitted the gate was late.",
            ["he trusts the engineers", "the gate was late"],
        ),
        ("The keeper said she will stay as crowds gathered on the quay.", ["she will stay"]),
        (
            "The envoy urged Lima to open the gate, calling the siege a disgrace.",
            ["to open the gate", "the siege a disgrace"],
        ),
        (
            "The ferry will sail on Monday, he said, stressing the need for calm.",
            ["The ferry will sail on Monday", "the need for calm"],
        ),
        ("The council defended the plan in a briefing on Tuesday.", ["the plan"]),
        ("The council condemned the strike as lorries blocked the bridge.", ["the strike"]),
        (
            "The envoy expressed his belief that the canal, which crosses the marsh, will open in May.",
            ["his belief that the canal, which crosses the marsh, will open in May"],
        ),
        (
            "The bishop stressed the need to mend the dyke and keep the gate shut.",
            ["the need to mend the dyke and keep the gate shut"],
        ),
        ("= Harbour ‘not a dump’, mayor says", ["Harbour ‘not a dump’"]),
    ],
)
def test_words_end_where_their_speaker_goes_on(parsed, line: str, said: list[str]) -> None:
    assert [" ".join(contents(line, a)) for a in attributions(parsed, line)] == said


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("The minister said the dyke was safe, rejecting fears that it would break.", "The minister"),
        ("The mayor said he trusts the engineers but admitted the gate was late.", "The mayor"),
        ("The envoy urged Lima to open the gate, calling the siege a disgrace.", "The envoy"),
        ("The ferry will sail on Monday, he said, stressing the need for calm.", "he"),
    ],
)
def test_both_sayings_are_of_one_speaker(parsed, line: str, source: str) -> None:
    assert [a.source.text for a in attributions(parsed, line)] == [source, source]


@pytest.mark.parametrize(
    ("line", "cue", "said"),
    [
        ("The union accused the port of hiding the figures.", "accused the port of", "hiding the figures"),
        ("The bishop warned the council about a second flood.", "warned the council about", "a second flood"),
        ("The company asked the bank for a loan to mend the roof.", "asked the bank for", "a loan to mend the roof"),
    ],
)
def test_the_cue_reaches_to_its_preposition(parsed, line: str, cue: str, said: str) -> None:
    found = only(parsed, line)
    assert found.cue.span.of(line) == cue
    assert contents(line, found) == [said]


@pytest.mark.parametrize(
    "line",
    [
        "The storm revealed the weakness of the dyke.",
        "These measures embrace forty mills and their owners.",
        "Where is the ferry? How do I tell them the gate is shut?",
        "The captain made sure that the lamp was lit.",
        "The guards denied entry to the auditors.",
        "The council is calling up forty guards for the feast.",
        "His threats to Peru were heard in the square.",
        "The captain spoke at a meeting of the ‘Tide Club’ on Sunday.",
        "The searchers found a miner alive on Monday.",
        "I can recall that the gate was shut.",
        "= Why the dyke broke | Ann Kusi",
        "= Ann Kusi: what we know about the flood",
    ],
)
def test_things_bylines_and_figures_of_speech_say_nothing(parsed, line: str) -> None:
    assert attributions(parsed, line) == ()


def test_a_headline_names_who_speaks_on_what(parsed) -> None:
    found = only(parsed, "= Mayor Ann Kusi on flood plan: 'It will not pass'")
    assert found.source.text == "Mayor Ann Kusi"


def test_rules_may_reveal_what_they_say(parsed) -> None:
    assert only(parsed, "The new rules reveal a marsh that nobody knew.").source.text == "The new rules"


def in_blocks(parsed, text: str):
    """Give a stand-in for `parsed` in which each line of *text* is a paragraph of one article."""
    trees, blocks, start = [], [], 0
    for number, line in enumerate(text.splitlines()):
        for tree in parsed(line)[1]:
            sentence = replace(
                tree.sentence,
                block=number,
                tokens=tuple(replace(t, start=t.start + start, end=t.end + start) for t in tree.tokens),
            )
            trees.append(replace(tree, number=len(trees), sentence=sentence, text=text))
        blocks.append(Block(span=Span(start, start + len(line)), is_title=False))
        start += len(line) + 1
    article = replace(parsed(text.splitlines()[0])[0], text=text, blocks=tuple(blocks))
    return lambda _: (article, tuple(trees))


def test_a_statement_printed_whole_is_its_issuers_word(parsed) -> None:
    announced = "The harbour board issued the following statement on Monday:"
    text = f"{announced}\nThe dyke was never safe.\nWe said that the gate was shut. -0-"
    found = only(in_blocks(parsed, text), text)
    assert found.source.text == "The harbour board"
    assert contents(text, found) == ["The dyke was never safe.", "We said that the gate was shut."]


def test_a_paragraph_behind_said_and_a_colon_is_said(parsed) -> None:
    text = "Walking on the quay, the mayor said:\nThe dyke was never safe.\nThe ferry left at noon."
    found = only(in_blocks(parsed, text), text)
    assert (found.source.text, contents(text, found)) == ("the mayor", ["The dyke was never safe."])
