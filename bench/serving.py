"""How fast a large record is shown: `python bench/serving.py RECORD.db` (made by bench/generate.py).

Starts `dateline serve` as a user would, asks it for pages one after another over one connection, and prints for each
kind of page the median, the 99th percentile and the slowest, with the server's start and memory. What is asked for is
drawn from the record by a seed: common and rare pairs, large and small happenings, common and rare words. Ends with 1
where a figure is above what is asked of it.
"""

import argparse
import http.client
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.parse import urlencode

DATELINE = Path(sys.executable).parent / "dateline"
REQUESTS = 250
MEDIAN_MS, P99_MS, MEMORY_MB, START_S = 150, 500, 400, 1.5
# Pages that the figures are asked of; the others are measured beside them.
ASKED = ("timeline of a pair", "event", "article", "search")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    given = parser.parse_args()
    pages = addresses(given.record, Random(11), given.requests)
    missed = []
    with served(given.record) as (port, process, start):
        print(f"start to first page {start:.2f} s (asked: < {START_S})")
        missed += [] if start < START_S else ["start"]
        print(f"\n{'page':24}{'median ms':>11}{'p99 ms':>9}{'slowest':>9}{'kB':>7}{'requests':>10}")
        for name, asked in pages.items():
            missed += measured(port, name, asked)
        print(f"\nmemory {memory_mb(process.pid, 'VmRSS'):.0f} MB, at most {memory_mb(process.pid, 'VmHWM'):.0f} MB "
              f"(asked: < {MEMORY_MB}); spaCy is {'' if has_spacy(process.pid) else 'not '}loaded")  # fmt: skip
        missed += [] if memory_mb(process.pid, "VmHWM") < MEMORY_MB and not has_spacy(process.pid) else ["memory"]
    sys.exit(f"above what is asked: {', '.join(missed)}" if missed else 0)


@contextmanager
def served(record: Path) -> Iterator[tuple[int, subprocess.Popen[bytes], float]]:
    """Give the port and the process of a server, and the seconds until it gave its first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen([DATELINE, "serve", "--db", record, "--port", str(port), "-q"])
    try:
        while True:
            try:
                get(http.client.HTTPConnection("127.0.0.1", port), "/")
                break
            except OSError:
                time.sleep(0.01)
        yield port, process, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def get(connection: http.client.HTTPConnection, address: str) -> bytes:
    """Give what stands at an address."""
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answers {answer.status}: {body[:500]!r}")
    return body


def measured(port: int, name: str, asked: list[str]) -> list[str]:
    """Ask for each address, print the figures; give *name* where they are above what is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    spent, sizes = [], []
    for address in asked:
        began = time.perf_counter()
        sizes.append(len(get(connection, address)))
        spent.append((time.perf_counter() - began) * 1000)
    median, p99 = statistics.median(spent), statistics.quantiles(spent, n=100)[98]
    slowest = max(range(len(spent)), key=spent.__getitem__)
    print(f"{name:24}{median:11.1f}{p99:9.1f}{spent[slowest]:9.1f}{statistics.median(sizes) / 1000:7.0f}"
          f"{len(spent):10}   {asked[slowest]}", flush=True)  # fmt: skip
    return [name] if name in ASKED and (median >= MEDIAN_MS or p99 >= P99_MS) else []


def memory_mb(pid: int, what: str) -> float:
    """Give the resident memory of a process, now (VmRSS) or at most (VmHWM)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


def has_spacy(pid: int) -> bool:
    """Tell whether a process has spaCy's compiled parts."""
    return "/spacy/" in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


# -- what is asked for --------------------------------------------------------------------------


