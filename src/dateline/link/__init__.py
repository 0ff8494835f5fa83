"""The room link."""
