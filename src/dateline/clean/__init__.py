"""The room clean."""
