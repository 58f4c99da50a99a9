"""Judges that are not ours, on every page and form state of the board: `make judges`, and no part of `make test`."""
