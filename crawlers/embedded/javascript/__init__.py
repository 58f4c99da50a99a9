"""A script's text → the values that stand in it, by reading, never by running."""
