"""Tests of what a text says of the offer that it shows."""
