"""What an extractor found → the same, completed by the page, with keys, each posting once."""
