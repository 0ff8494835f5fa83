"""The room read."""
