"""In which order the help names the commands, and under which heads."""

from __future__ import annotations

from typer.core import TyperGroup

# As somebody meets them who has articles, looks, takes along what was found, and puts right what was misread.
PANELS = {
    "Read": ("build",),
    "Look": ("timeline", "statements", "show", "search", "wording", "serve"),
    "Take elsewhere": ("report", "export", "compare"),
    "Put right": ("judge", "verify", "forget", "knowledge"),
}


class Commands(TyperGroup):
    """The commands by panel; one that has none comes last."""

    def list_commands(self, ctx: object) -> list[str]:
        """Give the names in the order of PANELS."""
        for panel, names in PANELS.items():
            for name in names:
                self.commands[name].rich_help_panel = panel  # type: ignore[attr-defined]  # Typer's own, on each
        named = [name for names in PANELS.values() for name in names]
        return [*named, *(name for name in self.commands if name not in named)]
