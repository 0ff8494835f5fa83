import pytest

from dateline.knowledge.titles import load_wording
from dateline.link import link
from dateline.link.origins import origin_of
from dateline.link.voices import Origin, fold
from dateline.model import Event, Party, Pile
from link.piles import event, speech, text

WORDING = load_wording()
BODY = "Norway seized the trawler Selvik off Jan Mayen, and Iceland has asked for talks."


def body(name: str, country: str | None, actor: str | None = None, kind: str = "body") -> Party:
    return Party(name, actor, country, kind)


@pytest.mark.parametrize(
    ("name", "parties", "count"),
    [
        ("an adjective and a possessive", [body("the Icelandic relief agency", "ISL"), body("Iceland's relief agency", "ISL")], 1),
        ("the ministry of that place", [body("Foreign Ministry of Malta", "MLT", "a1"), body("the ministry there", "MLT")], 1),
        ("the ministry in its capital", [body("the ministry in Lima", "PER", kind="role"), body("Peru's trade ministry", "PER")], 1),
        ("a body whose country is not known", [body("the navy", None), body("Navy of Ghana", "GHA", "a2")], 1),
        ("its owner and the ship's owner", [body("its owner", None, kind="role"), body("the ship's owner", None, kind="role")], 1),
        ("a service that goes by two names", [body("Cyber Agency of Moldova", "MDA", "a3"), body("National Cyber Agency of Moldova", "MDA", "a4")], 1),
        ("its spokeswoman", [body("a spokeswoman for the coastguard", "PHL", kind="role"), body("the Philippine coastguard", "PHL")], 1),
        ("a state and a ministry of it", [body("Malawi", "MWI", kind="state"), body("Malawi's homeland security ministry", "MWI")], 1),
        ("two ministries", [body("Norway's fisheries ministry", "NOR"), body("Norway's justice ministry", "NOR")], 2),
        ("one name in two states", [body("the navy", "GHA"), body("the navy", "CIV")], 2),
        ("a body of nobody known between two states", [body("the navy", "GHA"), body("the navy", "CIV"), body("the navy", None)], 2),
        ("a state and a union in it", [body("Malawi", "MWI", kind="state"), body("Malawi's teachers' union", "MWI")], 2),
        ("a surname and the full name", [body("Selander", "SWE", "p1", "person"), body("Ingrid Selander", "SWE", "p2", "person")], 1),
        ("a person and a body of that name", [body("Selander", None, "p1", "person"), body("the Selander company", None)], 2),
        ("an agency with what it is", [body("the Yemeni agency Saba", "YEM"), body("Saba", "YEM")], 1),
        ("a country's media and a paper of it", [body("North Korean media", "PRK"), body("KCNA", "PRK")], 1),
        ("a country's media and another's agency", [body("North Korean media", "PRK"), body("Yonhap", "KOR")], 2),
        ("state media and the state", [body("Chinese state media", "CHN"), body("China", "CHN", kind="state")], 1),
    ],
)  # fmt: skip
def test_one_voice_under_two_names_counts_once(name: str, parties: list[Party], count: int) -> None:
    origins = [origin_of(text("a"), party, (), WORDING) for party in parties]
    assert len(fold(origins)) == len(fold(reversed(origins))) == count, name


def test_all_who_live_in_a_state_are_nobody_in_particular() -> None:
    nationals = Party("Norwegians", None, "NOR", "group")
    assert origin_of(text("a"), nationals, (), WORDING).name == "A"


NAVY = body("Navy of Norway", "NOR", "n1")
NAMED = event("e1", "a", BODY, "seized", source=NAVY)


def joined(evidence: str, *said: object, **fields: object) -> Event:
    """Give the event of a report that the navy makes and of one in the own voice of another paper."""
    other = event("e2", "b", evidence, "seized", **fields)
    texts = tuple(text(key, BODY, title="Trawler Selvik seized") for key in "ab")
    (only,) = link(Pile(texts, (NAMED, other), tuple(said))).events  # type: ignore[arg-type]
    return only


@pytest.mark.parametrize(
    ("name", "evidence", "said", "origins"),
    [
        ("it quotes the navy in the next sentence", BODY, [speech("s", "b", "the nets were cut", source=NAVY)], 1),
        ("it quotes it far below", BODY, [speech("s", "b", "the nets were cut", source=NAVY, start=2000)], 2),
        ("it quotes somebody else", BODY, [speech("s", "b", "the nets were cut", source=body("the union", None))], 2),
        ("it cites the navy", f"{BODY[:-1]}, the paper reports, citing the navy.", [], 1),
        ("it names a medium that cites it", "Norway seized the trawler Selvik off Jan Mayen, by the count of the navy", [], 1),
        ("it saw for itself", "Norway seized the trawler Selvik off Jan Mayen, as our reporter saw",
         [speech("s", "b", "the nets were cut", source=NAVY)], 2),
    ],
)  # fmt: skip
def test_who_quotes_the_source_of_an_act_beside_it_is_no_source_of_its_own(
    name: str, evidence: str, said: list, origins: int
) -> None:
    assert joined(evidence, *said).origins == origins, name


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("ONA", "Oman News Agency", 1), ("Lima Post", "Lima post", 1), ("ONA", "Oslo Post", 2), ("AP", "AFP", 2)],
)
def test_a_medium_and_its_initials_are_one_voice(one: str, other: str, count: int) -> None:
    assert len(fold([Origin("agency one", one, None), Origin("outlet two", other, None)])) == count
