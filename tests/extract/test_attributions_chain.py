"""Who passed it on, and what headlines credit."""

import pytest

from strangers import attributions, contents, only


@pytest.mark.parametrize(
    ("line", "source", "via"),
    [
        (
            "Dervishi said the talks had failed, KCNA reported, according to Business Standard.",
            "Dervishi", ["KCNA", "Business Standard"],
        ),
        (
            "KCNA quoted Dervishi as saying the army was ready, as reported by Business Standard.",
            "Dervishi", ["KCNA", "Business Standard"],
        ),
        (
            "The envoy was quoted as saying by state television that the talks had ended.",
            "The envoy", ["state television"],
        ),
        (
            "The ships had left, the BNS news agency reported on Wednesday, citing the deputy minister.",
            "the deputy minister", ["the BNS news agency"],
        ),
        ("The port will close, officials said, citing satellite data.", "officials", []),
        (
            "The island must close its port, according to a copy of the letter obtained by Reuters.",
            "the letter", ["Reuters"],
        ),
        (
            "In a speech broadcast by Radio Kiribati, the speaker of parliament urged the islands to store rainwater.",
            "the speaker of parliament", ["Radio Kiribati"],
        ),
        ("The defence minister told TASS that the ships had left port.", "The defence minister", ["TASS"]),
        (
            "The opposition leader, through his lawyer, said he would appear in court.",
            "The opposition leader", ["his lawyer"],
        ),
        (
            "In an interview with the daily La Ribera, the envoy said royalties would not change.",
            "the envoy", ["the daily La Ribera"],
        ),
        ("He said he had told no one of the plan.", "He", []),
        ("Kodra “affirmed that the treaty would stand,” KCNA said.", "Kodra", ["KCNA"]),
        (
            "Border leader Ilir Kodra said he would help, state-run radio reported on Friday, after weeks of silence.",
            "Border leader Ilir Kodra", ["state-run radio"],
        ),
        (
            "The dam is safe, said the ministry in a statement relayed by the state broadcaster.",
            "the ministry", ["the state broadcaster"],
        ),
        ("The contract was signed in March, as first reported by Lupa Baltica.", "Lupa Baltica", []),
        ("= Minister denies knowing of second contract: Valletta Herald", "Minister", ["Valletta Herald"]),
    ],
)  # fmt: skip
def test_the_chain_runs_from_the_source_outwards(parsed, line: str, source: str, via: list[str]) -> None:
    attribution = only(parsed, line)
    assert attribution.source is not None
    assert (attribution.source.text, [link.text for link in attribution.via]) == (source, via)


def test_a_person_who_retells_is_a_report_and_a_link(parsed) -> None:
    line = "The deputy minister said that the head of the port had told her the berth would not open."
    outer, inner = attributions(parsed, line)
    assert outer.via == ()
    assert [link.text for link in inner.via] == ["The deputy minister"]
    assert contents(line, inner) == ["the berth would not open"]


@pytest.mark.parametrize(
    ("line", "source", "via"),
    [
        ("State media said Kodra praised the victory and expressed hope for more.", "Kodra", "State media"),
        (
            "The envoy said he sends “solidarity,” adding that the talks would go on, according to a letter obtained by NK News.",
            "The envoy", "NK News",
        ),
    ],
)  # fmt: skip
def test_a_second_saying_shares_source_and_chain(parsed, line: str, source: str, via: str) -> None:
    found = attributions(parsed, line)
    assert len(found) == 2
    assert {a.source.text for a in found if a.source} == {source}
    assert all([link.text for link in a.via] == [via] for a in found)


def test_wire_and_outlet_end_the_chain_once_each(parsed) -> None:
    line = "The minister said the talks had failed."
    via = only(parsed, line, agency="AP", outlet="Island Tribune").via
    assert [(link.name, link.span) for link in via] == [("AP", None), ("Island Tribune", None)]
    told = only(parsed, "The defence minister told TASS that the ships had left port.", outlet="TASS").via
    assert [link.text for link in told] == ["TASS"]


@pytest.mark.parametrize(
    ("line", "source", "content"),
    [
        ("= Port to close in May: minister", "minister", "Port to close in May"),
        ("= Port to close in May - OPEC", "OPEC", "Port to close in May"),
        ("= Dervishi: ‘No base will be built here’", "Dervishi", "‘No base will be built here’"),
        (
            "= Port of Riga Reopens After Storm and Ferries Sail, Minister Says",
            "Minister", "Port of Riga Reopens After Storm and Ferries Sail",
        ),
        (
            "= Military action in the strait 'always an option' says defence ministry",
            "defence ministry", "Military action in the strait 'always an option'",
        ),
        ("= Army says two men killed in Sunday drone strike", "Army", "two men killed in Sunday drone strike"),
    ],
)  # fmt: skip
def test_headlines_credit_by_position(parsed, line: str, source: str, content: str) -> None:
    attribution = only(parsed, line)
    assert attribution.source is not None
    assert (attribution.source.text, contents(line, attribution)) == (source, [content])


@pytest.mark.parametrize(
    "line",
    [
        "= Analysis: Why the lagoon towns are sinking",
        "= Harbour fire: what we know",
        "= Aircraft fly low over the harbour – video",
    ],
)
def test_headline_labels_say_nothing(parsed, line: str) -> None:
    assert attributions(parsed, line) == ()
