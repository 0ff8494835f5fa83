"""Who said what: sources, contents, and what is no report."""

import pytest

from strangers import attributions, contents, only


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("“This is,” the envoy said, “a mistake.”", ["“This is,”", "“a mistake.”"]),
        ('"We will go," the general said. "We will not be back."', ['"We will go,"', '"We will not be back."']),
        ("On Monday, he said, the ships will leave.", ["On Monday", "the ships will leave"]),
        ("The ships, he said, will leave on Monday.", ["The ships", "will leave on Monday"]),
        ("Whether the deal will hold, she said, depends on Ankara.", ["Whether the deal will hold", "depends on Ankara"]),
        (
            "The ministry said it had seized the ship, and that the crew were safe.",
            ["it had seized the ship, and that the crew were safe"],
        ),
        (
            "The ministry said that, despite the storm, the ferries would sail.",
            ["despite the storm, the ferries would sail"],
        ),
        ("The envoy told both sides he would return in May and boarded a plane.", ["he would return in May"]),
        (
            "The governor said the road was open, and within the hour forty lorries were stuck on it.",
            ["the road was open"],
        ),
        ("The clerk said the crates came from Izmir, which has two ports.", ["the crates came from Izmir"]),
        ("The bank said on Friday it would raise rates.", ["it would raise rates"]),
        (
            "Customs officers said the fund was full, the lawyers were paid and the first cheque would be posted.",
            ["the fund was full, the lawyers were paid and the first cheque would be posted"],
        ),
        ("The system, which advocates say hurts the poor, will end in May.", ["which", "hurts the poor"]),
        ('"Well," said the general -- who asked not to be named -- "we lost."', ['"Well,"', '"we lost."']),
        ("The army is believed to have fired two missiles.", ["The army", "to have fired two missiles"]),
        ("The union accused the airline of counting sleep as leave.", ["counting sleep as leave"]),
        ("The envoy called the vote a farce.", ["the vote a farce"]),
        ('As the governor put it, the storm was "a gift."', ['the storm was "a gift."']),
        (
            "The president made the following comment in Tirana: “We will not go back to the old treaty.”",
            ["“We will not go back to the old treaty.”"],
        ),
        ("“You winning?” she said, but Kodra was drifting off again.", ["“You winning?”"]),
        ('"The talks went well," the envoy said of the meeting, in which both sides took part.', ['"The talks went well,"']),
        ("Forecasters warned of floods in the valley.", ["floods in the valley"]),
        ("“The lamps are lit, said the keeper of the light, “and the horn works.\"", ["“The lamps are lit", "“and the horn works.\""]),
    ],
)  # fmt: skip
def test_content_is_what_was_said_and_no_more(parsed, line: str, content: list[str]) -> None:
    assert contents(line, only(parsed, line)) == content


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("“We are ready,” the minister said on Tuesday, adding that talks would begin soon.", ["the minister"] * 2),
        (
            "“We are ready,” said Ilir Dervishi, the foreign minister, who spoke in Tirana. “We will not wait.”",
            ["Ilir Dervishi, the foreign minister"],
        ),
        ("The party wants lower taxes and opposes the reform.", ["The party", "The party"]),
        ("The plan was rejected by the board.", ["the board"]),
        ("It is believed that the general fled to the border.", [None]),
        ("It is the view of Jamaica's auditor that the pier was paid for twice.", ["Jamaica's auditor"]),
        ("The clerk's claim that the doors were shut was false.", ["The clerk's"]),
        (
            "A spokesman for the army, who spoke on condition of anonymity, told The Daily Herald in an interview that 12 men had died.",
            ["A spokesman for the army"],
        ),
    ],
)  # fmt: skip
def test_the_source_is_who_says_it(parsed, line: str, sources: list[str | None]) -> None:
    assert [a.source.text if a.source else None for a in attributions(parsed, line)] == sources


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("The defence minister told TASS that the ships had left port.", "TASS"),
        ("The president, in a message to the king, said that the two countries would work together.", "the king"),
        ("The foreign ministry called on all sides to show restraint.", "all sides"),
        ("The minister said the talks had failed.", None),
    ],
)
def test_the_addressee_is_who_is_told(parsed, line: str, addressee: str | None) -> None:
    told = only(parsed, line).addressee
    assert (told.text if told else None) == addressee


@pytest.mark.parametrize(
    ("line", "class_"),
    [
        ("The minister said the talks had failed.", "speech"),
        ("Analysts believe the bank will raise rates.", "belief"),
        ("The central bank expects prices to fall.", "belief"),
        ("The opposition rejected the plan.", "stance"),
        ("The senator argued against the bill.", "stance"),
    ],
)
def test_speech_belief_and_stance_are_told_apart(parsed, line: str, class_: str) -> None:
    assert only(parsed, line).class_ == class_


@pytest.mark.parametrize(
    ("line", "directness"),
    [
        ("“The bridge is open,” he continued.", "direct"),
        ("The minister said the talks had failed.", "indirect"),
        ('Military action is "always an option," the ministry says, amid mounting tension.', "mixed"),
        ("«There is no list,» the clerk said.", "direct"),
        ("``There is no second list,'' the clerk said.", "direct"),
        ("''There is no second list,'' the clerk said.", "direct"),
        ("„Es gibt keine Liste“, the clerk said.", "direct"),
        ("'We are ready,' the minister said.", "direct"),
    ],
)
def test_directness_counts_the_words_inside_the_marks(parsed, line: str, directness: str) -> None:
    assert only(parsed, line).directness == directness


def test_what_is_yet_to_be_said_is_negated(parsed) -> None:
    assert only(parsed, "The court has yet to say how it will rule.").negated


def test_blaming_beside_denying_is_not_what_is_denied(parsed) -> None:
    line = "The envoy flew home on Friday, denying that the ship had turned and blaming its captain."
    assert [contents(line, a) for a in attributions(parsed, line)] == [["the ship had turned"], ["its captain"]]


def test_what_was_not_said_is_negated(parsed) -> None:
    line = "The government declined to comment, and did not say when the ships would leave."
    assert [(a.negated, contents(line, a)) for a in attributions(parsed, line)][-1] == (
        True,
        ["when the ships would leave"],
    )


@pytest.mark.parametrize(
    "line",
    [
        "Citing ill health, the deputy governor resigned on Monday.",
        "The motion was carried by 41 votes to 12.",
        "Work on the tunnel is going according to plan.",
        "The volunteers were sorted according to age.",
        "Forty reservists reported for duty at the base.",
        "Brent was quoted at $71.20 a barrel.",
        "The harbour tells a story of salt.",
        "The so-called “peace wall” and the “friendship gate” beside it were repainted on Saturday.",
        "The gap in the sea wall is 14\" wide and 6' deep; the mason will fill it in June.",
        "Vito “The Clock” Mancarella, who mended the tower, died on Sunday.",
        "The insurance claim was paid.",
        "The hikers saw the dam as the fog lifted.",
    ],
)
def test_what_looks_like_a_report_and_is_none(parsed, line: str) -> None:
    assert attributions(parsed, line) == ()


def test_ids_are_unique_and_stay_the_same(parsed) -> None:
    line = 'Officials described the strike as a warning and called the general a "butcher" on Monday.'
    first, again = attributions(parsed, line), attributions(parsed, line)
    assert first == again
    assert len({a.id for a in first}) == len(first) == 2
