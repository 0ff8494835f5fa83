"""The tutorial notebook runs from the first cell to the last, and shows what it says."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture(scope="module")
def run() -> nbformat.NotebookNode:
    """The notebook, executed in a kernel of its own."""
    book = nbformat.read(DOCS / "tutorial.ipynb", as_version=4)
    NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(DOCS)}}).execute()
    return book


def shown(book: nbformat.NotebookNode, source: str) -> str:
    """Give what the cell that begins with *source* showed: HTML where there is any."""
    (cell,) = [cell for cell in book.cells if cell.cell_type == "code" and cell.source.startswith(source)]
    (output,) = [output for output in cell.outputs if "data" in output]
    return str(output.data.get("text/html") or output.data["text/plain"])


def test_the_notebook_keeps_no_outputs_that_could_go_stale() -> None:
    book = nbformat.read(DOCS / "tutorial.ipynb", as_version=4)
    assert all(not cell.outputs for cell in book.cells if cell.cell_type == "code")


def test_every_cell_runs_and_shows_what_the_text_says(run: nbformat.NotebookNode) -> None:
    assert "<mark" in shown(run, "carried =") and "origins" in shown(run, "carried =")
    assert "<td>" in shown(run, "frame =")
    assert "<mark" in shown(run, "text =") and "Ilir Prenga" in shown(run, "reading.attributions")
    assert "REQUEST" in shown(run, "import duckdb")