def addresses(record: Path, random: Random, number: int) -> dict[str, list[str]]:
    """Give so many addresses of each kind of page."""
    with sqlite3.connect(record) as connection:
        states = states_by_size(connection)
        rowid = {table: connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] for table in
                 ("event", "article", "statement", "actor")}  # fmt: skip

        def some(table: str) -> str:
            at = random.randint(1, rowid[table])
            return str(connection.execute(f"SELECT id FROM {table} WHERE rowid >= {at} LIMIT 1").fetchone()[0])

        largest = [row[0] for row in connection.execute("SELECT id FROM event ORDER BY articles DESC LIMIT 20")]
        words = some_words(connection, random)
    make: dict[str, Callable[[], str]] = {
        "timeline of a pair": lambda: "/timeline?" + urlencode(pair(states, random) | narrowed(random)),
        "event": lambda: f"/event/{random.choice(largest) if random.random() < 0.2 else some('event')}",
        "article": lambda: f"/article/{some('article')}",
        "search": lambda: "/search?" + urlencode(searched(words, states, random)),
        "timeline of all": lambda: "/timeline?" + urlencode(narrowed(random)),
        "timeline of a state": lambda: "/timeline?" + urlencode({"a": random.choice(states)} | narrowed(random)),
        "pair page": lambda: "/pair/{a}/{b}".format(**pair(states, random)),
        "statement": lambda: f"/statement/{some('statement')}",
        "actor": lambda: f"/actor/{some('actor')}",
        "sources": lambda: "/sources",
        "problems": lambda: "/problems",
        "not coded": lambda: "/not-coded",
        "actors": lambda: "/actors",
        "statements": lambda: "/statements?" + urlencode({"by": random.choice(states)}),
    }
    few = ("sources", "problems", "not coded", "actors")
    return {name: [one() for _ in range(20 if name in few else number)] for name, one in make.items()}


def states_by_size(connection: sqlite3.Connection) -> list[str]:
    """Give the states of the record, the most talked about first."""
    counted = "SELECT party FROM event_party WHERE length(party) = 3 GROUP BY party ORDER BY count(*) DESC"
    return [row[0] for row in connection.execute(counted)]


def pair(states: list[str], random: Random) -> dict[str, str]:
    """Give two states: every third time of the most talked about, else any."""
    one, two = random.sample(states[:6] if random.random() < 1 / 3 else states, 2)
    return {"a": one, "b": two}


def narrowed(random: Random) -> dict[str, str]:
    """Give a filter, half of the time."""
    year = random.randint(2015, 2022)
    return random.choice([
        {}, {}, {}, {}, {"since": str(year), "until": f"{year}-06"}, {"type": "AID"}, {"origins": "5"},
        {"order": "oldest"},
    ])  # fmt: skip


def some_words(connection: sqlite3.Connection, random: Random) -> list[list[str]]:
    """Give words of some articles, in their order."""
    top = connection.execute("SELECT max(rowid) FROM article").fetchone()[0]
    found = []
    for _ in range(200):
        (text,) = connection.execute(f"SELECT text FROM article WHERE rowid >= {random.randint(1, top)}").fetchone()
        found.append(text.replace(".", " ").split()[10:200])
    return found


def searched(words: list[list[str]], states: list[str], random: Random) -> dict[str, str]:
    """Give a search as people type them: a word, two, a phrase, a beginning, a state's name, with filters or not."""
    text = random.choice(words)
    at = random.randrange(len(text) - 3)
    word, beginning = text[at], text[at][: random.randint(2, 5)]
    typed = random.choice([
        word + " ", " ".join(text[at : at + 2]) + " ", f'"{" ".join(text[at : at + 3])}"', beginning, "the ",
        " ".join(random.sample(text, 3)) + " ", '"of the"', f"{word} the o", "united states ", "china trucks",
    ])  # fmt: skip
    kind = random.choice(["all", "all", "event", "statement", "article"])
    filters = random.choice([{}, {}, {}, {"a": random.choice(states)}, {"since": "2018", "until": "2019-03"}])
    return {"q": typed, "kind": kind} | filters


if __name__ == "__main__":
    main()
