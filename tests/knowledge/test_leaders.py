"""Who led which state on which day: sourced, in order, and nobody outside the term."""

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.coverage import (
    brief,
    heads_of,
    is_head_of_government,
    is_head_of_state,
    overlaps,
    page,
    share,
    shares,
    traced,
)
from dateline.knowledge.offices import Holder, OfficeTable, load_offices
from dateline.knowledge.tables import read_rows, read_tsv

OFFICES = load_offices()
TERMS = [term for held in OFFICES.by_country.values() for term in held]

# One state, several offices that are none of them the other's: no overlap of one holder with another.
SEVERAL = {
    "ARE": {"Prime Minister and Co-Vice President"},
    "IRN": {"Supreme Leader"},
    "PRK": {"Supreme People's Assembly President"},
    "LBY": {"Chairman of the Presidential Council"},
}


def sources() -> set[str]:
    _, lines = read_rows("leaders.tsv")
    return {part.strip() for line in lines[1:] for part in line.split("\t")[7].split(";")}


def test_every_row_names_a_source_that_the_head_lists() -> None:
    text = (Path(__file__).parents[2] / "src/dateline/knowledge/data/leaders.tsv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("# file: ")]
    listed = {f"Wikidata, {line.removeprefix('# file: ').split(' = ')[0]}" for line in head}
    listed |= {line.removeprefix("# file: ").split(" = ")[0] for line in head}
    assert sources() and sources() <= listed


def test_no_row_is_there_twice_and_dates_are_in_order() -> None:
    _, rows = read_tsv("leaders.tsv")
    terms = [(row["name"], row["country"], row["title"], row["from"], row["until"]) for row in rows]
    assert len(set(terms)) == len(terms)
    assert all(start < (until or "9") for *_, start, until in terms)


def test_nobody_is_found_outside_the_term() -> None:
    for term in TERMS:
        before = term.start - timedelta(days=1)
        assert all(other.held_on(before) for other in OFFICES.named(term.name, before))
        assert term in OFFICES.named(term.name, term.start)
        if term.end is not None:
            assert term not in OFFICES.named(term.name, term.end)


def test_an_office_with_one_holder_has_one_on_any_day() -> None:
    for country in traced(OFFICES):
        for held in heads_of(OFFICES, country):
            single = [term for term in held if term.title not in SEVERAL.get(country, ())]
            assert overlaps(single) == []


@pytest.mark.parametrize("office", ["Minister of Foreign Affairs", "Minister of Defence"])
def test_a_ministry_has_one_minister_on_any_day(office: str) -> None:
    for country in traced(OFFICES):
        assert overlaps([term for term in OFFICES.by_country[country.lower()] if term.title == office]) == []


@pytest.mark.parametrize(
    ("name", "day", "title", "country"),
    [  # each as the source named in the row gives it
        ("Ariel Sharon", "2002-03-29", "Prime Minister", "ISR"),
        ("Ehud Barak", "2008-12-27", "Minister of Defence", "ISR"),
        ("Colin Powell", "2003-02-05", "Secretary of State", "USA"),
        ("Jacques Chirac", "2003-02-10", "President", "FRA"),
        ("Dmitry Medvedev", "2008-08-12", "President", "RUS"),
        ("Vladimir Putin", "2008-08-12", "Prime Minister", "RUS"),
        ("Viktor Yanukovych", "2013-11-29", "President", "UKR"),
        ("Manouchehr Mottaki", "2007-03-23", "Minister of Foreign Affairs", "IRN"),
        ("Hosni Mubarak", "2011-02-10", "President", "EGY"),
        ("Bülent Ecevit", "2001-02-21", "Prime Minister", "TUR"),
        ("Abdullah Gul", "2010-01-01", "President", "TUR"),
        ("Junichiro Koizumi", "2002-09-17", "Prime Minister", "JPN"),
        ("Roh Moo-hyun", "2007-10-04", "President", "KOR"),
        ("Kim Jong Il", "2007-10-04", "Supreme Leader", "PRK"),
        ("Pervez Musharraf", "2007-11-03", "President", "PAK"),
        ("Kofi Annan", "2003-01-01", "Secretary-General of the United Nations", "UNO"),
        ("Silvio Berlusconi", "2003-07-02", "Prime Minister", "ITA"),
        ("Lech Kaczyński", "2010-04-09", "President", "POL"),
        ("Luiz Inacio Lula da Silva", "2009-10-02", "President", "BRA"),
        ("Stephen Harper", "2008-06-11", "Prime Minister", "CAN"),
        ("Nestor Kirchner", "2005-11-05", "President", "ARG"),
        ("Gloria Macapagal-Arroyo", "2004-07-01", "President", "PHL"),
        ("Cyril Ramaphosa", "2018-02-15", "President", "ZAF"),
        ("Viktor Orbán", "2001-01-01", "Prime Minister", "HUN"),
        ("Alexis Tsipras", "2015-07-05", "Prime Minister", "GRC"),
        ("Zoran Djindjic", "2003-03-11", "Prime Minister", "SRB"),
        ("Kevin Rudd", "2013-06-27", "Prime Minister", "AUS"),
        ("Serge Sarkisian", "2018-04-22", "Prime Minister", "ARM"),
        ("Nikol Pashinyan", "2020-11-10", "Prime Minister", "ARM"),
        ("Zine El Abidine Ben Ali", "2011-01-13", "President", "TUN"),
        ("Angela Merkel", "2015-08-31", "Chancellor", "DEU"),
        ("Olaf Scholz", "2022-02-27", "Chancellor", "DEU"),
        ("Liz Truss", "2022-10-24", "Prime Minister", "GBR"),
        ("Joe Biden", "2023-02-20", "President", "USA"),
        ("Yoon Suk Yeol", "2024-12-03", "President", "KOR"),
        ("Yair Lapid", "2022-10-27", "Prime Minister", "ISR"),
        ("Prayuth Chan-ocha", "2014-09-01", "Interim Prime Minister", "THA"),
        ("Robert Mugabe", "2008-06-29", "President", "ZWE"),
        ("Juan Manuel Santos", "2012-09-04", "President", "COL"),
        ("Yingluck Shinawatra", "2014-01-21", "Prime Minister", "THA"),
        ("Paetongtarn Shinawatra", "2025-06-15", "Prime Minister", "THA"),
        ("Vlad Filat", "2012-02-13", "Prime Minister", "MDA"),
        ("Ivan Duque", "2019-11-22", "President", "COL"),
        ("Than Shwe", "2008-05-23", "Chairman of the State Peace and Development Council", "MMR"),
        ("Pedro Castillo", "2022-12-06", "President", "PER"),
        ("Jacinda Ardern", "2023-01-19", "Prime Minister", "NZL"),
        ("Queen Elizabeth II", "2022-06-02", "Queen", "GBR"),
    ],
)
def test_a_leader_is_found_in_office(name: str, day: str, title: str, country: str) -> None:
    assert (title, country) in {(h.title, h.country) for h in OFFICES.named(name, date.fromisoformat(day))}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Hosni Mubarak", "2011-02-11"),
        ("Viktor Yanukovych", "2014-02-22"),
        ("Barack Obama", "2008-11-05"),
        ("Barack Obama", "2017-01-20"),
        ("Saddam Hussein", "2003-04-09"),
        ("Igor Ivanov", "2004-02-01"),  # the source has only the year of his leaving
        ("Gerhard Schröder", "2005-11-22"),
        ("Mauricio Macri", "2019-12-09"),  # the source has only the month of his leaving
        ("Jiří Paroubek", "2006-08-20"),  # the source has two prime ministers on these days
        ("Kyriakos Mitsotakis", "2023-06-01"),  # between his two terms
        ("Dilma Rousseff", "2016-08-31"),
        ("Jacob Zuma", "2018-02-14"),
        ("Boris Johnson", "2022-09-06"),
        ("Liz Truss", "2022-09-05"),
        ("Joe Biden", "2025-01-20"),
        ("Ebrahim Raisi", "2024-05-19"),
        ("Bashar al-Assad", "2024-12-08"),
        ("Sheikh Hasina", "2024-08-05"),
        ("Prayuth Chan-ocha", "2014-08-24"),
        ("Ollanta Humala", "2016-07-28"),
        ("Tabaré Vázquez", "2016-01-01"),  # the edition of 2015 tells of no later day
        ("Paetongtarn Shinawatra", "2025-07-01"),  # suspended by the court
        ("Prayut Chan-o-cha", "2022-09-01"),  # suspended by the court
        ("Thaksin Shinawatra", "2006-09-20"),
        ("Jacinda Ardern", "2023-01-25"),
        ("Pedro Castillo", "2022-12-07"),
    ],
)
def test_a_leader_is_not_found_before_or_after(name: str, day: str) -> None:
    assert OFFICES.named(name, date.fromisoformat(day)) == ()


