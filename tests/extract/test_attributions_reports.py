"""Reports a small parser takes apart, and words that only look like reports."""

import pytest

from strangers import attributions, contents, only


@pytest.mark.parametrize(
    ("line", "source", "said"),
    [
        ("Asked about the talks, a spokesman for the harbour said only that contacts continue.",
         "a spokesman for the harbour", "contacts continue"),
        ("The newspaper quoted the bishop as having told the villagers that silence was no answer.",
         "the bishop", "silence was no answer"),
        ("The North, a pipeline official said, had not replied to two letters.",
         "a pipeline official", "The North had not replied to two letters"),
        (("Milk will cost more because of a shortage of hay, the chairman of the union, Ezekiel Mutwarama, "
         "said Wednesday."),
         "the chairman of the union, Ezekiel Mutwarama", "Milk will cost more because of a shortage of hay"),
        ("The general ordered a halt to the digging.", "The general", "a halt to the digging"),
        ("The mayor defended the ruling.", "The mayor", "the ruling"),
        ("The mayor told the sailors not to cross the channel.", "The mayor", "not to cross the channel"),
        (
            "The general said the launch was urgent, in an apparent reference to the storm.",
            "The general",
            "the launch was urgent",
        ),
        (
            "The villagers sent a basket to the ministry, saying that the road was a shame.",
            "The villagers",
            "the road was a shame",
        ),
        (
            "The agency says more than 47,000 flights are late and recommends that travellers come early.",
            "The agency",
            "more than 47,000 flights are late",
        ),
        (
            "The agency says more than 47,000 flights are late and recommends that travellers come early.",
            "The agency",
            "travellers come early",
        ),
        (
            "Rebels in the hills claim the mayors in Kiev are a band of thieves.",
            "Rebels in the hills",
            "the mayors in Kiev are a band of thieves",
        ),
        ("Oslo showed maps of the bay, alleging the target was the lighthouse.", "Oslo", "the target was the lighthouse"),
        (
            "The union called for applying a late-ripening sort of wheat next year.",
            "The union",
            "applying a late-ripening sort of wheat next year",
        ),
        ("President Havel on Saturday said the bridge would hold.", "President Havel", "the bridge would hold"),
        (
            "The council expressed belief that to dredge the canal would help the port.",
            "The council",
            "belief that to dredge the canal would help the port",
        ),
        (
            "The negotiator told the station the government had broken its word.",
            "The negotiator",
            "the government had broken its word",
        ),
        (
            "Radio Lahti said the vote was close, while the daily Hlas quoted a clerk as saying it was lost.",
            "Radio Lahti",
            "the vote was close",
        ),
        ("The new mayor vowed on Monday to plant a tree for every ticket that the company sells.",
         "The new mayor", "to plant a tree for every ticket that the company sells"),
        ("The minister threatened to expel the envoy unless the article was withdrawn.",
         "The minister", "to expel the envoy unless the article was withdrawn"),
        ('The shepherds fear the defence ministry, which called the fence "useful".', "which", 'the fence "useful"'),
    ],
)  # fmt: skip
def test_a_report_is_found_where_the_parse_goes_wrong(parsed, line: str, source: str, said: str) -> None:
    found = {(a.source.text, " ".join(contents(line, a))) for a in attributions(parsed, line) if a.source}
    assert (source, said) in found


@pytest.mark.parametrize(
    "line",
    [
        "They discussed the future of the peninsula.",
        "The army withdrew its forces from the port.",
        "They should release the clerks and suggest new leaders.",
        "The villagers defended the bridge.",
        "The general ordered tea.",
        "The play tells of a king who lost his crown.",
        "The judge will decide whether the ship may sail.",
        "According to the timetable, the train leaves at noon.",
        "The envoy conveyed the bricks sent by the mayor.",
        "Near the quay, the mission observed a van.",
        "The wind was strong, with more sailors opining on the race.",
        "The fact shows that the dam was weak.",
        "The ferry stopped early, citing a knee injury of the pilot.",
    ],
)
def test_deeds_topics_and_duties_are_nobodys_words(parsed, line: str) -> None:
    assert not attributions(parsed, line)


@pytest.mark.parametrize(
    ("line", "source", "via"),
    [
        (("Baku is convinced that the pipe can be mended before winter, a European diplomat there told the Trend "
         "news agency."),
         "Baku", ["a European diplomat there", "the Trend news agency"]),
        ("The cranes are out of action, the Lantern reported, citing the harbour master.",
         "the harbour master", ["the Lantern"]),
        ("The quay will be shut, an adviser said, according to the Kabar agency, which cited the newspaper Zhetisu.",
         "an adviser", ["the newspaper Zhetisu", "the Kabar agency"]),
        ("Members would lose the right, according to a copy of the draft code of conduct obtained by the daily Hlas.",
         "the draft code of conduct", ["the daily Hlas"]),
    ],
)  # fmt: skip
def test_who_cites_whom_is_kept_in_order(parsed, line: str, source: str, via: list[str]) -> None:
    found = [(a.source.text, [link.text for link in a.via]) for a in attributions(parsed, line) if a.source]
    assert (source, via) in found


def test_a_refusal_does_not_deny_what_is_said_with_it(parsed) -> None:
    line = 'The harbour master declined to comment on the strike, telling reporters only: "No comment."'
    assert [a.negated for a in attributions(parsed, line) if a.cue and a.cue.lemma == "tell"] == [False]


def test_somebody_accused_is_part_of_what_is_said(parsed) -> None:
    line = "The guards have been accused of selling the keys."
    assert contents(line, only(parsed, line)) == ["The guards", "selling the keys"]
