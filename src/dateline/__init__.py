"""dateline: the dated, sourced record of what states and their leaders say and do."""

__version__ = "0.1.0"