def test_one_row_stands_for_a_term_that_two_tables_know() -> None:
    (putin,) = [t for t in OFFICES.known_as("Vladimir Putin") if t.title == "President" and t.end is None]
    assert putin.source.count(";") == 1
    (zelensky,) = OFFICES.known_as("Volodymyr Zelensky")
    assert zelensky.start == date(2019, 5, 20) and "Wikidata" in zelensky.source


def test_a_leader_has_one_name_in_all_rows_of_the_state() -> None:
    for alias, held in OFFICES.by_name.items():
        for country in {term.country for term in held}:
            assert len({term.name for term in held if term.country == country}) == 1, alias


def test_a_users_own_table_joins_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.tsv"
    columns = "name\tnames\tsurnames\ttitle\tcountry\tfrom\tuntil\tsource\n"
    row = "Ann Example\t\tExample\tPresident\tNRU\t2004-01-01\t2005-01-01\tour archive\n"
    own.write_text(f"# source: ours\n# licence: CC0\n# retrieved: 2026-01-01\n{columns}{row}", encoding="utf-8")
    monkeypatch.setenv("DATELINE_OFFICES", str(own))
    (term,) = load_offices().named("Ann Example", date(2004, 6, 1))
    assert (term.title, term.source) == ("President", "our archive")
    monkeypatch.setenv("DATELINE_OFFICES", str(tmp_path / "missing.tsv"))
    with pytest.raises(KnowledgeError, match=r"missing\.tsv"):
        load_offices()


def _term(start: str, end: str | None, title: str = "President") -> Holder:
    until = date.fromisoformat(end) if end else None
    return Holder(
        name="Ann Example", names=(), surnames=(), title=title, country="NRU",
        start=date.fromisoformat(start), end=until, source="",
    )  # fmt: skip


def test_coverage_counts_each_day_once() -> None:
    terms = [_term("2000-01-01", "2000-01-11"), _term("2000-01-06", "2000-01-16"), _term("2000-02-01", None)]
    assert share(terms, date(2000, 1, 1), date(2000, 1, 31)) == pytest.approx(0.5)
    assert share([], date(2000, 1, 1), date(2000, 1, 31)) == 0


def test_titles_tell_heads_of_state_from_heads_of_government() -> None:
    assert is_head_of_state("President") and not is_head_of_state("Vice President")
    assert is_head_of_government("President of the Government") and not is_head_of_state("President of the Government")
    assert is_head_of_government("Premier") and not is_head_of_government("Deputy Prime Minister")
    assert not is_head_of_state("Secretary of State")
    assert is_head_of_state("Prince") and not is_head_of_state("Prime Minister Crown Prince")


def test_the_page_has_a_line_for_each_state_that_is_traced(capsys: pytest.CaptureFixture[str]) -> None:
    empty = OfficeTable((), {}, {}, {"nru": (_term("2000-01-01", "2013-01-01"),)})
    assert page(empty)[1].startswith("NRU s    50 100 100")
    assert "50%" in brief(empty)
    assert {line[:3] for line in page(OFFICES)[1:]} <= set(traced(OFFICES))


MOST_IN_THE_NEWS = (
    "ARG AUS AUT BEL BRA CAN CHN DEU EGY ESP FRA GBR GRC HUN IDN IND IRN ISR ITA JPN KAZ KEN KOR LKA MEX NGA NLD"
    " PAK PHL POL PRK RUS SAU SRB SWE SYR TUN TUR UKR USA ZAF"
)


@pytest.mark.parametrize("country", MOST_IN_THE_NEWS.split())
def test_the_leaders_most_in_the_news_are_known_on_nine_days_of_ten_up_to_2021(country: str) -> None:
    ofs, ofg = heads_of(OFFICES, country)
    assert share([*ofs, *ofg], date(2000, 1, 1), date(2021, 1, 1)) > 0.9


def test_past_leaders_of_sixty_states_are_known_on_nine_days_of_ten() -> None:
    assert sum(part > 0.9 for part in shares(OFFICES).values()) >= 60
    assert "UNO" not in shares(OFFICES)


def test_the_tables_load_in_the_blink_of_an_eye() -> None:
    def taken() -> float:
        started = process_time()
        load_offices()
        return process_time() - started

    assert min(taken() for _ in range(3)) < 0.3
